import builtins
import csv
import gc
import io
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from corpora.document.errors import UsageError
from corpora.document.reading import Reading, Unread
from service.export import xlsx
from service.export.parquet import GROUP_DOCUMENTS
from service.export.record import Record, to_record
from service.export.rows import COLUMNS, rows
from service.export.writers import FORMATS, open_writer


@pytest.fixture
def records(reading: Reading, unread: Unread) -> list[Record]:
    return [to_record(reading), to_record(unread)]


def _write(name: str, out: Path | None, records: list[Record], stdout: Any = None) -> None:
    with open_writer(name, out=out, stdout=stdout or io.BytesIO()) as writer:
        for record in records:
            writer.write(record)


def _interrupted(name: str, out: Path, record: Record) -> None:
    with open_writer(name, out=out, stdout=io.BytesIO()) as writer:
        writer.write(record)
        raise KeyboardInterrupt


def test_rows_have_the_stated_columns(records: list[Record]) -> None:
    for name, columns in COLUMNS.items():
        made = [row for record in records for row in rows(record, of=name)]
        assert made
        for row in made:
            assert list(row) == [column.name for column in columns]


def test_json_lines_reach_the_stream_one_by_one(records: list[Record]) -> None:
    stream = io.BytesIO()
    with open_writer("jsonl", out=None, stdout=stream) as writer:
        writer.write(records[0])
        assert json.loads(stream.getvalue())["year"] == 2023
        writer.write(records[1])
    lines = stream.getvalue().decode().splitlines()
    assert [Record.model_validate_json(line) for line in lines] == records


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", FORMATS)
def test_an_error_on_the_way_leaves_nothing_behind(name: str, tmp_path: Path, records: list[Record]) -> None:
    out = tmp_path / f"out.{name}"
    out.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(name, out, records[0])
    gc.collect()  # a writer that is left open complains when it is collected, as a warning, which is an error here
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    assert out.read_bytes() == b"before"


class Full(io.BytesIO):
    """A stream that holds a little and no more."""

    def write(self, data: Any) -> int:
        if self.tell() + memoryview(data).nbytes > 64:
            raise BrokenPipeError(32, "Broken pipe")
        return super().write(data)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", FORMATS)
def test_a_full_stream_is_the_error_that_it_raised_and_nobody_writes_to_it_again(
    name: str, records: list[Record]
) -> None:
    stream = Full()
    with pytest.raises(BrokenPipeError):
        _write(name, None, records, stdout=stream)
    stream.close()
    gc.collect()


def test_a_finished_file_replaces_the_old_one_and_follows_links(tmp_path: Path, records: list[Record]) -> None:
    target, link = tmp_path / "target.jsonl", tmp_path / "link.jsonl"
    target.write_text("before")
    link.symlink_to(target)
    _write("jsonl", link, records)
    assert link.is_symlink()
    assert len(target.read_text("utf-8").splitlines()) == 2


def test_a_pipe_is_written_not_replaced(tmp_path: Path, records: list[Record]) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    _write("jsonl", fifo, records[1:])
    assert json.loads(os.read(reader, 100_000))["error"]["code"] == "encrypted"
    assert fifo.is_fifo()
    os.close(reader)


def test_csv_opens_in_excel_and_runs_nothing(tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "out.csv"
    evil = records[0].model_copy(update={"organisation": "=HYPERLINK(1)", "year": -5})
    _write("csv", path, [evil])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    assert [row["value"] for row in table] == ["1710", "3.5", ""]
    assert [row["state"] for row in table] == ["read", "read", "blank"]
    assert table[0]["organisation"] == "'=HYPERLINK(1)"
    assert table[0]["year"] == "-5"


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_folder_holds_a_table_each(name: str, tmp_path: Path, records: list[Record]) -> None:
    out = tmp_path / "tables"
    _write(name, out, records)
    assert {path.name for path in out.iterdir()} == {f"{table}.{name}" for table in COLUMNS}
    for table in COLUMNS:
        path = out / f"{table}.{name}"
        made = (
            pq.read_table(path).to_pylist()
            if name == "parquet"
            else list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
        )
        assert len(made) == sum(1 for record in records for _ in rows(record, of=table))


def test_parquet_in_one_file_has_everything(tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "out.parquet"
    _write("parquet", path, records * GROUP_DOCUMENTS)
    table = pq.read_table(path)
    assert table.num_rows == 2 * GROUP_DOCUMENTS
    assert table.schema.metadata[b"gouji_schema_version"] == b"1"
    first, second = table.slice(0, 2).to_pylist()
    assert Record.model_validate_json(first["record"]) == records[0]
    assert [figure["value"] for figure in first["figure_rows"]] == [1710.0, 3.5, None]
    assert first["check_rows"][0]["verdict"] == "contradicted"
    assert first["contradicted"] == 2
    assert (second["error"], second["contradicted"], second["figure_rows"]) == ("encrypted", None, [])
    assert pq.ParquetFile(path).num_row_groups == 2


def test_parquet_takes_numbers_beyond_float(tmp_path: Path, records: list[Record]) -> None:
    figure = records[0].figures[0].model_copy(update={"value": 2**53 + 1})
    _write("parquet", tmp_path / "out.parquet", [records[0].model_copy(update={"figures": [figure]})])
    assert pq.read_table(tmp_path / "out.parquet").to_pylist()[0]["figure_rows"][0]["value"] == float(2**53)


def test_workbook_shows_contradictions_first_and_tables_with_merges(tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "out.xlsx"
    _write("xlsx", path, records)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:4] == ["矛盾", "数据", "文件", "无法读取"]
    sheet = book["矛盾"]
    heading, first, second = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=3))
    row = dict(zip(heading, first, strict=True))
    assert (row["文中数"], row["核得数"], row["类型"]) == (1750, 1710, "正文与表格")
    assert "1，750件" in row["句子"]
    assert row["单元格"] == "一、本年新收政府信息公开申请数量 / 总计: 1710"
    assert sheet.cell(2, heading.index("单元格") + 1).hyperlink.location.endswith("!C3")
    row = dict(zip(heading, second, strict=True))
    assert (row["句子"], row["单元格"]) == ("30", None)
    table = book[book.sheetnames[4]]
    assert {str(merge) for merge in table.merged_cells.ranges} == {"A1:A2", "B1:C1"}
    assert table["C3"].value == 1710
    assert table["C4"].value == "12（其中修订3件）"
    assert table["B4"].value is None
    assert book["无法读取"]["E2"].value == "encrypted"


def test_workbook_runs_nothing(tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "out.xlsx"
    _write("xlsx", path, [records[0].model_copy(update={"organisation": "=1+1"})])
    book = openpyxl.load_workbook(path)
    assert [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    cell = book[book.sheetnames[4]]["A4"]
    assert cell.value == "=cmd|' /C calc'!A0"
    assert cell.quotePrefix
    assert book["数据"]["C2"].quotePrefix


def test_workbook_says_what_it_left_out(tmp_path: Path, records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_TABLE_SHEETS", 1)
    _write("xlsx", tmp_path / "out.xlsx", [records[0]] * 3)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert len(book.sheetnames) == 5
    assert "另有 2 个表格" in book["文件"]["A5"].value


def test_workbook_goes_on_in_a_further_sheet(
    tmp_path: Path, records: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    _write("xlsx", tmp_path / "out.xlsx", [records[0]])
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [row[4].value for name in ("数据", "数据 (2)") for row in book[name].iter_rows(min_row=2)] == [
        figure.field for figure in records[0].figures
    ]


@pytest.mark.parametrize(("name", "package"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_a_missing_extra_is_named(
    name: str, package: str, tmp_path: Path, records: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(module: str, *rest: Any, **options: Any) -> Any:
        if module.split(".")[0] == package:
            raise ImportError(module)
        return real(module, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"pip install gouji\[export\]"):
        _write(name, tmp_path / "out", records)
    assert list(tmp_path.iterdir()) == []


def test_places_that_cannot_be_written_are_named(tmp_path: Path, records: list[Record]) -> None:
    for name, out in (("jsonl", tmp_path), ("xlsx", tmp_path), ("csv", tmp_path / "none" / "out.csv")):
        with pytest.raises(UsageError, match="--out"):
            _write(name, out, records)
    with pytest.raises(UsageError, match="docx"):
        _write("docx", tmp_path / "out", records)


def test_binary_data_does_not_go_to_a_terminal(records: list[Record]) -> None:
    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    for name in ("parquet", "xlsx"):
        with pytest.raises(UsageError, match="--out"):
            _write(name, None, records, Terminal())
        stream = io.BytesIO()
        _write(name, None, records, stream)
        assert len(stream.getvalue()) > 1000


def test_modules_named_like_the_standard_library_do_not_hide_it() -> None:
    assert sys.modules["csv"] is csv
    assert "service" not in str(csv.__file__)


def test_an_empty_corpus_is_still_a_file(tmp_path: Path, reading: Reading) -> None:
    for name in FORMATS:
        _write(name, tmp_path / f"out.{name}", [])
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0
    bare = replace(reading, layout=replace(reading.layout, tables=(), figures=(), title=None), checks=())
    _write("xlsx", tmp_path / "bare.xlsx", [to_record(bare)])
    assert openpyxl.load_workbook(tmp_path / "bare.xlsx")["文件"]["E2"].value is None
