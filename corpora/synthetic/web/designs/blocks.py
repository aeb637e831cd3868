"""Blocks of rows that forms are put together of, each of which fills all columns."""

from __future__ import annotations

from corpora.synthetic.web.design import WebCell, WebRow
from corpora.synthetic.web.designs.pens import Pen
from corpora.synthetic.web.designs.rows import row
from corpora.synthetic.web.designs.sizes import dealt


def _pair_row(pen: Pen, columns: int, labels: list[str], *, even: bool = False) -> list[WebCell]:
    """Pairs of a label, taken from `labels`, and a value; spans by chance, `even` for two columns a pair."""
    count = columns // 2 if even else pen.random.randint(1, max(1, columns // 2))
    spare = columns - 2 * count
    extra = [0] * count
    for _ in range(spare):
        extra[-1 if pen.chance(0.6) else pen.random.randrange(count)] += 1
    cells: list[WebCell] = []
    for more in extra:
        label = labels.pop()
        wide = 1 if more >= 2 and pen.chance(0.2) else 0
        cells += [pen.label(label, across=1 + wide), pen.value(label, across=1 + more - wide)]
    return cells


def pair_rows(pen: Pen, columns: int, count: int, kind: str = "form_labels") -> list[WebRow]:
    """Rows of pairs: most with as many pairs as fit, some with fewer and wider ones."""
    even = pen.random.choice((0.3, 0.6, 0.9))
    labels = pen.words.some(pen.random, kind, count * max(1, columns // 2))
    return [row(_pair_row(pen, columns, labels, even=pen.chance(even))) for _ in range(count)]


def text_box(pen: Pen, columns: int) -> list[WebRow]:
    """One or several boxes of free text beside each other, with labels before or in them, and lines to sign."""
    kind = pen.random.choice(("form_long_labels", "form_opinions"))
    label = pen.word(kind)
    text = pen.word("form_verdicts" if kind == "form_opinions" else "form_long_texts")
    text = text if pen.chance(max(0.2, pen.filled)) else ""
    if kind == "form_opinions" or pen.chance(0.2):
        text += "\n" * pen.random.randint(1, 3) + pen.signature()
    layout = pen.random.choice(("before", "before", "upright", "inside", "several"))
    if layout == "inside":
        return [row([WebCell(text=f"{label}{pen.says('：', ':')}\n{text}", across=columns, align="left")])]
    if layout == "several" and columns >= 4:
        spans = dealt(pen.random, columns, 2 if columns < 6 else pen.random.randint(2, 3))
        labels = pen.words.some(pen.random, "form_opinions", len(spans))
        tops = [pen.label(text, across=span) for text, span in zip(labels, spans, strict=True)]
        return [row(tops), row([pen.value(text=f"\n{pen.signature()}", across=span) for span in spans])]
    upright = layout == "upright" and pen.words.chinese
    return [row([pen.label(label, upright=upright), pen.value(across=columns - 1, text=text)])]


def grouped_items(pen: Pen, groups: str, items: str, count: int) -> list[tuple[str, int, str]]:
    """Items in order, each with its group and, at the first one, the number of items of the group."""
    found: list[tuple[str, int, str]] = []
    texts = pen.words.some(pen.random, items, count)
    for size, group in zip(
        sizes := dealt(pen.random, count, pen.random.randint(1, max(2, count // 3))),
        pen.words.some(pen.random, groups, len(sizes)),
        strict=True,
    ):
        found += [(group, size if place == 0 else 0, texts[len(found) + place]) for place in range(size)]
    return found
