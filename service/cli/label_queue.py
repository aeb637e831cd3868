"""`gouji label queue`: the order in which reviewing documents would teach most."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click
from pydantic import ValidationError

from corpora.document.errors import Corrupt
from corpora.labelled.teaching import Lesson, Question, teaching_order
from service.cli.bilingual import Command, Option
from service.cli.words import say, speak
from service.cli.wrap import visible
from service.export.wire import Record
from service.labels.questions import questions_of

SHOWN: Final = 50


@click.command(
    "queue",
    cls=Command,
    zh="按“改哪一份最能让机器学到东西”排出待审文件，最值得看的在前。\n\n"
    "RECORDS 是 gouji extract 的 JSONL。读数没有把握的写法和版式，乘以语料中有多少份也这样写；"
    "同一写法看过一份之后价值只剩五分之一，所以不会连着排出二十份同样的报告。",
    en="Put documents in the order in which their review would teach most.\n\n"
    "RECORDS is JSONL of gouji extract. Wordings and layouts that were read in doubt count, times how many documents "
    "have them; once one of them was seen the next is worth a fifth, so that twenty of one kind do not come first.",
)
@click.argument(
    "records", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)  # fmt: skip
@click.option(
    "--most", cls=Option, type=click.IntRange(min=1), default=SHOWN, zh=f"排出多少份，默认 {SHOWN}。",
    en=f"How many, {SHOWN} by default.",
)  # fmt: skip
@click.option("--json", "as_json", cls=Option, is_flag=True, zh="每份一行 JSON。", en="A line of JSON each.")
@click.option(
    "--lang",
    cls=Option,
    type=click.Choice(["zh", "en"]),
    envvar="GOUJI_LANG",
    default="zh",
    zh="语言。",
    en="Language.",
)
def queue(records: tuple[Path, ...], most: int, as_json: bool, lang: str) -> int:
    """Exit status 0; documents that could not be read are passed over."""
    speak(lang)
    asked: dict[str, tuple[Question, ...]] = {}
    for record in _records(records):
        asked[record.source.path] = tuple(questions_of(record))
    for number, lesson in enumerate(teaching_order(asked, most=most), start=1):
        print(json.dumps(asdict(lesson), ensure_ascii=False) if as_json else _line(number, lesson))
    return 0


def _records(paths: Iterable[Path]) -> Iterator[Record]:
    """Raises Corrupt for a line that is no record."""
    for path in paths:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if not line.strip():
                    continue
                try:
                    record = Record.model_validate_json(line)
                except ValidationError as error:
                    raise Corrupt(f"{path.name}:{number}") from error
                if record.error is None:
                    yield record


def _line(number: int, lesson: Lesson) -> str:
    told = say("；", "; ").join(visible(one) for one in lesson.patterns)
    return f"{number:>4}. {visible(lesson.document)}  {lesson.worth:.1f}\n      {told}"
