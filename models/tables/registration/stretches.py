"""Stretches of print that may be labels, and how like each is to every wording of the forms' labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.profile import Form, FormLabel
from models.tables.keys import NUMBERING_WEIGHT, SHORT_LABEL, label_key, whole_key
from models.tables.pages.print.lines import middle_y
from models.tables.registration.print_lines import PrintLine, print_lines

LIKE = 0.6
"""Least likeness of a label: OCR of faxes garbles a third of the characters."""
MOST_LINES = 24
"""Of a label, lines of group labels between its own counted."""
MOST_STARTS = 3
"""Left edges that a stretch is cut at."""
SAME_START = 0.7
"""Em between left edges of one column of labels; the hanging lines of a label are indented by less."""
NEXT_LINE = 1.3
"""Em between the lines of one label at most."""
RULED = 0.6
"""Share of a word's width over which a rule must run to part it from the line above."""
LONGER = 1.5
"""Length of a stretch, in that of the longest label, from which it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words on the lines `start` to `end` (exclusive), right of one left edge."""

    start: int
    end: int
    words: tuple[Word, ...]
    text: str


class PrintedLabels:
    """What pages print, made ready once for all forms."""

    def __init__(self, pages: Sequence[PrintedPage], forms: Iterable[Form]) -> None:
        labels = [label for form in forms for label in form.labels]
        self._wordings = sorted({wording for label in labels for wording in label.wordings})
        self._place = {wording: place for place, wording in enumerate(self._wordings)}
        longest = LONGER * max((len(wording) for wording in self._wordings), default=0)
        self.pages = pages
        self.lines = print_lines(pages)
        self.stretches = list(_stretches(self.lines, [_level_rules(page) for page in pages], longest))

    def likeness(self, label: FormLabel) -> NDArray[np.float64]:
        """0 to 1 for each stretch: that of the nearest wording; 0 below LIKE."""
        places = [self._place[wording] for wording in label.wordings]
        return np.asarray(self._likeness[:, places].max(axis=1), dtype=np.float64)

    @cached_property
    def _likeness(self) -> NDArray[np.float64]:
        """(stretches, wordings)."""
        if not self.stretches or not self._wordings:
            return np.zeros((len(self.stretches), len(self._wordings)))
        keys = [label_key(wording) for wording in self._wordings]
        texts = sorted({stretch.text for stretch in self.stretches})
        ratio = process.cdist([label_key(text) for text in texts], keys, scorer=fuzz.ratio, score_cutoff=100 * LIKE)
        like = np.asarray(ratio, dtype=np.float64) / 100
        short = np.array([len(key) <= SHORT_LABEL for key in keys])
        like[:, short] = np.where(like[:, short] < 1, 0.0, like[:, short])
        whole = {whole_key(wording): place for place, wording in enumerate(self._wordings)}
        same = np.zeros(like.shape, dtype=bool)
        for index, text in enumerate(texts):
            if (place := whole.get(whole_key(text))) is not None:
                same[index, place] = True
        like = np.where(same, like, np.maximum(like - NUMBERING_WEIGHT, 0.0))
        row = {text: index for index, text in enumerate(texts)}
        return np.asarray(like[[row[stretch.text] for stretch in self.stretches]], dtype=np.float64)


def _level_rules(page: PrintedPage) -> list[Box]:
    return [rule.box for rule in page.rules if rule.horizontal]


def _parted(above: Word, below: Word, rules: Sequence[Box]) -> bool:
    """Whether a rule runs between two words: then they are of two cells."""
    top, bottom = middle_y(above.box), middle_y(below.box)
    width = below.box.right - below.box.left
    return any(
        top < middle_y(rule) < bottom
        and min(rule.right, below.box.right) - max(rule.left, below.box.left) > RULED * width
        for rule in rules
    )


def _stretches(lines: Sequence[PrintLine], rules: Sequence[Sequence[Box]], longest: float) -> Iterator[Stretch]:
    for start in range(len(lines)):
        if not lines[start].labels:
            continue
        for edge in _left_edges(lines[start])[:MOST_STARTS]:
            words: list[Word] = []
            for end in range(start, min(len(lines), start + MOST_LINES)):
                line = lines[end]
                if line.page != lines[start].page:
                    break
                own = [word for word in line.labels if word.box.left >= edge - SAME_START * _height(word)]
                if end > start and not own:
                    continue
                if words and own[0].box.top - words[-1].box.bottom > NEXT_LINE * _height(own[0]):
                    break
                if words and _parted(words[-1], own[0], rules[line.page]):
                    break
                words += own
                text = "".join(word.text for word in words)
                if len(text) > longest:
                    break
                yield Stretch(start=start, end=end + 1, words=tuple(words), text=text)


def _left_edges(line: PrintLine) -> list[float]:
    edges: list[float] = []
    for word in line.labels:
        if not edges or word.box.left - edges[-1] > SAME_START * _height(word):
            edges.append(word.box.left)
    return edges


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top
