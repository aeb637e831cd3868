"""What there was at first, what came and went, and what there is at last: 年初32件，新增4件、废止7件，年末29件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, told_finding

_BEFORE: Final = re.compile(r"年初|期初|上年末|上年底|去年底|去年末|(?:清理|整合|调整|规范|整改)(?:之)?前")
_FIRST: Final = re.compile(r"原有|[由从][^，,。；;\d]{0,8}$")
_LAST: Final = re.compile(
    r"年末|年底|期末|年终|目前|现有|现(?:仍)?保留|现余|现存|保有|实有|(?:减|降|压|增|扩|升|并|精简|整合)[^，,。；;\d]{0,4}(?:至|到|为)\s?$"
)
_CAME: Final = re.compile(
    r"(?:新增|增加|制发|印发|新制定|出台|新设|增设|开设|新建|新开通?|新开|开通|纳入|补录|调入|转入|购入|入职|加入)[^，,。；;：:、\d]{0,8}$"
)
_WENT: Final = re.compile(
    r"(?:废止|失效|关停|关停整合|注销|整合|撤销|撤并|关闭|清理|退出|调出|迁出|移出|报废|停更|停用|离职|取消)[^，,。；;：:、\d]{0,8}$"
)
_NET: Final = re.compile(r"净(?P<way>增|减|少|多)(?:加|少)?(?:了)?\s?$")
_THAT_IS: Final = re.compile(r"[）)]?[，,：:]?\s?(?:即|系|其中|为)")


def told_stock(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for a stock whose beginning, changes and end the sentence tells, each once."""
    if (finding := _stock(inspection, told) or _net(inspection, told)) is not None:
        yield finding


def _stock(inspection: Inspection, told: Sentence) -> Finding | None:
    first: list[int] = []
    last: list[int] = []
    came: list[int] = []
    went: list[int] = []
    for place, claim in enumerate(told.counts):
        if not is_count(claim):
            continue
        clause = told.own_words(place)
        kinds = [
            kind
            for kind, words in ((first, _BEFORE), (last, _LAST), (came, _CAME), (went, _WENT), (first, _FIRST))
            if words.search(clause)
        ]
        if kinds:
            kinds[0].append(place)
        elif any(thing_counted(claim) == thing_counted(told.counts[one]) for one in (*first, *last, *came, *went)):
            return None
    counts = [told.counts[one] for one in (*first, *came, *went, *last)]
    if len(first) != 1 or len(last) != 1 or not came + went or len({thing_counted(one) for one in counts}) > 1:
        return None
    if first[0] > min(*last, *came, *went) or len(came) > 2 or len(went) > 2:
        return None
    begun, ended = told.counts[first[0]], told.counts[last[0]]
    plus, minus = [told.counts[one] for one in came], [told.counts[one] for one in went]
    exact = _come_to(begun.number.value, plus, minus)
    if (not plus or not minus) and abs(ended.number.value - exact) in _told_before(inspection, told):
        return None  # 印发规范性文件3件。…对上年末有效的18件逐一评估，废止4件，年末现行有效17件
    flows = "".join(f" + {plain(one.number.value)}" for one in plus)
    flows += "".join(f" − {plain(one.number.value)}" for one in minus)
    return told_finding(
        inspection, "claim-change", ended, [begun, *plus, *minus], fits=exact == ended.number.value, exact=exact,
        arithmetic=f"{plain(begun.number.value)}{flows}",
    )  # fmt: skip


def _told_before(inspection: Inspection, told: Sentence) -> set[Decimal]:
    """The counts of the paragraph in front of the sentence."""
    start = inspection.paragraph_start(told.start)
    return {one.number.value for one in inspection.mentions.claims if start <= one.number.span.start < told.start}


def _net(inspection: Inspection, told: Sentence) -> Finding | None:
    """`比上年末净减4件，即废止15件与新增11件相抵`, `新开通3个，关停7个，净减4个`."""
    for place, said in enumerate(told.counts):
        net = _NET.search(told.clause(place))
        behind = net is not None and place + 2 < len(told.counts) and _THAT_IS.match(told.tail(place)) is not None
        at = range(place + 1, place + 3) if behind else range(place - 2, place)
        if net is None or at.start < 0 or (not behind and len(told.before(place)) != len(at)):
            continue
        one, other = (told.counts[item] for item in at)
        words = [re.split("[与和及、]", told.own_words(item))[-1] for item in at]
        came = [claim for claim, its in zip((one, other), words, strict=True) if _CAME.search(its)]
        went = [claim for claim, its in zip((one, other), words, strict=True) if _WENT.search(its)]
        counts = (said, one, other)
        alike = all(map(is_count, counts)) and len({thing_counted(item) for item in counts}) == 1
        if len(came) != 1 or len(went) != 1 or not alike:
            continue
        sign = 1 if net["way"] in "增多" else -1
        exact = sign * _come_to(Decimal(0), came, went)
        pair = (came[0], went[0]) if sign == 1 else (went[0], came[0])
        return told_finding(
            inspection, "claim-change", said, pair, fits=exact == said.number.value, exact=exact,
            arithmetic=" − ".join(plain(item.number.value) for item in pair),
        )  # fmt: skip
    return None


def _come_to(begun: Decimal, plus: list[Claim], minus: list[Claim]) -> Decimal:
    up = sum((one.number.value for one in plus), Decimal(0))
    return begun + up - sum((one.number.value for one in minus), Decimal(0))
