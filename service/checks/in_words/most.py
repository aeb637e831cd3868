"""Which of a sentence's own counts is called the most: 信函方式最多，网上提交18件，信函11件，当面4件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from corpora.document.claim import Claim
from corpora.document.geometry import Span
from service.checks.figures.beside import near
from service.checks.figures.request_totals import ALL_REQUESTS
from service.checks.in_words.shares import told_in_words
from service.checks.inspection import Finding, Inspection, message

CONFIDENCE: Final = 0.85
FEWEST: Final = 2
"""Counts beside the one that is called the most."""
_MOST: Final = (
    r"(?P<words>(?:其中|以|[^，,。；;：:、\d]{2,10}中)?(?P<name>[\u4e00-\u9fff]{2,14}?)(?:的)?(?:申请|提交|提出)?(?:方式|渠道|途径|形式|领域|类)?"
    r"的?(?:申请)?(?:件数|数量|占比)?(?:为|是)?(?:最多|居多|居首))"
)
_BEFORE_ALL: Final = re.compile(
    rf"(?:^|[，,；;。：:]){_MOST}[，,；;：:](?:[\u4e00-\u9fff]{{2,12}}(?:次之|居次|居第二)[，,；;：:])?(?:其中|具体|分别)?[为是有]?[：:]?$"
)
"""`信函方式最多，` in front of the list, `不予公开居首，无法提供次之，具体为`."""
_OF_THE_NEXT: Final = re.compile(rf"(?:^|[，,；;。：:]){_MOST}[，,（(]\s?(?:共计?|达到?|为|有|计)*\s?$")
"""`以本机关不掌握为最多，共` in front of 4件."""
_IS_THE_MOST: Final = re.compile(
    r"(?:^|[，,；;。：:])(?P<words>[^，,。；;：:、\d]{0,8}最(?:大|多|高)的(?:是|为|当属)(?P<name>[^，,。；;：:、\d]{2,14}))[，,（(]\s?(?:共计?|达到?|为|有|计)*\s?$"
)
_CLOSE_BEHIND: Final = re.compile("紧随其后|次之|(?:列|居|位列)第[二三]")
"""`受理量最大的是住房局，共61件，资源分局以53件紧随其后`."""
_THE_OTHERS: Final = re.compile(r"(?:其[他它余]|其后)?依次(?:为|是)|其次(?:为|是)?|次之|再次")
_ENDS_OF_WAYS: Final = "[。（(]|其中|办结|答复|结转|收到|受理"
_ENDS: Final = f"[；;]|{_ENDS_OF_WAYS}"
_COMMAS: Final = re.compile("[，,]")
_OF_SEVERAL: Final = re.compile("合计|共计|总|两|三|各|其[他它余]")
_ASIDE: Final = re.compile(r"方式|渠道|途径|提交|提出|申请|[的类]")
_KINDS: Final = "(?:各|所有|全部)?(?:申请|提交)?(?:渠道|方式|途径|类别|类型|类|领域|内容|主题|结果|情形|情况)?"
_FIRST: Final = rf"(?:数量|件数)?(?:为|是)?(?:最多|居{_KINDS}(?:之)?(?:首位?|第一位?|榜首)|(?:数量|件数)?居首)"
_NEXT: Final = r"(?:次之|居(?:第二位?|次席?)|排(?:在|名)?第二位?)"
_BEHIND_IT: Final = re.compile(
    rf"\s?\w(?:的?申请)?[，,（(]?\s?(?P<words>(?P<first>{_FIRST})|(?P<next>{_NEXT}))(?=[，,。；;）)]|$)"
)
"""`信函申请196件，居各渠道之首`, `执法案卷18件次之`."""
_OF_KINDS: Final = re.compile("渠道|方式|途径|内容|领域")
_NAMED_NEXT: Final = re.compile(rf"(?P<words>[\u4e00-\u9fff]{{2,14}}?{_NEXT})[，,]\s?(?:共计?|达到?|为|有|计)*\s?$")
"""`水质检测次之，为` in front of 5件."""


_BEHIND_ALL: Final = re.compile(
    r"\s?\w[，,；;](?P<words>(?:其中|以)*(?P<name>[\u4e00-\u9fff]{2,14}?)(?:类|方面|事项|领域|方式|渠道)?(?:为由)?(?:的)?(?:申请|件数|数量|占比|比重)*(?:为|是)?"
    r"(?:(?:仍|依然|还|一直|继续|始终)*(?:是|为)(?:公众|群众|申请人|社会)?[^，,。；;\d]{0,4}(?:采用|选择|使用|运用|通过)?最多的(?:途径|渠道|方式|形式|领域|类别|一类|一项)"
    rf"|{_FIRST}|居多|位居{_KINDS}之?首位?|位列{_KINDS}第一位?|最高|最大))(?=[，,。；;）)]|$)"
)
"""`供水12件、河道8件、移民11件，以河道类最多`."""


def most_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each such sentence whose list has the figure of what is called the most."""
    for _, group in groupby(inspection.mentions.claims, key=lambda claim: claim.sentence):
        claims = [one for one in group if _is_plain(one)]
        for place in range(len(claims)):
            finding = (
                _of_the_next(inspection, claims, place)
                or _of_a_list(inspection, claims, place)
                or _of_a_place(inspection, claims, place)
                or _behind_the_list(inspection, claims, place)
                or _behind_its_sentence(inspection, claims, place)
            )
            if finding is not None and not _is_told_by_the_tables(inspection, finding):
                yield finding


_AMONG_SOME: Final = re.compile(r"以\s?$|(?:法人|组织|单位|机构)[^，,。；;\d]{0,6}以[^，,。；;\d]{1,8}$")

_AMONG: Final = re.compile(r"(?:^|[，,；;。：:（(])[^，,；;。：:（()\d]{1,8}中[^，,；;。：:（()\d中]{2,12}$")
"""`8个县（市、区）受理788件；县级中湖滨区211件居首`: among those behind it."""


def _of_a_place(inspection: Inspection, claims: Sequence[Claim], place: int) -> Finding | None:
    """By the list that the count stands in: of the first none, of the second none behind it, may have more."""
    claim, text = claims[place], inspection.document.text
    behind = _BEHIND_IT.match(text, claim.number.span.end, claim.sentence.end)
    start = _behind_the_last(claims, place)
    named = _NAMED_NEXT.search(text, start, claim.number.span.start)
    said = behind or named
    if said is None or _AMONG_SOME.search(text, start, claim.number.span.start):
        return None  # 南霁区以486件居首: among the districts; 法人以企业12件最多: among those
    opened = text[claim.sentence.start : claim.number.span.start] + said["words"]
    whole = _COME_BEHIND.search(text, claim.number.span.end, claim.sentence.end) is not None
    after = _run(inspection, claims[place + 1 :], claim, ways=_OF_KINDS.search(opened) is not None, whole=whole)
    first = behind is not None and behind["first"] is not None
    among = _AMONG.search(text[claim.sentence.start : claim.number.span.start]) is not None
    before = _run_before(inspection, claims[:place], claim) if first and not among else []
    opens, closes = _bracket_around(text, claim)
    after = [one for one in after if one.number.span.start < closes]
    before = [one for one in before if one.number.span.start >= opens]
    if not after + before:
        return None
    begin = claim.span.start if behind is not None else said.start("words")
    return _finding(inspection, Span(begin, said.end("words")), claim, [*before, *after])


def _bracket_around(text: str, claim: Claim) -> tuple[int, int]:
    """Of the figure, else its sentence: `不予公开32件（其中执法案卷16件，居首），无法提供42件`."""
    start, end = claim.sentence.start, claim.sentence.end
    opened = max(text.rfind(sign, start, claim.number.span.start) for sign in "（(")
    if opened < 0 or re.search("[）)]", text[opened : claim.number.span.start]):
        return start, end
    closed = re.compile("[）)]").search(text, claim.number.span.end, end)
    return opened, closed.start() if closed is not None else end


def _behind_the_list(inspection: Inspection, claims: Sequence[Claim], place: int) -> Finding | None:
    """`A12件、B8件、C11件，以B类最多`: by the list that the words close, if one of its names is that name."""
    last, text = claims[place], inspection.document.text
    said = _BEHIND_ALL.match(text, last.number.span.end, last.sentence.end)
    if said is None:
        return None
    told = [last]
    for claim in reversed(claims[:place]):
        between = text[claim.number.span.end : told[0].number.span.start]
        goes_on = claim.number.unit == last.number.unit and len(_COMMAS.findall(between)) <= 1
        whole = bool(claim.fields) and (
            not last.fields or any(claim.fields[0].counts_as(all_) for all_ in ALL_REQUESTS)
        )
        if not goes_on or re.search(_ENDS, between) or whole:
            break
        told.insert(0, claim)
    name = _ASIDE.sub("", said["name"])
    return _named_in(inspection, told, name, Span(*said.span("words")))


def _named_in(inspection: Inspection, told: Sequence[Claim], name: str, words: Span) -> Finding | None:
    """Of the one count of a list that has that name."""
    names = _handed_out(inspection, told) or [_ASIDE.sub("", _name(one)) for one in told]
    meant = [one for one, its in zip(told, names, strict=True) if len(name) > 1 and its.endswith(name)]
    if len(meant) != 1 or len(told) <= FEWEST:
        return None
    return _finding(inspection, words, meant[0], [one for one in told if one is not meant[0]])


_HANDED_OUT: Final = re.compile(
    r"(?P<names>[^，,。；;：:、\d]{2,20}(?:[、和及与][^，,。；;：:、和及与\d]{2,14})+?)(?:等)?(?:[两二三四五六][类项个种方][^，,。；;：:、\d]{0,6})?"
    r"[，,]?(?:依次|分别)(?:为|是|有)\s?$"
)


LONGEST_NAMES: Final = 160
"""Characters of the names that are handed out."""


def _handed_out(inspection: Inspection, told: Sequence[Claim]) -> list[str]:
    """`隔离费用、检测采购、事故处理三类事项，依次为17件、24件、14件`: the names of as many counts, else none."""
    start = near(told[0], LONGEST_NAMES)
    said = _HANDED_OUT.search(inspection.document.text, start, told[0].number.span.start)
    names = re.split("[、和及与]", said["names"]) if said is not None else []
    return [_ASIDE.sub("", one) for one in names] if len(names) == len(told) else []


_IN_THE_NEXT: Final = re.compile(
    r"\s?\w。\s?(?P<words>(?:其中[，,]?)?(?P<name>[\u4e00-\u9fff]{2,14}?)(?:类|方面|事项|领域|方式|渠道)?的?(?:申请|件数|数量)*(?:为|是)?(?:最多|居首位?|居多|最为集中))"
    r"(?=[，,。；;])"
)
"""`。接处警记录类申请最多，` behind the last of a list."""


def _behind_its_sentence(inspection: Inspection, claims: Sequence[Claim], place: int) -> Finding | None:
    """`接处警记录29件，执法案件34件，户籍档案22件。接处警记录类申请最多`: by the list of the sentence in front."""
    last, text = claims[place], inspection.document.text
    said = _IN_THE_NEXT.match(text, last.number.span.end)
    if said is None or place != len(claims) - 1 or said.start("words") < last.sentence.end:
        return None
    told = [one for one in claims if not one.fields and one.number.unit == last.number.unit]
    name = _ASIDE.sub("", said["name"].removeprefix("其中"))
    return _named_in(inspection, told, name, Span(*said.span("words"))) if len(told) == len(claims) else None


def _behind_the_last(claims: Sequence[Claim], place: int) -> int:
    """Where the words in front of a count begin: behind the count before it, or with the sentence."""
    return claims[place - 1].number.span.end if place else claims[place].sentence.start


def _run_before(inspection: Inspection, claims: Sequence[Claim], claim: Claim) -> list[Claim]:
    """The counts in front of it that are parts of the whole that it is a part of."""
    lists = [parts.parts for parts in inspection.mentions.part_lists if claim.id in parts.parts]
    return [one for one in claims if any(one.id in parts for parts in lists)]


def _is_told_by_the_tables(inspection: Inspection, finding: Finding) -> bool:
    """Do the tables say already that the sentence's most is none?"""
    told = (one for one in told_in_words(inspection) if one.verdict == finding.verdict == "contradicted")
    return any(one.kind == "claim-table" and finding.evidence[0].text in one.evidence[0].text for one in told)


def _is_plain(claim: Claim) -> bool:
    exact = claim.relation == "equal" and not claim.negated and claim.number.bound == "exact"
    return exact and claim.period_kind == "this_year" and claim.number.unit is not None


def _of_the_next(inspection: Inspection, claims: Sequence[Claim], place: int) -> Finding | None:
    """`X最多，共4件，其他依次为…`: by what the others are told to have."""
    claim = claims[place]
    start = _behind_the_last(claims, place)
    said = _OF_THE_NEXT.search(inspection.document.text, start, claim.number.span.start)
    others = _run(inspection, claims[place + 1 :], claim) if said is not None else []
    if said is None or not others:
        return _most_of_those_behind(inspection, claims, place)
    between = inspection.document.text[claim.number.span.end : others[0].number.span.start]
    told = _THE_OTHERS.search(between) is not None and re.search("[。；;]|其中", between) is None
    return _finding(inspection, Span(*said.span("words")), claim, others) if told else None


def _most_of_those_behind(inspection: Inspection, claims: Sequence[Claim], place: int) -> Finding | None:
    """Against the next count, which words behind it rank behind this one."""
    claim, behind = claims[place], claims[place + 1 : place + 2]
    start = max(0, _behind_the_last(claims, place) - 1)
    said = _IS_THE_MOST.search(inspection.document.text, start, claim.number.span.start)
    if said is None or not behind or behind[0].number.unit != claim.number.unit:
        return None
    between = inspection.document.text[claim.number.span.end : behind[0].number.span.start]
    after = inspection.document.text[behind[0].number.span.end :][:12]
    if re.search("[。；;]|其中", between) or not _CLOSE_BEHIND.search(re.split("[，,。；;]", after)[0]):
        return None
    return _finding(inspection, Span(*said.span("words")), claim, behind)


def _of_a_list(inspection: Inspection, claims: Sequence[Claim], place: int) -> Finding | None:
    """`X最多，A18件，X11件，B4件`: by the list that opens right behind the words, if one of its names is that name."""
    first = claims[place]
    start = _behind_the_last(claims, place)
    lead = inspection.document.text[start : first.span.start]
    said = _BEFORE_ALL.search(lead)
    if said is None:
        return None
    told = [first, *_run(inspection, claims[place + 1 :], first)]
    name = _ASIDE.sub("", said["name"])
    meant = [one for one in told if len(name) > 1 and _ASIDE.sub("", _name(one)) == name]
    if len(meant) != 1 or len(told) <= FEWEST:
        return None
    words = Span(start + said.start("words"), start + said.end("words"))
    return _finding(inspection, words, meant[0], [one for one in told if one is not meant[0]])


_COME_BEHIND: Final = re.compile("(?:分列|列|居|紧随|排在)其后")
"""`17件，数量最多；予以公开8件、部分公开7件分列其后`: what stands behind the ；is of the same list."""


def _run(
    inspection: Inspection, claims: Sequence[Claim], first: Claim, *, ways: bool = False, whole: bool = False
) -> list[Claim]:
    """The counts that go on with the list that `first` stands in: up to a mark of its end or another unit. A ； ends
    it, but between what the tables have nothing of where `ways`; so does what the tables have, behind what they have
    not (`以7月的138件最多，2月的52件最少，作出许可143件`). `whole`: words behind it say that all of
    the sentence goes on with it.
    """
    told: list[Claim] = []
    last = first
    for claim in claims:
        between = inspection.document.text[last.number.span.end : claim.number.span.start]
        ends = _ENDS_OF_WAYS if whole or (ways and not (last.fields or claim.fields)) else _ENDS
        of_the_tables = bool(claim.fields) and not first.fields
        if claim.number.unit != first.number.unit or of_the_tables or re.search(ends, between):
            break
        told.append(claim)
        last = claim
    return told


def _name(claim: Claim) -> str:
    return re.sub(
        r"\s|^(?:具体|分别)(?:为|是|有)|(?:其[余他它后])?依次(?:为|是)|其次(?:为|是)?|次之$|居第[二三四]位?$|最多$",
        "",
        claim.measure,
    )


def _finding(inspection: Inspection, words: Span, most: Claim, others: Sequence[Claim]) -> Finding | None:
    wholes = {parts.whole for parts in inspection.mentions.part_lists if most.id in parts.parts}
    run = sorted((most, *others), key=lambda one: one.number.span.start)
    if len(run) > FEWEST + 1 and run[0].number.value == sum(one.number.value for one in run[1:]):
        wholes.add(run[0].id)  # 收信96封，教学类35封、后勤类47封、其他14封，后勤类最多
    others = [one for one in others if one.id not in wholes]
    more = [one for one in others if one.number.value > most.number.value and not _OF_SEVERAL.search(_name(one))]
    return Finding(
        kind="claim-claim",
        verdict="contradicted" if more else "supported",
        cause="published",
        message=message(
            "in-words.most-contradicted" if more else "in-words.most",
            words=inspection.document.text[words.start : words.end], value=most.number.value,
            unit=most.number.unit or "",
            above="、".join(f"{_name(one)} {one.number.value}" for one in more) or "—",
        ),
        claimed=most.number.value,
        found=max((one.number.value for one in more), default=most.number.value),
        evidence=(
            inspection.sentence(most) if words.start < most.sentence.end else inspection.words(words),
            *(inspection.words(one.span, role="part") for one in (most, *more)),
        ),
        confidence=min(CONFIDENCE, *(one.confidence for one in (most, *more))),
        claim_ids=(most.id, *(one.id for one in more)),
    )  # fmt: skip
