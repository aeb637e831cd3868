"""What a report says to others, kept beside its record until all are read: the table `links`.

A record is written for readers and lacks what comparisons need (printed digits with their places, bounds, doubts of a
scan). A row has the names that reports find each other by, and two parcels: the figures, which next year's report and
the region's are held against, and `own`, what a report itself says of other years. Both are compressed JSON.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pyarrow as arrow
from pydantic import ConfigDict, TypeAdapter
from pydantic import dataclasses as checked

from corpora.document.check import Check
from corpora.document.claim import Claim
from corpora.document.document import Document, Source
from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.passage import Passage
from corpora.document.reading import Coverage, Reading
from service.checks.between.bodies import FIELDS, region_of, regions_around, words_of_summing_up
from service.checks.changes.claim_change import body_key
from service.checks.changes.in_words import IN_WORDS

COLUMNS: Final = (
    ("organisation", arrow.string()),
    ("year", arrow.int64()),
    ("body", arrow.string()),
    ("regions", arrow.list_(arrow.string())),
    ("sums_up", arrow.string()),
    ("changes", arrow.bool_()),
    ("figures_hash", arrow.string()),
    ("values_hash", arrow.string()),
    ("totals", arrow.string()),
    ("figures", arrow.binary()),
    ("own", arrow.binary()),
)
"""After the keys that every table of a batch begins with.

`body` is the same for all spellings of a body's name; `regions` are the beginnings of its name that may be a region's;
`sums_up` is the region whose bodies the report says that it sums up, null where it says no such thing; `changes` tells
whether it claims to have grown or shrunk since last year. Reports whose `values_hash` is the same have the same values
in the same fields, with `figures_hash` also at the same places. `totals` are the figures that a region is held against.
"""

CHANGES: Final = frozenset({"increase", "decrease"})

LEVEL: Final = 6
"""Of compression: 200 figures come to 5.5 kB in 3 ms."""


@checked.dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Own:
    """What of a report speaks of other reports.

    Args:
        length: characters of the whole text.
        pieces: parts of it, each with its beginning.
        checks: of changes since last year, as they are without last year's report.
    """

    length: int
    pieces: tuple[tuple[int, str], ...]
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    checks: tuple[Check, ...]


_FIGURES: Final = TypeAdapter(tuple[Figure, ...])
_OWN: Final = TypeAdapter(Own)


def link_row(reading: Reading) -> dict[str, Any] | None:
    """The row of a report, plain values by column; None for one whose body or year is unknown: nothing finds it."""
    layout = reading.layout
    if not layout.organisation or not layout.year:
        return None
    figures = _FIGURES.dump_json(layout.figures)
    changes = bool(_sentences_of_changes(reading))
    summing_up = words_of_summing_up(reading.document.text, layout.organisation)
    own = _own(reading, summing_up) if changes or summing_up else None
    return {
        "organisation": layout.organisation,
        "year": layout.year,
        "body": body_key(layout.organisation),
        "regions": list(regions_around(layout.organisation)),
        "sums_up": region_of(layout.organisation) if summing_up else None,
        "changes": changes,
        "figures_hash": _hash(figures),
        "values_hash": _hash(repr([(figure.field, figure.value) for figure in layout.figures]).encode()),
        "totals": _FIGURES.dump_json(tuple(figure for figure in layout.figures if figure.field in FIELDS)).decode(),
        "figures": zlib.compress(figures, LEVEL),
        "own": None if own is None else zlib.compress(_OWN.dump_json(own), LEVEL),
    }


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def totals_of(totals: str) -> tuple[Figure, ...]:
    """A row's totals. Raises ValueError like `figures_of`."""
    return _FIGURES.validate_json(totals)


def figures_of(packed: bytes) -> tuple[Figure, ...]:
    """A row's figures. Raises ValueError for a parcel of another version of gouji, which another fingerprint tells."""
    return _FIGURES.validate_json(zlib.decompress(packed))


def light_reading(
    row: Mapping[str, Any], *, figures: tuple[Figure, ...], with_own: bool = False
) -> Reading:  # fmt: skip
    """The report as comparisons need it, of a row's `sha256`, `path`, `organisation`, `year` and, when it is the one
    that is compared, `own`. Its text is blank where it was not kept, and it has no checks but those of changes.
    """
    own = _OWN.validate_json(zlib.decompress(row["own"])) if with_own and row["own"] else _NOTHING
    source = Source(path=row["path"], sha256=row["sha256"], media_type="", size_bytes=0)
    layout = Layout(
        title=None, title_span=None, organisation=row["organisation"], year=row["year"], sections=(),
        passages=own.passages, tables=(), figures=figures, profile=None,
    )  # fmt: skip
    return Reading(
        document=Document(source=source, text=_text(own), blocks=()), layout=layout, entities=(), claims=own.claims,
        checks=own.checks, coverage=Coverage(claims=0, linked=0, checked=0),
    )  # fmt: skip


_NOTHING: Final = Own(length=0, pieces=(), claims=(), passages=(), checks=())

BLANK: Final = "\n"
"""Stands for characters that were not kept: no words reach over the end of a line."""


def _sentences_of_changes(reading: Reading) -> set[Span]:
    """Those that say, in figures or in words alone, what grew or shrank since last year or stayed as it was."""
    text = reading.document.text
    return {
        claim.sentence for claim in reading.claims
        if claim.relation in CHANGES or IN_WORDS.search(text, claim.sentence.start, claim.sentence.end)
    }  # fmt: skip


def _own(reading: Reading, summing_up: Span | None) -> Own:
    sentences = _sentences_of_changes(reading)
    claims = tuple(claim for claim in reading.claims if claim.sentence in sentences)
    spans = sorted({*sentences, *(claim.span for claim in claims), *([summing_up] if summing_up else [])})
    text = reading.document.text
    return Own(
        length=len(text),
        pieces=tuple((span.start, text[span.start : span.end]) for span in spans),
        claims=claims,
        passages=tuple(_passages(reading, [*sentences, *(claim.span for claim in claims)])),
        checks=tuple(check for check in reading.checks if check.kind == "claim-change"),
    )


def _passages(reading: Reading, spans: Sequence[Span]) -> Iterator[Passage]:
    """Those that the claims stand in, and one in doubt: it makes the whole report one that was read from a picture."""
    doubtful = next((passage for passage in reading.layout.passages if passage.doubts), None)
    for passage in reading.layout.passages:
        place = passage.place.span
        if passage is doubtful or any(span.start < place.end and place.start < span.end for span in spans):
            yield passage


def _text(own: Own) -> str:
    text = [BLANK] * own.length
    for start, words in own.pieces:
        text[start : start + len(words)] = words
    return "".join(text)
