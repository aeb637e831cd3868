"""Shares in digits or in words whose part and whole the words name: 两类合计占办结总数的71.2%, 正好是新收的八成,
网络渠道约占六成, 三成属执法案卷信息.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Final

from corpora.document.claim import Claim
from corpora.document.geometry import Span
from corpora.document.proportion import percentage
from corpora.document.proportion_words import Proportion, find_proportions
from service.checks.figures.beside import REQUESTS
from service.checks.figures.part_groups import thing_counted
from service.checks.figures.plain_counts import PERCENT, is_count
from service.checks.figures.ratio_doubts import rounding_of
from service.checks.inspection import Finding, Inspection, plain
from service.checks.told.counts import Sentence, share_in_words, told_finding
from service.checks.told.parts_named import Amount, cells_named, of_claims, part_of, request_amounts
from service.checks.told.wholes_named import whole_of

MOST: Final = 16
LONGEST: Final = 60
"""Characters of a clause; a longer one says more than a part and its whole."""
FEWEST_ROWS: Final = 2
"""Rows of a group of the tables."""
FEWEST: Final = 6
"""A whole of fewer is no matter for tenths."""
ABOUT: Final = Decimal(5)
"""Percentage points that `约42%` may be off."""
_MARKS: Final = "，,。；;：:（）()"
_NO_SHARE: Final = re.compile(
    r"(?:增长|增加|上升|提高|提升|下降|减少|降低|回落|压缩|缩减|多|少|增幅|降幅|环比|同比)[^，,。；;\d]{0,6}$"
)
_OF_OTHERS: Final = re.compile(
    "同比|上年|去年|前年|(?:19|20)\\d\\d\\s?年|全国|全省|平均|目标|计划|力争|分别|依次|各|均|都"
)
_ENDS: Final = re.compile(r"\s?(?:一点|一些)?(?:[，,。；;）)（(、]|$)")
_TRAILING: Final = re.compile(
    r"(?:约|近|大约|超过?|将近|接近|不到|不足|已|就|为|达|是|的|了|到|比例|比重|份额|整整|正好|刚好|恰好|恰|仅|只|几乎?|\s)+$"
)
_ROUGHLY: Final = re.compile(r"(?:大约|约|几乎?|就|已|便|仅|只|也|近|\s)+$")
_TAKES: Final = re.compile("占(?:比|到|了|据)?")
_IS: Final = re.compile(r"(?:正好|刚好|恰好|恰|约|大约|差不多|大致|几乎)(?:是|为|占|相当于)")
_ADVERBS: Final = re.compile(
    r"(?:其中|这|其|已经?|就|便|约|仅|只|也|又|更|几乎?|大约|恰好|正好|刚好|恰|大致|差不多|要|还|\s)*"
)
_BY_SUCH: Final = re.compile(r"(?:^|在)(?P<of>[^，,]*?)(?:[中里]|当中|之中)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of a sentence. `words`: of one that is told in words, else `percent`."""

    start: int
    end: int
    words: Proportion | None = None
    percent: Claim | None = None

    def fits(self, exact: Decimal) -> bool:
        """Is that how people say it?"""
        if self.words is not None:
            return self.words.usual[0] <= exact <= self.words.usual[1]
        assert self.percent is not None
        value, bound = self.percent.number.value, self.percent.number.bound
        if bound in ("less_than", "at_most"):
            return exact <= value
        if bound in ("more_than", "at_least"):
            return exact >= value - Decimal("0.5")
        return rounding_of(exact, self.percent) is not None

    def may_be(self, exact: Decimal) -> bool:
        """Is it no mistake to say so?"""
        if self.words is not None:
            return self.words.least <= exact <= self.words.most
        assert self.percent is not None
        loose = self.percent.number.bound == "about" or (
            self.percent.number.bound != "exact" and abs(exact - self.percent.number.value) < ABOUT
        )
        return self.fits(exact) or (loose and abs(exact - self.percent.number.value) <= ABOUT)


def told_shares_named(inspection: Inspection, told: Sentence) -> Iterator[Finding]:
    """One finding for each such share."""
    text = told.text[told.start : told.end]
    shares = [
        Share(start=told.start + one.span.start, end=told.start + one.span.end, words=one)
        for one in islice(find_proportions(text), MOST)
    ]
    shares += [
        Share(start=one.number.span.start, end=told.behind(one), percent=one)
        for one in told.counts
        if one.number.unit == PERCENT and one.number.bound != "range" and one.relation not in ("increase", "decrease")
        and one.number.value <= 100
    ]  # fmt: skip
    for share in shares:
        finding = _judged(inspection, told, share)
        if finding is not None:
            yield finding


def _judged(inspection: Inspection, told: Sentence, share: Share) -> Finding | None:
    clause, start = _clause(told, share)
    if share.words is not None and _ADVERBS.fullmatch(clause) and not share.words.of:
        turned = _behind(inspection, told, share) or _of_percentage(inspection, told, share)
        if turned is not None or _THEN.match(told.text, share.end):
            return turned
    if _NO_SHARE.search(clause) or _OF_OTHERS.search(clause) or not _ENDS.match(told.text, share.end):
        return None
    read = _part_and_whole(clause, share)
    if read is None:
        return None
    who, of = read
    if _OWN_BODY.fullmatch(who.strip()):
        return None
    front = [
        place for place, one in enumerate(told.counts)
        if one.number.span.end <= share.start and not told.is_a_change(one)
    ]  # fmt: skip
    mostly = _MOSTLY.search(told.text, told.start, start) if not who.strip() else None
    parts = cells_named(inspection, mostly["who"]) if mostly else part_of(inspection, told, who, front, start)
    if not parts or _is_divided(told, parts[0]):
        return None
    wholes, others = whole_of(inspection, told, of, front, parts[0], start)
    if _OF_CASES.search(told.text, told.start, share.start):
        wholes = [one for one in wholes if not any(field.startswith(REQUESTS) for field in one.fields)]
    if not of:
        others = [*others, *(of_claims([told.counts[one]]) for one in front if is_count(told.counts[one]))]
        others += [of_claims([one]) for one in _told_in_the_paragraph(inspection, told)]
    return _finding(inspection, told, share, parts, wholes, others)


def _told_in_the_paragraph(inspection: Inspection, told: Sentence) -> list[Claim]:
    """`行政处罚7048件。…四家合计6291件，占89.3%`: what the sentences in front tell of the tables' own figures."""
    start = inspection.paragraph_start(told.start)
    return [
        one for one in inspection.mentions.claims
        if start <= one.number.span.start < told.start and one.fields and is_count(one) and one.relation == "equal"
    ]  # fmt: skip


def _is_divided(told: Sentence, part: Amount) -> bool:
    """`来信、来访、网上信访共1806件次，三者分别为214件次、509件次、1083件次`: is it what those behind it come to?"""
    values = [one.number.value for one in told.counts]
    places = [place for place, one in enumerate(told.counts) if one in part.claims]
    return len(places) == 1 and any(
        sum(values[places[0] + 1 : end], Decimal(0)) == part.value for end in range(places[0] + 3, len(values) + 1)
    )


_OF_CASES: Final = re.compile("复议|诉讼|起诉|案件|判决|许可")
"""`复议纠正6件、诉讼撤销2件，占审结案件的一成多` is of no requests."""
_OWN_BODY: Final = re.compile("(?:本|我)[局委办厅院镇乡县市区]|本机关|本单位|本级|自身|其")
_MOSTLY: Final = re.compile(r"以(?P<who>[\u4e00-\u9fff]{2,8}?)(?:申请)?(?:为主|居多)[，,]\s?$")
"""`申请人以自然人为主，` in front of 占全年新收申请总数的83.3%."""
_CLOSES: Final = re.compile(r"\s?(?:[，,。；;）)]|$)")
_COUNTED: Final = re.compile(r"\s?[（(]\s?\d")
_BRACKET: Final = re.compile(r"\s?[（(]\s?$")
_IN_IT: Final = re.compile(r"[^，,。；;：:\d（()）]{0,14}[中里]?[，,]?(?:其中)?(?:有)?\s?$")
_THEN: Final = re.compile(r"\s?(?:[（(]|的|属|为|是|系|由|来自|涉及|因|与)")
_ARE: Final = re.compile(
    r"\s?(?:是?属于?|为|是|系|来自|由|因)(?P<what>[^，,。；;：:、\d（(]{2,16}?)(?:提出|提交|不予公开|类)?\s?[，,。；;]"
)
_THOSE: Final = re.compile(r"的(?:新收)?(?:申请|来件|收件)[^，,。；;\d]{2,20}[，,](?:共计?|计|有|即|为)\s?")


def _behind(inspection: Inspection, told: Sentence, share: Share) -> Finding | None:
    """`不予公开25件里，超过一半（13件）属…`, `14件，三成属执法案卷信息`, `五成以上的申请与食品有关，计44件`."""
    front = [one for one in told.counts if one.number.span.end <= share.start]
    later = [one for one in told.counts if one.number.span.start >= share.end]
    gap = told.text[share.end : later[0].number.span.start] if later else ""
    whole = front[-1] if front else None
    counted = whole is not None and is_count(whole) and whole.relation == "equal"
    opens = whole is not None and _IN_IT.fullmatch(told.text, told.behind(whole), share.start) is not None
    if later and _THOSE.fullmatch(gap) and is_count(later[0]) and not front:
        return _finding(inspection, told, share, [of_claims(later[:1])], request_amounts(inspection), ())
    if whole is None or not counted or not opens:
        return None
    if later and _BRACKET.fullmatch(gap) and thing_counted(later[0]) == thing_counted(whole):
        return _finding(inspection, told, share, [of_claims(later[:1])], [of_claims([whole])], ())
    said = _ARE.match(told.text, share.end, told.end)
    fitting = inspection.fitting(whole)
    cells = cells_named(inspection, said["what"]) if said else []
    if (
        len(cells) != 1
        or fitting is None
        or len(fitting.plus) < FEWEST_ROWS
        or not {*cells[0].fields} < {*fitting.plus}
    ):
        return None
    return _finding(inspection, told, share, cells, [of_claims([whole])], ())


def _of_percentage(inspection: Inspection, told: Sentence, share: Share) -> Finding | None:
    """`占31.43%，超过三分之一`: the same share, told twice."""
    front = [one for one in told.counts if one.number.span.end <= share.start]
    said = front[-1] if front else None
    if said is None or said.number.unit != PERCENT or said.number.bound != "exact" or said.relation != "share":
        return None
    if _COUNTED.match(told.text, share.end) or not _CLOSES.match(told.text, share.end):
        return None  # 无法提供50件，占35.5%，绝大部分（44件）系…
    if not re.fullmatch(r"\s?[，,（(]\s?(?:已|也|均|就|即|约)?\s?", told.text[told.behind(said) : share.start]):
        return None
    value, fits = said.number.value, share.fits(said.number.value)
    if share.may_be(value) and not fits:
        return None
    shown = f"{plain(value)}%"
    return _in_words(inspection, told, share, [said], (), value, shown, fits=fits)


def _clause(told: Sentence, share: Share) -> tuple[str, int]:
    """The words from the last mark on, and where they begin; the whole of `超过办结总数的六成` behind them."""
    front = told.text[told.start : share.start]
    own = re.split(f"[{_MARKS}]", front)[-1]
    return own, share.start - len(own)


def _part_and_whole(clause: str, share: Share) -> tuple[str, str] | None:
    """The words of what has the share, and of what it is one of; either may be ""."""
    of = share.words.of if share.words is not None else ""
    if len(clause) > LONGEST:
        return None
    bare = _TRAILING.sub("", clause)
    takes = [*_TAKES.finditer(bare)]
    if takes:
        who, whole = _ROUGHLY.sub("", bare[: takes[-1].start()]), bare[takes[-1].end() :]
    elif (of or share.words is not None) and _ADVERBS.fullmatch(bare):
        who, whole = bare, ""
    elif (said := _IS.match(bare)) is not None and share.words is not None:
        who, whole = "", bare[said.end() :]
    else:
        return None
    whole = _TRAILING.sub("", whole.strip() or of)
    if not whole and (said := _BY_SUCH.search(who)) is not None:
        who, whole = who[: said.start()], said["of"]
    return _ADVERBS.sub("", who, count=1) if who else "", whole


def _finding(
    inspection: Inspection, told: Sentence, share: Share, parts: Sequence[Amount], wholes: Sequence[Amount],
    others: Sequence[Amount],
) -> Finding | None:  # fmt: skip
    """By the first part and whole, unless others that the words may mean bear it out."""
    if not wholes or max(one.value for one in wholes) < FEWEST:
        return None
    made = [(part, whole, exact) for part in parts for whole in wholes if (exact := _exact(part, whole)) is not None]
    if not made:
        return None
    fitting = next((one for one in made if share.fits(one[2])), None)
    if fitting is None:
        further = [exact for part in parts for one in others if (exact := _exact(part, one)) is not None]
        if any(share.may_be(exact) for exact in (*further, *(one[2] for one in made))):
            return None
    part, whole, exact = fitting or made[0]
    claims = [*part.claims, *whole.claims]
    fields = (*part.fields, *whole.fields)
    arithmetic = f"{part.shown} ÷ {whole.shown}"
    if share.percent is not None:
        return told_finding(
            inspection, "claim-ratio", share.percent, claims, fits=fitting is not None,
            exact=exact.quantize(Decimal(1).scaleb(-max(1, share.percent.number.decimals))),
            arithmetic=f"{arithmetic} × 100", fields=fields, settled=True,
        )  # fmt: skip
    return _in_words(inspection, told, share, claims, fields, exact, arithmetic, fits=fitting is not None)


def _exact(part: Amount, whole: Amount) -> Decimal | None:
    return percentage(part.value, whole.value) if 0 < part.value < whole.value else None


def _in_words(
    inspection: Inspection, told: Sentence, share: Share, claims: Sequence[Claim], fields: tuple[str, ...],
    exact: Decimal, arithmetic: str, *, fits: bool,
) -> Finding | None:  # fmt: skip
    if not claims:
        return None
    return share_in_words(
        inspection, told, Span(share.start, share.end), claims, exact=exact, arithmetic=arithmetic, fits=fits,
        fields=fields, settled=True,
    )  # fmt: skip
