"""Totals of a year told behind its halves, quarters or months: 上半年收到申请22件，下半年收到28件，全年共50件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from models.language.grammar.words.utterance import Utterance

_TIME: Final = re.compile(
    r"(?:其中)?(?:[上下]半年|第?[一二三四1-4]\s?季度|(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月份?(?:[至到—-]\s?\d{1,2}\s?月份?)?)"
)
_OF_THE_YEAR: Final = re.compile(r"(?:则)?(?:全年|年内|本年度?|合计|总计|共计?|累计|一共)+(?:为|有|达|是)?")


def named_by_its_times(utterances: Sequence[Utterance], index: int) -> Utterance | None:
    """The total with the words of the first of them, which say what the year's figures count; None where there are no
    such in front, or where it has words of its own.
    """
    utterance = utterances[index]
    if _OF_THE_YEAR.fullmatch(utterance.before.strip()) is None:
        return None
    run = list(takewhile(lambda one: _TIME.match(one.before.strip()) is not None, reversed(utterances[:index])))
    words = _TIME.sub("", run[-1].before.strip(), count=1) if len(run) > 1 else ""
    return replace(utterance, before=f"全年{words}") if words else None
