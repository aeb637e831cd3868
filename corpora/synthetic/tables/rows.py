"""Rows of a statistical table as lines: items, subtotals and totals, rows that are some of another (其中)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from corpora.document.numeral import print_chinese
from corpora.synthetic.tables.words import load_words

LineKind = Literal["item", "total", "within"]
Layout = Literal["flat", "grouped", "outline", "within"]
INDENT = "　"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the body.

    Args:
        label: as printed.
        kind: "total" adds `parts` up; "within" is some of the line `whole` and in no sum.
        group: label of the group that it belongs to, in a column of its own; None for a line that spans both columns.
        parts: indices of lines.
    """

    label: str
    kind: LineKind = "item"
    group: str | None = None
    parts: tuple[int, ...] = ()
    whole: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Lines in print order; with `grouped` the labels take two columns."""

    lines: tuple[Line, ...]
    grouped: bool = False

    @property
    def grand_total(self) -> int | None:
        """The line that all shares are of: the total that is part of no other."""
        inner = {part for line in self.lines for part in line.parts}
        totals = [i for i, line in enumerate(self.lines) if line.kind == "total" and i not in inner]
        return totals[0] if len(totals) == 1 else None


def draw_rows(random: Random, groups: Sequence[tuple[str, Sequence[str]]], *, layout: Layout) -> Rows:
    """Lines for groups of items: grouped (label column and subtotals), outline (一、 and 1. in one column), or flat.

    Args:
        random: where the total stands, whether there is one, how lines are numbered.
        groups: (name, items); a single group may have no name.
        layout: "within" is flat with 其中 rows.
    """
    if layout == "grouped":
        return _grouped(random, groups)
    if layout == "outline":
        return _outline(random, groups)
    lines = [Line(label=item) for _, items in groups for item in items]
    if layout == "within":
        lines = _with_parts_named(random, lines)
    return Rows(lines=tuple(_with_total(random, lines)))


def _grouped(random: Random, groups: Sequence[tuple[str, Sequence[str]]]) -> Rows:
    words, lines, tops = load_words("names"), list[Line](), list[int]()
    subtotal = random.choice(("none", "last", "last", "first"))
    name = random.choice(words["subtotals"])
    for group, items in groups:
        start = len(lines) + (subtotal == "first")
        inner = tuple(range(start, start + len(items)))
        block = [Line(label=item, group=group) for item in items]
        total = Line(label=name, kind="total", group=group, parts=inner)
        if len(items) < 2 or subtotal == "none":
            inner = tuple(range(len(lines), len(lines) + len(items)))
            tops += inner
        else:
            block = [total, *block] if subtotal == "first" else [*block, total]
            tops.append(len(lines) if subtotal == "first" else len(lines) + len(items))
        lines += block
    return Rows(lines=tuple(_with_total(random, lines, parts=tops)), grouped=True)


def _outline(random: Random, groups: Sequence[tuple[str, Sequence[str]]]) -> Rows:
    first, second = random.choice(
        (("{han}、", "{n}."), ("{han}、", "（{han}）"), ("（{han}）", "{n}."), ("{n}.", "（{n}）"), ("", ""))
    )
    indent = INDENT * random.choice((0, 1, 2)) if first else INDENT * random.choice((1, 2))
    lines, tops = list[Line](), list[int]()
    for index, (group, items) in enumerate(groups):
        start = len(lines) + 1
        tops.append(len(lines))
        parts = tuple(range(start, start + len(items)))
        lines.append(Line(label=_numbered(first, index) + group, kind="total", parts=parts))
        lines += [Line(label=indent + _numbered(second, n) + item) for n, item in enumerate(items)]
    return Rows(lines=tuple(_with_total(random, lines, parts=tops)))


def _numbered(pattern: str, index: int) -> str:
    return pattern.format(han=print_chinese(index + 1), n=index + 1)


def _with_parts_named(random: Random, lines: Sequence[Line]) -> list[Line]:
    """One or two lines get 其中 rows under them."""
    extra, found = random.sample(range(len(lines)), min(len(lines), random.randint(1, 2))), list[Line]()
    names = random.choice(
        (("其中：重点", "　　　一般"), ("其中：新增",), ("其中：城区", "　　　乡村"), ("　其中：本级",))
    )
    for index, line in enumerate(lines):
        found.append(line)
        if index in extra:
            whole = len(found) - 1
            found += [Line(label=name, kind="within", whole=whole) for name in names]
    return found


def _with_total(random: Random, lines: Sequence[Line], *, parts: Sequence[int] | None = None) -> list[Line]:
    """The lines with a grand total in last or first place, or without one."""
    place = random.choices(("last", "first", "none"), (6, 2, 2))[0]
    inside = [i for i, line in enumerate(lines) if line.kind == "item"] if parts is None else list(parts)
    if place == "none" or len(inside) < 2:
        return list(lines)
    label = random.choice(load_words("names")["totals"])
    if place == "last":
        return [*lines, Line(label=label, kind="total", parts=tuple(inside))]
    moved = [
        replace(
            line,
            parts=tuple(part + 1 for part in line.parts),
            whole=None if line.whole is None else line.whole + 1,
        )
        for line in lines
    ]
    return [Line(label=label, kind="total", parts=tuple(part + 1 for part in inside)), *moved]
