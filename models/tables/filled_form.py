"""One stretch of regions read as one or more forms: the alignment, and the tables and figures that come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.grid import Cell, Grid
from corpora.document.number import Number
from corpora.document.place import Place
from corpora.document.region import Region
from corpora.profiles.profile import Field, Form, Identity
from models.tables.filling import UNREADABLE, Filled, Filling
from models.tables.form_words import FormWords, best_score
from models.tables.label_alignment import Match, align_labels
from models.tables.slot_filling import fill_slots
from models.tables.tokens import SURE_LABEL, Token, region_tokens

LOST_LABEL_COST, EXTRA_COST, UNFILLED_COST = 0.6, 0.5, 0.25
"""What alignment costs when profiles compete: per weight of a lost label, per unknown word, per field not filled."""
_ASIDE = re.compile(
    r"续表|(?:计量)?单位[:：]|^[（(]?(?:表|附表|附件)\s*[一二三四\d]|^(?:备注|说明|注)[:：]?|填报|统计(?:时间|期限)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """`regions` read as the forms of `words`, one after another."""

    regions: tuple[Region, ...]
    words: FormWords
    tokens: tuple[Token, ...]
    matches: tuple[Match, ...]
    filling: Filling
    cost: float

    @property
    def extras(self) -> list[Token]:
        """Tokens that the form has no place for; repeated heads, units and captions aside."""
        return [token for token in self.filling.surplus if not self._is_aside(token)]

    def _is_aside(self, token: Token) -> bool:
        return bool(_ASIDE.search(token.text)) or (
            token.kind == "words" and best_score(self.words, token.text) >= SURE_LABEL
        )


def align(regions: Sequence[Region], words: FormWords, identities: Sequence[Identity]) -> Alignment:
    """Both levels of alignment, with the cost that tells rival profiles apart."""
    tokens = region_tokens(regions, words)
    matches = align_labels(tokens, words)
    filling = fill_slots(tokens, matches, words, identities)
    found = {match.label for match in matches}
    lost = sum(words.weight(index) for index in range(len(words.labels)) if index not in found)
    inexact = sum((1 - match.score) * words.weight(match.label) for match in matches)
    extra = sum(best_score(words, token.text) < SURE_LABEL or token.kind == "value" for token in filling.surplus)
    unfilled = sum(filled.state == "unreadable" for filled in filling.fields.values())
    cost = LOST_LABEL_COST * lost + inexact + EXTRA_COST * extra + UNFILLED_COST * unfilled
    return Alignment(regions=tuple(regions), words=words, tokens=tokens, matches=matches, filling=filling, cost=cost)


def form_grid(alignment: Alignment, form_index: int) -> Grid:
    """The form's own geometry with what the page prints in each cell."""
    form = alignment.words.forms[form_index]
    cells = [*_label_cells(alignment, form_index), *_field_cells(alignment, form)]
    return Grid(
        n_rows=form.n_rows,
        n_columns=form.n_columns,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
    )


def _label_cells(alignment: Alignment, form_index: int) -> Iterator[Cell]:
    by_label = {match.label: match for match in alignment.matches}
    for index, (owner, label) in enumerate(alignment.words.labels):
        if owner != form_index:
            continue
        match = by_label.get(index)
        printed = [] if match is None else alignment.tokens[match.start : match.end]
        yield Cell(
            row=label.row,
            column=label.column,
            row_span=label.row_span,
            column_span=label.column_span,
            text="".join(token.text for token in printed),
            header=True,
            state="unreadable" if match is None else "read",
            place=cover([token.place for token in printed]) if printed else None,
            confidence=UNREADABLE if match is None else 0.99 * match.score,
        )


def _field_cells(alignment: Alignment, form: Form) -> Iterator[Cell]:
    for one in form.fields:
        filled = alignment.filling.fields.get(one.id, Filled(token=None, state="unreadable", confidence=UNREADABLE))
        token = filled.token
        yield Cell(
            row=one.row,
            column=one.column,
            row_span=one.row_span,
            column_span=one.column_span,
            text=token.text if token else "",
            number=token.number if token else None,
            state=filled.state,
            place=token.place if token else None,
            confidence=filled.confidence,
        )


def form_figures(
    alignment: Alignment, form: Form, *, table: str, cells: dict[str, tuple[int, int]] | None = None
) -> Iterator[Figure]:
    """A figure for each field; `cells` says where fields stand when the table is not in the form's geometry."""
    for one in form.fields:
        filled = alignment.filling.fields.get(one.id, Filled(token=None, state="unreadable", confidence=UNREADABLE))
        yield _figure(one, filled, table=table, cell=(cells or {}).get(one.id, (one.row, one.column)))


def _figure(one: Field, filled: Filled, *, table: str, cell: tuple[int, int]) -> Figure:
    token = filled.token
    number = _in_field_unit(token.number, one) if token and filled.state == "read" and token.number else None
    return Figure(
        field=one.id,
        label=one.label,
        value=number.value if number else None,
        state=filled.state,
        unit=(number.unit if number else None) or one.unit,
        table=table,
        cell=cell,
        printed=token.text if token else "",
        confidence=round(filled.confidence, 3),
        place=token.place if token else None,
    )


def _in_field_unit(number: Number, one: Field) -> Number:
    """3.5万 in a field of 万元 is 3.5: there 万 is short for the unit, not part of the numeral."""
    if one.unit == "万元" and number.unit is None and number.printed.endswith("万"):
        return replace(number, value=number.value / 10000, unit="万元")
    return number


def cover(places: Sequence[Place]) -> Place:
    """The smallest place that holds them all; the page is the first one's, the box is kept for a single place."""
    start = min(place.span.start for place in places)
    end = max(place.span.end for place in places)
    box = places[0].box if len(places) == 1 else None
    return Place(span=Span(start, end), page_number=places[0].page_number, box=box)
