"""`gouji batch`: a corpus of any size into a folder of Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from corpora.document.errors import UsageError
from service.cli.bilingual import Command, Option
from service.cli.options import log_option, reading_options, settings_of
from service.cli.words import say

UNREADABLE = 1
SIGNALLED = 128
"""And the signal's number: what a shell expects."""


@contextmanager
def _needing_the_extra() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise UsageError(f"batch: pip install gouji[batch] ({error.name})") from error


def _status(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    with _needing_the_extra():
        from service.batch.folder import open_store
        from service.batch.status import read_status
    from service.cli.batch_view import show_status

    if "://" not in value and not Path(value).is_dir():
        raise click.BadParameter(value)
    show_status(value, read_status(open_store(value)))
    ctx.exit()


@click.command(
    "batch",
    cls=Command,
    zh="处理整个语料库，结果存为 Parquet；中断后再次运行会接着做。\n\n"
    "PATH 是文件、文件夹、.zip、清单（@list.txt）或 fsspec 地址（s3://…）。",
    en="Read a whole corpus into Parquet; run again, it goes on where it stopped.\n\n"
    "PATH is a file, a folder, a .zip, a list (@list.txt) or a URL of fsspec (s3://…).",
)
@reading_options
@click.option(
    "--out",
    cls=Option,
    required=True,
    metavar="DIR",
    zh="输出文件夹或 fsspec 地址。",
    en="Output folder or fsspec URL.",
)
@click.option(
    "--workers", cls=Option, type=click.IntRange(min=1), zh="工作进程数，默认按 CPU 和内存。",
    en="How many workers; by default as CPUs and memory allow.",
)  # fmt: skip
@click.option(
    "--address", cls=Option, metavar="HOST:PORT", zh="已有的 Ray 集群（auto 自动查找），默认只用本机。",
    en="A Ray cluster that runs (auto finds one); by default this machine alone.",
)  # fmt: skip
@click.option(
    "--retry-failures", cls=Option, is_flag=True, zh="重新读取以前失败的文件。", en="Read again what failed before."
)
@click.option(
    "--prune", cls=Option, is_flag=True, zh="语料库中已不存在的文件，从输出中删除。",
    en="Remove from the output what is no longer in the corpus.",
)  # fmt: skip
@click.option(
    "--repair", cls=Option, is_flag=True, zh="输出中有文件丢失时，重新读取有关文件。",
    en="Where files of the output are missing, read their documents again.",
)  # fmt: skip
@log_option
@click.option(
    "--metrics-port", cls=Option, type=click.IntRange(0, 65535), metavar="PORT",
    zh="在本机回环地址提供 Prometheus 指标（0 为任意端口）。", en="Serve Prometheus metrics on loopback (0: any port).",
)  # fmt: skip
@click.option(
    "--status", cls=Option, metavar="DIR", is_eager=True, expose_value=False, callback=_status,
    zh="显示某个输出的现状，运行中或结束后皆可，然后退出。",
    en="Show how an output stands, while a run is at work or after, and exit.",
)  # fmt: skip
@click.pass_context
def batch(
    ctx: click.Context,
    paths: tuple[str, ...],
    profile: Path | None,
    lang: str | None,
    out: str,
    workers: int | None,
    address: str | None,
    retry_failures: bool,
    prune: bool,
    repair: bool,
    log: Path | None,
    metrics_port: int | None,
) -> int:
    """Exit status: 0, or 1 when a document could not be read."""
    with _needing_the_extra():
        from service.batch.driver import WorkersKeepDying
        from service.batch.folder import open_store
        from service.batch.run import Order, run_batch
        from service.batch.status import read_standing
    from service.cli.batch_view import show_end, watching

    settings = settings_of(ctx, profile=profile, lang=lang)
    order = Order(
        places=paths, out=out, settings=settings, workers=workers, address=address, retry_failures=retry_failures,
        prune=prune, repair=repair,
    )  # fmt: skip
    try:
        with watching(out, log=log, metrics_port=metrics_port) as (watch, pace):
            result = run_batch(order, watch=watch)
    except WorkersKeepDying as error:
        click.echo(
            say(f"gouji: 工作进程接连终止（{error} 次）", f"gouji: workers keep dying ({error} times)"), err=True
        )
        return UNREADABLE
    show_end(out, progress=pace.now(), standing=read_standing(open_store(out)))
    if result.signal_number is not None:
        return SIGNALLED + result.signal_number
    return UNREADABLE if result.manifest.counts["failures"] else 0
