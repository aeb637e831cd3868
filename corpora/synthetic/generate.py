"""`gouji generate`: synthetic reports with their truth."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import click

from corpora.synthetic.kinds import GROUPS, KINDS
from corpora.synthetic.split import Split


@click.command("generate", help="生成带真值的合成报告（reports/ 与 gold/），同一种子字节相同。")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="输出文件夹。")
@click.option("--count", type=click.IntRange(min=1), default=100, show_default=True, help="报告份数。")
@click.option("--seed", type=int, default=0, show_default=True, help="随机种子。")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice((*GROUPS, *KINDS)),
    metavar="KIND",
    help=f"文件种类或其组（{'、'.join(GROUPS)}），可重复；默认 files。种类：{'、'.join(KINDS)}。",
)
@click.option(
    "--planted", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="含有意写错之处的报告所占比例。"
)
@click.option(
    "--together", type=click.FloatRange(0, 1), default=0.2, show_default=True, help="其中同时含两三种矛盾的比例。"
)
@click.option("--twins", is_flag=True, help="为每份含错报告另写一份未改动的孪生报告（twins/）。")
@click.option(
    "--split",
    type=click.Choice(get_args(Split)),
    default="all",
    show_default=True,
    help="只用该划分的机构、措辞、字体和版式。",
)
@click.option(
    "--general",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="其他类别文件（含一般表格）所占比例。",
)
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="CPU 数", help="进程数。")
def generate(
    out: Path, count: int, seed: int, kinds: tuple[str, ...], planted: float, together: float, twins: bool,
    split: Split, general: float, jobs: int,
) -> int:  # fmt: skip
    """Writes the corpus and says how many documents there are."""
    from corpora.synthetic.corpus import write_corpus

    paths = write_corpus(
        out,
        count=count,
        seed=seed,
        kinds=kinds or ("files",),
        planted=planted,
        together=together,
        twins=twins,
        split=split,
        general=general,
        jobs=jobs,
    )
    click.echo(f"{len(paths)} → {out}", err=True)
    return 0
