"""Words that say of all requests that one kind of applicant made them, or what became of them: 申请均予以公开."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_ASKED_BY: Final = re.compile(
    r"(?:^|[，,。；;：:])\s?(?P<words>(?:上述|以上|这些|所有|全部|全年|本年度?|今年|年内|各类|新收|收到|受理)*的?(?:政府信息公开|信息公开|依申请公开)?申请(?:的申请)?(?:人|主体|者)?件?(?:均|都|全部|全|皆)+(?:[为是系由]|来自|出自|属于)+"
    r"(?P<part>[^，,。；;、和及与或\d]{2,10}?)(?:提出|提交|递交|申请)?的?)(?=[，,。；;]|$)"
)
"""`上述申请均由自然人提出`."""
_ENDED: Final = re.compile(
    r"(?:^|[，,。；;：:])\s?(?P<words>(?:所有|全部|全年|本年度?|今年|年内|各类|新收|收到|受理|办结)*的?(?:政府信息公开|信息公开|依申请公开)?申请件?(?:均|都|全部|全|皆|已)+"
    r"(?:依法|依规|按规定|按要求|按期|按时)*(?P<part>(?:不)?予以?公开|部分公开|不予处理))(?=[，,。；;]|$)"
)
"""`收到的申请全部予以公开`."""


def find_all_of_one(text: str) -> Iterator[re.Match[str]]:
    """The `words` that say so of all, and the `part` that names the one kind, in a sentence."""
    for pattern in (_ASKED_BY, _ENDED):
        yield from pattern.finditer(text)
