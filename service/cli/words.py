"""The language that the command line speaks, and words of ours that are shown in either."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Final

from service.export import names_of_checks

_LANGUAGE: ContextVar[str] = ContextVar("language", default="zh")


def speak(language: str) -> None:
    """Speak `language` ("zh" or "en") from here on."""
    _LANGUAGE.set(language)


def language() -> str:
    """The language spoken now."""
    return _LANGUAGE.get()


def say(zh: str, en: str) -> str:
    """The one of both that is spoken now."""
    return en if language() == "en" else zh


def wanted_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """What `--lang` or GOUJI_LANG ask for, before anything is parsed: help and parsing errors need it already."""
    words = [*arguments, ""]
    asked = [words[index + 1] for index, word in enumerate(arguments) if word == "--lang"]
    asked += [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    return "en" if "en" in (asked or [environ.get("GOUJI_LANG", "")]) else "zh"


Pair = tuple[str, str]

KINDS: Final = {name: (words.zh, words.en) for name, words in names_of_checks.KINDS.items()}
VERDICTS: Final = {name: (words.zh, words.en) for name, words in names_of_checks.VERDICTS.items()}
CAUSES: Final = {name: (words.zh, words.en) for name, words in names_of_checks.CAUSES.items()}

NUMBERS: Final[dict[str, tuple[Pair, Pair]]] = {
    "table-identity": (("等号左边", "left side"), ("等号右边", "right side")),
    "table-identity.cell": (("表中", "table"), ("应为", "should be")),
    "table-total": (("合计", "total"), ("各项之和", "sum of parts")),
    "claim-table": (("正文", "text"), ("表格", "table")),
    "claim-parts": (("总数", "whole"), ("分项之和", "sum of parts")),
    "claim-ratio": (("正文", "text"), ("算得", "computed")),
    "in-words.most-contradicted": (("称最多", "said to be most"), ("更多", "more")),
    "claim-list": (("正文", "text"), ("列举", "listed")),
    "claim-claim": (("后文", "later"), ("前文", "first")),
    "claim-change": (("正文", "text"), ("算得", "computed")),
    "period": (("此处", "here"), ("报告年度", "the report's year")),
}
"""What `claimed` and `found` are, by a message's code, or its beginning."""
PERCENT: Final[Pair] = ("%", "%")
UNITS: Final[dict[str, Pair]] = {
    "in-words.times-contradicted": (" 倍", " times"),
    "in-words.grown-contradicted": (" 倍", " times"),
    "in-words.average-contradicted": ("", ""),
    "told.contradicted": ("", ""),
}
"""Of `claimed` and `found`, by a message's code, where a ratio is told otherwise than as a percentage."""

FORMS: Final[dict[str, Pair]] = {
    "proactive": ("主动公开政府信息情况表", "proactive disclosure"),
    "requests": ("收到和处理申请情况表", "requests received and handled"),
    "disputes": ("行政复议、行政诉讼情况表", "reconsideration and litigation"),
}
