"""Does a figure in the narrative agree with the cell that it speaks of?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from corpora.document.check import Verdict
from corpora.document.claim import Claim, Expression
from corpora.document.slips import SINGLE, is_slip, swaps
from corpora.profiles.profile import LEVEL
from models.language.grammar.whose.years import tells_both_years
from models.language.grammar.words.wording import TOLD_EXACTLY
from service.checks.cells.another_time import names_another_year_last
from service.checks.cells.bodies import (
    are_of_several_bodies,
    denies_what_it_tells,
    goes_on_with_the_region,
    is_some_of,
    of_several_bodies,
    of_the_tables_body,
)
from service.checks.cells.borne_out import is_borne_out, is_more_than_all
from service.checks.cells.doubts import is_alike_in_the_tables, is_another_s, is_rounded_too_high, is_told_elsewhere
from service.checks.cells.lists import divides_as_the_table_does, names_a_term_of_its_whole
from service.checks.cells.lone_slip import is_lone_slip
from service.checks.cells.meanings import (
    DUE,
    breaks_the_balance,
    is_denied_beside,
    is_left_of_all_handled,
    is_told_with_its_terms,
    takes_both,
    unread_meaning,
)
from service.checks.cells.published_acts import LEAST_EXCHANGED, exchanged_act, exchanged_fees
from service.checks.cells.senses import is_in_another_sense, is_the_years_intake, may_be_in_another_sense
from service.checks.cells.stock_moved import moved_to
from service.checks.cells.the_rest import rest_of_all, rest_of_the_settled, with_partial
from service.checks.figures.beside import REQUESTS, told_before, topic_of
from service.checks.figures.carried_out import is_carried_by_place, is_carried_out_by_name, is_left_of_what_came
from service.checks.figures.company import (
    ACTS,
    goes_with_the_report,
    is_alone_in_its_sentence,
    is_odd_among_all_results,
    keeps_company,
)
from service.checks.figures.groups_together import groups_together
from service.checks.figures.part_groups import sum_of
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Finding, Inspection, message
from service.checks.tables.identities import mended_values

SURE_ENOUGH, SURE_OF_ALL = 0.97, 0.9
"""Confidence of a tie that is not firm, from which a slip of the pen in it is one of its cell; the same where its words
tell all requests of the year.
"""
SURE_OF_EXCHANGED = 0.7
"""The same where two digits changed places in a figure of three or more, which comes about by no chance; or where all
others of its sentence are the tables'.
"""
_ALL_OF_THE_YEAR = re.compile(
    r"(?:全年|本年度|年内|今年)共?(?:收到|受理|新收)?的?\s?(?:\d[\d,]*|[一二三四五六七八九十百千零两]+)\s?[件宗份]$"
)
_REQUESTS = re.compile(r"(?:政府信息公开|信息公开|公开|依申请公开)?申请")


def claim_table(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each claim of this year that is tied to figures the tables have."""
    mended = mended_values(inspection)
    for claim in inspection.mentions.claims:
        groups = groups_together(inspection, claim)
        if groups is not None and (value := inspection.value(groups)) is not None:
            agrees = inspection.said(claim) == value
            yield _finding(inspection, claim, groups, "supported" if agrees else "contradicted", settled=not agrees)
        elif (rest := rest_of_the_settled(inspection, claim)) is not None:
            yield _finding(inspection, claim, rest, "contradicted", settled=True)
        elif (
            claim.fields
            and claim.relation in ("equal", "at_least")
            and claim.period_kind in ("this_year", "running_total")
        ):
            yield _against_table(inspection, claim, mended)
        elif not claim.fields and (wrong := exchanged_act(inspection, claim) or exchanged_fees(inspection, claim)):
            yield _finding(inspection, claim, wrong, "contradicted")


def _against_table(inspection: Inspection, claim: Claim, mended: Mapping[str, frozenset[Decimal]]) -> Finding:
    fitting = inspection.fitting(claim)
    first = claim.fields[0]
    found, said = inspection.value(first), inspection.said(claim)
    if fitting is not None and breaks_the_balance(inspection, claim, fitting):
        return _finding(inspection, claim, SETTLED, "contradicted", settled=True)
    if fitting is not None and not is_denied_beside(inspection, claim, fitting, found):
        return _finding(inspection, claim, fitting, "supported")
    if (DUE.search(claim.measure) or _ALL_OF_THEM.match(claim.text)) and said == inspection.value(TO_SETTLE):
        return _finding(inspection, claim, TO_SETTLE, "supported")
    if takes_both(inspection, claim) and inspection.value(TO_SETTLE) is not None:
        agrees = said == inspection.value(TO_SETTLE)
        return _finding(inspection, claim, TO_SETTLE, "supported" if agrees else "contradicted", settled=not agrees)
    if first.counts_as(TO_SETTLE) and _DEALT_WITH.search(claim.measure) and said == inspection.value(SETTLED):
        return _finding(inspection, claim, SETTLED, "supported")
    if (rest := rest_of_all(inspection, claim) or with_partial(inspection, claim)) is not None:
        return _finding(inspection, claim, rest, "supported")
    if found is None:
        return _finding(inspection, claim, first, "unverifiable", code="claim-table.no-figure")
    if _is_told_exactly_behind(inspection, claim, found):
        return _finding(inspection, claim, first, "supported")
    if names_another_year_last(inspection, claim) or goes_on_with_the_region(inspection, claim):
        return _finding(inspection, claim, first, "unverifiable", code="claim-table.other-sense")
    if is_more_than_all(inspection, claim, found):
        return _finding(inspection, claim, first, "contradicted", settled=True)
    if is_told_with_its_terms(inspection, claim):
        return _finding(inspection, claim, TO_SETTLE, "contradicted", settled=True)
    if is_in_another_sense(inspection, claim, found):
        return _finding(inspection, claim, first, "unverifiable", code="claim-table.other-sense")
    if (
        is_borne_out(inspection, claim, found)
        or is_left_of_all_handled(inspection, claim)
        or divides_as_the_table_does(inspection, claim)
        or names_a_term_of_its_whole(inspection, claim)
        or moved_to(inspection, claim, found)
        or _repeats_it_wrongly(inspection, claim, found)
    ):
        return _finding(inspection, claim, first, "contradicted", settled=True)
    unread = unread_meaning(inspection, claim)
    if unread is not None:
        return _finding(inspection, claim, unread, "unverifiable", code="claim-table.unread")
    siblings = of_several_bodies(inspection, claim)
    if denies_what_it_tells(inspection, claim, siblings):
        return _finding(inspection, claim, first, "contradicted", settled=True)
    if siblings and sum_of((claim, *siblings)) == found:
        return _finding(inspection, claim, first, "supported", code="claim-table.several")
    if _is_left_open(inspection, claim, found, siblings):
        return _finding(inspection, claim, first, "unverifiable", code="claim-table.other-sense")
    if _cell_is_at_fault(inspection, claim, found, mended):
        return _finding(inspection, claim, first, "unverifiable", code="claim-table.broken-cell")
    return _finding(inspection, claim, first, "contradicted")


_EXACTLY = re.compile(rf"\s?[件宗份起]?[，,；;]{TOLD_EXACTLY}\s?(?=\d)")


def _is_told_exactly_behind(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`新收超过40件，为50件`: a bound is true of any more, where how many is told right behind it."""
    passed = claim.number.bound in ("more_than", "at_least") and inspection.said(claim) <= found
    return passed and _EXACTLY.match(inspection.document.text, claim.number.span.end) is not None


def _is_left_open(inspection: Inspection, claim: Claim, found: Decimal, siblings: Sequence[Claim]) -> bool:
    """May it be of another body or in another sense, or does nothing tell that it surely counts what the cell does?
    `siblings`: what the sentence tells of the same figure for other bodies.
    """
    if _has_digits_exchanged(inspection, claim, found):
        return False
    company = keeps_company(inspection, claim)
    others = [other for other in siblings if not (company and is_some_of(other, claim))]
    if are_of_several_bodies(inspection, claim, others) or may_be_in_another_sense(inspection, claim, found):
        return True
    if company or _settles_as_many_as_came(inspection, claim) or is_odd_among_all_results(inspection, claim):
        return False
    if _tells_both_years(inspection, claim):
        return not of_the_tables_body(inspection, claim)
    if is_another_s(inspection, claim, found):
        return True
    named = claim.firm or is_alike_in_the_tables(inspection, claim) or is_carried_out_by_name(inspection, claim)
    named = named or is_carried_by_place(inspection, claim) or is_the_years_intake(inspection, claim)
    named = named or is_left_of_what_came(inspection, claim)
    return not (
        (named and of_the_tables_body(inspection, claim))
        or goes_with_the_report(inspection, claim)
        or is_rounded_too_high(inspection, claim, found)
        or _is_a_slip_of_its_cell(inspection, claim, found)
        or is_lone_slip(inspection, claim, found)
    )


_ALL_OF_THEM = re.compile(r"(?:上述|以上)?这?\s?\d[\d,]*\s?[件宗份](?:申请)?的?(?:办理|答复|处理)?(?:结果|情况|去向)")
"""`新收44件，另有上年结转1件，这45件的办理结果为`: all that there were to settle."""
_OF_ALL_THE_YEAR = re.compile(r"全年|年[末底]|本年|今年|年内|年度|(?:高|多)?达\s?\d")


def _repeats_it_wrongly(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`全年因本机关不掌握而无法提供的达84件` where the report has told 88 before, as the table does: one digit off what
    it tells elsewhere, and said of the year; or told as carried over at its end in so many words.
    """
    said = inspection.said(claim)
    if min(said, found) < SINGLE or not is_slip(said, found) or topic_of(claim) != REQUESTS:
        return False
    by_name = is_carried_out_by_name(inspection, claim)
    of_the_year = _OF_ALL_THE_YEAR.search(claim.text) is not None and (by_name or not claim.contested)
    of_the_year = of_the_year and of_the_tables_body(inspection, claim)
    return of_the_year and (by_name or is_told_elsewhere(inspection, claim, found, apart=True))


_DEALT_WITH = re.compile(r"(?<![应需待须])(?:办理|处理|答复|回复)")
"""`新收299件，上年结转12件，全年共办理302件` where 9 were left: those that were settled, of all that there were."""
_SETTLED_THEM = re.compile(
    r"(?:已|均|都|全部|全年|按时|及时|按期|如期|依法|予以|共)*(?:答复|回复|办复|办结|办理)(?:完毕)?(?:了|共)?"
)


def _settles_as_many_as_came(inspection: Inspection, claim: Claim) -> bool:
    """`收到申请19件，及时回复19件` of 19 and 18: bare words right behind the figure of those that came in tell that
    none of them was left.
    """
    came = [(one, inspection.fitting(one)) for one in told_before(inspection, claim)[-1:] if one.fields]
    bare = claim.fields[0].plus == SETTLED.plus and _SETTLED_THEM.fullmatch(claim.measure.strip()) is not None
    return bare and any(
        one.firm and told is not None and told.counts_as(NEW) and one.number.value == claim.number.value
        and one.body == claim.body
        for one, told in came
    )  # fmt: skip


def _tells_both_years(inspection: Inspection, claim: Claim) -> bool:
    """Do years that leave no doubt tell whether it was carried in or out?"""
    told = tells_both_years(claim.measure, inspection.layout.year)
    return told is not None and f".{told}." in claim.fields[0].fields[0]


def _is_a_slip_of_its_cell(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`全年58件申请中` of 53: of requests, disputes and documents, told of the own body in words that leave open
    what they count, one digit off what they most likely do; of acts, of which some may be meant, two digits exchanged
    (`公开行政处罚74件` of 47).
    """
    said = inspection.said(claim)
    if min(said, found) < SINGLE or not is_slip(said, found) or (_counts_acts(claim) and found not in swaps(said)):
        return False
    exchanged = found in swaps(said) and min(said, found) >= LEAST_EXCHANGED
    exchanged = exchanged and (_counts_acts(claim) or (topic_of(claim) != REQUESTS and not claim.contested))
    enough = (
        SURE_OF_EXCHANGED if exchanged or is_alone_in_its_sentence(inspection, claim) else _enough(inspection, claim)
    )
    return claim.confidence >= enough and of_the_tables_body(inspection, claim)


def _has_digits_exchanged(inspection: Inspection, claim: Claim, found: Decimal) -> bool:
    """`我局受理168件，占全区744件的四分之一` of 186: of the own body, whatever else is told beside it."""
    said = inspection.said(claim)
    told = claim.body == "own" and claim.period_kind == "this_year" and not claim.contested
    told = told and _OF_THOSE.match(claim.text) is None
    sure = told and claim.confidence >= SURE_OF_EXCHANGED and claim.number.bound == "exact"
    return sure and min(said, found) >= LEAST_EXCHANGED and found in swaps(said)


_OF_THOSE = re.compile("上述|以上|其中|[这该此]")
"""`上述268件申请中` may be of others than all."""


def _counts_acts(claim: Claim) -> bool:
    """Licences and the like, of which often those made public are told; documents are not."""
    return topic_of(claim) == ACTS and not claim.fields[0].fields[0].startswith(f"{ACTS}.documents.")


def _enough(inspection: Inspection, claim: Claim) -> float:
    text, end = inspection.document.text, claim.number.span.end
    unit = len(claim.number.unit or "")
    of_all = _ALL_OF_THE_YEAR.search(text[claim.sentence.start : end + unit]) and _REQUESTS.match(text, end + unit)
    return SURE_OF_ALL if of_all else SURE_ENOUGH


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


def _finding(
    inspection: Inspection,
    claim: Claim,
    expression: Expression,
    verdict: Verdict,
    *,
    code: str | None = None,
    settled: bool = False,
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
            unit=inspection.unit_said(claim),
            label=inspection.label(expression.fields[0]),
            formula=formula(inspection, expression),
        ),
        fields=expression.fields,
        claimed=inspection.said(claim),
        found=found,
        evidence=(inspection.sentence(claim), *inspection.cells(expression.fields)),
        confidence=min(claim.confidence, inspection.confidence(expression.fields)),
        claim_ids=(claim.id,),
        settled=settled,
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
