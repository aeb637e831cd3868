"""Rows told as pairs of a column's head and its figure, on one line or a line each.

`（一）予以公开：自然人：12；商业企业：3` as pages for the blind have them; `项目: 规章`, `本年制发件数: 2` of loaders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, Slip
from models.tables.cell_number import is_no_cell, is_placeholder, parse_cell
from models.tables.form_words import FormWords
from models.tables.keys import label_key
from models.tables.lines import Line

FEWEST_ROWS = 2
"""Rows told one after another: a single one is a sentence that counts."""
_PAIR = re.compile(
    r"\s*(?P<head>[^\d:：;；,，。]{2,30}?(?:[（(][^()（）]{1,12}[)）])?)\s*[:：]?"
    r"\s*(?P<value>[\d,.]+|[/—-]|NaN|None)\s*"
)
"""Figures without their measure words: 结果维持3件，结果纠正1件 is a sentence, which makes a claim."""
_NAME = re.compile(r"\s*(?:项目|名称|指标|事项|类别|内容|行)\s*[:：]\s*(?P<label>\S.*?)\s*")
_PARTS = re.compile(r"[^;；,，、]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`text` stands at `start` in the document."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label with (head, figure) pairs; `line` is the number of its first line, `end` that after its last."""

    label: Piece
    pairs: tuple[tuple[Piece, Piece], ...]
    line: int
    end: int

    @property
    def heads(self) -> tuple[str, ...]:
        """What the figures are told under."""
        return tuple(label_key(head.text) for head, _ in self.pairs)


def told_regions(lines: Sequence[Line], words: FormWords, page: int | None) -> list[tuple[int, int, Region]]:
    """(first line, line after the last, table) of each run of such rows."""
    found: list[tuple[int, int, Region]] = []
    for run in _runs(list(_rows(lines, words)), lines):
        if len(run) >= FEWEST_ROWS:
            begin, end = run[0].line, run[-1].end
            span = Span(lines[begin].start, lines[end - 1].end)
            table = Region(rows=tuple(_grid(run, page)), place=Place(span=span, page_number=page), trust="grid")
            found.append((begin, end, table))
    return found


def _runs(rows: Sequence[Row], lines: Sequence[Line]) -> list[list[Row]]:
    """Rows between which nothing is printed."""
    runs: list[list[Row]] = []
    for row in rows:
        between = lines[runs[-1][-1].end : row.line] if runs else ()
        if runs and not any(line.text.strip() for line in between):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _rows(lines: Sequence[Line], words: FormWords) -> Iterator[Row]:
    index = 0
    while index < len(lines):
        row = _on_one_line(lines[index], index, words) or _on_lines(lines, index, words)
        if row is not None:
            yield row
        index = row.end if row is not None else index + 1


def _on_one_line(line: Line, index: int, words: FormWords) -> Row | None:
    label, mark, rest = line.text.partition("：") if "：" in line.text else line.text.partition(":")
    if not mark or not label.strip() or not rest.strip() or "。" in rest:
        return None
    begin = line.start + len(label) + 1
    pairs = [_pair(part[0], begin + part.start(), words) for part in _PARTS.finditer(rest)]
    told = tuple(pair for pair in pairs if pair is not None)
    if len(told) < len(pairs):
        return None
    return Row(label=_piece(label, line.start), pairs=told, line=index, end=index + 1)


def _on_lines(lines: Sequence[Line], index: int, words: FormWords) -> Row | None:
    name = _NAME.fullmatch(lines[index].text)
    if name is None:
        return None
    pairs, end = [], index + 1
    while end < len(lines) and (pair := _pair(lines[end].text, lines[end].start, words)) is not None:
        pairs.append(pair)
        end += 1
    label = Piece(text=name["label"], start=lines[index].start + name.start("label"))
    return Row(label=label, pairs=tuple(pairs), line=index, end=end) if pairs else None


def _pair(text: str, start: int, words: FormWords) -> tuple[Piece, Piece] | None:
    match = _PAIR.fullmatch(text)
    if match is None or label_key(match["head"]) not in _heads(words):
        return None
    value = match["value"].strip()
    if parse_cell(value) is None and not is_placeholder(value):
        return None
    return _piece(match["head"], start + match.start("head")), _piece(value, start + match.start("value"))


def _piece(text: str, start: int) -> Piece:
    return Piece(text=text.strip(), start=start + len(text) - len(text.lstrip()))


@lru_cache(maxsize=64)
def _heads(words: FormWords) -> frozenset[str]:
    """Keys of the labels that stand over columns: in rows of a form that have no figures."""
    rows = [{field.row for field in form.fields} for form in words.forms]
    over = [label for form, label in words.labels if label.row not in rows[form]]
    return frozenset(label_key(wording) for label in over for wording in (label.text, *label.variants))


def _grid(rows: Sequence[Row], page: int | None) -> Iterator[tuple[Slip, ...]]:
    """The rows under a row of heads, and under another one wherever the heads change."""
    for _, group in groupby(rows, key=lambda row: row.heads):
        told = list(group)
        corner = Piece(text="", start=told[0].label.start)
        yield _slips([corner, *(head for head, _ in told[0].pairs)], page)
        for row in told:
            yield _slips([row.label, *(figure for _, figure in row.pairs)], page)


def _slips(pieces: Sequence[Piece], page: int | None) -> tuple[Slip, ...]:
    return tuple(_slip(piece, page, column) for column, piece in enumerate(pieces))


def _slip(piece: Piece, page: int | None, column: int) -> Slip:
    text = "" if is_no_cell(piece.text) else piece.text
    place = Place(span=Span(piece.start, piece.start + len(text)), page_number=page)
    return Slip(text=text, place=place, column=column)
