"""How large a line's print is. Words that were read are as high as their ink: relaunch is lower than slings."""

from __future__ import annotations

import re
from typing import Final

from models.tables.pages.print.lines import Line
from models.tables.pages.print.word_gaps import CAPITALS

WITH_TAIL: Final = 0.93
"""Em from the top of a capital to the foot of a g; Chinese characters are about as high."""
_NO_TAIL = re.compile(r"[A-Za-fhik-or-xz0-9.:\s–-]+")


def em_of(line: Line) -> float:
    """The size of its print, points."""
    return max(
        (word.box.bottom - word.box.top)
        / (1.0 if word.origin != "ocr" else CAPITALS if _NO_TAIL.fullmatch(word.text) else WITH_TAIL)
        for word in line.words
    )
