from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

pytest.importorskip("torch")

from corpora.document.geometry import Box
from training.tables.cache import write_examples
from training.tables.example_file import Example, example_paths, read_example
from training.tables.examples import draw_examples, seen_lines
from training.tables.ocr_faults import faulty_words
from training.tables.scores import Found, f1, score
from training.tables.targets import targets_of


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return list(draw_examples(4, split="train", documents=2))


def perfect(example: Example) -> Found:
    cells = tuple(
        (row, column, down, across, bool(head)) for row, column, down, across, head, _ in example.cells.tolist()
    )
    return Found(rows=example.rows, columns=example.columns, cells=cells)


def plain(look: str = "none") -> Example:
    """Three rows and two columns of text, the first row one cell, without rules."""
    channels = np.zeros((4, 96, 128), np.uint8)
    for top in (14, 44, 74):
        channels[0, top : top + 10, 20:40] = channels[0, top : top + 10, 80:100] = 255
    channels[0, 14:24, 20:100] = 255
    cells = [(0, 0, 1, 2, 1, 1)] + [(row, column, 1, 1, 0, 1) for row in (1, 2) for column in (0, 1)]
    return Example(
        channels=channels, rows=np.array([5, 34, 64, 90], np.float32), columns=np.array([10, 60, 110], np.float32),
        cells=np.array(cells, np.int16), look=look, source="print", form="",
    )  # fmt: skip


def test_examples_are_grids_within_their_crop(examples: list[Example]) -> None:
    assert examples
    for example in examples:
        _, height, width = example.channels.shape
        assert example.rows[0] >= 0
        assert example.rows[-1] <= height
        assert example.columns[0] >= 0
        assert example.columns[-1] <= width
        covered = np.zeros((len(example.rows) - 1, len(example.columns) - 1), int)
        for row, column, down, across, _, _ in example.cells.tolist():
            covered[row : row + down, column : column + across] += 1
        assert (covered == 1).all()


def test_the_same_seed_gives_the_same_examples(examples: list[Example]) -> None:
    again = next(draw_examples(4, split="train", documents=2))
    assert np.array_equal(again.channels, examples[0].channels)
    assert np.array_equal(again.rows, examples[0].rows)


def test_examples_drawn_small_are_the_same_tables_smaller(examples: list[Example]) -> None:
    small = list(draw_examples(4, split="train", documents=2, least_scale=0.3))
    assert [example.form for example in small] == [example.form for example in examples]
    heights = [[example.rows[-1] - example.rows[0] for example in drawn] for drawn in (small, examples)]
    assert sum(heights[0]) < sum(heights[1])
    assert all(low <= high for low, high in zip(*heights, strict=True))


def test_examples_come_back_from_disk(tmp_path: Path, examples: list[Example]) -> None:
    write_examples(tmp_path, split="dev", seed=7, documents=1)
    paths = list(example_paths(tmp_path))
    assert paths
    assert not list(tmp_path.glob("*.part"))
    first = read_example(paths[0])
    assert first.channels.dtype == np.uint8
    assert len(first.cells)


def test_lines_count_and_white_paper_is_not_asked_about() -> None:
    targets = targets_of(plain())
    assert targets.rows[17] == 1
    assert targets.rows[9] == 0
    assert targets.rows_weight[14] == 0  # the white gap above the line
    assert targets.rows_weight[9] == 1  # text
    assert targets.columns[30] == 1


def test_a_drawn_line_has_one_place() -> None:
    example = plain()
    example.channels[1, 34, 10:110] = 255
    assert targets_of(example).rows_weight[14] == 1


def test_merges_are_asked_but_for_blank_ones_that_no_rule_shows() -> None:
    example = plain()
    targets = targets_of(example)
    assert targets.grid[0, 0, 0] == 1
    assert targets.grid_weight[0, 0, 0] == 1
    assert targets.grid[0, 1, 0] == 0
    assert targets.grid[2, 0].all()
    example.cells[0, 5] = 0
    assert targets_of(example).grid_weight[0, 0, 0] == 0
    ruled = plain("all")
    ruled.cells[0, 5] = 0
    assert targets_of(ruled).grid_weight[0, 0, 0] == 1


def test_the_truth_scores_full(examples: list[Example]) -> None:
    for example in examples:
        counts = score(example, perfect(example))
        assert counts.exact == 1
        assert counts.exact_lines == 1
        assert f1(counts.rows) == f1(counts.columns) == f1(counts.cells) == f1(counts.headers) in (1.0, None)


def test_a_line_elsewhere_in_its_gap_is_right_and_one_through_text_is_wrong() -> None:
    example, found = plain(), perfect(plain())
    moved = Found(rows=np.array([5, 39, 64, 90], np.float32), columns=found.columns, cells=found.cells)
    assert score(example, moved).exact == 1
    cut = Found(rows=np.array([5, 49, 64, 90], np.float32), columns=found.columns, cells=found.cells)
    assert score(example, cut).exact == 0
    assert score(example, cut).rows.tolist() == [3, 4, 4]


def test_a_missed_line_costs_its_cells_and_neighbours() -> None:
    example = plain()
    cells = ((0, 0, 1, 2, True), (1, 0, 1, 1, False), (1, 1, 1, 1, False))
    found = Found(rows=np.array([5, 34, 90], np.float32), columns=example.columns, cells=cells)
    counts = score(example, found)
    assert counts.rows.tolist() == [3, 3, 4]
    assert counts.cells.tolist() == [1, 3, 5]
    assert counts.pairs[0] == 0
    assert counts.pairs[2] == 6


def test_nothing_found_scores_nothing_but_keeps_what_was_to_be_found() -> None:
    nothing = Found(rows=np.zeros(0, np.float32), columns=np.zeros(0, np.float32), cells=())
    counts = score(plain(), nothing)
    assert f1(counts.rows) == f1(counts.cells) == 0.0
    assert counts.cells.tolist() == [0, 0, 5]


def test_faulty_words_differ_and_stay_near() -> None:
    words = [Box(left=x, top=20, right=x + 18, bottom=30) for x in range(0, 400, 24)]
    seen = faulty_words(words, Random(1))
    assert seen
    assert seen != words
    assert faulty_words(words, Random(1)) == seen
    assert faulty_words([], Random(1)) == []


def test_a_column_that_every_row_spans_over_is_not_asked_about() -> None:
    example = plain()
    spanned = replace(example, cells=np.array([(row, 0, 1, 2, 0, 1) for row in range(3)], np.int16))
    seen = seen_lines(spanned)
    assert seen.columns.tolist() == [10, 110]
    assert seen.cells[:, :4].tolist() == [[row, 0, 1, 1] for row in range(3)]
    assert seen_lines(example).columns.tolist() == example.columns.tolist()
    assert np.array_equal(seen_lines(example).cells, example.cells)
