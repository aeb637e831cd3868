"""Reading single cells from their crops: where a page's words leave a cell empty that has ink, or are doubted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import PixelBox
from corpora.document.look import Look
from models.ocr.digits.alphabet import is_number
from models.ocr.digits.marks import answer_of
from models.ocr.digits.votes import DOUBTFUL
from models.ocr.ink import Mask
from models.ocr.lines import TurnedBox
from models.ocr.networks import Networks
from models.ocr.page_words import with_second_looks, words_of_pieces
from models.ocr.pale_cells import pale_figures, with_pale
from models.ocr.picture import Points
from models.ocr.pieces import Sheet, columns_of, pieces_of
from models.ocr.recognise import read_lines
from models.ocr.second_look import Seen, crop_around, deserves_second_look, look_again, scored

LOWEST_INCHES = 0.04
"""Rows of ink less high than it are strokes and dirt: figures of 5 points measure 0.05."""
HIGHEST_INCHES = 0.3
"""Ink higher than a figure of 30 points is no figure."""
SPLIT_INCHES = 0.012
"""Blank rows that part two lines of a cell."""
BROKEN_INCHES = 0.035
"""The same in print that is broken: less than half of what parts two lines of 7-point print."""
LEAST_LEFT_INCHES = 0.02
"""Height of what may be left of a figure's sides where all of it is broken."""
MOSTLY = 0.7
"""Share of a cell's ink in pieces as high as figures from which low ones around them are grain, not a broken figure."""
SPECK_INCHES, LONELY_INCHES, FEWEST_TOGETHER = 0.018, 0.03, 3
"""Width and height of specks, how far from all else they lie alone, and how many together may be a broken figure."""
GROWTH = 0.3
"""Paper above and below a line's ink, in its heights."""
MOST_LINES = 3
"""Of a cell: more are a label's that other cells hold, or what is left of rules, and take long to read."""
Hull = tuple[float, ...]
"""Corners of a cell's ink in pixels, line by line: x and y of each."""
BLANK, UNREADABLE = Look("", 1.0), Look("", 0.0)
"""A cell without ink is surely empty; one with ink that nothing is read from is not."""
SEEN = 0.15
"""Confidence from which a number was seen in a cell."""
PALE_SURE = 0.5
"""Most confidence of pale print: that of the paper's other side, shining through, looks like it."""
READ_MARGIN = 0.28
"""Paper around a line's ink when PP-OCR reads it, in its heights."""


def read_cells(
    networks: Networks,
    sheet: Sheet,
    boxes: Sequence[PixelBox],
    *,
    dots_per_inch: float,
    known: dict[Hull, Seen] | None = None,
) -> list[Seen]:
    """What each box says, the inside of a cell without its rules, and what else it may say.

    Lines of a cell are joined without white space. BLANK is a cell without ink, UNREADABLE one that has ink and could
    not be read, or more than `MOST_LINES` lines. With a reader of digits, cells of one line are read as figures first,
    however little of them is seen. `known` is what such ink says that was read before, to which what is read now comes:
    cells of rival grids differ by a pixel, and hold the same ink.
    """
    lines = [list(_lines(sheet, box, dots_per_inch)) for box in boxes]
    answers: list[Seen] = [(UNREADABLE if cell else BLANK, ()) for cell in lines]
    single = [place for place, cell in enumerate(lines) if networks.digits is not None and len(cell) == 1]
    hulls = {place: _hull(sheet, boxes[place], lines[place][0], dots_per_inch) for place in single}
    for place, answer in _seen_once(networks, sheet, hulls, {} if known is None else known).items():
        answers[place] = answer
    wordy = [place for place, cell in enumerate(lines) if 0 < len(cell) <= MOST_LINES and place not in single]
    cells = {place: (boxes[place], lines[place]) for place in wordy}
    for place, answer in _words_once(networks, sheet, cells, {} if known is None else known, dots_per_inch).items():
        answers[place] = answer
    _look_at_pale(networks, sheet, boxes, dots_per_inch, answers)
    return answers


def _seen_once(
    networks: Networks, sheet: Sheet, hulls: Mapping[int, Points], known: dict[Hull, Seen]
) -> dict[int, Seen]:
    """What the ink in each hull says, by its place; what is new comes to be `known`."""
    keys: dict[int, Hull] = {place: _key([hull]) for place, hull in hulls.items()}
    new = {keys[place]: hull for place, hull in hulls.items() if keys[place] not in known}
    readings = read_lines(networks, [crop_around(sheet.picture, hull, READ_MARGIN) for hull in new.values()])
    first = {key: scored(reading) for key, reading in zip(new, readings, strict=True)}
    figures = [key for key, one in first.items() if deserves_second_look(*one)]
    known.update({key: (Look(text, confidence), ()) for key, (text, confidence) in first.items()})
    seen = look_again(networks, sheet.picture, [(first[key], new[key]) for key in figures])
    known.update(zip(figures, seen, strict=True))
    return {place: known[key] for place, key in keys.items()}


def _look_at_pale(
    networks: Networks, sheet: Sheet, boxes: Sequence[PixelBox], dots_per_inch: float, answers: list[Seen]
) -> None:
    """Reads cells in which no number was surely seen, dirt off and print made dark; `answers` are changed in place."""
    if networks.digits is None:
        return
    doubted = {place: boxes[place] for place, (look, _) in enumerate(answers) if _number_seen(look) <= DOUBTFUL}
    found = pale_figures(sheet.picture, sheet.ink, doubted, dots_per_inch=dots_per_inch)
    if not found:
        return
    shown = with_pale(sheet.picture, list(found.values()))
    hulls = [figure.hull for figure in found.values()]
    readings = read_lines(networks, [crop_around(shown, hull, READ_MARGIN) for hull in hulls])
    first = [(scored(reading), hull) for reading, hull in zip(readings, hulls, strict=True)]
    for place, (look, others) in zip(found, look_again(networks, shown, first), strict=True):
        if is_number(look.text):
            answers[place] = _of_both(answers[place], (Look(look.text, min(PALE_SURE, look.confidence)), others))


def _of_both(plain: Seen, pale: Seen) -> Seen:
    """The print as it is, where a number was seen there, and made dark; one's looks stand behind the other's."""
    seen = _number_seen(plain[0]) >= SEEN or _number_seen(plain[0]) > pale[0].confidence
    first, second = (plain, pale) if seen else (pale, plain)
    return first[0], (*first[1], second[0], *second[1])


def _number_seen(look: Look) -> float:
    """Confidence of a number, 0 of anything else."""
    return look.confidence if is_number(answer_of(look.text)) else 0.0


def _words_once(
    networks: Networks, sheet: Sheet, cells: Mapping[int, tuple[PixelBox, list[TurnedBox]]], known: dict[Hull, Seen],
    dots_per_inch: float,
) -> dict[int, Seen]:  # fmt: skip
    """What cells of several lines say, or of any lines without a reader of digits, by place; see `_seen_once`."""
    keys = {
        place: _key([_hull(sheet, box, line, dots_per_inch) for line in lines]) for place, (box, lines) in cells.items()
    }
    new = {keys[place]: cell for place, cell in cells.items() if keys[place] not in known}
    looks = _as_words(networks, sheet, list(new.values()), dots_per_inch)
    known.update({key: (look, ()) for key, look in zip(new, looks, strict=True)})
    return {place: known[key] for place, key in keys.items()}


def _key(hulls: Sequence[Points]) -> Hull:
    return tuple(number for hull in hulls for number in hull.ravel().tolist())


def _as_words(
    networks: Networks, sheet: Sheet, cells: Sequence[tuple[PixelBox, list[TurnedBox]]], dots_per_inch: float
) -> list[Look]:
    pieces = [piece for _, cell in cells for line in cell for piece in pieces_of(sheet, line)]
    words = words_of_pieces(networks, [piece for piece in pieces if not _is_speck(piece.ink, dots_per_inch)])
    words = with_second_looks(networks, sheet.picture, words)
    centres = [word.corners.mean(axis=0) for word in words]
    looks = []
    for box, _ in cells:
        inside = [
            word for word, (x, y) in zip(words, centres, strict=True)
            if box.left <= x < box.right and box.top <= y < box.bottom
        ]  # fmt: skip
        text = "".join(word.text for word in inside)
        looks.append(Look(text, min(word.confidence for word in inside)) if text else UNREADABLE)
    return looks


def _is_speck(ink: Mask, dots_per_inch: float) -> bool:
    """Lower than what may be left of a figure, and narrower than a dash: grain between the rules of a worn page."""
    rows, columns = (np.flatnonzero(columns_of(side)) for side in (ink.T, ink))
    if not rows.size:
        return False
    high, wide = (side[-1] + 1 - side[0] for side in (rows, columns))
    return bool(high < LEAST_LEFT_INCHES * dots_per_inch and wide < LOWEST_INCHES * dots_per_inch)


def _lines(sheet: Sheet, box: PixelBox, dots_per_inch: float) -> Iterator[TurnedBox]:
    left, right, top, _ = _sides(sheet, box)
    ink = cell_ink(sheet, box, dots_per_inch=dots_per_inch)
    rows = np.flatnonzero(columns_of(ink.T))
    if not rows.size:
        return
    highest = HIGHEST_INCHES * dots_per_inch
    bands = list(_bands(rows, SPLIT_INCHES * dots_per_inch, LOWEST_INCHES * dots_per_inch, highest))
    if not bands:  # what is left of a faded figure is nowhere as high as a figure
        bands = list(_bands(rows, BROKEN_INCHES * dots_per_inch, LEAST_LEFT_INCHES * dots_per_inch, highest))
    elif len(bands) == 1:
        bands = [_with_low_pieces(bands[0], ink, dots_per_inch)]
    for first, end in bands:
        yield TurnedBox(
            x=(left + right) / 2, y=top + (first + end) / 2, length=float(right - left),
            height=(end - first) * (1 + 2 * GROWTH), angle=0.0,
        )  # fmt: skip


def _sides(sheet: Sheet, box: PixelBox) -> tuple[int, int, int, int]:
    """Left, right, top and bottom in whole pixels of the sheet."""
    height, width = sheet.ink.shape
    return max(0, round(box.left)), min(width, round(box.right)), max(0, round(box.top)), min(height, round(box.bottom))


def cell_ink(sheet: Sheet, box: PixelBox, *, dots_per_inch: float) -> Mask:
    """The ink inside a box; without specks that lie alone, and without grain around it where most is of whole figures.

    What is low and narrow may be a comma, a stop or a minus within a figure's height beside it, and is grain elsewhere.
    """
    left, right, top, bottom = _sides(sheet, box)
    ink = sheet.ink[top:bottom, left:right]
    if not ink.any():
        return ink
    ink = np.ascontiguousarray(ink)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    kept = ~_are_lonely(ink, np.asarray(labels), stats[1:], dots_per_inch)
    x, y, wide, high, area = stats[1:].T
    whole = kept & (high >= LOWEST_INCHES * dots_per_inch)
    if area[whole].sum() >= MOSTLY * area[kept].sum():
        right, low, reach = (x + wide)[whole].max(), (y + high)[whole].max(), high[whole].max()
        near = (x <= right + reach) & (x + wide >= x[whole].min() - reach) & (y < low) & (y + high > y[whole].min())
        large = (high >= LEAST_LEFT_INCHES * dots_per_inch) | (wide >= LOWEST_INCHES * dots_per_inch)
        kept &= near | large
    return np.asarray(np.concatenate([[False], kept])[labels], dtype=np.uint8)


def _are_lonely(ink: Mask, labels: NDArray[Any], pieces: NDArray[Any], dots_per_inch: float) -> NDArray[np.bool_]:
    """Of connected components: the specks that lie alone, or two together; none where all do."""
    reach = round(LONELY_INCHES * dots_per_inch) | 1
    _, heaps = cv2.connectedComponents(cv2.dilate(ink, np.ones((reach, reach), np.uint8)))
    heap = np.zeros(len(pieces) + 1, np.intp)
    heap[labels[ink > 0]] = heaps[ink > 0]
    large = np.maximum(pieces[:, cv2.CC_STAT_WIDTH], pieces[:, cv2.CC_STAT_HEIGHT]) > SPECK_INCHES * dots_per_inch
    weight = np.bincount(heap[1:], np.where(large, FEWEST_TOGETHER, 1))
    lonely = weight[heap[1:]] < FEWEST_TOGETHER
    return np.asarray(lonely & ~lonely.all(), np.bool_)


def _bands(rows: NDArray[np.intp], gap: float, lowest: float, highest: float) -> Iterator[tuple[int, int]]:
    """Ranges of rows with ink, of such heights, that blank rows part."""
    breaks = np.flatnonzero(np.diff(rows) > max(1.0, gap))
    for first, last in zip([rows[0], *rows[breaks + 1]], [*rows[breaks], rows[-1]], strict=True):
        if lowest <= last + 1 - first <= highest:
            yield int(first), int(last) + 1


def _with_low_pieces(band: tuple[int, int], ink: Mask, dots_per_inch: float) -> tuple[int, int]:
    """The rows of a line, and of pieces right above and below that are too low for a line of their own: the bar of a 7,
    the foot of a 2, where the stroke to it broke.
    """
    first, end = band
    columns = np.flatnonzero(columns_of(ink[first:end]))
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(ink), connectivity=8)
    left, top, wide, high = stats[1:, :4].T
    low = (high < LOWEST_INCHES * dots_per_inch) & (wide > SPECK_INCHES * dots_per_inch)
    shared = np.minimum(left + wide, columns[-1] + 1) - np.maximum(left, columns[0])
    for at in np.flatnonzero(low & (2 * shared >= wide)):
        apart = max(first - top[at] - high[at], top[at] - end)
        if apart <= BROKEN_INCHES * dots_per_inch:
            first, end = min(first, int(top[at])), max(end, int(top[at] + high[at]))
    return (first, end) if end - first <= HIGHEST_INCHES * dots_per_inch else band


def _hull(sheet: Sheet, box: PixelBox, line: TurnedBox, dots_per_inch: float) -> Points:
    """The corners of a line's ink in its cell's box."""
    left, _, top, _ = _sides(sheet, box)
    half = line.height / (1 + 2 * GROWTH) / 2
    rows = slice(round(line.y - half) - top, round(line.y + half) - top)
    columns = np.flatnonzero(columns_of(cell_ink(sheet, box, dots_per_inch=dots_per_inch)[rows])) + left
    first, last = float(columns[0]), float(columns[-1] + 1)
    high, low = float(rows.start + top), float(rows.stop + top)
    return np.array([(first, high), (last, high), (last, low), (first, low)], np.float64)
