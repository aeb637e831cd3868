"""Word boxes as OCR finds them: loose, merged over narrow gaps, cut in two, some missing."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from corpora.document.geometry import Box

SHARE_MISSED, SHARE_CUT, SHARE_BLOTS = 0.03, 0.04, 0.25
"""Of words: not seen, found in two parts. Of crops: with a box where no word is."""
LOOSENESS = 0.12
"""Standard deviation of an edge's place, as a share of the word's height: PP-OCR's boxes bulge."""
GAP_MERGED = (0.25, 1.1)
"""Words of one line nearer than this (heights) may come as one, drawn anew for each crop: detectors differ."""


def faulty_words(words: Sequence[Box], random: Random) -> list[Box]:
    """The boxes after an imagined detector."""
    gap = random.uniform(*GAP_MERGED)
    seen = [word for word in _merged(words, gap, random) if random.random() >= SHARE_MISSED]
    parts = [part for word in seen for part in _cut(word, random)]
    loose = [_loosened(part, random) for part in parts]
    if loose and random.random() < SHARE_BLOTS:
        near = random.choice(loose)
        loose.append(_moved(near, random.uniform(-60, 60), random.uniform(-60, 60)))
    return loose


def _merged(words: Sequence[Box], gap: float, random: Random) -> list[Box]:
    done: list[Box] = []
    for word in sorted(words, key=lambda box: (round(box.top / 4), box.left)):
        last = done[-1] if done else None
        if last is not None and _near(last, word, gap) and random.random() < 0.6:
            done[-1] = Box(
                left=min(last.left, word.left), top=min(last.top, word.top),
                right=max(last.right, word.right), bottom=max(last.bottom, word.bottom),
            )  # fmt: skip
        else:
            done.append(word)
    return done


def _near(left: Box, right: Box, gap: float) -> bool:
    height = min(left.bottom - left.top, right.bottom - right.top)
    overlap = min(left.bottom, right.bottom) - max(left.top, right.top)
    return overlap > 0.6 * height and -height < right.left - left.right < gap * height


def _cut(word: Box, random: Random) -> list[Box]:
    if random.random() >= SHARE_CUT or word.right - word.left < 2.5 * (word.bottom - word.top):
        return [word]
    middle = random.uniform(word.left, word.right)
    return [
        Box(left=word.left, top=word.top, right=middle, bottom=word.bottom),
        Box(left=middle, top=word.top, right=word.right, bottom=word.bottom),
    ]


def _loosened(word: Box, random: Random) -> Box:
    spread = LOOSENESS * (word.bottom - word.top)
    left, right = word.left + random.gauss(-spread, spread), word.right + random.gauss(spread, spread)
    top, bottom = word.top + random.gauss(-spread / 2, spread), word.bottom + random.gauss(spread / 2, spread)
    return Box(left=left, top=top, right=max(left, right), bottom=max(top, bottom))


def _moved(word: Box, across: float, down: float) -> Box:
    return Box(left=word.left + across, top=word.top + down, right=word.right + across, bottom=word.bottom + down)
