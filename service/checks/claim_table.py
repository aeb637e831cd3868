"""Does a figure in the narrative agree with the cell that it speaks of?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from corpora.document.check import Verdict
from corpora.document.claim import Claim, Expression
from corpora.profiles.profile import LEVEL
from models.language.grammar.surroundings import is_said_unrelated
from service.checks.beside import beside, gives, in_the_sentence_before, is_same_figure
from service.checks.borne_out import (
    OF_THE_YEAR,
    answers_beside_results,
    is_borne_out,
    is_more_than_all,
    is_told_by_its_list,
)
from service.checks.company import goes_with_the_report, keeps_company
from service.checks.identities import mended_values
from service.checks.inspection import Finding, Inspection, may_count_otherwise, message
from service.checks.slips import is_slip
from service.checks.table_doubts import (
    is_another_s,
    is_beside_what_was_withdrawn,
    is_denied_of_some,
    is_divided_as_settled,
    is_its_share,
    is_of_another_reason,
    is_of_the_new_alone,
    is_settled_of_the_new,
    is_share_of_others,
    is_told_rightly_elsewhere,
)

LEAST_REST = 10
"""Least difference between a claim and its cell that another claim of the sentence may account for."""
LEAST_SHARED = 10
"""Least figure by which another body's claim shows that the tables count its cases; smaller ones agree by chance."""
TELLS = 1_000
"""Figure that agrees by no chance, though its words may name something else."""
_OWN_BODY = re.compile(r"我[局委办厅院]|本(?:机关|单位|局|级|委|办)|政府本级")
_OFFICE = re.compile(r"办公[室厅]")
PART_OF_ALL = Decimal("0.6")
"""Share of a cell below which an office that names itself is taken to speak of itself alone: its report may count its
whole region."""
_LEVEL = re.compile(r"本级|本部|[厅局委]机关|[省市县区]直")
"""省政府本级新收412件 beside the province's 25,682."""
_ITSELF = re.compile(rf"{_OWN_BODY.pattern}|办公[室厅]|(?:政府|党政)办")
_TAKES_AWAY = re.compile(r"\s*(?:扣除|除去|减去|剔除|去除)")
"""扣除当年办结的68件 takes away what may be some of them."""
_THIS_YEAR = re.compile(r"(?:19|20)\d\d\s?年|本年|全年|今年|年内")


def claim_table(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each claim of this year that is tied to figures the tables have."""
    mended = mended_values(inspection)
    for claim in inspection.mentions.claims:
        if (
            claim.fields
            and claim.relation in ("equal", "at_least")
            and claim.period_kind in ("this_year", "running_total")
        ):
            yield _against_table(inspection, claim, mended)


def _against_table(inspection: Inspection, claim: Claim, mended: Mapping[str, frozenset[Decimal]]) -> Finding:
    fitting = inspection.fitting(claim)
    first = claim.fields[0]
    found = inspection.value(first)
    if fitting is not None and not _is_denied_beside(inspection, claim, fitting, found):
        return _finding(inspection, claim, fitting, "supported")
    if found is None:
        return _finding(inspection, claim, first, "unverifiable", code="claim-table.no-figure")
    if is_more_than_all(inspection, claim, found):
        return _finding(inspection, claim, first, "contradicted")
    if (
        _TAKES_AWAY.match(claim.text)
        or is_denied_of_some(inspection, claim)
        or is_settled_of_the_new(claim)
        or is_divided_as_settled(inspection, claim)
        or is_of_another_reason(inspection, claim)
        or is_said_unrelated(inspection.document.text, claim.number.span.end)
        or _is_one_kind_of_others(inspection, claim, found)
        or is_its_share(inspection, claim, found)
    ):
        return _finding(inspection, claim, first, "unverifiable", code="claim-table.other-sense")
    if is_borne_out(inspection, claim, found):
        return _finding(inspection, claim, first, "contradicted")
    unread = _unread_meaning(inspection, claim)
    if unread is not None:
        return _finding(inspection, claim, unread, "unverifiable", code="claim-table.unread")
    siblings = _of_several_bodies(inspection, claim)
    if sum(item.number.value for item in siblings) + claim.number.value == found:
        return _finding(inspection, claim, first, "supported", code="claim-table.several")
    company = keeps_company(inspection, claim)
    if company:
        siblings = [other for other in siblings if not _is_some_of(other, claim)]
    if (
        _are_of_several_bodies(inspection, claim, siblings)
        or answers_beside_results(inspection, claim, found)
        or may_count_otherwise(claim, found, said=inspection.said(claim))
        or _may_be_of_all_years(inspection, claim, found)
        or _tells_a_shortcoming(inspection, claim, found)
        or _adds_up_with_another(inspection, claim, found)
        or is_of_the_new_alone(inspection, claim, found)
        or is_told_rightly_elsewhere(inspection, claim, found)
        or is_share_of_others(inspection, claim)
        or is_beside_what_was_withdrawn(inspection, claim, found)
        or (not company and is_another_s(claim, inspection.said(claim), found))
        or not (
            company
            or (claim.firm and _of_the_tables_body(inspection, claim))
            or goes_with_the_report(inspection, claim)
        )
    ):
        return _finding(inspection, claim, first, "unverifiable", code="claim-table.other-sense")
    if _cell_is_at_fault(inspection, claim, found, mended):
        return _finding(inspection, claim, first, "unverifiable", code="claim-table.broken-cell")
    return _finding(inspection, claim, first, "contradicted")


def _is_denied_beside(inspection: Inspection, claim: Claim, fitting: Expression, found: Decimal | None) -> bool:
    """Does the sentence rule out the second meaning that the tables agree with?"""
    if fitting == claim.fields[0] or found is None:
        return False
    return (
        _is_named_beside(inspection, claim, fitting)
        or is_told_by_its_list(inspection, claim, found)
        or _is_left_by_a_balance(inspection, claim, found)
    )


def _is_left_by_a_balance(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`新收15件，上年结转2件，办结14件，结转下年1件`: who tells all but one figure of a balance (an identity with sums
    on both sides), each as the table has it and none of them 0, means by the last what the balance asks for, unless the
    sentence says that too (`受理41件（新收38件，结转3件）`).
    """
    first = claim.fields[0].plus[0]
    if _AMONG_THEM.search(inspection.document.text[claim.sentence.start : claim.number.span.start]):
        return False
    if _TOGETHER.match(claim.text):
        return False
    if any(other.sentence == claim.sentence and other.number.value == found for other in inspection.mentions.claims):
        return False
    told = {
        other.fields[0].plus[0]
        for other in (*beside(inspection, claim), *in_the_sentence_before(inspection, claim))
        if other.fields
        and other.number.value
        and other.fields[0].fields == other.fields[0].plus[:1]
        and gives(inspection, other, other.fields[0])
    }
    told |= {field for field, figure in inspection.figures.items() if figure.value == 0} if told else set()
    identities = inspection.profile.identities if inspection.profile else ()
    return claim.fields[0].fields == (first,) and any(
        first in identity.fields
        and min(len(identity.left), len(identity.right)) > 1
        and set(identity.fields) <= {first, *told}
        for identity in identities
    )


_TOGETHER = re.compile(
    r"\s*(?:(?:连同|加上|算上|合并|计入)[^\d]*(?:共|合计|总计)|(?:全年)?(?:共|合计|总计|共计)(?:有)?\s?\d)"
)
"""连同上年结转共489件 is of both, and so may be 上年结转14件，全年共406件."""
_AMONG_THEM = re.compile(r"\d[\d,]*\s?[^\d，,。；;]{0,6}(?:中|里|当中)[^\d，,。；;]{0,6}$")
"""`新收的540件中有513件`: some of the figure in front."""


def _is_named_beside(inspection: Inspection, claim: Claim, fitting: Expression) -> bool:
    """`收到20件，办结20件` of 19 results: the 20 received are told for themselves, and explain no more results than the
    table has.
    """
    first = inspection.value(claim.fields[0])
    if first is None or inspection.said(claim) <= first:
        return False
    return any(
        other.number.value == claim.number.value and other.fields[0].counts_as(fitting)
        for other in beside(inspection, claim)
    )


def _unread_meaning(inspection: Inspection, claim: Claim) -> Expression | None:
    """`办结1191件（含上年结转）` may be all that came in or all results; who knows where these were not read?"""
    return next(
        (
            item
            for item in claim.fields[1:]
            if not item.minus and any(one in inspection.figures and not inspection.is_read(one) for one in item.plus)
        ),
        None,
    )


def _cell_is_at_fault(
    inspection: Inspection, claim: Claim, found: Decimal, mended: Mapping[str, frozenset[Decimal]]
) -> bool:
    """The claim says what the table itself asks for: then a cell is wrong, and `table-identity` tells of it."""
    first = claim.fields[0]
    for field in first.plus:
        figure = inspection.figures[field]
        if figure.value is not None and figure.value + inspection.said(claim) - found in mended.get(field, ()):
            return True
    return False


def _may_be_of_all_years(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """累计 says this year's total or that of all years; more than the table has may be the latter."""
    before = inspection.document.text[claim.sentence.start : claim.number.span.start]
    return (
        inspection.said(claim) > found
        and "累计" in re.split(r"[，,。；;]", before)[-1]
        and not _THIS_YEAR.search(before)
    )


_A_YEARS_INTAKE = re.compile(
    r"\s*(?:全年|(?:19|20)\d\d\s?年度?(?:全年)?|本年度?内?|报告期内)[，,]?(?:我[局委办镇乡县市区院厅]|本(?:机关|单位)|全[市县区])?(?:共|累计)*(?:收到|新收|受理|接收)"
)
"""`本年度收到申请26件，人手紧张`: the year's, whatever it is told for."""
_SHORTCOMINGS = re.compile(r"问题|不足|困难|短板")


def _tells_a_shortcoming(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`部分街道理解过宽，复议中被纠正2件`: a section on what goes wrong tells of some of the cases, not of all."""
    if claim.negated or OF_THE_YEAR.match(claim.text) or _A_YEARS_INTAKE.match(claim.text):
        return False  # 全年268件申请中，约三成…: all of them
    if inspection.said(claim) >= LEAST_SHARED**2 and is_slip(inspection.said(claim), found):
        return False
    titles = (section.title for section in inspection.layout.sections if section.number == claim.section)
    return inspection.said(claim) < found and any(_SHORTCOMINGS.search(title) for title in titles)


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
    return any(one.number.value == rest and (others or (not one.fields and rest > 1)) for one in alike)


def _table_row(claim: Claim) -> str:
    return claim.fields[0].fields[0].rpartition(".")[0]


def _of_several_bodies(inspection: Inspection, claim: Claim) -> list[Claim]:
    """`政府新收2件；部门新收4件`: the same figure said twice in one sentence, of different bodies."""
    return [
        other
        for other in beside(inspection, claim)
        if other.relation == claim.relation
        and is_same_figure(other, claim)
        and other.number.value != claim.number.value
    ]


def _are_of_several_bodies(inspection: Inspection, claim: Claim, siblings: Sequence[Claim]) -> bool:
    """Do the others silence this one: said of another body, in the same words, or one of them is the table's?"""
    return any(
        other.body != claim.body or _said_alike(other, claim) or inspection.fitting(other) is not None
        for other in siblings
    )


def _is_some_of(other: Claim, claim: Claim) -> bool:
    """`全区受理800件；单就区政府本级而言，受理206件`: one of its bodies beside the whole."""
    smaller = other.number.value < claim.number.value
    return smaller and other.body in ("office", "subordinate") and claim.body in ("own", "region")


def _said_alike(one: Claim, other: Claim) -> bool:
    """政府新收 and 部门新收 count the same of different bodies; 办理申请 and 办结 are different figures."""
    return one.measure.strip()[-2:] == other.measure.strip()[-2:]


def _of_the_tables_body(inspection: Inspection, claim: Claim) -> bool:
    """A claim of 全市 or 区政府办公室 is held against the tables only when another such claim shows that they count the
    same: it agrees with them, and with more than a zero, or two do.
    """
    if claim.body == "own":
        return not _is_one_of_all(inspection, claim)
    whole = inspection.value(claim.fields[0])
    if whole is not None and _LEVEL.search(claim.measure) and claim.number.value < PART_OF_ALL * whole:
        return False
    others = [
        other
        for other in inspection.mentions.claims
        if other.id != claim.id and (other.body == claim.body or _runs_on(inspection, claim, other))
    ]
    agreeing = [
        other
        for other in others
        if (other.firm or (other.plain and other.number.value >= TELLS))
        and other.number.value
        and inspection.fitting(other) is not None
    ]
    near = {other.fields[0] for other in agreeing if other.sentence == claim.sentence}
    return len(near) > 1 or any(other.number.value >= LEAST_SHARED for other in agreeing)


def _is_one_of_all(inspection: Inspection, claim: Claim) -> bool:
    """`区政府办公室收到26件` … `全区总计收到142件` of 142: an office that reports for all speaks of itself, too."""
    clause = re.split(r"[。；;]", inspection.document.text[claim.sentence.start : claim.number.span.start])[-1]
    whole = inspection.value(claim.fields[0]) if claim.fields and _ITSELF.search(clause) else None
    if whole is not None and _OFFICE.search(clause) and claim.number.value < PART_OF_ALL * whole:
        return bool(_OFFICE.search(inspection.layout.organisation or ""))
    return whole is not None and any(
        other.body == "region"
        and other.number.value == whole >= LEAST_SHARED
        and whole > claim.number.value
        and (not other.fields or is_same_figure(other, claim))
        for other in inspection.mentions.claims
    )


def _runs_on(inspection: Inspection, claim: Claim, other: Claim) -> bool:
    """Does the other one follow in the same sentence, no word for the report's own body (我局, 本级) before it?"""
    if other.number.span.start < claim.number.span.start:
        return False
    between = inspection.document.text[claim.sentence.start : other.number.span.start]
    return other.sentence == claim.sentence and not _OWN_BODY.search(between)


def _finding(
    inspection: Inspection, claim: Claim, expression: Expression, verdict: Verdict, *, code: str | None = None
) -> Finding:
    found = inspection.value(expression)
    if found is None and verdict == "supported":
        found = inspection.value_without_blanks(expression)
    if found is not None:
        expression = inspection.spelled_out(expression)
    single = len(expression.fields) == 1
    code = code or f"claim-table.{verdict}" + ("" if single else ".sum")
    return Finding(
        kind="claim-table",
        verdict=verdict,
        cause="published",
        message=message(
            code,
            measure=expression.name,
            claimed=inspection.said(claim),
            found="—" if found is None else found,
            unit=claim.number.unit or "",
            label=inspection.label(expression.fields[0]),
            formula=formula(inspection, expression),
        ),
        fields=expression.fields,
        claimed=inspection.said(claim),
        found=found,
        evidence=(inspection.sentence(claim), *inspection.cells(expression.fields)),
        confidence=min(claim.confidence, inspection.confidence(expression.fields)),
        claim_ids=(claim.id,),
    )


def formula(inspection: Inspection, expression: Expression) -> str:
    """The sum written out: 新收 10 + 结转 2 − 尚未审结 1; blank cells left out, and what all labels begin with."""
    terms: list[tuple[str, list[str], str]] = []
    for sign, fields in (("+", expression.plus), ("−", expression.minus)):
        for field in fields:
            figure = inspection.figures.get(field)
            printed = "—" if figure is None or figure.value is None else f"{figure.value:f}"
            if figure is None or figure.state != "blank":
                terms.append((sign, inspection.label(field).split(LEVEL), printed))
    heads = zip(*(path[:-1] for _, path, _ in terms), strict=False) if len(terms) > 1 else ()
    shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, heads))
    return " ".join(f"{sign} {LEVEL.join(path[shared:])} {printed}" for sign, path, printed in terms).removeprefix("+ ")
