"""Full stops that are read where Chinese print has a comma: small marks look the same to the recogniser."""

from __future__ import annotations

import re

_IDEOGRAPH = "㐀-鿿"
_COMMA = re.compile(rf"(?<=[{_IDEOGRAPH}）)》”\"%％])\s?[.·](?=[{_IDEOGRAPH}（(《“])")
_STOP = re.compile(rf"(?<=[{_IDEOGRAPH}）)》”]{{2}})[.]$")

_STOP_BEFORE_MORE = re.compile(rf"(?<=.[{_IDEOGRAPH}）)》”])[.·．]$")


def chinese_punctuation(text: str) -> str:
    """`text` with a comma for a stop between Chinese words, and a Chinese full stop for one after the last of them.

    Stops behind digits are numbering or decimals and stay.
    """
    return _STOP.sub("。", _COMMA.sub("，", text))


def comma_before(text: str, *, following: str) -> str:
    """`text`, a comma for the stop at its end, where `following`, the next word of its line, goes on in Chinese.

    `收到申请971宗.` before `均未引发争议`; of one character alone, as in `一.`, the stop is of its numbering.
    """
    return _STOP_BEFORE_MORE.sub("，", text) if re.match(f"[{_IDEOGRAPH}]", following) else text
