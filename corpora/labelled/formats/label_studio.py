"""Label Studio: tasks with predictions, to be imported, corrected by people and read back (`label_studio_export`).

`SPLIT.json` is an array of tasks; `label_config.xml` is the labelling interface that they are for. Offsets are
half-open and count code points, as Label Studio does (versions before 1.4 counted UTF-16 units, and were one off behind
every rare character: issues 1347 and 1559 there). What a person has said is an annotation, all else a prediction: a
task whose labels are all a model's opens unanswered.
"""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from corpora.labelled.formats.plain import WITHHELD, claim_row, entity_row, number
from corpora.labelled.formats.protocol import Sample, Split
from corpora.labelled.label import CLAIM_LABELS, ENTITY_LABELS, ClaimLabel, EntityLabel, LabelledText
from corpora.labelled.sound import sound_text

CONFIG_NAME: Final = "label_config.xml"
ENTITIES, CLAIMS, FIELD, VALUE = "entity", "claim", "field", "value"
"""Names of the controls; all are of the text `text`."""
TEXT: Final = "text"
_COLOURS: Final = ("#2f6fde", "#2f9e44", "#e67700", "#9c36b5", "#c2255c", "#0c8599", "#5c940d")


def label_config() -> str:
    """The labelling interface. Selection goes by the character: Label Studio's default of words knows no Chinese."""
    return "\n".join(
        (
            "<View>",
            '  <Header value="$heading"/>',
            f'  <Labels name="{ENTITIES}" toName="{TEXT}">',
            *(
                f"    <Label value={quoteattr(label)} background={quoteattr(colour)}/>"
                for label, colour in zip(ENTITY_LABELS, _COLOURS, strict=True)
            ),
            "  </Labels>",
            f'  <Labels name="{CLAIMS}" toName="{TEXT}">',
            *(f"    <Label value={quoteattr(label)}/>" for label in CLAIM_LABELS),
            "  </Labels>",
            f'  <Text name="{TEXT}" value="$text" granularity="symbol"/>',
            f'  <TextArea name="{FIELD}" toName="{TEXT}" perRegion="true" whenTagName="{CLAIMS}" maxSubmissions="1" '
            'editable="true" placeholder="字段，如 requests.new.total"/>',
            f'  <TextArea name="{VALUE}" toName="{TEXT}" perRegion="true" whenTagName="{CLAIMS}" maxSubmissions="1" '
            'editable="true" placeholder="数值"/>',
            "</View>",
            "",
        )
    )


class LabelStudioWriter:
    """Writes `SPLIT.json` and, once for all splits, `label_config.xml`."""

    def __init__(self, folder: Path, split: Split) -> None:
        (folder / CONFIG_NAME).write_text(label_config(), encoding="utf-8")
        self._stream = (folder / f"{split}.json").open("w", encoding="utf-8", newline="\n")
        self._stream.write("[")
        self._written = 0

    def add(self, sample: Sample) -> int:
        """See `Writer`."""
        tasks = [task_of(item) for item in sample.texts]
        for task in tasks:
            comma = ",\n" if self._written else "\n"
            self._stream.write(comma + json.dumps(task, ensure_ascii=False, allow_nan=False))
            self._written += 1
        return len(tasks)

    def close(self) -> None:
        """See `Writer`."""
        self._stream.write("\n]\n")
        self._stream.close()

    def abandon(self) -> None:
        """See `Writer`."""
        self._stream.close()


def task_of(item: LabelledText) -> dict[str, Any]:
    """A task. Raises what `sound_text` raises."""
    sound_text(item)
    said = [(f"e{place}", one) for place, one in enumerate(item.entities)]
    claimed = [(f"c{place}", one) for place, one in enumerate(item.claims)]
    by_person = _regions(item, (*said, *claimed), person=True)
    predicted = _regions(item, (*said, *claimed), person=False)
    labels: tuple[EntityLabel | ClaimLabel, ...] = (*item.entities, *item.claims)
    scores = [one.confidence for one in labels if one.origin != "person"]
    task: dict[str, Any] = {
        "data": {
            "id": item.id, "document": item.document, "organisation": item.organisation, "year": item.year,
            "heading": item.heading, "start": item.start, "text": item.text,
            "entities": [{"region": name, **entity_row(one)} for name, one in said],
            "claims": [{"region": name, **claim_row(one)} for name, one in claimed],
            **{name: [{"start": one.start, "end": one.end} for one in getattr(item, name)] for name in WITHHELD},
        },
        "predictions": [
            {"model_version": f"gouji-{_version()}", "score": min(scores, default=1.0), "result": predicted}
        ],
    }  # fmt: skip
    if by_person:
        task["annotations"] = [{"result": by_person, "was_cancelled": False, "ground_truth": True}]
    return task


def _regions(
    item: LabelledText, labels: tuple[tuple[str, EntityLabel | ClaimLabel], ...], *, person: bool
) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for name, one in labels:
        if (one.origin == "person") != person:
            continue
        value = {"start": one.span.start, "end": one.span.end, "text": one.text}
        base: dict[str, Any] = {"id": name, "to_name": TEXT, "score": one.confidence, "meta": {"text": [one.origin]}}
        if isinstance(one, EntityLabel):
            found.append({**base, "from_name": ENTITIES, "type": "labels", "value": {**value, "labels": [one.label]}})
            continue
        found.append({**base, "from_name": CLAIMS, "type": "labels", "value": {**value, "labels": [one.relation]}})
        told = ((FIELD, one.field), (VALUE, None if one.value is None else str(number(one.value))))
        for control, words in told:
            if words is not None:
                answer = {"start": one.span.start, "end": one.span.end, "text": [words]}
                found.append({**base, "from_name": control, "type": "textarea", "value": answer})
    return found


def _version() -> str:
    try:
        return version("gouji")
    except PackageNotFoundError:
        return "0"
