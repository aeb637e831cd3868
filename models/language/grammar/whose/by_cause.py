"""Disputes that are told by what they were brought over: 被申请复议的144件，其中不服处罚的103件，不服信息公开答复的8件."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from models.language.grammar.whose.other_causes import FARTHEST, OVER_INFORMATION
from models.language.grammar.words.utterance import Utterance

_COUNT: Final = r"(?:\d[\d,]*|[一二三四五六七八九十百]+)\s?[件起宗]"
_ALL: Final = re.compile(
    rf"(?:(?P<review>复议)|(?P<suit>诉讼|应诉|起诉|行政案件))[^，,。；;：:、\d]{{0,14}}?(?:{_COUNT}|[：:]\s?$)"
)
"""`受理行政复议146件`, `复议：` in front of 信息公开21件，占全局复议175件."""
_UNITS: Final = ("件", "起", "宗")
WAYS: Final = {"review": "信息公开行政复议", "suit": "信息公开行政诉讼"}


def with_its_way(utterance: Utterance) -> Utterance:
    """Named by its cause alone among disputes of one kind, the count is of those over information."""
    if utterance.negated or utterance.number.unit not in _UNITS:
        return utterance
    if OVER_INFORMATION.fullmatch(utterance.before.strip(" ，,、（(")) is None:
        return utterance
    found = None
    head = utterance.earlier[-FARTHEST:]
    for match in _ALL.finditer(head):
        found = match
    if found is None or found.lastgroup is None or "申请" in head[found.end() :]:
        return utterance
    return replace(utterance, before=WAYS[found.lastgroup])
