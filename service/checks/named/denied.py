"""Denials of a row, a column or their crossing, of which the tables have some, and what is told to have been, of which
they have none: 没有一件申请因第三方权益不予公开, 科研机构曾提出申请.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpora.document.claim import Expression
from service.checks.cells.claim_table import formula
from service.checks.inspection import Finding, Inspection, message
from service.checks.named.clauses import told_closest
from service.checks.named.tokens import Clause, expression, meanings, read_on, statements_with
from service.checks.named.words import CARRIED_IN, CARRIED_OUT, GROUPS, NEW, SETTLED, Word

SURE: Final = 0.85
_SAYS: Final = re.compile(
    r"没有|曾|未(?:曾)?(?:向|提)|无一|未(?:出现|发生|收到|产生|作出|存在)|不存在|无[\u4e00-\u9fff]"
)
_BUT: Final = re.compile(
    "除|其[他它余](?!处理|组织)|以外|之外|外[，,]|超期|超时|逾期(?!未?补正|未?缴|不)|另|再|又|同时|等原因|等理由|等情形"
)
_BARE: Final = re.compile("没有|无|未")
_NOT_ONE_OF: Final = re.compile("无一")
_NOT_ONE: Final = re.compile("一")
_TOTALS: Final = ((NEW,), (SETTLED,), (NEW, CARRIED_IN))


def names_denied(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each denial that the tables have some of."""
    text = inspection.document.text
    for span in statements_with(inspection, _SAYS):
        for front, clause in read_on(text, span):
            if _BUT.search(text, span.start, clause.end):
                break
            judged = _never_asked(inspection, clause) or _is_there(inspection, front, clause)
            if (finding := judged or _denied(inspection, front, clause)) is not None:
                yield finding


def _denied(inspection: Inspection, front: Sequence[Clause], clause: Clause) -> Finding | None:
    none = clause.of("none")
    if len(none) != 1 or clause.of("count", "percent", "fraction", "than", "bound", "first"):
        return None
    opened = [word for one in front[-1:] if not one.of("count", "none") for word in one.names()]
    if none and _NOT_ONE_OF.match(none[0].text) and front and front[-1].of("column") and not clause.of("column"):
        opened = front[-1].of("column")  # 企业申请7件，无一不予公开
    names = [*opened, *clause.names()]
    rows = told_closest([word for word in names if word.kind == "row"])
    if not clause.names() or _leaves_open(none[0], clause):
        return None
    if len(rows) == 2 and any(row.means in ((CARRIED_IN,), (CARRIED_OUT,), *_TOTALS) for row in rows):
        return None
    reasons = tuple(dict.fromkeys(one for row in rows for one in row.means))
    if len(rows) > 1 and not any({*reasons} <= {*group} for group in GROUPS):
        return None
    columns = [word for word in names if word.kind == "column"]
    if not columns and any(word.kind == "column" for one in front for word in one.names()):
        return None  # 企业申请7件，…，无不予处理情形
    if any(word.kind == "row" and word.end <= none[0].start for word in clause.names()) and any(
        word.kind == "row" and word.start >= none[0].end for word in clause.names()
    ):
        return None  # 信访件中无重复信访
    if rows and columns and columns[0].end <= none[0].start and not _NOT_ONE.search(none[0].text):
        return None
    meant = [(reasons, columns[0].means if columns else ("total",))] if rows else []
    cells = [*meant] or meanings(names)
    if not cells or len(columns) > 1:
        return None
    denied = expression(cells[0], names)
    wider = [expression(one, names) for one in meanings(names)[1:]] if len(rows) <= 1 else []
    found = inspection.value(denied)
    if not found or any(inspection.value(one) == 0 for one in wider):
        return None
    return _finding(inspection, clause, denied)


_ASKED: Final = re.compile("提出|提交|递交")


def _never_asked(inspection: Inspection, clause: Clause) -> Finding | None:
    """`企业、科研机构全年均未提出申请`."""
    none, names = clause.of("none"), clause.names()
    if len(none) != 1 or not _ASKED.search(none[0].text) or {word.kind for word in clause.words} - {"column", "none"}:
        return None
    if not names or any(word.end > none[0].start or len(word.means) > 1 for word in names):
        return None
    for name in names:
        asked = [expression(((row,), name.means), [name]) for row in (NEW, CARRIED_IN)]
        if all(inspection.value(one) is not None for one in asked) and inspection.value(asked[0]):
            return _finding(inspection, clause, asked[0])
    return None


def _is_there(inspection: Inspection, front: Sequence[Clause], clause: Clause) -> Finding | None:
    """`科研机构曾提出申请`, `曾发生逾期未缴费终止办理的申请`, of which the table has none."""
    some, names = clause.of("some"), clause.names()
    if len(some) != 1 or clause.of("none", "count", "percent", "fraction", "than", "first") or front or not names:
        return None
    rows, columns = clause.of("row"), clause.of("column")
    if len({word.means for word in rows}) > 1 or (rows and columns):
        return None
    for name in names:
        wide = [(row,) for row in (NEW, CARRIED_IN, SETTLED, CARRIED_OUT)] if columns else [name.means]
        cells = [expression((row, name.means if columns else ("total",)), [name]) for row in wide]
        if all(inspection.value(one) == 0 for one in cells):
            return _finding(inspection, clause, cells[0], there=True)
    return None


def _leaves_open(none: Word, clause: Clause) -> bool:
    """`没有公开`, `没有办结`: is what stands right behind a bare word no name of a row that is denied?"""
    behind = [word for word in clause.of("row", "column") if word.start >= none.end]
    if not behind:
        return True
    if _NOT_ONE_OF.match(none.text):
        behind = told_closest(behind)  # 无一被答复不予公开
    bare = _BARE.fullmatch(none.text) is not None and behind[0].kind == "row"
    totals = (("granted",), ("partial",), ("granted", "partial"), (SETTLED,), (NEW,))
    return (bare and behind[0].means in totals) or behind[0].means in ((SETTLED,), (NEW,))


def _finding(inspection: Inspection, clause: Clause, denied: Expression, *, there: bool = False) -> Finding:
    found = inspection.value(denied)
    claims = [
        one for one in inspection.mentions.claims
        if one.negated and clause.start <= one.span.start < clause.end
    ]  # fmt: skip
    code = "claim-table.contradicted" + ("" if len(denied.fields) == 1 else ".sum")
    return Finding(
        kind="claim-table",
        verdict="contradicted",
        cause="published",
        message=message(
            "in-words.there-contradicted" if there else code, measure=denied.name, claimed=0, found=found, unit="件",
            words=inspection.document.text[clause.start : clause.end],
            label=inspection.label(denied.fields[0]), formula=formula(inspection, denied),
        ),
        fields=denied.fields,
        claimed=claims[0].number.value if claims else None,
        found=found,
        evidence=(inspection.words(clause.statement), *inspection.cells(denied.fields)),
        confidence=min(SURE, inspection.confidence(denied.fields)),
        claim_ids=tuple(one.id for one in claims[:1]),
        settled=True,
    )  # fmt: skip
