"""Registration of prescribed forms: a grid for each page from the form's labels and the figures beside and below them.

Neither rules nor white gaps are asked, so that it finds a form on a fax whose rules are gone. It is one of several
candidates for a page's grid.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import median

from rapidfuzz import fuzz

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.profile import Field, Form, FormLabel
from models.tables.keys import label_key
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import middle_x
from models.tables.registration.form_columns import Columns, find_columns, moved_to
from models.tables.registration.form_heads import find_heads
from models.tables.registration.form_rows import FoundRow, find_rows, row_labels
from models.tables.registration.grid_draft import PART, GridDraft
from models.tables.registration.heads_in_order import heads_in_order
from models.tables.registration.inner_heads import with_inner_heads
from models.tables.registration.placed_rows import PlacedRow, place_rows
from models.tables.registration.print_lines import PrintLine
from models.tables.registration.rules_beside_heads import are_parted
from models.tables.registration.stretches import PrintedLabels

FEWEST_ROWS = 0.3
"""Share of the form's rows of figures that must be found."""
FEW_ROWS = 4
"""So many at least, or all where a form has fewer: 合计 and one more label stand in many tables."""
FEWEST_TOLD = 2
"""Rows whose label is read, of a form with several: below 合计 alone any table of figures has as many rows."""
USUAL_GAIN = 0.5
"""Of a found row, at least, in the mean: garbled prose is a little like any label."""
MISSING = 0.3
"""What a row costs of which neither label nor figures were found, when forms compete."""
FILLED = 0.1
"""What a row is worth more whose figures were found: of rivals whose other labels were lost, the one that leaves no
line of figures over."""
HEAD_REACH = 14.0
"""Em above the first row in which the form's heads are looked for."""
OVER = 0.3
"""Share of the lower grid's height that two grids must have in common to be of one table."""
EXPLAINED = 0.85
"""Least share of the figures between a form's rows that must stand in its columns where the text is the file's own."""
FEWEST_COLUMNS, MOST_UNEVEN, LIKE_CAPTION = 10, 1.5, 85.0
"""Figures of a line that tell a form by their number, the widest step between them in the narrowest, and the likeness
(0 to 100) of the caption above them."""
MOST_UNEVEN_IN_ALL = 2.2
"""The widest step in the narrowest where columns of one group are narrower than those of the next."""
MOST_FADED = 2
"""Figures of such a line that may have faded, between others."""
DOUBTFUL_STROKE = 0.5
"""Most confidence of a one that may be what is left of a rule."""
HEAD_GAP = 3.0
"""Em between two lines of heads at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOnPages:
    """Where a form stands: its grid on each page that holds a part of it, by the page's index.

    `in_order` is False where the page prints its columns otherwise: then the grids say where it is, and no more.
    """

    form: Form
    grids: dict[int, PageGrid]
    gain: float
    in_order: bool = True


def form_grids(pages: Sequence[PrintedPage], forms: Iterable[Form]) -> list[FormOnPages]:
    """The forms that the pages print in their order, of rivals with one name the one that explains most."""
    return [one for one in forms_in_any_order(pages, forms) if one.in_order]


def forms_in_any_order(pages: Sequence[PrintedPage], forms: Iterable[Form]) -> list[FormOnPages]:
    """The same, and those whose columns the pages print in an order of their own."""
    known = list(forms)
    printed = PrintedLabels(pages, known)
    captions = _captions(printed.lines, {form.caption for form in known})
    best: dict[str, FormOnPages] = {}
    for form in known:
        others = sorted(at for caption, places in captions.items() if caption != form.caption for at in places)
        found = _registered(printed, form, others)
        if found is not None and (form.id not in best or _worth(found) > _worth(best[form.id])):
            best[form.id] = found
    kept: list[FormOnPages] = []
    for found in sorted(best.values(), key=_worth, reverse=True):
        if not any(_same_place(found, other) for other in kept):
            kept.append(found)
    return kept


def _worth(one: FormOnPages) -> tuple[bool, float]:
    return one.in_order, one.gain


def _same_place(one: FormOnPages, other: FormOnPages) -> bool:
    """Whether two forms were found in the same print."""
    return any(of_one_table(grid.box, other.grids[page].box) for page, grid in one.grids.items() if page in other.grids)


def of_one_table(one: Box, other: Box) -> bool:
    """Whether two grids' boxes have so much in common that both are of one table."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    beside = min(one.right, other.right) - max(one.left, other.left)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return beside > 0 and common > OVER * lower


def _registered(printed: PrintedLabels, form: Form, others: Sequence[tuple[int, float]]) -> FormOnPages | None:
    """`others`: page and y of other forms' captions."""
    if not form.fields:
        return None
    pages, lines = printed.pages, printed.lines
    if not any(field.row in row_labels(form) for field in form.fields):
        return _registered_by_heads(pages, lines, form)
    found = _between_captions(find_rows(printed, form), others)
    if len(found) < min(FEWEST_TOLD, len(row_labels(form))):
        return None
    rows = with_inner_heads(place_rows(pages, lines, found, form), lines, form)
    with_figures = {field.row for field in form.fields}
    if sum(row.row in with_figures for row in rows) < max(
        min(FEW_ROWS, len(with_figures)), FEWEST_ROWS * len(with_figures)
    ):
        return None
    if sum(row.gain for row in found) < USUAL_GAIN * len(found):
        return None
    parts = []
    for page in sorted({row.page for row in rows}):
        own = [row for row in rows if row.page == page]
        parts.append(_Part(pages[page], own, [line for line in lines if line.page == page], form, number=page))
    known = [part.columns for part in parts if part.columns is not None]
    grids = {part.number: grid for part in parts if (grid := part.grid(known)) is not None}
    missing = set(row_labels(form)) - {row.row for row in found} - {row.row for row in rows}
    filled = sum(bool(row.figures) for row in rows)
    return (
        FormOnPages(
            form=form,
            grids=grids,
            gain=sum(row.gain for row in found) - MISSING * len(missing) + FILLED * filled,
            in_order=all(part.in_order for part in parts),
        )
        if grids
        else None
    )


def _captions(lines: Sequence[PrintLine], known: Iterable[str]) -> dict[str, list[tuple[int, float]]]:
    """Page and y of the lines that print each caption."""
    return {
        caption: [(line.page, line.top) for line in lines if any(_is_caption(word, caption) for word in line.labels)]
        for caption in known
    }


def _between_captions(found: Sequence[FoundRow], captions: Sequence[tuple[int, float]]) -> tuple[FoundRow, ...]:
    """The rows between two captions of other forms that are worth most: 总计 is printed in several forms."""
    parts: dict[int, list[FoundRow]] = {}
    for row in found:
        parts.setdefault(bisect(captions, (row.page, row.top)), []).append(row)
    return tuple(max(parts.values(), key=lambda rows: sum(row.gain for row in rows), default=[]))


def _registered_by_heads(pages: Sequence[PrintedPage], lines: Sequence[PrintLine], form: Form) -> FormOnPages | None:
    """A form whose one row of figures has no label: the line of figures below most of the form's heads."""
    columns = value_columns(form)
    (row,) = {field.row for field in form.fields} if len({field.row for field in form.fields}) == 1 else (None,)
    if row is None:
        return None
    best: tuple[float, PrintLine] | None = None
    bottoms = [(line, _bottom(line)) for line in lines]
    for line in (_without_strokes(line, len(columns)) for line in lines):
        if 3 * len(line.values) < len(columns):
            continue
        em = median(word.box.bottom - word.box.top for word in line.values)
        highest, lowest = line.top - HEAD_REACH * em, line.top + 0.5 * em
        higher = [other for other, bottom in bottoms if other.page == line.page and bottom < lowest]
        heads = find_heads([other for other in higher if highest < other.top], form, columns)
        score = float(sum(x is not None for x in heads) + (len(line.values) == len(columns)))
        if pages[line.page].scanned and _is_under_caption(line, higher, form, columns):
            score = max(score, float(len(columns)))
        if best is None or score > best[0]:
            best = score, line
    if best is None or best[0] < max(3, FEWEST_ROWS * len(columns)):
        return None
    score, line = best
    placed = PlacedRow(row=row, page=line.page, top=line.top, bottom=line.bottom, label=(), figures=line.values)
    on_page = [other for other in lines if other.page == line.page]
    part = _Part(pages[line.page], [placed], on_page, form, number=line.page)
    grid = part.grid([])
    if grid is None:
        return None
    return FormOnPages(form=form, grids={line.page: grid}, gain=score, in_order=part.in_order)


def _without_strokes(line: PrintLine, count: int) -> PrintLine:
    """The line without ones that no reader is sure of, dots of rules, where the others are as many as its columns."""
    sure = tuple(word for word in line.values if word.text != "1" or word.confidence > DOUBTFUL_STROKE)
    return replace(line, values=sure) if len(sure) == count else line


def _is_under_caption(line: PrintLine, above: Sequence[PrintLine], form: Form, columns: Sequence[int]) -> bool:
    """Whether the form's caption stands above a line of as many figures as it has columns, set evenly, or a few less
    that leave their columns free: then worn heads between them may say anything.
    """
    if not len(columns) - MOST_FADED <= len(line.values) <= len(columns) or len(columns) < FEWEST_COLUMNS:
        return False
    middles = sorted(middle_x(word.box) for word in line.values)
    apart = [right - left for left, right in pairwise(middles)]
    passed = [max(1, round(step / median(apart))) for step in apart]
    if sum(passed) + 1 != len(columns):
        return False
    steps = [step / columns_on for step, columns_on in zip(apart, passed, strict=True)]
    places = list(accumulate(passed, initial=0))
    captions = (word for other in above for word in _with_whole(other.labels) if _is_caption(word, form.caption))
    near = any(line.top - word.box.bottom <= HEAD_REACH * (word.box.bottom - word.box.top) for word in captions)
    within = [
        [step for step, (one, other) in zip(steps, pairwise(places), strict=True) if other <= end and one >= start]
        for start, end in _groups(form, columns)
    ]  # fmt: skip
    even = all(max(group) <= MOST_UNEVEN * min(group) for group in within if group)
    return near and even and max(steps) <= MOST_UNEVEN_IN_ALL * min(steps)


def _groups(form: Form, columns: Sequence[int]) -> list[tuple[int, int]]:
    """First and last place of the columns under each of the form's highest heads; all are one where there is none."""
    heads = [label for label in form.labels if label.row == 0 and label.column_span > 1]
    held = [[at for at, c in enumerate(columns) if h.column <= c < h.column + h.column_span] for h in heads]
    return [(group[0], group[-1]) for group in held if group] or [(0, len(columns) - 1)]


def _with_whole(words: Sequence[Word]) -> Iterator[Word]:
    """Words of a line, and all of it as one: a caption may be several."""
    yield from words
    if len(words) > 1:
        text = "".join(word.text for word in words)
        yield replace(words[0], text=text, box=around([word.box for word in words]), looks=(), sure=())


def _is_caption(word: Word, caption: str) -> bool:
    return fuzz.ratio(label_key(word.text), label_key(caption), score_cutoff=LIKE_CAPTION) > 0


def value_columns(form: Form) -> list[int]:
    """Columns that figures of one column stand in."""
    return sorted({field.column for field in form.fields if field.column_span == 1})


class _Part:
    """The rows of a form on one page, and the columns of their figures if the page tells them."""

    def __init__(
        self, page: PrintedPage, rows: Sequence[PlacedRow], lines: Sequence[PrintLine], form: Form, *, number: int
    ) -> None:
        self.number, self._rows, self._lines, self._form = number, rows, lines, form
        self._scanned, self._words, self._rules = page.scanned, page.words, page.rules
        self._fields: dict[int, list[Field]] = {}
        for field in form.fields:
            self._fields.setdefault(field.row, []).append(field)
        self._numbers = value_columns(form) or sorted({field.column for field in form.fields})
        self._several = [row.figures for row in rows if len(self._fields.get(row.row, ())) > 1 and row.figures]
        self._heads = _head_lines(rows, lines, form, scanned=page.scanned)
        self.columns = self._found() if self._asks else None

    @property
    def in_order(self) -> bool:
        """Are the columns those of the form, one by one, as far as heads and the rules beside them say?"""
        if not heads_in_order(self._heads, self._form, self._numbers):
            return False
        if self.columns is None or self._scanned:
            return True
        figures = [word for row in self._several for word in row]
        return not are_parted(self.columns, self._found_heads, figures, self._rules)

    @property
    def _asks(self) -> bool:
        """Whether there is a row whose figures columns must tell apart."""
        return len(self._numbers) > 1 and bool(self._several)

    @cached_property
    def _found_heads(self) -> list[tuple[float, float] | None]:
        return find_heads(self._heads, self._form, self._numbers)

    def _found(self) -> Columns | None:
        return find_columns(self._several, len(self._numbers), self._found_heads)

    def grid(self, known: Sequence[Columns]) -> PageGrid | None:
        """The grid; where the page's columns cannot be told, with those `known` of other pages, moved to fit."""
        columns = self.columns
        if self._asks and columns is None:
            columns = next(filter(None, (moved_to(one, self._several) for one in known)), None)
        if self._asks and columns is None:
            return None
        if columns is not None and not (self._scanned or _explains(columns, self._several, self._rows, self._lines)):
            return None
        return GridDraft(
            self._rows, self._heads, self._lines, self._form, self._numbers, columns, self._fields, self._words
        ).grid()


def _explains(
    found: Columns, several: Sequence[Sequence[Word]], rows: Sequence[PlacedRow], lines: Sequence[PrintLine]
) -> bool:
    """Whether nearly all figures stand in the columns: lines set with tabs have theirs anywhere, and break."""
    top, bottom = min(row.top for row in rows), max(row.bottom for row in rows)
    printed = sum(len(line.values) for line in lines if top <= line.top <= bottom)
    held = sum(found.column_of(word.box) is not None for row in several for word in row)
    single = sum(len(row.figures) for row in rows if row.figures not in several)
    return held + single >= EXPLAINED * printed


def _head_lines(rows: Sequence[PlacedRow], lines: Sequence[PrintLine], form: Form, *, scanned: bool) -> list[PrintLine]:
    """Lines right above the first row of figures that print parts of the form's heads; on scans seals and dirt may
    stand between them.
    """
    first = min(field.row for field in form.fields)
    upper = [label for label in form.labels if label.row < first]
    figures = [row for row in rows if row.row >= first]
    if not figures:
        return []
    start = min(figures, key=lambda row: row.top)
    words = start.label or start.figures
    em = median(word.box.bottom - word.box.top for word in words)
    top = min(start.top, *(word.box.top for word in (*start.label, *start.figures)))
    found: list[PrintLine] = []
    for line in sorted(lines, key=lambda line: -_bottom(line)):
        if _bottom(line) > top + 0.4 * em or not line.labels:
            continue
        above = found[-1].top if found else top
        heads = [word for word in line.labels if _part_of(word, upper)]
        # A head set upright makes one line of several beside it.
        if above - max((word.box.bottom for word in heads), default=_bottom(line)) > HEAD_GAP * em:
            break
        if heads:
            found.append(line)
        elif not scanned:
            break
    return found[::-1]


def _bottom(line: PrintLine) -> float:
    """Of most of its words: a seal makes one of them tall."""
    return median(word.box.bottom for word in (*line.labels, *line.values))


def _part_of(word: Word, labels: Sequence[FormLabel]) -> bool:
    key = label_key(word.text)
    return bool(key) and any(
        fuzz.partial_ratio(key, label_key(wording)) >= PART and len(key) <= len(label_key(wording)) + 2
        for label in labels
        for wording in label.wordings
    )
