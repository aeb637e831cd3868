"""Commas and stops of large numbers: in small print the one looks like the other, while the digits are certain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from corpora.document.look import Look
from models.ocr.digits.alphabet import canonical, is_number

_GROUPS: Final = re.compile(r"(-?[1-9]\d{0,2})((?:[.,]\d{3})+)([.,])(\d{1,3})(%?)")
"""Groups of a number that has two marks or more, the last mark, and what stands behind it."""
GROUP: Final = 3
"""Digits between two commas."""
FEWEST_LOOKS, LEAST_SURE = 3, 0.6
"""Looks of PP-OCR that agree on where commas and stops stand, and the least confidence of each."""
SAME_DIGITS: Final = 0.8
"""Belief of the reader of digits in the same digits with a mark at the same places, whatever each mark is."""


def answer_of(text: str) -> str:
    """The canonical answer, marks put right where only one number has its marks there: 79.651,862.50 is 79,651,862.50.

    1,153.940 is a number as it stands, and is left; 1.153,940.612 may be two numbers.
    """
    answer = canonical(text)
    if is_number(answer) or (match := _GROUPS.fullmatch(re.sub(r"\s", "", text))) is None:
        return answer
    head, middle, mark, last, percent = match.groups()
    if len(last) == GROUP and mark == "." and "," in middle:
        return answer
    return canonical(f"{head}{middle.replace('.', ',')}{',' if len(last) == GROUP else '.'}{last}{percent}")


def settled_by_marks(readings: Sequence[Look], belief: Mapping[str, float]) -> str | None:
    """The number that all looks of PP-OCR agree on, where the reader of digits sees the same digits and differs at most
    in which marks are commas and which are stops: it tells the two less surely. None where they don't.
    """
    said = {answer_of(look.text) for look in readings}
    if len(readings) < FEWEST_LOOKS or len(said) > 1 or min(look.confidence for look in readings) < LEAST_SURE:
        return None
    number = said.pop()
    if not is_number(number) or "," not in number:
        return None
    same = sum(share for other, share in belief.items() if _unmarked(other) == _unmarked(number))
    return number if same >= SAME_DIGITS else None


def _unmarked(number: str) -> str:
    return number.replace(",", ".")
