"""Doubted labels as tasks for Label Studio: the passages that hold them, what is doubted in words above each.

All labels of a passage, a person's too, are a prediction, so that the task opens to be answered; its score is that of
the most doubtful, by which Label Studio can order. What comes back is read like every export (`label_studio_export`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from corpora.labelled.formats.label_studio import CONFIG_NAME, label_config, task_of
from corpora.labelled.label import LabelledText
from corpora.labelled.suspects import Suspect

TASKS: Final = "suspects.json"
_HEADING: Final = '  <Header value="$heading"/>\n'
_DOUBTS: Final = _HEADING + '  <Header value="$doubts" size="5"/>\n'


def write_review(folder: Path, doubted: Mapping[str, Sequence[Suspect]], items: Iterable[LabelledText]) -> int:
    """Writes `suspects.json` and its `label_config.xml`; gives the number of tasks.

    `doubted` goes by the example's id, in the order in which the tasks shall stand; `items` are the examples in any
    order, others among them are passed over.
    """
    known = {item.id: task for item in items if item.id in doubted for task in [_task(item, doubted[item.id])]}
    tasks = [known[name] for name in doubted if name in known]
    (folder / CONFIG_NAME).write_text(label_config().replace(_HEADING, _DOUBTS), encoding="utf-8")
    lines = ",\n".join(json.dumps(task, ensure_ascii=False, allow_nan=False) for task in tasks)
    (folder / TASKS).write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return len(tasks)


def _task(item: LabelledText, doubts: Sequence[Suspect]) -> dict[str, Any]:
    task = task_of(item)
    (prediction,) = task["predictions"]
    for answered in task.pop("annotations", ()):
        prediction["result"] = [*prediction["result"], *answered["result"]]
    prediction["score"] = min(one.score for one in doubts)
    told = "；".join(f"“{one.words}” {one.given or '–'} → {one.said or '–'}（{one.sure:.0%}）" for one in doubts)
    task["data"]["doubts"] = f"? {told}"
    return task
