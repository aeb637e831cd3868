"""What speaks for and against a contradiction, as numbers: what a judge of contradictions has learned to weigh.

None of it looks at single words that rules know already, but at what is common to false findings of every kind: figures
that the tables do not know, figures that all agree with them, a distance that no slip of the pen makes, another sum or
share nearby that the figure is just as well.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, combinations, permutations
from typing import Final

from corpora.document.claim import Claim
from corpora.document.slips import is_printed_slip
from service.checks.figures.arithmetic import makes_percentage
from service.checks.figures.plain_counts import PERCENT
from service.checks.inspection import Finding, Inspection

JUDGED: Final = ("claim-table", "claim-parts", "claim-ratio", "claim-change", "claim-list")
"""Kinds of check whose contradictions are judged: statements read one by one have hardly any between two of them."""
UNKNOWN: Final = 0.5
"""How likely a figure is its cell's where no network was asked, and how confident a finding of no claim is."""
FAR, MANY, NEAR = 3.0, 8, 0.25
"""Bounds of distance (natural logarithm of how many times the other) and of numbers of figures; what is near."""
BY_CHANCE: Final = 10
"""Smaller figures are sums of others by chance."""
LONG, UNIT_OF_LENGTH = 200, 50
"""Characters between the first and the last figure of a finding, at most, and what counts as one."""
MOST_BESIDE: Final = 16
"""Figures of its sentences that are looked at."""
_WORDS: Final[Mapping[str, re.Pattern[str]]] = {
    "years": re.compile("上年|去年|上一年|20[12][0-9]年|年初|往年|同期"),
    "parts": re.compile("其中|包括|分别"),
    "total": re.compile("合计|共计|总计|共|相加|之和"),
    "each": re.compile("各|均|每"),
    "rest": re.compile("其余|另有|还有|其他|余下|剩"),
    "several": re.compile("[两二三四][者项类种季]|二、三"),
}
_STOP: Final = re.compile("[。；;]")


def features(inspection: Inspection, finding: Finding) -> dict[str, float]:
    """By name: 0 or 1, a probability, a distance up to FAR, or a number up to MANY."""
    return _Looked(inspection, finding).features()


@dataclass(frozen=True)
class _Looked:
    inspection: Inspection
    finding: Finding

    @cached_property
    def claims(self) -> list[Claim]:
        return [one for name in self.finding.claim_ids if (one := self.inspection.claims.get(name)) is not None]

    @cached_property
    def beside(self) -> list[Claim]:
        """The figures of its sentences, one of each place."""
        sentences = {one.sentence for one in self.claims}
        found = {
            one.number.span: one for one in self.inspection.mentions.claims
            if one.sentence in sentences and not one.negated
        }  # fmt: skip
        return [found[span] for span in sorted(found)][:MOST_BESIDE]

    def features(self) -> dict[str, float]:
        """See `features`."""
        return {
            **{kind: float(self.finding.kind == kind) for kind in JUDGED},
            **self._of_the_finding(),
            **self._of_its_claims(),
            **self._of_its_neighbours(),
            **self._of_distance(),
            **self._of_words(),
            **self._of_other_sums(),
        }

    def _of_the_finding(self) -> dict[str, float]:
        code = self.finding.message.code
        found_by = code.partition(".")[0]
        return {
            "confidence": self.finding.confidence, "settled": float(self.finding.settled),
            "told": float(found_by == "told"), "in words": float(found_by == "in-words"),
            "exceeds": float("exceed" in code), "short": float("short" in code), "sum": float(code.endswith(".sum")),
        }  # fmt: skip

    def _of_its_claims(self) -> dict[str, float]:
        likely = [one.likely for one in self.claims if one.likely is not None]
        fits = [self._fits(one) for one in self.claims]
        tied = [bool(one.fields) for one in self.claims]
        first = self.claims[0] if self.claims else None
        all_fit = bool(fits) and all(fits)
        return {
            "unknown": float(not likely), "least likely": min(likely, default=UNKNOWN),
            "first likely": first.likely if first is not None and first.likely is not None else UNKNOWN,
            "all fit": float(all_fit), "all parts fit": float(all_fit and self.finding.kind == "claim-parts"),
            "fit": min(sum(fits), MANY), "tied and differ": min(sum(tied) - sum(fits), MANY),
            "untied": min(len(tied) - sum(tied), MANY), "claims": min(len(tied), MANY),
            "unknown parts": float(not likely and self.finding.kind == "claim-parts"),
            "firm": float(first is not None and first.firm),
            "certain": first.confidence if first is not None else UNKNOWN,
            "contested": float(any(one.contested for one in self.claims)),
        }  # fmt: skip

    def _of_its_neighbours(self) -> dict[str, float]:
        others = [one for one in self.beside if one.id not in self.finding.claim_ids]
        fit = sum(map(self._fits, others))
        tied = sum(bool(one.fields) for one in others)
        told = self.finding.found is not None and any(
            one.number.value == self.finding.found for one in self.beside
        )  # fmt: skip
        return {
            "others fit": min(fit, MANY), "others differ": min(tied - fit, MANY),
            "others untied": min(len(others) - tied, MANY), "right one told": float(told),
            "sentences": float(len({one.sentence for one in self.claims})),
        }  # fmt: skip

    def _of_distance(self) -> dict[str, float]:
        said, found = self.finding.claimed, self.finding.found
        if said is None or found is None:
            return {
                **dict.fromkeys(("near", "slip", "small", "denied", "unknown and far", "parts far"), 0.0),
                "far": 0.7,
            }
        far = 0.0 if not said else min(abs(math.log((abs(float(said)) + 0.5) / (abs(float(found)) + 0.5))), FAR)
        unknown = all(one.likely is None for one in self.claims)
        return {
            "far": far, "near": float(far < NEAR), "slip": float(is_printed_slip(_printed(said), _printed(found))),
            "small": float(max(abs(said), abs(found)) < BY_CHANCE), "denied": float(not said),
            "unknown and far": far * unknown, "parts far": far * (self.finding.kind == "claim-parts"),
        }  # fmt: skip

    def _of_words(self) -> dict[str, float]:
        """Of the words between its first and its last figure, and of its statement in front of both."""
        if not self.claims:
            return {**dict.fromkeys(_WORDS, 0.0), "length": 0.0, "years in front": 0.0}
        text = self.inspection.document.text
        begin = min(one.number.span.start for one in self.claims)
        between = text[begin : max(one.number.span.end for one in self.claims)]
        start = self.inspection.paragraph_start(begin)
        front = _STOP.split(text[start:begin])[-1]
        told = {name: float(words.search(between) is not None) for name, words in _WORDS.items()}
        told["several"] = float(_WORDS["several"].search(front + between) is not None)
        return {
            **told, "length": min(len(between), LONG) / UNIT_OF_LENGTH,
            "years in front": float(_WORDS["years"].search(front) is not None),
        }  # fmt: skip

    def _of_other_sums(self) -> dict[str, float]:
        """Is the figure that is claimed a sum or difference of others of its sentences, or a share that they make?"""
        said = self.finding.claimed
        share = next((one for one in self.claims if one.number.unit == PERCENT and one.number.value == said), None)
        counts = [one.number.value for one in self.beside if one.number.unit != PERCENT]
        if share is not None:
            decimals = share.number.decimals
            made_by = any(
                makes_percentage(one, other, share.number.value, decimals)
                or makes_percentage(one - other, other, share.number.value, decimals)
                for one, other in permutations(counts, 2)
                if other
            )
            exact = float(made_by and decimals > 0)
            return {
                "percentage": 1.0,
                "another sum": 0.0,
                "large sum": 0.0,
                "share": float(made_by),
                "exact share": exact,
            }
        if said in counts:
            counts.remove(said)
        comes = bool(said) and said in _sums(counts)
        large = comes and said is not None and said >= BY_CHANCE
        return {
            "percentage": 0.0, "another sum": float(comes), "large sum": float(large), "share": 0.0, "exact share": 0.0,
        }  # fmt: skip

    def _fits(self, claim: Claim) -> bool:
        return bool(claim.fields) and self.inspection.fitting(claim) is not None


def _printed(value: Decimal) -> str:
    return f"{abs(value).normalize():f}"


def _sums(counts: Sequence[Decimal]) -> set[Decimal]:
    """What two of them come to or differ by, and what three and more side by side come to."""
    pairs = {total for one, other in combinations(counts, 2) for total in (one + other, abs(one - other))}
    runs = {total for first in range(len(counts)) for total in [*accumulate(counts[first:])][2:]}
    return pairs | runs
