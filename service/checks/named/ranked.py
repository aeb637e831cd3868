"""Places that rows and columns are told to take, by the tables: 企业申请居第二位, 不予公开中排在首位的是执法案卷."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpora.document.claim import Expression
from corpora.document.numeral import DIGITS
from service.checks.inspection import Finding, Inspection, message
from service.checks.named.clauses import told_closest
from service.checks.named.tokens import Clause, expression, read_on, statements_with
from service.checks.named.words import CARRIED_IN, GROUPS, NEW, ORGANISATIONS, SETTLED, Word

SURE: Final = 0.8
_SAYS: Final = re.compile(
    r"最多|最高|居首|首位|为主|最少|最低|末位|最后|第[一二三四五六][位名]?|大头|居多|多数|次之|居次|榜首"
)
_COLUMNS: Final = ("natural_person", *ORGANISATIONS)
_RESULTS: Final[tuple[tuple[str, ...], ...]] = (("granted",), ("partial",), *GROUPS)
_PLACE: Final = re.compile("[二三四五六]")
_AMONG_SOME: Final = re.compile(
    "部门|单位|地市|系统|[省市区县]直|各[市区县]|全[市省区县]|除|其余|其[他它](?!组织|任何|各|处理)|之外|以外|法人"
    "|未(?:予|能|获)*公开的?[^，,。；;\\d]{0,4}[中里]"
)

_OF_A_RATE: Final = re.compile(
    r"(?:(?<!占)比例|比率|(?<!频)(?<!占比)[公开答复办结满意纠错败胜诉结转]率)(?:[^，,。；;]{0,4})(?:最|居|排|第)"
)
"""`公开比例最低的是律所申请`: a rank by what no count tells."""


def names_ranked(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each place that no reading of the name bears out."""
    text = inspection.document.text
    for span in statements_with(inspection, _SAYS):
        if _AMONG_SOME.search(text, span.start, span.end) or _OF_A_RATE.search(text, span.start, span.end):
            continue
        for front, clause in read_on(text, span):
            if (finding := _judged(inspection, front, clause)) is not None:
                yield finding


def _judged(inspection: Inspection, front: Sequence[Clause], clause: Clause) -> Finding | None:
    ranks = clause.of("first", "place", "least")
    if len(ranks) != 1 or clause.of("none", "than", "percent", "fraction", "times"):
        return None
    rank = ranks[0]
    names = clause.names(before=rank.start) or clause.names(behind=rank.end)
    if clause.names(before=rank.start) and clause.names(behind=rank.end):
        # 不予公开的理由中最多的是执法案卷: what stands in front is what it is among.
        names = clause.names(behind=rank.end)
    if not names and front and len(front[-1].of("count")) == 1:
        names, front = front[-1].names(), front[:-1]
    one = _one_name(names)
    if one is None or ("为主" in rank.text and one.kind == "row"):
        return None
    if rank.kind == "least":
        return _least(inspection, front, clause, names, one)
    place = DIGITS[said[0]] if rank.kind == "place" and (said := _PLACE.search(rank.text)) else 1
    place = 2 if rank.kind == "place" and _PLACE.search(rank.text) is None else int(place)
    among = _among(one, [*(word for item in front for word in item.names()), *clause.names(before=names[0].start)])
    judged = [_place(inspection, own, others) for own, others in among]
    if not judged or any(value is None or low < place <= high for value, low, high, _ in judged):
        return None
    value, low, _, above = judged[0]
    own = among[0][0]
    return Finding(
        kind="claim-table",
        verdict="contradicted",
        cause="published",
        message=message(
            "in-words.place-contradicted", words=inspection.document.text[clause.start : clause.end],
            label=one.text, found=value, place=low + 1, above="、".join(map(str, above)) or "—",
        ),
        fields=own.fields,
        found=value,
        evidence=(inspection.words(clause.statement), *inspection.cells(own.fields)),
        confidence=min(SURE, inspection.confidence(own.fields)),
        settled=True,
    )  # fmt: skip


def _least(
    inspection: Inspection, front: Sequence[Clause], clause: Clause, names: Sequence[Word], one: Word
) -> Finding | None:
    """`位居末位的是部分公开`: have some of the others fewer, but any?"""
    among = _among(one, [*(word for item in front for word in item.names()), *clause.names(before=names[0].start)])
    fewer = [
        sorted(found for item in others if (found := inspection.value(item)) and found < (inspection.value(own) or 0))
        for own, others in among
    ]
    if not among or not all(fewer):
        return None
    own = among[0][0]
    value = inspection.value(own)
    return Finding(
        kind="claim-table",
        verdict="contradicted",
        cause="published",
        message=message(
            "in-words.least-contradicted", words=inspection.document.text[clause.start : clause.end],
            label=one.text, found=value, below="、".join(map(str, fewer[0])),
        ),
        fields=own.fields,
        found=value,
        evidence=(inspection.words(clause.statement), *inspection.cells(own.fields)),
        confidence=min(SURE, inspection.confidence(own.fields)),
        settled=True,
    )  # fmt: skip


def _one_name(names: Sequence[Word]) -> Word | None:
    """The one row or column that is told to take the place; not a total, nor a row beside a column."""
    rows = told_closest([word for word in names if word.kind == "row"])
    columns = [word for word in names if word.kind == "column"]
    rows = [row for row in rows if row.means not in ((NEW,), (SETTLED,), (CARRIED_IN,))]
    if len(rows) + len(columns) != 1:
        return None
    one = [*rows, *columns][0]
    return one if one.kind == "row" or len(one.means) == 1 else None


Ranked = tuple[Expression, list[Expression]]


def _among(one: Word, front: Sequence[Word]) -> list[Ranked]:
    """What it may be one of, each with its own figure and those of the others."""
    if one.kind == "column":
        return [
            (_of((row,), (one.means[0],)), [_of((row,), (column,)) for column in _COLUMNS if column != one.means[0]])
            for row in (NEW, SETTLED)
        ]
    kinds: list[tuple[list[tuple[str, ...]], Sequence[tuple[str, ...]]]] = []
    group = next((group for group in GROUPS if {*one.means} < {*group}), None)
    if one.means in _RESULTS:
        kinds.append(([one.means], _RESULTS))
    if group is not None:
        kinds.append(([one.means], tuple((row,) for row in group)))
        if not any({*word.means} == {*group} for word in front):
            every = (("granted",), ("partial",), *((row,) for rows in GROUPS for row in rows))
            kinds.append(([one.means], every))
    return [
        (_of(own[0], ("total",)), [_of(rows, ("total",)) for rows in others if rows != own[0]]) for own, others in kinds
    ]


def _of(rows: Sequence[str], columns: Sequence[str]) -> Expression:
    return expression((tuple(rows), tuple(columns)), ())


def _place(
    inspection: Inspection, own: Expression, others: Sequence[Expression]
) -> tuple[Decimal | None, int, int, list[Decimal]]:
    """Its figure, how many have more, how many have no less, and the figures of those that have more."""
    value = inspection.value(own)
    values = [found for item in others if (found := inspection.value(item)) is not None]
    if value is None or len(values) != len(others):
        return None, 0, 0, []
    above = sorted((found for found in values if found > value), reverse=True)
    return value, len(above), sum(found >= value for found in values) + 1, above
