"""Passages of prose that is true, with what the tables say of its figures: claims to learn from without labels.

What rules and network together take a figure for is right where the cell has it; where the cell has another, the figure
counts something else, since the prose is true. Of the rest nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from corpora.document.claim import Claim, Expression
from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.labelled.mention import ClaimMention
from corpora.labelled.passage import LabelledPassage
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Profile
from corpora.readers.read import read_document
from corpora.synthetic.statements import TRUE, reports_of
from corpora.synthetic.written import WrittenReport, read_written, render
from models.laid_out import laid_out
from models.language.combined import CombinedReader
from models.language.formulas.stated import value_of
from models.language.network.reader import load_reader
from models.language.outline import profile_by_title, read_outline
from models.language.passages import Asked, prose_of
from models.language.prediction import PassageReader, PredictedClaim, Prediction
from models.tables.recover import recover_tables

UNKNOWN: Final = ("?",)
"""Fields of a figure of which nothing is known: no sum of fields has this name, so that none is learned."""
BY_CHANCE: Final = 3
"""Figures up to this one are found in some cell of many reports, whatever they count."""
COUNTED: Final = ("equal", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
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


def taught_by_statements(path: Path, reader: PassageReader | None = None) -> Iterator[LabelledPassage]:
    """Of the true statements of a file of `corpora.synthetic.statements`."""
    for one in reports_of(path):
        if one.id.endswith(TRUE):
            yield from _taught(one, reader)


def taught_by_reports(path: Path, reader: PassageReader | None = None) -> Iterator[LabelledPassage]:
    """Of the reports of a file of `corpora.synthetic.written` in which nothing is contradicted or doubtful."""
    for one in read_written(path):
        if not one.contradicted and not one.doubtful:
            yield from _taught(one, reader)


def _taught(report: WrittenReport, reader: PassageReader | None) -> Iterator[LabelledPassage]:
    document = read_document(render(report), path=report.file_name)
    recovered = recover_tables(document, profiles=_profiles())
    known = {profile.id: profile for profile in _profiles()}
    profile = known.get(recovered.profile or "") or profile_by_title(document.text, recovered.passages, _profiles())
    outline = read_outline(document.text, recovered.passages, profile=profile)
    layout = laid_out(recovered, outline)
    network = reader or _network()
    combined = CombinedReader(network)
    prose = prose_of(document, layout)
    asked = combined.asked(prose)
    predictions = list(network.read(one.query for one in asked))
    claims = combined.combine(document, layout, prose, zip(asked, predictions, strict=True), profile=profile).claims
    by_span: dict[Span, list[Claim]] = {}
    for claim in claims:
        by_span.setdefault(claim.number.span, []).append(claim)
    cells = _Cells(figures={figure.field: figure for figure in layout.figures})
    for one, said in zip(asked, predictions, strict=True):
        placed = prose.answered(one, said, text=document.text).prediction
        yield _passage(one, said, [by_span.get(claim.span, []) for claim in placed.claims], cells, report)


def _passage(
    asked: Asked, said: Prediction, claims: Sequence[Sequence[Claim]], cells: _Cells, report: WrittenReport
) -> LabelledPassage:
    query = asked.query
    found = [
        _mention(predicted, held, cells)
        for predicted, held in zip(said.claims, claims, strict=True)
        if not predicted.negated
    ]
    return LabelledPassage(
        heading=query.heading, text=query.text, sentences=query.sentences, families=(None,) * len(query.sentences),
        organisation=report.org, year=query.year or report.year, claims=tuple(found),
    )  # fmt: skip


def _mention(predicted: PredictedClaim, held: Sequence[Claim], cells: _Cells) -> ClaimMention:
    fields, minus = _fields(predicted, held, cells)
    claim = held[0] if held else None
    return ClaimMention(
        span=predicted.span, numeral=predicted.span, value=claim.number.value if claim else Decimal(0),
        unit=None, measure=None, relation=predicted.relation if predicted.relation != "none" or not claim else "none",
        period_kind=predicted.period_kind, body=predicted.body, fields=fields, minus=minus,
        approximate=predicted.approximate,
    )  # fmt: skip


def _fields(predicted: PredictedClaim, held: Sequence[Claim], cells: _Cells) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(held) != 1 or predicted.each:
        return UNKNOWN, ()
    claim = held[0]
    own = Expression(name="", plus=predicted.fields, minus=predicted.minus) if predicted.fields else None
    for one in (*claim.fields, *([own] if own else [])):
        if cells.bear_out(one, claim):
            if claim.number.value > BY_CHANCE or (own is not None and own.counts_as(one)):
                return one.plus, one.minus
            return UNKNOWN, ()
    linked = claim.fields[0] if claim.fields else own
    if linked is None:
        return ((), ()) if predicted.relation in COUNTED else (UNKNOWN, ())
    if cells.bear_out(linked, claim) is None:
        return UNKNOWN, ()
    if claim.number.value > BY_CHANCE and cells.somewhere_beside(linked, claim.number.value):
        return UNKNOWN, ()
    return (), ()


@cache
def _profiles() -> tuple[Profile, ...]:
    return load_profiles()


@cache
def _network() -> PassageReader:
    return load_reader()
