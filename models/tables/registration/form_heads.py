"""Where the heads of a form's columns stand: words above its figures that print parts of their labels."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from statistics import median
from typing import Final

from rapidfuzz import fuzz

from corpora.document.printed_page import Word
from corpora.profiles.profile import Form, FormLabel
from models.tables.keys import label_key
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.registration.print_lines import PrintLine

LIKE = 0.72
NEXT_LINE = 1.4
"""Em between lines of one head at most."""
SAME_COLUMN = 1.5
"""Em between the middles of the lines of one head."""
FEWEST_EVEN: Final = 5
"""Heads that tell how far the columns are apart."""
FAR_OFF, IN_PLACE = 1.5, 0.4
"""Of that distance: from where a head is not the column's, and up to where it is another's."""

_Point = tuple[float, float]


def leaf_heads(form: Form, columns: Sequence[int]) -> list[FormLabel | None]:
    """For each of the columns the lowest label that stands over it alone, above the first row of figures."""
    first = min(field.row for field in form.fields)
    found: list[FormLabel | None] = []
    for column in columns:
        own = [
            label for label in form.labels if label.column == column and label.column_span == 1 and label.row < first
        ]
        found.append(max(own, key=lambda label: label.row, default=None))
    return found


def find_heads(lines: Sequence[PrintLine], form: Form, columns: Sequence[int]) -> list[tuple[float, float] | None]:
    """X and y of the middle of each column's head among `lines`, None where it is not found. Heads stand in order."""
    labels = list(map(_wordings, leaf_heads(form, columns)))
    blocks = list(head_blocks([_with_parts(line, frozenset(labels)) for line in lines]))
    found = {
        wordings: [(x, y, like) for x, y, text in blocks if (like := _likeness(wordings, text)) >= LIKE]
        for wordings in {*labels}
    }
    return _evenly(_in_order([found[wordings] for wordings in labels]), labels)


def _with_parts(line: PrintLine, labels: Collection[tuple[str, ...]]) -> PrintLine:
    """The line, and of words that run two or three heads together, as where the rules between them have faded, each
    head's part: 结果维结果纠 over 持正.
    """
    keys = {label_key(wording) for wordings in labels for wording in wordings}
    parts = [part for word in line.labels for part in _parts(word, keys)]
    return replace(line, labels=(*line.labels, *parts)) if parts else line


def _parts(word: Word, keys: Collection[str]) -> list[Word]:
    text = "".join(word.text.split())
    if len(text) < 2 or any(text in key for key in keys):
        return []
    for count in (2, 3):
        size, left_over = divmod(len(text), count)
        texts = [text[at * size : (at + 1) * size] for at in range(count)]
        if left_over or not all(any(key.startswith(one) or key.endswith(one) for key in keys) for one in texts):
            continue
        wide = (word.box.right - word.box.left) / count
        return [
            replace(
                word, text=one, looks=(), sure=(),
                box=replace(word.box, left=word.box.left + at * wide, right=word.box.left + (at + 1) * wide),
            )
            for at, one in enumerate(texts)
        ]  # fmt: skip
    return []


def _evenly(heads: Sequence[_Point | None], labels: Sequence[tuple[str, ...]]) -> list[_Point | None]:
    """The heads, one that several columns have moved from where it stands far off to where the others leave room for
    it: 结果维持 is printed thrice, and the first of them may be the only one that was read in its group.
    """
    known = [(index, head[0]) for index, head in enumerate(heads) if head is not None]
    if len(known) < FEWEST_EVEN:
        return list(heads)
    pitch = median((x2 - x1) / (i2 - i1) for (i1, x1), (i2, x2) in combinations(known, 2))
    start = median(x - pitch * index for index, x in known)
    moved = list(heads)
    for index, x in known:
        if abs(start + pitch * index - x) < FAR_OFF * pitch:
            continue
        place = min(range(len(heads)), key=lambda at: abs(start + pitch * at - x))
        between = moved[min(index, place) + 1 : max(index, place)]
        fits = abs(start + pitch * place - x) <= IN_PLACE * pitch and labels[place] == labels[index]
        if fits and moved[place] is None and not any(between):
            moved[place], moved[index] = moved[index], None
    return moved


def likeness(label: FormLabel | None, text: str) -> float:
    """0 to 1: how well the text prints a head, short ones exactly."""
    return _likeness(_wordings(label), text)


def _wordings(label: FormLabel | None) -> tuple[str, ...]:
    return label.wordings if label else ()


@lru_cache(maxsize=16384)
def _likeness(wordings: tuple[str, ...], text: str) -> float:
    key = label_key(text)
    wanted = map(label_key, wordings)
    return max((float(key == want) if len(want) <= 2 else fuzz.ratio(key, want) / 100 for want in wanted), default=0.0)


def head_blocks(lines: Sequence[PrintLine]) -> Iterator[tuple[float, float, str]]:
    """(x and y of the middle, text) of every stack of words, one to four lines high.

    A head set upright is as high as several lines beside it, which are one line with it.
    """
    for start, line in enumerate(lines):
        for word in line.labels:
            stack = [word]
            yield _block(stack)
            for below in (line, line, line, *lines[start + 1 : start + 5]):
                if below.page != line.page:
                    break
                under = [other for other in below.labels if _under(stack, other)]
                if below is line:
                    under = [other for other in under if other.box.top >= middle_y(stack[-1].box)]
                if under:
                    stack = [*stack, min(under, key=lambda other: abs(middle_x(other.box) - middle_x(word.box)))]
                    yield _block(stack)


def _block(stack: Sequence[Word]) -> tuple[float, float, str]:
    if len(stack) == 1:
        return middle_x(stack[0].box), middle_y(stack[0].box), stack[0].text
    x, y = median(middle_x(word.box) for word in stack), median(middle_y(word.box) for word in stack)
    return x, y, "".join(word.text for word in stack)


def _under(stack: Sequence[Word], word: Word) -> bool:
    last = stack[-1]
    em = last.box.bottom - last.box.top
    near = abs(middle_x(word.box) - middle_x(last.box)) <= SAME_COLUMN * em
    return near and 0 <= word.box.top - last.box.top <= (1 + NEXT_LINE) * em


def _in_order(found: Sequence[Sequence[tuple[float, float, float]]]) -> list[_Point | None]:
    """One place for each label, x rising; the chain with the greatest likeness (dynamic programming)."""
    chains: list[tuple[float, float, tuple[_Point | None, ...]]] = [(0.0, float("-inf"), ())]
    for places in found:
        step: list[tuple[float, float, tuple[_Point | None, ...]]] = []
        for total, last, chain in chains:
            step.append((total, last, (*chain, None)))
            step += [(total + like, x, (*chain, (x, y))) for x, y, like in places if x > last + 1]
        kept: dict[float, tuple[float, float, tuple[_Point | None, ...]]] = {}
        for one in step:
            if one[1] not in kept or kept[one[1]][0] < one[0]:
                kept[one[1]] = one
        chains = list(kept.values())
    return list(max(chains, key=lambda one: one[0])[2])
