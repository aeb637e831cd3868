"""Digits of one figure that a conversion set apart: `1 1   2   0   0   1   0   1 4` for 11, 2, 0, 0, 1, 0, 14.

Converters put a blank where the source changes its type or its weight within a cell. A blank then parts digits, and
more than one blank, or a sign, parts cells.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpora.document.geometry import Span
from models.tables.cell_number import parse_cell
from models.tables.filling import Block
from models.tables.tokens import Token

_DIGITS = re.compile(r"[\d.,]+")


def with_joined_digits(block: Block) -> Block:
    """The block with figures a single blank apart as one, doubtful, where that makes as many as the row has fields; the
    block as it is anywhere else.
    """
    if len(block.values) <= len(block.fields):
        return block
    run: list[Token] = []
    for token in block.run:
        if run and stand_as_one(run[-1], token):
            run[-1] = _joined(run[-1], token)
        else:
            run.append(token)
    values = [token for token in run if token.kind == "value"]
    stated = sum(token.kind == "blank" for token in run)
    if len(block.fields) not in (len(values), len(values) + stated) or any(token.number is None for token in values):
        return block
    if len(block.fields) == 1 and len({token.text for token in block.values}) == 1:
        return block
    return replace(block, run=tuple(run))


def stand_as_one(left: Token, right: Token) -> bool:
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
