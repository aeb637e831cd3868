"""Printed pages kept as files, and the examples that are drawn from them."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from training.tables.example_file import read_example
from training.tables.page_file import read_page
from training.tables.print_generated import print_reports
from training.tables.printed_examples import write_printed_examples
from training.tables.printed_file import read_printed, write_printed


def test_a_printed_page_keeps_its_words_and_tables_and_is_drawn_again_and_again(tmp_path: Path) -> None:
    pdf, page = next(print_reports(5, split="dev", documents=1))
    (tmp_path / "printed").mkdir()
    write_printed(tmp_path / "printed" / "a.zip", pdf, page)
    stored, read = read_printed(tmp_path / "printed" / "a.zip")
    assert stored == pdf
    assert [word.text for word in read.words] == [word.text for word in page.words]
    for one, own in zip(read.regions, page.regions, strict=True):
        assert (one.table, one.form, one.first_row, one.n_rows, one.n_columns) == (
            own.table, own.form, own.first_row, own.n_rows, own.n_columns
        )  # fmt: skip
        rows = [line.start.y for line in own.row_lines]
        assert [line.start.y for line in one.row_lines] == pytest.approx(rows, abs=0.01)
        assert [(cell.row, cell.column_span, bool(cell.text)) for cell in one.cells] == [
            (cell.row, cell.column_span, bool(cell.text.strip())) for cell in own.cells
        ]
    write_printed_examples(tmp_path / "printed", tmp_path / "drawn", split="dev", seed=1, seconds=60, rounds=2)
    pages = sorted((tmp_path / "drawn" / "pages").glob("*.npz"))
    assert len(pages) == 2
    assert all(len(read_page(path).tables) == len(page.regions) for path in pages)
    crops = [read_example(path) for path in sorted((tmp_path / "drawn" / "crops").glob("*.npz"))]
    assert {crop.form for crop in crops} <= {region.form or "" for region in page.regions}
    assert crops
