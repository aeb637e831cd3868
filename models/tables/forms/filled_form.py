"""One stretch of regions read as one or more forms: the alignment, and the tables and figures that come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.document.figure import Figure
from corpora.document.geometry import Box, Span, around
from corpora.document.grid import Cell, Grid
from corpora.document.number import Number
from corpora.document.place import Place
from corpora.document.region import Region
from corpora.profiles.profile import Field, Form, Identity
from models.tables.cell_number import read_as_count
from models.tables.forms.counted_rows import counted_rows, doubted_beside_rows_left_over
from models.tables.forms.extra_rows import find_extra_rows, with_extra_rows
from models.tables.forms.figures_of_two import with_figures_of_two_apart
from models.tables.forms.filling import DOUBTFUL, UNREADABLE, Filled, Filling
from models.tables.forms.label_paths import by_label_paths, has_gaps, is_wanting, reads_more, with_gaps_filled
from models.tables.forms.named_rows import with_rows_named
from models.tables.forms.printed_order import forms_as_printed
from models.tables.forms.registered import registered_reading
from models.tables.forms.slot_filling import doubted, fill_slots
from models.tables.forms.under_heads import under_other_heads, under_unknown_heads, without_figures
from models.tables.printed.form_words import FormWords, best_score, form_words, label_scores
from models.tables.printed.label_alignment import Match, align_labels
from models.tables.printed.pieces import SURE_LABEL
from models.tables.printed.tokens import Token, region_tokens

LOST_LABEL_COST, EXTRA_COST, UNFILLED_COST = 0.6, 0.5, 0.25
"""What alignment costs when profiles compete: per weight of a lost label, per unknown word, per field not filled."""
RIVAL = 0.95
"""Likeness from which a word is surely a label of another profile."""
COUNT = "件"
"""The unit of fields that no fraction can fill."""
FEWEST_FAILING = 3
"""Sums, from whose failing on figures under heads in words that no form knows are not believed: one wrong figure of a
report fails two."""
HOLDING_FOR_EACH_FAILING = 4
"""Sums that bear out rows which are told by counting alone; a report's own wrong figure fails two."""
_ASIDE = re.compile(
    r"续表|(?:计量)?单位[:：]|^[（(]?(?:表|附表|附件)\s*[一二三四\d]|^(?:备注|说明|注)[:：]?|填报|统计(?:时间|期限)"
    r"|^(?:\d{1,2}[.、．)）]|[（(]?[一二三四五六七八九十]{1,3}[)）、])$"
)
"""Continuations, units, captions, notes; and the number of a label in a cell of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """`regions` read as the forms of `words`, one after another.

    `rearranged`: the labels stand in another arrangement than the form's, so that only the source's grid shows them.
    """

    regions: tuple[Region, ...]
    words: FormWords
    tokens: tuple[Token, ...]
    matches: tuple[Match, ...]
    filling: Filling
    cost: float
    rearranged: bool = False

    @property
    def extras(self) -> list[Token]:
        """Tokens that the form has no place for; repeated heads, units and captions aside."""
        return [token for token in self.filling.surplus if not self._is_aside(token)]

    def _is_aside(self, token: Token) -> bool:
        return bool(_ASIDE.search(token.text)) or (
            token.kind == "words" and best_score(self.words, token.text) >= SURE_LABEL
        )


def align(
    regions: Sequence[Region], words: FormWords, identities: Sequence[Identity], *, known: FormWords
) -> Alignment:
    """Both levels of alignment, with the cost that tells rival profiles apart; `known` has the labels of them all."""
    tokens = region_tokens(regions, words)
    registered = registered_reading(regions, tokens, words)
    labels: frozenset[int] = frozenset()
    if registered is not None:
        matches, filling = registered
        filling = with_figures_of_two_apart(filling, words.forms[0], identities)
    else:
        words, matches, filling = _read_in_order(tokens, words, identities)
        filling = _with_rows_counted(filling, tokens, matches, words, identities)
        filling = without_figures(filling, under_other_heads(filling, tokens, matches, words))
        if _failing(filling, identities) >= FEWEST_FAILING or _rows_fail(filling, identities):
            filling = without_figures(filling, under_unknown_heads(filling, tokens, matches, words))
        wanting, gaps = is_wanting(filling), has_gaps(filling, regions)
        rearranged = by_label_paths(regions, tokens, words, identities) if wanting or gaps else None
        if rearranged is not None and not wanting and _failing(rearranged[0], identities):
            rearranged = None
        if rearranged is not None and reads_more(rearranged[0], filling):
            filling, labels = with_gaps_filled(rearranged[0], filling), rearranged[1]
            matches = ()
    found = labels | {match.label for match in matches}
    lost = sum(words.weight(index) for index in range(len(words.labels)) if index not in found)
    inexact = sum((1 - match.score) * words.weight(match.label) for match in matches)
    extra = sum(_extra_cost(token, words, known) for token in _said_once(filling.surplus))
    unfilled = sum(filled.state == "unreadable" for filled in filling.fields.values())
    cost = LOST_LABEL_COST * lost + inexact + extra + UNFILLED_COST * unfilled
    return Alignment(
        regions=tuple(regions), words=words, tokens=tokens, matches=matches, filling=filling, cost=cost,
        rearranged=bool(labels),
    )  # fmt: skip


def _read_in_order(
    tokens: Sequence[Token], words: FormWords, identities: Sequence[Identity]
) -> tuple[FormWords, tuple[Match, ...], Filling]:
    """Labels and figures in the order of the form, or of the heads that the page prints where that is another.

    An order that only lines suggest, or all heads but one, is believed when fewer sums fail in it, or as many and fewer
    figures stand under heads of others.
    """
    sure, perhaps = map(form_words, forms_as_printed(words, tokens))
    read = _read(tokens, sure, identities)
    if perhaps is sure:
        return read
    other = _read(tokens, perhaps, identities)

    def against(one: tuple[FormWords, tuple[Match, ...], Filling]) -> tuple[int, int]:
        own, matches, filling = one
        return _failing(filling, identities), len(under_other_heads(filling, tokens, matches, own))

    return min(read, other, key=against)


def _read(
    tokens: Sequence[Token], words: FormWords, identities: Sequence[Identity]
) -> tuple[FormWords, tuple[Match, ...], Filling]:
    matches = align_labels(tokens, words)
    return words, matches, fill_slots(tokens, matches, words, identities)


def _with_rows_counted(
    filling: Filling,
    tokens: Sequence[Token],
    matches: Sequence[Match],
    words: FormWords,
    identities: Sequence[Identity],
) -> Filling:
    """The figures by the order of their rows, where some are lost by their labels and sums do not speak against it."""
    if all(filled.confidence > DOUBTFUL for filled in filling.fields.values()):
        return filling
    counted = counted_rows(tokens, words)
    if counted is None:
        return doubted_beside_rows_left_over(with_rows_named(filling, tokens, words), tokens, words)
    counted = doubted(counted, identities)
    failing, holding = _failing(counted, identities), _holding(counted, identities)
    if failing > _failing(filling, identities) and holding < HOLDING_FOR_EACH_FAILING * failing:
        return doubted_beside_rows_left_over(filling, tokens, words)
    used = {id(filled.token) for filled in counted.fields.values()}
    used |= {id(token) for match in matches for token in tokens[match.start : match.end]}
    counted.surplus += [token for token in tokens if token.kind in ("words", "value") and id(token) not in used]
    return counted


def _failing(filling: Filling, identities: Sequence[Identity]) -> int:
    """Sums of known figures that do not hold."""
    known = filling.known()
    told = (sides for one in identities if (sides := one.sides(known)) is not None)
    return sum(left != right for left, right in told)


def _holding(filling: Filling, identities: Sequence[Identity]) -> int:
    """Sums of known figures that hold and are not all nothing."""
    known = filling.known()
    return sum(sides is not None and sides[0] == sides[1] != 0 for one in identities for sides in [one.sides(known)])


def _rows_fail(filling: Filling, identities: Sequence[Identity]) -> bool:
    """Do of the sums along rows that are not all nothing as many fail as hold? Sums down a column hold in any order of
    columns, and a table of one request tells little else.
    """
    known = filling.known()
    failing = holding = 0
    for one in identities:
        figures = [filling.fields[name] for name in (*one.left, *one.right) if name in filling.fields]
        rows = {figure.token.row for figure in figures if figure.token is not None}
        sides = one.sides(known)
        if sides is None or len(rows) != 1:
            continue
        left, right = sides
        failing += left != right
        holding += left == right != 0
    return failing >= max(1, holding)


def _said_once(tokens: Sequence[Token]) -> Iterator[Token]:
    """Figures, and words but for those said before: heads repeated above every row tell no more than once."""
    said: set[str] = set()
    for token in tokens:
        if token.number is not None or token.text not in said:
            yield token
        if token.number is None:
            said.add(token.text)


def _extra_cost(token: Token, words: FormWords, known: FormWords) -> float:
    """What a token without a place says against the form: most when it is a label of a rival's form."""
    if token.kind == "value":
        return EXTRA_COST
    if best_score(words, token.text) >= SURE_LABEL:
        return 0.0
    rival = max((known.weight(index) for index, score in label_scores(known, token.text) if score >= RIVAL), default=0)
    return max(EXTRA_COST, LOST_LABEL_COST * rival)


class Aligner:
    """Aligns the regions of one document with forms, each pair once: profiles that extend one another share forms."""

    def __init__(self, regions: Sequence[Region], *, known: FormWords) -> None:
        self.regions = regions
        self._known = known
        self._done: dict[tuple[tuple[int, ...], ...], Alignment] = {}

    def align(self, indices: Sequence[int], forms: tuple[Form, ...], identities: Sequence[Identity]) -> Alignment:
        """The regions read as the forms; only identities whose fields all stand in them are asked."""
        fields = {one.id for form in forms for one in form.fields}
        held = tuple(one for one in identities if fields.issuperset(one.left) and fields.issuperset(one.right))
        key = tuple(indices), tuple(map(id, forms)), tuple(map(id, held))
        if key not in self._done:
            held_regions = [self.regions[index] for index in indices]
            self._done[key] = align(held_regions, form_words(forms), held, known=self._known)
        return self._done[key]


def form_grid(alignment: Alignment, form_index: int) -> tuple[Grid, dict[int, int]]:
    """What the page prints in the form's own geometry, and the grid's row for each row of the form that it holds."""
    form = alignment.words.forms[form_index]
    rows = _printed_rows(alignment, form_index)
    cells = [
        moved
        for cell in (*_label_cells(alignment, form_index), *_field_cells(alignment, form))
        if (moved := _moved(cell, rows)) is not None
    ]
    grid = Grid(
        n_rows=len(rows),
        n_columns=form.n_columns,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
    )
    if not alignment.extras:
        return grid, rows
    tokens = alignment.tokens
    rows_of = {tokens[i].row: rows[row] for row, at in _token_rows(alignment, form_index).items() for i in at}
    added, shifted = with_extra_rows(grid, find_extra_rows(tokens, surplus=alignment.filling.surplus, rows_of=rows_of))
    return added, {row: shifted[number] for row, number in rows.items()}


def _printed_rows(alignment: Alignment, form_index: int) -> dict[int, int]:
    """Rows of the form that the page has, counted anew: {row of the form: row of the grid}.

    A row without label and figure was left out by the report, unless something unknown stands where it should be:
    then it is only unreadable.
    """
    form = alignment.words.forms[form_index]
    where = _token_rows(alignment, form_index)
    used = sorted(index for indices in where.values() for index in indices)
    loose = {index for index, token in enumerate(alignment.tokens) if token.kind in ("words", "value")}
    loose -= {index for match in alignment.matches for index in range(match.start, match.end)}
    loose -= set(used)
    fields = alignment.filling.fields
    sure = {*where, *(one.row for one in form.fields if one.id in fields and fields[one.id].state != "unreadable")}
    kept = []
    for row in range(form.n_rows):
        before = max((max(at) for other, at in where.items() if other < row), default=-1)
        behind = min((min(at) for other, at in where.items() if other > row), default=len(alignment.tokens))
        if row in sure or any(before < index < behind for index in loose):
            kept.append(row)
    return {row: number for number, row in enumerate(kept or range(form.n_rows))}


def _token_rows(alignment: Alignment, form_index: int) -> dict[int, list[int]]:
    """For each row of the form the tokens that print a label of that row alone, or one of its figures."""
    form = alignment.words.forms[form_index]
    places = {id(token): index for index, token in enumerate(alignment.tokens)}
    rows: dict[int, list[int]] = {}
    for match in alignment.matches:
        owner, label = alignment.words.labels[match.label]
        if owner == form_index and label.row_span == 1:
            rows.setdefault(label.row, []).extend(range(match.start, match.end))
    for one in form.fields:
        filled = alignment.filling.fields.get(one.id)
        if filled is not None and filled.token is not None and id(filled.token) in places:
            rows.setdefault(one.row, []).append(places[id(filled.token)])
    return rows


def _moved(cell: Cell, rows: dict[int, int]) -> Cell | None:
    """The cell over those of its rows that are printed; None when none is."""
    kept = [rows[row] for row in range(cell.row, cell.row + cell.row_span) if row in rows]
    if kept and kept[0] == cell.row and len(kept) == cell.row_span:
        return cell
    return replace(cell, row=kept[0], row_span=len(kept)) if kept else None


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
    alignment: Alignment, form: Form, *, table: str, cells: Mapping[str, tuple[int, int]]
) -> Iterator[Figure]:
    """A figure for each field; `cells` says where each stands in its table, (0, 0) goes to those without a cell."""
    for one in form.fields:
        filled = alignment.filling.fields.get(one.id, Filled(token=None, state="unreadable", confidence=UNREADABLE))
        yield _figure(one, filled, table=table, cell=cells.get(one.id, (0, 0)))


def _figure(one: Field, filled: Filled, *, table: str, cell: tuple[int, int]) -> Figure:
    token = filled.token
    number = in_field_unit(token.number, one.unit) if token and filled.state == "read" and token.number else None
    state, confidence = filled.state, filled.confidence
    if token and number and number.decimals and one.unit == COUNT and token.confidence < 1:
        number, confidence = read_as_count(number), min(confidence, DOUBTFUL)
        state = "read" if number else "unreadable"
    return Figure(
        field=one.id,
        label=one.label,
        value=number.value if number else None,
        state=state,
        unit=(number.unit if number else None) or one.unit,
        table=table,
        cell=cell,
        printed=token.text if token else "",
        confidence=round(confidence, 3),
        place=token.place if token else None,
    )


def in_field_unit(number: Number, unit: str | None) -> Number:
    """3.5万 in a field of 万元 is 3.5: there 万 is short for the unit, not part of the numeral."""
    if unit == "万元" and number.unit is None and number.printed.endswith("万"):
        return replace(number, value=number.value / 10000, unit="万元")
    return number


def cover(places: Sequence[Place]) -> Place:
    """The smallest place that holds them all; the page is the first one's, the box is around what stands on it."""
    start = min(place.span.start for place in places)
    end = max(place.span.end for place in places)
    page = places[0].page_number
    return Place(span=Span(start, end), page_number=page, box=_around(places, page))


def _around(places: Sequence[Place], page: int | None) -> Box | None:
    boxes = [place.box for place in places if place.box is not None and place.page_number == page]
    return around(boxes) if boxes else None
