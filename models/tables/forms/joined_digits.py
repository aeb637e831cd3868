"""Digits of one figure that a conversion set apart: `1 1   2   0   0   1   0   1 4` for 11, 2, 0, 0, 1, 0, 14.

Converters put a blank where the source changes its type or its weight within a cell. A blank then parts digits, and
more than one blank, or a sign, parts cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpora.document.geometry import Span
from models.tables.cell_number import parse_cell
from models.tables.forms.filling import Block
from models.tables.printed.tokens import Token

_DIGITS = re.compile(r"[\d.,]+")


def with_joined_digits(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the figures of one cell, whose digits stand apart, as one, unless blanks part cells."""
    pairs = [pair for block in blocks for pair in pairwise(block.values)]
    rows = [(left, right) for left, right in pairs if left.row == right.row]
    lines_part_cells = 2 * len(rows) < len(pairs)
    if not lines_part_cells and _blanks_part_cells(rows, blocks):
        return list(blocks)
    return [_with_joined_digits(block, certainly=lines_part_cells) for block in blocks]


def _with_joined_digits(block: Block, *, certainly: bool) -> Block:
    """The block with figures a single blank apart as one, doubtful, where that makes as many as the row has fields.

    Where it does not, but the row has other gaps as well, all its figures are doubtful: 1 1   0   0 are three or four.
    """
    near = [_stand_as_one(left, right) for left, right in pairwise(block.values)]
    if not any(near):
        return block
    joined = _with_joined(block.run)
    if _is_whole(joined, block) and (certainly or len(block.values) > len(block.fields) or _share_cells(block)):
        repeated = len(block.fields) == 1 and len({token.text for token in block.values}) == 1
        return block if repeated else replace(block, run=joined)
    if all(near):
        return block
    if certainly and len(block.fields) > 1:
        return replace(block, run=joined)
    return replace(block, run=tuple(replace(token, doubtful=True) for token in block.run))


def _blanks_part_cells(rows: Sequence[tuple[Token, Token]], blocks: Sequence[Block]) -> bool:
    """Is there nothing else between the figures of any row, and a row that is short of some if blanks part digits?"""
    return all(_stand_as_one(left, right) for left, right in rows) and any(
        len(block.fields) > 1 and _count(_with_joined(block.run)) < len(block.fields) <= len(block.values)
        for block in blocks
    )


def _count(run: Sequence[Token]) -> int:
    return sum(token.kind == "value" for token in run)


def _with_joined(tokens: Sequence[Token]) -> tuple[Token, ...]:
    run: list[Token] = []
    for token in tokens:
        if run and _stand_as_one(run[-1], token):
            run[-1] = _joined(run[-1], token)
        else:
            run.append(token)
    return tuple(run)


def _is_whole(run: Sequence[Token], block: Block) -> bool:
    """Are there as many figures, or as many with the blanks that are stated, as the row has fields?"""
    values = [token for token in run if token.kind == "value"]
    stated = sum(token.kind == "blank" for token in run)
    enough = len(block.fields) in (len(values), len(values) + stated)
    return enough and all(token.number is not None for token in values)


def _share_cells(block: Block) -> bool:
    """Has the row as many cells as fields, so that the figures of one cell are one?"""
    return len({token.column for token in block.run}) == len(block.fields)


def _stand_as_one(left: Token, right: Token) -> bool:
    return side_by_side(left, right) and left.column == right.column


def side_by_side(left: Token, right: Token) -> bool:
    """Are both nothing but digits, on one line, a single character apart?"""
    return (
        left.kind == right.kind == "value"
        and left.row == right.row
        and "grid" not in (left.trust, right.trust)
        and right.place.span.start - left.place.span.end == 1
        and bool(_DIGITS.fullmatch(left.text) and _DIGITS.fullmatch(right.text))
    )


def _joined(left: Token, right: Token) -> Token:
    text = left.text + right.text
    place = replace(left.place, span=Span(left.place.span.start, right.place.span.end))
    return replace(left, text=text, place=place, number=parse_cell(text), doubtful=True)
