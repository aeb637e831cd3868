"""The counts of a sentence in order, with the words that name them: what checks of its own arithmetic go by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from corpora.document.check import CheckKind
from corpora.document.claim import Claim
from corpora.document.geometry import Span
from service.checks.figures.part_groups import thing_counted, two_or_three_come_to
from service.checks.figures.plain_counts import is_count
from service.checks.inspection import Finding, Inspection, message, plain

CONFIDENCE: Final = 0.8
"""Of what follows from nothing but a sentence's own figures and the words between them."""
FEW: Final = 8
"""Counts in front of a sum that may be its parts."""
MOST: Final = 40
"""Counts of one sentence that are looked at; a longer list is no statement."""
_MARKS: Final = "，,。；;：:、（(）)"
_UNNAMED: Final = re.compile(
    r"[\s“”\"]|^(?:其中|全年|今年|本年度?|当年|年内|共|另有|还有|则|而|由|经|来自|通过|以|对|在|从){1,4}"
    r"|(?:(?:政府信息公开|信息公开)?(?:申请|来件|收件)|方式|渠道|途径|类|的|提交|提出|收到?|共收|有|为|是|共|达到?|分别|各){1,6}$"
)
"""What stands around the name of what is counted."""
SHORTEST_NAME: Final = 2
_CHANGED: Final = re.compile("(?:增长|增加|净增|增|多|上升|提高|下降|减少|净减|减|少|降低|回落)了?\\s?$")
_NUMERALS: Final = "两二三四五六七八九十"
_KINDS: Final = ("个", "类", "项", "种", "档", "级", "家", "方面", "大", "部分", "段", "批", "组", "次", "期", "场")
_DAYS: Final = ("个工作日", "天", "日", "小时")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its counts, each number once, in order."""

    inspection: Inspection
    counts: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """The whole document's text, which spans index."""
        return self.inspection.document.text

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.counts[0].sentence.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.counts[0].sentence.end

    def behind(self, claim: Claim) -> int:
        """Where the words behind its unit begin."""
        rest, unit = self.text[claim.number.span.end : self.end], claim.number.unit or ""
        bare = rest.lstrip()
        skipped = len(rest) - len(bare)
        return claim.number.span.end + (skipped + len(unit) if bare.startswith(unit) else 0)

    def head(self, place: int) -> str:
        """The words between the count in front, or the sentence's beginning, and this one's number."""
        first = self.behind(self.counts[place - 1]) if place else self.start
        return self.text[first : self.counts[place].number.span.start]

    def tail(self, place: int) -> str:
        """The words between this one's unit and the next count, or the sentence's end."""
        last = self.counts[place + 1].number.span.start if place + 1 < len(self.counts) else self.end
        return self.text[self.behind(self.counts[place]) : last]

    def clause(self, place: int) -> str:
        """The words in front of its number, from the last mark on; digits may stand among them (`前6个月`)."""
        end = self.counts[place].number.span.start
        return re.split(f"[{_MARKS}]", self.text[self.start : end])[-1]

    def is_of_each(self, claim: Claim) -> bool:
        """Is it what each of several has: `其余7个部门各1件`?"""
        return "各" in self.clause(self.counts.index(claim))

    def others_come_to(self, place: int) -> bool:
        """Is the count what two or three in front of it in its sentence come to, one behind the other or not?"""
        total = self.counts[place]
        before = [one.number.value for one in self.counts[:place] if one.number.unit == total.number.unit][-FEW:]
        return two_or_three_come_to(total.number.value, before)

    def is_a_change(self, claim: Claim) -> bool:
        """Is it by how much something became more or less: `比上年的1件多了2件`?"""
        return _CHANGED.search(self.clause(self.counts.index(claim))) is not None

    def statement(self, place: int) -> str:
        """The words in front of its number, from the last 。 or ； on."""
        return re.split("[。；;]", self.text[self.start : self.counts[place].number.span.start])[-1]

    def own_words(self, place: int) -> str:
        """The words of its clause behind the count in front of it: `精简至` of `由18个精简至15个`."""
        return re.split(f"[{_MARKS}]", self.head(place))[-1]

    def name(self, place: int) -> str:
        """What its clause says is counted, without the words around it."""
        return bare_name(self.clause(place))

    def before(self, place: int) -> list[int]:
        """Places of the exact counts in front that count the same thing."""
        thing = thing_counted(self.counts[place])
        return [one for one in range(place) if is_count(self.counts[one]) and thing_counted(self.counts[one]) == thing]

    def is_aside(self, place: int) -> bool:
        """Does it count no item of a list: days that something took, kinds or bodies in words (三个局共收, 四档)?"""
        number = self.counts[place].number
        in_words = all(sign in _NUMERALS for sign in number.printed) and number.unit in _KINDS
        return in_words or number.unit in _DAYS

    def named(self, name: str, places: Sequence[int]) -> list[int]:
        """Those of the places whose count is told by that name."""
        wanted = bare_name(name)
        if len(wanted) < SHORTEST_NAME:
            return []
        alike = [one for one in places if self.name(one) == wanted]
        return alike or [one for one in places if wanted in self.clause(one)]


def bare_name(words: str) -> str:
    """A name without what stands around it."""
    once = _UNNAMED.sub("", words.strip())
    return _UNNAMED.sub("", once)


def sentences(inspection: Inspection) -> Iterator[Sentence]:
    """The sentences that tell any count."""
    told = sorted(inspection.mentions.claims, key=lambda one: (one.sentence.start, one.number.span.start))
    for _, group in groupby(told, key=lambda one: one.sentence):
        by_number = {one.number.span: one for one in reversed([*group]) if not one.negated}
        counts = sorted(by_number.values(), key=lambda one: one.number.span.start)
        if 0 < len(counts) <= MOST:
            yield Sentence(inspection=inspection, counts=tuple(counts))


def values(claims: Sequence[Claim]) -> list[Decimal]:
    """Their figures."""
    return [one.number.value for one in claims]


def told_finding(
    inspection: Inspection,
    kind: CheckKind,
    said: Claim,
    counts: Sequence[Claim],
    *,
    fits: bool,
    exact: Decimal,
    arithmetic: str,
    fields: tuple[str, ...] = (),
    settled: bool = False,
) -> Finding:
    """What a sentence's own arithmetic makes of a figure that it tells. `settled`: the words name what it is made
    of, so that no other figures bear it out.
    """
    return Finding(
        kind=kind,
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "told.supported" if fits else "told.contradicted",
            said=f"{plain(said.number.value)} {said.number.unit or ''}".strip(),
            arithmetic=arithmetic,
            exact=exact,
        ),
        fields=fields,
        claimed=said.number.value,
        found=exact,
        evidence=(
            inspection.sentence(said),
            *(inspection.words(one.span, role="part") for one in counts),
            *inspection.cells(fields),
        ),
        confidence=min(CONFIDENCE, inspection.confidence(fields)),
        claim_ids=(said.id, *(one.id for one in counts)),
        settled=settled,
    )


def share_in_words(
    inspection: Inspection,
    told: Sentence,
    words: Span,
    claims: Sequence[Claim],
    *,
    exact: Decimal,
    arithmetic: str,
    fits: bool,
    fields: tuple[str, ...] = (),
    settled: bool = False,
) -> Finding:
    """What a share told in `words` (places of the document's text) is by counts of its sentence; `settled` as there."""
    shown = exact.quantize(Decimal("0.1"))
    return Finding(
        kind="claim-ratio",
        verdict="supported" if fits else "contradicted",
        cause="published",
        message=message(
            "told.share" if fits else "told.share-contradicted", words=told.text[words.start : words.end],
            arithmetic=arithmetic, exact=shown,
        ),
        fields=fields,
        found=shown,
        evidence=(
            inspection.sentence(claims[0]), *(inspection.words(one.span, role="part") for one in claims),
            *inspection.cells(fields),
        ),
        confidence=min(CONFIDENCE, inspection.confidence(fields)),
        claim_ids=tuple(one.id for one in claims),
        settled=settled,
    )  # fmt: skip
