"""What is carried over of other business than requests: 办理人大建议86件，6件结转下年度继续办理."""

from __future__ import annotations

import re
from typing import Final

FARTHEST: Final = 200
"""Characters in front of the number in which other business is looked for; it also bounds the work of the patterns."""
_CARRIED: Final = re.compile(r"结转|转结|转入|顺延|延至")
_SETTLED: Final = re.compile(r"答复|办结|回复|办复|处理完毕|办理完毕")
_NOUN: Final = "工单|热线|12345|来电|来信|信访|诉求|投诉|举报|建议|提案|议案|许可|审批|登记|处罚|强制|执法|案件|立案|检查|整改|项目|事项|留言|咨询"
_COUNT: Final = r"[^，,。；;：:\d]{0,8}\d[\d,.]*\s?万?\s?[件条次宗起个份]"
_BUSINESS: Final = re.compile(rf"(?:{_NOUN})(?:类|的)?(?:申请|案件)?" + _COUNT)
_ITSELF: Final = re.compile("工单|来信|诉求|建议|提案|议案|留言|许可|登记")
"""上年结转工单 in front of 12件."""
_REQUESTS: Final = re.compile(
    r"(?:信息公开|依申请公开|公开申请)[^，,。；;：:\d]{0,8}\d|(?<!许可)(?<!审批)(?<!登记)(?<!信访)申请" + _COUNT
)


def is_of_other_business(text: str, offset: int, words: str) -> bool:
    """Do `words` say that it is carried over, or settled, and is it of other business, which they name or the sentence
    counts in front, and of no request? `offset`: of the number, in the sentence.
    """
    carried = _CARRIED.search(words) is not None
    if not (carried or _SETTLED.search(words)) or "申请" in words or "公开" in words:
        return False
    if carried and _ITSELF.search(words):
        return True
    head = text[max(0, offset - FARTHEST) : offset]
    return _BUSINESS.search(head) is not None and _REQUESTS.search(head) is None
