"""Figures to rows: lines of figures to a form's rows in order, those whose label could not be read among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.profile import Form
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.registration.counted_rows import FigureLine, where_counts_agree
from models.tables.registration.expected_places import Expected, beside_labels, expected_places
from models.tables.registration.form_rows import FoundRow, left_of_figures
from models.tables.registration.print_lines import PrintLine

SAME_LINE = 0.6
"""Em between figures of one row."""
LABELS_ASIDE = 1.0
"""Em by which figures may begin left of the end of the longest label line: labels of groups lie further left."""
UNDER = 0.6
"""Share of the narrower of two figures that lie over each other in one cell."""
NEXT_LINE = 0.5
"""Em between two lines of one cell at most."""
MOST_FIGURES = 4
"""More figures on a line make it no surer that it is a row."""
A_WORD = 0.5
"""Confidence from which a word among figures is one."""
NEARNESS = 0.8
"""What a row is worth less for figures at the very end of its reach."""
FEWEST_LINES = 4
"""Lines of figures that show where their columns are."""
LONG_LABEL = 10
"""Characters of a label that no prose says by chance."""
UNLABELLED = 0.8
"""What a row is worth less whose label was not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row of the form on a page. `label` is empty where only its figures were found; `heads` are words of its further
    labels, where it has no figures.
    """

    row: int
    page: int
    top: float
    bottom: float
    label: tuple[Word, ...]
    figures: tuple[Word, ...]
    heads: tuple[Word, ...] = ()


def place_rows(
    pages: Sequence[PrintedPage], lines: Sequence[PrintLine], found: Sequence[FoundRow], form: Form
) -> list[PlacedRow]:
    """Found rows with their figures, and rows without label whose lines of figures are as many as they are."""
    with_figures = sorted({field.row for field in form.fields})
    kept = left_of_figures(_together(found), lines, with_figures)
    if not kept:
        return []
    em = median(word.box.bottom - word.box.top for row in kept for word in row.words)
    figures = _below_heads(_figure_lines(lines, kept, em, with_figures), lines, kept, em, with_figures)
    several = len(form.fields) > 2 * len(with_figures)
    expected = expected_places(pages, kept, figures, with_figures, em)
    pairs = _without_guesses(_paired(figures, expected, with_figures, em, several=several), kept, with_figures)
    pairs = _beside_own(pairs, kept, figures, em)
    sure = _sure_lines(figures, lines, em)
    told = [figures[index] for index in sure]
    level = _paired(told, beside_labels(expected, kept, em), with_figures, em, several=several)
    counted = where_counts_agree(level, kept, with_figures, told)
    pairs = max({row: sure[index] for row, index in counted.items()}, pairs, key=len)
    placed = [
        PlacedRow(
            row=row.row, page=row.page, top=row.top, bottom=row.bottom, label=row.words,
            figures=_with_rests(row, figures, pairs, em) if row.row in pairs else (),
        )
        for row in kept
        if row.row not in pairs or figures[pairs[row.row]].page == row.page
    ]  # fmt: skip
    here = {row.row for row in placed}
    for row, index in pairs.items():
        if row not in here:
            line = figures[index]
            top, bottom = min(word.box.top for word in line.words), max(word.box.bottom for word in line.words)
            placed.append(PlacedRow(row=row, page=line.page, top=top, bottom=bottom, label=(), figures=line.words))
    return sorted(placed, key=lambda row: row.row)


def _beside_own(
    pairs: Mapping[int, int], kept: Sequence[FoundRow], figures: Sequence[FigureLine], em: float
) -> dict[int, int]:
    """The same pairs, a line level with another row's label and not with its own given to that row: what a worn head is
    read as may have been taken for the first row's figures, and those for the second's.
    """
    told = dict(pairs)
    for row in kept:
        index = pairs.get(row.row)
        if index is None or _is_beside(figures[index], row, em):
            continue
        own = [other for other in kept if other.row in pairs and _is_beside(figures[index], other, 0.0)]
        if len(own) == 1 and not _is_beside(figures[pairs[own[0].row]], own[0], em):
            told[own[0].row] = index
            del told[row.row]
    return told


def _is_beside(line: FigureLine, row: FoundRow, reach: float) -> bool:
    return line.page == row.page and row.top - reach <= line.y <= row.bottom + reach


def _with_rests(row: FoundRow, figures: Sequence[FigureLine], pairs: dict[int, int], em: float) -> tuple[Word, ...]:
    """The row's figures, and beside its label the rests of those that a narrow cell breaks: 638.9 over 9 is 638.99."""
    own = figures[pairs[row.row]]
    used = set(pairs.values())
    rests = [
        line.words for index, line in enumerate(figures)
        if index not in used and line.page == own.page and own.y < line.y < row.bottom
        and all(any(_right_below(word, figure, em) for figure in own.words) for word in line.words)
    ]  # fmt: skip
    return (*own.words, *(word for words in rests for word in words))


def _right_below(word: Word, figure: Word, em: float) -> bool:
    """On the next line of the same cell?"""
    shared = min(word.box.right, figure.box.right) - max(word.box.left, figure.box.left)
    narrow = min(word.box.right - word.box.left, figure.box.right - figure.box.left)
    return word.box.top - figure.box.bottom <= NEXT_LINE * em and shared >= UNDER * narrow


def _together(found: Sequence[FoundRow]) -> list[FoundRow]:
    """Without rows alone on a page, unless the form stands before and behind it, or a long label goes on where the page
    before ends: prose says 其他 as well.
    """
    on_page: dict[int, int] = {}
    for row in found:
        on_page[row.page] = on_page.get(row.page, 0) + 1
    most = max(on_page.values(), default=0)
    full = [page for page, count in on_page.items() if count > 1]
    ends = {(row.row + 1, row.page + 1) for row in found if on_page[row.page] > 1}
    return [
        row for row in found
        if on_page[row.page] > 1 or row.likeness > 0.95 or most <= 2 or min(full) < row.page < max(full)
        or ((row.row, row.page) in ends and len("".join(word.text for word in row.words)) >= LONG_LABEL)
    ]  # fmt: skip


def _figure_lines(
    lines: Sequence[PrintLine], kept: Sequence[FoundRow], em: float, with_figures: Sequence[int]
) -> list[FigureLine]:
    """What may be figures of the form, right of its labels, line by line. Titles over all columns reach further."""
    found: list[FigureLine] = []
    for page in range(min(row.page for row in kept), max(row.page for row in kept) + 1):
        # A page on which no label was found, between two with some, has the columns of these.
        here = [row for row in kept if row.page == page] or kept
        beside = [row for row in here if row.row in with_figures] or here
        right = median(max(word.box.right for word in row.words) for row in beside)
        words = [
            word for line in lines if line.page == page for word in line.values
            if word.box.left > right - LABELS_ASIDE * em
        ]  # fmt: skip
        group: list[Word] = []
        for word in sorted(words, key=lambda word: middle_y(word.box)):
            if group and middle_y(word.box) - median(middle_y(one.box) for one in group) > SAME_LINE * em:
                found.append(_figure_line(page, group))
                group = []
            group.append(word)
        if group:
            found.append(_figure_line(page, group))
    return found


def _below_heads(
    figures: Sequence[FigureLine],
    lines: Sequence[PrintLine],
    kept: Sequence[FoundRow],
    em: float,
    with_figures: Sequence[int],
) -> list[FigureLine]:
    """Without what worn heads right above a page's first label are read as: it would be that row's figures."""
    found: list[FigureLine] = []
    for page in sorted({line.page for line in figures}):
        first = min((row.top for row in kept if row.page == page and row.row in with_figures), default=float("-inf"))
        words = _head_words(lines, page)
        own = (line for line in figures if line.page == page)
        found += [line for line in own if line.y >= first or not _is_of_heads(line, words, em)]
    return found


def _head_words(lines: Sequence[PrintLine], page: int) -> list[Word]:
    return [word for line in lines if line.page == page for word in line.labels if len(word.text) > 1]


def _sure_lines(figures: Sequence[FigureLine], lines: Sequence[PrintLine], em: float) -> list[int]:
    """Indices of those that are neither heads nor page numbers."""
    sure: list[int] = []
    for page in sorted({line.page for line in figures}):
        words = _head_words(lines, page)
        own = [line for line in figures if line.page == page and not _is_of_heads(line, words, em)]
        kept = {id(line) for line in _in_columns(own, em)}
        sure += [index for index, line in enumerate(figures) if id(line) in kept]
    return sure


def _in_columns(lines: Sequence[FigureLine], em: float) -> list[FigureLine]:
    """Without page numbers and dirt: lines that stand in no column of the others; all where there are few."""
    if len(lines) < FEWEST_LINES:
        return list(lines)

    def stands(line: FigureLine) -> bool:
        others = [middle_x(word.box) for other in lines if other is not line for word in other.words]
        return any(abs(middle_x(word.box) - x) <= em for word in line.words for x in others)

    return [line for line in lines if stands(line)]


def _is_of_heads(line: FigureLine, words: Sequence[Word], em: float) -> bool:
    """What worn heads are read as: figures and words side by side. A word that is hardly one, among many figures, is
    what one of them and dirt are read as.
    """
    first = min(word.box.left for word in line.words)
    beside = [word for word in words if abs(middle_y(word.box) - line.y) <= SAME_LINE * em and word.box.left > first]
    return any(word.confidence >= A_WORD for word in beside) or MOST_FIGURES * len(beside) > len(line.words)


def _figure_line(page: int, words: Sequence[Word]) -> FigureLine:
    return FigureLine(page=page, y=median(middle_y(word.box) for word in words), words=tuple(words))


def _paired(
    figures: Sequence[FigureLine],
    expected: dict[int, list[Expected]],
    rows: Sequence[int],
    em: float,
    *,
    several: bool,
) -> dict[int, int]:
    """{row: index of its line}: the best pairing in order (dynamic programming)."""
    count = len(figures)
    best = [[0.0] * (count + 1) for _ in range(len(rows) + 1)]  # plain numbers: one by one, an array's take longer
    paired = [[False] * count for _ in rows]
    for place in range(len(rows) - 1, -1, -1):
        here, below, places = best[place], best[place + 1], expected.get(rows[place], ())
        for index in range(count - 1, -1, -1):
            here[index] = max(below[index], here[index + 1])
            gain = max([_gain(figures[index], where, em, several) for where in places], default=0.0)
            if gain > 0 and gain + below[index + 1] > here[index]:
                here[index], paired[place][index] = gain + below[index + 1], True
    found: dict[int, int] = {}
    place = index = 0
    while place < len(rows) and index < count:
        if paired[place][index]:
            found[rows[place]] = index
            place, index = place + 1, index + 1
        elif best[place + 1][index] >= best[place][index + 1]:
            place += 1
        else:
            index += 1
    return found


def _gain(line: FigureLine, where: Expected, em: float, several: bool) -> float:
    if line.page != where.page or not where.above < line.y < where.below:
        return 0.0
    away = abs(line.y - where.y)
    if away > where.reach:
        return 0.0
    held = min(len(line.words), MOST_FIGURES) / MOST_FIGURES if several else 1.0
    near = 1 - away / where.reach * (NEARNESS if where.labelled else 0.1)
    return held * near - (0 if where.labelled else UNLABELLED * held)


def _without_guesses(pairs: dict[int, int], kept: Sequence[FoundRow], rows: Sequence[int]) -> dict[int, int]:
    """Rows without label only where every one between two labels has its line: else it may be another's."""
    labelled = {row.row for row in kept}
    sure = dict(pairs)
    gap: list[int] = []
    for row in [*rows, None]:
        if row is not None and row not in labelled:
            gap.append(row)
            continue
        if any(missing not in pairs for missing in gap):
            for missing in gap:
                sure.pop(missing, None)
        gap = []
    return sure
