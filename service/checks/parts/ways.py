"""The words for the ways that a request may come."""

from __future__ import annotations

import re
from typing import Final

ONLINE: Final = "网上|网络|网站|线上|在线|互联网|平台|电子邮件|邮箱|系统"
BY_LETTER: Final = "信函|邮寄|邮递|来信|信件|邮政|快递|挂号"
IN_PERSON: Final = "当面|现场|窗口|上门|面交"
WAY: Final = f"{BY_LETTER}|{ONLINE}|{IN_PERSON}|线下|传真"
_WAYS: Final = tuple(map(re.compile, (ONLINE, BY_LETTER, IN_PERSON)))


def ways_in(words: str) -> set[int]:
    """Which of the three ways the words name: 0 online, 1 by letter, 2 in person."""
    return {place for place, way in enumerate(_WAYS) if way.search(words)}
