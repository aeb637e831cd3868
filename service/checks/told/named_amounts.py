"""What the tables have by a name in plain words: 办结总数, 无法提供的答复, 个人申请, 行政处罚."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Expression
from service.checks.figures.request_totals import ALL_REQUESTS, NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Inspection
from service.checks.named.words import CARRIED_IN, words_of
from service.checks.named.words import NEW as NEW_ROW
from service.checks.named.words import SETTLED as SETTLED_ROW

_ROW, _COLUMN, _PLAIN = "row", "column", "plain"
_FILL: Final = "全部|所有|各类|全年|本年度?|今年|当年|年内|政府信息公开|信息公开|总的?|整个"
_COUNTED: Final = "申请人|申请|总?数量|总?件数|总?[数量]|件|的|类|答复|案件"
_ANY_REQUESTS: Final = re.compile(
    rf"(?:{_FILL}){{0,3}}(?:收到|接收|受理)?的?(?:收件|来件|申请|受理|件)(?:{_COUNTED}){{0,4}}"
)
_NEW: Final = re.compile(rf"(?:{_FILL}){{0,3}}(?:新收|新接收|新受理|收到)(?:到)?的?(?:{_COUNTED}){{0,4}}")
_SETTLED: Final = re.compile(
    rf"(?:{_FILL}){{0,3}}(?:已)?(?:办结|答复|办理结果|结案|办理|回复)的?(?:{_COUNTED}|总体|结果){{0,4}}"
)
_TO_SETTLE: Final = re.compile(
    rf"(?:{_FILL}){{0,3}}(?:应办|需办|应当?办理|需要?办理|待办)(?:理)?的?(?:{_COUNTED}){{0,4}}"
)
_ACTS: Final = (
    (re.compile("(?:行政)?许可"), "proactive.licensing"),
    (re.compile("(?:行政)?处罚"), "proactive.penalties"),
    (re.compile("(?:行政)?强制"), "proactive.coercion"),
)
_DISPUTES: Final = (
    (re.compile("(?:行政)?复议(?:案件?)?"), ("disputes.reconsideration.total",)),
    (re.compile("(?:行政)?诉讼(?:案件?)?"), ("disputes.litigation_direct.total", "disputes.litigation_after.total")),
)
_THINGS: Final = re.compile(r"(?:决定|案件|事项|总?数量?|总量|件数|申请|的|件){1,4}$")
LONGEST: Final = 24


def totals_named(words: str) -> tuple[Expression, ...]:
    """Totals of requests that words name; several where they do not tell them apart (全年申请总数)."""
    for pattern, totals in ((_TO_SETTLE, (TO_SETTLE,)), (_NEW, (NEW,)), (_SETTLED, (SETTLED,))):
        if pattern.fullmatch(words):
            return totals
    return ALL_REQUESTS if _ANY_REQUESTS.fullmatch(words) else ()


def amounts_named(inspection: Inspection, words: str) -> tuple[Expression, ...]:
    """What the tables have by a name, all that it may mean; () where a word of it says something else."""
    words = re.sub(r"\s|[“”\"]", "", words)
    if not words or len(words) > LONGEST:
        return ()
    if totals := totals_named(words):
        return totals
    bare = _THINGS.sub("", words)
    fields: tuple[str, ...] | None = next(((field,) for pattern, field in _ACTS if pattern.fullmatch(bare)), None)
    fields = fields or next((fields for pattern, fields in _DISPUTES if pattern.fullmatch(bare)), None)
    made = (Expression(name=bare, plus=fields),) if fields else _of_requests(bare or words)
    return tuple(one for one in made if inspection.value(one) is not None)


def _of_requests(words: str) -> tuple[Expression, ...]:
    """A row, a column, or where both cross."""
    found = [one for one in words_of(words, 0, len(words)) if one.kind != _PLAIN]
    if any(one.kind not in (_ROW, _COLUMN) for one in found):
        return ()
    rows = [one.means for one in found if one.kind == _ROW]
    columns = [one.means for one in found if one.kind == _COLUMN]
    if len(columns) > 1 or not found:
        return ()
    rows = [one for one in rows if not (columns and one == (NEW_ROW,))] if len(rows) > 1 else rows
    rows = [one for one in rows if one != (SETTLED_ROW,)] if len(rows) > 1 else rows
    rows = [one for one in rows if not any({*other} < {*one} for other in rows)]
    if len(rows) > 1:
        return ()
    column = columns[0] if columns else ("total",)
    meant = rows or [(NEW_ROW,), (SETTLED_ROW,), (NEW_ROW, CARRIED_IN)]
    return tuple(
        Expression(name=words, plus=tuple(f"requests.{row}.{one}" for row in each for one in column)) for each in meant
    )
