"""Level two: the values between two labels go to the fields between them, or honestly nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from corpora.document.grid import CellState
from corpora.profiles.profile import Field, Identity
from models.tables.form_words import FormWords, label_scores
from models.tables.label_alignment import Match
from models.tables.placement import Placement, allowed, breaks, scatterings, windows
from models.tables.tokens import Token

EXACT, WINDOW, SOFT_WINDOW, BY_IDENTITY, ONE_VALUE_REPEATED = 0.99, 0.95, 0.75, 0.7, 0.7
LOST_LABEL, NO_VALUES, DOUBTFUL, UNREADABLE = 0.85, 0.6, 0.45, 0.2
"""Confidences. From 0.5 on a value is believed; DOUBTFUL is what identities speak against and nothing else explains."""
MOST_EXTRA = 2
"""Values over the number of slots that identities may sort out; more than that and the row is not the form's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a field got. `token` is None for a blank that is not on the page, and for what was not found."""

    token: Token | None
    state: CellState
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Fields of one row of the form, and the tokens that stand where their values should be."""

    fields: tuple[Field, ...]
    run: tuple[Token, ...]
    confidence: float
    label_column: int | None

    @property
    def values(self) -> list[Token]:
        return [token for token in self.run if token.kind == "value"]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.fields)


@dataclass(slots=True, kw_only=True)
class Filling:
    """What is filled so far, and the tokens that found no field."""

    fields: dict[str, Filled] = field(default_factory=dict)
    surplus: list[Token] = field(default_factory=list)

    def known(self) -> dict[str, Decimal]:
        """Values that are sure; blanks that stand on the page count as nothing."""
        return {
            name: filled.token.number.value if filled.token and filled.token.number else Decimal(0)
            for name, filled in self.fields.items()
            if filled.state != "unreadable" and filled.confidence > BY_IDENTITY
        }


def fill_slots(
    tokens: Sequence[Token], matches: Sequence[Match], words: FormWords, identities: Sequence[Identity]
) -> Filling:
    """Fills every field of the forms; fields without evidence are unreadable."""
    filling = Filling()
    waiting: list[_Block] = []
    for block in _blocks(tokens, matches, words, filling):
        if not _fill_plainly(block, filling):
            waiting.append(block)
    columns = _usual_columns(filling, words, tokens, matches)
    waiting = [block for block in waiting if not _fill_window(block, columns, filling, identities)]
    while waiting:
        left = [block for block in waiting if not _fill_by_identity(block, filling, identities)]
        if len(left) == len(waiting):
            break
        waiting = left
    for block in waiting:
        _unreadable(block, filling)
    return _doubted(filling, identities)


def _blocks(tokens: Sequence[Token], matches: Sequence[Match], words: FormWords, filling: Filling) -> list[_Block]:
    """The stretches between neighbouring matches, each cut into the rows of the form that it may hold."""
    found: list[_Block] = []
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
) -> list[_Block]:
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
        blocks.append(_Block(fields=fields, run=tuple(piece), confidence=sure * factor, label_column=column))
    filling.surplus += [t for t in run if id(t) not in used and t.kind in ("words", "value")]
    return blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    head: tuple[Token, ...]
    run: tuple[Token, ...]

    @property
    def count(self) -> int:
        return sum(token.kind == "value" for token in self.run)


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
        piece.count == len(fields) for piece, (_, fields) in zip(with_values, rows, strict=True)
    )
    if pieces[0].count and label_found:
        given = _rows_of_one_piece(pieces[0].run, rows, label_found=True, label_row=label_row)
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
            return [(tuple(own), 1.0)]
        held = {token.row for token in run if token.kind == "value" and token.trust != "cells"}
        if label_row is not None and held and label_row not in held:
            return [(run, DOUBTFUL)]
        return [(run, 1.0 if label_found and len(held) < 2 else LOST_LABEL)]
    values = [token for token in run if token.kind == "value"]
    given: list[tuple[tuple[Token, ...], float]] = [((), 1.0) for _ in rows]
    if len(values) == sum(len(fields) for _, fields in rows):
        start = 0
        for index, (_, fields) in enumerate(rows):
            given[index] = (tuple(values[start : start + len(fields)]), LOST_LABEL if index else 1.0)
            start += len(fields)
        return given
    by_row: dict[int, list[Token]] = {}
    for token in run:
        by_row.setdefault(token.row, []).append(token)
    away = label_row is not None and label_row not in by_row
    if run and run[0].trust != "cells" and (len(by_row) > 1 or away):
        width = min(len(fields) for _, fields in rows)
        # The blank cells before the next label are no row of their own.
        by_row = {row: t for row, t in by_row.items() if len(t) >= width or any(one.kind == "value" for one in t)}
        return _rows_as_they_stand(by_row, given, label_row=label_row if label_found else None)
    if label_found and run and run[0].kind == "value" and len(values) <= len(rows[0][1]):
        given[0] = (run, LOST_LABEL if len(values) == len(run) == len(rows[0][1]) else DOUBTFUL)
    return given


def _rows_as_they_stand(
    by_row: dict[int, list[Token]], given: list[tuple[tuple[Token, ...], float]], *, label_row: int | None
) -> list[tuple[tuple[Token, ...], float]]:
    """As many physical rows as the form misses go to them one by one; else only the label's own row is known."""
    if len(by_row) == len(given) and (label_row is None or next(iter(by_row)) == label_row):
        return [(tuple(row), LOST_LABEL if index else 1.0) for index, row in enumerate(by_row.values())]
    if label_row in by_row:
        given[0] = (tuple(by_row[label_row]), 1.0)
    return given


def _fill_plainly(block: _Block, filling: Filling) -> bool:
    """As many values as fields, or none at all."""
    values = block.values
    if len(values) == len(block.fields):
        _put(tuple(values), block, filling, confidence=block.confidence)
    elif not values:
        blank = any(token.kind == "blank" for token in block.run)
        for one in block.fields:
            state: CellState = "blank" if blank else "unreadable"
            filling.fields[one.id] = Filled(token=None, state=state, confidence=WINDOW if blank else NO_VALUES / 2)
    elif len(block.fields) == 1 and len({t.number.value if t.number else t.text for t in values}) == 1:
        _put((values[0],), block, filling, confidence=ONE_VALUE_REPEATED * block.confidence)
    else:
        return False
    return True


def _put(placement: Placement, block: _Block, filling: Filling, *, confidence: float) -> None:
    for one, token in zip(block.fields, placement, strict=True):
        filling.fields[one.id] = _filled(token, confidence)


def _filled(token: Token | None, confidence: float) -> Filled:
    if token is None:
        return Filled(token=None, state="blank", confidence=confidence)
    if token.number is not None:
        return Filled(token=token, state="read", confidence=confidence)
    if any(sign.isdigit() for sign in token.text):
        return Filled(token=token, state="unreadable", confidence=UNREADABLE)
    return Filled(token=token, state="blank", confidence=confidence)


Columns = dict[tuple[str, int, int | None], tuple[int, ...] | None]
"""Form row shape (form, number of fields, column of the label or None for any) → columns of its values."""


def _usual_columns(filling: Filling, words: FormWords, tokens: Sequence[Token], matches: Sequence[Match]) -> Columns:
    """Where complete rows of the same shape have their values; None where they disagree."""
    columns: Columns = {}
    for match in matches:
        fields = words.fields_after[match.label + 1]
        got = [filling.fields.get(one.id) for one in fields]
        placed = [filled.token for filled in got if filled and filled.token]
        if not fields or len(placed) != len(fields) or len({token.row for token in placed}) > 1:
            continue
        if tokens[match.start].trust == "cells":
            continue
        where = tuple(token.column for token in placed)
        form = words.forms[words.labels[match.label][0]].id
        for label_column in (tokens[match.end - 1].column, None):
            shape = form, len(fields), label_column
            columns[shape] = where if columns.get(shape, where) == where else None
    return columns


def _fill_window(block: _Block, columns: Columns, filling: Filling, identities: Sequence[Identity]) -> bool:
    """Blanks on the page say where the values stand, when only one window holds them or the columns are known."""
    size = len(block.fields)
    trust = block.run[0].trust
    held = {token.row for token in block.values}
    hard = [token for token in block.run if token.kind != "maybe_blank" and (trust == "cells" or token.row in held)]
    exact = len(hard) == size and trust != "cells"
    placement = None if exact else _by_columns(hard, block, columns)
    if placement is not None:
        return _accept(placement, block, filling, identities, confidence=WINDOW, sure=trust == "grid")
    for run, confidence in ((hard, WINDOW), (block.run, SOFT_WINDOW)):
        found = windows(run, size)
        if len(found) == 1 and (run is hard or len(run) <= size + 1):
            return _accept(found[0], block, filling, identities, confidence=confidence, sure=exact or trust == "grid")
    return False


def _by_columns(hard: Sequence[Token], block: _Block, columns: Columns) -> Placement | None:
    """Each value in the column where complete rows of the same shape have theirs; None where that is not known."""
    form = block.fields[0].id.partition(".")[0]
    by_column = {token.column: token for token in hard}
    for label_column in (block.label_column, None):
        where = columns.get((form, len(block.fields), label_column))
        if where and hard[0].trust != "cells" and len(by_column) == len(hard) and set(where) <= set(by_column):
            placement = tuple(by_column[c] if by_column[c].kind == "value" else None for c in where)
            if sum(token is not None for token in placement) == len(block.values):
                return placement
    return None


def _accept(
    placement: Placement,
    block: _Block,
    filling: Filling,
    identities: Sequence[Identity],
    *,
    confidence: float,
    sure: bool,
) -> bool:
    """Takes the placement, unless the source's columns are doubtful and the row does not add up.

    A row whose last cell is blank may as well be one that lost a cell and was padded: when no sum of figures speaks
    for it, it is doubtful. So is a row that only empty lines have placed.
    """
    values = {
        name: token.number.value if token and token.number else Decimal(0)
        for name, token in zip(block.names, placement, strict=True)
    }
    broken = breaks(identities, fields=block.names, values=values)
    if broken and not sure:
        return False
    proved = not broken and any(values.values()) and _is_summed(block.names, identities)
    if not sure and not proved and (placement[-1] is None or confidence == SOFT_WINDOW):
        confidence = DOUBTFUL
    if broken and placement[-1] is None and block.run[0].trust != "grid":
        confidence = DOUBTFUL
    _put(placement, block, filling, confidence=min(confidence, block.confidence))
    return True


def _is_summed(names: Sequence[str], identities: Sequence[Identity]) -> bool:
    inside = set(names)
    return any(inside.issuperset((*identity.left, *identity.right)) for identity in identities)


def _fill_by_identity(block: _Block, filling: Filling, identities: Sequence[Identity]) -> bool:
    """Of all placements that identities allow, what is the same in each."""
    size, values = len(block.fields), block.values
    if len(values) > size + MOST_EXTRA:
        return False
    hard = [token for token in block.run if token.kind != "maybe_blank"]
    known = filling.known()
    for candidates in (windows(hard, size), scatterings(values, size)):
        good = allowed(candidates, fields=block.names, known=known, identities=identities)
        if good:
            break
    else:
        return False
    confidence = min(BY_IDENTITY, block.confidence)
    settled = False
    for index, one in enumerate(block.fields):
        choices = {_said(placement[index]): placement[index] for placement in good}
        if len(choices) == 1:
            settled = True
            filling.fields[one.id] = _filled(next(iter(choices.values())), confidence)
        else:
            filling.fields[one.id] = Filled(token=None, state="unreadable", confidence=UNREADABLE)
    return settled


def _said(token: Token | None) -> Decimal | str | None:
    if token is None:
        return None
    return token.number.value if token.number else token.text


def _unreadable(block: _Block, filling: Filling) -> None:
    for one in block.fields:
        filling.fields[one.id] = Filled(token=None, state="unreadable", confidence=UNREADABLE)
    filling.surplus += block.values


def _doubted(filling: Filling, identities: Sequence[Identity]) -> Filling:
    """Values that were placed without a sure label, and that break an identity, are doubtful; a blank is nothing."""
    values = {
        name: filled.token.number.value if filled.token and filled.token.number else Decimal(0)
        for name, filled in filling.fields.items()
        if filled.state != "unreadable"
    }
    for name, filled in list(filling.fields.items()):
        believed = DOUBTFUL < filled.confidence <= LOST_LABEL and filled.state == "read"
        if believed and breaks(identities, fields=(name,), values=values):
            filling.fields[name] = Filled(token=filled.token, state="read", confidence=DOUBTFUL)
    return filling
