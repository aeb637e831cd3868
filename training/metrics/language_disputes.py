"""Relation, period and body: where grammar and network differ, who is right, by how sure the network is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from corpora.document.claim import Claim
from corpora.labelled.mention import ClaimMention
from models.language.prediction import PredictedClaim

BOUNDS: Final = (0.0, 0.7, 0.9, 0.95, 0.98, 0.99, 0.995)
"""Lower bounds of the bins of confidence."""


@dataclass(slots=True)
class Disputes:
    """Counts by what is disputed and by the lower bound of the network's confidence."""

    counts: dict[tuple[str, float], Counter[str]] = field(default_factory=dict)

    def add(self, claim: Claim, predicted: PredictedClaim, true: ClaimMention) -> None:
        """What both say of one claim, and what is true."""
        for name, read, said, sure, truth in (
            ("relation", claim.relation, predicted.relation, predicted.relation_confidence, true.relation),
            ("period", claim.period_kind, predicted.period_kind, predicted.period_confidence, true.period_kind),
            ("body", claim.body, predicted.body, predicted.body_confidence, true.body),
        ):
            if read != said:
                bound = BOUNDS[bisect_right(BOUNDS, sure) - 1]
                found = self.counts.setdefault((name, bound), Counter())
                found.update(disputed=1, grammar=int(read == truth), network=int(said == truth))

    def rows(self) -> list[Mapping[str, object]]:
        """A row for each thing and bin, in order."""
        return [
            {"what": name, "sure from": bound, **{key: found[key] for key in ("disputed", "grammar", "network")}}
            for (name, bound), found in sorted(self.counts.items())
        ]
