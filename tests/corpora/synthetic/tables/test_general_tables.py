import re
import subprocess
import sys
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from corpora.document.grid import Cell, Grid
from corpora.synthetic.split import split_of
from corpora.synthetic.tables.columns import Column, Measure
from corpora.synthetic.tables.entries import AMOUNTS, TEXTS
from corpora.synthetic.tables.general import SHAPES, draw_table
from corpora.synthetic.tables.matrix import draw_values
from corpora.synthetic.tables.names import draw_place
from corpora.synthetic.tables.rows import Line, Rows, draw_rows
from corpora.synthetic.tables.words import draw_topic, load_words

SEEDS = range(30)


@cache
def many():
    return [draw_table(Random(seed)) for seed in range(500)]


def number_in(text):
    """A second reading of printed numbers, apart from the generator's own."""
    match = re.match(r"^(\(|-|－)?([\d,]+(?:\.\d+)?)(?:%|[^\d.,)]+)?\)?$", text)
    value = Decimal(match[2].replace(",", ""))
    return -value if match[1] else value


@pytest.mark.parametrize("shape", SHAPES)
def test_cells_cover_the_table_once_sums_hold_and_values_are_printed(shape):
    for seed in SEEDS:
        table = draw_table(Random(seed), shape=shape)
        assert table.form is None
        cells = tuple(
            Cell(row=c.row, column=c.column, text=c.text, row_span=c.row_span, column_span=c.column_span)
            for c in table.cells
        )
        Grid(n_rows=table.n_rows, n_columns=table.n_columns, cells=cells)
        assert all(table.holds(one) for one in table.sums)
        assert all(cell.header for cell in table.cells if cell.row < table.n_header_rows)
        assert all(number_in(cell.text) == cell.value for cell in table.cells if cell.value is not None)
        assert not any(cell.header and cell.value is not None for cell in table.cells)


def test_a_sum_does_not_hold_when_a_part_is_changed():
    from dataclasses import replace

    table = draw_table(Random(1), shape="official-expenses")
    one = table.sums[0]
    cells = tuple(
        replace(c, value=c.value + 1) if (c.row, c.column) == one.parts[0] and c.value is not None else c
        for c in table.cells
    )
    assert not replace(table, cells=cells).holds(one)


def test_sums_take_no_other_total_no_within_and_no_percentage():
    for table in many():
        text = {(cell.row, cell.column): cell.text for cell in table.cells}
        labels = {cell.row: cell.text for cell in table.cells if cell.header and cell.column == 0}
        for one in table.sums:
            assert "%" not in text[one.total]
            same_column = [part for part in one.parts if part[1] == one.total[1]]
            assert not any("其中" in labels.get(row, "") for row, _ in same_column) or table.cells[0].text in (
                "指标", "指标名称", "项目", "统计指标",
            )  # fmt: skip


@pytest.mark.parametrize(
    ("what", "seen"),
    [
        ("three rows of heads", lambda t: t.n_header_rows == 3),
        ("a body cell that spans rows", lambda t: any(c.row_span > 1 and c.row >= t.n_header_rows > 0 for c in t.cells)),
        ("a body cell that spans columns", lambda t: any(c.column_span > 1 and c.row >= t.n_header_rows for c in t.cells)),
        ("no number", lambda t: all(c.value is None for c in t.cells)),
        ("twelve columns", lambda t: t.n_columns >= 12),
        ("forty rows", lambda t: t.n_rows >= 40),
        ("negative in parentheses", lambda t: any(c.text.startswith("(") and c.value for c in t.cells)),
        ("negative with a minus", lambda t: any(c.text.startswith("-") and c.value for c in t.cells)),
        ("thousands", lambda t: any("," in c.text and c.value for c in t.cells)),
        ("several lines", lambda t: any("\n" in c.text and not c.header for c in t.cells)),
        ("diagonal head", lambda t: "\\" in t.cells[0].text or "\n" in t.cells[0].text),
        ("total first", lambda t: any(s.total < min(s.parts) for s in t.sums)),
        ("total last", lambda t: any(s.total > max(s.parts) for s in t.sums)),
        ("其中", lambda t: any(c.text.startswith("其中") for c in t.cells)),
        ("a note", lambda t: t.note),
        ("a unit line", lambda t: t.unit_line),
        ("no caption", lambda t: t.caption is None),
        ("leading zeros", lambda t: any(re.fullmatch(r"0\d{5,}", c.text) for c in t.cells)),
        ("a unit in the cell", lambda t: any(c.value and c.text.endswith(("件", "人", "万元")) for c in t.cells)),
        *((f"nothing as {hole!r}", lambda t, hole=hole: any(c.text == hole and not c.header for c in t.cells))
          for hole in load_words("names")["holes"]),
    ],
)  # fmt: skip
def test_tables_vary(what, seen):
    assert any(seen(table) for table in many()), what


def test_no_column_overflows_a_page():
    assert max(table.n_columns for table in many()) <= 24


def test_values_of_derived_columns_follow_from_the_printed_ones():
    measure = Measure(label="件数", unit="件", low=Decimal(1), high=Decimal(900))
    rows = Rows(lines=(Line(label="甲"), Line(label="乙"), Line(label="合计", kind="total", parts=(0, 1))))
    columns = [
        Column(key="old", kind="base", measure=measure),
        Column(key="new", kind="base", measure=measure, near="old"),
        Column(key="both", kind="total", measure=measure, of=("old", "new")),
        Column(key="share", kind="share", measure=measure, of=("new",)),
        Column(key="growth", kind="growth", measure=measure, of=("new", "old")),
    ]
    values = draw_values(Random(3), rows, columns, percent_decimals=1)
    for line in range(3):
        assert values[line, "both"] == values[line, "old"] + values[line, "new"]
        assert abs(values[line, "share"] - values[line, "new"] * 100 / values[2, "new"]) <= Decimal("0.05")
        change = (values[line, "new"] - values[line, "old"]) * 100 / values[line, "old"]
        assert abs(values[line, "growth"] - change) <= Decimal("0.05")
    assert values[2, "old"] == values[0, "old"] + values[1, "old"]


@pytest.mark.parametrize("layout", ["flat", "grouped", "outline", "within"])
def test_a_grand_total_sums_each_item_once(layout):
    groups = [("甲类", ["子", "丑", "寅"]), ("乙类", ["卯", "辰"])]
    for seed in SEEDS:
        rows = draw_rows(Random(seed), groups, layout=layout)
        top = rows.grand_total
        if top is None:
            continue

        def leaves(index, lines=rows.lines):
            return [leaf for part in lines[index].parts for leaf in leaves(part)] or [index]

        items = [index for index, line in enumerate(rows.lines) if line.kind == "item"]
        if layout in ("flat", "within") or any(line.kind == "total" for line in rows.lines[:-1]):
            assert sorted(leaves(top)) == items


def test_topics_and_places_belong_to_one_split():
    for name in ("statistics", "lists", "forms", "scores", "indicators"):
        seen = {
            split: {draw_topic(Random(seed), name, split=split)[0] for seed in range(80)}
            for split in ("train", "dev", "test")
        }
        assert not seen["train"] & seen["test"]
        assert not seen["dev"] & seen["test"]
        assert not seen["train"] & seen["dev"]
    assert all(split_of(draw_place(Random(seed), split="dev")) == "dev" for seed in SEEDS)


def test_every_kind_of_entry_is_known():
    kinds = {text.partition("|")[2] for topic in load_words("lists").values() if isinstance(topic, dict) for text in topic["columns"]}  # fmt: skip
    kinds |= {text.partition("|")[2] for topic in load_words("forms").values() for text in (*topic["fields"], *topic["wide"])}  # fmt: skip
    assert {kind.partition(":")[0] for kind in kinds} - {"seq", "name", "choice"} <= {*TEXTS, *AMOUNTS}


def test_the_same_seed_gives_the_same_table_in_another_process():
    code = (
        "from random import Random; from corpora.synthetic.tables.general import SHAPES, draw_table; import hashlib;"
        "print(hashlib.sha256(repr([draw_table(Random(5), shape=s) for s in SHAPES]).encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""
