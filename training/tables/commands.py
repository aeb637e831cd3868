"""`gouji train labels`, a profile that knows how a house prints the labels of its forms, and `gouji train tables`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

import click
import yaml

from corpora.document.errors import UsageError
from corpora.labelled.formats.found import figures_in
from corpora.profiles.load import load_profile, load_profiles
from corpora.profiles.profile import Profile
from corpora.readers.sources import iter_sources
from training.metrics.layout import aligned, percent
from training.metrics.records import read_records
from training.tables.learned_labels import LearnedLabels, profile_with


@click.command(
    "labels",
    help="从改正过的数据项学会表格的另一套说法：写出一个继承原类别的 profile，供 gouji extract --profile 使用。",
)
@click.option(
    "--from",
    "labelled",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="标注集（gouji label --format huggingface 的输出）。",
)
@click.option(
    "--records",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="同一批文件改正前的 gouji extract JSONL：表格原样。",
)
@click.option("--profile", "base", default="statutory-2021", show_default=True, help="所继承的类别，或其 YAML 文件。")
@click.option("--name", default="learned", show_default=True, help="新类别的 id。")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="写出的 YAML 文件。")
def labels(labelled: Path, records: Path, base: str, name: str, out: Path) -> int:
    """Learns from split train, and says how many labels were new."""
    profile = _profile(base)
    tables = _tables_of(records)
    learned = LearnedLabels(profile=profile)
    found = 0
    for document, figures in figures_in(labelled, "train"):
        found += 1
        learned.add(figures, tables.get(document, ()))
    if not found:
        raise UsageError(f"{labelled}: 没有 huggingface 格式的表格 (no tables of the huggingface format)")
    variants = learned.variants()
    text = yaml.safe_dump(profile_with(profile, variants, name=name), allow_unicode=True, sort_keys=False)
    out.write_text(text, encoding="utf-8")
    click.echo(f"{sum(len(words) for form in variants.values() for words in form.values())} → {out}", err=True)
    return 0


def _profile(base: str) -> Profile:
    known = {one.id: one for one in load_profiles()}
    return known[base] if base in known else load_profile(Path(base))


def _tables_of(records: Path) -> dict[str, list[dict[str, Any]]]:
    """By the document's SHA-256."""
    return {record["source"]["sha256"]: record.get("tables") or [] for record in read_records(records).values()}


_STAGES: Final = {
    "taught": "从文件里裁出标注的表格……", "drawn": "生成普通页面的表格……",
    "train": "训练……", "measure": "在留出的表格上比较前后……",
}  # fmt: skip
_COLUMNS: Final = ("crops", "weights", "n", "rows", "columns", "cells", "neighbours", "exact", "grits-top")


@click.command(
    "tables",
    help="用标注集里的表格继续训练表格识别器，在留出的表格上比较前后；权重供 GOUJI_TABLE_WEIGHTS 使用。"
    "同一文件夹再次运行即接着训练。",
)
@click.option(
    "--from",
    "labelled",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="标注集（gouji label 的 pubtabnet、coco 或 huggingface 格式）。",
)
@click.option(
    "--documents",
    type=click.Path(exists=True, path_type=Path),
    required=True,
    multiple=True,
    help="标注集所用的文件，或其文件夹、压缩包；可重复。标注集里没有图像，须从这里取。",
)
@click.option(
    "--run",
    "run_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="训练设置（YAML），如 training/runs/tables-taught.yaml。",
)
@click.option(
    "--weights",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="从该文件夹中的权重开始，代替自带的权重。",
)
@click.option(
    "--examples",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="已有的生成表格（python -m training.tables.cache），代替 --drawn。",
)
@click.option("--drawn", type=click.IntRange(min=1), default=200, show_default=True, help="为一同学习而生成的报告数。")
@click.option(
    "--ordinary", type=click.IntRange(min=0), default=40, show_default=True, help="为查看是否忘记而生成的报告数。"
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="输出文件夹。")
def tables(
    labelled: Path, documents: tuple[Path, ...], run_file: Path, weights: Path | None, examples: Path | None,
    drawn: int, ordinary: int, out: Path,
) -> int:  # fmt: skip
    """Prints the scores before and after, and says where the weights are and what was left out."""
    # torch takes seconds to load: not for those who only ask for help.
    from models.tables.recogniser.weights import WEIGHTS
    from training.tables.fine_tune import fine_tune
    from training.tables.run import read_run

    done = fine_tune(
        read_run(run_file), labelled, partial(iter_sources, documents), out=out, start=weights or WEIGHTS,
        examples=examples, drawn=drawn, ordinary=ordinary,
        tell=lambda stage: click.echo(_STAGES[stage], err=True),
    )  # fmt: skip
    for name, taken in done.taken.items():
        left = "".join(f" · {reason} {count}" for reason, count in taken.left_out.items())
        click.echo(f"{name}: {taken.documents} 份 · {taken.tables} 张表 · {taken.examples} 个裁片{left}", err=True)
    rows = [
        {"crops": name, "weights": when, "n": one.crops, "rows": percent(one.row_lines),
         "columns": percent(one.column_lines), "cells": percent(one.cells), "neighbours": percent(one.neighbours),
         "exact": percent(one.exact), "grits-top": percent(one.grits_top)}
        for name, pair in done.scores.items()
        for when, one in zip(("before", "after"), pair, strict=True)
    ]  # fmt: skip
    click.echo(aligned(_COLUMNS, rows))
    click.echo(done.weights, err=True)
    return 0
