"""`gouji evaluate decisions`: the table by which grammar and network are put together, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import get_args

import click

from corpora.labelled.marked import read_marked
from corpora.profiles.load import load_profiles
from corpora.synthetic.passages import draw_passages
from corpora.synthetic.split import Split
from models.language.combined import FAMILY
from models.language.decisions import Stance
from models.language.network.reader import WEIGHTS, load_reader
from training.metrics.language_decisions import count_decisions
from training.metrics.layout import aligned, percent

RIGHT = ("grammar", "any of grammar", "network", "decision")
"""Whose first expression, or any, is the truth."""


@click.command("decisions", help="规则与网络如何合并：判定表逐行的对错（合成段落或手写段落）。")
@click.option("--weights", type=click.Path(exists=True, file_okay=False, path_type=Path), default=WEIGHTS)
@click.option("--count", type=click.IntRange(min=1), default=3000, show_default=True, help="抽取的段落数。")
@click.option("--seed", type=int, default=0, show_default=True, help="随机种子。")
@click.option(
    "--split", type=click.Choice(get_args(Split)), default="dev", show_default=True, help="用哪个划分的措辞。"
)
@click.option("--passages", "marked", type=click.Path(exists=True, path_type=Path), help="改用手写段落。")
def decisions(weights: Path, count: int, seed: int, split: Split, marked: Path | None) -> int:
    """Prints a row a stance: claims, and the share of them that each side, and the decision, has right; then relation,
    period and body: how often both differ, and who is right.
    """
    passages = (
        islice(draw_passages(seed, split=split), count)
        if marked is None
        else (passage for _, passage in read_marked(marked))
    )
    profile = next(one for one in load_profiles() if one.id == FAMILY)
    counts, disputes = count_decisions(load_reader(weights), passages, profile=profile)
    click.echo(_as_text(counts))
    click.echo("\n" + aligned(("what", "sure from", "disputed", "grammar", "network"), disputes.rows()))
    return 0


def _as_text(counts: Mapping[Stance, Mapping[str, int]]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (item[0].grammar, item[0].network, item[0].sure))
    columns = ("words", "net", "sure", "claims", *RIGHT, "firm wrong")
    return aligned(columns, [_row(stance, found) for stance, found in ordered])


def _row(stance: Stance, found: Mapping[str, int]) -> dict[str, object]:
    shares = {name: percent(found[name] / found["claims"]) for name in RIGHT}
    return {
        "words": stance.grammar, "net": stance.network, "sure": "yes" if stance.sure else "",
        "claims": found["claims"], **shares, "firm wrong": found["firm wrong"],
    }  # fmt: skip
