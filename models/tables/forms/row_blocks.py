"""Shares the tokens between two recognised labels out to the rows of the form that lie there, lost labels and all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpora.profiles.profile import Field
from models.tables.forms.filling import DOUBTFUL, EXACT, LOST_LABEL, Block, Filling
from models.tables.printed.form_words import FormWords, label_scores
from models.tables.printed.label_alignment import Match
from models.tables.printed.tokens import Token

FEWEST_WHOLE = 2
"""Whole rows that tell where the figures of others begin."""
SPLIT_ROW = 0.9
"""Likeness from which words are a row's label once more."""


def row_blocks(tokens: Sequence[Token], matches: Sequence[Match], words: FormWords, filling: Filling) -> list[Block]:
    """The stretches between neighbouring matches, each cut into the rows of the form that it may hold."""
    found: list[Block] = []
    ends = [*matches, Match(label=len(words.labels), start=len(tokens), end=len(tokens), score=1)]
    before = Match(label=-1, start=0, end=0, score=1)
    for match in ends:
        rows = [(i, words.fields_after[i + 1]) for i in range(before.label, match.label)]
        rows = [(label, fields) for label, fields in rows if fields]
        found += _stretch(tokens[before.end : match.start], rows, before, tokens, words, filling)
        before = match
    return found


def _stretch(
    run: Sequence[Token],
    rows: list[tuple[int, tuple[Field, ...]]],
    before: Match,
    tokens: Sequence[Token],
    words: FormWords,
    filling: Filling,
) -> list[Block]:
    pieces = _pieces(run)
    if not rows:
        filling.surplus += [t for t in run if t.kind in ("words", "value")]
        return []
    column = tokens[before.end - 1].column if before.end else None
    label_found = bool(rows) and rows[0][0] == before.label
    sure = EXACT if before.score >= 0.96 else 0.45 + 0.5 * before.score
    # A label beside its figures in the form should stand in their row on the page too; a head stands above them.
    beside = label_found and before.label >= 0 and words.labels[before.label][1].row == rows[0][1][0].row
    label_row = tokens[before.end - 1].row if beside else None
    shared = _shared_out(pieces, rows, label_found=label_found, label_row=label_row, words=words)
    blocks = []
    used: set[int] = set()
    for (_, fields), given in zip(rows, shared, strict=True):
        piece, factor = given
        used.update(map(id, piece))
        blocks.append(Block(fields=fields, run=tuple(piece), confidence=sure * factor, label_column=column))
    filling.surplus += [t for t in run if id(t) not in used and t.kind in ("words", "value")]
    return blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    head: tuple[Token, ...]
    run: tuple[Token, ...]

    @property
    def count(self) -> int:
        return sum(token.kind == "value" for token in self.run)

    def fills(self, fields: Sequence[Field]) -> bool:
        """Has it a value for each field, or where the source states cells a cell for each, in one row?"""
        if self.count == len(fields):
            return True
        stated = all(token.trust == "grid" for token in self.run) and len({token.row for token in self.run}) == 1
        return stated and self.count > 0 and len(self.run) == len(fields)


def _pieces(run: Sequence[Token]) -> list[_Piece]:
    """The stretch cut at words that are no label of the form; the first piece has no such words before it."""
    pieces: list[tuple[list[Token], list[Token]]] = [([], [])]
    for token in run:
        if token.kind == "words":
            if pieces[-1][1] or not pieces[-1][0]:
                pieces.append(([], []))
            pieces[-1][0].append(token)
        else:
            pieces[-1][1].append(token)
    return [_Piece(head=tuple(head), run=tuple(tail)) for head, tail in pieces]


def _shared_out(
    pieces: list[_Piece],
    rows: list[tuple[int, tuple[Field, ...]]],
    *,
    label_found: bool,
    label_row: int | None,
    words: FormWords,
) -> list[tuple[tuple[Token, ...], float]]:
    """For each row of the form its tokens and a factor of confidence."""
    if len(pieces) == 1:
        return _rows_of_one_piece(pieces[0].run, rows, label_found=label_found, label_row=label_row)
    given: list[tuple[tuple[Token, ...], float]] = [((), 1.0) for _ in rows]
    with_values = [piece for piece in pieces if piece.count]
    if not with_values:
        return [(tuple(t for piece in pieces for t in piece.run), 1.0)] if len(rows) == 1 else given
    if label_found and sum(token.kind == "blank" for token in pieces[0].run) >= len(rows[0][1]):
        given[0] = (pieces[0].run, 1.0)
        return given
    exact = len(with_values) == len(rows) and all(
        piece.fills(fields) for piece, (_, fields) in zip(with_values, rows, strict=True)
    )
    if pieces[0].count and label_found:
        given = _rows_of_one_piece(pieces[0].run, rows, label_found=True, label_row=label_row)
        if any(piece.count and _prints(piece, rows[0][0], words) for piece in pieces[1:]):
            # The row is split: which of its parts the field means, nobody says.
            given[0] = (given[0][0], DOUBTFUL)
        rest, free = with_values[1:], list(range(1, len(rows)))
        exact = exact and not any(run for run, _ in given[1:])
        if len(rest) == len(free) and rest and exact:
            for piece, row in zip(rest, free, strict=True):
                given[row] = (piece.run, _odd_label(piece, rows[row][0], words))
    elif exact:
        # Words stand between a label and its values: the rest of the label, or the label of a row of its own.
        for row, piece in enumerate(with_values):
            own = label_found and row == 0
            if own:
                factor = LOST_LABEL if _same_row(piece, label_row) else DOUBTFUL
            else:
                factor = _odd_label(piece, rows[row][0], words)
            given[row] = (piece.run, factor)
    return given


def _same_row(piece: _Piece, label_row: int | None) -> bool:
    """Do the words before these values stand in the label's own row, which the source tells from other rows?"""
    return piece.head[0].trust != "cells" and piece.head[0].row == label_row


def _prints(piece: _Piece, label: int, words: FormWords) -> bool:
    """Is the label the first of the words before these values?"""
    return any(index == label and score >= SPLIT_ROW for index, score in label_scores(words, piece.head[0].text))


def _odd_label(piece: _Piece, label: int, words: FormWords) -> float:
    """Factor for values whose label was not recognised, but stands where the form's only missing label should."""
    text = "".join(token.text for token in piece.head)
    known = any(index == label for index, _ in label_scores(words, text))
    wanted = set(words.labels[label][1].text) if label >= 0 else set()
    alike = len(wanted & set(text)) / max(1, len(set(text) | wanted))
    return LOST_LABEL if known or alike >= 0.4 else DOUBTFUL


def _rows_of_one_piece(
    run: tuple[Token, ...],
    rows: list[tuple[int, tuple[Field, ...]]],
    *,
    label_found: bool,
    label_row: int | None,
) -> list[tuple[tuple[Token, ...], float]]:
    if len(rows) == 1:
        own = [token for token in run if token.row == label_row]
        complete = label_found and len(own) >= len(rows[0][1]) and run[0].trust != "cells"
        if complete:
            return [(tuple(own), DOUBTFUL if _may_be_cut(own, run) else 1.0)]
        held = {token.row for token in run if token.kind == "value" and token.trust != "cells"}
        if label_row is not None and held and label_row not in held:
            return [(run, DOUBTFUL)]
        return [(run, 1.0 if label_found and len(held) < 2 else LOST_LABEL)]
    values = [token for token in run if token.kind == "value"]
    given: list[tuple[tuple[Token, ...], float]] = [((), 1.0) for _ in rows]
    if len(values) == sum(len(fields) for _, fields in rows):
        if _rows_on_one_line(values, [len(fields) for _, fields in rows], label_row):
            return given
        start = 0
        for index, (_, fields) in enumerate(rows):
            given[index] = (tuple(values[start : start + len(fields)]), LOST_LABEL if index else 1.0)
            start += len(fields)
        return given
    by_row: dict[int, list[Token]] = {}
    for token in run:
        by_row.setdefault(token.row, []).append(token)
    if run and run[0].trust != "cells" and (len(by_row) > 1 or label_row is not None):
        width = min(len(fields) for _, fields in rows)
        # The blank cells before the next label are no row of their own.
        by_row = {row: t for row, t in by_row.items() if len(t) >= width or any(one.kind == "value" for one in t)}
        return _rows_as_they_stand(by_row, given, label_row=label_row if label_found else None)
    if label_found and run and run[0].kind == "value" and len(values) <= len(rows[0][1]):
        given[0] = (run, LOST_LABEL if len(values) == len(run) == len(rows[0][1]) else DOUBTFUL)
    return given


def _rows_on_one_line(values: Sequence[Token], sizes: Sequence[int], label_row: int | None) -> bool:
    """Would figures of two rows of the form stand on the line of the first one's label? They are one row's, and more
    than it has: 行政强制 6 40 has a column that the form does not know.
    """
    first = values[sizes[0] - 1 : sizes[0] + 1]
    return label_row is not None and [token.row for token in first] == [label_row, label_row]


def _may_be_cut(own: Sequence[Token], run: Sequence[Token]) -> bool:
    """Is the row's only figure followed by bare digits on a line of their own, which may be the rest of it?"""
    own_values = [token for token in own if token.kind == "value"]
    behind = [token for token in run if token.kind == "value" and token.row != own[0].row]
    return len(own_values) == 1 and len(behind) == 1 and own_values[0].text.isdigit() and behind[0].text.isdigit()


def _rows_as_they_stand(
    by_row: dict[int, list[Token]], given: list[tuple[tuple[Token, ...], float]], *, label_row: int | None
) -> list[tuple[tuple[Token, ...], float]]:
    """As many physical rows as the form misses go to them one by one; else only the label's own row is known."""
    if len(by_row) == len(given) and (label_row is None or next(iter(by_row)) == label_row):
        return [(tuple(row), LOST_LABEL if index else 1.0) for index, row in enumerate(by_row.values())]
    if label_row in by_row:
        given[0] = (tuple(by_row[label_row]), 1.0)
    return given


def begin_at_once(blocks: Sequence[Block]) -> bool:
    """Do rows that are whole begin right behind their labels, where each cell is a line? Then others do, and blank
    lines more than cells are the next row's, below a label that spans several.
    """
    whole = [block.run for block in blocks if len(block.values) == len(block.fields) > 2]
    return len(whole) >= FEWEST_WHOLE and all(run[0].kind == "value" and run[0].trust == "cells" for run in whole)
