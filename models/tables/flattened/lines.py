"""Lines of running text, and whether each looks like a piece of a table, like prose, or like a section's heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from models.tables.cell_number import is_cell_value, parse_cell
from models.tables.item_marks import ARTICLE, CIRCLED, DASH, NUMBER, SIGN, levels
from models.tables.keys import label_key, whole_key
from models.tables.printed.form_words import FormWords, best_score, without_note
from models.tables.printed.furniture import Furniture
from models.tables.printed.pieces import pieces
from models.tables.printed.section_words import SectionWords, heading_score

LineKind = Literal["blank", "cell", "weak", "prose", "heading", "furniture"]
"""`cell`: surely table material. `weak`: short words that may be; they count when cells stand on both sides.
`furniture`: a page number or running head, which stands between the lines of a table without being one of them."""

LABEL_LIKE = 0.75
HEADING_LIKE, NUMBERED_HEADING = 0.85, 0.7
FEWEST_RUN = 3
LONG = 28
"""Characters from which a line that is no label is taken for prose; the longest heads of columns stay below."""
_SENTENCE_END = re.compile(r"[。；！？;!?]")
_DIGITS = re.compile(r"\.?\d+")
"""Figures run together, and the end of one that a line break cut."""
_NUMBERED = re.compile(r"^\s*(?:第?[一二三四五六七八九十]{1,3}[、.．，,部章]|[（(][一二三四五六七八九十]{1,3}[)）])")
_ITEM = re.compile(rf"\s*(?:{NUMBER}|{levels(1)}|{CIRCLED}|{DASH}|{SIGN}|{ARTICLE})\s+(?P<said>[^\t|｜]+)")
_CLAUSES = re.compile(r"[，。；！？]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`text` without its line break; `start` is its offset in the document's text."""

    text: str
    start: int
    kind: LineKind

    @property
    def end(self) -> int:
        """Offset after the last character, the line break not counted."""
        return self.start + len(self.text)


_PROSE = re.compile(r"。|\d\s*(?:件|条|份|个|篇|项|次|起|宗|例|万元|[%％])\s*[，,、；;（(]")
"""What a row of cells never holds: a full stop, or a count with its measure word and a comma (`收到 100 件，`)."""


def split_lines(
    text: str, *, start: int, words: FormWords, sections: SectionWords, furniture: Furniture
) -> Iterator[Line]:
    """The lines of `text`, which stands at `start` of the document, judged one by one."""
    position = start
    for line in text.split("\n"):
        kind = _kind(line, words, sections)
        if kind != "blank" and furniture.has(line) and not _prints_label(line, words):
            kind = "furniture"
        yield Line(text=line, start=position, kind=kind)
        position += len(line) + 1


def _prints_label(line: str, words: FormWords) -> bool:
    """（单位：万元） may be the second line of a head."""
    key = whole_key(line)
    return len(key) > 3 and any(key in whole for whole in words.whole_keys)


def _kind(line: str, words: FormWords, sections: SectionWords) -> LineKind:
    stripped = line.strip().rstrip("|｜").rstrip()
    if not stripped:
        return "cell" if "\t" in line or line.strip() else "blank"
    if _PROSE.search(line) and not re.search(r"[\t|｜]", line):
        return "prose"
    if _is_item(stripped, words):
        return "prose"
    if _is_row(stripped, words) and not _PROSE.search(line):
        return "cell"
    label = best_score(words, stripped) if len(without_note(stripped)) <= words.longest + 20 else 0.0
    heading = heading_score(sections, stripped)
    least = NUMBERED_HEADING if _NUMBERED.match(stripped) else HEADING_LIKE
    if heading >= least and heading > label:
        return "heading"
    if label >= LABEL_LIKE and not (stripped.endswith("。") and label < 0.95):
        return "cell"
    if is_cell_value(stripped) or _DIGITS.fullmatch(stripped):
        return "cell"
    return _by_shape(line, stripped, words)


def _is_item(stripped: str, words: FormWords) -> bool:
    """A number or sign, white space, and a sentence: an item of a list, and no row of two cells."""
    item = _ITEM.fullmatch(stripped)
    if item is None:
        return False
    said = item["said"].strip()
    return _CLAUSES.search(said) is not None and parse_cell(said) is None and not _labelled(said, words)


def _by_shape(line: str, stripped: str, words: FormWords) -> LineKind:
    if len(stripped) > LONG and runs_together(stripped, words):
        return "cell"
    pieces = [piece.strip() for piece in re.split(r"\t|[|｜]|\s{2,}", stripped)]
    printed = [piece for piece in pieces if piece]
    prose = any(len(piece) > LONG and not _labelled(piece, words) for piece in printed)
    if prose and (_SENTENCE_END.search(stripped) or len(printed) == 1):
        return "prose"
    if len(pieces) > 1 or (line.startswith("\t") and not _NUMBERED.match(stripped)):
        return "cell"
    if any(_fits(piece, words) for piece in [stripped, *stripped.split()]):
        return "cell"
    return "prose" if _SENTENCE_END.search(stripped) or len(stripped) > LONG else "weak"


def _is_row(stripped: str, words: FormWords) -> bool:
    """Several pieces with space between, that end in figures or are for the most part labels and figures."""
    pieces = [piece for piece in re.split(r"[\s|｜]+", stripped) if piece]
    if len(pieces) < 2:
        return False
    figures = [is_cell_value(piece) for piece in pieces]
    if all(figures[-2:]):
        return True
    known = [f or best_score(words, piece) >= HEADING_LIKE for f, piece in zip(figures, pieces, strict=True)]
    covered = sum(len(piece) for piece, is_known in zip(pieces, known, strict=True) if is_known)
    return 2 * covered >= sum(map(len, pieces))


def runs_together(text: str, words: FormWords) -> bool:
    """Nothing but labels and figures of the forms, without a space between."""
    kinds = [piece.kind for piece in pieces(words, text, "cells")]
    return kinds.count("words") >= FEWEST_RUN and "value" in kinds


def _labelled(piece: str, words: FormWords) -> bool:
    return best_score(words, piece) >= LABEL_LIKE


def _fits(piece: str, words: FormWords) -> bool:
    """Is it a label with figures behind it, or a longer part of a label that goes on in the next line?"""
    bare = re.sub(r"[\s\d,./\\—-]+$", "", piece)
    if bare != piece and label_key(bare) and best_score(words, bare) >= HEADING_LIKE:
        return True
    key = label_key(piece)
    return len(key) >= 5 and any(key in whole for whole in words.keys)
