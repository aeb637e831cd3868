"""Text in columns of fixed width, where a 汉字 takes two places: what layouts of spaces and boxes are made of."""

from __future__ import annotations

import unicodedata


def display_width(text: str) -> int:
    """Places that the text takes; full-width signs take two, and so do ambiguous ones (“ ” ─ …) in Chinese fonts."""
    return sum(character_width(sign) for sign in text)


def character_width(sign: str) -> int:
    """1 or 2."""
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` places, broken between any two characters but not inside a number; [""] for no text."""
    lines = [""]
    for chunk in _chunks(text):
        if chunk == "\n":
            lines.append("")
        elif lines[-1] and display_width(lines[-1] + chunk) > width:
            lines.append(chunk)
        else:
            lines[-1] += chunk
    return lines


def _chunks(text: str) -> list[str]:
    """Single characters, and runs of digits with their points and commas."""
    chunks: list[str] = []
    for sign in text:
        if chunks and sign in "0123456789.,%" and chunks[-1][-1] in "0123456789.,":
            chunks[-1] += sign
        else:
            chunks.append(sign)
    return chunks


def padded(text: str, width: int) -> str:
    """The text with spaces behind it up to `width` places."""
    return text + " " * (width - display_width(text))
