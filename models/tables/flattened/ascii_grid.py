"""Tables drawn with + - = and | (grid tables of reStructuredText and Pandoc), redrawn in strokes of the same places.

A frame of one column around other tables is what a page was laid out with; it goes, and what stands in it stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.tables.flattened.lines import Line

FEWEST_RULES = 2
MOST_FRAMES = 8
"""Boxes within boxes; pages are laid out with three or four."""
_RULE = re.compile(r"\+(?:[-=:]{2,}\+)+")
_LEVEL = re.compile(r"(?<=\+)[-=:]{2,}(?=\+)")
_STROKES = {
    (False, True, False, True): "┌", (False, True, True, True): "┬", (False, True, True, False): "┐",
    (True, True, False, True): "├", (True, True, True, True): "┼", (True, True, True, False): "┤",
    (True, False, False, True): "└", (True, False, True, True): "┴", (True, False, True, False): "┘",
    (True, True, False, False): "│", (False, False, True, True): "─",
}  # fmt: skip
"""By what a joint goes on to: up, down, left, right."""


def in_strokes(lines: Sequence[Line], *, frames: int = MOST_FRAMES) -> list[Line]:
    """The lines, those of grid tables drawn with box strokes; every character stays at its place.

    Up to `frames` boxes within boxes go; what stands deeper is drawn with them.
    """
    found = list(lines)
    for begin, end in _grids(found):
        inside = _without_frame(found[begin:end]) if frames else None
        found[begin:end] = _redrawn(found[begin:end]) if inside is None else in_strokes(inside, frames=frames - 1)
    return found


def _grids(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of neighbouring lines from a rule on that begin and end with + or |, with another rule last."""
    begin = 0
    while begin < len(lines):
        if _RULE.fullmatch(lines[begin].text.strip()) is None:
            begin += 1
            continue
        end = begin + 1
        while end < len(lines) and _is_framed(lines[end].text.strip()):
            end += 1
        rules = [at for at in range(begin, end) if _RULE.search(lines[at].text)]
        last = rules[-1] + 1
        if len(rules) >= FEWEST_RULES and last - begin > FEWEST_RULES:
            yield begin, last
        begin = last


def _is_framed(text: str) -> bool:
    return len(text) > 1 and text[0] in "+|" and text[-1] in "+|"


def _without_frame(lines: Sequence[Line]) -> list[Line] | None:
    """What stands in a table of one column that holds other tables; None for any other."""
    outer = [line.text.strip() for line in lines]
    if any(text.startswith("+") and (text.count("+") != 2 or _RULE.fullmatch(text) is None) for text in outer):
        return None
    if not any(_RULE.fullmatch(text[1:-1].strip()) for text in outer):
        return None
    return [_bared(line) for line in lines]


def _bared(line: Line) -> Line:
    """The line with blanks for its frame."""
    text = line.text
    if _RULE.fullmatch(text.strip()) and text.strip().count("+") == 2:
        return replace(line, text=" " * len(text), kind="blank")
    first, last = len(text) - len(text.lstrip()), len(text.rstrip()) - 1
    return replace(line, text=f"{text[:first]} {text[first + 1 : last]} {text[last + 1 :]}")


def _redrawn(lines: Sequence[Line]) -> list[Line]:
    joints = [_joints(line.text) for line in lines]
    edges = {place for line in joints for place in line}
    bars = [_bars(line.text) for line in lines]
    uprights = [_Uprights(places={*bars[number], *joints[number]}, edges=edges) for number in range(len(lines))]
    drawn: list[Line] = []
    for number, line in enumerate(lines):
        signs = list(line.text)
        for match in _LEVEL.finditer(line.text):
            signs[match.start() : match.end()] = "─" * len(match[0])
        for at in bars[number].values():
            signs[at] = "│"
        above, below = (
            uprights[number - 1] if number else None,
            uprights[number + 1] if number + 1 < len(lines) else None,
        )
        for place, at in joints[number].items():
            up, down = (beside is not None and beside.stands(place) for beside in (above, below))
            left, right = (line.text[beside : beside + 1] in ("-", "=", ":") for beside in (at - 1, at + 1))
            signs[at] = _STROKES.get((up, down, left, right), "┼")
        drawn.append(replace(line, text="".join(signs), kind="cell"))
    return drawn


class _Uprights:
    """Uprights of a line. Where some stand at no edge, they tell nothing: its text is wider than it seems."""

    def __init__(self, *, places: set[int], edges: set[int]) -> None:
        self._places = places if places <= edges else None

    def stands(self, place: int) -> bool:
        """Is there an upright at this place, or may there be one?"""
        return self._places is None or place in self._places


def _joints(text: str) -> dict[int, int]:
    """Offsets, by place, of the + that level strokes run to or from."""
    spots = {at for match in _RULE.finditer(text) for at in range(*match.span()) if text[at] == "+"}
    return {place: at for place, at in _places(text) if at in spots}


def _bars(text: str) -> dict[int, int]:
    """Offsets, by place, of | that no backslash takes for a letter."""
    return {place: at for place, at in _places(text) if text[at] == "|" and text[at - 1 : at] != "\\"}


def _places(text: str) -> Iterator[tuple[int, int]]:
    """(place, offset) of each character; a 汉字 takes two places, a mark on another character none."""
    place = 0
    for at, sign in enumerate(text):
        yield place, at
        if unicodedata.east_asian_width(sign) in "WF":
            place += 2
        elif unicodedata.category(sign) not in ("Mn", "Me", "Cf"):
            place += 1
