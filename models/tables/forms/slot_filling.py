"""Level two: the values between two labels go to the fields between them, or honestly nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from corpora.document.grid import CellState
from corpora.profiles.connected import connected
from corpora.profiles.profile import Form, FormLabel, Identity
from models.tables.forms.filling import (
    BY_IDENTITY,
    DOUBTFUL,
    LOST_LABEL,
    NO_VALUES,
    ONE_VALUE_REPEATED,
    SOFT_WINDOW,
    UNREADABLE,
    WINDOW,
    Block,
    Filled,
    Filling,
    filled_by,
)
from models.tables.forms.joined_digits import side_by_side, with_joined_digits
from models.tables.forms.labels_astray import doubt_labels_astray
from models.tables.forms.placement import (
    Placement,
    allowed,
    breaks,
    gluings,
    proves,
    scatterings,
    splittings,
    windows,
    within_sums,
)
from models.tables.forms.row_blocks import begin_at_once, row_blocks
from models.tables.forms.shifted_rows import doubt_shifted
from models.tables.forms.stated_cells import (
    UsualColumns,
    fill_beside_misread,
    fill_cell_by_cell,
    may_begin_in_labels,
    placed_by_columns,
)
from models.tables.forms.wrong_cells import suspects
from models.tables.printed.form_words import FormWords
from models.tables.printed.label_alignment import Match
from models.tables.printed.tokens import Token

MOST_EXTRA = 2
"""Values over the number of slots that identities may sort out; more than that and the row is not the form's."""
MOST_GLUED = 2
"""Cells of a row that ran into one with their neighbour."""
GLUED_SHARE = 0.6
"""Of the rows with too few values: those that a single cut must explain."""
MOST_OWN = 3
"""Wrong cells of a report; where more is wrong, the placing is."""
HOLDING = 4
"""Sums that hold for each that fails, from which on the rows stand where they should."""
FILLED_UP = 3
"""Rows that add up with their last figure as the total and blanks behind it, from which the source shows rows so."""


def fill_slots(
    tokens: Sequence[Token], matches: Sequence[Match], words: FormWords, identities: Sequence[Identity]
) -> Filling:
    """Fills every field of the forms; fields without evidence are unreadable."""
    filling = Filling()
    blocks = list(row_blocks(tokens, matches, words, filling))
    whole: list[Block] = []
    waiting: list[Block] = []
    for block in with_joined_digits(blocks):
        filled = fill_cell_by_cell(block, tokens, filling) or _fill_plainly(block, filling)
        (whole if filled else waiting).append(block)
    columns = UsualColumns.told(filling, words, tokens, matches)
    headed = _with_all_heads(matches, words)
    led = begin_at_once(blocks)
    unsure = {id(block) for block in waiting if may_begin_in_labels(block, tokens)}
    windowed: list[Block] = []
    others: list[Block] = []
    for block in waiting:
        loose = id(block) in unsure
        filled = _fill_window(block, columns, filling, identities, headed=headed, at_once=led, loose=loose)
        (windowed if filled else others).append(block)
    waiting = [block for block in others if not fill_beside_misread(block, tokens, columns, filling)]
    asked = waiting = _without_glued(waiting, filling, identities)
    while waiting:
        left = [block for block in waiting if not _fill_by_identity(block, filling, identities)]
        if len(left) == len(waiting):
            break
        waiting = left
    lost = [*waiting, *_by_chance(asked, waiting)]
    for block in lost:
        _unreadable(block, filling)
    _end_with_totals(windowed, [block for block in asked if block not in lost], filling)
    doubt_shifted(whole, filling, identities)
    doubt_labels_astray(blocks, tokens, matches, words, filling)
    return doubted(filling, identities)


def _fill_plainly(block: Block, filling: Filling) -> bool:
    """As many values as fields, or none at all."""
    values = block.values
    # A row of the form whose figures come from two rows of a stated grid is two rows, of which one lost its label.
    if values and values[0].trust == "grid" and len({token.row for token in values}) > 1:
        return False
    if len(values) == len(block.fields):
        _put(tuple(values), block, filling, confidence=block.confidence)
    elif not values:
        blank = any(token.kind == "blank" for token in block.run)
        sure = UNREADABLE if any(token.unread for token in block.run) else WINDOW
        for one in block.fields:
            state: CellState = "blank" if blank else "unreadable"
            filling.fields[one.id] = Filled(token=None, state=state, confidence=sure if blank else NO_VALUES / 2)
    elif len(block.fields) == 1 and len({t.number.value if t.number else t.text for t in values}) == 1:
        # 2 2 may be a merged cell told twice, or 22.
        near = any(side_by_side(left, right) for left, right in pairwise(values))
        _put((values[0],), block, filling, confidence=DOUBTFUL if near else ONE_VALUE_REPEATED * block.confidence)
    else:
        return False
    return True


def _put(placement: Placement, block: Block, filling: Filling, *, confidence: float) -> None:
    for one, token in zip(block.fields, placement, strict=True):
        filling.fields[one.id] = filled_by(token, confidence)


def _with_all_heads(matches: Sequence[Match], words: FormWords) -> frozenset[str]:
    """Fields of the forms of which the head of every column was found."""
    found = {match.label for match in matches}
    lost = {
        owner
        for index, (owner, label) in enumerate(words.labels)
        if index not in found and label.column_span == 1 and _is_head(label, words.forms[owner])
    }
    return frozenset(one.id for owner, form in enumerate(words.forms) if owner not in lost for one in form.fields)


def _is_head(label: FormLabel, form: Form) -> bool:
    first = min((one.row for one in form.fields), default=0)
    return label.row < first and label.column in {one.column for one in form.fields}


def _fill_window(
    block: Block,
    columns: UsualColumns,
    filling: Filling,
    identities: Sequence[Identity],
    *,
    headed: frozenset[str],
    at_once: bool,
    loose: bool,
) -> bool:
    """Blanks on the page say where the values stand, when only one window holds them or the columns are known.

    Of a stated grid with more columns than the form they say it where all heads of the form's were found. In a `loose`
    row only known columns do.
    """
    size = len(block.fields)
    trust = block.run[0].trust
    held = {token.row for token in block.values}
    hard = [token for token in block.run if token.kind != "maybe_blank" and (trust == "cells" or token.row in held)]
    exact = len(hard) == size and trust != "cells"
    placement = placed_by_columns(hard, block, columns) if loose or not exact else None
    if placement is not None:
        sure = trust == "grid" or _stands_as_whole_rows_do(hard, placement, block, columns)
        return _accept(placement, block, filling, identities, confidence=WINDOW, sure=sure)
    if loose:
        return False
    if at_once and size > 2 and all(token in block.run[:size] for token in block.values):
        found = windows(block.run[:size], size)
        return len(found) == 1 and _accept(found[0], block, filling, identities, confidence=SOFT_WINDOW, sure=False)
    for run, confidence in ((hard, WINDOW), (block.run, SOFT_WINDOW)):
        found = windows(run, size)
        if len(found) == 1 and (run is hard or len(run) <= size + 1):
            sure = exact or (trust == "grid" and headed.issuperset(block.names))
            return _accept(found[0], block, filling, identities, confidence=confidence, sure=sure)
    return False


def _stands_as_whole_rows_do(hard: Sequence[Token], placement: Placement, block: Block, columns: UsualColumns) -> bool:
    """Has a row of text as many cells between label and last figure as the rows that are whole? Then it lost none, and
    where it does not add up a figure is wrong, not its place.
    """
    last, usual = placement[-1], columns.last_of_label(block)
    if usual is None or last is None or hard[0].trust != "rows":
        return False
    return last.column == usual and max(token.column for token in hard) == usual


def _accept(
    placement: Placement,
    block: Block,
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
    # Without a label of its own, the blank may be the label's cell; with blanks for two rows, it may be either row.
    lost = block.confidence <= LOST_LABEL and None in placement and not proved
    if lost or (block.run[0].trust == "cells" and len(block.run) >= 2 * len(block.fields) > 2):
        confidence = DOUBTFUL
    if broken and None in (placement[0], placement[-1]) and block.run[0].trust != "grid":
        confidence = DOUBTFUL
    _put(placement, block, filling, confidence=min(confidence, block.confidence))
    return True


def _is_summed(names: Sequence[str], identities: Sequence[Identity]) -> bool:
    inside = set(names)
    return any(inside.issuperset((*identity.left, *identity.right)) for identity in identities)


def _by_chance(asked: Sequence[Block], left: Sequence[Block]) -> list[Block]:
    """Blocks of which identities allow a placement, while they allow none of most others with as many values too few:
    of a table that is cut off at its side, two equal figures look like a part and its total.
    """
    tried, failed = Counter(map(_missing, asked)), Counter(map(_missing, left))
    return [
        block for block in asked
        if _missing(block) > 1 and failed[_missing(block)] * 2 > tried[_missing(block)] and block not in left
    ]  # fmt: skip


def _missing(block: Block) -> int:
    """How many values the row has too few."""
    return len(block.fields) - len(block.values)


def _fill_by_identity(block: Block, filling: Filling, identities: Sequence[Identity]) -> bool:
    """Of all placements that identities allow, what is the same in each."""
    size, values = len(block.fields), block.values
    if len(values) > size + MOST_EXTRA:
        return False
    if len(values) == 1 and size > 1 and len(values[0].text) >= size and values[0].text.isdigit():
        return _fill_split(block, filling, identities)
    hard = [token for token in block.run if token.kind != "maybe_blank"]
    known = filling.known()
    for candidates in (windows(hard, size), scatterings(values, size)):
        good = allowed(candidates, fields=block.names, known=known, identities=identities)
        if good:
            break
    else:
        return False
    good = within_sums(good, fields=block.names, known=known, identities=identities)
    confidence = min(BY_IDENTITY, block.confidence)
    settled = False
    for index, one in enumerate(block.fields):
        choices = {_said(placement[index]): placement[index] for placement in good}
        if len(choices) == 1:
            settled = True
            filling.fields[one.id] = filled_by(next(iter(choices.values())), confidence)
        else:
            filling.fields[one.id] = Filled(token=None, state="unreadable", confidence=UNREADABLE)
    return settled


def _end_with_totals(windowed: Sequence[Block], solved: Sequence[Block], filling: Filling) -> None:
    """Rows of nothing but noughts whose last cells seem blank: where rows that add up lost blanks between their figures
    and were filled up behind them, the last nought is the total, and nobody knows where the others stood.
    """
    filled_up = [block for block in solved if block.run[-1].kind == "blank" and _ends_with_its_total(block, filling)]
    if len(filled_up) < FILLED_UP:
        return
    for block in windowed:
        *others, last = block.values
        noughts = others and all(value.number is not None and value.number.value == 0 for value in block.values)
        if noughts and block.run[-1].kind == "blank" and filling.fields[block.names[-1]].token is None:
            blank = (None,) * (len(block.fields) - len(block.values))
            _put((*others, *blank, last), block, filling, confidence=DOUBTFUL)
            filling.fields[block.names[-1]] = filled_by(last, min(BY_IDENTITY, block.confidence))


def _ends_with_its_total(block: Block, filling: Filling) -> bool:
    return len(block.values) < len(block.fields) and filling.fields[block.names[-1]].token is block.values[-1]


def _fill_split(block: Block, filling: Filling, identities: Sequence[Identity]) -> bool:
    """One run of digits for a whole row: cut only when the identities allow a single cut."""
    cuts = splittings(block.values[0], len(block.fields))
    good = allowed(cuts, fields=block.names, known=filling.known(), identities=identities)
    if len(good) != 1:
        return False
    _put(good[0], block, filling, confidence=min(NO_VALUES, block.confidence))
    return True


def _without_glued(blocks: Sequence[Block], filling: Filling, identities: Sequence[Identity]) -> list[Block]:
    """The blocks that are left, when those that a single cut makes whole have been filled.

    Only where that explains most rows with too few values: some that lost a cell have such a cut by chance.
    """
    few = [block for block in blocks if _may_be_glued(block)]
    cuts = {id(block): cut for block in few if (cut := _single_cut(block, filling, identities)) is not None}
    if len(cuts) < GLUED_SHARE * len(few):
        return list(blocks)
    for block in few:
        if id(block) in cuts:
            _put(cuts[id(block)], block, filling, confidence=min(NO_VALUES, block.confidence))
    return [block for block in blocks if id(block) not in cuts]


def _may_be_glued(block: Block) -> bool:
    """Lines of text with one or two values too few, and no blank between them."""
    size, values = len(block.fields), block.values
    run_on = len(values) == len([token for token in block.run if token.kind != "maybe_blank"])
    return run_on and block.run[0].trust != "grid" and 2 < len(values) < size <= len(values) + MOST_GLUED


def _single_cut(block: Block, filling: Filling, identities: Sequence[Identity]) -> Placement | None:
    """The one way in which a value is two or three, when the identities allow no other and no blank instead."""
    size, values = len(block.fields), block.values
    # 00 is no number, so that no blank stands beside it instead.
    whole = all(value.number is not None for value in values)
    ways = [*gluings(values, size), *(scatterings(values, size) if whole else ())]
    good = allowed(ways, fields=block.names, known=filling.known(), identities=identities)
    return good[0] if len(good) == 1 and None not in good[0] else None


def _said(token: Token | None) -> Decimal | str | None:
    if token is None:
        return None
    return token.number.value if token.number else token.text


def _unreadable(block: Block, filling: Filling) -> None:
    for one in block.fields:
        filling.fields[one.id] = Filled(token=None, state="unreadable", confidence=UNREADABLE)
    filling.surplus += block.values


def doubted(filling: Filling, identities: Sequence[Identity]) -> Filling:
    """Values that were placed without a sure label, and that break an identity, are doubtful; a blank is nothing."""
    values = filling.counted()
    stated = _stated(filling, identities, values)
    for name, filled in list(filling.fields.items()):
        believed = DOUBTFUL < filled.confidence <= LOST_LABEL and filled.state == "read" and name not in stated
        if believed and breaks(identities, fields=(name,), values=values):
            filling.fields[name] = Filled(token=filled.token, state="read", confidence=DOUBTFUL)
        elif filled.token and filled.token.doubtful and proves(identities, fields=(name,), values=values):
            filling.fields[name] = Filled(token=filled.token, state=filled.state, confidence=NO_VALUES)
    return filling


def _stated(filling: Filling, identities: Sequence[Identity], values: Mapping[str, Decimal]) -> set[str]:
    """Figures of sums that fail as the report states them: every cell of the form has its figure and none is left
    over, so that rows without labels are whole, and one wrong cell would explain all that fails around it.
    """
    if any(token.kind == "value" for token in filling.surplus):
        return set()
    if any(filled.state != "read" or filled.token is None for filled in filling.fields.values()):
        return set()
    told = [(one, sides) for one in identities if (sides := one.sides(values)) is not None]
    groups = connected([one for one, (left, right) in told if left != right])
    holding = sum(left == right for _, (left, right) in told)
    if len(groups) > MOST_OWN or holding < HOLDING * sum(map(len, groups)):
        return set()
    explained = [group for group in groups if len(group) > 1 and suspects(group, values)]
    return {field for group in explained for one in group for field in one.fields}
