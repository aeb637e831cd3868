"""Regions that were recognised as a prescribed form on the page: every cell is the form's cell at the same place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.region import Region
from corpora.profiles.profile import Field, Form, Profile
from models.tables.forms.filling import DOUBTFUL, EXACT, LOST_LABEL, NO_VALUES, UNREADABLE, WINDOW, Filled, Filling
from models.tables.keys import similarity
from models.tables.printed.form_words import FormWords
from models.tables.printed.label_alignment import Match
from models.tables.printed.tokens import Token

DAMAGED_LABEL = 0.6
"""Likeness of a label that its place alone tells."""
BELIEVED, MOST_DOUBTED = 0.5, 0.1
"""Confidence from which a figure is no longer in doubt, and the share of figures in doubt from which print has faded:
ordinary scans have a fiftieth."""
MOSTLY_FILLED = 0.8
"""Share of a form's figures from which a cell without one has more likely lost it than been left blank."""
FEW_IN_ROW, MOST_LOST = 0.5, 0.1
"""Share of a row's figures below which it has lost them: where twice as many rows at least are mostly filled,
and more than this share of the form cannot be read.
"""
LOST: Final = Filled(token=None, state="unreadable", confidence=UNREADABLE)


def registered_as(region: Region, forms: Sequence[Form]) -> int | None:
    """Index of the form that the region was registered as; None for other regions."""
    found = region.registered
    if found is None:
        return None
    return next((index for index, form in enumerate(forms) if _is(form, region)), None)


def of_registered(regions: Sequence[Region], profiles: Sequence[Profile]) -> Sequence[Profile]:
    """The profiles that have every form that was registered; all where none has, or nothing was."""
    known = [region for region in regions if region.registered is not None]
    return [
        profile for profile in profiles if all(registered_as(region, profile.forms) is not None for region in known)
    ] or profiles


def _is(form: Form, region: Region) -> bool:
    found = region.registered
    return found is not None and (form.id, form.n_rows, form.n_columns) == (found.form, found.n_rows, found.n_columns)


def registered_reading(
    regions: Sequence[Region], tokens: Sequence[Token], words: FormWords
) -> tuple[tuple[Match, ...], Filling] | None:
    """Labels and figures by their place; None when not every region is registered as the one form."""
    if len(words.forms) != 1 or not all(_is(words.forms[0], region) for region in regions):
        return None
    rows = [row for region in regions if region.registered for row in region.registered.rows]
    held: dict[tuple[int, int], list[int]] = {}
    unread = {(rows[token.row], token.column) for token in tokens if token.unread}
    for index, token in enumerate(tokens):
        if token.kind in ("words", "value"):
            held.setdefault((rows[token.row], token.column), []).append(index)
    labels = {(label.row, label.column): index for index, (_, label) in enumerate(words.labels)}
    matches = [_match(place, labels[place], at, tokens, words) for place, at in held.items() if place in labels]
    labelled = {place[0] for place in held if place in labels}
    filling = _filling(words.forms[0], frozenset(rows), labelled, held, unread, tokens)
    used = {index for place, at in held.items() for index in at}
    filling.surplus += [
        token for index, token in enumerate(tokens) if index not in used and token.kind in ("words", "value")
    ]
    return tuple(sorted(matches, key=lambda match: match.start)), filling


def _match(place: tuple[int, int], label: int, at: Sequence[int], tokens: Sequence[Token], words: FormWords) -> Match:
    printed = "".join(tokens[index].text for index in at)
    one = words.labels[label][1]
    like = max(similarity(wording, printed) for wording in one.wordings)
    return Match(label=label, start=at[0], end=at[-1] + 1, score=max(like, DAMAGED_LABEL))


def _filling(
    form: Form,
    rows: frozenset[int],
    labelled: set[int],
    held: dict[tuple[int, int], list[int]],
    unread: set[tuple[int, int]],
    tokens: Sequence[Token],
) -> Filling:
    filling = Filling()
    here = [one for one in form.fields if one.row in rows]
    full = sum((one.row, one.column) in held for one in here) >= MOSTLY_FILLED * len(form.fields)
    lost = sum(one.row not in rows or (one.row, one.column) in unread for one in form.fields)
    torn = _torn_rows(here, held) if lost > MOST_LOST * len(form.fields) else frozenset()
    faded = _has_faded([tokens[at[0]] for at in held.values()])
    any_label = bool(labelled & {one.row for one in form.fields})
    pictured = any(token.confidence < 1 for token in tokens if token.kind in ("words", "value"))
    for one in form.fields:
        at = held.get((one.row, one.column), [])
        if one.row not in rows:
            filling.fields[one.id] = LOST
        elif not at:
            seen = faded or (one.row, one.column) in unread
            filling.fields[one.id] = _blank(seen=seen, full=full or one.row in torn, pictured=pictured)
        else:
            sure = EXACT if one.row in labelled or not any_label else LOST_LABEL
            filling.fields[one.id] = _figure([tokens[index] for index in at], sure)
    return filling


def _torn_rows(here: Sequence[Field], held: dict[tuple[int, int], list[int]]) -> frozenset[int]:
    """Rows with few figures or none among rows that have theirs: who prints noughts in most rows prints them in all."""
    shares = {
        row: sum((row, column) in held for column in columns) / len(columns)
        for row in {one.row for one in here}
        if (columns := [one.column for one in here if one.row == row])
    }
    few = frozenset(row for row, share in shares.items() if share < FEW_IN_ROW)
    filled = sum(share >= MOSTLY_FILLED for share in shares.values())
    return few if filled >= 2 * len(few) else frozenset()


def _blank(*, seen: bool, full: bool, pictured: bool) -> Filled:
    """What a cell without a figure is: a text layer loses none, a picture may; `seen` where something is printed that
    no word of the cell says, `full` where most cells of the form have a figure, or those of the other rows.
    """
    if full if pictured else seen:
        return LOST
    confidence = EXACT if not pictured else UNREADABLE if seen else NO_VALUES
    return Filled(token=None, state="blank", confidence=confidence)


def _has_faded(tokens: Sequence[Token]) -> bool:
    """Whether so many figures are in doubt that a cell without print may have lost it to the last speck."""
    values = [token for token in tokens if token.kind == "value"]
    return sum(token.confidence <= BELIEVED for token in values) > MOST_DOUBTED * len(values)


def _figure(found: Sequence[Token], sure: float) -> Filled:
    token = found[0]
    confidence = min(sure, token.confidence)
    if len(found) > 1 or (token.number is None and any(sign.isdigit() for sign in token.text)):
        return Filled(token=token, state="unreadable", confidence=UNREADABLE)
    if token.number is None:
        return Filled(token=token, state="blank", confidence=min(confidence, WINDOW))
    return Filled(token=token, state="read", confidence=min(confidence, DOUBTFUL) if token.doubtful else confidence)
