"""Passages of prose that is true, with what the tables say of its figures: claims to learn from without labels.

What rules and network together take a figure for is right where the cell has it; where the cell has another, the figure
counts something else, since the prose is true. Of the rest nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from corpora.document.claim import Claim, Expression
from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention
from corpora.labelled.passage import LabelledPassage
from corpora.plain_yaml import plain_yaml
from corpora.synthetic.statements import TRUE, reports_of
from corpora.synthetic.written import WrittenReport, read_written, render
from models.language.combined import CombinedReader
from models.language.formulas.stated import value_of
from models.language.network.reader import load_reader
from models.language.passages import Asked, prose_of
from models.language.prediction import PassageReader, PredictedClaim, Prediction
from training.language.read_layout import read_layout

Signed = tuple[tuple[str, ...], tuple[str, ...]]
"""Fields to add, and to take away."""
NONE: Final[Signed] = ((), ())
UNKNOWN: Final[Signed] = (("?",), ())
"""Fields of a figure of which nothing is known: no sum of fields has this name, so that none is learned."""
BY_CHANCE: Final = 3
"""Figures up to this one are found in some cell of many reports, whatever they count."""
COUNTED: Final = ("equal", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The figures of a report's tables."""

    figures: Mapping[str, Figure]

    def bear_out(self, expression: Expression, claim: Claim) -> bool | None:
        """Do they have the claim's figure? None where they cannot say."""
        number = claim.number
        if number.bound != "exact" or number.unit in ("%", "‰") or claim.relation not in COUNTED:
            return None
        value = value_of(expression, self.figures)
        return None if value is None else value == number.value

    def somewhere_beside(self, expression: Expression, value: Decimal) -> bool:
        """Has a cell of a row or column that the expression names the figure?"""
        rows = {one.rpartition(".")[0] for one in expression.fields}
        columns = {one.rpartition(".")[2] for one in expression.fields}
        tables = {one.partition(".")[0] for one in expression.fields}
        return any(
            figure.value == value and name.partition(".")[0] in tables
            and (name.rpartition(".")[0] in rows or name.rpartition(".")[2] in columns)
            for name, figure in self.figures.items()
        )  # fmt: skip


def true_claims(
    files: Iterable[Path], *, kept: Path, reader: PassageReader | None = None
) -> tuple[LabelledPassage, ...]:
    """Of all the files, statements and reports, in which anything is known of a figure; read from `kept` where they
    were kept there before, since to read a thousand of them takes minutes.

    Args:
        files: of `corpora.synthetic.statements` or `corpora.synthetic.written`.
        kept: a file of JSON.
        reader: the network that reads them; None for the one that ships.

    Raises:
        pydantic.ValidationError: for a file that is neither.
    """
    several = TypeAdapter(tuple[LabelledPassage, ...])
    if kept.is_file():
        return several.validate_json(kept.read_bytes())
    found = tuple(one for file in files for one in taught_by(file, reader) if _tells(one))
    if found:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(several.dump_json(found))
    return found


def taught_by(file: Path, reader: PassageReader | None = None) -> Iterator[LabelledPassage]:
    """Of the true statements of a file, or of its reports in which nothing is contradicted or doubtful."""
    return map(_passage, read_passages(file, reader))


def _true_reports(file: Path) -> Iterator[WrittenReport]:
    entries = plain_yaml(file.read_text("utf-8"))
    if "statements" in entries[0]:
        yield from (one for one in reports_of(file) if one.id.endswith(TRUE))
    else:
        yield from (one for one in read_written(file) if not one.contradicted and not one.doubtful)


def _tells(passage: LabelledPassage) -> bool:
    return any(claim.fields != UNKNOWN[0] for claim in passage.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPassage:
    """A passage with what the network says of it, the claims of each of the network's, and the tables of its report."""

    asked: Asked
    said: Prediction
    claims: tuple[tuple[Claim, ...], ...]
    cells: Cells
    report: WrittenReport


def read_passages(file: Path, reader: PassageReader | None = None) -> Iterator[ReadPassage]:
    """The passages of a file's prose that is true (`taught_by`), read by rules and network together."""
    network = reader or _network()
    for report in _true_reports(file):
        read = read_layout(render(report), path=report.file_name)
        combined = CombinedReader(network)
        prose = prose_of(read.document, read.layout)
        asked = combined.asked(prose)
        said = list(network.read(one.query for one in asked))
        answers = zip(asked, said, strict=True)
        claims = combined.combine(read.document, read.layout, prose, answers, profile=read.profile).claims
        by_span: dict[Span, list[Claim]] = {}
        for claim in claims:
            by_span.setdefault(claim.number.span, []).append(claim)
        cells = Cells(figures={figure.field: figure for figure in read.layout.figures})
        for one, answer in zip(asked, said, strict=True):
            placed = prose.answered(one, answer, text=read.document.text).prediction
            held = tuple(tuple(_held(claim, by_span)) for claim in placed.claims)
            yield ReadPassage(asked=one, said=answer, claims=held, cells=cells, report=report)


def _held(predicted: PredictedClaim, by_span: Mapping[Span, list[Claim]]) -> list[Claim]:
    """The claims of a numeral, or of words that deny, which rules may see more or fewer of."""
    if not predicted.negated:
        return by_span.get(predicted.span, [])
    return [one for span, claims in by_span.items() if span.meets(predicted.span) for one in claims if one.negated]


def _passage(read: ReadPassage) -> LabelledPassage:
    query = read.asked.query
    found = [
        mention
        for predicted, held in zip(read.said.claims, read.claims, strict=True)
        for mention in _mentions(predicted, held, read.cells)
    ]
    return LabelledPassage(
        heading=query.heading, text=query.text, sentences=query.sentences, families=(None,) * len(query.sentences),
        organisation=read.report.org, year=query.year or read.report.year, claims=tuple(found),
    )  # fmt: skip


def _mentions(predicted: PredictedClaim, held: Sequence[Claim], cells: Cells) -> Iterator[ClaimMention]:
    """One for each of the fields that a zero is said of; else one."""
    for fields, minus in _fields(predicted, held, cells):
        yield ClaimMention(
            span=predicted.span, numeral=None if predicted.negated else predicted.span,
            value=held[0].number.value if held else Decimal(0), unit=None, measure=None, relation=predicted.relation,
            period_kind=predicted.period_kind, body=predicted.body, fields=fields, minus=minus,
            approximate=predicted.approximate,
        )  # fmt: skip


def _fields(predicted: PredictedClaim, held: Sequence[Claim], cells: Cells) -> Sequence[Signed]:
    if predicted.each or len(held) > 1 or predicted.negated:
        return _of_zeros(held, cells)
    if not held:
        return (UNKNOWN,)
    claim = held[0]
    own = Expression(name="", plus=predicted.fields, minus=predicted.minus) if predicted.fields else None
    for one in (*claim.fields, *([own] if own else [])):
        if cells.bear_out(one, claim):
            known = claim.number.value > BY_CHANCE or (own is not None and own.counts_as(one))
            return ((one.plus, one.minus) if known else UNKNOWN,)
    linked = claim.fields[0] if claim.fields else own
    if linked is None:
        return (NONE if predicted.relation in COUNTED else UNKNOWN,)
    if cells.bear_out(linked, claim) is None:
        return (UNKNOWN,)
    if claim.number.value > BY_CHANCE and cells.somewhere_beside(linked, claim.number.value):
        return (UNKNOWN,)
    return (NONE,)


def _of_zeros(held: Sequence[Claim], cells: Cells) -> Sequence[Signed]:
    """What is said to be none, or so many of each: all as the tables have it, or else of something that they lack."""
    linked = [claim for claim in held if claim.fields]
    if not linked:
        return (UNKNOWN,)
    borne_out = [cells.bear_out(claim.fields[0], claim) for claim in linked]
    if all(borne_out):
        return tuple((claim.fields[0].plus, claim.fields[0].minus) for claim in linked)
    return (NONE if any(one is False for one in borne_out) and len(linked) == len(held) else UNKNOWN,)


@cache
def _network() -> PassageReader:
    return load_reader()
