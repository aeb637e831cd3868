"""Drawings: each thing in its colour where it stands, under names that any file system takes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from corpora.document.figure import Figure
from corpora.document.geometry import Box, Span
from corpora.document.grid import Cell, Grid, Table
from corpora.document.page import Page
from corpora.document.place import Place
from corpora.document.printed_page import PrintedPage, Rule, Word
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.picture_reader import LevelPage, PagePicture
from service.drawing.cell_states import cell_states
from service.drawing.page_drawing import draw_page
from service.drawing.palette import PALETTE
from service.drawing.seen import Keeper
from service.drawing.write import safe_name, write_drawings

WIDTH, HEIGHT = 200.0, 100.0
LEFT, RIGHT = Box(left=20, top=20, right=60, bottom=50), Box(left=60, top=20, right=100, bottom=50)


def page() -> PrintedPage:
    words = (
        Word(text="12", box=Box(left=30, top=30, right=40, bottom=40)),
        Word(text="7", box=Box(left=150, top=70, right=160, bottom=80), confidence=0.3, origin="ocr"),
    )
    rule = Rule(box=Box(left=120, top=10, right=190, bottom=10.5), horizontal=True)
    return PrintedPage(page=Page(number=1, width=WIDTH, height=HEIGHT), words=words, rules=(rule,))


def grid() -> PageGrid:
    cells = tuple(
        PageCell(row=0, column=column, row_span=1, column_span=1, box=box, words=())
        for column, box in enumerate((LEFT, RIGHT))
    )
    return PageGrid(
        box=Box(left=20, top=20, right=100, bottom=50), row_edges=(20.0, 50.0), column_edges=(20.0, 60.0, 100.0),
        cells=cells, confidence=0.9, found_by="rules",
    )  # fmt: skip


def read_as(reading: Reading, boxes: tuple[Box, Box], *, confidence: float) -> Reading:
    """The reading with one table of two cells, of which the second holds a figure."""
    places = [Place(span=Span(0, 1), page_number=1, box=box) for box in boxes]
    cells = tuple(Cell(row=0, column=column, text="1", place=place) for column, place in enumerate(places))
    figure = Figure(
        field="requests.new.total", label="", value=Decimal(1), state="read", unit=None, table="t1", cell=(0, 1),
        printed="1", confidence=confidence, place=places[1],
    )  # fmt: skip
    table = Table(id="t1", form=None, grid=Grid(n_rows=1, n_columns=2, cells=cells), place=places[0])
    layout = replace(reading.layout, tables=(table,), figures=(figure,))
    return replace(reading, layout=layout, checks=())


def kept(page: PrintedPage | LevelPage) -> Keeper:
    keeper = Keeper()
    keeper.page(page, lambda: PagePicture(gray=np.full((100, 200), 255, np.uint8), dots_per_inch=72.0))
    keeper.grids({1: (grid(),)})
    return keeper


def colours(image: Image.Image, box: Box) -> set[tuple[int, int, int]]:
    """All within the box, given in points of a page drawn at two pixels to the point."""
    part = np.asarray(image)[int(box.top * 2) : int(box.bottom * 2), int(box.left * 2) : int(box.right * 2)]
    return {tuple(int(value) for value in pixel) for pixel in part.reshape(-1, 3)}  # type: ignore[misc]


def reddish(image: Image.Image, box: Box) -> bool:
    part = np.asarray(image, dtype=int)[int(box.top * 2) : int(box.bottom * 2), int(box.left * 2) : int(box.right * 2)]
    return float(np.median(part[..., 0] - part[..., 1])) > 30


@pytest.mark.parametrize(("confidence", "red"), [(0.99, False), (0.2, True)])
def test_doubtful_figures_are_red(reading: Reading, confidence: float, red: bool) -> None:
    (seen,) = kept(page()).pages
    drawn = draw_page(seen, (grid(),), cell_states(read_as(reading, (LEFT, RIGHT), confidence=confidence)))
    assert not reddish(drawn, LEFT)
    assert reddish(drawn, RIGHT) is red


def test_words_rules_and_tables_have_their_colours() -> None:
    (seen,) = kept(page()).pages
    drawn = draw_page(seen, (grid(),), cell_states(None))
    assert PALETTE["word"].colour in colours(drawn, Box(left=28, top=28, right=42, bottom=42))
    assert PALETTE["doubtful-word"].colour in colours(drawn, Box(left=148, top=68, right=162, bottom=82))
    assert PALETTE["rule"].colour in colours(drawn, Box(left=119, top=8, right=191, bottom=12))
    assert PALETTE["table"].colour in colours(drawn, Box(left=16, top=16, right=104, bottom=54))
    assert colours(drawn, Box(left=110, top=55, right=140, bottom=65)) == {(255, 255, 255)}


def test_a_page_that_was_turned_is_drawn_as_it_was_read(reading: Reading) -> None:
    """Its cells lie elsewhere in the file; they are found by the way back."""

    def to_source(box: Box) -> Box:
        return Box(left=HEIGHT - box.bottom, top=box.left, right=HEIGHT - box.top, bottom=box.right)

    level = LevelPage(printed=page(), source=Page(number=1, width=HEIGHT, height=WIDTH), to_source=to_source)
    (seen,) = kept(level).pages
    doubtful = read_as(reading, (to_source(LEFT), to_source(RIGHT)), confidence=0.1)
    drawn = draw_page(seen, (grid(),), cell_states(doubtful))
    assert drawn.size == (400, 200)
    assert reddish(drawn, RIGHT)
    assert not reddish(drawn, LEFT)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_picture_a_page_with_a_legend(reading: Reading, tmp_path: Path, language: str) -> None:
    source = RawSource(path="a/../报告 2023?.pdf", data=b"x")
    paths = write_drawings(kept(page()), source, reading, folder=tmp_path / "new", language=language)
    assert [path.parent for path in paths] == [tmp_path / "new"]
    assert paths[0].name.startswith("报告_2023_.pdf-")
    with Image.open(paths[0]) as drawn:
        assert drawn.width >= 640
        assert drawn.height > 200


def test_a_document_that_was_given_up_shows_what_was_seen(tmp_path: Path) -> None:
    (path,) = write_drawings(kept(page()), RawSource(path="x", data=b""), None, folder=tmp_path, language="en")
    with Image.open(path) as drawn:
        assert PALETTE["word"].colour in colours(drawn.convert("RGB"), Box(left=28, top=28, right=42, bottom=42))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/etc/passwd", "passwd"),
        ("a.zip!/内/报告.pdf", "报告.pdf"),
        ("..", "document"),
        ("-", "document"),
        ("C:\\报告\\一.png", "一.png"),
        ("a\nb\x00c\u202e.pdf", "a_b_c_.pdf"),
        ("坏\udcff名.pdf", "坏_名.pdf"),
        ("长" * 300, "长" * 60),
    ],
)
def test_names_are_plain(path: str, name: str) -> None:
    assert safe_name(path) == name


def test_a_page_of_any_size_is_drawn_small() -> None:
    huge = replace(page(), page=Page(number=1, width=14_000, height=10))
    (seen,) = kept(huge).pages
    assert max(seen.image().size) <= 4000
