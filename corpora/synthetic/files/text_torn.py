"""Tables that came apart on their way to Markdown, as programs that read PDF and language models leave them.

"torn": a label of several lines is set as lines around its figures, a rule stands under every few rows, and rows of
one width are collected at the end. "rowwise": each row is a table of its own, a wide row of several parts one a part.
Both as seen in texts that people had made of published reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from corpora.synthetic.files.surface import Surface
from corpora.synthetic.files.visual import Slot, one_line, typed_in_line, visual_rows
from corpora.synthetic.report import PrintedCell, PrintedTable

LONGEST_WHOLE = (10, 14)
"""Characters of a label that stays with its figures, drawn for each table; longer ones are torn."""
PIECE = (6, 10)
"""Characters of a torn label's lines."""
SHARE_ABOVE = 0.7
"""Torn labels that stand above their figures; the others stand below."""
FEW = 4
"""Figures of a row, from which on it is wide."""


def torn(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Lines of Markdown with what is left of the labels between them."""
    limit, behind = random.randint(*LONGEST_WHOLE), list[list[str]]()
    wide = max((len(_figures(slots)) for slots in visual_rows(table)), default=0)
    ruled = False
    for slots in visual_rows(table):
        figures = [typed_in_line(slot, random, surface) for slot in _figures(slots)]
        labels = [typed_in_line(slot, random, surface) for slot in slots if slot.cell.header and not slot.continued]
        if not figures:
            yield from _torn_heads(labels, random)
            ruled = False
        elif len(figures) == 1:
            yield " ".join((*labels[-1:], *figures))
        elif wide <= FEW:
            behind.append([*labels[-1:], *figures])
        elif labels and len(labels[-1]) <= limit:
            yield _row([*labels[-1:], *figures])
            if not ruled or random.random() < 1 / 3:
                yield _rule(len(figures) + 1)
                ruled = True
        else:
            lines = list(_pieces("".join(labels[-1:]), random))
            above = random.random() < SHARE_ABOVE
            yield from ("", *lines) if above and lines else ()
            yield from (_row(figures), _rule(len(figures)))
            yield from ("", *lines) if lines and not above else ()
            ruled = False
    if behind:
        heads = [one_line(cell.text) for cell in _heads_of(table, behind[0])]
        yield from ("", _row(heads), _rule(len(heads)), *map(_row, behind))


def rowwise(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """Every row under a heading of its own; heads of figures that were not understood are numbered."""
    for slots in visual_rows(table):
        figures = _figures(slots)
        labels = [typed_in_line(slot, random, surface) for slot in slots if slot.cell.header and not slot.continued]
        if len(figures) <= FEW:
            if not figures:
                yield from (f"### {label}" for label in labels[:1] if len(slots) == 1)
            else:
                heads = [one_line(cell.text) for cell in _heads_of(table, [*labels[-1:], *("0" for _ in figures)])]
                said = [*labels[-1:], *(typed_in_line(slot, random, surface) for slot in figures)]
                yield from ("", _row(heads), _rule(len(heads)), _row(said))
        elif labels:
            heads = ["类别", *(f"数据{number}" for number in range(1, len(figures))), "总计"]
            yield from ("", *(f"### {label}" for label in labels[:-1]), f"### {labels[-1]}")
            yield from (_row(heads), _rule(len(heads)))
            yield _row([labels[-1], *(typed_in_line(slot, random, surface) for slot in figures)])
        else:
            yield from _parts(table, figures, random, surface)


def _parts(table: PrintedTable, figures: Sequence[Slot], random: Random, surface: Surface) -> Iterator[str]:
    """A row without a label, cut where the heads over it end that have heads of their own below."""
    heads = [cell for cell in table.cells if cell.header]
    below = {cell.column: cell for cell in sorted(heads, key=lambda cell: cell.row) if cell.column_span == 1}
    over = [
        max((cell for cell in heads if cell.column <= slot.cell.column < cell.column + cell.column_span
             and cell.column_span > 1), key=lambda cell: cell.row)
        for slot in figures
    ]  # fmt: skip
    for parent in dict.fromkeys(over):
        own = [slot for slot, one in zip(figures, over, strict=True) if one is parent]
        yield from ("", f"### {one_line(parent.text)}", _row([one_line(below[slot.cell.column].text) for slot in own]))
        yield from (_rule(len(own)), _row([typed_in_line(slot, random, surface) for slot in own]))


def _torn_heads(labels: Sequence[str], random: Random) -> Iterator[str]:
    """Heads of several lines, read across: pieces of one beside pieces of the next."""
    if len(labels) < 2:
        yield from labels
        return
    rest = list(labels)
    while any(rest):
        yield "".join(text[:2] for text in rest)
        rest = [text[2:] for text in rest]


def _heads_of(table: PrintedTable, row: Sequence[str]) -> list[PrintedCell]:
    """The first row of heads with as many cells as the row."""
    rows = [[slot.cell for slot in slots if slot.cell.header] for slots in visual_rows(table)]
    return next((cells for cells in rows if len(cells) == len(row)), [])


def _figures(slots: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if not slot.cell.header and not slot.continued]


def _pieces(text: str, random: Random) -> Iterator[str]:
    size = random.randint(*PIECE)
    yield from (text[start : start + size] for start in range(0, len(text), size))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(size: int) -> str:
    return f"|{'---|' * size}"
