"""`gouji extract`: one record a document."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from corpora.document.errors import UsageError
from corpora.document.reading import Unread
from service.cli import reading
from service.cli.bilingual import Command, Option
from service.cli.options import reading_options, settings_of
from service.cli.progress import tell_unread
from service.cli.words import say
from service.export.record import to_record
from service.export.writers import FORMATS, open_writer


@click.command(
    "extract",
    cls=Command,
    zh="读懂每份文件，输出结构化记录：表格、数据项、正文数字、核对结果。\n\n"
    "PATH 是文件、文件夹、.zip，或 -（标准输入）。默认每份文件输出一行 JSON。\n\n"
    "parquet 和 csv 的 --out 可以是文件夹：数据项、正文数字、核对结果各成一表；csv 写入单个文件时只有数据项。",
    en="Read each document and write a record: tables, figures, claims, checks.\n\n"
    "PATH is a file, a folder, a .zip, or - for standard input. By default each document is a line of JSON.\n\n"
    "For parquet and csv, --out may be a folder: figures, claims and checks become a table each; a single csv file "
    "holds the figures only.",
)
@reading_options
@click.option(
    "--out",
    cls=Option,
    type=click.Path(path_type=Path),
    metavar="FILE",
    zh="写入文件（完成后才出现），默认标准输出。",
    en="Write to a file (it appears when complete); default: standard output.",
)
@click.option(
    "--format",
    "format_",
    cls=Option,
    type=click.Choice(FORMATS),
    default="jsonl",
    zh="输出格式，默认 jsonl。",
    en="Output format, jsonl by default.",
)
@click.option(
    "--debug-pictures",
    cls=Option,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    zh="把 PDF 和图像每一页上看到的表格、线条、单元格、文字和数据项画成图，存入文件夹。",
    en="Draw what was seen on each page of PDFs and pictures into a folder: tables, rules, cells, words, figures.",
)
@click.pass_context
def extract(
    ctx: click.Context,
    paths: tuple[str, ...],
    profile: Path | None,
    lang: str | None,
    out: Path | None,
    format_: str,
    debug_pictures: Path | None,
) -> int:
    """Exit status: 0, or 1 when a document could not be read."""
    settings = settings_of(ctx, profile=profile, lang=lang)
    if debug_pictures is not None:
        debug_pictures.mkdir(parents=True, exist_ok=True)
        settings = settings.model_copy(update={"debug_pictures": debug_pictures.absolute()})
    if (source := reading.refuse_overwriting(out, paths)) is not None:
        raise UsageError(say(f"--out 会覆盖要读的文件 {source}", f"--out would replace {source}, which is to be read"))
    unread = 0
    on_terminal = out is None and sys.stdout.isatty()
    results = reading.results(paths, settings=settings, data_on_terminal=on_terminal, out=out)
    with open_writer(format_, out=out, stdout=sys.stdout.buffer, language=settings.lang) as writer:
        for result in results:
            writer.write(to_record(result, language=settings.lang))
            if isinstance(result, Unread):
                unread += 1
                tell_unread(result)
    return 1 if unread else 0
