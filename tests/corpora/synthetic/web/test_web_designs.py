"""Designs of tables and their styles, without a browser."""

from __future__ import annotations

import re
from random import Random
from typing import get_args

import pytest

from corpora.synthetic.split import Split
from corpora.synthetic.web.design import Design, WebCell, WebRow, WebTable, is_grid, placed
from corpora.synthetic.web.designs import DESIGNS
from corpora.synthetic.web.page import FONTS, draw_page
from corpora.synthetic.web.style import LOOKS, SELF, draw_style
from corpora.synthetic.web.words import Language, Words

SPLITS: tuple[Split, ...] = ("train", "dev", "test")


@pytest.mark.parametrize(
    "design", DESIGNS, ids=lambda design: f"{design.__module__.rsplit('.', 1)[1]}-{design.__name__}"
)
def test_each_position_of_a_drawn_table_is_covered_once(design: Design) -> None:
    for language in get_args(Language):
        for split in SPLITS:
            for seed in range(4):
                table = design(Random(f"{seed}"), Words(language=language, split=split))
                assert is_grid(table)
                assert len(table.widths) in (0, table.n_columns)
                assert any(cell.text.strip() for row in table.rows for cell in row.cells)


def test_a_table_is_the_same_for_the_same_seed() -> None:
    for design in DESIGNS:
        first, second = (design(Random(5), Words(language="zh", split="train")) for _ in range(2))
        assert first == second


def test_cells_that_overlap_or_leave_a_position_are_no_grid() -> None:
    tall = WebCell(text="a", down=2)
    assert not is_grid(WebTable(rows=(WebRow(cells=(tall, WebCell(text="b"))), WebRow(cells=()))))
    assert is_grid(WebTable(rows=(WebRow(cells=(tall, WebCell(text="b"))), WebRow(cells=(WebCell(text="c"),)))))
    assert not is_grid(
        WebTable(rows=(WebRow(cells=(WebCell(text="a"),)), WebRow(cells=(WebCell(text="b", across=2),))))
    )


def test_cells_are_placed_beside_those_that_reach_down() -> None:
    table = WebTable(
        rows=(
            WebRow(cells=(WebCell(text="a", down=2), WebCell(text="b"))),
            WebRow(cells=(WebCell(text="c"),)),
        )
    )
    assert [(row, column, cell.text) for row, column, cell in placed(table)] == [(0, 0, "a"), (0, 1, "b"), (1, 1, "c")]


def test_words_of_one_split_are_in_no_other() -> None:
    for language in get_args(Language):
        own = {split: set(Words(language=language, split=split).options("sentences")) for split in SPLITS}
        assert all(own.values())
        assert not own["train"] & (own["dev"] | own["test"])
        assert not own["dev"] & own["test"]


@pytest.mark.parametrize("look", LOOKS)
def test_a_style_speaks_of_its_own_table_alone(look: str) -> None:
    table = DESIGNS[0](Random(1), Words(language="zh"))
    style = draw_style(Random(2), table, FONTS["train"], look=look)  # type: ignore[arg-type]
    selectors = re.findall(r"([^{}]+)\{[^{}]*\}", style.css)
    assert selectors
    assert all(part.strip().startswith(SELF) for selector in selectors for part in selector.split(","))


def test_a_page_has_as_many_styles_as_tables() -> None:
    for seed in range(20):
        page = draw_page(Random(seed), DESIGNS, split="dev")
        assert page.html.count('class="truth"') == len(page.styles)


def test_some_tables_of_few_columns_have_wide_white_before_one_but_never_before_the_first() -> None:
    row = WebRow(cells=tuple(WebCell(text=text) for text in ("甲", "1", "2", "3")))
    styles = [draw_style(Random(f"{seed}"), WebTable(rows=(row, row)), FONTS["train"]) for seed in range(200)]
    parted = [set(re.findall(r"\.c(\d) \{ padding-left", style.css)) for style in styles]
    assert 5 < sum(map(bool, parted)) < 50
    assert set().union(*parted) == {"1", "2", "3"}
    wide = WebTable(rows=(row, row), wide=True)
    assert not any("padding-left" in draw_style(Random(f"{seed}"), wide, FONTS["train"]).css for seed in range(200))
