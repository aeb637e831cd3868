"""A table beside prose, or beside another table, that level rules alone show: narrower than what else is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.lattice import edges_of, slot
from models.tables.pages.print.lines import holds, lines_of, middle_x, middle_y
from models.tables.pages.print.text_columns import text_boundaries
from models.tables.pages.print.word_gaps import is_sign
from models.tables.pages.regions.rule_stacks import rule_stacks
from models.tables.pages.regions.tables_beside import SAME_ENDS, WHITE, columns_of, levels_of
from models.tables.values import is_value

FEWEST_RULES: Final = 3
"""Level rules with the same ends: of a head, and of rows below it."""
NEXT_ROW: Final = 1.5
"""Of the tallest row, within which a rule above or below is the table's."""
AT_MIDDLE: Final = 0.35
"""Em by which a label is off the middle of its rows at most."""
FEWEST_COLUMNS: Final = 3
"""In most of its lines; words with what is beside them may be text."""

_NUMBER = re.compile(r"\d{1,3}\.?")
"""Of a row."""


def stacks_aside(rules: Sequence[Rule], words: Sequence[Word]) -> list[Box]:
    """Their boxes; `rules` are level ones that belong to no frame.

    Words stand beside each, with white between that none of them crosses; so lines over all of the page's width tell
    nothing of it.
    """
    found: list[Box] = []
    for own in _of_same_ends(rules):
        left, right = min(rule.box.left for rule in own), max(rule.box.right for rule in own)
        inside = lines_of(word for word in words if left <= middle_x(word.box) <= right)
        stacks = rule_stacks(own, inside)
        alone = [box for box in stacks if _is_crossed_often(box, own) and not _is_part(box, own, rules)]
        labelled = {box: whole for box in alone if (whole := _with_labels(box, own, words)) is not None}
        found += [labelled.get(box, box) for box in alone if box in labelled or _stands_aside(box, own, words)]
    return found


def _of_same_ends(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules, pieces of one height with no white between as one, that begin and end at the same x."""
    pieces = [piece for level in levels_of(rules) for piece in level]
    groups: list[list[Rule]] = []
    for box in sorted(pieces, key=lambda box: (box.left, box.right)):
        for group in reversed(groups):
            first = group[0].box
            if max(abs(box.left - first.left), abs(box.right - first.right)) <= SAME_ENDS:
                group.append(Rule(box=box, horizontal=True))
                break
        else:
            groups.append([Rule(box=box, horizontal=True)])
    return [group for group in groups if len(group) >= FEWEST_RULES]


def _is_crossed_often(box: Box, rules: Sequence[Rule]) -> bool:
    return sum(box.top <= middle_y(rule.box) <= box.bottom for rule in rules) >= FEWEST_RULES


def _is_part(box: Box, own: Sequence[Rule], rules: Sequence[Rule]) -> bool:
    """Do rules that go on beyond its ends run through it, or close it both above and below, a row away at most?

    Then what stands beside it has its place in the same table: names of groups of rows, over which no rules go.
    """
    edges = edges_of(middle_y(rule.box) for rule in own if box.top <= middle_y(rule.box) <= box.bottom)
    room = NEXT_ROW * max(below - above for above, below in pairwise(edges))
    wide = [
        middle_y(rule.box) for rule in rules
        if rule.box.left < box.right and rule.box.right > box.left
        and (rule.box.left < box.left - SAME_ENDS or rule.box.right > box.right + SAME_ENDS)
    ]  # fmt: skip
    through = any(box.top < y < box.bottom for y in wide)
    return through or (
        any(box.top - room <= y <= box.top for y in wide) and any(box.bottom <= y <= box.bottom + room for y in wide)
    )


def _stands_aside(box: Box, rules: Sequence[Rule], words: Sequence[Word]) -> bool:
    """Do words stand beside the box, none of them near it, and in it a table with labels of its own?"""
    level = [word for word in words if box.top < middle_y(word.box) < box.bottom]
    beside = [word for word in level if not holds(box, word.box)]
    if not beside or any(word.box.right > box.left - WHITE and word.box.left < box.right + WHITE for word in beside):
        return False
    held = [word for word in level if holds(box, word.box)]
    edges = edges_of(middle_y(rule.box) for rule in rules if box.top <= middle_y(rule.box) <= box.bottom)
    strips = [[word for word in held if top < middle_y(word.box) < bottom] for top, bottom in pairwise(edges)]
    return _are_rows(strips, text_boundaries(held)) or _are_lines(held)


def _with_labels(box: Box, rules: Sequence[Rule], words: Sequence[Word]) -> Box | None:
    """The box with what stands beside it, if that is one line at its left in the middle of each strip between rules,
    all lines within the strip being higher or lower: names of rows, under which the rules do not go; and with such a
    strip right above.
    """
    edges = edges_of(middle_y(rule.box) for rule in rules if box.top <= middle_y(rule.box) <= box.bottom)
    labels = [_label(box, top, bottom, words) for top, bottom in pairwise(edges)]
    if not all(labels):
        return None
    over = _label(box, 2 * edges[0] - edges[1], edges[0], words)
    top = min(box.top, 2 * edges[0] - edges[1] if over else box.top)
    return around((replace(box, top=top), *(label for label in labels if label is not None)))


def _label(box: Box, top: float, bottom: float, words: Sequence[Word]) -> Box | None:
    level = [word for word in words if top < middle_y(word.box) < bottom]
    lines = lines_of(word for word in level if not box.left <= middle_x(word.box) <= box.right)
    if len(lines) != 1 or lines[0].box.right > box.left or any(map(is_value, lines[0].words)):
        return None
    (label,) = lines
    off = AT_MIDDLE * label.size
    near = [word for word in level if word not in label.words and abs(middle_y(word.box) - label.middle) <= off]
    return None if near or abs(label.middle - (top + bottom) / 2) > off else label.box


def _are_rows(strips: Sequence[Sequence[Word]], boundaries: Sequence[float]) -> bool:
    """Is what stands between the rules a row each?"""
    edges = [float("-inf"), *boundaries, float("inf")]
    rows = [{slot(edges, middle_x(word.box)) for word in strip} for strip in strips if strip]
    wide = [columns for columns in rows if len(columns) >= FEWEST_COLUMNS]
    labels = [strip for strip in strips if strip and _has_label(strip, edges)]
    return len(rows) >= FEWEST_RULES and 2 * len(wide) > len(rows) and 2 * len(labels) > len(rows)


def _has_label(strip: Sequence[Word], edges: Sequence[float]) -> bool:
    """Are there words in the first column, or in the second beside a row's number?"""
    held = [[word for word in strip if slot(edges, middle_x(word.box)) == column] for column in (0, 1)]
    if any(map(_is_word, held[0])):
        return True
    return len(held[0]) == 1 and _NUMBER.fullmatch(held[0][0].text) is not None and any(map(_is_word, held[1]))


def _are_lines(words: Sequence[Word]) -> bool:
    """Are most lines rows, with a label each?"""
    lines = lines_of(words)
    wide = [line for line in lines if columns_of(line) >= FEWEST_COLUMNS]
    labels = [line for line in wide if _is_word(line.words[0])]
    return len(wide) >= FEWEST_RULES and 2 * len(wide) > len(lines) and 2 * len(labels) > len(wide)


def _is_word(word: Word) -> bool:
    return not is_value(word) and not is_sign(word)
