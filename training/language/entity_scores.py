"""How well entities are found: span and label exact, all sentences together (as CoNLL-2003 scores)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from corpora.labelled.mention import EntityMention
from training.metrics.layout import percent

COLUMNS: Final = ("label", "true", "found", "right", "precision", "recall", "f1")

Found = tuple[EntityMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityScore:
    """Counts of entities in the truth, found, and found right."""

    true: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """Right among those found, None when none was."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Right among the true ones, None when there are none."""
        return self.right / self.true if self.true else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both, None when nothing is true and nothing found."""
        return 2 * self.right / (self.true + self.found) if self.true + self.found else None


def score_entities(pairs: Iterable[tuple[Found, Found]]) -> dict[str, EntityScore]:
    """Of pairs (truth, found), one a sentence: a score for each label, and for all under `all`."""
    true: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for truth, said in pairs:
        true.update(_named(truth))
        found.update(_named(said))
        right.update(_named(set(truth) & set(said)))
    labels = [*sorted((true.keys() | found.keys()) - {"all"}), "all"]
    return {label: EntityScore(true=true[label], found=found[label], right=right[label]) for label in labels}


def score_rows(scores: Mapping[str, EntityScore]) -> list[dict[str, object]]:
    """A row a label, for a table."""
    return [
        {
            "label": label, "true": score.true, "found": score.found, "right": score.right,
            "precision": percent(score.precision), "recall": percent(score.recall), "f1": percent(score.f1),
        }
        for label, score in scores.items()
    ]  # fmt: skip


def _named(entities: Iterable[EntityMention]) -> list[str]:
    return [name for entity in entities for name in (entity.label, "all")]
