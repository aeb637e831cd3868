"""`gouji label suspects` on sets from disk."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("onnxruntime")

from corpora.document.errors import UsageError
from corpora.labelled.build import Options, build_set
from corpora.labelled.formats.label_studio_export import read_tasks
from corpora.synthetic.samples import SAMPLES
from service.cli.label import label
from service.cli.main import run
from service.export.wire import Record
from service.labels.from_record import labelled_report

# Asked without importing it, which takes a second of every process of the tests.
pytestmark = pytest.mark.skipif(find_spec("cleanlab") is None, reason="cleanlab is not installed")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("suspects") / "samples.jsonl"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOUJI_LANGUAGE", "grammar")
        assert run(["extract", str(SAMPLES / "reports"), "--out", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def folder(records: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set in which a person took a place for a law, and one figure of a report has another digit."""
    reports = []
    for line in records.read_bytes().splitlines():
        report = labelled_report(Record.model_validate_json(line))
        first, *others = report.entities
        figures = tuple(
            replace(one, value=Decimal(7777)) if one.field == "requests.granted.natural_person" else one
            for one in report.figures
        )
        wrong = replace(first, label="LAW" if first.label != "LAW" else "PLACE", origin="person", confidence=1.0)
        reports.append(replace(report, entities=(wrong, *others), figures=figures) if not reports else report)
    out = tmp_path_factory.mktemp("suspects") / "set"
    build_set(reports, out=out, options=Options(formats=("huggingface", "docbin")))
    return out


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert label.main(["suspects", *map(str, arguments)], standalone_mode=False) == 0
    return capsys.readouterr().out


def test_wrong_labels_are_listed_with_place_and_answer(
    folder: Path, records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "review"
    found = [json.loads(line) for line in told(capsys, folder, "--json", "--out", out).splitlines()]
    texts = {
        record["source"]["sha256"]: record["text"]
        for record in map(json.loads, records.read_text("utf-8").splitlines())
    }
    by_person = [one for one in found if one["kind"] == "entity" and one["origin"] == "person"]
    assert len(by_person) == 1
    for one in found:
        if one["span"]:
            assert texts[one["document"]][slice(*one["span"])] == one["words"]
    cells = [one for one in found if one["kind"] == "cell"]
    assert cells[0]["words"] == "requests.granted.natural_person"
    assert cells[0]["given"] == "7777"
    scores = [one["score"] for one in found if one["alike"] == 1]
    assert scores == sorted(scores)
    assert (out / "suspects.jsonl").read_text("utf-8").splitlines() == [
        json.dumps(one, ensure_ascii=False) for one in found
    ]
    tasks = list(read_tasks(out / "suspects.json"))
    assert {task.id for task in tasks} == {one["example"] for one in found if one["span"]}
    raw = json.loads((out / "suspects.json").read_text("utf-8"))
    assert all("annotations" not in task for task in raw), "every task opens unanswered, with all labels"
    assert any(by_person[0]["words"] in task["data"]["doubts"] for task in raw)
    assert "$doubts" in (out / "label_config.xml").read_text("utf-8")


def test_the_machines_own_reading_has_a_voice(folder: Path, records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def cell(*options: str | Path) -> float:
        lines = map(json.loads, told(capsys, folder, "--json", *options).splitlines())
        return next(one["score"] for one in lines if one["kind"] == "cell" and one["given"] == "7777")

    assert cell("--records", records) < cell()


def test_a_view_for_people_in_both_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, folder, "--most", "3").splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("   1. ")
    assert "模型标注" in lines[0]
    assert "by a person" in told(capsys, folder, "--most", "500", "--lang", "en")


def test_a_folder_without_a_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        label.main(["suspects", str(tmp_path)], standalone_mode=False)


def test_label_itself_still_takes_paths_and_tells_of_suspects(capsys: pytest.CaptureFixture[str]) -> None:
    label.main(["--help"], standalone_mode=False)
    said = capsys.readouterr().out
    assert "--format" in said
    assert "gouji label suspects" in said
