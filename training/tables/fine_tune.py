"""The shipped recogniser of tables taught further by a labelled set, and measured before and after.

In the output folder: `taught` and `held`, crops of the set's tables; `drawn` and `ordinary`, generated ones to learn
from and to be measured on, so that what was known is not forgotten; the checkpoint and the log; `weights`, which
`GOUJI_TABLE_WEIGHTS` takes. Run again with the same folder, it goes on where it stopped.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal

import torch
from pydantic import TypeAdapter

from corpora.document.errors import UsageError
from corpora.document.reading import Unread
from corpora.labelled.formats.found import tables_in
from corpora.labelled.formats.protocol import Split
from corpora.readers.sources import RawSource
from models.tables.recogniser.export import TENSORS, export
from models.tables.recogniser.find_regions import MANIFEST as REGIONS
from models.tables.recogniser.find_regions import MAP
from models.tables.recogniser.recognise import Recogniser
from models.tables.recogniser.weights import MANIFEST, WEIGHTS, WeightsUnsound
from training.tables.cache import write_examples
from training.tables.example_file import example_paths, read_example
from training.tables.measure import measure
from training.tables.run import Run
from training.tables.scores import Counts, f1
from training.tables.taught import CUTS, Taken, by_document, write_taught
from training.tables.train import CHECKPOINT, train

TAUGHT, HELD, DRAWN, ORDINARY, BEST = "taught", "held", "drawn", "ordinary", "weights"
HELD_SPLITS: Final[tuple[Split, ...]] = ("dev", "test")
"""Of the set, the first that has tables with places is what it is measured on."""
_DONE: Final = "done.json"

Documents = Callable[[], Iterable[RawSource | Unread]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """On one set of crops; F1 of lines, cells with text, pairs of neighbours, None where there is nothing to find."""

    crops: int
    row_lines: float | None
    column_lines: float | None
    cells: float | None
    neighbours: float | None
    exact: float
    grits_top: float

    @classmethod
    def of(cls, counts: Counts) -> Measures:
        """From counts."""
        return cls(
            crops=counts.crops, row_lines=f1(counts.rows), column_lines=f1(counts.columns), cells=f1(counts.cells),
            neighbours=f1(counts.pairs), exact=counts.exact / counts.crops, grits_top=counts.grits_top / counts.crops,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FineTuned:
    """`scores` by crops (`HELD`, `ORDINARY`): before and after; `steps` that were taken."""

    weights: Path
    taken: Mapping[str, Taken]
    scores: Mapping[str, tuple[Measures, Measures]]
    steps: int


def fine_tune(
    run: Run, labelled: Path, documents: Documents, *, out: Path, start: Path = WEIGHTS, examples: Path | None = None,
    drawn: int, ordinary: int, tell: Callable[[str], None],
) -> FineTuned:  # fmt: skip
    """Trains, exports and measures.

    Args:
        run: its `taught` share of the crops is the set's.
        labelled: a set with tables and their places.
        documents: gives, each time anew, the files that the set was made of.
        out: see above.
        start: weights to begin from.
        examples: generated crops that are there already (`training.tables.cache`); else those of `drawn` documents are
            made.
        drawn: generated documents to learn from.
        ordinary: generated documents to be measured on, none for 0.
        tell: is told what begins.

    Raises:
        UsageError: for a set without tables that can be learned from, or weights that are no start.
        BadFile, BadStructure: for a damaged set.
    """
    before = _recogniser(start)
    tell("taught")
    taken = {TAUGHT: _cut(out / TAUGHT, labelled, ("train",), documents, seed=run.seed)}
    if not taken[TAUGHT].examples:
        raise UsageError(f"{labelled}: 没有可学的表格 (no table can be learned from): {dict(taken[TAUGHT].left_out)}")
    taken[HELD] = _cut(out / HELD, labelled, HELD_SPLITS, documents, seed=run.seed, cuts=1)
    tell("drawn")
    if examples is None:
        examples = _drawn(out / DRAWN, split="train", seed=run.seed, documents=drawn)
    if ordinary:
        _drawn(out / ORDINARY, split="dev", seed=run.seed, documents=ordinary)
    tell("train")
    steps = _train(run, examples=examples, out=out, start=start)
    tell("measure")
    after = Recogniser.load(out / BEST)
    scores = {}
    for name in (HELD, ORDINARY):
        if any(example_paths(out / name)):
            scores[name] = (_measured(before, out / name), _measured(after, out / name))
    _note_scores(out / BEST / MANIFEST, scores)
    return FineTuned(weights=out / BEST, taken=taken, scores=scores, steps=steps)


def _recogniser(start: Path) -> Recogniser:
    if not (start / TENSORS).is_file():
        raise UsageError(f"{start}: 没有 {TENSORS} (is missing)")
    try:
        return Recogniser.load(start)
    except WeightsUnsound as failure:
        raise UsageError(f"{start}: {failure}") from failure


def _cut(
    folder: Path, labelled: Path, splits: Sequence[Split], documents: Documents, *, seed: int, cuts: int = CUTS
) -> Taken:
    """From the first split that has tables on pages; what an earlier call finished is kept."""
    done = folder / _DONE
    if done.is_file():
        return TypeAdapter(Taken).validate_json(done.read_bytes())
    shutil.rmtree(folder, ignore_errors=True)
    tables = next((held for split in splits if (held := by_document(tables_in(labelled, split)))), {})
    taken = write_taught(folder, tables, documents() if tables else (), seed=seed, cuts=cuts)
    done.write_bytes(TypeAdapter(Taken).dump_json(taken))
    return taken


def _drawn(folder: Path, *, split: Literal["train", "dev"], seed: int, documents: int) -> Path:
    done = folder / _DONE
    if not done.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        write_examples(folder, split=split, seed=seed, documents=documents)
        done.write_text(json.dumps({"documents": documents}), encoding="utf-8")
    return folder


def _train(run: Run, *, examples: Path, out: Path, start: Path) -> int:
    """Exports, and gives the number of steps."""
    try:
        network = train(run, examples=examples, out=out, start=start, taught=out / TAUGHT)
    except RuntimeError as error:
        if "size mismatch" not in str(error) and "Missing key" not in str(error):
            raise
        raise UsageError(f"{start}: 权重与 {run.name} 的宽度不合 (other widths than the run's)") from error
    steps = int(torch.load(out / CHECKPOINT, weights_only=True, map_location="cpu")["step"])
    facts = {"run": run.name, "seed": run.seed, "steps": steps, "of_steps": run.steps, "start": _hash_of(start)}
    export(network.splitter, network.merger, out / BEST, facts=facts)
    for name in (REGIONS, MAP):  # a folder of weights is whole
        if (start / name).is_file():
            shutil.copyfile(start / name, out / BEST / name)
    return steps


def _hash_of(start: Path) -> str:
    found: str = json.loads((start / MANIFEST).read_text("utf-8"))["sha256"][TENSORS]
    return found


def _measured(recogniser: Recogniser, folder: Path) -> Measures:
    return Measures.of(measure(recogniser, (read_example(path) for path in example_paths(folder))).slices["all"])


def _note_scores(manifest: Path, scores: Mapping[str, tuple[Measures, Measures]]) -> None:
    """Beside the hashes, so that weights say how good they were found."""
    facts: dict[str, Any] = json.loads(manifest.read_text("utf-8"))
    facts["scores"] = {
        name: {"before": asdict(before), "after": asdict(after)} for name, (before, after) in scores.items()
    }
    manifest.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
