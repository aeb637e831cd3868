"""What a numeric cell may say, and the one way in which each of it is written here."""

from __future__ import annotations

import re
from typing import Final

SYMBOLS: Final = "0123456789.,-%/"
"""Marks of numbers, and of dashes and strokes that stand for none."""
OTHER: Final = "?"
"""The whole answer where no number can be told: other words, or print that is destroyed."""
ALPHABET: Final = ("", *SYMBOLS, OTHER)
"""By the network's outputs; the first, "", is the blank of connectionist temporal classification."""
N_OUTPUTS: Final = len(ALPHABET)

_ONE_WAY: Final = str.maketrans(
    {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | dict.fromkeys("－−–—―─", "-") | {"，": ",", "．": ".", "％": "%", "／": "/"}
)  # fmt: skip
_NUMBER: Final = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
_LESS_THAN_NOTHING: Final = re.compile(r"-0+(?:\.0+)?%?")
_DASHES, _STROKES = re.compile(r"-+"), re.compile(r"/+")


def canonical(text: str) -> str:
    """The answer for what is printed: "1，234" is "1,234", any row of dashes "-", a word OTHER, nothing "".

    Nobody prints a minus before nought: it is dirt.
    """
    plain = re.sub(r"\s", "", text).translate(_ONE_WAY)
    if _DASHES.fullmatch(plain):
        return "-"
    if _STROKES.fullmatch(plain):
        return "/"
    if _LESS_THAN_NOTHING.fullmatch(plain):
        return plain[1:]
    return plain if not plain or _NUMBER.fullmatch(plain) else OTHER


def is_number(text: str) -> bool:
    """Whether an answer is a number and no sign that stands for none."""
    return _NUMBER.fullmatch(text) is not None


def outputs_of(text: str) -> list[int]:
    """The network's outputs for a canonical text, without blanks.

    Raises:
        ValueError: for a mark outside the alphabet.
    """
    return [ALPHABET.index(mark) for mark in text]
