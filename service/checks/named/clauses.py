"""Statements that name cells of the table of requests one by one: 企业名下连同结转共9宗：公开4宗、部分公开1宗.

What opens a statement goes on: a kind of applicant to the results behind it, a result to the applicants behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, Literal

from corpora.document.geometry import Span
from service.checks.inspection import Inspection
from service.checks.named.words import (
    CARRIED_IN,
    CARRIED_OUT,
    GROUPS,
    NEW,
    REQUEST_WORDS,
    SETTLED,
    Kinds,
    Word,
    words_of,
)

LONGEST: Final = 260
"""Characters of a statement that are read."""
_COUNTS: Final = re.compile(r"\d\s?[件宗份]|[一二两三四五六七八九十][件宗份]")
_ENDS: Final = re.compile("[。；;\n]")
_REASONS: Final = tuple(row for group in GROUPS for row in group)

_JOINED: Final = re.compile("[、和与及]")

Role = Literal["cell", "sum", "rest", "all_by"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One count of a statement and what it is told of.

    Args:
        rows: of each name that it is told of (`逾期未补正和自行撤回各1宗`: two), the rows that it is the sum of.
        columns: () for all applicants.
        inherits: which of the two the words in front said, not its own.
        with_carried: it takes in what was carried over from last year.
        divides: the words say that applicants divide what stands in front.
        sums: it is told as a sum.
        loose: words that are none of the tables' stand in front of it or of its name.
    """

    role: Role
    value: Decimal
    span: Span
    words: str
    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    inherits: Literal["row", "column"] | None = None
    with_carried: bool = False
    divides: bool = False
    sums: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one statement tells, in its order.

    Args:
        alone: no count stands in front of it in its sentence.
        loose: words that are none of the tables' stand in it.
    """

    span: Span
    told: tuple[Told, ...]
    alone: bool
    loose: bool = False


def statements(inspection: Inspection) -> Iterator[Statement]:
    """Those of sentences with figures that are made of such words alone."""
    text = inspection.document.text
    for span, alone in spans_of(inspection):
        if told := _read(text, span.start, span.end):
            segments = segments_of(text, span.start, span.end)
            loose = any(one.of("unknown") and not is_beside(text, one) for one in segments)
            yield Statement(span=span, told=told, alone=alone, loose=loose)


def spans_of(inspection: Inspection) -> Iterator[tuple[Span, bool]]:
    """Statements of sentences with figures, up to 。 or ；, and whether no count stands in front in the sentence."""
    text = inspection.document.text
    for sentence in dict.fromkeys(claim.sentence for claim in inspection.mentions.claims):
        start = sentence.start
        for end in [*(mark.start() for mark in _ENDS.finditer(text, start, sentence.end)), sentence.end]:
            if start < end <= start + LONGEST:
                yield Span(start, end), not _COUNTS.search(text, sentence.start, start)
            start = max(start, end + 1)


@dataclass(slots=True)
class Segment:
    """The words between two marks. `goes_on`: a 、 stands behind it."""

    words: list[Word] = field(default_factory=list)
    goes_on: bool = False

    def of(self, kind: str) -> list[Word]:
        """Its words of a kind."""
        return [word for word in self.words if word.kind == kind]


def _read(text: str, start: int, end: int) -> tuple[Told, ...]:
    """What is told, () where any word may narrow it, or nothing of the table is named."""
    segments = [segment for segment in segments_of(text, start, end) if not is_beside(text, segment)]
    opens = 1 if segments and segments[0].of("count") else 0
    if not segments or any(_narrows(text, segment) for segment in segments[opens:]):
        return ()
    reader = _Reader()
    return tuple(reader.told) if all(map(reader.takes, dealt_out(segments))) else ()


_NARROWS: Final = re.compile(
    "[月季日旬涉关半网信邮当现窗渠平局镇乡街村区县厅部首同重超延期批话比较增减升降率多少前后约近次达外未无没不]"
)
"""Signs of words that say that some of the requests are counted, or not these."""


def _narrows(text: str, segment: Segment) -> bool:
    return any(_NARROWS.search(text, word.start, word.end) for word in segment.of("unknown"))


def dealt_out(segments: Sequence[Segment]) -> list[Segment]:
    """`自然人、企业分别提出41件、7件`: with each name beside its count."""
    made = list(segments)
    for place, segment in enumerate(segments):
        if not any(word.kind == "plain" and word.text in ("分别", "依次") for word in segment.words):
            continue
        first = place
        while first and segments[first - 1].goes_on and not segments[first - 1].of("count"):
            first -= 1
        names = [word for one in segments[first : place + 1] for word in one.words if word.kind in ("row", "column")]
        counts = [place]
        while segments[counts[-1]].goes_on and _is_bare(segments, counts[-1] + 1):
            counts.append(counts[-1] + 1)
        if 1 < len(names) == len(counts) and len({word.kind for word in names}) == 1:
            pairs = [
                Segment(words=[name, *segments[at].of("count")], goes_on=False)
                for name, at in zip(names, counts, strict=True)
            ]
            return [*made[:first], *pairs, *dealt_out(made[counts[-1] + 1 :])]
    return made


def _is_bare(segments: Sequence[Segment], place: int) -> bool:
    """Is there nothing in it but one count?"""
    if place >= len(segments):
        return False
    return {word.kind for word in segments[place].words} <= {"count", "plain"} and len(segments[place].of("count")) == 1


def segments_of(text: str, start: int, end: int, kinds: Kinds = REQUEST_WORDS) -> list[Segment]:
    """Up to the last that tells a count, or who all of them are of."""
    segments = [Segment()]
    for word in words_of(text, start, end, kinds):
        if word.kind == "mark":
            segments[-1].goes_on = word.text == "、"
            segments.append(Segment())
        else:
            segments[-1].words.append(word)
    tells = [place for place, one in enumerate(segments) if one.of("count") or (one.of("all") and one.of("column"))]
    return [one for one in segments[: tells[-1] + 1] if one.words] if tells else []


_LEAVES_OUT: Final = "除"
_BESIDE: Final = re.compile(
    r"(?:与|同|和)(?:19|20)\d\d年相比|(?!.{0,12}(?:[月季类年]|涉及|关于|部分|半数))(?:[\u4e00-\u9fff]{2,8}(?:方面|来看|角度看|上看)|[\u4e00-\u9fff]{2,16}问题(?:仍然|依然|还)?(?:存在|突出)|(?:经|据)(?!办)[\u4e00-\u9fff]{2,10}|(?:均|都|已|依法|及时)(?:已|依法|书面)*[\u4e00-\u9fff]{2,14})"
)
"""`经甄别，`, `，均告知依照有关法规办理，`: clauses that say nothing of which requests are counted."""


def is_beside(text: str, segment: Segment) -> bool:
    """Does it say nothing of which requests or cases are counted?"""
    if segment.of("count") or segment.of("row") or segment.of("column"):
        return False
    return _BESIDE.fullmatch(text, segment.words[0].start, segment.words[-1].end) is not None


class _Reader:
    """Reads segment after segment."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self._waiting: list[Word] = []
        self._row: tuple[str, ...] = ()
        self._column: tuple[str, ...] = ()
        self._carried = self._divides = self._listed = self._sums = self._loose = False

    def takes(self, segment: Segment) -> bool:
        """False where it tells nothing that can be told apart."""
        self._divides = self._divides or bool(segment.of("divides"))
        names = [word for word in segment.words if word.kind in ("row", "column")]
        counts = segment.of("count")
        ends = max((word.end for word in [*names, *counts]), default=0)
        self._loose = any(word.start < ends for word in segment.of("unknown"))
        carried = segment.of("with_carried")
        if not counts:
            if any("%" in word.text or "％" in word.text for word in segment.of("unknown")):
                return True  # 占应予办理数的91.5%，尚有25件
            if segment.of("all") and segment.of("column"):
                return self._all_by(segment)
            self._carried = self._carried or bool(carried)
            self._waiting += names
            self._listed = segment.goes_on
            return True
        if len(counts) > 1:
            parts = each_count(segment)
            return all(len(part.of("count")) < len(counts) and self.takes(part) for part in parts)
        if carried and names and _stands_right_before(carried[0], counts[0], segment):
            names = [*names, replace(carried[0], kind="row", means=(CARRIED_IN,))]
            carried = []
        elif carried and not names:
            means = (NEW, CARRIED_IN) if segment.of("sum") else (CARRIED_IN,)
            names = [replace(carried[0], kind="row", means=means)]
            carried = []
        self._carried = self._carried or bool(carried)
        return self._count(segment, counts[0], names)

    def _count(self, segment: Segment, count: Word, names: list[Word]) -> bool:
        waiting, self._waiting, listed, self._listed = self._waiting, [], self._listed, False
        if _is_left_out(segment) or _names_in_passing(segment):
            return False
        if segment.of("rest"):
            told = [row for one in self.told for row in one.rows]
            if names and not waiting and not segment.goes_on and self._are_others(names):
                columns = tuple(dict.fromkeys(one for word in names for one in word.means))
                return self._cell(count, names, (), columns)
            groups = [word.means for word in names if word.means in GROUPS]
            self._tell("rest", count, words=segment.of("rest")[0].text, rows=tuple(groups) if len(names) == 1 else ())
            return not any(word.means in told for word in names)
        if segment.of("each") or listed:
            names = [*waiting, *names]
        elif not names and waiting:
            names = waiting
        elif waiting and not self._opens(waiting, names):
            return False
        if not names:
            if not segment.of("sum") or not self.told:
                return False
            self._tell("sum", count)
            return True
        named = [word for word in names if word.kind == "row"]
        if segment.of("each") and _joins(names):
            if any(word.kind == "row" for word in names) or any(len(word.means) > 1 for word in names):
                return False
            return all(self._cell(count, [name], (), name.means) for name in names)
        if _mixes(named) or (_LEAVES_OUT in [word.text for word in segment.words] and len(segment.of("column")) > 1):
            return False
        self._sums = bool(segment.of("sum"))
        rows = [word.means for word in told_closest(named)]
        columns = tuple(dict.fromkeys(one for word in names if word.kind == "column" for one in word.means))
        each = tuple(rows) if segment.of("each") else (tuple(dict.fromkeys(row for means in rows for row in means)),)
        return self._cell(count, names, each if rows else (), columns)

    def _are_others(self, names: Sequence[Word]) -> bool:
        """`余下3件来自公益组织和其他组织`: are they applicants of whom nothing is told yet?"""
        told = {column for one in self.told for column in one.columns}
        return all(word.kind == "column" and not told & {*word.means} for word in names)

    def _opens(self, waiting: Sequence[Word], names: Sequence[Word]) -> bool:
        """`结转下年的申请，自然人4宗`, `自然人的申请，公开3宗`: names without a count say what those behind are of."""
        kinds = {word.kind for word in waiting}
        if kinds == {"row"}:
            rows = told_closest(waiting)
            self._row = rows[0].means if len(rows) == 1 else ()
            return len(rows) == 1
        if kinds == {"column"} and all(word.kind == "row" for word in names):
            self._column = tuple(one for word in waiting for one in word.means)
            return True
        return False

    def _cell(
        self, count: Word, names: Sequence[Word], rows: tuple[tuple[str, ...], ...], columns: tuple[str, ...]
    ) -> bool:
        words = "".join(word.text for word in names)
        inherits: Literal["row", "column"] | None = None
        of_rows = [one for one in self.told if one.rows and not one.columns]
        if columns and not rows:
            if len(of_rows) > 1 and not self._divides:
                return False
            inherits = "row" if self._row else None
            rows = (self._row or (NEW,),)
            if not self._row:
                self._column = columns if not any(one.columns for one in self.told) else ()
        elif columns:
            self._row = () if rows == ((NEW,),) else rows[0]
            self._column = columns if not any(one.columns for one in self.told) else ()
        elif self._column:
            columns, inherits = self._column, "column"
        elif len(rows) == 1:
            self._row = rows[0]
        self._tell("cell", count, words=words, rows=rows, columns=columns, inherits=inherits)
        return True

    def _all_by(self, segment: Segment) -> bool:
        """`行政查询事项12件，全部由自然人提出`."""
        last = self.told[-1] if self.told else None
        if last is None or last.role != "cell" or last.columns or len(last.rows) != 1 or len(self.told) != 1:
            return False
        columns = tuple(dict.fromkeys(one for word in segment.of("column") for one in word.means))
        words = "".join(word.text for word in segment.words)
        self.told.append(replace(last, role="all_by", columns=columns, words=f"{last.words} / {words}"))
        return True

    def _tell(
        self, role: Role, count: Word, *, words: str = "", rows: tuple[tuple[str, ...], ...] = (),
        columns: tuple[str, ...] = (), inherits: Literal["row", "column"] | None = None,
    ) -> None:  # fmt: skip
        self.told.append(
            Told(
                role=role, value=count.value, span=Span(count.start, count.end), words=words or count.text, rows=rows,
                columns=columns, inherits=inherits, with_carried=self._carried, divides=self._divides,
                sums=self._sums, loose=self._loose,
            )
        )  # fmt: skip
        self._carried = self._sums = False


def _names_in_passing(segment: Segment) -> bool:
    """`查询个人缴存明细等行政查询事项7件`: is an applicant's name a part of other words, in front of a row?"""
    columns, rows = segment.of("column"), segment.of("row")
    edges = {place for word in segment.of("unknown") for place in (word.start, word.end)}
    return bool(rows) and any(word.start in edges and word.end in edges for word in columns)


def _stands_right_before(word: Word, count: Word, segment: Segment) -> bool:
    """`科研机构连同上年结转的1件`: are those carried over what is counted?"""
    place = segment.words.index(count)
    return place > 0 and segment.words[place - 1] is word


def _joins(names: Sequence[Word]) -> bool:
    """`自然人、企业各1件`, `公开、部分公开各1件`: several applicants, or rows that one name joins."""
    columns = [word for word in names if word.kind == "column"]
    return len(columns) > 1 or any(
        word.kind == "row" and len(word.means) > 1 and _JOINED.search(word.text) is not None for word in names
    )


def _is_left_out(segment: Segment) -> bool:
    """`除2件外均为本机关不掌握`, `除3件涉及第三方外都是执法案卷`: is the count one of those that the name is not of?"""
    texts = ["count" if word.kind == "count" else word.text for word in segment.words]
    opens = [place for place in range(len(texts)) if texts[place : place + 2] == [_LEAVES_OUT, "count"]]
    return bool(opens) and any(one in ("外", "以外", "之外") for one in texts[opens[0] :])


def _mixes(words: Sequence[Word]) -> bool:
    """`当年新收并当年办结47件`, `上年结转的予以公开3件`: are some of a total told?"""
    totals = {word.means for word in words if word.means[0] in (NEW, CARRIED_IN, SETTLED, CARRIED_OUT)}
    others = any(word.means[0] not in (NEW, CARRIED_IN, SETTLED, CARRIED_OUT) for word in words)
    return len(totals) > 1 or bool(others and totals - {(SETTLED,)})


def told_closest(words: Sequence[Word]) -> list[Word]:
    """Without groups beside one of their reasons (`因不掌握无法提供`), and 答复 beside a result."""
    reasons = [word for word in words if len(word.means) == 1 and word.means[0] in _REASONS]
    named = reasons or [word for word in words if word.means != (SETTLED,)] or list(words)
    return list({word.means: word for word in named}.values())


_AMONG: Final = ("中", "里", "当中", "之中")


def each_count(segment: Segment) -> list[Segment]:
    """`5件来自律所的申请已答复4件`: a segment for each count, which ends before the next name once it has both."""
    parts = [Segment()]
    if len(segment.of("count")) < 2:
        return [segment]
    for word in segment.words:
        full = parts[-1].of("count") and (parts[-1].of("row") or parts[-1].of("column"))
        of_it = parts[-1].words[-1:] and parts[-1].words[-1].text in _AMONG and len(parts[-1].of("count")) == 1
        if (full and word.kind in ("count", "row", "column")) or (of_it and not full):
            parts.append(Segment())
        parts[-1].words.append(word)
    return parts
