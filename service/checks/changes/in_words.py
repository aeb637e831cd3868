"""Changes that are told without a figure of their own, and so are no claims: 与上年持平, 比上年翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, takewhile
from typing import Final

from corpora.document.check import Evidence
from corpora.document.claim import Claim
from corpora.document.proportion import percentage
from corpora.document.proportion_words import find_proportions
from service.checks.changes.times_in_words import CONFIDENCE, THEN, TIMES, UP, as_many_times, is_of_last_year
from service.checks.figures.beside import came_in_before, gives
from service.checks.figures.request_totals import NEW
from service.checks.inspection import Finding, Inspection, message

LEAST_TWICE, MOST_TWICE = Decimal("1.75"), Decimal("2.5")
"""How many times last year's figure this year's is that is said to be twice as much, if not to the last digit."""
LEAST_NEARLY_TWICE, MOST_MORE_THAN_TWICE = Decimal("1.8"), Decimal(3)
"""The same of 翻了近一番 and 翻了一番还多, which are right."""
LEAST_NEARLY, MOST_NEARLY, TWICE = Decimal(70), Decimal(85), Decimal(100)
"""Percent of growth from which 近一倍 is no mistake, from which it is right, and of a figure twice as large."""
_WITH: Final = "(?:与|同|和|跟|较|比|相比)"
_UNIT: Final = r"\s?(?:[件条批场人]次?|[份个篇次起宗例项期户家%％])?[）)]?"
_DOWN: Final = "下降|减少|降低|回落|下滑|缩减|压减|少|降"
_ROUGHLY: Final = "(?:近|约|大约|超过?|逾|不到|不足)?"
_NEAR, _OVER = "近|将近|接近", "超过?|逾"
_TENTHS: Final = (
    rf"(?:(?:{UP}|{_DOWN})[了出]?{_ROUGHLY}[一二两三四五六七八九]成[多余]?半?(?:以上|左右)?"
    rf"|(?:{UP})[了出]?(?:{_NEAR}|{_OVER})?(?:一|1)倍[多余]?(?:以上)?)"
)
_SOMEWHAT: Final = "有所|略有|稍有|小幅|略微?|明显|大幅|显著|持续|有较大幅度的?|逐步"
_TENDENCY: Final = rf"(?:呈)?(?:{_SOMEWHAT})(?:地|的)?(?:{UP}|{_DOWN})(?:之?势|趋势|态势)?"
_ABOUT_ALIKE: Final = "(?:基本|大致|大体|总体)(?:上)?(?:持平|相当)"
_IN_WORDS: Final = (
    rf"{_ABOUT_ALIKE}|持平|相同|一样|相等|翻了?(?:{_NEAR})?一?番(?:还多|有余|多|以上)?|{_TENTHS}|{_TENDENCY}"
)
_WORDS: Final = rf"(?:完全|恰好|恰|正好|刚好|同比|大幅|明显)?(?P<words>{_IN_WORDS})"
_RISES: Final = re.compile(UP)
_TENDS: Final = re.compile(_TENDENCY)
IN_WORDS: Final = re.compile(_IN_WORDS)
"""What a sentence that may tell a change without its figure holds."""
_ENDS: Final = r"(?=\s?[，,。；;：:）)]|$)"
_BARE: Final = re.compile(
    rf"(?P<noun>[^，,。；;、（）()\d]{{0,16}}?)[）)]?[，,（(]?(?:数量|总数|总量|件数)?{_WITH}{THEN}(?:相比)?[，,]?{_WORDS}{_ENDS}"
)
"""`收到申请3件，与上年持平`."""
_TO_BASE: Final = re.compile(
    rf"{_UNIT}(?:[，,](?:受|因|由于)[^，,。；;\d]{{2,30}})?[，,；;（(]?而?(?:(?:申请|收件|新收|受理)?(?:总?[数量]|件数|总量|数量))?"
    rf"{_WITH}?{THEN}[的为是有共（(]*(?:收到|受理|新收|办理)?\s?"
)
_BEHIND_BASE: Final = re.compile(
    rf"{_UNIT}[）)]?(?:相比)?[，,、]?(?:今年|本年度?)?(?:(?:申请|收件|新收|受理)?(?:总?[数量]|件数|总量|数量))?"
    rf"(?:{_WITH}{THEN.replace('?P<year>', '?:')})?{_WORDS}{_ENDS}"
)
"""`收到申请12件，与上年的12件持平`, `收到申请12件（上年12件，持平）`."""
_IN_THE_BRACKET: Final = re.compile(
    rf"{_UNIT}[，,（(]?{_WITH}{THEN}(?:相比)?[，,]?{_WORDS}[（(]{THEN.replace('?P<year>', '?:')}[为是有共]*\s?"
)
"""`收到申请6件，比上年翻了一番（上年3件）`."""


def change_in_words(inspection: Inspection, last_year: Inspection | None) -> Iterator[Finding]:
    """One finding for each figure of this year that such words follow and whose base is told beside it, or is in last
    year's report.
    """
    claims = sorted(inspection.mentions.claims, key=lambda claim: claim.number.span.start)
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        yield from _in_a_sentence(inspection, list(group), last_year)
    for base in claims:
        if (found := _since_the_sentence_before(inspection, base) or _of_the_intake(inspection, base)) is not None:
            yield found
    for place, times in enumerate(claims):
        if times.number.unit == TIMES and (found := as_many_times(inspection, times, claims[:place])) is not None:
            yield found


def _in_a_sentence(inspection: Inspection, claims: Sequence[Claim], last_year: Inspection | None) -> Iterator[Finding]:
    """By bases beside their figures, else by last year's report. `claims` are those of one sentence, in order."""
    for place, now in enumerate(claims):
        told = now.relation in ("equal", "share") and now.number.bound == "exact" and now.period_kind == "this_year"
        if not told:
            continue
        behind = claims[place + 1 :]
        bases = (
            *behind[:1],
            *_behind_its_bracket(inspection, now, behind),
            *_behind_its_parts(inspection, now, behind)[:1],
        )
        found = next((one for base in bases if (one := _beside(inspection, now, base)) is not None), None)
        found = found or _of_years_handed_out(inspection, now, behind) or _behind_then(inspection, now, claims[:place])
        if found is not None and found.verdict == "contradicted":
            found = _of_what_it_opens_with(inspection, found, now, claims[:place]) or found
        finding = found or (_by_last_years_report(inspection, now, last_year) if last_year is not None else None)
        if finding is not None:
            yield finding


_HANDED_OUT: Final = re.compile(
    r"\s?\w?[，,；;]\s?而?(?:(?:19|20)\d\d\s?年度?[、和及与]?){2,4}(?:分别|依次)(?:为|是|有|收到|新收)*\s?"
)
_SINCE_THEN: Final = re.compile(rf"\s?\w?[，,](?:一年(?:间|来|内)|今年|本年)?{_WORDS}{_ENDS}")


def _of_years_handed_out(inspection: Inspection, now: Claim, behind: Sequence[Claim]) -> Finding | None:
    """`收到申请214件，而2022年、2023年分别为118件和139件，一年间翻了一番`: of the one of them that is last year's."""
    text = inspection.document.text
    if not behind or _HANDED_OUT.fullmatch(text[now.number.span.end : behind[0].number.span.start]) is None:
        return None
    run = list(takewhile(lambda one: one.period_kind in ("last_year", "other_year"), behind))
    bases = [one for one in run if one.period_kind == "last_year" and one.number.unit == now.number.unit]
    said = _SINCE_THEN.match(text, run[-1].number.span.end) if run else None
    if said is None or len(bases) != 1 or bases[0].number.bound != "exact":
        return None
    evidence = (inspection.words(now.span, role="part"), inspection.words(bases[0].span, role="part"))
    return _judged(inspection, now, bases[0].number.value, said["words"], evidence, (now.id, bases[0].id))


_NOW_BEHIND_THEN: Final = re.compile(
    r"\s?\w{0,2}[，,；;]\s?而?(?:(?:19|20)\d\d\s?年度?|今年|本年度?)的?(?:为|是|共|收到|新收|受理|申请|增至|升至|降至|达到?|有)*\s?"
)


def _behind_then(inspection: Inspection, now: Claim, before: Sequence[Claim]) -> Finding | None:
    """`2022年收到25件，2023年收到50件，申请量较上年翻番`: last year's figure, this year's, and how it changed."""
    base, text = before[-1] if before else None, inspection.document.text
    if base is None or base.period_kind != "last_year" or base.number.bound != "exact" or base.relation != now.relation:
        return None
    if base.number.unit != now.number.unit or not _NOW_BEHIND_THEN.fullmatch(
        text[base.number.span.end : now.number.span.start]
    ):
        return None
    said = _BEHIND_BASE.match(text[now.number.span.end : now.sentence.end])
    if said is None:
        return None
    evidence = (inspection.words(now.span, role="part"), inspection.words(base.span, role="part"))
    return _judged(inspection, now, base.number.value, said["words"], evidence, (now.id, base.id))


def _of_what_it_opens_with(
    inspection: Inspection, found: Finding, now: Claim, before: Sequence[Claim]
) -> Finding | None:
    """`共收到6件，自然人5件、企业1件，较去年翻了一番（去年3件）`: of what is told first, where that bears it out."""
    first = next((one for one in before if one.relation == "equal" and one.number.unit == now.number.unit), None)
    if first is None or found.found is None:
        return None
    words = str(dict(found.message.values)["words"])
    evidence = (inspection.words(first.span, role="part"), *found.evidence[2:])
    judged = _judged(inspection, first, found.found, words, evidence, (first.id, *found.claim_ids[1:]))
    return judged if judged is not None and judged.verdict == "supported" else None


ALIKE, UNLIKE, FEW = Decimal("0.1"), Decimal("0.3"), 5
"""Shares of last year's figure up to which another is 基本持平, and from which on not; how many are no difference."""
_OPENS_WITH_THEN: Final = re.compile(rf"\s?(?:而)?{_WITH}?{THEN}的?[（(]?(?:收到|受理|新收)?(?:申请)?\s?$")


def _since_the_sentence_before(inspection: Inspection, base: Claim) -> Finding | None:
    """`收到申请39件。与2021年的33件相比有所下降`: this year's is what came in by the sentence in front."""
    text = inspection.document.text
    opens = _OPENS_WITH_THEN.fullmatch(text[base.sentence.start : base.number.span.start])
    said = _BEHIND_BASE.match(text[base.number.span.end : base.sentence.end]) if opens is not None else None
    if opens is None or said is None or not is_of_last_year(inspection, opens["year"]) or base.number.bound != "exact":
        return None
    came = came_in_before(inspection, base)
    if came is None or came.number.unit != base.number.unit:
        return None
    evidence = (inspection.words(came.span, role="part"), inspection.words(base.span, role="part"))
    found = _judged(inspection, came, base.number.value, said["words"], (), (came.id, base.id))
    return replace(found, evidence=(inspection.sentence(base), *evidence)) if found is not None else None


_INTAKE: Final = re.compile(
    rf"{_UNIT}[，,；;]\s?(?:(?:19|20)\d\d\s?年度?|今年|本年度?)?的?(?:申请|收件|受理|新收)(?:总?数?量|件数)(?:{_WITH}{THEN}(?:相比)?[，,]?)?{_WORDS}{_ENDS}"
)


def _of_the_intake(inspection: Inspection, base: Claim) -> Finding | None:
    """`2022年19件，2023年24件，2024年申请量较2023年翻番`: this year's is what the report tells to have come in."""
    said = _INTAKE.match(inspection.document.text[base.number.span.end : base.sentence.end])
    if said is None or base.period_kind != "last_year" or base.number.bound != "exact" or base.relation != "equal":
        return None
    now = next((one for one in inspection.mentions.claims if one.fields and gives(inspection, one, NEW)), None)
    if now is None or (said["year"] and not is_of_last_year(inspection, said["year"])):
        return None
    evidence = (inspection.words(now.span, role="part"), inspection.words(base.span, role="part"))
    found = _judged(inspection, now, base.number.value, said["words"], (), (now.id, base.id))
    return replace(found, evidence=(inspection.sentence(base), *evidence)) if found is not None else None


_ITS_BRACKET: Final = re.compile(r"\s?\w{0,2}(?P<bracket>[（(][^（()）。；;]*[）)])")


def _behind_its_bracket(inspection: Inspection, now: Claim, behind: Sequence[Claim]) -> Sequence[Claim]:
    """`26件（其中企业6件），上年为13件`: the first figure behind the bracket that stands right behind this one's."""
    found = _ITS_BRACKET.match(inspection.document.text, now.number.span.end, now.sentence.end)
    return [one for one in behind if one.number.span.start >= found.end()][:1] if found is not None else ()


_PARTS: Final = re.compile(r"(?<=^[件宗份条次起])[，,]\s?其中[^；;。]*(?=[；;])")
"""`，其中上半年49件、下半年73件` in front of ；."""


def _behind_its_parts(inspection: Inspection, now: Claim, behind: Sequence[Claim]) -> Sequence[Claim]:
    """`122件，其中上半年49件、下半年73件；比上年的98件增加四成`: the figures behind this one's parts."""
    lists = inspection.mentions.part_lists
    parts = {part for told in lists if told.whole == now.id for part in told.parts}
    behind = [one for one in behind if one.id not in parts]
    return behind if parts else ()


def _beside(inspection: Inspection, now: Claim, base: Claim) -> Finding | None:
    """By last year's figure, which stands right behind this year's."""
    text = inspection.document.text
    between, behind = text[now.number.span.end : base.number.span.start], text[base.number.span.end : now.sentence.end]
    between = _PARTS.sub("", between, count=1)
    if (bracket := _ITS_BRACKET.match(between)) is not None:
        between = between[: bracket.start("bracket")] + between[bracket.end() :]
    elif re.match(r"\s?\w{0,2}[）)]", between) is not None and not _opens_alone(
        text[now.sentence.start : now.number.span.start]
    ):
        return None
    to_base, words = _IN_THE_BRACKET.fullmatch(between), None
    if to_base is not None:
        words = to_base["words"]
    elif (to_base := _TO_BASE.fullmatch(between)) is not None and (said := _BEHIND_BASE.match(behind)) is not None:
        words = said["words"]
    if to_base is None or words is None or not is_of_last_year(inspection, to_base["year"]):
        return None
    alike = now.number.unit == base.number.unit and base.number.bound == "exact" and base.relation == now.relation
    evidence = (inspection.words(now.span, role="part"), inspection.words(base.span, role="part"))
    return _judged(inspection, now, base.number.value, words, evidence, (now.id, base.id)) if alike else None


def _opens_alone(head: str) -> bool:
    """Is the bracket that a figure stands in behind no figure (`收到申请（共12件），上年10件`)?"""
    return re.search(r"\d\s?\w?[（(][^（()）]*$", head) is None


def _by_last_years_report(inspection: Inspection, now: Claim, last_year: Inspection) -> Finding | None:
    text = inspection.document.text
    said = _BARE.match(text[now.number.span.end : now.sentence.end])
    printed = now.number.printed[:1].isdigit()
    if said is None or not is_of_last_year(inspection, said["year"]) or (printed and len(said["noun"].strip()) > 2):
        return None
    item = inspection.fitting(now) if now.firm and now.body == "own" and now.relation == "equal" else None
    before = last_year.value(item) if item is not None else None
    if item is None or before is None:
        return None
    return _judged(inspection, now, before, said["words"], inspection.cells(item.fields), (now.id,), item.fields)


def _judged(
    inspection: Inspection,
    now: Claim,
    base: Decimal,
    words: str,
    evidence: tuple[Evidence, ...],
    claim_ids: tuple[str, ...],
    fields: tuple[str, ...] = (),
) -> Finding | None:
    value = now.number.value
    if "倍" in words:
        growth = percentage(value - base, base)
        if growth is None:
            return None
        least, most = (MOST_NEARLY, TWICE) if re.search(_NEAR, words) else (TWICE, 2 * TWICE)
        least = MOST_NEARLY if re.search(f"{_NEAR}|{_OVER}|多|余|以上", words) is None else least
        fits = least <= growth <= most
        if not fits and LEAST_NEARLY <= growth <= 3 * TWICE:
            return None
    elif (told := next(find_proportions(words), None)) is not None:
        change = percentage(value - base if _RISES.match(words) else base - value, base)
        if change is None:
            return None
        fits = told.usual[0] <= change <= told.usual[1]
        if not fits and told.least <= change <= told.most:
            return None
    elif _TENDS.fullmatch(words) is not None:
        fits = value > base if _RISES.search(words) else value < base
    elif re.fullmatch(_ABOUT_ALIKE, words) is not None:
        off = abs(value - base)
        fits = off <= max(ALIKE * base, Decimal(1))
        if not fits and off <= max(UNLIKE * base, Decimal(FEW)):
            return None
    elif words.startswith("翻"):
        times = value / base if base else Decimal(0)
        least = LEAST_NEARLY_TWICE if re.search(_NEAR, words) else Decimal(2)
        most = MOST_MORE_THAN_TWICE if (over := re.search("多|余|以上", words)) else Decimal(2)
        fits = least <= times <= most
        if not fits and times >= LEAST_TWICE and (over or times <= MOST_TWICE):
            return None
    else:
        fits = value == base
    return Finding(
        kind="claim-change",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "claim-change.words" if fits else "claim-change.words-contradicted", words=words, now=value, before=base
        ),
        fields=fields,
        claimed=value,
        found=base,
        evidence=(inspection.sentence(now), *evidence),
        confidence=min(now.confidence, CONFIDENCE),
        claim_ids=claim_ids,
    )
