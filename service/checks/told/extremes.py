"""Places in a told list that its figures exclude, wherever the words stand: 信函51件，网上47件，当面13件，合计111件，
信函最少; 2022年、2023年、2024年分别为351件、402件、374件，…2024年的数量居首; 31件，数量最少，…；派出所22件.

A larger figure excludes 最多, a smaller one 最少, whatever else the list leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpora.document.claim import Claim
from corpora.document.numeral import DIGITS
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection, message
from service.checks.told.counts import CONFIDENCE, Sentence, bare_name

_MOST: Final = (
    "最主要的(?=渠道|方式|途径)|最多|最高|最大|居多数|居首位?|居第一位?|位居第一|排(?:名|在)?第一位?|位列第一|最为集中"
    "|居榜首"
)
_LEAST: Final = "最少|最低|最小|垫底|居末位?"
_AMONG: Final = (
    "(?:各类|各种|所有|全部|各)?(?:申请|提交|答复|办理)?"
    "(?:主体|渠道|方式|途径|类型|类别|事项|单位|部门|年份|季度)?(?:之|中|里)?"
)
_RANKED: Final = rf"(?:居|排(?:名|在)?|位列|位居|列){_AMONG}第(?P<place>[二三四五])(?:位|名)?"
_PLACE: Final = rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|{_RANKED})"
_SAID: Final = re.compile(
    r"(?P<words>(?P<name>[^，,。；;：:、（(]{2,16}?)(?:的)?(?:申请|来件|答复|件)?"
    r"(?:数量|数|件数|占比|比重|总量|量)?(?:仍|依然|还|均|都)?(?:是|为|成为)?"
    rf"(?:(?:申请|来件|收件|受理|办理)(?:数)?量?)?{_PLACE})(?:的?(?:季度|年份|渠道|方式|途径|一年|一类))?(?=[，,。；;）)]|$)"
)
_BEHIND: Final = re.compile(
    rf"\s?\w{{0,2}}[，,]\s?(?P<words>(?:申请|来件|收件)?(?:数量|件数|总量|数)?(?:为|是)?{_AMONG}{_PLACE})(?=[，,。；;）)]|$)"
)
"""Behind a count of the list."""
_SUM: Final = re.compile("合计|共计|一共|总计|共|累计|平均|均|相差|差距|相距")
_EVER: Final = re.compile("历年|历史|历次|近[两二三四五]年|以来|有史|往年")
"""`科研机构申请量为历年最高`: among years."""
_THIS_YEAR: Final = re.compile("本年|今年")
_STOP: Final = re.compile("。|从[^，,。；;]{2,8}看|按[^，,。；;]{2,8}[看分]")
_HAS: Final = re.compile(r"[，,]\s?(?:有|为|共|计|达)?\s?")
_OTHER: Final = re.compile("其[他它余]|余下|剩余|另")
_INSIDE: Final = re.compile("其中|[（(]|包括|包含|含")
_HANDED_OUT: Final = re.compile(
    r"(?:^|[，,。；;：:])(?P<names>[^，,。；;：:、\d]{2,14}(?:[、和及][^，,。；;：:、和及\d]{2,14})+)(?:[^，,。；;：:\d]{0,10})?[，,]?(?:依次|分别)(?:为|是|有)?\s?$"
)
_YEARS: Final = re.compile(r"((?:19|20)\d\d)\s?年")
_YEARS_HANDED_OUT: Final = re.compile(
    r"(?:(?:19|20)\d\d\s?年度?[、和及至到—-]){1,5}(?:19|20)\d\d\s?年度?[^，,。；;：:\d]{0,16}[，,]?(?:依次|分别)(?:为|是|有)?\s?$"
)
_QUARTERS: Final = ("一季度", "二季度", "三季度", "四季度")
_QUARTERS_HANDED_OUT: Final = re.compile(
    r"(?:(?:四个?|各)季度|一(?:季度)?[至到—-]四季度)[^，,。；;：:\d]{0,16}(?:依次|分别)?(?:为|是|有)?\s?$"
)
_NEXT: Final = re.compile(r"\s?\w{0,2}[、，,和与及]\s?")
FEWEST: Final = 3
SHORTEST: Final = 2

List = list[tuple[str, Claim]]
"""What a list counts, by its names."""


def told_extremes(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each place that the list of its sentence excludes."""
    listed = _listed(told)
    if len(listed) < FEWEST:
        return
    judged: set[int] = set()
    for said in _SAID.finditer(told.text, told.start, told.end):
        name = f"{inspection.layout.year}年" if _THIS_YEAR.match(said["name"]) else said["name"]
        own, among = _meant(told, listed, name, said.start("name")), listed
        if own is None and (own := _behind_it(told, listed, said)) is not None:
            ends = _STOP.search(told.text, own.number.span.end, told.end)
            end = ends.start() if ends is not None else told.end
            among = [(its, one) for its, one in listed if own.number.span.start <= one.number.span.start < end]
        if own is not None and not _EVER.search(said["words"]):
            judged.add(said.end())
            yield from _judged(inspection, said, own, among)
    for _, claim in listed:
        behind = _BEHIND.match(told.text, claim.number.span.end, told.end)
        if behind is not None and behind.end() not in judged:
            yield from _judged(inspection, behind, claim, listed)


def _behind_it(told: Sentence, listed: List, said: re.Match[str]) -> Claim | None:
    """`重复申请占比最小，有23件；…17件`: the count right behind the words, which has their name."""
    for _, claim in listed:
        gap = told.text[said.end() : claim.number.span.start]
        if claim.number.span.start > said.end() and _HAS.fullmatch(gap):
            return claim
    return None


def _listed(told: Sentence) -> List:
    """The longest run of counts of one unit that are handed out to names, or have each its own."""
    runs = [run for first in range(len(told.counts)) if (run := _handed_out(told, first))]
    return max(runs, key=len) if runs else _by_name(told)


def _handed_out(told: Sentence, first: int) -> List:
    """`甲、乙、丙分别为1件、2件、3件`, years and quarters too."""
    run = [told.counts[first]]
    for place in range(first + 1, len(told.counts)):
        one = told.counts[place]
        between = told.text[run[-1].number.span.end : one.number.span.start]
        if not is_count(one) or one.number.unit != run[0].number.unit or not _NEXT.fullmatch(between):
            break
        run.append(one)
    words = told.text[told.start : run[0].number.span.start]
    names: Sequence[str] = ()
    if _QUARTERS_HANDED_OUT.search(words):
        names = _QUARTERS
    elif (years := _YEARS_HANDED_OUT.search(words)) is not None:
        found = _YEARS.findall(years.group())
        spread = range(int(found[0]), int(found[-1]) + 1) if len(found) == 2 else map(int, found)
        names = [f"{year}年" for year in spread]
    elif (said := _HANDED_OUT.search(words)) is not None:
        names = re.split("[、和及]", said["names"])
    return [*zip(names, run, strict=True)] if len(names) == len(run) else []


def _by_name(told: Sentence) -> List:
    """The run whose counts stand each behind its name; sums, and what stands inside another, left out."""
    found: List = []
    for place, claim in enumerate(told.counts):
        own = told.own_words(place)
        if not is_count(claim) or claim.relation != "equal" or told.is_aside(place):
            continue
        if _INSIDE.search(told.head(place)) or _is_inside(told, claim):
            if found and "其中" in told.head(place):
                return []
            continue
        if _SUM.search(own) or (found and claim.number.unit != found[0][1].number.unit):
            continue
        found.append((bare_name(own), claim))
    values = [one.number.value for _, one in found]
    whole = len(found) > 1 and values[0] >= sum(values[1:])
    return found[1:] if whole else found


def _is_inside(told: Sentence, claim: Claim) -> bool:
    front = told.text[told.start : claim.number.span.start]
    return max(front.rfind("（"), front.rfind("(")) > max(front.rfind("）"), front.rfind(")"))


def _meant(told: Sentence, listed: List, name: str, start: int) -> Claim | None:
    """The one of the list that stands in front and has that name."""
    name = bare_name(name.removeprefix("以"))
    in_front = [(its, claim) for its, claim in listed if claim.number.span.end <= start and len(its) >= SHORTEST]
    alike = [claim for its, claim in in_front if its in name or (len(name) >= SHORTEST and name in its)]
    return alike[0] if len(alike) == 1 else None


def _judged(inspection: Inspection, said: re.Match[str], own: Claim, listed: List) -> Iterator[Finding]:
    others = [(name, one) for name, one in listed if one is not own and name and not _OTHER.search(name)]
    value = own.number.value
    if said["least"]:
        beyond = [(name, one) for name, one in others if one.number.value < value]
        least = 1
    else:
        beyond = [(name, one) for name, one in others if one.number.value > value]
        least = DIGITS[said["place"]] if said["place"] else 1
    if len(beyond) < least:
        return
    yield Finding(
        kind="claim-claim",
        verdict="contradicted",
        cause="published",
        message=message(
            "told.least-contradicted" if said["least"] else "in-words.most-contradicted", words=said["words"],
            value=value, unit=own.number.unit or "",
            above="、".join(f"{name} {one.number.value}" for name, one in beyond),
        ),
        claimed=value,
        found=max((one.number.value for _, one in beyond), default=value),
        evidence=(
            inspection.sentence(own),
            *(inspection.words(one.span, role="part") for one in (own, *(claim for _, claim in beyond))),
        ),
        confidence=CONFIDENCE,
        claim_ids=(own.id, *(one.id for _, one in beyond)),
    )  # fmt: skip
