"""What became of all that one applicant asked for, by the table: 其他组织申请2件，结果均为予以公开, where none was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Expression
from corpora.document.geometry import Span
from service.checks.cells.claim_table import formula
from service.checks.inspection import Finding, Inspection, message
from service.checks.named.clauses import told_closest
from service.checks.named.tokens import stands_for_all
from service.checks.named.words import (
    CARRIED_IN,
    DENIED,
    NEW,
    ORGANISATIONS,
    SETTLED,
    UNAVAILABLE,
    Word,
    cells_of,
    words_of,
)

SURE: Final = 0.8
_STATEMENT: Final = re.compile(r"[^。；;\n]{6,80}")
_ALL: Final = re.compile("均|都|全部|全数|结果[均都]?[为是]|被答复为")
_SAYS: Final = re.compile("均|都|全部|全数|结果")
_TAIL: Final = re.compile(r"(?:的|了|申请|处理|答复|决定|信息)*\s?")
_NOT: Final = re.compile(
    "[月季日类率半]|部门|单位|各|其[中余他它](?!组织)|另|除|外|按期|按时|期限|首[批例]|涉|关于|超期|逾期|比|较|复议|诉讼|补正|延期|年以来|以上|多|连同|含"
)
"""Words that may say that some alone are told of, or when."""


def what_became(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each statement that gives all of an applicant's requests a result that not all of them have."""
    text = inspection.document.text
    for passage in inspection.layout.passages:
        for said in _STATEMENT.finditer(text, passage.place.span.start, passage.place.span.end):
            if _SAYS.search(said[0]) is None or _NOT.search(said[0]):
                continue
            span = Span(*said.span())
            if (finding := _judged(inspection, span)) is not None and stands_for_all(inspection, span.start):
                yield finding


def _judged(inspection: Inspection, span: Span) -> Finding | None:
    text = inspection.document.text
    words = list(words_of(text, span.start, span.end))
    columns = [word for word in words if word.kind == "column"]
    counts = [word for word in words if word.kind == "count"]
    rows = [word for word in words if word.kind == "row"]
    if len(columns) != 1 or columns[0].means == ORGANISATIONS or len({one.value for one in counts}) != 1 or not rows:
        return None
    closest = told_closest(rows)
    if (
        len(closest) != 1
        or closest[0].means == (NEW,)
        or rows[-1].start < counts[0].end
        or columns[0].start > rows[-1].start
    ):
        return None
    told, row = counts[0].value, closest[0].means
    between = text[counts[0].end : rows[-1].end]
    if not _ALL.search(between) or not _ends(words, rows[-1], span, text):
        return None
    column = columns[0].means
    asked = [cells_of(rows_, column) for rows_ in ((NEW,), (SETTLED,), (NEW, CARRIED_IN))]
    if told not in [inspection.value(one) for one in asked]:
        return None
    became = [cells_of(meant, column) for meant in _meanings(row)]
    values = [inspection.value(one) for one in became]
    if values[0] is None or any(value is None or value >= told for value in values):
        return None
    return _finding(inspection, span, columns[0], closest[0], became[0], told, values[0])


def _ends(words: Sequence[Word], row: Word, span: Span, text: str) -> bool:
    """Is there nothing behind the result but what ends the statement, and nothing unknown in its clause?"""
    start = max(text.rfind(mark, span.start, row.start) for mark in "，,") + 1
    inside = [word for word in words if word.start >= max(start, span.start) and word.kind == "unknown"]
    return _TAIL.fullmatch(text, row.end, span.end) is not None and not inside


def _meanings(row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield row
    if row == ("granted",):
        yield ("granted", "partial")
    elif row == DENIED:
        yield (*DENIED, *UNAVAILABLE)
    elif row == ("unavailable.not_held",):
        yield UNAVAILABLE


def _finding(
    inspection: Inspection, span: Span, column: Word, row: Word, became: Expression, told: Decimal, found: Decimal
) -> Finding:
    code = "claim-table.contradicted" + ("" if len(became.fields) == 1 else ".sum")
    return Finding(
        kind="claim-table",
        verdict="contradicted",
        cause="published",
        message=message(
            code, measure=f"{column.text} / {row.text}", claimed=told, found=found, unit="件",
            label=inspection.label(became.fields[0]), formula=formula(inspection, became),
        ),
        fields=became.fields,
        claimed=told,
        found=found,
        evidence=(inspection.words(span), *inspection.cells(became.fields)),
        confidence=min(SURE, inspection.confidence(became.fields)),
        settled=True,
    )  # fmt: skip
