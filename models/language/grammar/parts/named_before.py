"""Whether a list in front of its count leaves none out, so that it may have too few as well as too many. Apart from
`lists`, which finds where such a list begins and ends: what is asked here are its names and the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.language.grammar.parts.completeness import WAY, WAYS
from models.language.grammar.words.utterance import Utterance


def are_all(utterance: Utterance, items: Sequence[str]) -> bool:
    """Are they all that the number behind them counts?"""
    return _are_ways(utterance, items) or _are_all_named(utterance, items)


_COUNTED_WAYS = re.compile(rf"[^，,。；;、\d]{{0,8}}{WAYS.pattern}")


def _are_ways(utterance: Utterance, items: Sequence[str]) -> bool:
    """`提供当面、邮寄、网络和传真4种申请途径`: ways, each by its name, right in front of their number and none left out."""
    counts_ways = utterance.number.unit == "种" and _COUNTED_WAYS.match(utterance.after) is not None
    return counts_ways and all(map(WAY.search, items)) and not utterance.before.rstrip().endswith("等")


_VERB = "设置|设有|设立|开设|增设|分为|分成|围绕|聚焦|建立|建成|涵盖|包括|采用|采取|运用|打造"
_SETS_UP = re.compile(rf"[^，,、]{{0,12}}?(?:{_VERB})了?[^，,、]{{2,8}}")
_SORTS_BEHIND = re.compile(
    r"[^，,。；;、\d]{0,4}(?:栏目|专栏|板块|专题|专区|模块|领域|渠道|方式|途径|形式|平台|制度|环节|类别)"
)
LONGEST_NAME = 10
"""Characters of names, each of which is one of what is counted."""


def _are_all_named(utterance: Utterance, items: Sequence[str]) -> bool:
    """`设置公告、动态、文件4个栏目`: behind the verb that sets them up, right in front of their number, of which one
    too many is told: where more are missing the list tells some.
    """
    unit = utterance.number.unit in ("个", "项", "类", "种", "大")
    opened = len(items) > 1 and _SETS_UP.fullmatch(items[0].strip()) and utterance.number.value == len(items) + 1
    ended = utterance.before.rstrip().endswith("等") or re.search("分别|其中|主要", "".join(items)) is not None
    short = all(len(item) <= LONGEST_NAME and not re.search(_VERB, item) for item in items[1:])
    return bool(unit and opened and short and not ended and _SORTS_BEHIND.match(utterance.after))
