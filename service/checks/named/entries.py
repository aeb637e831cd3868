"""The counts of requests of a document with the rows or columns that words beside them name: 重复申请1件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Inspection
from service.checks.named.clauses import told_closest
from service.checks.named.words import CARRIED_IN, CARRIED_OUT, GROUPS, OF_LAST_YEAR, Word, words_of

SMALL: Final = 3
"""Counts up to this one are some cell's by chance in many reports."""
_UNITS: Final = ("件", "宗", "份", "条", "起", "件次", "项")
_MARK: Final = re.compile(r"[，,。；;：:（()）\n]")
_IS_NO_RESULT: Final = re.compile(
    "(?:禁止|不同意|申请|要求|请求|主动|应当|重新)(?:予以)?(?:公开|新?提出?)$|改为.*公开$|重新提|撤回|撤销"
)
"""`法律禁止公开1件`, `改为公开6件`, `次月重新提出`; what is withdrawn is some of 其他."""
_NAMES_A_THING: Final = re.compile("主体|机关|单位|部门|文书|书|期|时[间限效]?|口径|件(?!\\d)")
"""Behind 答复, 信访: `以市政府为答复主体的112件`, `作信访件引导2件`."""
_AND_OTHERS: Final = re.compile('[”"]?(?:等|[和与及]其[他它])')
"""Behind a name that is not the only one: `因“第三方权益”等原因`, `科研机构和其他2件`."""
_AMONG: Final = re.compile("[中里内、]")
"""Between two counts without a mark: `13件里有企业8件`."""
_OF_MONTHS: Final = re.compile(r"[上下]半年|季度|月至|\d月份?|首日|当日|抽查|评查|回访")
_AT_THE_END: Final = re.compile("年[末底]|本年|今年|期末")
NEAR: Final = 5
"""Characters in front of 结转 in which that stands."""
_OF_THE_NEW: Final = re.compile(r"新收(?:到)?的?申请[中里]|这\s?\d+\s?[件宗]")
"""What came of those alone that came in this year, or of some told before."""
_ENDS_A_NAME: Final = re.compile(r"、\s?(?:另有|还有|和|及)?\Z")
"""Between two counts: what stands in front is the name of the first (`15件公开、4件部分公开`)."""
_SAYS_WHY: Final = re.compile(r"\s?[件宗份条]?(?:因|系|属)")
_NEXT_OF_SUCH: Final = re.compile("、")
"""Behind the name of a count in front of it: `4件因需另行加工、2件因不掌握未能提供`."""
_FOR_A_REASON: Final = re.compile("因|涉|属于|以.+为由|由于")
"""`因涉及供应商的商业秘密不予公开3件` is of one reason."""
_NEXT: Final = re.compile(rf"{_MARK.pattern}|\d")
_ENDS: Final = "，,。；;）)\n"
_REST: Final = re.compile("其[余他它]|另|剩")
_JOINED: Final = re.compile("[和与及]")
"""`其余3件为社会组织和其他主体`: several, of whom not all may be known."""
_OF_SOME: Final = re.compile(
    r"主动公开|占|本部|本级|复议|诉讼|起诉|上年同期|去年同期|较上|比上|同比|各\s?$|首[批次]|平均|延期|超期|累计|[上下]半年|季度|[1-9]月|[两二三四五]年"
)
"""Words in front of a count that say that it is of others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A count with the rows, or the columns, whose sum the words beside it name; () where they name none. `end`: behind
    its unit.
    """

    claim: Claim
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    end: int

    @property
    def value(self) -> Decimal:
        """The count."""
        return self.claim.number.value

    @property
    def weight(self) -> Decimal:
        """How little it agrees with a cell by chance."""
        return Decimal(1) if self.value > SMALL else Decimal("0.5")


def entries_of(inspection: Inspection) -> Iterator[Entry]:
    """The counts of requests, as far as the words beside them name rows or columns."""
    text = inspection.document.text
    before = 0
    for claim in sorted(inspection.mentions.claims, key=lambda one: one.number.span.start):
        number = claim.number.span
        if number.start < before:
            continue
        first, before_it = max(before, claim.sentence.start), before
        before = number.end
        if not is_count(claim) or claim.number.unit not in _UNITS or claim.relation != "equal":
            continue
        if claim.period_kind != "this_year":
            continue
        start = max((one.end() for one in _MARK.finditer(text, first, number.start)), default=first)
        if start == before_it and _SAYS_WHY.match(text, start):
            start = max((one.end() for one in _NEXT_OF_SUCH.finditer(text, first, number.start)), default=start)
        if _OF_SOME.search(text, start, number.start) or _OF_MONTHS.search(text, claim.sentence.start, number.start):
            continue
        unit = claim.number.unit or ""
        end = number.end if text[number.end - len(unit) : number.end] == unit else number.end + len(unit)
        if start == before_it and not _AMONG.search(text, start, number.start):
            continue
        last = number.start
        if start == before_it and _ENDS_A_NAME.search(text, start, last):
            start = last
        rows, columns = _named(text, [*words_of(text, start, last)])
        if not rows and not columns and (behind := _behind(text, start, number.start, end)) is not None:
            start, last = behind
            rows, columns = _named(text, [*words_of(text, start, last)])
        if rows and _OF_THE_NEW.search(text, claim.sentence.start, number.start):
            rows = ()
        some = _FOR_A_REASON.search(text, start, last) or _REST.search(text, start, last)
        if rows in GROUPS and some:
            rows = ()
        if rows or columns:
            yield Entry(claim=claim, rows=rows, columns=columns, end=end)


def _behind(text: str, start: int, place: int, end: int) -> tuple[int, int] | None:
    """Where the words behind a count stand that may name what it is of: `1件为律师事务所`, up to the next mark."""
    ends = _NEXT.search(text, end)
    if ends is None or ends[0] not in _ENDS or _REST.search(text, start, place):
        return None
    return None if _JOINED.search(text, end, ends.start()) else (end, ends.start())


def _named(text: str, words: Sequence[Word]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The one row, or group of rows, and the one kind of applicant that words name."""
    named = [word for word in words if word.kind == "row" and not _leads_on(text, word)]
    if any(word.kind == "with_carried" for word in words) or any(not row_of(text, word) for word in named):
        named = []
    if any(
        _IS_NO_RESULT.search(text, max(0, word.start - NEAR), word.end) or _NAMES_A_THING.match(text, word.end)
        for word in named
    ):
        named = []
    rows = told_closest(named)
    asked = [word for word in words if word.kind == "column"]
    columns = {word.means for word in asked} if not any(_leads_on(text, word) for word in asked) else set()
    return (row_of(text, rows[0]) if len(rows) == 1 else (), columns.pop() if len(columns) == 1 else ())


def _leads_on(text: str, word: Word) -> bool:
    return _AND_OTHERS.match(text, word.end) is not None


def row_of(text: str, word: Word) -> tuple[str, ...]:
    """What the word means; of 结转 alone which of both years is meant, () where nothing says so."""
    if word.means != (CARRIED_IN,) or OF_LAST_YEAR.search(word.text):
        return word.means
    return (CARRIED_OUT,) if _AT_THE_END.search(text, max(0, word.start - NEAR), word.start) else ()
