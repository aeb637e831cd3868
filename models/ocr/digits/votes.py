"""One answer of two networks that differ in design, training and alphabet: agreement is sure, all else is doubtful.

PP-OCR reads any text, the reader of digits numeric cells alone; they seldom make the same mistake.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from corpora.document.look import Look
from models.ocr.digits.alphabet import OTHER, canonical, is_number
from models.ocr.digits.decoding import Answer
from models.ocr.digits.marks import answer_of, settled_by_marks

DOUBTFUL: Final = 0.5
"""Confidence above which a figure counts as read."""
AGREED: Final = 0.8
"""Belief of the reader of digits from which the agreement of PP-OCR's first look is enough."""
AGREED_TWICE: Final = 0.45
"""The same, where two looks of PP-OCR agree. With 0.1, 5 more of 1,873 figures of dev were right, and 2 were wrong."""
ALONE: Final = 0.97
"""Belief from which one look of PP-OCR among several is enough."""
UNCONTRADICTED: Final = 0.98
"""Belief that is enough where PP-OCR sees no number but only Latin letters: a broken 0 is read as a, C or D."""
OUTVOTED_SURE: Final = 0.7
"""Confidence of an answer that PP-OCR's first look contradicts."""
LIKELY: Final = 0.3
"""Belief from which a number is shown where PP-OCR sees none."""
LEAST_LOOK: Final = 0.02
"""Belief from which an answer is worth keeping as another reading of the same print."""
MOST_LETTERS: Final = 2
LETTER_LOOKS, LETTER_SURE = 3, 0.95
"""Looks of PP-OCR that agree on letters, and the least confidence of each: S, D and L as sizes, not 5, 0 and 1."""
SIGNS: Final = frozenset("/-")
"""What stands for none in a cell."""
NOTHING_THERE: Final = 0.8
"""Belief in no number from which what PP-OCR takes for a figure or two is dirt: none of 1,984 short figures had it."""
MOST_OF_DIRT: Final = 2
"""Characters that scratches and specks are read as: 1, 11, 4, 7."""
CHINESE: Final = 0x2E80
"""Chinese characters start here."""
_SIDES: Final = r"[(（\[1Iil|!][)）\]1Iilr|!.]"
_NOUGHT: Final = rf"(?:[0OoQDCUnc(（\[)）\]]|{_SIDES})"
"""What PP-OCR reads a nought as whose top and bottom a fax lost: one letter, or a stroke for each side."""
HALVED, HALVES_SEEN = 0.8, 2
"""Belief in a number that is enough where so many looks see it or both sides of its noughts, and none another."""
MOST_LOOKS: Final = 4
STROKES: Final = frozenset("147")
"""What halves of a broken nought, and dirt, are read as."""
RIVAL_BELIEF, RIVAL_SAID = 0.4, 0.9
"""Belief in other numbers, and confidence of PP-OCR's in one, from which a look at mended print settles nothing."""


def beliefs(looks: Sequence[Sequence[Answer]]) -> dict[str, float]:
    """Mean probability of each answer over several looks of the reader of digits."""
    summed: dict[str, float] = defaultdict(float)
    for answers in looks:
        for text, probability in answers:
            summed[answer_of(text)] += probability / len(looks)
    return dict(summed)


def voted(readings: Sequence[Look], belief: Mapping[str, float]) -> Look:
    """The answer and its confidence; "" for dirt that PP-OCR takes for a figure.

    Args:
        readings: PP-OCR's looks, the first look first, their texts as figures (look-alikes put right).
        belief: of the reader of digits, see `beliefs`.
    """
    said = [answer_of(look.text) for look in readings]
    best = max(belief, key=lambda text: belief[text], default="")
    sure, agreeing = belief.get(best, 0.0), said.count(best)
    if _is_dirt(readings, belief):
        return Look(text="", confidence=sure)
    if _are_sure_letters(readings):
        none = belief.get("", 0.0) + belief.get(OTHER, 0.0)
        least = min(look.confidence for look in readings)
        return Look(text=readings[0].text, confidence=least if none >= NOTHING_THERE else DOUBTFUL)
    if is_number(best) and said[0] != best and sure >= _needed(best, readings):
        return Look(text=best, confidence=OUTVOTED_SURE)
    if not (is_number(best) or best in SIGNS) or not agreeing:
        return _by_digits(readings, belief)
    if said[0] == best and (sure >= AGREED or (agreeing > 1 and sure >= AGREED_TWICE)):
        return Look(text=best, confidence=min(0.999, max(sure, OUTVOTED_SURE)))
    if sure >= ALONE:
        return Look(text=best, confidence=OUTVOTED_SURE)
    return _by_digits(readings, belief)


def _needed(number: str, readings: Sequence[Look]) -> float:
    """Belief in a number that is enough where PP-OCR sees letters, or the sides of noughts; more than 1 where it sees
    another number in any look.
    """
    broken = re.compile("".join(_NOUGHT if mark == "0" else re.escape(mark) for mark in number))
    said = [look.text for look in readings]
    if len(readings) < LETTER_LOOKS and _is_letters(said[0]) and readings[0].confidence >= LETTER_SURE:
        return 2.0
    if not all(canonical(text) == number or broken.fullmatch(text) or _is_letters(text) for text in said):
        return 2.0
    telling = sum(canonical(text) == number or (len(text) > len(number) and not _is_letters(text)) for text in said)
    return HALVED if telling >= HALVES_SEEN else UNCONTRADICTED


def _is_letters(text: str) -> bool:
    """Latin ones, accented or not."""
    return 0 < len(text) <= MOST_LETTERS and all(mark.isalpha() and ord(mark) < CHINESE for mark in text)


def _are_sure_letters(readings: Sequence[Look]) -> bool:
    """Whether every look says the same letters without a doubt, as none does of a broken figure."""
    said = {look.text for look in readings}
    sure = min(look.confidence for look in readings) >= LETTER_SURE
    return len(readings) >= LETTER_LOOKS and len(said) == 1 and sure and _is_letters(readings[0].text)


def _is_dirt(readings: Sequence[Look], belief: Mapping[str, float]) -> bool:
    none = belief.get("", 0.0) + belief.get(OTHER, 0.0)
    return none >= NOTHING_THERE and is_number(readings[0].text) and len(readings[0].text) <= MOST_OF_DIRT


def needs_more(readings: Sequence[Look], belief: Mapping[str, float]) -> bool:
    """Whether other looks of PP-OCR may still settle it."""
    look = voted(readings, belief)
    return bool(look.text) and look.confidence <= DOUBTFUL


def may_settle(belief: Mapping[str, float]) -> bool:
    """Whether any look of PP-OCR could make an answer certain: else it need not be asked."""
    return max((share for text, share in belief.items() if is_number(text)), default=0.0) >= AGREED_TWICE


def may_change(readings: Sequence[Look], belief: Mapping[str, float]) -> bool:
    """Whether one look more of PP-OCR may settle it, or may show a number where none is shown yet.

    What the reader of digits doesn't believe in no look settles, but for commas and sure letters.
    """
    look = voted(readings, belief)
    if not look.text or look.confidence > DOUBTFUL:
        return False
    marked = "," in answer_of(readings[0].text)
    letters = all(_is_letters(one.text) and one.confidence >= LETTER_SURE for one in readings)
    return may_settle(belief) or marked or letters or not is_number(look.text)


def settles(mended: Look, readings: Sequence[Look], belief: Mapping[str, float]) -> bool:
    """Whether a number that both saw in mended print may stand: no look before saw another with some certainty, and it
    is not of strokes alone, which are also what is left of a nought.
    """
    if not is_number(mended.text) or mended.confidence <= DOUBTFUL or set(mended.text) <= STROKES:
        return False
    others = sum(share for other, share in belief.items() if other != mended.text and is_number(other))
    said = [look.confidence for look in readings if is_number(look.text) and canonical(look.text) != mended.text]
    return others <= RIVAL_BELIEF and max(said, default=0.0) <= RIVAL_SAID


def other_looks(text: str, readings: Sequence[Look], belief: Mapping[str, float]) -> tuple[Look, ...]:
    """What else was seen there, numbers alone, the likeliest first: an answer of PP-OCR counts by its confidence."""
    likely: dict[str, float] = {other: share for other, share in belief.items() if share >= LEAST_LOOK}
    for look in readings:
        other = answer_of(look.text)
        likely[other] = max(likely.get(other, 0.0), min(DOUBTFUL, look.confidence))
    kept = (Look(text=other, confidence=share) for other, share in likely.items() if other != text and is_number(other))
    return tuple(sorted(kept, key=lambda look: -look.confidence)[:MOST_LOOKS])


def _by_digits(readings: Sequence[Look], belief: Mapping[str, float]) -> Look:
    """Settled where nothing but commas and stops is in question, else doubtful."""
    number = settled_by_marks(readings, belief)
    return doubtful(readings, belief) if number is None else Look(text=number, confidence=OUTVOTED_SURE)


def shows_number(belief: Mapping[str, float]) -> bool:
    """Whether it is likely that a number is there at all."""
    return max((share for text, share in belief.items() if is_number(text)), default=0.0) >= LIKELY


def doubtful(readings: Sequence[Look], belief: Mapping[str, float]) -> Look:
    """The number that most speaks for, with a confidence that nobody believes; the first look where there is none."""
    score: dict[str, float] = defaultdict(float)
    for text, share in belief.items():
        score[text] += 2 * share
    for look in readings:
        score[answer_of(look.text)] += look.confidence / len(readings)
    numbers = [text for text in score if is_number(text)]
    if not numbers or (not shows_number(belief) and not any(is_number(canonical(look.text)) for look in readings)):
        return Look(text=readings[0].text, confidence=min(DOUBTFUL, readings[0].confidence))
    best = max(numbers, key=lambda text: score[text])
    return Look(text=best, confidence=DOUBTFUL * min(1.0, score[best] / 3))
