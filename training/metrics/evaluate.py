"""`gouji evaluate`: records against their truth, as a table."""

from __future__ import annotations

import importlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import ClassVar

import click

from training.metrics.layout import aligned, percent
from training.metrics.records import read_records
from training.metrics.scores import Scores, Tally, ratio, score

_COLUMNS = (
    "kind", "documents", "unread", "named", "figures", "right", "wrong", "blanks", "filled", "cells_f1", "planted",
    "found", "flags", "true", "supported",
)  # fmt: skip


class _WithDefault(click.Group):
    """A group whose first command is meant when none is named: `gouji evaluate RECORDS GOLD`."""

    default = "reports"
    others: ClassVar = ("checks", "decisions", "language", "statements", "suspects", "tables")
    """Each in a module of its own, `evaluate_NAME`, imported when it is asked for: some take seconds."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all, imported or not."""
        return sorted((*super().list_commands(ctx), *self.others))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self.others:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(importlib.import_module(f"training.metrics.evaluate_{cmd_name}"), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the default's name before arguments that name no command and ask for no help."""
        if args and args[0] not in (*self.list_commands(ctx), *self.get_help_option_names(ctx)):
            args = [self.default, *args]
        return super().parse_args(ctx, args)


@click.group(
    "evaluate",
    cls=_WithDefault,
    help="把 gouji extract 的输出与真值比对。不写子命令即 reports：gouji evaluate RECORDS GOLD。",
)
def evaluate() -> None:
    """Each sub-command prints one table."""


@evaluate.command("reports", help="逐项比对：数据项、单元格、矛盾。")
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def reports(records: Path, gold: Path, as_json: bool) -> int:
    """Prints scores by kind of document; the truth of `x.docx` is `x.json` or `x.gold.json` in the folder."""
    scores = score_corpus(records, gold)
    click.echo(json.dumps(as_rows(scores), ensure_ascii=False) if as_json else as_table(scores))
    return 0


def score_corpus(records: Path, gold: Path) -> Scores:
    """Scores every document that has a truth. A second record of the same name counts, the first does not."""
    read = read_records(records)
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
        "cells_f1": percent(tally.cells_f1),
        "supported": f"{tally.supported}/{tally.claims}",
        "figures_right": percent(ratio(tally.right, tally.figures)),
    }


def as_table(scores: Scores) -> str:
    """The rows as lines of aligned columns."""
    return aligned(_COLUMNS, as_rows(scores))
