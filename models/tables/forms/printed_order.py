"""A form as one report prints it: the same labels and fields with columns or rows in another order.

Alignment follows the order of the form, so that a report that puts 总计 before 自然人 would have each figure under
another head. What is printed in another order is found by the labels, and the form is put into that order first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from corpora.profiles.profile import Field, Form, FormLabel
from models.tables.printed.form_words import FormWords, label_scores
from models.tables.printed.tokens import Token

SURE = 0.95
"""Likeness from which a token is a label; numbering may differ, since it follows the order."""

_Cell = FormLabel | Field
_Order = tuple[int, ...]
"""Parts of a group as they follow one another on the page, by their index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Neighbouring rows or columns [`start`, `end`) of a form that move together with `label`."""

    label: FormLabel
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Parts that stand side by side; what moves with them lies in [`low`, `high`) in the other direction."""

    parts: tuple[_Part, ...]
    low: int
    high: int
    across: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heads:
    """A group across in the labels' numbers: each part's own, and those of the heads below it.

    `level` heads reach down over as many rows: their order on the page is that of the columns.
    """

    members: tuple[int, ...]
    below: tuple[frozenset[int], ...]
    level: bool

    def part_of(self, labels: frozenset[int]) -> int | None:
        """Which part words of these labels name, alone or by a head below it; None for several or none."""
        own = [part for part, label in enumerate(self.members) if label in labels]
        found = own or [part for part, heads in enumerate(self.below) if heads & labels]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """The labels that words on the page print, and the row they stand in, where the source states rows."""

    labels: frozenset[int]
    row: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """A form's groups, outer ones first; `members` and `heads` have their labels as numbers."""

    form: Form
    groups: tuple[_Group, ...]
    members: tuple[tuple[int, ...], ...]
    heads: tuple[_Heads | None, ...]


_KNOWN: dict[tuple[int, tuple[_Order, ...]], tuple[Form, Form]] = {}
"""By the id of a form, which the value keeps alive, and its order: forms are compared by identity."""
MOST_KNOWN = 64


def forms_as_printed(words: FormWords, tokens: Sequence[Token]) -> tuple[tuple[Form, ...], tuple[Form, ...]]:
    """The forms of `words` in the order of the tokens, twice: as it surely is, and as it may be besides.

    The same forms where the order is their own. What mere lines may not tell is an order of heads of which one reaches
    down over two rows: it can be printed before its left neighbours (总计 beside 申请人情况).
    """
    printed = [
        _Printed(labels=_labels(words, token.text), row=None if token.trust == "cells" else token.row)
        for token in tokens
        if token.kind == "words"
    ]
    pairs = [_as_printed(plan, printed) for plan in _plans(words)]
    return tuple(sure for sure, _ in pairs), tuple(perhaps for _, perhaps in pairs)


@lru_cache(maxsize=65536)
def _labels(words: FormWords, text: str) -> frozenset[int]:
    scores = label_scores(words, text)
    best = max((score for _, score in scores), default=0.0)
    return frozenset(index for index, score in scores if score >= max(SURE, best))


@lru_cache(maxsize=64)
def _plans(words: FormWords) -> tuple[_Plan, ...]:
    """What may move in each form of `words`."""
    plans = []
    for owner, form in enumerate(words.forms):
        number = {id(label): index for index, (of, label) in enumerate(words.labels) if of == owner}
        groups = (*_row_groups(form), *_column_groups(form))
        plans.append(
            _Plan(
                form=form,
                groups=groups,
                members=tuple(tuple(number[id(part.label)] for part in group.parts) for group in groups),
                heads=tuple(_heads(group, form, number) if group.across else None for group in groups),
            )
        )
    return tuple(plans)


def _as_printed(plan: _Plan, printed: Sequence[_Printed]) -> tuple[Form, Form]:
    orders = [
        (_row_order(members, printed),) * 2 if heads is None else _column_orders(heads, plan.heads, printed)
        for members, heads in zip(plan.members, plan.heads, strict=True)
    ]
    sure, perhaps = tuple(order for order, _ in orders), tuple(order for _, order in orders)
    return _in_order(plan, sure), _in_order(plan, perhaps)


def _in_order(plan: _Plan, orders: tuple[_Order, ...]) -> Form:
    if all(order == tuple(range(len(order))) for order in orders):
        return plan.form
    key = id(plan.form), orders
    if key not in _KNOWN:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[key] = plan.form, _reordered(plan.form, plan.groups, orders)
    return _KNOWN[key][1]


def _heads(group: _Group, form: Form, number: Mapping[int, int]) -> _Heads:
    below = [
        frozenset(
            number[id(label)]
            for label in form.labels
            if part.label.row < label.row < group.high and part.start <= label.column < part.end
        )
        for part in group.parts
    ]
    level = len({part.label.row_span for part in group.parts}) == 1
    return _Heads(members=tuple(number[id(part.label)] for part in group.parts), below=tuple(below), level=level)


def _row_order(members: Sequence[int], printed: Sequence[_Printed]) -> _Order:
    """The order of the parts' labels on the page; their own unless each is met once."""
    own = tuple(range(len(members)))
    where = [[at for at, words in enumerate(printed) if label in words.labels] for label in members]
    if any(len(at) != 1 for at in where):
        return own
    return tuple(sorted(own, key=lambda part: where[part]))


def _column_orders(own: _Heads, groups: Sequence[_Heads | None], printed: Sequence[_Printed]) -> tuple[_Order, _Order]:
    """The order in which a row of heads prints them, surely and perhaps; the form's where rows of heads disagree.

    Groups with the same words (结果维持 … 总计, three times) take the rows of heads in their own order.
    """
    usual = tuple(range(len(own.members)))
    found = list(_windows(own, printed))
    if not found:
        return usual, _by_elimination(own, printed) or usual
    if all(order == usual for order, _ in found):
        return usual, usual
    same = [group for group in groups if group is not None and _alike(own.members, group.members, printed)]
    turn = next((index for index, group in enumerate(same) if group is own), 0)
    mine = set(found[turn :: max(1, len(same))])
    if len(found) % max(1, len(same)) or len(mine) != 1:
        return usual, usual
    order, sure = mine.pop()
    return (order if sure else usual), order


def _alike(own: Sequence[int], other: Sequence[int], printed: Sequence[_Printed]) -> bool:
    """Do the two groups have the same words?"""
    if own == other:
        return True
    return len(own) == len(other) and all(
        any({a, b} <= words.labels for words in printed) for a, b in zip(own, other, strict=True)
    )


def _windows(own: _Heads, printed: Sequence[_Printed]) -> Iterator[tuple[_Order, bool]]:
    """Each stretch of the page that prints every head once and nothing else: the order of the heads in it, and whether
    that is surely the order of the columns.

    A head may be lost and those below it stand in its place. Where the source states rows, one row holds them all, and
    other labels may stand among them: that of a merged head which was read with the one below its middle.
    """
    steps: list[tuple[int | None, int | None]] = []
    for words in printed:
        step = own.part_of(words.labels), words.row
        if step[0] is None and words.labels and words.row is not None:
            continue
        if not steps or step[0] is None or step != steps[-1]:
            steps.append(step)
    size, start = len(own.members), 0
    while start + size <= len(steps):
        window = steps[start : start + size]
        order = [part for part, _ in window if part is not None]
        rows = {row for _, row in window}
        if len(set(order)) == size and len(rows) == 1:
            yield tuple(order), own.level or rows != {None}
            start += size
        else:
            start += 1


def _by_elimination(own: _Heads, printed: Sequence[_Printed]) -> _Order | None:
    """The order of the heads in a row that prints all of them but one, which has words of the report's own (全部 for
    总计); None where no row does, or the row may be read in several ways.

    Unknown words between two heads of one part are another head of it.
    """
    size = len(own.members)
    orders: set[_Order] = set()
    for row in {words.row for words in printed}:
        steps = _parts_in([words for words in printed if words.row == row], own)
        for start in range(len(steps) - size + 1):
            window = steps[start : start + size]
            known = [part for part in window if part is not None]
            if len(set(known)) == len(known) == size - 1 > 1:
                (missing,) = set(range(size)) - set(known)
                orders.add(tuple(missing if part is None else part for part in window))
    return orders.pop() if len(orders) == 1 else None


def _parts_in(row: Sequence[_Printed], own: _Heads) -> list[int | None]:
    """Parts of the group in the order of the row's words, None for words that are no label of any form."""
    steps: list[int | None] = []
    for place, words in enumerate(row):
        part = own.part_of(words.labels)
        if part is None and words.labels:
            continue
        later = next((found for after in row[place + 1 :] if (found := own.part_of(after.labels)) is not None), None)
        if part is None and steps and steps[-1] is not None and steps[-1] == later:
            continue
        if part is None or not steps or part != steps[-1]:
            steps.append(part)
    return steps


def _row_groups(form: Form) -> Iterator[_Group]:
    """Rows told by labels at their left, those of one merged label or of one block together."""
    blocks = [label.row for label in form.labels if label.column_span == form.n_columns]
    if len(blocks) > 1:
        heads = [label for label in form.labels if label.column_span == form.n_columns]
        ends = [*blocks[1:], form.n_rows]
        parts = tuple(_Part(label=head, start=head.row, end=end) for head, end in zip(heads, ends, strict=True))
        yield _Group(parts=parts, low=0, high=form.n_columns, across=False)
        for start, end in zip(blocks, ends, strict=True):
            yield from _rows_at(form, 0, start + 1, end)
    else:
        yield from _rows_at(form, 0, 0, form.n_rows)


def _rows_at(form: Form, column: int, start: int, end: int) -> Iterator[_Group]:
    filled = {one.row for one in form.fields}
    parts = [
        _Part(label=label, start=label.row, end=label.row + label.row_span)
        for label in form.labels
        if label.column == column
        and start <= label.row < end
        and filled & {*range(label.row, label.row + label.row_span)}
    ]
    side_by_side = all(before.end == part.start for before, part in pairwise(parts))
    if len(parts) > 1 and side_by_side:
        yield _Group(parts=tuple(parts), low=column, high=form.n_columns, across=False)
    for part in parts:
        if part.label.row_span > 1:
            yield from _rows_at(form, column + part.label.column_span, part.start, part.end)


def _column_groups(form: Form) -> Iterator[_Group]:
    """Heads that stand side by side under the same head, each with the columns below it."""
    heads = [label for label in form.labels if _is_head(label, form)]
    for row in sorted({head.row for head in heads}):
        by_parent: dict[int, list[FormLabel]] = {}
        for head in heads:
            if head.row == row:
                above = [up for up in heads if up.row < row <= up.row + up.row_span and _covers(up, head)]
                by_parent.setdefault(id(above[-1]) if above else 0, []).append(head)
        for group in by_parent.values():
            parts = tuple(_Part(label=one, start=one.column, end=one.column + one.column_span) for one in group)
            if len(parts) > 1 and all(before.end == part.start for before, part in pairwise(parts)):
                yield _Group(parts=parts, low=row, high=_end_below(parts, row, form), across=True)


def _is_head(label: FormLabel, form: Form) -> bool:
    """Do figures stand under the label, and none beside it?"""
    beside = any(label.row <= one.row < label.row + label.row_span for one in form.fields)
    return (
        not beside
        and label.column_span < form.n_columns
        and any(
            one.row > label.row and label.column <= one.column < label.column + label.column_span for one in form.fields
        )
    )


def _covers(head: FormLabel, below: FormLabel) -> bool:
    return head.column <= below.column and below.column + below.column_span <= head.column + head.column_span


def _end_below(parts: Sequence[_Part], row: int, form: Form) -> int:
    """The row behind the last one of the figures under the heads: there the next heads begin."""
    left, right = parts[0].start, parts[-1].end
    first = min(one.row for one in form.fields if one.row > row and left <= one.column < right)
    below = [
        label.row
        for label in form.labels
        if label.row > first and label.column < right and label.column + label.column_span > left
    ]
    return min(below, default=form.n_rows)


def _reordered(form: Form, groups: Sequence[_Group], orders: Sequence[tuple[int, ...]]) -> Form:
    """Each group in its order; inner ones first, so that the places of the outer ones are still those of the form."""
    cells: list[_Cell] = [*form.labels, *form.fields]
    for group, order in reversed(list(zip(groups, orders, strict=True))):
        shifts = _shifts(group, order)
        cells = [_moved(cell, group, shifts) for cell in cells]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        form,
        labels=tuple(cell for cell in cells if isinstance(cell, FormLabel)),
        fields=tuple(cell for cell in cells if isinstance(cell, Field)),
    )


def _shifts(group: _Group, order: Sequence[int]) -> dict[int, int]:
    """For each row or column of the group, how far it moves."""
    shifts: dict[int, int] = {}
    place = group.parts[0].start
    for index in order:
        part = group.parts[index]
        shifts.update(dict.fromkeys(range(part.start, part.end), place - part.start))
        place += part.end - part.start
    return shifts


def _moved(cell: _Cell, group: _Group, shifts: Mapping[int, int]) -> _Cell:
    line, other = (cell.column, cell.row) if group.across else (cell.row, cell.column)
    if not group.low <= other < group.high or not shifts.get(line):
        return cell
    if group.across:
        return replace(cell, column=cell.column + shifts[line])
    return replace(cell, row=cell.row + shifts[line])
