"""click's commands and options with help in Chinese and English, laid out for wide characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import click
from rich.cells import cell_len

from service.cli.words import say
from service.cli.wrap import wrap_ranges

MAX_FIRST_COLUMN = 30


class Formatter(click.HelpFormatter):
    """click counts a wide character as one column."""

    def write_text(self, text: str) -> None:
        """A paragraph, wrapped."""
        indent = " " * self.current_indent
        for line in _lines(text, self.width - self.current_indent):
            self.write(f"{indent}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = MAX_FIRST_COLUMN, col_spacing: int = 2) -> None:
        """Terms and what they mean, in two columns."""
        rows = list(rows)
        first = min(max(cell_len(term) for term, _ in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in rows:
            lines = _lines(meaning, max(self.width - first - self.current_indent, 10))
            head = term + " " * (first - cell_len(term))
            if cell_len(term) + col_spacing > first:
                self.write(f"{indent}{term}\n")
                head = " " * first
            for line in lines:
                self.write(f"{indent}{head}{line}".rstrip() + "\n")
                head = " " * first

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        super().write_usage(prog, args, prefix or say("用法：", "Usage: "))

    def write_heading(self, heading: str) -> None:
        """A section's heading, in the language spoken."""
        chinese = {"Options": "选项", "Commands": "命令"}.get(heading, heading)
        super().write_heading(say(chinese, heading))


def _lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap_ranges(text, width)]


class BilingualContext(click.Context):
    """A context whose help is laid out by `Formatter`."""

    formatter_class = Formatter


class Option(click.Option):
    """An option with `zh` and `en` instead of `help`."""

    def __init__(self, *arguments: Any, zh: str, en: str, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.words = (zh, en)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its meaning in the language spoken."""
        self.help = say(*self.words)
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command with `zh` and `en` instead of `help`; the first line of each is the summary."""

    context_class = BilingualContext

    def __init__(self, *arguments: Any, zh: str, en: str, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.words = (zh, en)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line."""
        return say(*self.words).split("\n", 1)[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The whole, paragraph by paragraph."""
        _write_paragraphs(say(*self.words), formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in the language spoken."""
        return _with_help(super().get_help_option(ctx))


class Group(click.Group):
    """A group with `zh` and `en` instead of `help`; the first line of each is the summary."""

    context_class = BilingualContext

    def __init__(self, *arguments: Any, zh: str, en: str, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.words = (zh, en)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line."""
        return say(*self.words).split("\n", 1)[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The whole, paragraph by paragraph."""
        _write_paragraphs(say(*self.words), formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in the language spoken."""
        return _with_help(super().get_help_option(ctx))


def _with_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = say("显示本说明。", "Show this message and exit.")
    return option


def _write_paragraphs(text: str, formatter: click.HelpFormatter) -> None:
    with formatter.indentation():
        for paragraph in re.split(r"\n{2,}", text):
            formatter.write_paragraph()
            formatter.write_text(paragraph)


def explain(error: click.ClickException) -> str:
    """A usage error in the language spoken; the rarer ones stay in click's English."""
    english = error.format_message()
    match error:
        case click.NoSuchOption():
            return say(f"没有选项 {error.option_name}", english)
        case click.MissingParameter():
            kind = "选项" if isinstance(error.param, click.Option) else "参数"
            return say(f"缺少{kind} {_name(error)}".rstrip(), english)
        case click.BadParameter():
            return say(f"{_name(error) or '参数'} 的值不对：{_in_chinese(error.message)}", english)
        case _:
            return say(_in_chinese(english), english)


def _name(error: click.BadParameter) -> str:
    """As it is typed (`--out`), of an argument as it is shown in the help (`PATH...`)."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else ""


_CHINESE = (
    (r"No such command '(.*)'\.", r"没有命令 \1"),
    (r"'(.*)' is not one of (.*)\.", r"“\1”，可用的有 \2"),
    (r"(\S+) is not in the range (.*)\.", r"\1，应为 \2"),
    (r"'(.*)' is not a valid (?:integer|float)(?: range)?\.", r"“\1” 不是数"),
    (r"(?:File|Directory|Path) '(.*)' does not exist\.", r"\1 不存在"),
    (r"File '(.*)' is a directory\.", r"\1 是文件夹"),
    (r"Directory '(.*)' is a file\.", r"\1 是文件"),
)
"""click's own sentences (its messages are for gettext, without a Chinese catalogue)."""


def _in_chinese(english: str) -> str:
    for pattern, chinese in _CHINESE:
        if found := re.fullmatch(pattern, english, re.DOTALL):
            return found.expand(chinese)
    return english
