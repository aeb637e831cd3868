"""The recogniser of tables taught by a labelled set."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import yaml
from click.testing import CliRunner

from corpora.document.errors import UsageError
from corpora.document.geometry import Box
from corpora.labelled.build import Options, build_set
from corpora.labelled.formats.found import tables_in
from corpora.labelled.label import CellLabel, LabelledReport, TableLabel
from corpora.readers.sources import iter_sources
from corpora.synthetic.dossier import draw_dossier, plans
from corpora.synthetic.order import Order
from corpora.synthetic.paged import print_on_paper
from corpora.synthetic.pages.truth import TruePage
from models.tables.recogniser.recognise import Recogniser
from models.tables.recogniser.weights import WEIGHTS
from service.assemble import build_toolkit
from service.batch.fingerprint import fingerprints
from service.settings import Settings
from tests.true_tables import labels_of
from training.tables.batches import TableBatches
from training.tables.commands import tables
from training.tables.example_file import example_paths, read_example, write_example
from training.tables.examples import cut_example
from training.tables.run import read_run
from training.tables.taught import by_document, write_taught
from training.tables.taught_regions import UNKNOWN_LOOK, region_of

RUN = Path(__file__).parents[2] / "training" / "runs" / "tables-taught.yaml"


def cell(row: int, column: int, box: Box | None, *, rows: int = 1, columns: int = 1, page: int | None = 1) -> CellLabel:
    return CellLabel(
        row=row, column=column, row_span=rows, column_span=columns, text="12", header=row == 0, page=page, box=box,
        origin="person", confidence=1.0,
    )  # fmt: skip


def table(*cells: CellLabel, rows: int, columns: int, found_by: str = "text") -> TableLabel:
    return TableLabel(
        id="t1", form=None, caption=None, n_rows=rows, n_columns=columns, found_by=found_by, cells=cells,
        origin="person", confidence=1.0,
    )  # fmt: skip


def text_at(left: float, top: float, *, width: float = 30, height: float = 10) -> Box:
    return Box(left=left, top=top, right=left + width, bottom=top + height)


def plain() -> TableLabel:
    """Three rows and two columns, the boxes those of the text; the first row is one cell, set in its middle."""
    return table(
        cell(0, 0, text_at(90, 100), columns=2),
        cell(1, 0, text_at(50, 120)), cell(1, 1, text_at(150, 120, width=40)),
        cell(2, 0, text_at(50, 140, width=60)), cell(2, 1, text_at(160, 140)),
        rows=3, columns=2,
    )  # fmt: skip


def as_it_is(box: Box) -> Box:
    return box


def test_lines_lie_in_the_middle_between_texts() -> None:
    region = region_of(plain(), 1, level=as_it_is, words=())
    assert region is not None
    assert [line.start.y for line in region.row_lines] == [100, 115, 135, 150]
    assert [line.start.x for line in region.column_lines] == [50, 130, 190]
    assert region.rules == UNKNOWN_LOOK
    assert [(one.row, one.column, one.column_span) for one in region.cells][:2] == [(0, 0, 2), (1, 0, 1)]


def test_a_table_with_all_its_rules_says_so() -> None:
    region = region_of(replace(plain(), found_by="rules"), 1, level=as_it_is, words=())
    assert region is not None
    assert region.rules == "all"


def test_boxes_are_taken_where_the_page_is_level() -> None:
    def level(box: Box) -> Box:
        return Box(left=box.left + 5, top=box.top - 7, right=box.right + 5, bottom=box.bottom - 7)

    region = region_of(plain(), 1, level=level, words=())
    assert region is not None
    assert region.row_lines[1].start.y == 108
    assert region.column_lines[1].start.x == 135


def test_a_blank_cell_leaves_its_lines_to_the_others() -> None:
    blank = replace(plain(), cells=tuple(
        replace(one, box=None, page=None, text="") if (one.row, one.column) == (1, 1) else one for one in plain().cells
    ))  # fmt: skip
    region = region_of(blank, 1, level=as_it_is, words=())
    assert region is not None
    assert [line.start.y for line in region.row_lines] == [100, 115, 135, 150]
    assert len(region.cells) == 5


def test_a_line_that_no_box_shows_teaches_nothing() -> None:
    hidden = replace(plain(), cells=tuple(
        replace(one, box=None, page=None) if one.column == 1 else one for one in plain().cells
    ))  # fmt: skip
    assert region_of(hidden, 1, level=as_it_is, words=()) is None
    assert region_of(plain(), 2, level=as_it_is, words=()) is None


def test_a_later_part_counts_where_nothing_stands_above_it() -> None:
    cells = [cell(row, column, text_at(50 + 100 * column, 100 + 20 * (row % 2)), page=1 + row // 2)
             for row in range(4) for column in range(2)]  # fmt: skip
    divided = table(*cells, rows=4, columns=2)
    region = region_of(divided, 2, level=as_it_is, words=(text_at(50, 100), text_at(300, 80)))
    assert region is not None
    assert region.n_rows == 2
    assert {one.row for one in region.cells} == {0, 1}
    assert region_of(divided, 2, level=as_it_is, words=(text_at(60, 80),)) is None
    assert region_of(divided, 1, level=as_it_is, words=(text_at(60, 80),)) is not None


def test_a_merged_cell_may_go_on_on_the_next_page() -> None:
    cells = [cell(0, 0, Box(left=50, top=100, right=90, bottom=140), rows=3)]
    cells += [cell(row, 1, text_at(100, 100 + 20 * (row % 2), height=20), page=1 + row // 2) for row in range(3)]
    region = region_of(table(*cells, rows=3, columns=2), 1, level=as_it_is, words=())
    assert region is not None
    assert [line.start.y for line in region.row_lines] == [100, 120, 140]
    assert (region.cells[0].row, region.cells[0].row_span) == (0, 2)


def test_a_column_that_every_row_of_a_page_spans_over_is_no_line_there() -> None:
    spanned = table(
        *(cell(row, 0, text_at(50, 100 + 20 * row), columns=2) for row in range(2)),
        *(cell(row, 2, text_at(150, 100 + 20 * row)) for row in range(2)),
        *(cell(2, column, text_at(50 * column, 60), page=2) for column in range(3)),
        rows=3, columns=3,
    )  # fmt: skip
    region = region_of(spanned, 1, level=as_it_is, words=())
    assert region is not None
    assert region.n_columns == 2
    assert [(one.column, one.column_span) for one in region.cells] == [(0, 1), (0, 1), (1, 1), (1, 1)]


@pytest.fixture(scope="module")
def printed() -> tuple[bytes, tuple[TruePage, ...]]:
    order = Order(count=1, seed=12, kinds=("pdf-all",), planted=0.0, split="train", general=1.0)
    (item, *_) = draw_dossier(next(plans(order)), order)
    pdf, pages, _ = print_on_paper(item.report, Random(5), "train")
    return pdf, pages


def labelled(pdf: bytes, pages: tuple[TruePage, ...], *, body: str = "云岭市示例局") -> LabelledReport:
    return LabelledReport(
        document=sha256(pdf).hexdigest(), title=None, organisation=body, body=body, year=2023,
        text=f"{body}2023年", tables=tuple(labels_of(pages)),
    )  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, printed: tuple[bytes, tuple[TruePage, ...]]) -> Path:
    """`reports` with one document twice, its bytes not quite the same, and `set`, one in train, the other in dev."""
    folder = tmp_path_factory.mktemp("taught")
    pdf, pages = printed
    (folder / "reports").mkdir()
    held = []
    for number, split in enumerate(("train", "dev")):
        own = pdf + b"\n" * number
        (folder / "reports" / f"{split}.pdf").write_bytes(own)
        held.append(labelled(own, pages, body=f"云岭市示例{split}局"))
    for number, split in enumerate(("train", "dev")):
        build_set([held[number]], out=folder / split, options=Options(formats=("pubtabnet",)))
    (folder / "set").mkdir()
    for split in ("train", "dev"):
        rows = next(path for path in (folder / split).glob("*.jsonl") if path.stat().st_size)
        (folder / "set" / f"{split}.jsonl").write_bytes(rows.read_bytes())
    (folder / "set" / "test.jsonl").touch()
    return folder


def test_examples_of_a_set_are_those_of_the_truth(
    tmp_path: Path, corpus: Path, printed: tuple[bytes, tuple[TruePage, ...]]
) -> None:
    held = by_document(tables_in(corpus / "set", "train"))
    taken = write_taught(tmp_path, held, iter_sources([corpus / "reports"]), cuts=2, seed=3)
    assert taken.documents == 1
    assert taken.tables == len(held[sha256(printed[0]).hexdigest()])
    assert taken.examples == len(list(example_paths(tmp_path))) >= 2 * taken.tables
    assert not taken.left_out
    truth = {region.table: region for page in reversed(printed[1]) for region in page.regions}
    for path in example_paths(tmp_path):
        found, region = read_example(path), truth[path.stem.split("-")[2]]
        assert found.source == "layer"
        if len(found.rows) - 1 == region.n_rows and not region.repeated_heads:
            drawn = np.array([line.start.y for line in region.row_lines])
            assert np.abs(np.diff(found.rows) / np.diff(found.rows).sum() - np.diff(drawn) / np.ptp(drawn)).max() < 0.02


def test_documents_that_are_not_there_are_counted(tmp_path: Path) -> None:
    taken = write_taught(tmp_path, {"ab" * 32: [plain()]}, (), seed=3)
    assert taken.left_out == {"not found": 1}
    assert not taken.examples


def test_a_document_that_cannot_be_read_costs_itself(tmp_path: Path, corpus: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    own = {sha256(broken.read_bytes()).hexdigest(): [plain()]}
    held = by_document(tables_in(corpus / "set", "train"))
    taken = write_taught(tmp_path / "out", own | held, iter_sources([broken, corpus / "reports"]), cuts=1)
    assert taken.documents == 1
    assert taken.left_out == {"corrupt": 1}


def test_the_taught_share_of_a_batch_is_the_set_s(tmp_path: Path, printed: tuple[bytes, tuple[TruePage, ...]]) -> None:
    (page, region) = next((page, region) for page in printed[1] for region in page.regions)
    gray = np.full((round(page.height * 2), round(page.width * 2)), 255, np.uint8)
    example = cut_example(gray, page, region, Random(1), np.diag((0.5, 0.5, 1.0)), source="layer")
    assert example is not None
    taught, drawn = tmp_path / "taught", tmp_path / "drawn"
    for folder, count, column in ((taught, 2, 0), (drawn, 120, 1)):
        folder.mkdir()
        for number in range(count):
            channels = np.zeros((4, 64, 64 + 16 * column), np.uint8)
            write_example(folder / f"{number:03d}.npz", replace(
                example, channels=channels, rows=np.array([8, 30, 60], np.float32),
                columns=np.array([8, 30, 60], np.float32), cells=np.array([(0, 0, 2, 2, 0, 1)], np.int16),
            ))  # fmt: skip
    run = read_run(RUN).model_copy(update={"batch": 4, "taught": 0.25})
    make = TableBatches(run=run, folder=drawn, taught=taught)
    widths = [width for number in range(24) for width in (int(row.sum()) * 2 for row in make(number).across)]
    assert widths.count(64) == 24
    assert widths.count(80) == 72


def tiny(folder: Path) -> Path:
    path = folder / "run.yaml"
    stated = yaml.safe_load(RUN.read_text("utf-8"))
    path.write_text(yaml.safe_dump(stated | {"steps": 1, "batch": 1, "warmup": 0}), encoding="utf-8")
    return path


def test_teaching_measures_before_and_after_and_leaves_weights_to_read_with(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = by_document(tables_in(corpus / "set", "train"))
    write_taught(tmp_path / "drawn", held, iter_sources([corpus / "reports"]), cuts=1, seed=9)
    words = ("--from", str(corpus / "set"), "--documents", str(corpus / "reports"), "--run", str(tiny(tmp_path)),
             "--examples", str(tmp_path / "drawn"), "--ordinary", "0", "--out", str(tmp_path / "out"))  # fmt: skip
    told = CliRunner().invoke(tables, words, standalone_mode=False)
    assert told.exception is None, told.exception
    assert [line.split()[:2] for line in told.stdout.splitlines()][1:] == [["held", "before"], ["held", "after"]]
    weights = tmp_path / "out" / "weights"
    facts = json.loads((weights / "tables.json").read_text("utf-8"))
    assert facts["steps"] == 1
    assert facts["start"] == json.loads((WEIGHTS / "tables.json").read_text("utf-8"))["sha256"]["tables.safetensors"]
    assert facts["scores"]["held"]["before"]["crops"] == len(list(example_paths(tmp_path / "out" / "held")))
    assert Recogniser.load(weights)
    assert (weights / "tables-splitter.onnx").read_bytes() != (WEIGHTS / "tables-splitter.onnx").read_bytes()
    build_toolkit(Settings(table_weights=weights))
    own, bundled = fingerprints(Settings(table_weights=weights)), fingerprints(Settings())
    assert own.paged != bundled.paged
    assert own.text == bundled.text


def refused(invoke: Callable[[], object]) -> str:
    with pytest.raises(UsageError) as failure:
        invoke()
    return str(failure.value)


def test_weights_that_are_not_what_they_say_are_refused_at_once(tmp_path: Path) -> None:
    assert "tables.json" in refused(lambda: build_toolkit(Settings(table_weights=tmp_path)))
    for name in ("tables.json", "tables-splitter.onnx", "tables-merger.onnx"):
        (tmp_path / name).write_bytes((WEIGHTS / name).read_bytes())
    build_toolkit(Settings(table_weights=tmp_path))
    (tmp_path / "tables-merger.onnx").write_bytes(b"other")
    assert "tables-merger.onnx" in refused(lambda: build_toolkit(Settings(table_weights=tmp_path)))


def test_a_set_that_teaches_no_structure_is_refused(tmp_path: Path, corpus: Path) -> None:
    (tmp_path / "set").mkdir()
    words = ("--from", str(tmp_path / "set"), "--documents", str(tmp_path / "set"), "--run", str(tiny(tmp_path)),
             "--out", str(tmp_path / "out"))  # fmt: skip
    told = CliRunner().invoke(tables, words, standalone_mode=False)
    assert isinstance(told.exception, UsageError)
    assert "pubtabnet" in str(told.exception)
    for split in ("train", "dev", "test"):
        (tmp_path / "set" / f"{split}.jsonl").write_bytes((corpus / "set" / f"{split}.jsonl").read_bytes())
    told = CliRunner().invoke(tables, words, standalone_mode=False)
    assert isinstance(told.exception, UsageError)
    assert "not found" in str(told.exception)


def test_other_weights_than_the_run_s_are_refused(tmp_path: Path, corpus: Path) -> None:
    wide = tmp_path / "wide.yaml"
    stated = yaml.safe_load(RUN.read_text("utf-8"))
    wide.write_text(yaml.safe_dump(stated | {"width": stated["width"] | {"stem": 8}, "steps": 1}), encoding="utf-8")
    words = ("--from", str(corpus / "set"), "--documents", str(corpus / "reports"), "--run", str(wide),
             "--examples", str(tmp_path), "--ordinary", "0", "--out", str(tmp_path / "out"))  # fmt: skip
    told = CliRunner().invoke(tables, words, standalone_mode=False)
    assert isinstance(told.exception, UsageError)
    assert "tables-taught" in str(told.exception)


@pytest.mark.parametrize("name", ["pubtabnet", "coco", "huggingface"])
def test_tables_are_found_in_every_format_that_has_them(
    tmp_path: Path, name: str, printed: tuple[bytes, tuple[TruePage, ...]]
) -> None:
    report = labelled(*printed)
    build_set([report], out=tmp_path / "set", options=Options(formats=(name, "claims", "label-studio")))
    found = by_document(found for split in ("train", "dev", "test") for found in tables_in(tmp_path / "set", split))
    (own,) = found.values()
    assert {(one.id, one.n_rows, one.n_columns, len(one.cells)) for one in own} == {
        (one.id, one.n_rows, one.n_columns, len(one.cells)) for one in report.tables
    }


def test_formats_without_tables_are_no_set_of_tables(
    tmp_path: Path, printed: tuple[bytes, tuple[TruePage, ...]]
) -> None:
    for name in ("claims", "label-studio", "docbin"):
        build_set([labelled(*printed)], out=tmp_path / name, options=Options(formats=(name,)))
        refused(lambda folder=tmp_path / name: list(tables_in(folder, "train")))
