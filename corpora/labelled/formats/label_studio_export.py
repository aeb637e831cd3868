"""What comes back from Label Studio: tasks as we wrote them, and its exports "JSON" and "JSON_MIN" with what people
changed, added and took away.

In an export the person's regions are the labels, all of them: what is not there was taken away. A region where a label
of ours stood keeps what we know of it (measure, period …); a moved or new one has what its text and its two answers
say. A task that nobody answered, or that was skipped, gives nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.document.geometry import Span
from corpora.document.quantity import find_quantities
from corpora.labelled.faults import BadFile, SpanMismatch
from corpora.labelled.formats.label_studio import CLAIMS, ENTITIES, FIELD, VALUE
from corpora.labelled.formats.plain import WITHHELD, claim_row, text_of
from corpora.labelled.label import ClaimLabel, LabelledText

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """An example as a person left it, beside what stood there before."""

    before: LabelledText
    after: LabelledText


def read_tasks(path: Path) -> Iterator[LabelledText]:
    """The examples of a file that we wrote. Raises BadFile or SpanMismatch."""
    for task in _tasks(path):
        yield _before(_data(task))


def read_export(path: Path) -> Iterator[Corrected]:
    """The answered tasks of an export, "JSON" or "JSON_MIN"; of several answers to one task the newest counts.

    Raises:
        BadFile: for a file that is no export of tasks of ours.
        SpanMismatch: when the words of a region are not those at its span.
    """
    for task in _tasks(path):
        regions = _answered(task) if "data" in task else _minimal(task)
        if regions is not None:
            before = _before(_data(task))
            yield Corrected(before=before, after=_after(before, regions))


def _tasks(path: Path) -> Iterator[Json]:
    try:
        with path.open(encoding="utf-8") as stream:
            tasks = json.load(stream)
    except (ValueError, RecursionError) as error:
        raise BadFile(path.name) from error
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        raise BadFile(path.name)
    yield from tasks


_KEYS = ("document", "organisation", "year", "heading", "start", "text")


def _data(task: Json) -> Json:
    data = task.get("data", task)
    if not isinstance(data, dict) or any(name not in data for name in (*_KEYS, "entities", "claims")):
        raise BadFile("data")
    return data


def _before(data: Json) -> LabelledText:
    try:
        document, start = str(data["document"]), int(data["start"])
        row: dict[str, Any] = {name: data[name] for name in _KEYS}
        row["id"] = f"{document[:16]}-{start}"  # JSON_MIN puts the task's number in place of our id
        row |= {name: data.get(name) for name in WITHHELD}
        for name in ("entities", "claims"):
            row[name] = [{key: value for key, value in one.items() if key != "region"} for one in data[name]]
    except (TypeError, ValueError, AttributeError) as error:
        raise BadFile(f"data: {type(error).__name__}") from error
    return text_of(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Region:
    kind: str
    label: str
    span: Span
    text: str | None
    field: str | None
    value: str | None
    answers_known: bool


def _answered(task: Json) -> list[_Region] | None:
    """The regions of the newest answer; None where there is none."""
    answers = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
    if not answers:
        return None
    newest = max(answers, key=lambda one: str(one.get("updated_at") or one.get("created_at") or ""))
    parts: dict[str, list[Json]] = {}
    for part in newest.get("result", ()):
        parts.setdefault(str(part.get("id")), []).append(part)
    found = []
    for name, held in parts.items():
        labels = [part for part in held if part.get("type") == "labels"]
        if not labels:
            continue
        answers_of = {str(part.get("from_name")): part["value"] for part in held if part.get("type") == "textarea"}
        found.append(_region(labels[0]["from_name"], labels[0]["value"], answers_of, name=name))
    return found


def _minimal(task: Json) -> list[_Region]:
    """JSON_MIN has the regions of each control under its name; of text answers only the words are left, so that those
    of ours stand, where the region is one of ours.
    """
    if "annotation_id" not in task:
        raise BadFile("data")
    controls = [(name, task.get(name) or []) for name in (ENTITIES, CLAIMS)]
    return [
        _region(name, value, None, name=name)
        for name, values in controls
        for value in (values if isinstance(values, list) else [values])
    ]


def _region(control: str, value: Json, answers: Mapping[str, Json] | None, *, name: str) -> _Region:
    told = answers or {}
    try:
        return _Region(
            kind=str(control), label=str(value["labels"][0]), span=Span(int(value["start"]), int(value["end"])),
            text=value.get("text"), field=_words(told.get(FIELD)), value=_words(told.get(VALUE)),
            answers_known=answers is not None,
        )  # fmt: skip
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise BadFile(f"region {name}: {type(error).__name__}") from error


def _words(answer: Json | None) -> str | None:
    if answer is None:
        return None
    text = answer.get("text")
    words = text[0] if isinstance(text, list) and text else text
    return str(words).strip() or None if isinstance(words, str) else None


def _after(before: LabelledText, regions: Sequence[_Region]) -> LabelledText:
    text = before.text
    for region in regions:
        span = region.span
        words = text[span.start : span.end]
        if not 0 <= span.start < span.end <= len(text) or (region.text is not None and region.text != words):
            raise SpanMismatch(f"{before.id} [{span.start}, {span.end})")
    ordered = sorted(regions, key=lambda one: one.span)
    entities = [_entity(region, text) for region in ordered if region.kind == ENTITIES]
    left = list(before.claims)
    claims = []
    for number, region in enumerate((one for one in ordered if one.kind == CLAIMS), start=1):
        known = _known(region, left)
        if known is not None:
            left.remove(known)
        claims.append(_claim(region, text, known, name=f"p{number}"))
    row = {name: getattr(before, name) for name in ("id", *_KEYS)}
    return text_of({**row, "entities": entities, "claims": claims})


def _known(region: _Region, left: Sequence[ClaimLabel]) -> ClaimLabel | None:
    """The label of ours that stood there; of several on one span (均为0件) the one with the same field."""
    there = [one for one in left if one.span == region.span]
    alike = [one for one in there if region.answers_known and one.field == region.field]
    return next(iter(alike or there), None)


def _entity(region: _Region, text: str) -> dict[str, Any]:
    start, end = region.span
    return {
        "start": start, "end": end, "label": region.label, "text": text[start:end], "origin": "person",
        "confidence": 1.0,
    }  # fmt: skip


def _claim(region: _Region, text: str, known: ClaimLabel | None, *, name: str) -> dict[str, Any]:
    start, end = region.span
    said = _told_anew(text, region.span) if known is None else claim_row(known)
    if region.answers_known:
        said["field"] = region.field
        said["value"] = None if region.value is None else _number(region.value)
    return {
        **said, "id": name if known is None else known.id, "start": start, "end": end, "text": text[start:end],
        "relation": region.label, "origin": "person", "confidence": 1.0,
    }  # fmt: skip


def _told_anew(text: str, span: Span) -> dict[str, Any]:
    """What the words of a new region say by themselves: their first quantity."""
    quantity = next(iter(find_quantities(text[span.start : span.end])), None)
    numeral = span if quantity is None else Span(span.start + quantity.span.start, span.start + quantity.span.end)
    return {
        "numeral_start": numeral.start, "numeral_end": numeral.end, "measure": "",
        "value": None if quantity is None else float(quantity.value),
        "unit": None if quantity is None else quantity.unit, "period": None, "period_kind": "this_year", "body": "own",
        "field": None,
    }  # fmt: skip


def _number(words: str) -> float:
    try:
        value = float(words.replace(",", ""))
    except ValueError as error:
        raise BadFile(f"value {words[:20]!r}") from error
    if not math.isfinite(value):
        raise BadFile(f"value {words[:20]!r}")
    return value
