"""Lines of tables of figures: what stands in the stub, the figures behind it, outlines of sections and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from corpora.synthetic.web.design import Align, RowRole, WebCell, WebRow
from corpora.synthetic.web.designs.looks import Look
from corpora.synthetic.web.designs.rows import row, spanning
from corpora.synthetic.web.designs.values import drawn, marked
from corpora.synthetic.web.figures import Figures
from corpora.synthetic.web.words import Words

SECTION_ALIGNS: tuple[Align, ...] = ("left", "left", "center", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What stands in the stub of a row; a section has no figures."""

    label: str
    indent: int = 0
    role: RowRole = "body"


def label_cell(line: Line, look: Look, *, across: int = 1) -> WebCell:
    """The stub of a row."""
    return WebCell(
        text=line.label, across=across, header=look.header, indent=line.indent * look.step,
        align="left" if line.indent and look.labels == "center" else look.labels,
        bold=look.bold and line.role in ("section", "subtotal", "total"),
    )  # fmt: skip


def value_cells(values: Sequence[str], look: Look, role: RowRole = "body") -> tuple[WebCell, ...]:
    """The figures of a row."""
    bold = look.bold and role in ("subtotal", "total")
    return tuple(WebCell(text=value, align=look.figures, bold=bold) for value in values)


def row_of(line: Line, values: Sequence[str], look: Look) -> WebRow:
    """A line with its figures."""
    return row([label_cell(line, look), *value_cells(values, look, line.role)], line.role)


def rows_of(random: Random, lines: Sequence[Line], columns: Sequence[Figures], look: Look) -> list[WebRow]:
    """Lines with figures; sections over all columns, or with blank figures, for the whole table."""
    whole = random.random() < 0.7
    align = random.choice(SECTION_ALIGNS)
    rows = []
    for line in lines:
        if line.role == "section" and whole:
            rows.append(spanning(line.label, len(columns) + 1, "section", align=align))
        elif line.role == "section":
            rows.append(row_of(replace(line, role="body"), [""] * len(columns), look))
        else:
            rows.append(row_of(line, drawn(random, columns), look))
    return rows


def outline(random: Random, words: Words, kind: str, count: int) -> list[Line]:
    """Labels of rows: a total at the top or the end, sections, lines set in under others."""
    texts = iter(words.some(random, kind, count))
    each = random.choice((0, 0, 0, random.randint(3, 8)))
    nested = random.choice((0.0, 0.0, 0.15, 0.35))
    sections = iter(words.some(random, "stat_sections", count // each + 1 if each else 1))
    lines: list[Line] = []
    for number, text in enumerate(texts):
        if each and number % each == 0:
            lines.append(Line(label=next(sections), role="section"))
        label = marked(random, text) if random.random() < 0.04 else text
        lines.append(Line(label=label, indent=1 if each and random.random() < 0.7 else 0))
        if random.random() < nested:
            lines.extend(_breakdown(random, words, lines[-1].indent + 1))
    return _with_total(random, words, lines)


def _breakdown(random: Random, words: Words, indent: int) -> list[Line]:
    parts = words.some(random, "stat_breakdowns", random.randint(1, 3))
    first = (
        random.choice(("其中：", "#", "")) if words.chinese else random.choice(("of which: ", "Of which ", "– ", ""))
    )
    every = first in ("#", "– ")
    return [
        Line(label=(first if every or not number else "") + part, indent=indent) for number, part in enumerate(parts)
    ]


def _with_total(random: Random, words: Words, lines: list[Line]) -> list[Line]:
    total = Line(label=words.one(random, "stat_totals"), role="total")
    place = random.random()
    return [total, *lines] if place < 0.35 else [*lines, total] if place < 0.65 else lines
