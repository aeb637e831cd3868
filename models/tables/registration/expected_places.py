"""Where the figures of a form's rows may stand: beside their labels, or between the rows whose labels were found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.lines import middle_y
from models.tables.registration.counted_rows import FigureLine
from models.tables.registration.form_rows import FoundRow

REACH = 6.0
"""Em between a row's figures and where its label lets expect them, where nothing says how far the row goes."""
UNDER = 0.6
"""Share of a label's width that a rule below or above it must have."""
BESIDE_LABEL = 4.0
"""Em below a label in which its figures stand at most, as the last lines of it may be lost; the first is rarely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Where a row's figures may stand: page, y, and the rules or labels that they cannot pass."""

    page: int
    y: float
    above: float
    below: float
    reach: float
    labelled: bool


def expected_places(
    pages: Sequence[PrintedPage],
    kept: Sequence[FoundRow],
    figures: Sequence[FigureLine],
    with_figures: Sequence[int],
    em: float,
) -> dict[int, list[Expected]]:
    """For each row the places where its figures may stand; a row that lies between two pages has two."""
    share = _alignment(kept, figures, em)
    places: dict[int, list[Expected]] = {}
    own: dict[int, Expected] = {}
    for row in kept:
        y = row.top + em / 2 + share * max(0.0, row.bottom - row.top - em)
        above, below = _rules_around(pages[row.page], row)
        above = max([above, *(other.top for other in kept if other.row < row.row and other.page == row.page)])
        below = min([below, *(other.bottom for other in kept if other.row > row.row and other.page == row.page)])
        own[row.row] = Expected(page=row.page, y=y, above=above, below=below, reach=REACH * em, labelled=True)
        places[row.row] = [own[row.row]]
    pitch = _pitch(own, em)
    found = sorted(own)
    for above, below in pairwise(found):
        if own[above].page < own[below].page:
            # A row that the page break cuts may have its figures on either page.
            places[above] += _between(above, None, below, own, pitch)
            places[below] += _between(below, above, None, own, pitch)
    for lost in with_figures:
        if lost not in own:
            before = max((other for other in found if other < lost), default=None)
            behind = min((other for other in found if other > lost), default=None)
            places[lost] = list(_between(lost, before, behind, own, pitch))
    return places


def _between(
    row: int, before: int | None, behind: int | None, own: dict[int, Expected], pitch: float
) -> Iterator[Expected]:
    """Places of a row whose label was not found."""
    one = own[before] if before is not None else None
    other = own[behind] if behind is not None else None
    if one and other and before is not None and behind is not None and one.page == other.page:
        share = (row - before) / (behind - before)
        y = one.y + share * (other.y - one.y)
        yield Expected(page=one.page, y=y, above=one.y, below=other.y, reach=other.y - one.y, labelled=False)
        return
    if one and before is not None:
        y = one.y + pitch * (row - before)
        far = pitch * (row - before + 1.5)
        yield Expected(page=one.page, y=y, above=one.y, below=one.y + far, reach=far, labelled=False)
    if other and behind is not None:
        y = other.y - pitch * (behind - row)
        far = pitch * (behind - row + 1.5)
        yield Expected(page=other.page, y=y, above=other.y - far, below=other.y, reach=far, labelled=False)


def beside_labels(
    expected: Mapping[int, Sequence[Expected]], kept: Sequence[FoundRow], em: float
) -> dict[int, list[Expected]]:
    """The same places, rows with labels level with these: the line above may be another row's whose own was lost."""
    own = {row.row: row for row in kept}
    steps = {row: where for row, places in expected.items() for where in places[:1] if where.labelled}
    reach = min(BESIDE_LABEL * em, _pitch(steps, em) / 2)

    def level(row: int, where: Expected) -> Expected:
        if not where.labelled:
            return where
        label = own[row]
        above, below = max(where.above, label.top - em), min(where.below, label.bottom + reach)
        return replace(where, above=above, below=below)

    return {row: [level(row, where) for where in places] for row, places in expected.items()}


def _pitch(own: dict[int, Expected], em: float) -> float:
    steps = [
        (own[below].y - own[above].y) / (below - above)
        for above, below in pairwise(sorted(own))
        if own[above].page == own[below].page
    ]
    return median(steps) if steps else 2.5 * em


def _alignment(kept: Sequence[FoundRow], figures: Sequence[FigureLine], em: float) -> float:
    """Where figures stand beside labels of several lines: 0 at the first, 1 at the last."""
    shares = []
    for row in kept:
        room = row.bottom - row.top - em
        inside = [line.y for line in figures if line.page == row.page and row.top < line.y < row.bottom]
        if room > 0.8 * em and len(inside) == 1:
            shares.append(min(1.0, max(0.0, (inside[0] - row.top - em / 2) / room)))
    share = median(shares) if shares else 0.5
    return min((0.0, 0.5, 1.0), key=lambda usual: abs(usual - share))


def _rules_around(page: PrintedPage, row: FoundRow) -> tuple[float, float]:
    """Y of the nearest rules above and below the whole label: no figure beyond them is the row's."""
    left, right = min(word.box.left for word in row.words), max(word.box.right for word in row.words)
    above, below = float("-inf"), float("inf")
    for rule in page.rules:
        if rule.horizontal and min(rule.box.right, right) - max(rule.box.left, left) > UNDER * (right - left):
            y = middle_y(rule.box)
            if y <= row.top + 1.0:
                above = max(above, y)
            elif y >= row.bottom - 1.0:
                below = min(below, y)
    return above, below
