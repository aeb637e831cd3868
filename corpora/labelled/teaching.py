"""Which documents would teach most if a person went through them, in which order.

A document is worth what it asks: every wording or layout that the reader was in doubt about, by all the doubt that
there is about it in the corpus, since an answer serves every document that has it. The same question teaches less each
time it is answered, so that twenty documents of one layout do not come first. Worth of this form is submodular, and
taking the best document again and again is within 1 - 1/e of the best choice (Nemhauser, Wolsey and Fisher, 1978).
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

REPEATED: Final = 0.2
"""What an answer is worth that was given once already, as a share of the first. By
`test_review_queue` 0 and 0.2 are alike, and at 0.5 less of what is rare is learned."""
TOLD: Final = 3
"""Questions that are named with a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that the reader was in doubt about.

    Args:
        pattern: the wording or layout, the same in all documents that have it; digits play no part in it.
        doubt: probability that it was read wrong, 0 to 1.
    """

    pattern: str
    doubt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A document in the order of review; `worth` is what its review would teach beside those
    ahead of it, in squared doubt: only its order means something. `patterns` are what it is worth most for.
    """

    document: str
    worth: float
    patterns: tuple[str, ...]


def teaching_order(
    documents: Mapping[str, Sequence[Question]], *, most: int | None = None, known: Mapping[str, int] | None = None
) -> Iterator[Lesson]:
    """Documents by what their review would teach beside those before them, as many as `most`; equal ones by name.

    `known` counts, for each pattern, the documents with it that were gone through already. Memory holds every pattern
    of every document once; time is that of some sortings, since worth only falls (lazy evaluation, Minoux 1978).
    """
    asked = {name: _strongest(questions) for name, questions in documents.items()}
    doubts: defaultdict[str, float] = defaultdict(float)
    for patterns in asked.values():
        for pattern, doubt in patterns.items():
            doubts[pattern] += doubt
    answered = Counter(known or {})
    waiting = [(-_worth(patterns, doubts, answered), name) for name, patterns in asked.items()]
    heapq.heapify(waiting)
    given = 0
    while waiting and (most is None or given < most):
        claimed, name = heapq.heappop(waiting)
        patterns = asked[name]
        worth = _worth(patterns, doubts, answered)
        if worth < -claimed - 1e-12:  # others ahead of it took some of what it asks
            heapq.heappush(waiting, (-worth, name))
            continue
        best = sorted(patterns, key=lambda one: (-_share(one, patterns, doubts, answered), one))
        yield Lesson(document=name, worth=round(worth, 4), patterns=tuple(best[:TOLD]))
        answered.update(patterns.keys())
        given += 1


def _strongest(questions: Sequence[Question]) -> dict[str, float]:
    """Of a pattern that a document has several times the greatest doubt: one answer serves all."""
    found: dict[str, float] = {}
    for one in questions:
        if one.doubt > 0.0:
            found[one.pattern] = max(found.get(one.pattern, 0.0), one.doubt)
    return found


def _worth(patterns: Mapping[str, float], doubts: Mapping[str, float], answered: Counter[str]) -> float:
    return sum(_share(one, patterns, doubts, answered) for one in patterns)


def _share(pattern: str, patterns: Mapping[str, float], doubts: Mapping[str, float], answered: Counter[str]) -> float:
    """A document that is hardly in doubt itself answers little, whatever the others are."""
    return float(patterns[pattern] * doubts[pattern] * REPEATED ** answered[pattern])
