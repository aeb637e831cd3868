"""What a reader needs to see of one check: sentences with their numbers, cells with their labels, on two sides."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpora.document.check import Check, Evidence
from corpora.document.geometry import Span
from corpora.document.grid import Cell, Grid
from corpora.document.layout import Section
from corpora.document.place import Place
from corpora.document.reading import Reading
from service.cli.words import FORMS, say
from service.export.decimals import plain

CONTEXT = 60
"""Characters of a sentence kept before its first number and after its last; most sentences are shorter."""


NUMERAL = re.compile(r"\d+(?:[,，]\d{3})*(?:\.\d+)?")

LISTED = frozenset({"part", "item"})
"""Roles of evidence that is listed beside its sentence."""


ONE_AGAINST_OTHERS = frozenset({"table-identity.cell", "table-total.contradicted"})
"""Messages whose first cell is the doubtful one, and the others what it is held against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A sentence or a cell: where it stands, its words, and the parts of the words to point at.

    `adds_nothing` is said of a cell that is zero or blank, of which a sum may have twenty.
    """

    where: str
    label: str | None
    text: str
    marks: tuple[Span, ...]
    adds_nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """The claim on the left, what it is held against on the right; `right` is empty when one sentence says both."""

    left: tuple[Shown, ...]
    right: tuple[Shown, ...]


def exhibit(check: Check, reading: Reading) -> Exhibit:
    """The evidence of a check, sorted to its two sides. A sentence that holds several pieces is shown once."""
    cells = _cells(check, reading)
    said = [evidence for evidence in check.evidence if evidence.table is None]
    sentences = _sentences(check, said, reading)
    parts = tuple(_part(evidence) for evidence in said if evidence.role in LISTED)
    if not sentences:
        suspect = len(cells) == 2 or check.message.code in ONE_AGAINST_OTHERS
        return Exhibit(left=cells[:1], right=cells[1:]) if suspect else Exhibit(left=cells, right=parts)
    if cells or parts:
        return Exhibit(left=sentences, right=cells + parts)
    return Exhibit(left=sentences[:1], right=sentences[1:])


def _sentences(check: Check, said: list[Evidence], reading: Reading) -> tuple[Shown, ...]:
    """Sentences with the numbers that the check is about; parts and items are pointed at where they stand in one."""
    marks: dict[Span, set[Span]] = {}
    for evidence in said:
        if evidence.place is not None and evidence.role not in LISTED:
            sentence = _sentence_around(evidence.place.span, reading)
            marks.setdefault(sentence, set()).update(_numbers_in(evidence, evidence.place.span, check, reading))
    for evidence in said:
        if evidence.place is not None and evidence.role == "part":
            for sentence in marks:
                if _within(evidence.place.span, sentence):
                    marks[sentence].update(_digits(evidence.place.span, reading))
    unplaced = [_part(evidence) for evidence in said if evidence.place is None and evidence.role not in LISTED]
    return (*(_quote(span, sorted(points), reading) for span, points in marks.items()), *unplaced)


def _part(evidence: Evidence) -> Shown:
    return Shown(where="", label=None, text=evidence.text, marks=())


def _sentence_around(span: Span, reading: Reading) -> Span:
    """The sentence of a claim that the span touches; the span itself where no claim does."""
    touched = [claim.sentence for claim in reading.claims if _touch(claim.span, span)]
    if not touched:
        return span
    return Span(min(span.start, *(at.start for at in touched)), max(span.end, *(at.end for at in touched)))


def _numbers_in(evidence: Evidence, span: Span, check: Check, reading: Reading) -> list[Span]:
    """Spans of the numbers that the check is about: those equal to `claimed` or `found`, else every claimed one."""
    claims = [claim for claim in reading.claims if _within(claim.number.span, span)]
    at_issue = {check.claimed, check.found} - {None}
    chosen = [claim for claim in claims if claim.number.value in at_issue] if evidence.role == "claim" else []
    spoken_of = [claim for claim in chosen if any(set(item.fields) & set(check.fields) for item in claim.fields[:1])]
    chosen = spoken_of or chosen
    if chosen or claims:
        return [claim.number.span for claim in chosen or claims]
    wanted = {plain(value) for value in at_issue if value is not None}
    text = reading.document.text
    return [at for at in _digits(span, reading) if re.sub("[,，]", "", text[at.start : at.end]) in wanted]


def _digits(span: Span, reading: Reading) -> list[Span]:
    """Numbers in figures within the span."""
    words = reading.document.text[span.start : span.end]
    return [Span(span.start + match.start(), span.start + match.end()) for match in NUMERAL.finditer(words)]


def _quote(span: Span, marks: list[Span], reading: Reading) -> Shown:
    """The sentence, without what is far from its numbers."""
    text = reading.document.text
    start = max(span.start, marks[0].start - CONTEXT) if marks else span.start
    end = min(span.end, max(mark.end for mark in marks) + CONTEXT) if marks else min(span.end, span.start + 3 * CONTEXT)
    head, tail = "…" if start > span.start else "", "…" if end < span.end else ""
    shift = len(head) - start
    return Shown(
        where=_where_said(span, reading),
        label=None,
        text=f"{head}{text[start:end]}{tail}",
        marks=tuple(Span(mark.start + shift, mark.end + shift) for mark in marks),
    )


def _where_said(span: Span, reading: Reading) -> str:
    before = [section for section in reading.layout.sections if section.place.span.start <= span.start]
    heading = _heading(before[-1]) if before else ""
    pages = [passage.place for passage in reading.layout.passages if _touch(passage.place.span, span)]
    title = reading.layout.title_span
    if title is not None and _touch(title, span):
        return _joined(say("标题", "title"), _page(pages[0] if pages else None))
    return _joined(say("正文", "text"), heading, _page(pages[0] if pages else None))


def _heading(section: Section) -> str:
    """Its number and title; a title such as （一）主动公开 has a number of its own."""
    numbered = section.number is None or section.title.startswith(("（", "("))
    return section.title if numbered else f"{section.number}、{section.title}"


def _cells(check: Check, reading: Reading) -> tuple[Shown, ...]:
    """The cells. Those of last year's report come in the order of this year's, and have the same labels."""
    own = [
        _cell(evidence, reading) for evidence in check.evidence if evidence.table is not None and not evidence.source
    ]
    others = [evidence for evidence in check.evidence if evidence.source is not None]
    last = [
        replace(_printed(evidence), where=say("上年报告", "last year's report"), label=cell.label)
        for evidence, cell in zip(others, own, strict=False)
    ]
    return (*own, *last)


def _cell(evidence: Evidence, reading: Reading) -> Shown:
    table = next((table for table in reading.layout.tables if table.id == evidence.table), None)
    name = evidence.table or ""
    label = None
    if table is not None:
        name = table.caption or (
            say(*FORMS[table.form]) if table.form in FORMS else f"{say('表格', 'table')} {table.id}"
        )
    if table is not None and evidence.cell is not None:
        here = (table.id, evidence.cell)
        labels = [figure.label for figure in reading.layout.figures if (figure.table, figure.cell) == here]
        label = labels[0] if labels else cell_label(table.grid, *evidence.cell)
    return replace(_printed(evidence), where=_joined(name, _page(evidence.place)), label=label)


def _printed(evidence: Evidence) -> Shown:
    return Shown(
        where="",
        label=None,
        text=evidence.text or say("（空白）", "(blank)"),
        marks=(Span(0, len(evidence.text)),) if evidence.text else (),
        adds_nothing=evidence.text.strip() in ("", "0"),
    )


def cell_label(grid: Grid, row: int, column: int) -> str | None:
    """Headings of the cell's row and column as "row / column"; None where the table has none for it."""
    try:
        left = [grid.at(row, at) for at in range(column - 1, -1, -1)]
        above = [grid.at(at, column) for at in range(row - 1, -1, -1)]
    except KeyError:
        return None
    parts = (_nearest_headings(left, grid), _nearest_headings(above, grid))
    return " / ".join(part for part in parts if part) or None


def _nearest_headings(cells: list[Cell], grid: Grid) -> str:
    """The nearest unbroken run of headings among `cells`, which come nearest first; farthest first in the answer."""
    run: list[str] = []
    for cell in cells:
        if _is_heading(cell) and cell.column_span < grid.n_columns:
            run.append(cell.text)
        elif run:
            break
    return " ".join(reversed(list(dict.fromkeys(run))))


def _is_heading(cell: Cell) -> bool:
    return bool(cell.text) and (cell.header or cell.number is None)


def _page(place: Place | None) -> str:
    number = place.page_number if place else None
    return say(f"第 {number} 页", f"page {number}") if number else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
