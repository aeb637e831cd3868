"""Every format is taken by the tool that it is for."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from corpora.document.grid import Cell, Grid
from corpora.labelled.build import Options, build_set
from corpora.labelled.formats.coco import CATEGORIES
from corpora.labelled.formats.label_studio import CONFIG_NAME
from corpora.labelled.formats.protocol import Sample
from corpora.labelled.formats.pubtabnet import read_pubtabnet
from corpora.labelled.formats.registry import NAMES, format_named
from corpora.labelled.label import ENTITY_LABELS, LabelledReport, TableLabel
from tests.corpora.labelled.drawn_labels import samples
from training.metrics.teds import teds


@pytest.fixture
def folder(one_sample: Sample, tmp_path: Path) -> Path:
    """Every format of one report, each in its folder, all three splits."""
    for name in NAMES:
        (tmp_path / name).mkdir()
        for split in ("train", "dev", "test"):
            writer = format_named(name).open(tmp_path / name, split)  # type: ignore[arg-type]
            writer.add(one_sample)
            writer.close()
    return tmp_path


def test_spacy_trains_a_step_on_the_docbin(folder: Path) -> None:
    import spacy
    from spacy.training import Corpus

    import models.language.pipeline.tokenizer  # noqa: F401 - registers the tokenizer that the config names

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "gouji_characters"}}})
    ner = nlp.add_pipe("ner", config={"model": {"tok2vec": {"@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None, "width": 16, "depth": 1, "embed_size": 100, "window_size": 1,
        "maxout_pieces": 2, "subword_features": False}}})  # fmt: skip
    examples = list(Corpus(folder / "docbin" / "train.spacy")(nlp))
    assert [ent.text for ent in examples[0].reference.ents] == ["云岭市示例局"]
    optimizer = nlp.initialize(lambda: examples)
    assert "ORG" in ner.labels  # type: ignore[attr-defined]
    losses: dict[str, float] = {}
    nlp.update(examples, sgd=optimizer, losses=losses)
    assert losses["ner"] > 0


def test_spacy_aligns_each_character_with_a_token(folder: Path) -> None:
    """A Chinese sentence as one token is what makes such sets useless: the labels fall inside it."""
    import spacy
    from spacy.tokens import DocBin

    (doc,) = DocBin().from_disk(folder / "docbin" / "train.spacy").get_docs(spacy.blank("zh").vocab)
    assert len(doc) == len(doc.text)
    assert [span.text for span in doc.spans["claims"]] == ["12件"]
    assert all(token.ent_iob_ for token in doc)


def test_datasets_loads_the_parquet_with_its_features(folder: Path, tmp_path: Path) -> None:
    import datasets

    found = datasets.load_dataset(
        "parquet",
        data_files={"train": str(folder / "huggingface" / "train.parquet")},
        cache_dir=str(tmp_path / "cache"),
    )["train"]
    tags = found.features["ner_tags"].feature
    assert isinstance(tags, datasets.ClassLabel)
    assert tags.names[:3] == ["O", "B-ORG", "I-ORG"]
    assert [tags.int2str(code) for code in found[0]["ner_tags"][:7]] == ["B-ORG", *["I-ORG"] * 5, "O"]
    assert found[0]["claims"][0]["value"] == 12.0
    text, entity = found[0]["text"], found[0]["entities"][0]
    assert text[entity["start"] : entity["end"]] == entity["text"]


def test_datasets_loads_the_folder_by_its_card(one_report: LabelledReport, tmp_path: Path) -> None:
    import datasets

    out = tmp_path / "set"
    build_set([one_report], out=out, options=Options(formats=("huggingface",)))
    for name, key in (("texts", "text"), ("tables", "cells"), ("pairs", "statement")):
        found = datasets.load_dataset(str(out), name, cache_dir=str(tmp_path / "cache"))
        assert found["train"].num_rows == 1
        assert key in found["train"].column_names


TASK = {
    "type": "object",
    "required": ["data", "predictions"],
    "properties": {
        "data": {"type": "object", "required": ["text", "heading"],
                 "properties": {"text": {"type": "string"}, "heading": {"type": "string"}}},
        "annotations": {"type": "array", "items": {"$ref": "#/$defs/answer"}},
        "predictions": {"type": "array", "items": {"allOf": [{"$ref": "#/$defs/answer"}, {
            "required": ["model_version", "score"],
            "properties": {"model_version": {"type": "string"}, "score": {"type": "number"}}}]}},
    },
    "additionalProperties": False,
    "$defs": {
        "answer": {"type": "object", "required": ["result"],
                   "properties": {"result": {"type": "array", "items": {"$ref": "#/$defs/region"}}}},
        "region": {
            "type": "object",
            "required": ["id", "from_name", "to_name", "type", "value"],
            "properties": {
                "id": {"type": "string", "minLength": 1},
                "to_name": {"const": "text"},
                "type": {"enum": ["labels", "textarea"]},
                "score": {"type": "number", "minimum": 0, "maximum": 1},
                "value": {"type": "object", "required": ["start", "end"],
                          "properties": {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer"},
                                         "labels": {"type": "array", "items": {"type": "string"}}}},
            },
        },
    },
}  # fmt: skip
"""The task format of Label Studio's guide (guide/task_format, guide/predictions), as far as this interface uses it: its
own package cannot be installed beside numpy 2.4.
"""


@settings(max_examples=25)
@given(samples())
def test_label_studio_takes_the_tasks(sample: Sample) -> None:
    from tempfile import TemporaryDirectory
    from xml.etree import ElementTree

    with TemporaryDirectory() as at:
        writer = format_named("label-studio").open(Path(at), "train")
        writer.add(sample)
        writer.close()
        tasks = json.loads((Path(at) / "train.json").read_text("utf-8"))
        interface = ElementTree.parse(Path(at) / CONFIG_NAME).getroot()
    jsonschema.validate(tasks, {"type": "array", "items": TASK, "$defs": TASK["$defs"]})
    controls = {tag.get("name"): tag for tag in interface if tag.get("toName") == "text"}
    labels = {name: {one.get("value") for one in tag} for name, tag in controls.items()}
    assert interface.find("Text").get("granularity") == "symbol"  # type: ignore[union-attr]
    for task in tasks:
        answers = [*task["predictions"], *task.get("annotations", [])]
        regions = [region for answer in answers for region in answer["result"]]
        for region in regions:
            tag, value = controls[region["from_name"]], region["value"]
            assert {"labels": "Labels", "textarea": "TextArea"}[region["type"]] == tag.tag
            if region["type"] == "labels":
                assert set(value["labels"]) <= labels[region["from_name"]]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
        ids = [region["id"] for region in regions if region["type"] == "labels"]
        assert len(ids) == len(set(ids)), "two regions of one name"


def test_coco_is_what_pycocotools_indexes(folder: Path) -> None:
    whole = json.loads((folder / "coco" / "train.json").read_text("utf-8"))
    images = {image["id"]: image for image in whole["images"]}
    categories = {category["id"] for category in whole["categories"]}
    assert {category["name"] for category in whole["categories"]} == set(CATEGORIES)
    ids = [row["id"] for row in whole["annotations"]]
    assert len(ids) == len(set(ids))
    assert 0 not in ids
    for row in whole["annotations"]:
        left, top, width, height = row["bbox"]
        image = images[row["image_id"]]
        assert row["category_id"] in categories
        assert 0 <= left < left + width <= image["width"]
        assert 0 <= top < top + height <= image["height"]
        assert row["area"] == width * height
        assert len(row["segmentation"][0]) == 8
    counts = {name: sum(row["category_id"] == number for row in whole["annotations"])
              for number, name in enumerate(CATEGORIES, start=1)}  # fmt: skip
    assert counts == {"table": 1, "table row": 2, "table column": 2, "table column header": 1,
                      "table spanning cell": 0, "table cell": 4}  # fmt: skip


def test_pycocotools_indexes_the_boxes(folder: Path) -> None:
    coco = pytest.importorskip("pycocotools.coco").COCO(str(folder / "coco" / "train.json"))
    assert len(coco.getAnnIds(catIds=coco.getCatIds(catNms=["table cell"]))) == 4


@settings(max_examples=25)
@given(samples())
def test_pubtabnet_tokens_are_the_same_table(sample: Sample) -> None:
    """By HTML rules and by TEDS: the tokens are read as a browser would, not by our own reader."""
    from tempfile import TemporaryDirectory

    import lxml.html

    with TemporaryDirectory() as at:
        writer = format_named("pubtabnet").open(Path(at), "dev")
        writer.add(sample)
        writer.close()
        rows = [json.loads(line) for line in (Path(at) / "dev.jsonl").read_text("utf-8").splitlines()]
        again = [table for _, table in read_pubtabnet(Path(at) / "dev.jsonl")]
    for row, table, back in zip(rows, sample.report.tables, again, strict=True):
        assert row["split"] == "val"
        assert teds(grid(table), grid(back)) == 1.0
        parsed = lxml.html.fragment_fromstring(f"<table>{''.join(row['html']['structure']['tokens'])}</table>")
        cells = parsed.findall(".//td")
        assert len(cells) == len(row["html"]["cells"]) == len(table.cells)
        spans = [(int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))) for cell in cells]
        assert sum(down * across for down, across in spans) == table.n_rows * table.n_columns


def grid(table: TableLabel) -> Grid:
    cells = tuple(
        Cell(row=one.row, column=one.column, row_span=one.row_span, column_span=one.column_span, text=one.text)
        for one in table.cells
    )
    return Grid(n_rows=table.n_rows, n_columns=table.n_columns, cells=cells)


def test_labels_are_those_that_the_readers_give() -> None:
    from corpora.synthetic.prose.template import LABELS

    assert set(ENTITY_LABELS) == set(LABELS.values())
