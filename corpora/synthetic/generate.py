"""`gouji generate`: synthetic reports with their truth."""

from __future__ import annotations

from pathlib import Path

import click

from corpora.synthetic.corpus import RENDER_KINDS, write_corpus


@click.command("generate", help="生成带真值的合成报告（reports/ 与 gold/），同一种子字节相同。")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="输出文件夹。")
@click.option("--count", type=click.IntRange(min=1), default=100, show_default=True, help="报告份数。")
@click.option("--seed", type=int, default=0, show_default=True, help="随机种子。")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(RENDER_KINDS), help="文件种类，可重复；默认全部。")
@click.option(
    "--planted", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="含一处矛盾的报告所占比例。"
)
def generate(out: Path, count: int, seed: int, kinds: tuple[str, ...], planted: float) -> int:
    """Writes the corpus and says how many documents there are."""
    paths = write_corpus(out, count=count, seed=seed, kinds=kinds or RENDER_KINDS, planted=planted)
    click.echo(f"{len(paths)} → {out}", err=True)
    return 0
