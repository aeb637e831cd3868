"""`gouji label`: training sets from a corpus."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import click

from corpora.document.errors import Failure
from corpora.labelled.formats.protocol import SPLITS
from corpora.labelled.formats.registry import NAMES
from corpora.labelled.label import ORIGINS
from service.cli.bilingual import Command, Option
from service.cli.options import reading_options, settings_of
from service.cli.words import say

if TYPE_CHECKING:
    from corpora.labelled.build import Summary
    from service.cli.label_sources import Labelled


class WithOthers(Command):
    """The command, and others that its first word may name. A folder of such a name is `./suspects`."""

    others: ClassVar[Mapping[str, str]] = {
        "suspects": "service.cli.label_suspects",
        "queue": "service.cli.label_queue",
    }
    """Modules, imported when the word is there, each with a command of the word's name."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """That of the command which the words are for."""
        if args and (module := self.others.get(args[0])) is not None:
            other: click.Command = getattr(importlib.import_module(module), args[0])
            return other.make_context(f"{info_name} {args[0]}", args[1:], parent=parent, **extra)
        return super().make_context(info_name, args, parent=parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the context's own command."""
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)


@click.command(
    "label",
    cls=WithOthers,
    zh="把语料变成标注训练集：train、dev、test 三份文件和数据卡 README.md。\n\n"
    "PATH 是文件、文件夹、.zip、-（标准输入）、gouji extract 的 JSONL，gouji batch 的输出文件夹，"
    "或 Label Studio 改好后导出的 JSON。"
    "同一机构各年的报告总在同一份里，近似重复的报告也是；splits.json 记下每个机构在哪一份。\n\n"
    "gouji label suspects FOLDER 列出标注集里可能标错的标注，"
    "gouji label queue RECORDS 排出最值得人看的文件（各见其 --help）。",
    en="Make a labelled training set of a corpus: train, dev and test files and README.md, the card.\n\n"
    "PATH is a file, a folder, a .zip, - for standard input, JSONL of gouji extract, the output of gouji batch, or "
    "a JSON export of corrected tasks from Label Studio. "
    "All years of a body are in one split, and so are near-duplicates; splits.json says which body is where.\n\n"
    "gouji label suspects FOLDER lists the labels of a set that are likely wrong, gouji label queue RECORDS the "
    "documents that are most worth a look (see --help of each).",
)
@reading_options
@click.option(
    "--out",
    cls=Option,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    required=True,
    zh="写入的文件夹；里面已有的旧标注集会被替换。",
    en="The folder to write; an earlier set in it is replaced.",
)
@click.option(
    "--format",
    "formats",
    cls=Option,
    type=click.Choice(NAMES),
    multiple=True,
    required=True,
    zh="格式，可重复；多于一种时各写入一个子文件夹。",
    en="Format, repeatable; several go to a subfolder each.",
)
@click.option(
    "--origin",
    "origins",
    cls=Option,
    type=click.Choice(ORIGINS),
    multiple=True,
    zh="只要这些来源的标注：person 人工，arithmetic 勾稽与正文都印证，model 模型；可重复，默认全部。",
    en="Only labels of these origins, repeatable: person, arithmetic (identities and prose confirm it), model.",
)
@click.option(
    "--min-confidence",
    cls=Option,
    type=click.FloatRange(0, 1),
    default=0.0,
    zh="只要把握不低于此数的标注（0 到 1）。",
    en="Only labels with at least this confidence (0 to 1).",
)
@click.option(
    "--seed", cls=Option, type=int, default=0, zh="划分的种子，默认 0。", en="Seed of the splits, 0 by default."
)
@click.option(
    "--splits",
    cls=Option,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    zh="沿用旧标注集的 splits.json：其中的机构留在原来那一份。",
    en="splits.json of an earlier set: its bodies stay where they were.",
)
@click.option(
    "--unit",
    cls=Option,
    type=click.Choice(["passage", "document"]),
    default="passage",
    zh="一条文本样例是一段（默认）还是整份报告。",
    en="A text example is a passage (default) or a whole report.",
)
@click.option(
    "--mask",
    "masked",
    cls=Option,
    is_flag=True,
    zh="用 × 遮住电话、邮箱、证件号码和联系人姓名，长度不变。",
    en="Hide telephone numbers, e-mail, ID numbers and names in contact lines behind ×, keeping lengths.",
)
@click.option(
    "--licence",
    cls=Option,
    default="unknown",
    metavar="NAME",
    zh="写入数据卡的许可，默认 unknown。",
    en="Licence for the card, unknown by default.",
)
@click.pass_context
def label(
    ctx: click.Context,
    paths: tuple[str, ...],
    profile: Path | None,
    lang: str | None,
    out: Path,
    formats: tuple[str, ...],
    origins: tuple[str, ...],
    min_confidence: float,
    seed: int,
    splits: Path | None,
    unit: str,
    masked: bool,
    licence: str,
) -> int:
    """Exit status: 0, or 1 when a document is left out."""
    from corpora.labelled.build import Options, build_set
    from service.cli.label_sources import labelled_reports

    settings = settings_of(ctx, profile=profile, lang=lang)
    options = Options(
        formats=formats,
        seed=seed,
        origins=frozenset(one for one in ORIGINS if not origins or one in origins),
        min_confidence=min_confidence,
        unit="document" if unit == "document" else "passage",
        licence=licence,
        masked=masked,
        earlier=splits,
    )
    found = Found(labelled_reports(paths, settings=settings, masked=masked, data_on_terminal=False))
    summary = build_set(found, out=out, options=options)
    _tell(summary, out)
    return 1 if found.failed or _unsound(summary) else 0


class Found:
    """Reports as they pass, and whether one of them failed."""

    def __init__(self, reports: Iterable[Labelled]) -> None:
        self._reports = reports
        self.failed = False

    def __iter__(self) -> Iterator[Labelled]:
        for report in self._reports:
            self.failed = self.failed or isinstance(report, Failure)
            yield report


def _unsound(summary: Summary) -> bool:
    return any(reason != "same bytes twice" for reason in summary.left_out)


def _tell(summary: Summary, out: Path) -> None:
    counts = ", ".join(f"{split} {summary.reports.get(split, 0)}" for split in SPLITS)
    joined = sum(1 for group in summary.groups if group.near)
    print(
        say(
            f"标注集 {out}：报告 {counts}；因近似重复合并的机构组 {joined}",
            f"labelled set {out}: reports {counts}; {joined} groups of bodies joined by near-duplicates",
        ),
        file=sys.stderr,
    )
