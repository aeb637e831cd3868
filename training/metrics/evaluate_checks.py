"""`gouji evaluate checks`: contradictions stated against those planted, by kind, wording and cause, with coverage."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

import click

from corpora.document.check import CheckKind
from training.metrics.checks_scores import CheckCounts, CheckScores, Part
from training.metrics.layout import aligned, percent
from training.metrics.records import read_records

KINDS: tuple[CheckKind, ...] = get_args(CheckKind)
_GROUPS = ("kind", "wording", "cause", "document", "all")
_COLUMNS = ("slice", "planted", "found", "flagged", "true", "precision", "recall", "f1", "claims", "supported")
_COVERAGE = (
    "documents", "unread", "clean", "quiet", "quiet_share", "claims", "linked", "checked", "true_claims", "true_links",
)  # fmt: skip


@click.command("checks", help="矛盾判定：按种类、措辞是否见于训练、成因列出查准查全，另列无错文件的误报与覆盖。")
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--by-document", is_flag=True, help="另按文件种类分列。")
@click.option("--show", is_flag=True, help="另列漏报与误报。")
@click.option("--json", "target", type=click.Path(dir_okay=False, path_type=Path), help="同时写 JSON 到此文件。")
def checks(records: Path, gold: Path, by_document: bool, show: bool, target: Path | None) -> int:
    """Prints a row a slice, a row of coverage, and what was missed or made up where that is asked for."""
    scores = score_checks(records, gold)
    rows = as_rows(scores)
    shown = rows if by_document else [row for row in rows if not row["slice"].startswith("document=")]
    click.echo(aligned(_COLUMNS, [_shown(row) for row in shown]))
    click.echo("\n" + aligned(_COVERAGE, [_shown(coverage_row(scores))]))
    for slip in scores.slips if show else ():
        click.echo(f"{slip.what}  {slip.document}  {slip.kind}  {slip.told}")
    if target is not None:
        told = {
            "slices": rows,
            "coverage": coverage_row(scores),
            "slips": [asdict(slip) for slip in scores.slips],
        }
        target.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def score_checks(records: Path, gold: Path) -> CheckScores:
    """Scores every document that has a truth. A second record of the same name counts, the first does not."""
    read = read_records(records)
    scores = CheckScores()
    for path in sorted(gold.glob("*.json")):
        name = path.stem.removesuffix(".gold")
        scores.add(name, read.get(name), json.loads(path.read_text("utf-8")))
    return scores


def as_rows(scores: CheckScores) -> list[dict[str, Any]]:
    """One row a slice, kinds in the order of the contract; ratios beside the counts that they are made of."""
    ordered = sorted(scores.counts, key=lambda part: (_GROUPS.index(part.of), _place(part), part.name))
    return [_row(part, scores.counts[part]) for part in ordered]


def _place(part: Part) -> int:
    return KINDS.index(part.name) if part.name in KINDS else 0


def _row(part: Part, counts: CheckCounts) -> dict[str, Any]:
    """Nothing is planted with a cause."""
    told = asdict(counts) | {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    apart = {"planted": None, "found": None, "claims": None, "supported": None} if part.of == "cause" else {}
    return {"slice": part.name if part.of == "all" else f"{part.of}={part.name}", **told, **apart}


def coverage_row(scores: CheckScores) -> dict[str, Any]:
    """Documents, the share of clean ones without any flag, and what of the claims was tied and checked."""
    told = {name: getattr(scores, name) for name in _COVERAGE if name != "quiet_share"}
    return told | {"quiet_share": scores.quiet / scores.clean if scores.clean else None}


def _shown(row: dict[str, Any]) -> dict[str, object]:
    return {name: percent(value) if isinstance(value, float) else value for name, value in row.items()}
