"""Where a list of parts may begin: 其中, 包括, 含, 分别为, brackets and colons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.language.grammar.words.utterance import Utterance, depth_at

_WAYS = "(?:方式|类型|类别|门类|栏目|渠道|途径|形式|来源|主题|领域|主体|性质|情况|内容|人|结果)"
_DIVIDED = "(?:分类?|划分|看|统计|区分|[数算讲论]){1,2}"
MARKER = re.compile(
    r"(?<!不在)(?<!不含在)(?<!未列)其中|(?<=[，,（(])内(?:有|含|中)|内容(?:主要)?(?:涉及|覆盖|有|是|为)|分布(?:在|于)|主要(?:包括|包含|是|为|有)|主要[^，,。；;：:、\d]{2,6}(?:为|是|有)|(?:包括|包含|涵盖)(?![^，,。；;]{0,40}在内)|分别(?:为|是|有)|(?<!其[他它余后])依次(?:为|是)(?:(?=\s?\d)|[：:，,]?(?=[^，,。；;：:、\d]{2,16}\d))|分为|拆(?:分|解)?(?:为|成)|具体(?:为|是|有)|由[^，,。；;：:\d]{1,10}(?:构成|组成)[：:]|(?<=[，,])由(?=[^，,。；;\d]{2,14}\d[\d,]*\s?[件份条起宗例个项篇次][^，,。；;]{2,60}(?:组成|构成))"
    r"|(?<=[件份条起宗例个])(?:政府信息公开|信息公开|依申请公开)?(?:申请|案件|事项|信息)?之?中"
    r"(?:[，,：:]|(?![涉属因由经])(?=[^，,。；;、\d有]{2,8}\d[\d,]*\s?[件份条起宗例个]、[^，,。；;、\d]{2,8}\d))"
    r"|(?<=[，,。；;])在?所?(?:主动)?(?:公开|发布|公布)的?(?:各类)?(?:政府)?信息当?[中里][，,：:]"
    rf"|(?:^|(?<=[，,；;。：:]))(?:提交|申请)的?(?:渠道|途径|方式|来源)(?:上|方面)[，,：:]"
    rf"|(?:^|(?<=[，,；;。：:]))(?:按照?|从|依)(?:照)?(?:[^，,。；;\d]{{2,10}}{_WAYS}(?:来)?(?:{_DIVIDED})?|{_WAYS}(?:来)?{_DIVIDED}|(?<=按)(?:申请)?(?:内容|主题|渠道|来源))(?:[，,：:]|(?<=[看分])(?![别为])(?=[^，,。；;：:、\d]{{2,14}}\d))"
    r"|(?<=[，,])(?:逐季|分季度|按季度?)(?:分|看|来看|依次|分别)*[为是]?[，,：:]?(?=第?[一1]\s?季度)"
    r"|(?<![包不])含(?!义|量|有害|糊|泪|金|沙|[^，,。；;]{0,40}在内)(?:有)?"
)
HAS = re.compile(
    r"(?<=[，,。])(?:(?:主要)?(?:有|涉及|覆盖|均?为|是)|即|(?:全部|均|都|只|仅)(?:有|为|是|涉及))(?=[^，,。；;：:、\d]{2,16}\d[\d,]*\s?[\u4e00-\u9fff]{1,2}[）)]?(?:、|[和及与]|以及))"
)
"""`公开信息64条，有公告14条、动态50条`, `共98件，为建议57件、提案41件`: what opens a list where the next names follow with 、."""

_SIGNS = "两二三四五六七八九十"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words or a bracket that open a list. Offsets are within the sentence's text. `bracket`: one part alone is no list."""

    start: int
    end: int
    depth: int
    bracket: bool
    words: str


def find_marks(utterances: Sequence[Utterance]) -> list[Mark]:
    """Marker words, and brackets that hold at least two quantities; a bracket that opens with a marker counts once."""
    text = utterances[0].sentence.text
    marks = [
        Mark(
            start=match.start(),
            end=match.end(),
            depth=depth_at(text, match.start()),
            bracket=False,
            words=match.group(),
        )
        for match in MARKER.finditer(text)
    ]
    marks += [
        Mark(
            start=match.start(),
            end=match.end(),
            depth=depth_at(text, match.start()),
            bracket=True,
            words=match.group(),
        )
        for match in HAS.finditer(text)
        if not any(mark.start <= match.start() < mark.end for mark in marks)
    ]
    starts = {mark.start for mark in marks}
    for match in re.finditer(
        r"(?<![%％])[（(](?!\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?[）)])", text
    ):  # not （1）
        if not any(match.end() <= start <= match.end() + 2 for start in starts):
            depth = depth_at(text, match.end())
            marks.append(Mark(start=match.start(), end=match.end(), depth=depth, bracket=True, words=""))
    for match in re.finditer(r"[：:]", text):
        if not any(
            abs(match.start() - mark.end) <= 2 and not _has_digits(text[mark.end : match.start()]) for mark in marks
        ):
            depth = depth_at(text, match.start())
            marks.append(Mark(start=match.start(), end=match.end(), depth=depth, bracket=True, words=""))
    return sorted(marks, key=lambda mark: mark.start)


def _has_digits(words: str) -> bool:
    """`分为8类：`, `分为五类：`, whose colon opens the list, and not 分为."""
    return any(sign.isdigit() or sign in _SIGNS for sign in words)
