"""Corrections come back from Label Studio, from its exports JSON and JSON_MIN."""

from __future__ import annotations

import json
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpora.document.geometry import Span
from corpora.labelled.faults import BadFile, SpanMismatch
from corpora.labelled.formats.label_studio import CLAIMS, ENTITIES, task_of
from corpora.labelled.formats.label_studio_export import Corrected, read_export
from corpora.labelled.formats.protocol import Sample

WHEN = "2026-01-02T03:04:05.000000Z"


def exported(sample: Sample, regions: list[dict[str, Any]] | None = None, **changes: Any) -> dict[str, Any]:
    """A task as the export JSON has it: numbered, with the person's answer, our prediction by its number only."""
    (item,) = sample.texts
    task = task_of(item)
    result = task["predictions"][0]["result"] if regions is None else regions
    answer = {"id": 7, "completed_by": 1, "result": result, "was_cancelled": False, "ground_truth": False,
              "created_at": WHEN, "updated_at": WHEN, "lead_time": 3.1}  # fmt: skip
    return {"id": 1, "data": task["data"], "annotations": [{**answer, **changes}], "predictions": [3], "project": 1}


def minimal(task: dict[str, Any]) -> dict[str, Any]:
    """The same as JSON_MIN has it: the data flat, the task's number in place of our id, text answers as bare words."""
    flat = deepcopy(task["data"]) | {"id": task["id"]}
    answer = task["annotations"][0]
    for region in answer["result"]:
        if region["type"] == "labels":
            flat.setdefault(region["from_name"], []).append(region["value"])
        else:
            flat[region["from_name"]] = region["value"]["text"][0]
    return flat | {"annotator": 1, "annotation_id": 7, "created_at": WHEN, "updated_at": WHEN, "lead_time": 3.1}


def read(tmp_path: Path, *tasks: dict[str, Any]) -> list[Corrected]:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    return list(read_export(path))


def region(kind: str, label: str, start: int, words: str, name: str = "aB3_xyZ901") -> dict[str, Any]:
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    return {"id": name, "from_name": kind, "to_name": "text", "type": "labels", "origin": "manual", "value": value}


@pytest.mark.parametrize("form", [lambda task: task, minimal], ids=["JSON", "JSON_MIN"])
def test_an_answer_without_changes_makes_the_labels_a_persons(form: Any, one_sample: Sample, tmp_path: Path) -> None:
    (found,) = read(tmp_path, form(exported(one_sample)))
    (item,) = one_sample.texts
    assert found.before == item
    assert [(one.label, one.span, one.origin, one.confidence) for one in found.after.entities] == [
        ("ORG", Span(0, 6), "person", 1.0)
    ]
    (claim,) = found.after.claims
    assert (claim.value, claim.field, claim.measure) == (Decimal(12), "requests.new.total", "政府信息公开申请")
    assert claim.origin == "person"


@pytest.mark.parametrize("form", [lambda task: task, minimal], ids=["JSON", "JSON_MIN"])
def test_moved_added_and_removed_regions(form: Any, one_sample: Sample, tmp_path: Path) -> None:
    (item,) = one_sample.texts
    regions = [
        region(ENTITIES, "ORG", 3, "示例局", "e0"),
        region(ENTITIES, "PERIOD", item.text.index("2023年"), "2023年"),
    ]
    (found,) = read(tmp_path, form(exported(one_sample, regions)))
    assert [(one.label, one.text) for one in found.after.entities] == [("ORG", "示例局"), ("PERIOD", "2023年")]
    assert found.after.claims == ()


def test_a_new_claim_says_what_its_words_and_answers_say(one_sample: Sample, tmp_path: Path) -> None:
    (item,) = one_sample.texts
    start = item.text.index("申请12件")
    new = region(CLAIMS, "equal", start, "申请12件", "n1")
    field = {**new, "from_name": "field", "type": "textarea",
             "value": {"start": start, "end": start + 5, "text": ["requests.granted.total"]}}  # fmt: skip
    value = {**field, "from_name": "value", "value": {**field["value"], "text": ["13"]}}
    (found,) = read(tmp_path, exported(one_sample, [new, field, value]))
    (claim,) = found.after.claims
    assert (claim.text, claim.value, claim.unit, claim.field) == (
        "申请12件",
        Decimal(13),
        "件",
        "requests.granted.total",
    )
    assert item.text[claim.numeral.start : claim.numeral.end] == "12"


def test_the_newest_answer_counts_and_skipped_tasks_do_not(one_sample: Sample, tmp_path: Path) -> None:
    task = exported(one_sample)
    older = {**task["annotations"][0], "updated_at": "2025-01-01T00:00:00Z", "result": []}
    skipped = exported(one_sample, was_cancelled=True)
    unanswered = {**task, "annotations": []}
    found = read(tmp_path, {**task, "annotations": [task["annotations"][0], older]}, skipped, unanswered)
    assert [len(one.after.entities) for one in found] == [1]


def test_a_rare_character_shifts_nothing(one_sample: Sample, tmp_path: Path) -> None:
    """Offsets count code points: behind 𠮷, which is two UTF-16 units, they are the same."""
    from dataclasses import replace

    (item,) = one_sample.texts
    moved = replace(item, text="𠮷" + item.text, entities=(replace(item.entities[0], span=Span(1, 7)),), claims=())
    task = exported(replace(one_sample, texts=(moved,)))
    assert task["annotations"][0]["result"][0]["value"]["start"] == 1
    (found,) = read(tmp_path, task)
    assert found.after.entities[0].text == "云岭市示例局"


@pytest.mark.parametrize("change", [{"start": 1}, {"end": 400}, {"text": "别的"}])
def test_words_that_are_not_at_their_span_are_refused(
    change: dict[str, Any], one_sample: Sample, tmp_path: Path
) -> None:
    task = exported(one_sample)
    task["annotations"][0]["result"][0]["value"] |= change
    with pytest.raises(SpanMismatch):
        read(tmp_path, task)


@pytest.mark.parametrize("task", [{}, {"data": {"text": 1}}, {"data": []}, {"annotation_id": 1}])
def test_tasks_that_are_not_ours_have_a_code(task: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read(tmp_path, {**task, "annotations": [{"result": []}]})
