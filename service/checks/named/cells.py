"""Counts told of one row or one column of the table of requests, or of rows one by one, against its cells:
`43件不予公开，按申请人拆开是：自然人30件，商业企业6件，法律服务机构13件` of 7.

A report errs in one figure: where all others of a statement are the table's, the one that is not is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final, Literal

from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from corpora.document.numeral import DIGITS
from service.checks.cells.finding import cell_finding
from service.checks.inspection import Finding, Inspection, message
from service.checks.named.clauses import Statement, Told, statements
from service.checks.named.rest import rest_told
from service.checks.named.rows_around import rows_around
from service.checks.named.words import (
    CARRIED_IN,
    CARRIED_OUT,
    DENIED,
    GROUPS,
    NEW,
    NOT_PROCESSED,
    OF_LAST_YEAR,
    ORGANISATIONS,
    OTHERWISE,
    SETTLED,
    TOTAL,
    UNAVAILABLE,
    cells_of,
)

SURE: Final = 0.85
LONE: Final = 0.75
"""Confidence where no other figure of the statement confirms what it is of."""
_TOTALS: Final = (NEW, CARRIED_IN, SETTLED, CARRIED_OUT)
_OF_MATTERS: Final = NOT_PROCESSED
"""Rows whose names say what requests are (`新收50件，其中重复申请2件`), whatever became of them."""
_ASKED_FOR: Final = re.compile("申请公开|^公开的")
"""`申请公开事项25件`, `公开的1件，均与申请人沟通`: of no result."""
_LETTERS: Final = re.compile("信访件|受理信访")
_OPENED: Final = re.compile("公开(?:类|的)?(?:答复)?(?:申请)?")
"""`公开69件（全部公开25件、部分公开44件）` is of both."""
_OWN: Final = ("own", "region")
ENOUGH: Final = 2
"""Other counts that a statement with words of its own has as the tables have them."""

Judged = Literal["fits", "errs", "open"]
Cells = tuple[tuple[str, ...], tuple[str, ...]]
"""Rows and columns, whose every crossing is added up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    told: Told
    judged: Judged
    expression: Expression | None = None
    found: Decimal | None = None


def cells_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each statement that errs in one count, and for each that is right by what stands in front."""
    claims = {claim.number.span.start: claim for claim in inspection.mentions.claims}
    for statement in statements(inspection):
        end = statement.told[-1].span.end
        own = [claim for start, claim in claims.items() if statement.span.start <= start < end]
        if not own or any(not _is_plain(claim) for claim in own):
            continue
        verdicts = list(_judged(inspection, statement))
        wrong = _one_a_place([one for one in verdicts if one.judged == "errs"])
        fits = sum(one.judged == "fits" for one in verdicts)
        if not wrong and fits > 1:
            for one in verdicts:
                claim = claims.get(one.told.span.start)
                if one.judged == "fits" and one.told.inherits and one.expression is not None and claim is not None:
                    yield _finding(inspection, statement, one, claim)
        if len(wrong) != 1 or any(one.judged == "open" for one in verdicts):
            continue
        claim = claims.get(wrong[0].told.span.start)
        words = inspection.document.text[statement.span.start : wrong[0].told.span.start]
        far = wrong[0].found is not None and wrong[0].told.value * 2 < wrong[0].found
        if _ASKED_FOR.search(words) or (not fits and (far or _LETTERS.search(words))):
            continue
        if not fits and not (
            _stands_alone(inspection, statement)
            and (_is_of_another(inspection, statement.told) or not _is_tied(claim, wrong[0]))
        ):
            continue
        if fits and not _is_borne_out(statement, wrong[0], fits):
            continue
        last, several = rows_around(inspection.document.text, wrong[0].told)
        if several or (last and inspection.value(_expression(wrong[0].told, (last, TOTAL))) == wrong[0].told.value):
            continue
        if statement.loose and (wrong[0].told.loose or fits < ENOUGH or verdicts[0].judged != "fits"):
            continue
        yield _finding(inspection, statement, wrong[0], claim, lone=not fits)


def _one_a_place(verdicts: Sequence[_Verdict]) -> list[_Verdict]:
    """The first of those that are of one count (`企业与律所各1件`)."""
    return list({one.told.span.start: one for one in reversed(verdicts)}.values())


def _is_tied(claim: Claim | None, verdict: _Verdict) -> bool:
    """Has the claim's own tie to a total been judged already?"""
    expression = verdict.expression
    if verdict.told.rows[0] not in [(one,) for one in _TOTALS] or claim is None or expression is None:
        return False
    return any(one.counts_as(expression) for one in claim.fields[:1])


def _is_borne_out(statement: Statement, verdict: _Verdict, fits: int) -> bool:
    """Do enough figures show that a total, or a group of results none of whose rows are told, is told of all?"""
    told = verdict.told
    if told.columns or told.inherits or len(told.rows) != 1 or fits > 1:
        total = told.rows[:1] and told.rows[0] in GROUPS and not told.columns and not told.inherits
        return not total or verdict.found is None or told.value > verdict.found or _divides(statement, told)
    return told.rows[0] != (NEW,) and (told.rows[0] not in GROUPS or _divides(statement, told))


def _divides(statement: Statement, told: Told) -> bool:
    return any(one is not told and {*row} < {*told.rows[0]} for one in statement.told for row in one.rows)


def _is_plain(claim: Claim) -> bool:
    exact = claim.relation in ("equal", "share") and claim.number.bound == "exact" and not claim.negated
    return exact and claim.period_kind == "this_year" and claim.body in _OWN


def _stands_alone(inspection: Inspection, statement: Statement) -> bool:
    """Does nothing in front say of which requests it is, and does it name one row in so many words?"""
    told = statement.told
    nothing = _asked_nothing(inspection, told)
    if not statement.alone or statement.loose or len({one.span.start for one in told}) != 1:
        return False
    if told[0].columns and not nothing and not _is_of_another(inspection, told):
        return False
    if told[0].rows == ((NEW,),) and not nothing:
        return False
    before = inspection.told_in_front_of(Span(statement.span.start, statement.span.end))
    return all(claim.fields and inspection.fitting(claim) is not None for claim in before)


def _asked_nothing(inspection: Inspection, told: Sequence[Told]) -> bool:
    """`科研机构今年有1件申请`, of whom the table has none, be it of last year or settled?"""
    columns = told[0].columns
    if told[0].rows != ((NEW,),) or not columns:
        return False
    return all(
        inspection.value(_expression(told[0], ((row,), columns))) == 0
        for row in (NEW, CARRIED_IN, SETTLED, CARRIED_OUT)
    )


def _is_of_another(inspection: Inspection, told: Sequence[Told]) -> bool:
    """`唯一一件信访类申请由企业提出`: are all of the row told, by one who asked for none of them?"""
    one = told[0]
    if len(told) != 1 or len(one.rows) != 1 or one.rows[0][0] in (NEW, SETTLED):
        return False
    total, own = (inspection.value(_expression(one, (one.rows[0], columns))) for columns in (TOTAL, one.columns))
    return total == one.value and own == 0


def _judged(inspection: Inspection, statement: Statement) -> Iterator[_Verdict]:
    before: list[Told] = []
    for told in statement.told:
        if told.role == "rest":
            if (left := rest_told(inspection, statement, told, before)) is not None:
                yield _Verdict(told=told, judged="errs", found=left)
            before.append(told)
        elif told.role == "sum":
            yield from [_sum(told, before, inspection)] if statement.alone else []
        else:
            verdict = _cell(inspection, statement, told)
            fits = told.sums and before and _sum(told, before, inspection).judged == "fits"
            fits = fits or _adds_to_the_one_before(inspection, told, before, verdict)
            yield _Verdict(told=told, judged="fits") if fits else verdict
            if told.role == "cell":
                before.append(told)


_WITH: Final = re.compile("[与和同及加].*(?:合计|共计|总计|共)")


def _adds_to_the_one_before(inspection: Inspection, told: Told, before: Sequence[Told], verdict: _Verdict) -> bool:
    """`上年结转25件与本年新收合计517件`: is it both together?"""
    if not before or verdict.found != told.value - before[-1].value:
        return False
    return _WITH.search(inspection.document.text, before[-1].span.end, told.span.start) is not None


def _is_in_brackets(inspection: Inspection, first: Told, one: Told) -> bool:
    """`不予公开8件（第三方权益3件、过程性信息5件）`: does it divide what stands in front?"""
    between = inspection.document.text[first.span.start : one.span.start]
    return sum(between.count(mark) for mark in "（(") > sum(between.count(mark) for mark in "）)")


_SO_MANY: Final = re.compile("([两二三四五六七八])(?:项|类|种|者|个方面)")


def _sum(told: Told, before: Sequence[Told], inspection: Inspection) -> _Verdict:
    """Is it the sum of some counts right in front of it, or of all, or the total of the row that applicants divide?"""
    if before[-1].inherits == "row":
        total = inspection.value(_expression(told, (before[-1].rows[0], TOTAL)))
        if total == told.value:
            return _Verdict(told=told, judged="fits")
    sums = [
        sum((one.value * max(1, len(one.rows)) for one in before[place:]), Decimal(0)) for place in range(len(before))
    ]
    rows = [{row for of in one.rows for row in of} for one in before]
    whole = [one for one, its in zip(before, rows, strict=True) if not any(its < other for other in rows)]
    if told.value == sum((one.value for one in before if not _is_in_brackets(inspection, before[0], one)), Decimal(0)):
        return _Verdict(told=told, judged="fits")
    said = _SO_MANY.search(inspection.document.text, before[-1].span.end, told.span.start)
    if said is not None and DIGITS[said[1]] > len(before):
        return _Verdict(told=told, judged="open")  # 三项合计, of which the sentence in front tells one
    if told.value in (*sums, sum((one.value * max(1, len(one.rows)) for one in whole), Decimal(0))):
        return _Verdict(told=told, judged="fits")
    return _Verdict(told=told, judged="errs" if len(before) > 1 else "open", found=sums[0])


_AND_OTHERS: Final = re.compile("其[他它](?!处理|方式)[^，,。；;、]{0,4}$")


def _cell(inspection: Inspection, statement: Statement, told: Told) -> _Verdict:
    """All names that the count is told of must have it; a name and 其他 together (科研机构和其他2件) leave it open."""
    worst = _Verdict(told=told, judged="fits")
    front = inspection.document.text[statement.span.start : told.span.start]
    if told.columns and "other_org" not in told.columns and _AND_OTHERS.search(front) is not None:
        return _Verdict(told=told, judged="open")
    for row in told.rows:
        ways = _ways(inspection, statement, told, row)
        values = [inspection.value(_expression(told, cells)) for cells in ways]
        expression, found = _expression(told, ways[0]), values[0]
        if found is None:
            return _Verdict(told=told, judged="open")
        if told.value in values:
            if worst.expression is None:
                worst = _Verdict(
                    told=told,
                    judged="fits",
                    expression=_expression(told, ways[values.index(told.value)]),
                    found=told.value,
                )
            continue
        judged: Judged = "open" if _may_be_of_others(inspection, statement, told, row, found) else "errs"
        worst = _Verdict(told=told, judged=judged, expression=expression, found=found)
    return worst


def _ways(inspection: Inspection, statement: Statement, told: Told, row: tuple[str, ...]) -> list[Cells]:
    """The cells that the names may mean, the likeliest first."""
    named = {one for other in statement.told for one in other.columns}
    rows = [row, *_wider(statement, told, row)]
    columns = [told.columns or TOTAL]
    if told.columns == ("business",) and named == {"business"} and not _is_of_businesses(inspection, statement, told):
        columns.append(ORGANISATIONS)
    if told.columns == ("other_org",):
        columns.append(tuple(one for one in ORGANISATIONS if one not in named or one == "other_org"))
    if told.columns == ORGANISATIONS or "社会组织" in told.words:
        # 企业提出7件，单位提出2件; 社会组织2件: what is named beside it is not taken in.
        others = tuple(one for one in ORGANISATIONS if one not in named or told.columns == ORGANISATIONS)
        told_beside = {one for other in statement.told if other.columns != told.columns for one in other.columns}
        left = tuple(one for one in others if one not in told_beside)
        columns += [left, ("other_org",), ("social_welfare", "other_org")] if left else []
    return [*product(rows, columns)]


def _is_of_businesses(inspection: Inspection, statement: Statement, told: Told) -> bool:
    """Does the count that opens the statement have what the table has of 商业企业 alone?"""
    whole = statement.told[0]
    own = whole is not told and whole.columns == told.columns and len(whole.rows) == 1
    return own and whole.value == inspection.value(_expression(whole, (whole.rows[0], whole.columns)))


def _wider(statement: Statement, told: Told, row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    every = [one for other in statement.told for one in other.rows]
    if row == (NEW,) and told.columns:
        yield from ((NEW, CARRIED_IN), (SETTLED,))
    elif row == (SETTLED,) and (CARRIED_OUT,) not in every and not (told.columns and "办结" in told.words):
        yield (NEW,)
    elif row == (NEW, CARRIED_IN) and (CARRIED_IN,) not in every:
        yield from ((SETTLED,), (NEW,))
    elif row == (CARRIED_IN,) and not OF_LAST_YEAR.search(told.words):
        yield (CARRIED_OUT,)
    elif row == (CARRIED_OUT,) and "跨年" in told.words:
        yield (CARRIED_IN,)
    elif row == ("granted",) and (
        ("partial",) not in every or (_OPENED.fullmatch(told.words) and (not told.inherits or every.count(row) > 1))
    ):
        yield ("granted", "partial")
    elif row == ("unavailable.not_held",) and not told.inherits and sum(one[0] in UNAVAILABLE for one in every) == 1:
        yield UNAVAILABLE
    elif (
        row == ("not_processed.petition",) and not told.inherits and sum(one[0] in NOT_PROCESSED for one in every) == 1
    ):
        yield NOT_PROCESSED
    elif row == NOT_PROCESSED:
        yield (*NOT_PROCESSED, *OTHERWISE[:2])
    elif row == OTHERWISE:
        yield ("other.other",)
    elif row == DENIED:
        yield (*DENIED, *UNAVAILABLE)
        if told.words.startswith("未"):
            yield from ((*DENIED, *UNAVAILABLE, *NOT_PROCESSED), (*DENIED, *UNAVAILABLE, *NOT_PROCESSED, *OTHERWISE))


def _may_be_of_others(
    inspection: Inspection, statement: Statement, told: Told, row: tuple[str, ...], found: Decimal
) -> bool:
    """May the count be of all applicants, of those that came in, or of some of what the cell has? Not where those of
    one applicant come to what that one asked.
    """
    if row == ("other.other",) and (told.value < found or not (told.inherits or len(told.rows) > 1)):
        return True
    if row in ((NEW,), (SETTLED,)) and told.value in _of_those_that_came(inspection, told):
        return True
    if told.columns and row == (NEW,) and told.with_carried:
        return False
    if told.inherits == "row" and not told.divides:
        return told.value == inspection.value(_expression(told, ((NEW,), told.columns)))
    if not told.columns and any(one.columns and one.span.start < told.span.start for one in statement.told):
        return True
    opens = statement.told[0].rows
    if told.inherits != "column":
        taken = _carried(inspection, told)
        if row[0] in _OF_MATTERS and opens in (((NEW,),), ((CARRIED_IN,),), ((NEW, CARRIED_IN),)):
            return True
        return not told.columns and opens == ((NEW,),) and row[0] not in _TOTALS and found - taken <= told.value < found
    whole, *parts = statement.told
    if all(one.inherits == "column" for one in parts) and sum(one.value for one in parts) == whole.value:
        return False
    if told.value == inspection.value(_expression(told, (row, TOTAL))) and told.value <= whole.value:
        return True
    carried = _carried(inspection, told)
    taken_in = any(one.with_carried or CARRIED_IN in row for one in statement.told for row in one.rows)
    return not taken_in and row != (CARRIED_OUT,) and found - carried <= told.value < found


def _carried(inspection: Inspection, told: Told) -> Decimal:
    return inspection.value(_expression(told, ((CARRIED_IN,), told.columns or TOTAL))) or Decimal(0)


def _of_those_that_came(inspection: Inspection, told: Told) -> set[Decimal]:
    """What was settled of those that came in this year: `新收的50件中办结47件`."""
    new, carried, settled, left = (
        inspection.value(_expression(told, ((row,), told.columns or TOTAL))) or Decimal(0)
        for row in (NEW, CARRIED_IN, SETTLED, CARRIED_OUT)
    )
    return {settled - carried, new - left}


def _expression(told: Told, cells: Cells) -> Expression:
    return cells_of(*cells, told.words)


def _finding(
    inspection: Inspection, statement: Statement, verdict: _Verdict, claim: Claim | None, *, lone: bool = False
) -> Finding:
    told, expression, words = verdict.told, verdict.expression, inspection.words(statement.span)
    sure = LONE if lone else SURE
    if expression is not None and verdict.found is not None:
        return cell_finding(
            inspection, expression, claim, said=told.value, found=verdict.found, fits=verdict.judged != "errs",
            words=words, sure=sure,
        )  # fmt: skip
    values = [str(one.value) for one in statement.told if one.role != "sum" and one.span.start < told.span.start]
    wrong = verdict.judged == "errs"
    return Finding(
        kind="claim-parts",
        verdict="contradicted" if wrong else "supported",
        cause="published",
        message=message(
            "cells-told.rest" if told.role == "rest" else "cells-told.sum", claimed=told.value,
            unit=(claim.number.unit if claim else None) or "件",
            sum=" + ".join(values), found=verdict.found,
        ),
        claimed=told.value,
        found=verdict.found,
        evidence=(words,),
        confidence=min(sure, inspection.confidence(())),
        claim_ids=(claim.id,) if claim else (),
        settled=wrong,
    )  # fmt: skip
