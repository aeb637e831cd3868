"""`gouji train labels`: a profile that knows how a house prints the labels of its forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import yaml

from corpora.document.errors import UsageError
from corpora.labelled.formats.found import figures_in
from corpora.profiles.load import load_profile, load_profiles
from corpora.profiles.profile import Profile
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
