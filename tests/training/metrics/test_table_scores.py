"""Tables of a document beside those of its truth: partners, what is missing or invented, slices, the command."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from corpora.document.grid import Cell, Grid
from service.cli.main import run
from training.metrics.adjacency import Relations
from training.metrics.evaluate import evaluate
from training.metrics.table_grids import MOST_POSITIONS, settled, true_tables
from training.metrics.table_pairs import paired
from training.metrics.table_scores import TableTally, compare_tables, score_tables, summed
from training.metrics.table_slices import ALL, Slice

Written = Callable[..., Grid]
Json = dict[str, Any]


def listed(grid: Grid) -> list[list[Any]]:
    return [[cell.row, cell.column, cell.row_span, cell.column_span, cell.text] for cell in grid.cells]


def truth_of(*grids: Grid, kind: str = "pdf-none") -> Json:
    tables = [
        {"id": f"t{place}", "n_rows": grid.n_rows, "n_cols": grid.n_columns, "cells": listed(grid)}
        for place, grid in enumerate(grids, start=1)
    ]
    return {"kind": kind, "grids": [], "tables": tables, "figures": {}, "knobs": {}}


def record_of(*grids: Grid, name: str = "0000.pdf") -> Json:
    def cell(one: Cell) -> Json:
        box = one.place.box if one.place else None
        return {
            "row": one.row, "col": one.column, "row_span": one.row_span, "col_span": one.column_span, "text": one.text,
            "page": one.place.page_number if one.place else None,
            "bbox": [box.left, box.top, box.right, box.bottom] if box else None,
        }  # fmt: skip

    tables = [{"form": None, "cells": [cell(one) for one in grid.cells]} for grid in grids]
    return {"source": {"path": f"reports/{name}"}, "error": None, "tables": tables, "figures": [], "checks": []}


def total(pairs: Iterable[tuple[frozenset[Slice], TableTally]]) -> TableTally:
    return summed(pairs)[ALL]


@pytest.fixture
def letters(grid: Written) -> Grid:
    return grid("甲 乙 丙", "1 2 3", "4 5 6")


@pytest.fixture
def names(grid: Written) -> Grid:
    return grid("单位 合计", "局办 70", "所站 80")


def test_tables_are_paired_by_what_they_say(letters: Grid, names: Grid) -> None:
    assert paired([letters, names], [names, letters]) == [(0, 1), (1, 0)]


def test_tables_with_places_are_paired_by_them(letters: Grid, names: Grid, on_page: Written) -> None:
    """Two tables alike, on two pages: only where they stand tells which is which."""
    truth = [on_page(letters, page=1), on_page(letters, page=2)]
    assert paired(truth, [on_page(letters, page=2), on_page(letters, page=1)]) == [(0, 1), (1, 0)]
    assert paired(truth, [on_page(letters, page=3)]) == []
    assert paired([on_page(letters)], [on_page(names, top=28.0)]) == []  # a neighbour that reaches 2 of 30 points in


def test_of_a_torn_table_the_larger_part_is_found_and_the_other_invented(grid: Written, on_page: Written) -> None:
    truth = on_page(grid("a b", "c d", "e f"))
    upper, lower = on_page(grid("a b", "c d")), on_page(grid("e f"), top=20.0)
    tally = total(compare_tables([truth], [lower, upper]))
    assert (tally.tables, tally.found, tally.read) == (1, 1, 2)
    assert tally.mean("teds_struct") == pytest.approx(1 - 3 / 9)
    assert tally.precision("teds_struct") == pytest.approx((1 - 3 / 9) / 2)


def test_a_missing_table_stays_in_every_denominator(letters: Grid, names: Grid) -> None:
    tally = total(score_tables(record_of(names), truth_of(letters, names)))
    assert (tally.tables, tally.found, tally.read, tally.exact) == (2, 1, 1, 1)
    assert [tally.mean(name) for name in ("teds", "teds_struct", "grits_top", "grits_con")] == [0.5] * 4
    assert tally.precision("teds") == 1.0
    assert tally.relations == Relations(true=12 + 7, read=7, right=7)


def test_an_invented_table_counts_against_precision(letters: Grid, names: Grid) -> None:
    tally = total(score_tables(record_of(names, letters), truth_of(letters)))
    assert (tally.tables, tally.found, tally.read) == (1, 1, 2)
    assert tally.mean("teds") == 1.0
    assert tally.precision("teds") == 0.5
    assert tally.relations == Relations(true=12, read=12 + 7, right=12)


@pytest.mark.parametrize("record", [None, {"source": {"path": "x"}, "error": {"code": "damaged"}, "tables": []}])
def test_an_unread_document_misses_all_its_tables(record: Json | None, letters: Grid, names: Grid) -> None:
    tally = total(score_tables(record, truth_of(letters, names)))
    assert (tally.documents, tally.unread, tally.tables, tally.found) == (1, 1, 2, 0)
    assert tally.mean("grits_con") == 0.0
    assert tally.precision("grits_con") is None


def test_without_tables_there_is_no_score() -> None:
    tally = total(score_tables(record_of(), truth_of()))
    assert (tally.mean("teds"), tally.precision("teds"), tally.relations.f1) == (None, None, None)


def test_one_wrong_digit_is_not_exact(letters: Grid, grid: Written) -> None:
    tally = total(score_tables(record_of(grid("甲 乙 丙", "1 2 3", "4 5 8")), truth_of(letters)))
    assert (tally.found, tally.exact) == (1, 0)
    assert tally.teds_struct == 1.0
    assert tally.teds == pytest.approx(1 - 1 / 12)


def test_the_truth_of_pages_places_a_table_that_goes_over_two(letters: Grid) -> None:
    def region(page: int, *rows: int) -> Json:
        cells = [
            [row, column, 1, 1, [x, y, x + 9, y, x + 9, y + 9, x, y + 9], "", 0, None]
            for row in rows
            for column in range(3)
            for x, y in [(column * 9.0, row * 9.0)]
        ]
        return {"number": page, "regions": [{"table": "t1", "form": None, "cells": cells}]}

    (table,) = true_tables(truth_of(letters), {"pages": [region(1, 0, 1), region(2, 1, 2)]})
    pages = {(cell.row, cell.column): cell.place.page_number for cell in table.grid.cells if cell.place}
    assert {pages[row, 0] for row in (0, 1)} == {1}  # a row cut by the break stands where it begins
    assert pages[2, 2] == 2
    tally = total(score_tables(None, truth_of(letters), {"pages": [region(1, 0, 1, 2)]}))
    assert (tally.placed, tally.mean("grits_loc")) == (1, 0.0)


def test_slices(letters: Grid, grid: Written) -> None:
    merged = grid("甲 < 丙", "1 2 3")
    sums = summed(score_tables(record_of(letters), truth_of(letters, merged)))
    assert sums[Slice(of="merged", name="merged")].mean("teds") == 0.0
    assert sums[Slice(of="merged", name="plain")].mean("teds") == 1.0
    for of, name in [("rules", "none"), ("source", "text"), ("family", "general"), ("kind", "pdf-none")]:
        assert sums[Slice(of=of, name=name)].tables == 2


@pytest.mark.parametrize(
    ("kind", "knobs", "rules", "source"),
    [
        ("pdf-dotted", {}, "ruled", "text"),
        ("pdf-three-line", {}, "partial", "text"),
        ("scan-worn", {"page": {"rules": {"kind": "none"}}}, "none", "scan-worn"),
        ("scan-office", {"severity": "fax"}, None, "scan-fax"),
        ("pdf-mixed", {"page": {"rules": {"kind": "all"}}}, "ruled", "mixed"),
        ("pdf-office", {}, None, "text"),
        ("tiff", {"page": {"rules": {"kind": "shaded"}}}, "partial", "picture"),
        ("docx", {}, None, "file"),
    ],
)
def test_where_a_document_is_counted(kind: str, knobs: Json, rules: str | None, source: str, letters: Grid) -> None:
    sums = summed(score_tables(None, truth_of(letters, kind=kind) | {"knobs": knobs}))
    named = {one.of: one.name for one in sums}
    assert (named.get("rules"), named["source"]) == (rules, source)


def test_any_cells_make_a_grid() -> None:
    def cell(row: int, column: int, text: str, span: int = 1) -> Cell:
        return Cell(row=row, column=column, column_span=span, text=text)

    grid = settled([cell(0, 0, "a", 2), cell(0, 1, "over it"), cell(1, 1, "b"), cell(-1, 0, "outside")])
    assert grid is not None
    assert {(one.row, one.column, one.column_span): one.text for one in grid.cells} == {
        (0, 0, 2): "a", (1, 0, 1): "", (1, 1, 1): "b",
    }  # fmt: skip
    assert settled([]) is None
    assert settled([cell(0, 0, "a"), cell(MOST_POSITIONS, 1, "far")]) is None


@pytest.fixture
def corpus(tmp_path: Path, letters: Grid, names: Grid) -> tuple[str, str]:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "0000.json").write_text(json.dumps(truth_of(letters, names)), "utf-8")
    (gold / "0001.json").write_text(json.dumps(truth_of(letters)), "utf-8")
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps(record_of(letters, names)) + "\n", "utf-8")
    return str(records), str(gold)


def test_the_command_prints_slices(corpus: tuple[str, str]) -> None:
    result = CliRunner().invoke(evaluate, ["tables", *corpus, "--json"], standalone_mode=False)
    rows = {row["slice"]: row for row in json.loads(result.output)}
    assert list(rows) == [
        "kind=pdf-none", "rules=none", "source=text", "merged=plain", "family=general", "all",
    ]  # fmt: skip
    assert rows["all"]["tables"] == 3
    assert rows["all"]["unread"] == 1
    assert rows["all"]["teds_struct"] == pytest.approx(2 / 3)
    assert rows["all"]["over_read"]["teds_struct"] == 1.0
    shown = CliRunner().invoke(evaluate, ["tables", *corpus], standalone_mode=False).output.splitlines()
    assert shown[-1].split()[:9] == ["all", "2", "1", "3", "2", "2", "2", "66.67%", "66.67%"]


def test_evaluate_without_a_sub_command_scores_reports(corpus: tuple[str, str]) -> None:
    named = CliRunner().invoke(evaluate, ["reports", *corpus], standalone_mode=False)
    unnamed = CliRunner().invoke(evaluate, [*corpus], standalone_mode=False)
    option_first = CliRunner().invoke(evaluate, ["--json", *corpus], standalone_mode=False)
    assert named.output == unnamed.output
    assert unnamed.output.split()[:2] == ["kind", "documents"]
    assert json.loads(option_first.output)[-1]["documents"] == 2


def test_a_file_that_holds_no_records_is_wrong_usage(
    corpus: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.jsonl").write_bytes(b'{"source": {}}\n')
    assert run(["evaluate", "tables", str(tmp_path / "broken.jsonl"), corpus[1]]) == 2
    assert "broken.jsonl 第 1 行不是" in capfd.readouterr().err
