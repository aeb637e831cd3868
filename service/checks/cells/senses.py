"""Whether a claim tells in another sense what its cell counts, or may tell something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from corpora.document.claim import Claim, Expression
from corpora.document.slips import is_slip
from models.language.grammar.links.surroundings import is_said_unrelated
from models.language.grammar.words.wording import TAKES_IN_CARRIED
from service.checks.cells.bodies import LEAST_SHARED, of_several_bodies
from service.checks.cells.borne_out import OF_THE_YEAR, answers_beside_results
from service.checks.cells.doubts import (
    is_beside_what_was_withdrawn,
    is_carried_in_disputes,
    is_denied_of_some,
    is_divided_as_settled,
    is_its_share,
    is_of_another_reason,
    is_of_the_new_alone,
    is_of_the_other_way,
    is_settled_of_the_new,
    is_share_of_others,
    is_the_rest_of_results,
    is_told_rightly_elsewhere,
    is_what_its_cell_is_a_share_of,
)
from service.checks.cells.lists import counts_other_things_by_its_list
from service.checks.cells.of_other_acts import may_be_of_other_acts
from service.checks.cells.stock_moved import is_of_the_years_beginning
from service.checks.cells.ties import is_tied_wrongly
from service.checks.figures.beside import REQUESTS, beside, near, statement_front, told_before, topic_of
from service.checks.figures.carried_out import is_carried_out_by_name
from service.checks.figures.company import ACTS
from service.checks.figures.part_groups import sum_of
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Inspection, may_count_otherwise

LEAST_REST = 10
"""Least difference between a claim and its cell that another claim of the sentence may account for."""
_TAKES_AWAY = re.compile(r"\s*(?:扣除|除去|减去|剔除|去除)")
"""扣除当年办结的68件 takes away what may be some of them."""
_CAME_ON_A_DAY = re.compile(
    r"\s?[件宗份](?:[（(][^（()）\d]*[）)])?于\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日|[上中下]旬|底)?(?:收到|接收|接到|受理|提交|提出|递交)"
)
"""`1件（自然人）于12月28日收到，结转下年`: none of the year's."""
_LED_TO_BY_OTHERS = re.compile(
    r"\s?[件宗](?:复议|诉讼)(?:案件)?(?:、\d+\s?[件宗](?:复议|诉讼)(?:案件)?)?[^，,。；;\d]{0,4}(?:由|因)(?![^，,。；;]*信息公开)[^，,。；;\d]{2,16}(?:引起|引发|导致|产生)"
)
"""`其余158件复议、33件诉讼主要由举报答复引起`: none over information."""
_NOTE = re.compile(r"\s*(?:[①-⑳※*]|注\s?[\d一二三]?[:：])\s?(?:其中|含|包括|不含)")
"""①含上年结转3件 below a table tells of some cell in it, one of several."""
_TELLS_WHERE = re.compile(r"告知[^，,。；;\d]{0,10}(?:获取|查询|查阅)[^，,。；;\d]{0,6}(?:方式|方法|途径|渠道)")
"""`告知申请人查询方法的6件` are of what is public already, no queries that are denied (Regulations, art. 36, 1)."""
_THIS_YEAR = re.compile(r"(?:19|20)\d\d\s?年|本年|全年|今年|年内")


def is_in_another_sense(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """Do its own words, or the figures around it, say that it counts something else than its cell?"""
    return (
        _TAKES_AWAY.match(claim.text) is not None
        or (_TELLS_WHERE.search(claim.measure) is not None and ".denied." in claim.fields[0].fields[0])
        or _CAME_ON_A_DAY.match(inspection.document.text, claim.number.span.end) is not None
        or _is_of_some_bodies(inspection, claim)
        or _LED_TO_BY_OTHERS.match(inspection.document.text, claim.number.span.end) is not None
        or _NOTE.match(inspection.document.text, claim.sentence.start) is not None
        or is_denied_of_some(inspection, claim)
        or is_settled_of_the_new(claim)
        or is_of_the_new_alone(inspection, claim, found)
        or is_carried_in_disputes(inspection, claim)
        or is_of_the_other_way(inspection, claim)
        or is_divided_as_settled(inspection, claim)
        or is_of_another_reason(inspection, claim)
        or is_said_unrelated(inspection.document.text, claim.number.span.end)
        or _is_one_kind_of_others(inspection, claim, found)
        or is_the_rest_of_results(inspection, claim)
        or is_its_share(inspection, claim, found)
        or is_what_its_cell_is_a_share_of(inspection, claim, found)
        or _is_total_of_the_last(inspection, claim)
        or _is_one_of_the_powers(inspection, claim)
        or _came_to_be_decided(inspection, claim, found)
        or _takes_in_those_carried(inspection, claim, found)
        or counts_other_things_by_its_list(inspection, claim)
        or _is_of_one_of_several(inspection, claim)
        or _is_what_there_was_before(inspection, claim, found)
        or _shares_its_cell(inspection, claim, found)
        or _is_of_all_years(inspection, claim, found)
        or _is_before_some_are_taken_off(inspection, claim, found)
        or _is_handed_out(inspection, claim)
        or is_tied_wrongly(inspection, claim)
        or is_of_the_years_beginning(inspection, claim)
    )


_BARE_IN_A_BRACKET = re.compile(
    r"\s?[件宗份][（(](?P<each>\d[\d,]*\s?[件宗份]?(?:(?:[、，]|(?<=[件宗份]),)\s?\d[\d,]*\s?[件宗份]?)+)[）)]"
)
"""A comma within a figure parts none: 1,1,1,1 in one way only."""


def _is_handed_out(inspection: Inspection, claim: Claim) -> bool:
    """`以查询事项或依法保密为由不公开8件（5件、3件）`: a count of all that is named in front, by what its bracket
    tells of each.
    """
    told = _BARE_IN_A_BRACKET.match(inspection.document.text, claim.number.span.end)
    each = re.findall(r"\d[\d,]*", told["each"]) if told is not None else []
    return bool(each) and sum(Decimal(one.replace(",", "")) for one in each) == claim.number.value


FARTHEST_WHOLE = 80
"""Characters in front of a count in which what it is one of is looked for."""
_AMONG_SOME = re.compile(
    r"(?:分局|部门|乡镇|镇街|街道|单位|[县区][）)]?)[^，,。；;\d]{0,6}的\s?(?P<count>\d[\d,]*)\s?[件宗](?:申请)?[之当]?[中里][，,][^。；;]*$"
)
"""`县（区）分局受理的738件中，被纠正9件`: of theirs."""
_REVIEWED = re.compile(r"(?:审查|清理|梳理|排查|评估|核查)(?:了)?(?:现行|存量|行政|各类|既有)*(?:规范性)?文件")


def _is_of_some_bodies(inspection: Inspection, claim: Claim) -> bool:
    """Of what other bodies had, which is no count of the tables'; or of documents that were looked through."""
    start = near(claim, FARTHEST_WHOLE)
    said = _AMONG_SOME.search(inspection.document.text[start : claim.number.span.start])
    every = {inspection.value(total) for total in (NEW, SETTLED, TO_SETTLE)}
    of_some = said is not None and Decimal(said["count"].replace(",", "")) not in every
    reviewed = claim.fields[0].fields[0].endswith(".made") and _REVIEWED.search(claim.measure) is not None
    return of_some or reviewed


def may_be_in_another_sense(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """May it count more or less than its cell does, where nothing else in the prose bears the cell out?"""
    return (
        answers_beside_results(inspection, claim, found)
        or may_count_otherwise(claim, found, said=inspection.said(claim))
        or _may_be_of_all_years(inspection, claim, found)
        or _tells_a_shortcoming(inspection, claim, found)
        or _adds_up_with_another(inspection, claim, found)
        or may_be_of_other_acts(inspection, claim, found)
        or (is_told_rightly_elsewhere(inspection, claim, found) and not _names_its_row(inspection, claim))
        or is_share_of_others(inspection, claim)
        or is_beside_what_was_withdrawn(inspection, claim, found)
    )


def _may_be_of_all_years(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """累计 says this year's total or that of all years; more than the table has may be the latter."""
    before = inspection.document.text[claim.sentence.start : claim.number.span.start]
    return (
        inspection.said(claim) > found
        and "累计" in re.split(r"[，,。；;]", before)[-1]
        and not _THIS_YEAR.search(before)
    )


def _is_of_all_years(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`《条例》施行以来（2008年5月至2024年底），累计收到3962件`: where the sentence begins its count further back."""
    before = statement_front(inspection, claim)
    return inspection.said(claim) > found and _SINCE.search(before) is not None


_TAKEN_OFF = re.compile("剔除|扣除|除去|减去|核减|退回|(?<!开)除")


def _is_before_some_are_taken_off(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`接收来件2195件，剔除误投的112件，登记受理2083件` of 2083: the sentence tells what the table has, and what lies
    between the two.
    """
    behind = [
        one for one in inspection.mentions.claims
        if one.sentence == claim.sentence and one.number.span.start > claim.number.span.end and one.relation == "equal"
    ]  # fmt: skip
    if _is_before_they_are_split(inspection, claim, found, behind[:1]):
        return True
    own = next((place for place, one in enumerate(behind) if one.number.value == found and one.fields), None)
    if own is None or not behind[own].fields[0].counts_as(claim.fields[0]):
        return False
    off = [one for one in behind[:own] if one.number.value == inspection.said(claim) - found]
    between = inspection.document.text[claim.number.span.end : behind[own].number.span.start]
    return bool(off) and _TAKEN_OFF.search(between) is not None


_SPLIT = re.compile("拆分|分拆|拆为|拆成|合并|归并|并案|并为|折算|折合|去重")


def _is_before_they_are_split(inspection: Inspection, claim: Claim, found: Decimal, behind: Sequence[Claim]) -> bool:
    """`收到申请书402份，按“一事一申请”拆分后登记为469件` of 469: letters, and what they were registered as."""
    between = [inspection.document.text[claim.number.span.end : one.number.span.start] for one in behind]
    return bool(behind) and behind[0].number.value == found and _SPLIT.search(between[0]) is not None


_SINCE = re.compile(
    r"(?:施行|实施|成立|建立|开通|运行)(?:之日)?(?:以来|起)(?:[（(][^（()）]*[）)])?[，,]?[^，,。；;\d]{0,6}累计"
)
_A_YEARS_INTAKE = re.compile(
    r"\s*[从就]?(?:我[局委办镇乡县市区院厅]|本(?:机关|单位)|全[市县区州省])?(?:全年|(?:19|20)\d\d\s?年度?(?:全年)?|本年度?内?|报告期内)[，,]?(?:我[局委办镇乡县市区院厅]|本(?:机关|单位)|全[市县区州省])?(?:共|累计)*(?:收到|新收|受理|接收)"
)
"""`本年度收到申请26件，人手紧张`: the year's, whatever it is told for."""


def _names_its_row(inspection: Inspection, claim: Claim) -> bool:
    """`2022年我县新收申请158件` among problems, `9件未能当年办结，结转下年办理`: the whole row, in any place."""
    intake = claim.fields[0].counts_as(NEW) and claim.body != "office" and _A_YEARS_INTAKE.match(claim.text) is not None
    return intake or is_carried_out_by_name(inspection, claim)


_OF_REQUESTS = re.compile(
    r"(?:到|了|的)*(?:政府信息公开|信息公开|依申请公开|公开)?(?:申请)?(?:总数|总量|数量)?(?:共计|共|为|有|计|达|的)*\s*"
)


_ROSE_TO = re.compile(
    r"(?:(?:收到|新收|受理)的?(?:政府信息公开|信息公开|依申请公开)?申请|(?:政府信息公开|信息公开|依申请公开)?申请(?=[总数量件]))(?:件)?(?:的)?(?:总量|总数|数量|件数|数|量)?"
    r"(?:由|从)(?:上(?:一)?年度?|去年|(?:19|20)\d\d\s?年)的?\s?\d[\d,]*\s?[件宗份](?:快速|大幅|小幅|逐步)?(?:上升|增长|增加|增|升|下降|减少|降|回落)(?:到|至|为)了?"
    r"(?:今年|本年|(?:19|20)\d\d\s?年)的?\s?$"
)


def is_the_years_intake(inspection: Inspection, claim: Claim) -> bool:
    """`从全年收到的36件申请看`, `申请量由2021年的63件上升到2022年的76件`, `2021年、2022年分别收到63件、76件`: nothing
    else may have come in, by these words.
    """
    if not claim.fields[0].counts_as(NEW) or claim.body == "office":
        return False
    words = claim.text.partition(claim.number.printed)[0] or claim.measure
    said = _A_YEARS_INTAKE.match(words)
    if said is not None and _OF_REQUESTS.fullmatch(words, said.end()) is not None:
        return True
    return _ROSE_TO.search(inspection.document.text, claim.sentence.start, claim.number.span.start) is not None


_SHORTCOMINGS = re.compile(r"问题|不足|困难|短板")


def _tells_a_shortcoming(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`部分街道理解过宽，复议中被纠正2件`: a section on what goes wrong tells of some of the cases, not of all."""
    if claim.negated or OF_THE_YEAR.match(claim.text) or _A_YEARS_INTAKE.match(claim.text):
        return False  # 全年268件申请中，约三成…: all of them
    if is_carried_out_by_name(inspection, claim) or _is_of_a_head_it_names(inspection, claim):
        return False
    if inspection.said(claim) >= LEAST_SHARED**2 and is_slip(inspection.said(claim), found):
        return False
    titles = (section.title for section in inspection.layout.sections if section.number == claim.section)
    return inspection.said(claim) < found and any(_SHORTCOMINGS.search(title) for title in titles)


_HEAD = re.compile(
    r"(?P<head>予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)的?(?:申请|答复|决定|件|\d{1,5}\s?件)*(?:之|当)?[中里][，,]?(?:有)?\s?$"
)


def _is_of_a_head_it_names(inspection: Inspection, claim: Claim) -> bool:
    """`其他处理的件中有3件为逾期不补正`: of all that the table has under that head."""
    said = _HEAD.search(inspection.document.text, claim.sentence.start, claim.number.span.start)
    return said is not None and inspection.label(claim.fields[0].fields[0]).find(said["head"]) >= 0


def _adds_up_with_another(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`现行有效30件，另有本年制发12件` of 42: the sentence may count the two apart. Not for small numbers, where
    a sum comes about by chance.
    """
    rest = found - inspection.said(claim)
    return rest >= LEAST_REST and any(
        other.number.value == rest and _table_row(other) == _table_row(claim) for other in beside(inspection, claim)
    )


def _is_one_kind_of_others(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`驳回复议申请3件、因申请人撤回而终止1件` of 4: other results are told kind by kind, and so may be any of which
    what stands beside it, and is tied to nothing, is the rest (`主动公开范围内告知22件，依申请提供12件` of 34).
    """
    rest = found - inspection.said(claim)
    if rest <= 0:
        return False
    others = "other" in claim.fields[0].fields[0].split(".")[-2:]
    told = [
        one for one in inspection.mentions.claims
        if one.sentence == claim.sentence and one.relation in ("equal", "at_least")
    ]  # fmt: skip
    place = next(index for index, one in enumerate(told) if one.id == claim.id)
    beside_it = (*told[max(0, place - 1) : place], *told[place + 1 : place + 2])
    own = {part for parts in inspection.mentions.part_lists if parts.whole == claim.id for part in parts.parts}
    alike = (one for one in beside_it if one.number.unit == claim.number.unit and one.id not in own)
    return any(
        one.number.value == rest and (others or ((not one.fields or one.supposed is not None) and rest > 1))
        for one in alike
    )


_BARE_TOTAL = re.compile(r"(?:以上)?(?:共计|合计|总计|一共|共)(?:为|是)?")


def _is_total_of_the_last(inspection: Inspection, claim: Claim) -> bool:
    """`新收50件，上年结转5件，办结52件，结转下年3件，合计55件`: what the last figures in front come to, and not all."""
    if not _BARE_TOTAL.fullmatch(claim.measure.strip()):
        return False
    values = [one.number.value for one in told_before(inspection, claim) if one.number.unit == claim.number.unit]
    return any(sum(values[-count:]) == claim.number.value for count in range(2, len(values)))


_POWERS = re.compile("行政(?:裁决|奖励|确认|给付|征收|征用|检查|命令|规划)|(?:其[他它])?行政权力|公共服务|权责")
FEWEST_POWERS = 2
"""Kinds of powers beside those that the form counts, by which a list is one of powers."""


def _is_one_of_the_powers(inspection: Inspection, claim: Claim) -> bool:
    """`其中，行政许可24项、行政裁决2项、行政奖励1项、行政处罚765项`: items of a list of powers, and no decisions."""
    sentence = inspection.document.text[claim.sentence.start : claim.sentence.end]
    powers = claim.number.unit == "项" and topic_of(claim) == ACTS
    return powers and len(set(_POWERS.findall(sentence))) >= FEWEST_POWERS


_TAKEN_IN = re.compile("受理|收到|接收|接件")


def _came_to_be_decided(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`受理行政许可1502件，办结并公开1487件`: those that came in, where the sentence tells those that were decided."""
    acts = topic_of(claim) == ACTS and _TAKEN_IN.search(claim.measure) is not None
    same = (one for one in inspection.mentions.claims if acts and one.sentence == claim.sentence)
    return any(one.number.value == found and one.number.span.start > claim.number.span.start for one in same)


_CARRIED = re.compile(TAKES_IN_CARRIED)


def _takes_in_those_carried(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`申请124件，含上年结转5件，公民113件，法人11件` of 108 new ones: of all that there was to settle."""
    row, _, column = claim.fields[0].fields[0].rpartition(".")
    if row != "requests.new" or column == "total" or len(claim.fields[0].fields) != 1:
        return False
    carried = inspection.value(Expression(name="", plus=(f"requests.carried_in.{column}",)))
    before = inspection.document.text[claim.sentence.start : claim.number.span.start]
    return carried is not None and inspection.said(claim) == found + carried and _CARRIED.search(before) is not None


_OUTGOING = ("requests.outcome_total.total", "requests.carried_out.total")


def _is_of_one_of_several(inspection: Inspection, claim: Claim) -> bool:
    """`受理线上申请65件，办结62件，受理线下申请9件，全部办结` of 71: what became of those that came one way, where the
    ways come to all that came in.
    """
    came = [one for one in told_before(inspection, claim) if one.fields and one.fields[0].counts_as(NEW)]
    if not came or claim.fields[0].fields[0] not in _OUTGOING or came[-1].number.value < claim.number.value:
        return False
    all_came = [came[-1], *of_several_bodies(inspection, came[-1])]
    return len(all_came) > 1 and sum_of(all_came) == inspection.value(NEW)


_STAYS = re.compile(r"保留|留存|留用|原有|继续")


def _is_what_there_was_before(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`清理文件0件，保留4件，新制发1件` of 5 in force: what stays of those before, to which the new ones come."""
    row, _, column = claim.fields[0].fields[0].rpartition(".")
    if column != "in_force" or _STAYS.search(claim.measure) is None:
        return False
    made = inspection.value(Expression(name="", plus=(f"{row}.made",)))
    return made is not None and made > 0 and inspection.said(claim) + made == found


def _shares_its_cell(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`因不属于本机关无法提供2件，信息不存在1件` of 3 不掌握: two figures of one group that no cells tell apart."""
    rest, group = found - inspection.said(claim), _group(claim)
    return (
        rest > 0
        and group in _REASONS
        and any(
            other.number.value == rest and _group(other) == group and inspection.fitting(other) != other.fields[0]
            for other in beside(inspection, claim)
        )
    )


_REASONS = frozenset((REQUESTS, row) for row in ("denied", "unavailable", "not_processed", "other"))
"""Groups whose rows are reasons, which prose tells in words of its own."""


def _group(claim: Claim) -> tuple[str, ...]:
    """Table and row of its first cell, as far as a group of reasons goes: requests, unavailable."""
    return tuple(claim.fields[0].fields[0].split(".")[:2])


def _table_row(claim: Claim) -> str:
    return claim.fields[0].fields[0].rpartition(".")[0]
