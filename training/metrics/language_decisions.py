"""How each row of the table of decisions fares: where grammar and network agree or differ, who is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpora.document.claim import Claim, Expression
from corpora.labelled.mention import ClaimMention
from corpora.labelled.passage import LabelledPassage
from corpora.profiles.profile import Profile
from models.language.combined import CombinedReader
from models.language.combined_claims import ClaimJudge
from models.language.decisions import Decision, Stance, ordered
from models.language.field_names import FieldNames
from models.language.plain import plain_document, plain_layout
from models.language.prediction import PassageReader, PredictedClaim
from training.metrics.language_answer import Sum, sum_of
from training.metrics.language_disputes import Disputes


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One claim on which the table decided. `claim` is the grammar's; `said` the network's fields, None for none."""

    claim: Claim
    predicted: PredictedClaim
    said: Expression | None
    stance: Stance
    decision: Decision


@dataclass(slots=True)
class _Watched:
    """Keeps every decision."""

    decided: list[Decided] = field(default_factory=list)

    def judge(self, names: FieldNames | None) -> ClaimJudge:
        """A judge that is watched."""
        watched = self.decided

        class Watching(ClaimJudge):
            def decide(self, claim: Claim, predicted: PredictedClaim, said: Expression | None) -> Decision:
                decision = super().decide(claim, predicted, said)
                stance = self.stance(claim, predicted, said)
                watched.append(Decided(claim=claim, predicted=predicted, said=said, stance=stance, decision=decision))
                return decision

        return Watching(names)


def count_decisions(
    network: PassageReader, passages: Iterable[LabelledPassage], *, profile: Profile
) -> tuple[Mapping[Stance, Counter[str]], Disputes]:
    """For each stance how many claims, and of how many the grammar's first, any of the grammar's, the network's and the
    decision's first expression is the truth; `firm wrong`: the decision is firm and none of what it keeps is true.

    Joint zeros are left out: they are decided field by field. Beside it the disputes on relation, period and body.
    """
    counts: dict[Stance, Counter[str]] = {}
    disputes = Disputes()
    for passage in passages:
        watched = _Watched()
        text = f"{passage.heading}\n{passage.text}" if passage.heading else passage.text
        document = plain_document(text)
        layout = plain_layout(document, profile=profile, organisation=passage.organisation, year=passage.year)
        CombinedReader(network, judge=watched.judge).read(document, layout, profile=profile)
        for decided, truth in _with_truth(passage, watched.decided, offset=len(text) - len(passage.text)):
            counts.setdefault(decided.stance, Counter()).update(_outcomes(decided, _fields(truth)))
            if truth is not None:
                disputes.add(decided.claim, decided.predicted, truth)
    return counts, disputes


def _with_truth(
    passage: LabelledPassage, decided: Iterable[Decided], *, offset: int
) -> Iterable[tuple[Decided, ClaimMention | None]]:
    truths: dict[int, list[ClaimMention | None]] = {}
    for claim in passage.claims:
        truths.setdefault((claim.numeral or claim.span).start, []).append(claim)
    found = Counter(one.claim.number.span for one in decided)
    for one in decided:
        known = truths.get(one.claim.number.span.start - offset, [None])
        if len(known) == 1 and found[one.claim.number.span] == 1:
            yield one, known[0]


def _fields(truth: ClaimMention | None) -> Sum | None:
    return None if truth is None or not (truth.fields or truth.minus) else sum_of(truth.fields, truth.minus)


def _outcomes(decided: Decided, truth: Sum | None) -> Iterable[str]:
    grammar = [_sum(one) for one in decided.claim.fields]
    kept = [_sum(one) for one in ordered(decided.claim.fields, decided.said, decided.decision.order)]
    yield "claims"
    if (grammar[0] if grammar else None) == truth:
        yield "grammar"
    if truth in grammar or (truth is None and not grammar):
        yield "any of grammar"
    if (_sum(decided.said) if decided.said else None) == truth:
        yield "network"
    if (kept[0] if kept else None) == truth:
        yield "decision"
    if decided.decision.firm and truth not in kept:
        yield "firm wrong"


def _sum(expression: Expression) -> Sum:
    return sum_of(expression.plus, expression.minus)
