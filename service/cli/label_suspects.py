"""`gouji label suspects`: labels of a set that are likely wrong, for review."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click

from corpora.document.errors import UsageError
from corpora.labelled.opinion import OpinionKind
from corpora.labelled.suspects import Suspect
from corpora.profiles.load import load_profiles
from service.cli.bilingual import Command, Option
from service.cli.words import say, speak
from service.cli.wrap import visible

LINES: Final = "suspects.jsonl"
SHOWN: Final = 40
KINDS: Final[dict[OpinionKind, tuple[str, str]]] = {
    "entity": ("实体", "entity"), "relation": ("断言", "claim"), "field": ("所指数据项", "field"),
    "cell": ("单元格", "cell"),
}  # fmt: skip


@click.command(
    "suspects",
    cls=Command,
    zh="列出标注集里最可能标错的标注，最可疑的在前。\n\n"
    "FOLDER 是 gouji label 的输出（docbin、huggingface 或 label-studio），或服务 /v1/labels 的压缩包解开后的文件夹。"
    "实体、断言和断言所指的数据项由语言模型的概率来判断，单元格由勾稽关系、正文说法和 --records 中机器的读数来判断"
    "（单元格需要 huggingface 格式）。同一写法上反复出现的分歧多是模型或标注规范的问题，排在后面。",
    en="List the labels of a set that are most likely wrong, the most doubtful first.\n\n"
    "FOLDER is the output of gouji label (docbin, huggingface or label-studio), or the unpacked archive of /v1/labels. "
    "Entities, claims and the fields they speak of are judged by the language model's probabilities, cells by sums, "
    "sentences and the machine's reading of --records (cells need the huggingface format). Disagreements that come "
    "again and again with one wording are mostly the model's or the guideline's, and come last.",
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--records",
    cls=Option,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    zh="同一批文件的 gouji extract JSONL：机器自己的读数也作为一票。",
    en="JSONL of gouji extract on the same documents: what the machine read counts as a voice too.",
)
@click.option(
    "--weights",
    cls=Option,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    zh="换用该文件夹中的网络；不要用在这个标注集上学过的。",
    en="The network of this folder; not one that has learned from this set.",
)
@click.option(
    "--most", cls=Option, type=click.IntRange(min=1), default=SHOWN, zh=f"列出多少条，默认 {SHOWN}。",
    en=f"How many to list, {SHOWN} by default.",
)  # fmt: skip
@click.option(
    "--json", "as_json", cls=Option, is_flag=True, zh="每条一行 JSON，全部列出。", en="A line of JSON each, all."
)
@click.option(
    "--out",
    cls=Option,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    zh=f"另写入 {LINES}（全部）和 suspects.json、label_config.xml（可导入 Label Studio 改正）。",
    en=f"Write {LINES} (all of them) and suspects.json with label_config.xml, to be imported into Label Studio, too.",
)
@click.option(
    "--lang",
    cls=Option,
    type=click.Choice(["zh", "en"]),
    envvar="GOUJI_LANG",
    default="zh",
    zh="语言。",
    en="Language.",
)
def suspects(
    folder: Path, records: Path | None, weights: Path | None, most: int, as_json: bool, out: Path | None, lang: str
) -> int:
    """Exit status 0, whatever is found."""
    speak(lang)
    # Runtime and packages that only this command needs.
    from models.language.network.reader import WEIGHTS, LanguageWeightsUnsound, load_reader
    from service.labels.second_reading import read_figures_of
    from service.labels.suspects import suspects_in, write_tasks

    try:
        reader = load_reader(weights or WEIGHTS)
    except ImportError as error:
        raise UsageError(f"pip install gouji[label] ({error.name})") from error
    except LanguageWeightsUnsound as error:
        raise UsageError(str(error)) from error
    machine = read_figures_of(records) if records is not None else None
    found = suspects_in(folder, reader, profiles=load_profiles(), machine=machine)
    for line in _lines(found) if as_json else _table(found[:most]):
        print(line)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / LINES).write_text("".join(f"{line}\n" for line in _lines(found)), encoding="utf-8")
        write_tasks(folder, out, found)
    _tell(found)
    return 0


def _lines(found: Sequence[Suspect]) -> list[str]:
    return [json.dumps(_row(one), ensure_ascii=False) for one in found]


def _row(one: Suspect) -> dict[str, Any]:
    row = asdict(one)
    return row | {
        "span": None if one.span is None else list(one.span),
        "cell": None if one.cell is None else list(one.cell),
    }


def _table(found: Sequence[Suspect]) -> list[str]:
    """Two lines a suspect: what is doubted, and where it stands."""
    lines = []
    for number, one in enumerate(found, start=1):
        doubted = f"{one.given or '–'} → {one.said or '–'}"
        often = f"  ×{one.alike}" if one.alike > 1 else ""
        lines.append(
            f"{number:>4}. {say(*KINDS[one.kind])}  “{visible(one.words)}”  {doubted}  {one.sure:.0%}"
            f"{often}  {say(*_origin(one))}"
        )
        place = f"{one.document[:16]}" + ("" if one.span is None else f" [{one.span.start}, {one.span.end})")
        place += "" if one.cell is None else f" {one.cell[0]} ({one.cell[1]}, {one.cell[2]})"
        lines.append(f"      {place}  {visible(one.context.replace(chr(10), ' '))[:120]}")
    return lines


def _origin(one: Suspect) -> tuple[str, str]:
    names = {
        "person": ("人工标注", "by a person"),
        "arithmetic": ("勾稽印证", "by arithmetic"),
        "model": ("模型标注", "by a model"),
    }
    return names.get(one.origin or "", ("未标注", "without a label"))


def _tell(found: Sequence[Suspect]) -> None:
    counts = Counter(one.kind for one in found)
    zh = "，".join(f"{KINDS[kind][0]} {number}" for kind, number in counts.items())
    en = ", ".join(f"{KINDS[kind][1]} {number}" for kind, number in counts.items())
    print(
        say(f"可疑标注 {len(found)}：{zh or '无'}", f"{len(found)} suspected labels: {en or 'none'}"), file=sys.stderr
    )
