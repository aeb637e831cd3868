"""`gouji`: gathers its sub-commands, and turns every way of ending into an exit status and at most one clear line."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

import click

from corpora.document.errors import UsageError
from service.cli import bilingual
from service.cli.schema import schema
from service.cli.words import say, speak, wanted_language
from service.cli.wrap import visible

ENTRY_POINTS = "gouji.commands"

UNREADABLE, WRONG_USAGE = 1, 2
INTERRUPTED, PIPE_CLOSED, TERMINATED = 130, 141, 143
"""128 and the number of SIGINT, SIGPIPE, SIGTERM, which is what a shell expects of a program that they end."""


COLLECT_EVERY = 20_000
"""Objects between two looks for garbage. A report makes a hundred thousand, nearly all of them freed without it: at
Python's 700 the looking takes a tenth of the time.
"""


class PipeClosed(Exception):
    """Whoever read our output has gone. Not an OSError, which click would turn into exit status 1."""


class Commands(bilingual.Group):
    """Sub-commands from the entry-point group, so that each lives with what it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all of them, loaded or not."""
        return sorted({*super().list_commands(ctx), *(point.name for point in entry_points(group=ENTRY_POINTS))})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command; for one that can't be loaded, a stand-in that says so."""
        own = super().get_command(ctx, cmd_name)
        found = [point for point in entry_points(group=ENTRY_POINTS) if point.name == cmd_name]
        return own if own or not found else _load(found[0])

    def invoke(self, ctx: click.Context) -> object:
        """Run the sub-command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error


def _load(point: EntryPoint) -> click.Command:
    try:
        command = point.load()
    except Exception as error:  # noqa: BLE001 - a plug-in may break in any way; the stand-in tells, the others go on
        return _broken(point, f"{type(error).__name__}: {error}")
    return command if isinstance(command, click.Command) else _broken(point, f"{point.value} is not a command")


def _broken(point: EntryPoint, reason: str) -> click.Command:
    reason = " ".join(reason.split())
    zh, en = f"（无法载入：{reason}）", f"(cannot be loaded: {reason})"

    @click.command(
        point.name,
        cls=bilingual.Command,
        zh=zh,
        en=en,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
    def stand_in() -> NoReturn:
        raise UsageError(f"{point.name} {say(zh, en)}")

    return stand_in


@click.group(
    cls=Commands,
    zh="勾稽：读懂政府年度报告，取出每一个数字，指出正文与表格的矛盾。\n\n"
    "退出码：0 全部读完；1 有文件无法读取；2 用法不对；3 有矛盾（仅 check --strict）。",
    en="gouji reads Chinese government reports, recovers every figure and says which claims contradict the tables.\n\n"
    "Exit status: 0 all read; 1 a document could not be read; 2 wrong usage; 3 a contradiction (check --strict only).",
)
@click.version_option(
    package_name="gouji",
    message="gouji %(version)s",
    cls=bilingual.Option,
    zh="显示版本。",
    en="Show the version and exit.",
)
@click.option(
    "--lang", cls=bilingual.Option, type=click.Choice(["zh", "en"]), zh="界面语言。", en="Language of the interface."
)
@click.pass_context
def cli(ctx: click.Context, lang: str | None) -> None:
    """Keep the language for the sub-command."""
    ctx.obj = lang


cli.add_command(schema)


def run(arguments: Sequence[str]) -> int:
    """Exit status of `gouji` with these arguments."""
    speak(wanted_language(arguments, os.environ))
    try:
        status = cli.main(list(arguments), prog_name="gouji", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return WRONG_USAGE
    except click.ClickException as error:
        return _complain(bilingual.explain(error), WRONG_USAGE)
    except UsageError as error:
        return _complain(str(error), WRONG_USAGE)
    except (KeyboardInterrupt, click.Abort):
        return _complain(say("已中断", "interrupted"), INTERRUPTED)
    except (PipeClosed, BrokenPipeError):
        _forget_stdout()
        return PIPE_CLOSED
    except OSError as error:
        return _complain(say(f"无法写入：{error}", f"cannot write: {error}"), UNREADABLE)
    return status if isinstance(status, int) else 0


def _complain(words: str, status: int) -> int:
    click.echo(visible(f"gouji: {words}"), err=True)
    return status


def _forget_stdout() -> None:
    """Python flushes standard output as it ends, and would complain of the closed pipe once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    """SIGTERM ends the program like an error does: temporary files are removed on the way."""
    raise SystemExit(TERMINATED)


def main() -> NoReturn:
    """The program."""
    gc.set_threshold(COLLECT_EVERY)
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal of another encoding shows ? and the program goes on
    sys.exit(run(sys.argv[1:]))
