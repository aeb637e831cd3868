"""Rates, which are named after the count that they tell the share of: 办结率, 采用率."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.language.grammar.words.utterance import Utterance

RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{1,8}?)率\s?(?:均|都)?(?:为|达|达到|达成|是|保持|实现)?(?:了)?\s?$")
UNRELATED_RATE = re.compile(
    r"满意|知晓|准确|合格|更新|及时率|增长|同比|环比|提升|好评|正确|完好|响应|开通|节[约省支]|[核审]减|优惠|减免|结余|溢价"
)
"""What no two counts beside it need make: `中标3126.5万元，节约212.4万元，节约率6.4%` is of both together."""
_RATES_OF = {"纠错": "(?:被|直接|结果)?纠(?:正|错)", "执行": "(?:实际)?(?:支出|使用|列支|拨付|执行)"}
"""What a rate counts where its own words do not say it."""
_UNSETTLED = re.compile(r"未审结|未结|在审|审理中|待审|中止")
"""纠错率 may leave those out of its whole."""
_OF_LAST_YEAR = re.compile(r"上(?:一)?年|去年|同期|\d年")
_NEXT_RATE = re.compile(r"\s?(?P<stem>[^，,。；;、\d]{1,8})(?:率|比例)(?:为|达|达到|是)?\s?")


def is_of_what_should_be(utterances: Sequence[Utterance], index: int) -> bool:
    """`完成项目28个，应公告21个，公告率100%`: the count in front is what the rate is of; what was done of it goes unsaid."""
    rate = RATE.search(utterances[index].before[-24:])
    before = utterances[index - 1].before if index else ""
    if rate is None:
        return False
    return re.search(rf"应(?:当|予|该)?(?:予以)?{re.escape(rate['stem'][-2:])}(?:的)?$", before) is not None


def is_rate_of(percent: Utterance, part: Utterance) -> bool:
    """`报送100条，其中被采用的90条，采用率90%`: right behind a part, a rate that its verb names."""
    rate = _NEXT_RATE.fullmatch(percent.before)
    if rate is None or UNRELATED_RATE.search(rate["stem"]) or _OF_LAST_YEAR.search(rate["stem"]):
        return False
    return counts_the_rate(rate["stem"][-2:], part)


_CONCLUDED = re.compile(r"(?:^|并|均|全部)(?:已|共|当年|年内)*(?:审结|结案|办结|判决|已决|已结)(?:的|了|案件|共)*$")


def is_of_those_concluded(percent: Utterance, part: Utterance, whole: Utterance) -> bool:
    """`审结34件，败诉3件，败诉率8.8%`, `并审结20件，3件被纠正，纠正率15%`: a rate named after the part in front of it, which is one of those concluded."""
    rate = _NEXT_RATE.fullmatch(percent.before)
    concluded = _CONCLUDED.search(whole.before.strip()) is not None
    name = part.before.strip().removeprefix("其中") or part.after.strip()
    return concluded and rate is not None and name in (rate["stem"], "被" + rate["stem"])


def counts_the_rate(stem: str, numerator: Utterance) -> bool:
    """`已开工90个，开工率75%`, `满意196份，满意率98%`: the numerator is named after the rate, and nothing else."""
    if stem in _RATES_OF and _UNSETTLED.search(numerator.sentence.text):
        return False
    counted = _RATES_OF.get(stem, re.escape(stem))
    return len(stem) == 2 and bool(
        re.fullmatch(
            rf"(?:其中)?[，,]?(?:已|均|主动|按时|及时|完成|实现|获得?|得到|被|经|予以|共|有|可)*{counted}(?:的|了|有|共)*(?:[（(]含[^（）()]{{2,8}}[）)])?",
            numerator.before.strip(),
        )
        or (not numerator.before.strip() and re.fullmatch(rf"(?:表示|感到|认为)?{counted}", numerator.after))
    )
