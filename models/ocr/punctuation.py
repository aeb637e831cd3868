"""Full stops that are read where Chinese print has a comma: small marks look the same to the recogniser."""

from __future__ import annotations

import re

_IDEOGRAPH = "㐀-鿿"
_COMMA = re.compile(rf"(?<=[{_IDEOGRAPH}）)》”\"%％])\s?[.·](?=[{_IDEOGRAPH}（(《“])")
_STOP = re.compile(rf"(?<=[{_IDEOGRAPH}）)》”]{{2}})[.]$")


def chinese_punctuation(text: str) -> str:
    """`text` with a comma for a stop between Chinese words, and a Chinese full stop for one after the last of them.

    Stops behind digits are numbering or decimals and stay.
    """
    return _STOP.sub("。", _COMMA.sub("，", text))
