"""`gouji evaluate`: records against their truth, as a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from training.metrics.scores import Scores, Tally, ratio, score

_COLUMNS = (
    "kind", "documents", "unread", "named", "figures", "right", "wrong", "blanks", "filled", "cells_f1", "planted",
    "found", "flags", "true", "supported",
)  # fmt: skip


@click.command("evaluate", help="把 gouji extract 的输出与真值逐项比对：数据项、单元格、矛盾。")
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def evaluate(records: Path, gold: Path, as_json: bool) -> int:
    """Prints scores by kind of document; the truth of `x.docx` is `x.json` or `x.gold.json` in the folder."""
    scores = score_corpus(records, gold)
    click.echo(json.dumps(as_rows(scores), ensure_ascii=False) if as_json else as_table(scores))
    return 0


def score_corpus(records: Path, gold: Path) -> Scores:
    """Scores every document that has a truth. A second record of the same name counts, the first does not."""
    read: dict[str, Mapping[str, Any]] = {}
    with records.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            read[Path(record["source"]["path"]).stem] = record
    scores = Scores()
    for path in sorted(gold.glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        scores.add(truth.get("kind") or "real", score(read.get(path.stem.removesuffix(".gold")), truth))
    return scores


def as_rows(scores: Scores) -> list[dict[str, object]]:
    """One row a kind and one for all; ratios stay beside the counts that they are made of."""
    named = [*sorted(scores.by_kind.items()), ("all", scores.all)]
    return [_row(kind, tally) for kind, tally in named]


def _row(kind: str, tally: Tally) -> dict[str, object]:
    counts = {name: value for name, value in asdict(tally).items() if not name.startswith("cells")}
    return {
        "kind": kind,
        **counts,
        "cells_f1": _percent(tally.cells_f1),
        "supported": f"{tally.supported}/{tally.claims}",
        "figures_right": _percent(ratio(tally.right, tally.figures)),
    }


def _percent(value: float | None) -> str | None:
    return None if value is None else f"{100 * value:.2f}%"


def as_table(scores: Scores) -> str:
    """The rows as lines of aligned columns."""
    rows = [[str("–" if row[name] is None else row[name]) for name in _COLUMNS] for row in as_rows(scores)]
    widths = [max(len(line[at]) for line in [list(_COLUMNS), *rows]) for at in range(len(_COLUMNS))]
    lines = [list(_COLUMNS), *rows]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
