"""What is written is read back the same, whatever the text; and nothing is written whose words are not at their span."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from corpora.document.geometry import Span
from corpora.labelled.faults import BadFile, BadStructure, SpanMismatch, UnknownLabel
from corpora.labelled.formats.claims import read_claims
from corpora.labelled.formats.coco import read_coco
from corpora.labelled.formats.conll import read_conll, tagged
from corpora.labelled.formats.docbin import DocBinWriter, read_docbin
from corpora.labelled.formats.huggingface import read_pairs, read_tables, read_texts
from corpora.labelled.formats.label_studio_export import read_tasks
from corpora.labelled.formats.protocol import Sample
from corpora.labelled.formats.pubtabnet import read_pubtabnet
from corpora.labelled.formats.registry import NAMES, format_named
from tests.corpora.labelled.drawn_labels import samples

FEW = settings(max_examples=25)


def round_trip(name: str, sample: Sample, read: Callable[[Path], Any]) -> list[Any]:
    with TemporaryDirectory() as folder:
        writer = format_named(name).open(Path(folder), "dev")
        writer.add(sample)
        writer.close()
        return list(read(Path(folder)))


@FEW
@given(samples())
def test_docbin(sample: Sample) -> None:
    assert round_trip("docbin", sample, lambda at: read_docbin(at / "dev.spacy")) == list(sample.texts)


@FEW
@given(samples())
def test_conll(sample: Sample) -> None:
    assert round_trip("conll", sample, lambda at: read_conll(at / "dev.conll")) == list(map(tagged, sample.texts))


@FEW
@given(samples())
def test_hugging_face(sample: Sample) -> None:
    report = sample.report
    assert round_trip("huggingface", sample, lambda at: read_texts(at / "dev.parquet")) == list(sample.texts)
    tables = round_trip("huggingface", sample, lambda at: read_tables(at / "tables" / "dev.parquet"))
    assert tables == [(report.document, table) for table in report.tables]
    pairs = round_trip("huggingface", sample, lambda at: read_pairs(at / "pairs" / "dev.parquet"))
    assert pairs == [(report.document, pair) for pair in report.pairs]


@FEW
@given(samples())
def test_label_studio(sample: Sample) -> None:
    assert round_trip("label-studio", sample, lambda at: read_tasks(at / "dev.json")) == list(sample.texts)


@FEW
@given(samples())
def test_pubtabnet(sample: Sample) -> None:
    found = round_trip("pubtabnet", sample, lambda at: read_pubtabnet(at / "dev.jsonl"))
    stripped = [(sample.report.document, table) for table in sample.report.tables]
    assert found == stripped


@FEW
@given(samples(boxes=True))
def test_coco(sample: Sample) -> None:
    found = round_trip("coco", sample, lambda at: read_coco(at / "dev.json"))
    assert found == [(sample.report.document, table) for table in sample.report.tables]


@FEW
@given(samples())
def test_claims(sample: Sample) -> None:
    found = round_trip("claims", sample, lambda at: read_claims(at / "dev.jsonl"))
    assert found == [(sample.report.document, pair) for pair in sample.report.pairs]


TEXT_FORMATS = ("docbin", "conll", "huggingface", "label-studio")


@pytest.mark.parametrize("name", TEXT_FORMATS)
@pytest.mark.parametrize("shift", [(1, 1), (0, -1), (0, 1000)], ids=["shifted", "inclusive end", "outside"])
def test_a_shifted_span_is_not_written(name: str, shift: tuple[int, int], one_sample: Sample, tmp_path: Path) -> None:
    (item,) = one_sample.texts
    (entity,) = item.entities
    wrong = replace(entity, span=Span(entity.span.start + shift[0], entity.span.end + shift[1]))
    writer = format_named(name).open(tmp_path, "train")
    with pytest.raises(SpanMismatch) as error:
        writer.add(replace(one_sample, texts=(replace(item, entities=(wrong,)),)))
    assert error.value.code == "span_mismatch"
    writer.close()


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_an_unknown_label_is_not_written(name: str, one_sample: Sample, tmp_path: Path) -> None:
    (item,) = one_sample.texts
    wrong = replace(item.entities[0], label="PERSON")
    with pytest.raises(UnknownLabel):
        format_named(name).open(tmp_path, "train").add(replace(one_sample, texts=(replace(item, entities=(wrong,)),)))


@pytest.mark.parametrize("name", ["huggingface", "pubtabnet", "coco"])
def test_cells_that_overlap_are_not_written(name: str, one_sample: Sample, tmp_path: Path) -> None:
    (table,) = one_sample.report.tables
    wide = replace(table.cells[0], column_span=2)
    report = replace(one_sample.report, tables=(replace(table, cells=(wide, *table.cells[1:])),))
    with pytest.raises(BadStructure):
        format_named(name).open(tmp_path, "train").add(replace(one_sample, report=report))


@pytest.mark.parametrize("name", ["huggingface", "claims"])
def test_a_statement_that_stands_elsewhere_is_not_written(name: str, one_sample: Sample, tmp_path: Path) -> None:
    (pair,) = one_sample.report.pairs
    shifted = replace(pair, span=Span(pair.span.start + 1, pair.span.end + 1))
    report = replace(one_sample.report, pairs=(shifted,))
    writer = format_named(name).open(tmp_path, "train")
    with pytest.raises(SpanMismatch):
        writer.add(replace(one_sample, report=report))


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_split_has_its_files(name: str, tmp_path: Path) -> None:
    writer = format_named(name).open(tmp_path, "test")
    writer.close()
    assert any(path.stem == "test" for path in tmp_path.iterdir())
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("dev.jsonl", "{"), ("dev.jsonl", "[]"), ("dev.jsonl", "{}"), ("dev.json", "{}"), ("dev.json", '[{"data": 1}]'),
        ("dev.conll", "收到\tO\tO\n"), ("dev.conll", "收\tO\n"), ("dev.spacy", "no"), ("dev.parquet", "no"),
    ],
)  # fmt: skip
def test_a_strange_file_has_a_code(name: str, data: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(data, encoding="utf-8")
    readers: dict[str, list[Callable[[Path], Any]]] = {
        ".jsonl": [read_claims, read_pubtabnet], ".json": [read_tasks, read_coco], ".conll": [read_conll],
        ".spacy": [read_docbin], ".parquet": [read_texts],
    }  # fmt: skip
    for read in readers[path.suffix]:
        with pytest.raises(BadFile):
            list(read(path))


def test_a_shifted_span_is_not_read(one_sample: Sample, tmp_path: Path) -> None:
    writer = format_named("label-studio").open(tmp_path, "dev")
    writer.add(one_sample)
    writer.close()
    tasks = json.loads((tmp_path / "dev.json").read_text("utf-8"))
    tasks[0]["data"]["entities"][0]["start"] += 1
    (tmp_path / "dev.json").write_text(json.dumps(tasks))
    with pytest.raises(SpanMismatch):
        list(read_tasks(tmp_path / "dev.json"))


def test_a_large_docbin_is_a_folder_of_shards(one_sample: Sample, tmp_path: Path) -> None:
    writer = DocBinWriter(tmp_path, "train", shard_characters=3 * len(one_sample.texts[0].text))
    for _ in range(7):
        writer.add(one_sample)
    writer.close()
    assert [path.name for path in sorted((tmp_path / "train").iterdir())] == ["0001.spacy", "0002.spacy", "0003.spacy"]
    assert list(read_docbin(tmp_path / "train")) == list(one_sample.texts) * 7
