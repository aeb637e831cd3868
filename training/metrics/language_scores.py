"""Outcomes summed: by measure and class, by wordings seen or unseen in training, by wording family."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, get_args

from training.metrics.calibration import Reliability
from training.metrics.language_answer import Answer, Question
from training.metrics.language_outcomes import Outcome, certainties, outcomes
from training.metrics.language_slips import Slip, slips

Wording = Literal["all", "seen", "unseen"]
WORDINGS: tuple[Wording, ...] = get_args(Wording)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many are true, how many were read, how many of both are the same. Ratios of nothing are None."""

    true: int = 0
    read: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(true=self.true + other.true, read=self.read + other.read, right=self.right + other.right)

    @property
    def precision(self) -> float | None:
        """Share of what was read that is right."""
        return self.right / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """Share of what is true that was read."""
        return self.right / self.true if self.true else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where nothing is true, as nothing can be found there."""
        return 2 * self.right / (self.true + self.read) if self.true else None


@dataclass(slots=True, kw_only=True)
class LanguageScores:
    """Scores of one reader. `seen` tells whether a wording is one that training may use.

    Args:
        families: of each wording family, its wordings together (`received.zero`), the claim-to-field counts.
        slips: every wrong tie to fields.
    """

    seen: Callable[[str], bool]
    texts: int = 0
    counts: dict[tuple[str, Wording], Counts] = field(default_factory=dict)
    reliability: dict[str, Reliability] = field(default_factory=dict)
    families: dict[str, Counts] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)

    def add(self, question: Question, answer: Answer) -> None:
        """Counts one text in."""
        self.texts += 1
        for outcome in outcomes(question.truth, answer):
            self._count(outcome, question.family_at(outcome.span))
        self.slips += slips(question, answer)
        for sure in certainties(question.truth, answer):
            self.reliability.setdefault(sure.measure, Reliability()).add(sure.confidence, sure.right)

    def _count(self, outcome: Outcome, family: str | None) -> None:
        counts = Counts(true=outcome.true, read=outcome.read, right=outcome.right)
        wordings: list[Wording] = ["all"]
        if family is not None:
            wordings.append("seen" if self.seen(family) else "unseen")
        for wording in wordings:
            key = outcome.measure, wording
            self.counts[key] = self.counts.get(key, Counts()) + counts
        if outcome.measure in ("field", "field=none") and family is not None:
            name = kind_of(family)
            self.families[name] = self.families.get(name, Counts()) + counts

    def of(self, measure: str, wording: Wording = "all") -> Counts:
        """Counts of a measure, nothing where it was never met."""
        return self.counts.get((measure, wording), Counts())


def kind_of(family: str) -> str:
    """The family without its wordings' digests: `received.zero` of `received.zero:1f285f28`."""
    return "+".join(name.rpartition(":")[0] or name for name in family.split("+"))
