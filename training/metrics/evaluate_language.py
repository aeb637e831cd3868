"""`gouji evaluate language`: entities, claims and their ties against the truth, by reader, class and wording."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import get_args

import click

from corpora.document.errors import UsageError
from corpora.labelled.marked import read_marked
from corpora.labelled.passage import LabelledPassage
from corpora.synthetic.passages import draw_passages
from corpora.synthetic.split import Split
from models.language.network.reader import MANIFEST, WEIGHTS, LanguageWeightsUnsound, load_reader
from models.language.prediction import PassageReader
from training.metrics.language_readers import Reader, readers
from training.metrics.language_records import answer_of_record, question_of_gold
from training.metrics.language_report import as_json, as_text
from training.metrics.language_scores import LanguageScores
from training.metrics.language_truth import question_of
from training.metrics.language_wordings import seen_in_training
from training.metrics.records import read_records


@click.command(
    "language",
    help="实体、断言及其所指、勾连：不给参数时现场抽取合成段落，逐个读者比对；给出 RECORDS GOLD 时比对整份文件的记录。",
)
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@click.option("--count", type=click.IntRange(min=1), default=5000, show_default=True, help="抽取的段落数。")
@click.option("--seed", type=int, default=0, show_default=True, help="随机种子。")
@click.option(
    "--split", type=click.Choice(get_args(Split)), default="dev", show_default=True, help="用哪个划分的措辞。"
)
@click.option(
    "--passages",
    "marked",
    type=click.Path(exists=True, path_type=Path),
    help="改用手写段落：一个 YAML 文件，或其文件夹（见 corpora/labelled/marked.py）。",
)
@click.option(
    "--weights",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="与该文件夹中的网络并列比对；默认为随软件附带的网络（如有）。",
)
@click.option("--worst", type=click.IntRange(min=0), default=0, help="另列所指错得最多的若干措辞族。")
@click.option("--show", type=click.IntRange(min=0), default=0, help="另列所指有误的若干断言，最有把握的在前。")
@click.option("--bins", is_flag=True, help="另列置信度分箱表。")
@click.option("--json", "target", type=click.Path(dir_okay=False, path_type=Path), help="同时写 JSON 到此文件。")
def language(
    records: Path | None, gold: Path | None, count: int, seed: int, split: Split, marked: Path | None,
    weights: Path | None, worst: int, show: int, bins: bool, target: Path | None,
) -> int:  # fmt: skip
    """Prints counts and ratios, a block a reader; ratios of nothing are a dash."""
    if records is not None and gold is None:
        raise UsageError("给出 RECORDS 时也须给出 GOLD 文件夹")
    if records is not None and gold is not None:
        scores: Mapping[str, LanguageScores] = {"record": score_records(records, gold)}
    elif marked is not None:
        scores = score_passages(readers(network_of(weights)), [passage for _, passage in read_marked(marked)])
    else:
        drawn = list(islice(draw_passages(seed, split=split), count))
        scores = score_passages(readers(network_of(weights)), drawn)
    click.echo(as_text(scores, worst=worst, bins=bins, show=show))
    if target is not None:
        target.write_text(json.dumps(as_json(scores), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def network_of(weights: Path | None) -> PassageReader | None:
    """The network of the folder; without one the package's own, None where it has none.

    Raises:
        UsageError: when what the folder holds cannot be used.
    """
    if weights is None and not (WEIGHTS / MANIFEST).exists():
        return None
    try:
        return load_reader(weights or WEIGHTS)
    except (ImportError, LanguageWeightsUnsound) as failure:
        raise UsageError(f"网络不能使用：{failure}") from failure


def score_passages(compared: Mapping[str, Reader], passages: Sequence[LabelledPassage]) -> dict[str, LanguageScores]:
    """Scores every reader on the same passages."""
    scores = {}
    for name, reader in compared.items():
        scores[name] = LanguageScores(seen=seen_in_training)
        for passage, answer in zip(passages, reader(passages), strict=True):
            scores[name].add(question_of(passage), answer)
    return scores


def score_records(records: Path, gold: Path) -> LanguageScores:
    """Scores the record of every document whose truth tells its statements. Records tell of no ties."""
    read = read_records(records)
    scores = LanguageScores(seen=seen_in_training)
    for path in sorted(gold.glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        if "statements" not in truth:
            continue
        record = read.get(path.stem.removesuffix(".gold"))
        text = (record or {}).get("text") or ""
        scores.add(question_of_gold(truth, text), answer_of_record(record))
    return scores
