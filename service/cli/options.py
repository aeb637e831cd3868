"""Options that several commands share, and the settings they amount to."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from service.cli.bilingual import Option
from service.settings import Settings, read_settings

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def reading_options(command: Decorated) -> Decorated:
    """PATH..., --profile, --lang."""
    return settings_options(click.argument("paths", metavar="PATH...", nargs=-1, required=True)(command))


def settings_options(command: Decorated) -> Decorated:
    """--profile, --lang: what `settings_of` takes."""
    for decorate in (
        click.option(
            "--profile",
            cls=Option,
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            zh="自己的报告类型（YAML）。",
            en="A report family of your own (YAML).",
        ),
        click.option(
            "--lang",
            cls=Option,
            type=click.Choice(["zh", "en"]),
            zh="说明文字的语言（也可设 GOUJI_LANG）。",
            en="Language of messages (or set GOUJI_LANG).",
        ),
    ):
        command = decorate(command)
    return command


def log_option(command: Decorated) -> Decorated:
    """--log, of commands that run for long."""
    return click.option(
        "--log",
        cls=Option,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        zh="逐行 JSON 日志，追加写入文件。",
        en="Append what happens to a file, a line of JSON each.",
    )(command)


def settings_of(ctx: click.Context, *, profile: Path | None, lang: str | None) -> Settings:
    """Environment, then the group's --lang, then the command's own options. Raises UsageError."""
    return read_settings(os.environ, lang=lang or ctx.obj, profile=profile)
