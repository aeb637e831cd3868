"""Is the year of the title, of the stated period and of the claims the same?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpora.document.check import Verdict
from corpora.document.claim import Claim
from corpora.document.mention import YearMention
from service.checks.figures.beside import in_the_sentence_before
from service.checks.figures.request_totals import NEW
from service.checks.inspection import Finding, Inspection, message

STATED_CONFIDENCE, CLAIMED_CONFIDENCE = 0.95, 0.75
"""A stated period is explicit; a year that opens a sentence may have a reason that the sentence does not say."""

FIRST_REPORTS = 2008
"""The year of which the first annual reports told (政府信息公开条例, in force since 1 May 2008)."""
CLAIMS_THAT_LEAD = 3
"""Sentences that must agree on a year before they stand for the report's year, where title and period say none."""


def period(inspection: Inspection) -> Iterator[Finding]:
    """One finding a document, when at least two places say the year."""
    mentions = [
        mention
        for mention in inspection.mentions.years
        if mention.role != "claim" or _claims_something(inspection, mention)
    ]
    reference = _reference(mentions)
    if reference is None or len(mentions) < 2:
        return
    all_say_another = _all_say_another(inspection, reference)
    looks_back = _looks_back(inspection, all_say_another=all_say_another)
    others = [
        mention
        for mention in mentions
        if mention.year != reference.year and _counts(mention, reference)
        and not (looks_back and mention.role == "claim")
        and (all_say_another or (not _is_of_then(inspection, mention) and _tells_ours(inspection, mention)))
        and not _is_compared_with(inspection, mention)
    ]  # fmt: skip
    if others:
        yield _finding(inspection, reference, others[0], "contradicted")
    elif len({mention.role for mention in mentions}) > 1:
        second = next(mention for mention in mentions if mention.role != reference.role)
        yield _finding(inspection, reference, second, "supported")


def _claims_something(inspection: Inspection, mention: YearMention) -> bool:
    return any(claim.sentence == mention.sentence and claim.relation != "none" for claim in inspection.mentions.claims)


def _reference(mentions: list[YearMention]) -> YearMention | None:
    """What stands for the report's year: where title, period and claims differ, the one that most places say."""
    titled = next((mention for mention in mentions if mention.role == "title"), None)
    if titled is not None:
        return titled
    stated = next((mention for mention in mentions if mention.role == "period"), None)
    if stated is not None:
        return stated
    counts = Counter(mention.year for mention in mentions)
    if not counts or counts.most_common(1)[0][1] < CLAIMS_THAT_LEAD:
        return None
    year = counts.most_common(1)[0][0]
    return next(mention for mention in mentions if mention.year == year)


def _counts(mention: YearMention, reference: YearMention) -> bool:
    """A later year that opens a claim is a date of writing or a plan, one before the first reports is history; any
    other differing year counts.
    """
    return mention.role != "claim" or FIRST_REPORTS <= mention.year < reference.year


def _looks_back(inspection: Inspection, *, all_say_another: bool) -> bool:
    """Does the document give earlier years' figures as a matter of course? Budgets and plans do; one of no family that
    we know may, unless all that it says is of one other year.
    """
    if inspection.profile is not None:
        return False
    return _AHEAD.search(inspection.layout.title or "") is not None or not all_say_another


def _all_say_another(inspection: Inspection, reference: YearMention) -> bool:
    """Do several sentences say one other year, and none this one or 本年度? Then they are not of last year only."""
    said = [mention.year for mention in inspection.mentions.years if mention.role == "claim"]
    text = inspection.document.text
    sentences = {claim.sentence for claim in inspection.mentions.claims}
    this = (_THIS_YEAR.search(text, sentence.start, sentence.end) for sentence in sentences)
    return len(said) > 1 and len({*said, reference.year}) == 2 and reference.year not in said and not any(this)


_OUR_WORK = re.compile(
    r"(?:19|20)\d\d年度?[，,]|(?:截[至止]到?)?(?:19|20)\d\d年(?:\d{1,2}月\d{1,2}日|底|末)[，,](?:我|本)"
)
"""`2022年，培训业务骨干40人`, `截至2022年12月31日，我局公开信息640条`."""


def _tells_ours(inspection: Inspection, mention: YearMention) -> bool:
    """Does a sentence of another year tell a figure of this one, so that the year is a slip? What tells none may be
    of that year (`2022年同口径为14.1个工作日，延期11件`).
    """
    if mention.role != "claim" or inspection.profile is None:
        return True
    words = re.sub(r"\s", "", inspection.document.text[mention.sentence.start : mention.sentence.end])
    if _OUR_WORK.match(words):
        return True
    told = [claim for claim in inspection.mentions.claims if claim.sentence == mention.sentence]
    return any(claim.number.value in _ours(inspection, claim) and claim.number.value for claim in told)


_THIS_YEAR = re.compile(r"本年|今年")
_AHEAD = re.compile(r"预算|计划|规划|预测")
_STATUTORY = re.compile(
    r"申请|复议|诉讼|规范性文件|许可|处罚|强制|收费|新收|办结|答复|结转|不?予以?公开|无法提供|不掌握|不予处理|自然人"
)
TELLING = 20
"""A smaller number agrees with some cell of a form by chance."""
SEVERAL = 4
"""Different numbers that do not: all of a sentence's, however small, or half of them, one of them large."""


def _is_of_then(inspection: Inspection, mention: YearMention) -> bool:
    """Does a sentence of another year give that year's figures? Its numbers are then none of this report's; where they
    are, the year is a slip.
    """
    if mention.role != "claim":
        return False
    claims = [claim for claim in inspection.mentions.claims if claim.sentence == mention.sentence]
    words = re.sub(r"\s", "", inspection.document.text[mention.sentence.start : mention.sentence.end])
    if _NAMES_NOTHING.fullmatch(words) or _WAS_THEN.match(words) or _OF_THE_SAME.match(words):
        return True
    if not _STATUTORY.search(words) or not inspection.figures:
        return False
    said = [claim for claim in claims if claim.relation == "equal" and claim.number.value]
    told = {claim.number.value for claim in said}
    ours = told & {figure.value for figure in inspection.figures.values()}
    if len(ours) >= SEVERAL and (ours == told or (2 * len(ours) >= len(told) and max(ours) >= TELLING)):
        return False
    if _tells_the_years_requests(inspection, said):
        return False
    small = max(told, default=Decimal(0)) < TELLING
    return small or not all(claim.number.value in _ours(inspection, claim) for claim in said)


_NAMES_NOTHING = re.compile(r"(?:19|20)\d\d年度?(?:同期)?(?:为|是|仅|有|共)*\d[\d,.]*\D{1,2}。?")
"""`2020年为0件。` tells another year's figure of what a sentence before it counts."""

_OF_THE_SAME = re.compile(r"(?:19|20)\d\d年度?(?:同期)?的?(?:上述|以上|这[两三几些]|同类|相应|对应)")
"""`2019年上述两类分别为9件、4件`: of what a sentence before it counts."""
_WAS_THEN = re.compile(
    r"(?:19|20)\d\d年度?(?:我\w{1,2}|年度?报告)?(?:曾|(?:提出|指出|查出|列出|确定|梳理)出?的[^，,。；;\d]{0,4}(?:改进|整改|问题|不足|措施))"
)
"""`2022年曾收取1件80元。`, `2024年提出的改进事项共6项` look back."""
LEAST_TELLING_OF_REQUESTS = 5
"""A figure from which on it agrees with its own cell by little chance, beside another that does."""


def _tells_the_years_requests(inspection: Inspection, said: Sequence[Claim]) -> bool:
    """`2022年收到申请7件，予以公开6件` of just as many in 2023: two or more figures of requests, each what its own cell
    has, where nothing else in the report tells of what came in.
    """
    ours = [
        claim for claim in said if claim.number.value in _ours(inspection, claim) and _REQUESTS.search(claim.measure)
    ]
    intake = inspection.value(NEW)
    told = [claim for claim in inspection.mentions.claims if claim.fields and claim.fields[0].counts_as(NEW)]
    agree = len(ours) == len(said) > 1 and len({claim.number.value for claim in said}) > 1
    large = max((claim.number.value for claim in said), default=Decimal(0)) >= LEAST_TELLING_OF_REQUESTS
    return agree and large and not told and intake in {claim.number.value for claim in ours}


_REQUESTS = re.compile("申请|公开|答复|办结|结转|提供|处理")
_THEN = re.compile(r"\s*(?:而)?(?:19|20)\d\d\s?年度?(?:同期)?[^，,。；;：:、\d]{0,6}")


def _is_compared_with(inspection: Inspection, mention: YearMention) -> bool:
    """`接待50批。2022年接待40批，增长25%`: the year's own count, right behind this year's of the same kind."""
    claims = [claim for claim in inspection.mentions.claims if claim.sentence == mention.sentence]
    if mention.role != "claim" or not claims:
        return False
    text, first = inspection.document.text, claims[0]
    before = in_the_sentence_before(inspection, first)
    if not before or "\n" in text[before[-1].sentence.end : first.sentence.start]:
        return False
    opens = _THEN.fullmatch(text[mention.sentence.start : first.number.span.start]) is not None
    alike = [one for one in before if one.number.unit == first.number.unit and one.relation == "equal"]
    return opens and any(one.period_kind == "this_year" and one.measure != first.measure for one in alike)


def _ours(inspection: Inspection, claim: Claim) -> set[Decimal | None]:
    """This year's figures that the claim's words may mean; of all that sentences give first where they name none."""
    fields = next((fields for words, fields in _NAMED if words.search(claim.measure)), _LEADING)
    return {figure.value for field, figure in inspection.figures.items() if fields.fullmatch(field)}


_LEADING = re.compile(r"requests\.(?:new|carried_in|outcome_total)\.total|disputes\.\w+\.total|proactive\..+")
"""The figures that sentences give first; a form has too many others for an agreement with one to mean something."""
_NAMED = tuple(
    (re.compile(words), re.compile(fields))
    for words, fields in (
        (r"复议|诉讼", r"disputes\.\w+\.total"),
        (r"规章|规范性文件", r"proactive\.(?:regulations|documents)\..+"),
        (r"行政(?:许可|处罚|强制|事业)", r"proactive\.(?:licensing|penalties|coercion|fees)"),
        (r"结转", r"requests\.carried_(?:in|out)\.total"),
        (r"(?:收到|新收|受理|接收).{0,16}申请|申请.{0,6}(?:收到|受理|接收)", r"requests\.new\.total"),
        (r"无法提供|不掌握|不存在", r"requests\.unavailable\..+\.total"),
        (r"部分公开", r"requests\.partial\.total"),
        (r"不予公开", r"requests\.denied\..+\.total"),
        (r"不予处理", r"requests\.not_processed\..+\.total"),
        (r"^[，,]?(?:其中)?(?:予以)?公开$", r"requests\.granted\.total"),
        (r"申请.{0,8}(?:办结|答复)|(?:办结|答复).{0,16}申请", r"requests\.outcome_total\.total"),
    )
)
"""Words of a measure, and the figures that they name."""


def _finding(inspection: Inspection, reference: YearMention, other: YearMention, verdict: Verdict) -> Finding:
    return Finding(
        kind="period",
        verdict=verdict,
        cause="published",
        message=message(
            f"period.{verdict}",
            reference=reference.year,
            other=other.year,
            where=f"@{reference.role}",
            there=f"@{other.role}",
        ),
        claimed=Decimal(other.year),
        found=Decimal(reference.year),
        evidence=(
            inspection.words(reference.sentence, role="title" if reference.role == "title" else "claim"),
            inspection.words(other.sentence),
        ),
        confidence=CLAIMED_CONFIDENCE if other.role == "claim" else STATED_CONFIDENCE,
    )
