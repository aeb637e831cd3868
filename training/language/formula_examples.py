"""Examples for the network that tells formulas, without a label by hand: a formula that comes out in true prose is
taken for stated, with less weight the more easily it comes out by chance; of the others some are what is not stated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Final

import numpy as np

from corpora.document.formula import Formula, FormulaKind, made
from models.language.encoder.characters import CharacterTokens, Ids
from models.language.formulas.asked import ids_of, row
from models.language.formulas.enumerate import formulas_of
from models.language.formulas.passages import Passage
from models.language.formulas.stated import FEWEST
from training.language.true_passages import TruePassage
from training.tables.arrays import write_arrays

MOST_OTHERS: Final = 80
"""Formulas of a passage that do not come out, at most; their kinds are drawn evenly."""
LEAST_WEIGHT: Final = 0.05
"""Formulas of less come out by chance too easily to teach anything."""
_EXACT: Final = Decimal("1e-9")
_AVERAGES: Final[frozenset[FormulaKind]] = frozenset({"average", "average-over", "table-average"})
_ROUGH: Final = re.compile("约|近|余|逾|多|超|左右|上下|大致|不到|不足|以上|将近|差不多|几乎|接近")
_ROUND: Final = ("万", "亿")
AROUND: Final = 4
"""Characters beside a numeral where a word may say that it is rough."""
NEAR, NEAR_A_TOTAL = 30, 50
"""What is told roughly is off by this part of it at most: of a figure, and of a total of the tables."""
WHOLE_PERCENT, FEWEST_STEPS, MOST_STEPS = 40.0, 10.0, 1000.0
"""As how large a count a whole percentage is as hard to hit by chance, and bounds of that for decimals, in steps."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A formula of a passage: does it come out, and how much does that count, 0 to 1?"""

    formula: Formula
    comes_out: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a file of examples holds: numbers of documents, passages, formulas that come out, and others."""

    documents: int
    passages: int
    coming_out: int
    others: int


def judged(passage: Passage, totals: Mapping[str, Decimal]) -> list[Judged]:
    """The formulas of a passage's own counts; those that come out roughly are left out, since they are neither, and so
    are those whose weight is below `LEAST_WEIGHT`.
    """
    formulas = [one for one in formulas_of(passage.counts, totals) if any(at >= passage.own for at in one.places)]
    rivals = Counter(one.kind for one in formulas)
    values = [one.value for one in passage.counts]
    found = []
    for one in formulas:
        exact = made(one, values, totals)
        said = totals[str(one.total)] if one.kind == "table-sum" else values[one.result]
        comes_out = _comes_out(one, passage, said, exact)
        if comes_out:
            weight = min(1.0, _size(one, passage, said) / (2.0 * rivals[one.kind] ** 0.5 + 4.0))
            if weight >= LEAST_WEIGHT:
                found.append(Judged(one, True, weight))
        elif comes_out is not None and not _is_rough(one, passage, said, exact):
            found.append(Judged(one, False))
    return found


def _comes_out(formula: Formula, passage: Passage, said: Decimal, exact: Decimal) -> bool | None:
    """None where a whole average does within its rounding: 平均每月7件 is of anything between."""
    slack = _EXACT * max(Decimal(1), abs(exact))
    if formula.kind == "table-sum":
        return abs(said - exact) <= slack
    decimals = passage.counts[formula.result].decimals
    if abs(said - exact) > Decimal(1).scaleb(-decimals) / 2 + slack:
        return False
    return None if formula.kind in _AVERAGES and not decimals and abs(said - exact) > slack else True


def _is_rough(formula: Formula, passage: Passage, said: Decimal, exact: Decimal) -> bool:
    if formula.kind == "table-sum":
        return abs(said - exact) * NEAR_A_TOTAL < said and _ROUGH.search(passage.text) is not None
    if not said or abs(said - exact) * NEAR > abs(said):
        return False
    count = passage.counts[formula.result]
    around = passage.text[max(0, count.start - AROUND) : count.start] + passage.text[count.end : count.end + AROUND]
    return _ROUGH.search(around) is not None or any(
        passage.counts[at].printed.endswith(_ROUND) for at in formula.places
    )


def _size(formula: Formula, passage: Passage, said: Decimal) -> float:
    """How large a figure is, or as how large a count it is as hard to hit by chance."""
    count = passage.counts[formula.result]
    if formula.kind == "table-sum" or not (count.is_percent or count.decimals):
        return float(said)
    if not count.decimals:
        return WHOLE_PERCENT
    return max(FEWEST_STEPS, min(MOST_STEPS, float(said.scaleb(count.decimals))))


def sampled(found: Sequence[Judged], random: Random) -> list[Judged]:
    """All that come out, and `MOST_OTHERS` of the others."""
    others: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        if not one.comes_out:
            others[one.formula.kind].append(one)
    kept = [one for one in found if one.comes_out]
    for _ in range(min(MOST_OTHERS, len(found) - len(kept))):
        kind = random.choice(list(others))
        kept.append(others[kind].pop(random.randrange(len(others[kind]))))
        if not others[kind]:
            del others[kind]
    return kept


def write_examples(path: Path, passages: Iterable[TruePassage], tokens: CharacterTokens, *, seed: int) -> Held:
    """Writes the examples of some passages into one compressed file, whole or not at all.

    Arrays, for n passages of together c characters, and m formulas, those of a passage side by side: `ids` (c,) what
    the encoder reads, `lengths` (n,), `places` (n, MOST_COUNTS) of the counts in it, `documents` (n,) names; `of` (m,)
    which passage, `asked` (m, 6) as `models.language.formulas.asked.row` gives it, `parts` (m,) a bit for each count,
    `comes_out` (m,), `weights` (m,) 0 to 1; and `vocabulary`, what the ids mean, see `fingerprint`.

    Raises:
        ValueError: when there is nothing to learn from.
    """
    random = Random(f"formulas {seed}")
    ids: list[Ids] = []
    places, documents = [], []
    kept: list[tuple[int, Judged]] = []
    for one in passages:
        if len(one.passage.counts) < FEWEST:
            continue
        own = sampled(judged(one.passage, one.totals), random)
        if own:
            read, at = ids_of(one.passage, tokens)
            kept += ((len(ids), each) for each in own)
            ids.append(read)
            places.append(at)
            documents.append(one.document)
    if not kept:
        raise ValueError("no passage has a formula")
    comes_out = np.array([one.comes_out for _, one in kept], np.bool_)
    write_arrays(
        path, ids=np.concatenate(ids).astype(np.uint16), lengths=np.array([len(one) for one in ids], np.int32),
        places=np.array(places, np.uint16), documents=np.array(documents),
        of=np.array([number for number, _ in kept], np.uint32),
        asked=np.array([row(one.formula) for _, one in kept], np.uint8),
        parts=np.array([sum(1 << at for at in one.formula.parts) for _, one in kept], np.uint32),
        comes_out=comes_out, weights=np.array([one.weight for _, one in kept], np.float32),
        vocabulary=np.array(fingerprint(tokens)),
    )  # fmt: skip
    return Held(
        documents=len(set(documents)), passages=len(ids), coming_out=int(comes_out.sum()),
        others=int((~comes_out).sum()),
    )  # fmt: skip


def fingerprint(tokens: CharacterTokens) -> str:
    """Of a vocabulary: the same ids mean the same characters where it is the same."""
    return sha256("\n".join(tokens.words).encode()).hexdigest()
