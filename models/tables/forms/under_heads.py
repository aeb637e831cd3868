"""Figures that stand under the head of another column than the one they were given to: nobody's, sooner than wrong.

Figures are filled in the order of the form. Where a table has its columns in an order of its own under heads that are
only partly known, that puts them under the wrong ones; what the known heads say of their columns tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora.profiles.profile import Field, Form
from models.tables.forms.filling import UNREADABLE, Filling
from models.tables.printed.form_words import FormWords
from models.tables.printed.label_alignment import Match
from models.tables.printed.tokens import Token

SURE = 0.95
"""Likeness from which a head is the form's."""
FEWEST = 3
"""Heads in one row of the source that place its columns."""


def under_other_heads(
    filling: Filling, tokens: Sequence[Token], matches: Sequence[Match], words: FormWords
) -> tuple[str, ...]:
    """Ids of the fields whose figures stand in a column whose head is another's.

    Only where the source states columns, and one row of it prints a head over every figure: where spans were lost,
    heads or figures stand further left than they were printed.
    """
    if any(token.trust != "grid" for token in tokens):
        return ()
    return tuple(
        name
        for owner, form in enumerate(words.forms)
        if (row := _row_of_heads(form, owner, tokens, matches, words))
        for name in _misplaced(filling, form, *row)
    )


def under_unknown_heads(
    filling: Filling, tokens: Sequence[Token], matches: Sequence[Match], words: FormWords
) -> tuple[str, ...]:
    """Ids of the fields whose figures stand in columns of which most have heads in words that no form knows.

    Only in tables that the source states, not in what was read from a picture, where words are garbled.
    """
    if any(token.trust != "grid" or token.confidence < 1 for token in tokens):
        return ()
    matched = {index for match in matches for index in range(match.start, match.end)}
    printed: dict[int, dict[int, bool]] = {}
    for index, token in enumerate(tokens):
        if token.kind == "words":
            printed.setdefault(token.row, {})[token.column] = index in matched
    return tuple(
        name for form in words.forms for places in _figures_by_row(filling, form).values()
        if len(places) >= FEWEST and _mostly_unknown(printed, places)
        for name in (one.id for one in places)
    )  # fmt: skip


def _mostly_unknown(printed: dict[int, dict[int, bool]], places: dict[Field, int]) -> bool:
    """Whether the last row that prints words over all these columns has known ones over less than half of them."""
    columns = set(places.values())
    rows = [row for row, known in printed.items() if columns <= known.keys()]
    return bool(rows) and 2 * sum(printed[max(rows)][column] for column in columns) < len(columns)


def _figures_by_row(filling: Filling, form: Form) -> dict[int, dict[Field, int]]:
    """For each row of the source, the columns of its figures by their fields."""
    rows: dict[int, dict[Field, int]] = {}
    for one in form.fields:
        got = filling.fields.get(one.id)
        if one.column_span == 1 and got is not None and got.token is not None:
            rows.setdefault(got.token.row, {})[one] = got.token.column
    return rows


def without_figures(filling: Filling, names: Sequence[str]) -> Filling:
    """The filling, the figures of these fields given up."""
    given_up = {
        name: replace(filling.fields[name], state="unreadable", confidence=UNREADABLE) for name in names
    }  # fmt: skip
    return replace(filling, fields=filling.fields | given_up) if names else filling


def _misplaced(filling: Filling, form: Form, heads: dict[int, int], printed: frozenset[int]) -> Iterator[str]:
    """`heads` has the form's column for columns of the source; in all of `printed` the row of heads has words.

    Where it puts figures under others' heads, those elsewhere, which the next page has in columns of its own, are in
    no known order either.
    """
    rows = list(_figures_by_row(filling, form).values())
    under = [_under_others(places, heads) if printed.issuperset(places.values()) else frozenset() for places in rows]
    for places, found in zip(rows, under, strict=True):
        elsewhere = any(under) and not printed.issuperset(places.values())
        yield from (one.id for one in places if elsewhere or one in found)


def _under_others(places: dict[Field, int], heads: dict[int, int]) -> frozenset[Field]:
    """Fields of a row whose figures stand under other fields' heads, and where some do, those under unknown words."""
    own = {column: at for at, column in heads.items()}
    found = frozenset(
        one for one, at in places.items() if heads.get(at, one.column) != one.column or own.get(one.column, at) != at
    )
    return found | {one for one, at in places.items() if found and at not in heads}


def _row_of_heads(
    form: Form, owner: int, tokens: Sequence[Token], matches: Sequence[Match], words: FormWords
) -> tuple[dict[int, int], frozenset[int]] | None:
    """The row of the source with most heads of single columns: the form's column for columns of the source, and all
    columns of the source that have words in it; None where it has few.
    """
    placed = list(_leaf_heads(form, owner, tokens, matches, words))
    rows = Counter(row for row, _, _ in placed)
    row, count = max(rows.items(), key=lambda item: item[1], default=(0, 0))
    if count < FEWEST:
        return None
    printed = frozenset(token.column for token in tokens if token.row == row and token.kind == "words")
    return {at: column for one, at, column in placed if one == row}, printed


def _leaf_heads(
    form: Form, owner: int, tokens: Sequence[Token], matches: Sequence[Match], words: FormWords
) -> Iterator[tuple[int, int, int]]:
    """Row and column of the source, column of the form."""
    if not form.fields:
        return
    first = min(one.row for one in form.fields)
    for match in matches:
        of, label = words.labels[match.label]
        token = tokens[match.start]
        if (
            (of, label.column_span, match.end) == (owner, 1, match.start + 1)
            and label.row < first
            and match.score >= SURE
        ):
            yield token.row, token.column, label.column
