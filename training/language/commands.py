"""`gouji train language`: pretraining and fine-tuning of the encoder."""

from __future__ import annotations

from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group("language", help="训练中文编码器及其任务。")
def language() -> None:
    """What reads prose."""


@language.command("pretrain", help="用法规与生成的正文预训练编码器；同一文件夹再次运行即接着训练。")
@click.option("--run", "run_file", type=_FILE, required=True, help="训练设置（YAML）。")
@click.option("--laws", type=_FILE, required=True, help="法规文本，各篇以 U+001E 分隔，可为 .xz。")
@click.option("--out", type=_FOLDER, required=True, help="输出文件夹。")
def pretrain(run_file: Path, laws: Path, out: Path) -> int:
    """Pretrains, and says where the encoder is."""
    # torch takes seconds to load: not for those who only ask for help.
    from training.language.pretrain import LAST
    from training.language.pretrain import pretrain as train
    from training.language.pretrain_run import read_pretrain_run

    train(read_pretrain_run(run_file), laws=laws, out=out)
    click.echo(out / LAST, err=True)
    return 0
