"""`gouji label` from documents, records and a batch's output to sets on disk."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import click
import pyarrow
import pyarrow.parquet
import pytest
import yaml

from corpora.document.errors import UsageError
from corpora.labelled.formats.claims import read_claims
from corpora.labelled.formats.docbin import read_docbin
from corpora.labelled.formats.label_studio_export import read_tasks
from corpora.synthetic.samples import SAMPLES
from service.batch.commits import Ledger, staged
from service.batch.folder import open_store
from service.batch.tables import SCHEMAS
from service.cli.label import label
from service.cli.main import run

REPORTS = SAMPLES / "reports"


@pytest.fixture(autouse=True)
def grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_LANGUAGE", "grammar")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records") / "samples.jsonl"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOUJI_LANGUAGE", "grammar")
        assert run(["extract", str(REPORTS), "--out", str(path)]) == 0
    return path


def gouji_label(*arguments: str | Path) -> int:
    status = label.main([str(one) for one in arguments], standalone_mode=False)
    assert isinstance(status, int)
    return status


def test_documents_and_their_records_give_the_same_set(records: Path, tmp_path: Path) -> None:
    options = ("--format", "docbin", "--format", "claims")
    assert gouji_label(REPORTS, "--out", tmp_path / "read", *options) == 0
    assert gouji_label(records, "--out", tmp_path / "records", *options) == 0
    assert (tmp_path / "read" / "splits.json").read_text() == (tmp_path / "records" / "splits.json").read_text()
    for split in ("train", "dev", "test"):
        name = f"claims/{split}.jsonl"
        assert sorted((tmp_path / "read" / name).read_text("utf-8").splitlines()) == sorted(
            (tmp_path / "records" / name).read_text("utf-8").splitlines()
        )
    texts = [item for split in ("train", "dev", "test")
             for item in read_docbin(tmp_path / "read" / "docbin" / f"{split}.spacy")]  # fmt: skip
    assert len({item.document for item in texts}) == 10
    assert {one.label for item in texts for one in item.entities} >= {"ORG", "PERIOD", "LAW"}


def test_the_samples_contradictions_are_pairs_with_twins(records: Path, tmp_path: Path) -> None:
    gouji_label(records, "--out", tmp_path / "set", "--format", "claims")
    pairs = [pair for split in ("train", "dev", "test")
             for _, pair in read_claims(tmp_path / "set" / f"{split}.jsonl")]  # fmt: skip
    refuted = {pair.id: pair for pair in pairs if pair.verdict == "contradicted"}
    twins = {pair.twin_of: pair for pair in pairs if pair.twin_of}
    assert refuted
    assert twins.keys() <= refuted.keys()
    planted = next(pair for pair in refuted.values() if pair.statement.endswith("稳定”的三件。"))
    assert twins[planted.id].statement == planted.statement.replace("三件", "零件")


def test_the_card_is_front_matter_and_counts(records: Path, tmp_path: Path) -> None:
    gouji_label(records, "--out", tmp_path / "set", "--format", "huggingface", "--licence", "cc-by-4.0", "--seed", "5")
    card = (tmp_path / "set" / "README.md").read_text("utf-8")
    _, front, body = card.split("---\n", 2)
    facts = yaml.safe_load(front)
    assert facts["language"] == ["zh"]
    assert facts["license"] == "cc-by-4.0"
    assert facts["size_categories"] == ["n<1K"]
    assert "seed 5" in body
    assert "| train | 8 |" in body
    assert "Known limits" in body
    assert "/" + "tmp" not in card
    assert str(tmp_path) not in (tmp_path / "set" / "splits.json").read_text()


def test_only_what_is_good_enough(records: Path, tmp_path: Path) -> None:
    gouji_label(
        records, "--out", tmp_path / "set", "--format", "docbin", "--origin", "arithmetic", "--min-confidence", "0.9"
    )
    texts = list(read_docbin(tmp_path / "set" / "train.spacy"))
    assert texts
    assert all(not item.entities for item in texts)
    claims = [one for item in texts for one in item.claims]
    assert claims
    assert all(one.origin == "arithmetic" and one.confidence >= 0.9 for one in claims)


def test_masked(records: Path, tmp_path: Path) -> None:
    gouji_label(records, "--out", tmp_path / "plain", "--format", "label-studio")
    gouji_label(records, "--out", tmp_path / "set", "--format", "label-studio", "--mask")
    plain, masked = ((tmp_path / name / "train.json").read_text("utf-8") for name in ("plain", "set"))
    assert "0588-2670848" in plain + (tmp_path / "plain" / "test.json").read_text("utf-8")
    for split in ("train", "dev", "test"):
        path = tmp_path / "set" / f"{split}.json"
        assert "2670848" not in path.read_text("utf-8")
        assert list(read_tasks(path))
    assert "××××-×××××××" in masked


def test_a_broken_record_costs_itself(records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = records.read_text("utf-8").splitlines()
    shifted = json.loads(lines[1])
    shifted["claims"][0]["span"][1] += 1
    broken = tmp_path / "records.jsonl"
    broken.write_text("\n".join([lines[0], "{}", "nonsense", json.dumps(shifted), *lines[2:]]), encoding="utf-8")
    assert gouji_label(broken, "--out", tmp_path / "set", "--format", "conll") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "records.jsonl:2" in told.err
    assert "标注的位置与文字不符" in told.err
    card = (tmp_path / "set" / "README.md").read_text("utf-8")
    assert "| corrupt | 2 |" in card
    assert "| span_mismatch | 1 |" in card
    assert "9 reports" in card


def test_an_unreadable_document_costs_itself(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copy(REPORTS / "tangdutai-town-2023.docx", corpus)
    (corpus / "empty.txt").write_bytes(b"")
    with ZipFile(tmp_path / "corpus.zip", "w") as archive:
        for path in corpus.iterdir():
            archive.write(path, path.name)
    assert gouji_label(tmp_path / "corpus.zip", "--out", tmp_path / "set", "--format", "pubtabnet") == 1
    assert len((tmp_path / "set" / "train.jsonl").read_text("utf-8").splitlines()) == 3


def test_the_newest_records_of_a_batch(records: Path, tmp_path: Path) -> None:
    """An overtaken row is still in its file until the batch compacts."""
    store = open_store(str(tmp_path / "batch"))
    ledger = Ledger(store)
    ledger.open()
    known = [json.loads(line) for line in records.read_text("utf-8").splitlines()[:2]]
    old = known[0] | {"organisation": "旧名局"}
    for rows in ([old, known[1]], [known[0]]):
        part = ledger.reserve()
        table = [{"sha256": row["source"]["sha256"], "path": row["source"]["path"], "part": part,
                  "record": json.dumps(row, ensure_ascii=False)} for row in rows]  # fmt: skip
        with store.open_output(staged(part, "records")) as stream:
            pyarrow.parquet.write_table(pyarrow.Table.from_pylist(table, schema=SCHEMAS["records"]), stream)
        ledger.commit("read", part=part, tables=["records"], documents=len(rows))
    assert gouji_label(tmp_path / "batch", "--out", tmp_path / "set", "--format", "conll") == 0
    whole = json.loads((tmp_path / "set" / "splits.json").read_text("utf-8"))
    assert sum(group["reports"] for group in whole["groups"]) == 2
    assert "旧名局" not in str(whole)


@pytest.mark.parametrize("option", [("--splits", "README.md"), ("--out", "README.md")])
def test_wrong_usage(option: tuple[str, str], records: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    arguments = {"--out": str(tmp_path / "set"), option[0]: str(tmp_path / option[1])}
    with pytest.raises((UsageError, click.UsageError), match="README"):
        gouji_label(records, "--format", "conll", *(word for pair in arguments.items() for word in pair))
    assert (tmp_path / "README.md").read_text() == "mine"


def test_what_people_corrected_in_label_studio_becomes_a_set(records: Path, tmp_path: Path) -> None:
    gouji_label(records, "--out", tmp_path / "tasks", "--format", "label-studio")
    tasks = json.loads((tmp_path / "tasks" / "train.json").read_text("utf-8"))
    for number, task in enumerate(tasks):
        result = task.pop("predictions")[0]["result"]
        if number == 0:
            result = []
        task["annotations"] = [{"id": number, "result": result, "was_cancelled": False, "updated_at": "2026-01-01"}]
    export = tmp_path / "project-1.json"
    export.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    assert gouji_label(export, "--out", tmp_path / "set", "--format", "docbin", "--origin", "person") == 0
    texts = [item for split in ("train", "dev", "test") for item in read_docbin(tmp_path / "set" / f"{split}.spacy")]
    labels = [one for item in texts for one in (*item.entities, *item.claims)]
    assert len(labels) > 100
    assert {one.origin for one in labels} == {"person"}
    assert tasks[0]["data"]["text"] not in {item.text for item in texts if item.entities}
    assert "| entity | person / model |" in (tmp_path / "set" / "README.md").read_text("utf-8")


def test_an_export_that_was_shifted_is_told(records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gouji_label(records, "--out", tmp_path / "tasks", "--format", "label-studio")
    (task, *_) = json.loads((tmp_path / "tasks" / "train.json").read_text("utf-8"))
    result = task.pop("predictions")[0]["result"]
    result[0]["value"]["end"] += 1
    export = tmp_path / "project-1.json"
    export.write_text(json.dumps([task | {"annotations": [{"result": result}]}]), encoding="utf-8")
    assert gouji_label(export, "--out", tmp_path / "set", "--format", "docbin") == 1
    assert "标注的位置与文字不符" in capsys.readouterr().err
