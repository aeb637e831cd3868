"""Does 比上年增加/减少 agree with last year's report of the same body?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpora.document.check import Evidence, Verdict
from corpora.document.claim import Claim, Expression, Relation
from corpora.document.proportion import percentage
from service.checks.changes.in_words import change_in_words
from service.checks.figures.arithmetic import rounding_that_fits
from service.checks.figures.beside import came_in_before, told_before, topic_of
from service.checks.inspection import Finding, Inspection, last_digit, message
from service.checks.ratios.two_years import change_by_its_tie, change_of_two_years

CHANGE_CONFIDENCE = 0.85
TIMES = "倍"
"""Said roughly, and in two senses."""


def claim_change(inspection: Inspection, last_year: Inspection | None) -> Iterator[Finding]:
    """One finding for each change that is tied to figures, or whose sentence says both years; else, without last
    year's report, unverifiable. Those that words tell alone (与上年持平) where there are figures to hold them to.
    """
    yield from change_in_words(inspection, last_year)
    for claim in inspection.mentions.claims:
        inside = _inside(inspection, claim)
        if inside is not None and (inside.verdict == "contradicted" or last_year is None):
            yield inside
        elif (
            claim.relation in ("increase", "decrease")
            and claim.fields
            and claim.number.unit not in ("个百分点", "百分点")
        ):
            yield _judged(inspection, claim, last_year)
        elif not claim.fields and last_year is not None:
            meant = [replace(claim, fields=count.fields) for count in _count_in_front(inspection, claim)]
            yield from (one for told in meant if (one := _judged(inspection, told, last_year)).verdict == "supported")


def _inside(inspection: Inspection, claim: Claim) -> Finding | None:
    """`收到32件，比上年的29件增加3件`: the change by the two figures in front of it; None where the sentence does not
    say them, and where several figures may be the one that changed.
    """
    if claim.relation not in ("increase", "decrease") or claim.number.bound != "exact":
        return None
    before = [other for other in told_before(inspection, claim) if other.relation != "share"]
    years = _both_years(inspection, claim, before) or change_of_two_years(inspection, claim)
    years = years or _since_the_base_it_opens_with(inspection, claim, before)
    if years is None and (tied := change_by_its_tie(inspection, claim)) is not None and before[-2:-1] != [tied[0]]:
        years = tied
    if years is not None:
        now, base = years
        return _inside_finding(inspection, claim, now, base, fits=_lies_between(claim, now, base))
    alike = [one for one in before if one.number.unit == claim.number.unit and one.relation == "equal"]
    counts = [
        one for one in alike
        if one.period_kind == "this_year" and one.number.bound == "exact" and one is not before[-1]
    ]  # fmt: skip
    if not counts or before[-1] not in alike or not _is_base(inspection, before[-1], claim):
        return None
    between = inspection.document.text[counts[-1].number.span.end : before[-1].number.span.start]
    if before[-2:-1] != counts[-1:] or not _COMPARES.fullmatch(_SHARE_BETWEEN.sub("", between, count=1)):
        return None
    base = before[-1]
    fitting = [one for one in counts if _lies_between(claim, one, base)]
    if not fitting and len(counts) > 1 and not _SETS_OUT.search(_words_of(inspection, counts[-1])):
        return None
    return _inside_finding(inspection, claim, (fitting or counts[-1:])[0], base, fits=bool(fitting))


def _lies_between(claim: Claim, now: Claim, base: Claim) -> bool:
    """Is it the change from `base` to `now`, as far as their last printed digits (1.23万) tell?"""
    change = now.number.value - base.number.value
    slack = sum((last_digit(one) or 0 for one in (claim, now, base)), Decimal(0)) / 2
    return abs((change if claim.relation == "increase" else -change) - claim.number.value) <= slack


def _both_years(inspection: Inspection, claim: Claim, before: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """(this year's, last year's): the one count of each year, with the change right behind or between them, as in
    `2022年40批，2023年50批，增加10批` and `50批，同比增加10批（上年40批）`.
    """
    if (base := _in_the_bracket_behind(inspection, claim)) is not None:
        told, now = [*before, base], before[-1] if before else None
    elif len(before) > 1 and before[-2].period_kind == "last_year":
        told, now, base = list(before), before[-1], before[-2]
        behind = inspection.document.text[now.span.end : claim.number.span.start]
        told = told if _CHANGES.fullmatch(behind) and _name(now) in ("", _name(base)) else []
    else:
        return None
    counts = [one for one in told if one.number.unit == claim.number.unit]
    if now is None or len(told) != 2 or len(counts) != 2 or any(one.relation != "equal" for one in told):
        return None
    exact = all(one.number.bound == "exact" for one in told)
    return (now, base) if exact and (now.period_kind, base.period_kind) == ("this_year", "last_year") else None


_GREW_BY = "(?:增加|增长|减少|下降|上升|多|少|增|减)(?:了|为|出)?"
_SINCE_THE_BASE = re.compile(
    r"\s?[件宗份条例起][）)]?(?:的?申请)?(?:相比|比较|比)?[，,]?(?:政府信息公开|信息公开|依申请公开)?(?:申请|受理)(?:的)?(?:总|件)?(?:数量|数|量)?"
    rf"(?:同比)?{_GREW_BY}\s*"
)


def _since_the_base_it_opens_with(
    inspection: Inspection, claim: Claim, before: Sequence[Claim]
) -> tuple[Claim, Claim] | None:
    """`收到申请50件。与上年（40件）相比，申请数量增加10件`: (this year's, last year's) where the sentence names
    requests, and the one in front tells the year's.
    """
    if len(before) != 1 or before[0].period_kind != "last_year" or before[0].number.bound != "exact":
        return None
    base, text = before[0], inspection.document.text
    came = came_in_before(inspection, claim)
    between = text[base.number.span.end : claim.number.span.start]
    if came is None or not came.number.unit == base.number.unit == claim.number.unit:
        return None
    return (came, base) if _SINCE_THE_BASE.fullmatch(between) else None


def _name(claim: Claim) -> str:
    """What a count is of, without its year."""
    return re.sub(r"(?:19|20)\d\d\s?年度?|上(?:一)?年度?|去年|今年|本年度?|全年|[\s，,；;为有共的]", "", claim.measure)


_CLOSED = re.compile(r"\s?\w{0,2}[）)，,。；;]")
_BRACKET_OF_THEN = re.compile(
    r"\s?\w{0,2}[（(，,]\s?而?(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?)(?:同期)?(?:为|是|共|有|收到)*\s?"
)


def _in_the_bracket_behind(inspection: Inspection, claim: Claim) -> Claim | None:
    """`增加10批（上年40批）`, `增加10批，上年为40批。`: last year's figure, alone in the bracket or clause."""
    text = inspection.document.text
    behind = (one for one in inspection.mentions.claims if one.sentence == claim.sentence)
    then = next((one for one in behind if one.number.span.start > claim.number.span.end), None)
    if then is None or not _BRACKET_OF_THEN.fullmatch(text[claim.number.span.end : then.number.span.start]):
        return None
    return then if _CLOSED.match(text[then.number.span.end :][:4]) else None


_SETS_OUT = re.compile(r"[。；;]|其中")
"""`…65件），增长13.8%。其中企业申请41件，比2022年的33件增加10件`: only the last count in front is named here."""


def _words_of(inspection: Inspection, count: Claim) -> str:
    """From the figure in front of a count to the count itself."""
    ends = (one.number.span.end for one in inspection.mentions.claims if one.number.span.end < count.number.span.start)
    return inspection.document.text[max((*ends, count.sentence.start)) : count.number.span.start]


def _is_base(inspection: Inspection, base: Claim, claim: Claim) -> bool:
    """Is it last year's figure, and the change said right behind it?"""
    between = inspection.document.text[base.span.end : claim.number.span.start]
    then = base.period_kind == "last_year" or _SINCE_THEN.search(base.measure) is not None
    return then and base.number.bound == "exact" and bool(_CHANGES.fullmatch(between))


_SINCE_THEN = re.compile(r"(?:较|比|与|同)(?:年初|上年末|上年底|去年底|去年末|(?:上年度?|去年)结转)")
"""`结转下年度21件，较上年结转的15件增加6件`, `关注10236人，较年初9120人增加1116人`."""


_CHANGES = re.compile(
    rf"[\s，,件条份个篇次起宗例项批场期人名户家万亿元）)]*(?:相比|同比|[较比](?:上(?:一)?年度?|去年))?[，,]?{_GREW_BY}\s*"
)


_COMPARES = re.compile(
    r"\s*(?:件|条|份|个|篇|次|起|宗|例|项|批|场|期|人|户|家|名|人次|件次|[万亿]?元)?(?:结转(?:至|到)?下(?:一)?年度?)?(?:[，,（(]?(?:同比|相比|对比|比|较|与|同)|[，,（(]而?)(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年度?|年初)(?:同期|[末底])?(?:结转)?(?:的|为|是)?[（(]?\s*"
)
"""Between this year's figure and last year's; words for a subject of its own (申请量比上年的…) are none of these."""


_SHARE_BETWEEN = re.compile(r"(?<=[件条份个篇次起宗例项])[，,（(]\s?约?占[^，,。；;\d]{0,10}\d[\d.]*\s?[%％][）)]?")
"""`33件，占44.0%，较上年的24件增加9件`: the share is told on the way."""


def _inside_finding(inspection: Inspection, claim: Claim, now: Claim, base: Claim, *, fits: bool) -> Finding:
    change = now.number.value - base.number.value
    return Finding(
        kind="claim-change",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "claim-change.inside" if fits else "claim-change.inside-contradicted",
            claimed=claim.number.value,
            unit=claim.number.unit or "",
            direction=f"@{claim.relation}",
            now=now.number.value,
            before=base.number.value,
            change=change,
        ),
        claimed=claim.number.value,
        found=change if claim.relation == "increase" else -change,
        evidence=(
            inspection.sentence(claim),
            inspection.words(now.span, role="part"),
            inspection.words(base.span, role="part"),
        ),
        confidence=min(claim.confidence, now.confidence, base.confidence, CHANGE_CONFIDENCE),
        claim_ids=(claim.id, now.id, base.id),
    )


def _judged(inspection: Inspection, claim: Claim, last_year: Inspection | None) -> Finding:
    meant = _meant(inspection, claim)
    tried = [(item, inspection.value(item), last_year.value(item) if last_year else None) for item in meant]
    known = [(item, now, before) for item, now, before in tried if now is not None and before is not None]
    counted = _counted(inspection, claim, meant)
    if not known:
        item = counted or claim.fields[0]
        return _finding(inspection, claim, item, None, None, "unverifiable", "claim-change.no-last-year", last_year)
    said = next((one for one in known if one[0] == counted), None)
    for item, now, before in [said] if said is not None else known:
        if _fits(claim, now, before):
            return _finding(inspection, claim, item, now, before, "supported", "claim-change.supported", last_year)
    item, now, before = said or known[0]
    surely = claim.firm or _is_right_behind_its_count(inspection, claim) or _keeps_company(inspection, claim, last_year)
    surely = surely or (_has_its_sign_turned(claim, now, before) and _is_told_with_its_count(inspection, claim))
    if not surely or claim.number.bound != "exact" or claim.number.unit == TIMES:
        return _finding(inspection, claim, item, now, before, "unverifiable", "claim-change.other-sense", last_year)
    return _finding(inspection, claim, item, now, before, "contradicted", "claim-change.contradicted", last_year)


_TURNED: dict[str, Relation] = {"increase": "decrease", "decrease": "increase"}


def _has_its_sign_turned(claim: Claim, now: Decimal, before: Decimal) -> bool:
    """`许可130件，同比下降30%` of 100: the very change, which comes about by no chance, in the other direction."""
    return now != before and _fits(replace(claim, relation=_TURNED[claim.relation]), now, before)


def _keeps_company(inspection: Inspection, claim: Claim, last_year: Inspection | None) -> bool:
    """`许可增长5%，处罚下降10%，强制增长5%`: do the other changes of its sentence, two or more and all of one table,
    agree with the two reports? Then it counts what the tables count.
    """
    if last_year is None or claim.contested or not _is_told_with_its_count(inspection, claim):
        return False
    others = [
        other for other in inspection.mentions.claims
        if other.sentence == claim.sentence and other.relation in ("increase", "decrease") and other.id != claim.id
        and other.fields and topic_of(other) == topic_of(claim) and other.fields[0] != claim.fields[0]
    ]  # fmt: skip
    values = [(other, inspection.value(other.fields[0]), last_year.value(other.fields[0])) for other in others]
    agree = [now is not None and before is not None and _fits(other, now, before) for other, now, before in values]
    return len(agree) > 1 and all(agree)


def _is_told_with_its_count(inspection: Inspection, claim: Claim) -> bool:
    """Right in front of the change stands this year's figure, which the tables have; or it names what changed."""
    if claim.fields[0].name in claim.measure:
        return True
    counts = _counts_told(inspection, claim)[-1:]
    return any(one.fields and inspection.fitting(one) == claim.fields[0] for one in counts)


def _is_right_behind_its_count(inspection: Inspection, claim: Claim) -> bool:
    """`作出处罚40件，较上年增加5件`: bare words right behind a count that is the tables' tell of nothing else."""
    counts = _count_in_front(inspection, claim)
    return any(count.firm and inspection.fitting(count) == claim.fields[0] == count.fields[0] for count in counts)


def _count_in_front(inspection: Inspection, claim: Claim) -> list[Claim]:
    """The count that the tables have, right in front of a change that bare words tell; none or one."""
    text = inspection.document.text
    return [
        count for count in told_before(inspection, claim)[-1:]
        if claim.relation in _TURNED and count.relation == "equal" and count.fields
        and inspection.fitting(count) is not None
        and _CHANGES.fullmatch(text[count.number.span.end : claim.number.span.start])
    ]  # fmt: skip


_APPLICATIONS = re.compile(r"申请件?(?:总量|总数|数量|量|数)")


def what_changed(inspection: Inspection, claim: Claim) -> Expression | None:
    """Of what a change may be of, what a count in front of it is of: `收办3646件，同比增长1.05%` compares what 3646
    counts (新收 plus 结转) and nothing else.
    """
    return _counted(inspection, claim, _meant(inspection, claim))


def _counted(inspection: Inspection, claim: Claim, meant: Sequence[Expression]) -> Expression | None:
    said = {count.number.value for count in _counts_told(inspection, claim)}
    return next((item for item in meant if inspection.value(item) in said), None)


def _counts_told(inspection: Inspection, claim: Claim) -> list[Claim]:
    return [other for other in told_before(inspection, claim) if other.relation == "equal"]


def _meant(inspection: Inspection, claim: Claim) -> Sequence[Expression]:
    """What it may be of; words that name nothing (`同比增长5%`) may be of all that the counts in front may be, too."""
    meant = [item for item in claim.fields if _may_be_meant(claim, item)] or claim.fields
    if _NAMES_NOTHING.fullmatch(claim.measure.strip()) is None:
        return meant
    counted = [count.fields for count in _counts_told(inspection, claim)]
    alike = [fields for fields in counted if any(item.fields == meant[0].fields for item in fields)]
    return list(dict.fromkeys([*meant, *(item for fields in alike for item in fields)]))


_NAMES_NOTHING = re.compile(
    r"(?:同比|环比|相比|[较比与](?:上(?:一)?年度?|去年|(?:19|20)\d\d年度?)(?:同期|相比)?|[，,])*(?:增长|增加|上升|减少|下降)了?"
)


def _may_be_meant(claim: Claim, item: Expression) -> bool:
    """`申请量较上年度减少9件` is of what came in, and not of what was settled, which may have shrunk by as many."""
    if _APPLICATIONS.search(claim.measure) is None:
        return True
    return any(field.startswith("requests.new.") for field in item.plus) and not item.minus


def _fits(claim: Claim, now: Decimal, before: Decimal) -> bool:
    change = now - before if claim.relation == "increase" else before - now
    if claim.number.unit == "%":
        exact = percentage(change, before)
        return exact is not None and rounding_that_fits(exact, claim.number.value, claim.number.decimals) is not None
    if claim.number.unit == TIMES:
        return claim.number.value * before in (change, now)  # some say 增长两倍 of a figure that is twice last year's
    return change == claim.number.value


def _finding(
    inspection: Inspection,
    claim: Claim,
    item: Expression,
    now: Decimal | None,
    before: Decimal | None,
    verdict: Verdict,
    code: str,
    last_year: Inspection | None,
) -> Finding:
    change = None if now is None or before is None else now - before
    cells = inspection.cells(item.fields) + (_foreign(last_year, item) if last_year and before is not None else ())
    return Finding(
        kind="claim-change",
        verdict=verdict,
        cause="published",
        message=message(
            code,
            measure=item.name,
            claimed=claim.number.value,
            unit=claim.number.unit or "",
            direction=f"@{claim.relation}",
            now="—" if now is None else now,
            before="—" if before is None else before,
            change="—" if change is None else change,
        ),
        fields=item.fields,
        claimed=claim.number.value,
        found=_comparable(claim, change, before),
        evidence=(inspection.sentence(claim), *cells),
        confidence=min(claim.confidence, CHANGE_CONFIDENCE),
        claim_ids=(claim.id,),
    )


def _foreign(last_year: Inspection, item: Expression) -> tuple[Evidence, ...]:
    """Cells of last year's report, which say where they come from."""
    path = last_year.document.source.path
    return tuple(replace(cell, source=path) for cell in last_year.cells(item.fields))


def _comparable(claim: Claim, change: Decimal | None, before: Decimal | None) -> Decimal | None:
    """The change as the claim counts it: in percent of last year where it claims a percentage."""
    if change is None:
        return None
    signed = change if claim.relation == "increase" else -change
    if claim.number.unit != "%" or before is None:
        return signed
    exact = percentage(signed, before)
    return None if exact is None else exact.quantize(Decimal("0.01"))


def same_body(left: str | None, right: str | None) -> bool:
    """Are two issuing bodies the same, spelling of 人民政府 and 办公室 aside? Unknown bodies never are."""
    return left is not None and right is not None and body_key(left) == body_key(right)


def body_key(organisation: str) -> str:
    """The same for all spellings of a body's name."""
    return re.sub(r"人民政府$|政府$|办公室$|办公厅$|\s", "", organisation)


def last_year_of(inspection: Inspection, others: Sequence[Inspection]) -> Inspection | None:
    """The one other inspection of the same body and family for the year before; None when there is none or several."""
    return _of_year(inspection, others, step=-1)


def next_year_of(inspection: Inspection, others: Sequence[Inspection]) -> Inspection | None:
    """The same for the year after."""
    return _of_year(inspection, others, step=1)


def _of_year(inspection: Inspection, others: Sequence[Inspection], *, step: int) -> Inspection | None:
    year, name = inspection.layout.year, inspection.layout.organisation
    found = [
        other
        for other in others
        if year is not None
        and other.layout.year == year + step
        and same_body(name, other.layout.organisation)
        and (other.profile is None) == (inspection.profile is None)
    ]
    distinct = {tuple((figure.field, figure.value) for figure in other.layout.figures) for other in found}
    return found[0] if len(distinct) == 1 else None
