"""The weights that ship: sound, small, and good for what any recogniser must be able to do."""

import itertools
import json

import cv2
import numpy as np
import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.recogniser.recognise import RecognisedGrid, Recogniser
from models.tables.recogniser.weights import MANIFEST, WEIGHTS

pytest.importorskip("onnxruntime")

DPI = 144.0
MOST_BYTES = 10_000_000
ROWS = (100.0, 124.0, 148.0, 172.0, 196.0, 220.0)
COLUMNS = (80.0, 200.0, 290.0, 380.0, 470.0)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser.load()


def table(*, ruled: bool) -> tuple[np.ndarray, list[Word]]:
    """Five rows of four columns, a figure in the middle of each cell."""
    picture = np.full((1684, 1190), 255, np.uint8)
    words = []
    for row, (top, bottom) in enumerate(itertools.pairwise(ROWS)):
        for column, (left, right) in enumerate(itertools.pairwise(COLUMNS)):
            text = str(1000 + 17 * row + column)
            x, y = (left + right) / 2 - 14, (top + bottom) / 2 + 4
            cv2.putText(picture, text, (int(x * 2), int(y * 2)), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 0, 1, cv2.LINE_AA)
            words.append(Word(text=text, box=Box(left=x, top=y - 8, right=x + 28, bottom=y + 1)))
    if ruled:
        for y in ROWS:
            cv2.line(picture, (int(COLUMNS[0] * 2), int(y * 2)), (int(COLUMNS[-1] * 2), int(y * 2)), 0, 1)
        for x in COLUMNS:
            cv2.line(picture, (int(x * 2), int(ROWS[0] * 2)), (int(x * 2), int(ROWS[-1] * 2)), 0, 1)
    return picture, words


def read(recogniser: Recogniser, *, ruled: bool, with_words: bool = True) -> RecognisedGrid:
    picture, words = table(ruled=ruled)
    region = Box(left=COLUMNS[0], top=ROWS[0], right=COLUMNS[-1], bottom=ROWS[-1])
    if not ruled:
        region = _hull([word.box for word in words])
    (grid,) = recogniser.grids(picture, [region], words if with_words else [], dots_per_inch=DPI)
    assert grid is not None
    return grid


def _hull(boxes: list[Box]) -> Box:
    """What a finder of regions gives that knows words alone."""
    return Box(
        left=min(box.left for box in boxes), top=min(box.top for box in boxes),
        right=max(box.right for box in boxes), bottom=max(box.bottom for box in boxes),
    )  # fmt: skip


def test_weights_are_small_and_say_where_they_come_from() -> None:
    manifest = json.loads((WEIGHTS / MANIFEST).read_text("utf-8"))
    assert sum(manifest["bytes"].values()) <= MOST_BYTES
    for name, size in manifest["bytes"].items():
        assert (WEIGHTS / name).stat().st_size == size
    assert {"run", "seed", "steps"} <= manifest.keys()


@pytest.mark.parametrize("with_words", [True, False])
def test_a_ruled_table_is_read_exactly(recogniser: Recogniser, with_words: bool) -> None:
    grid = read(recogniser, ruled=True, with_words=with_words)
    assert np.allclose(grid.row_edges, ROWS, atol=1.5)
    assert np.allclose(grid.column_edges, COLUMNS, atol=1.5)
    assert len(grid.cells) == 20
    assert grid.confidence > 0.8


def test_a_table_without_rules_has_its_rows_and_columns(recogniser: Recogniser) -> None:
    grid = read(recogniser, ruled=False)
    assert (len(grid.row_edges), len(grid.column_edges)) == (len(ROWS), len(COLUMNS))
    for cell in grid.cells:
        box = grid.box_of(cell)
        middle = (COLUMNS[cell.column] + COLUMNS[cell.column + 1]) / 2
        assert box.left < middle - 14
        assert box.right > middle + 12  # the print ends at 11: its boxes are wider


def test_blank_paper_has_no_grid(recogniser: Recogniser) -> None:
    picture = np.full((1684, 1190), 255, np.uint8)
    assert recogniser.grids(picture, [Box(left=80, top=100, right=470, bottom=300)], [], dots_per_inch=DPI) == [None]


def test_one_region_alone_is_read_as_among_others(recogniser: Recogniser) -> None:
    picture, words = table(ruled=True)
    region = Box(left=COLUMNS[0], top=ROWS[0], right=COLUMNS[-1], bottom=ROWS[-1])
    other = Box(left=80, top=400, right=400, bottom=500)
    (alone,) = recogniser.grids(picture, [region], words, dots_per_inch=DPI)
    assert recogniser.grids(picture, [other, region], words, dots_per_inch=DPI)[1] == alone
