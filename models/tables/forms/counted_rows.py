"""Rows told by counting: as many rows of figures as the form has, in its order, where labels were lost or torn.

Converters tear a label of three lines away from its figures, and set its parts above, below or nowhere. The figures
still stand in the rows of the form, one after another: when there is one for each, the labels that are left need only
agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.profiles.profile import Field, Form
from models.tables.forms.filling import DOUBTFUL, EXACT, LOST_LABEL, Filling, filled_by
from models.tables.printed.form_words import BRACKETED, FormWords, label_scores
from models.tables.printed.tokens import Token

WIDE = 5
"""Fields of a row from which on a row of as many figures is no accident."""
SURE = 0.95
"""Likeness from which a row's words are the label of a row."""
LEAST_TOLD = 0.2
"""Share of the rows that their own labels must tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A row of the page: the words before its last figures, and these with the blanks between and behind them."""

    words: tuple[Token, ...]
    cells: tuple[Token, ...]


def counted_rows(tokens: Sequence[Token], words: FormWords) -> Filling | None:
    """The form's figures row by row; None where the rows are not as many, or a label says another row.

    A form of a single row may stand in parts, one under another, each with its own heads.
    """
    if len(words.forms) != 1 or any(token.trust == "cells" for token in tokens):
        return None
    fields = fields_by_row(words.forms[0])
    widths = {len(row) for row in fields.values()}
    if len(widths) != 1 or (width := widths.pop()) < WIDE:
        return None
    found = list(page_rows(tokens))
    if len(fields) == 1:
        (row,) = fields.values()
        return _in_parts(row, found, tokens, words)
    return _one_by_one(fields, found, width, words)


def fields_by_row(form: Form) -> dict[int, list[Field]]:
    """The form's fields from left to right, by the number of their row."""
    rows: dict[int, list[Field]] = {}
    for one in sorted(form.fields, key=lambda one: (one.row, one.column)):
        rows.setdefault(one.row, []).append(one)
    return rows


def doubted_beside_rows_left_over(filling: Filling, tokens: Sequence[Token], words: FormWords) -> Filling:
    """The filling, doubtful where rows of figures that found no row of the form stand beside those that did.

    Between two rows that their own labels tell, nobody knows which of them are left over.
    """
    if any(token.trust == "cells" for token in tokens):
        return filling
    held = {id(filled.token): name for name, filled in filling.fields.items() if filled.token is not None}
    between: list[PageRow] = []
    for printed in (*page_rows(tokens), None):
        names = [held[id(token)] for token in printed.cells if id(token) in held] if printed else []
        if printed is not None and not (names and rows_named(printed, words)):
            between.append(printed)
            continue
        if any(_is_left_over(row, held) for row in between):
            for name in (held[id(token)] for row in between for token in row.cells if id(token) in held):
                filled = filling.fields[name]
                filling.fields[name] = replace(filled, confidence=min(filled.confidence, DOUBTFUL))
        between = []
    return filling


def _is_left_over(row: PageRow, held: Mapping[int, str]) -> bool:
    figures = [token for token in row.cells if token.number is not None]
    return len(figures) >= WIDE and not any(id(token) in held for token in row.cells)


def page_rows(tokens: Sequence[Token]) -> Iterator[PageRow]:
    """Rows that hold more than one figure, or a label and one; words behind the last one are its unit or a remark."""
    by_row: dict[int, list[Token]] = {}
    for token in tokens:
        by_row.setdefault(token.row, []).append(token)
    for printed in by_row.values():
        end = max((at + 1 for at, token in enumerate(printed) if token.kind == "value"), default=0)
        row = printed[:end] + [token for token in printed[end:] if token.kind != "words"]
        first = max((at + 1 for at, token in enumerate(row) if token.kind == "words"), default=0)
        cells = [token for token in row[first:] if token.kind in ("value", "blank")]
        figures = sum(token.kind == "value" for token in cells)
        if figures > 1 or (figures and first):
            yield PageRow(words=tuple(token for token in row[:first] if token.kind == "words"), cells=tuple(cells))


def _one_by_one(
    fields: Mapping[int, Sequence[Field]], found: Sequence[PageRow], width: int, words: FormWords
) -> Filling | None:
    if len(found) != len(fields):
        return None
    filling, told = Filling(), 0
    for (row, own), printed in zip(fields.items(), found, strict=True):
        cells = of_width(printed.cells, width)
        rows = rows_named(printed, words)
        if cells is None or (rows and row not in rows):
            return None
        told += bool(rows)
        fill_row(filling, own, cells, EXACT if rows else LOST_LABEL)
    return filling if told >= LEAST_TOLD * len(fields) else None


def _in_parts(
    fields: Sequence[Field], found: Sequence[PageRow], tokens: Sequence[Token], words: FormWords
) -> Filling | None:
    """The only row of a form, whole or in parts of the same width, nothing beside it.

    Parts are believed where each has its own head over it: nobody knows otherwise which is which.
    """
    size = len(fields) // max(1, len(found))
    if not found or size * len(found) != len(fields) or any(row.words for row in found):
        return None
    filling, above = Filling(), -1
    for number, printed in enumerate(found):
        cells, own = of_width(printed.cells, size), fields[number * size : (number + 1) * size]
        if cells is None:
            return None
        row = cells[0].row
        over = [token for token in tokens if above < token.row < row]
        heads = _heads_over(over, size, words) if len(found) > 1 else {own[0].column}
        if heads and own[0].column not in heads:
            return None
        fill_row(filling, own, cells, LOST_LABEL if heads else DOUBTFUL)
        above = row
    return filling


def _heads_over(tokens: Sequence[Token], size: int, words: FormWords) -> set[int]:
    """First columns of the form's heads over so many columns that the words surely print: 行政诉讼（复议后起诉）."""
    return {
        label.column
        for token in tokens
        if token.kind == "words"
        for text in (token.text, *BRACKETED.findall(token.text))
        for index, score in label_scores(words, text)
        if score >= SURE and (label := words.labels[index][1]).column_span == size
    }


def of_width(cells: Sequence[Token], width: int) -> Sequence[Token] | None:
    """The cells without those too many at the end that are blank; None unless they are as many as asked."""
    end = len(cells)
    while end > width and cells[end - 1].kind == "blank":
        end -= 1
    return cells[:end] if end == width else None


def rows_named(printed: PageRow, words: FormWords) -> set[int]:
    """Rows of the form whose label the row surely prints, in its last cell of words or in all of them."""
    texts = {printed.words[-1].text, "".join(token.text for token in printed.words)} if printed.words else set()
    labels = [words.labels[index][1] for text in texts for index, score in label_scores(words, text) if score >= SURE]
    beside = {one.row for form in words.forms for one in form.fields}
    return beside & {label.row for label in labels if label.row_span == 1}


def fill_row(filling: Filling, fields: Sequence[Field], cells: Sequence[Token], sure: float) -> None:
    """Each field gets the cell of its place, with this confidence where nothing speaks against it."""
    for one, token in zip(fields, cells, strict=True):
        filling.fields[one.id] = filled_by(token, sure)
