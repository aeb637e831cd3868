"""Labels that a reader doubts, the most doubtful first.

Labels with a closed list of answers (entities, relations) go through confident learning as cleanlab has it (Northcutt,
Jiang and Chuang, JAIR 2021): what an answer's probability has to be before it counts is learned from the set itself, so
that a reader that is unsure of all places does not bring up every place. Fields and cells have no closed list; a label
of theirs is doubted where the reader gives another answer more than the given one.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.errors import UsageError
from corpora.document.geometry import Span
from corpora.labelled.label import FigureLabel, LabelledText
from corpora.labelled.opinion import OPINION_KINDS, Opinion, OpinionKind

CLOSED: Final[tuple[OpinionKind, ...]] = ("entity", "relation")
"""Kinds with a list of answers that does not grow with the set."""
FEW: Final = 2
"""Suspects of one pattern up to which they are slips; more of them are a habit, of the reader or of a guideline, and
come behind.
"""
AROUND: Final = 5
"""Characters on either side of the words that make their pattern."""
_NUMBERS: Final = re.compile(
    r"[\d０-９零〇一二两三四五六七八九十百千万亿][\d０-９零〇一二两三四五六七八九十百千万亿,，.．点 ]*"
)
FEWEST: Final = 5
"""Labels of an answer from which the set tells how sure the reader is of it; with fewer it is only asked which answer
it finds likelier.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A label that is likely wrong; `given` and `said` are answers as in `Opinion`.

    Args:
        example: id of the example, whose text holds the words; of a cell that of its table.
        span: place in the report's text; of a cell None.
        cell: (table, row, column), None of words.
        words, context: what is labelled, and the sentence or row around it.
        origin: of the label; None where there is none and the reader sees one.
        sure: probability of `said`, as the reader has it.
        score: cleanlab's normalised margin, 0 surely wrong to 1 surely right.
        pattern: words with what stands around them, digits and names of numbers alike.
        alike: suspects with this pattern, label and answer. Where there are many the reader, or the guideline, is at
            fault rather than a slip of whoever labelled.
    """

    kind: OpinionKind
    document: str
    example: str
    span: Span | None
    cell: tuple[str, int, int] | None
    words: str
    context: str
    given: str
    said: str
    origin: str | None
    sure: float
    score: float = 0.0
    pattern: str = ""
    alike: int = 1


@dataclass(slots=True)
class _Held:
    """The opinions of one kind: of all the numbers, of those that differ the words."""

    answers: dict[str, int] = field(default_factory=dict)
    given: array[int] = field(default_factory=lambda: array("i"))
    rows: array[int] = field(default_factory=lambda: array("i"))
    columns: array[int] = field(default_factory=lambda: array("i"))
    values: array[float] = field(default_factory=lambda: array("f"))
    differing: dict[int, Suspect] = field(default_factory=dict)


class Suspects:
    """Takes opinions as they come and ranks them in the end. Memory holds some 60 bytes an opinion, and the words of
    those that differ from their label.
    """

    def __init__(self) -> None:
        self._held: dict[OpinionKind, _Held] = {kind: _Held() for kind in OPINION_KINDS}

    def add(self, opinion: Opinion, suspect: Suspect) -> None:
        """`suspect` is how the label is told if it is doubted; its score is set in the end."""
        held = self._held[opinion.kind]
        number = len(held.given)
        held.given.append(held.answers.setdefault(opinion.given, len(held.answers)))
        for answer, value in opinion.likely.items():
            held.rows.append(number)
            held.columns.append(held.answers.setdefault(answer, len(held.answers)))
            held.values.append(value)
        if opinion.said != opinion.given:
            held.differing[number] = suspect

    def asked(self) -> dict[OpinionKind, int]:
        """How many labels of each kind there are."""
        return {kind: len(held.given) for kind, held in self._held.items()}

    def ranked(self) -> list[Suspect]:
        """Those that are likely wrong, most doubtful first.

        Raises:
            UsageError: without cleanlab.
        """
        found = [suspect for kind, held in self._held.items() for suspect in _ranked(kind, held)]
        alike = Counter(_sort_of(one) for one in found)
        counted = [replace(one, alike=alike[_sort_of(one)]) for one in found]
        return sorted(counted, key=lambda one: (one.alike > FEW, one.score, one.document, one.example, one.words))


def _sort_of(one: Suspect) -> tuple[str, ...]:
    """Cells are alike by chance alone."""
    if one.cell is not None:
        return one.document, one.words
    return one.kind, one.given, one.said, one.pattern


def _ranked(kind: OpinionKind, held: _Held) -> Iterator[Suspect]:
    if not held.differing:
        return
    try:
        from cleanlab.rank import get_label_quality_scores  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError(f"pip install gouji[label] ({error.name})") from error
    given = np.frombuffer(held.given, np.int32).astype(np.int64)
    margins = get_label_quality_scores(np.zeros(len(given), np.int64), _margins(held), method="normalized_margin")
    doubted = _confident(held, given) if kind in CLOSED else np.ones(len(given), np.bool_)
    for number, suspect in held.differing.items():
        if doubted[number]:
            yield replace(suspect, score=round(float(margins[number]), 4))


def _margins(held: _Held) -> NDArray[np.float32]:
    """(labels, 2): the given answer, and the likeliest other."""
    found = np.zeros((len(held.given), 2), np.float32)
    for row, column, value in zip(held.rows, held.columns, held.values, strict=True):
        if column == held.given[row]:
            found[row, 0] = value
        else:
            found[row, 1] = max(found[row, 1], value)
    return found


def _confident(held: _Held, given: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which labels confident learning holds for wrong. Answers that the set gives too seldom to learn from are left to
    the probabilities alone.
    """
    from cleanlab.filter import find_label_issues  # type: ignore[import-untyped]

    likely = np.zeros((len(given), len(held.answers)), np.float32)
    likely[np.frombuffer(held.rows, np.int32), np.frombuffer(held.columns, np.int32)] = np.frombuffer(
        held.values, np.float32
    )
    counts = np.bincount(given, minlength=len(held.answers))
    common = counts >= FEWEST
    doubted = np.ones(len(given), np.bool_)
    if common.sum() < 2:
        return doubted
    asked = common[given]
    number = np.cumsum(common) - 1
    kept = likely[asked][:, common]
    kept /= np.maximum(kept.sum(axis=1, keepdims=True), np.finfo(np.float32).tiny)
    doubted[asked] = find_label_issues(number[given[asked]], kept, filter_by="confident_learning", n_jobs=1)
    return doubted


def suspect_of(item: LabelledText, opinion: Opinion, *, sure: float, context: Span) -> Suspect:
    """How an opinion on words is told."""
    start, end = opinion.span
    labels = item.entities if opinion.kind == "entity" else item.claims
    own = next((one for one in labels if one.span.start < end and start < one.span.end), None)
    given = opinion.kind == "field" or own is not None
    return Suspect(
        kind=opinion.kind, document=item.document, example=item.id, span=Span(item.start + start, item.start + end),
        cell=None, words=item.text[start:end], context=item.text[context.start : context.end], given=opinion.given,
        said=opinion.said, origin=own.origin if given and own is not None else None, sure=round(sure, 4),
        pattern=_NUMBERS.sub("0", item.text[max(0, start - AROUND) : end + AROUND]),
    )  # fmt: skip


def cell_suspect(figure: FigureLabel, opinion: Opinion, *, document: str) -> Suspect:
    """How an opinion on a cell is told: by its field, and the label that the form has for it."""
    row, column = figure.cell
    return Suspect(
        kind="cell", document=document, example=figure.table, span=None, cell=(figure.table, row, column),
        words=figure.field, context=figure.label, given=opinion.given, said=opinion.said, origin=figure.origin,
        sure=round(opinion.likely[opinion.said], 4),
    )  # fmt: skip
