"""Rows told as pairs of a column's head and its figure, on one line or a line each.

`（一）予以公开：自然人：12；商业企业：3` as pages for the blind have them; `项目: 规章`, `本年制发件数: 2` of loaders;
a label on its own line with `自然人：12件`, `商业企业：3件` below it; `行政许可本年处理决定数量：12件` in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, Slip
from corpora.profiles.profile import FormLabel
from models.tables.cell_number import is_no_cell, is_placeholder, parse_cell
from models.tables.flattened.lines import LABEL_LIKE, Line
from models.tables.keys import label_key
from models.tables.printed.form_words import BRACKETED, FormWords, best_score

FEWEST_ROWS, FEWEST_PAIRS, MOST_LINES = 2, 2, 48
"""Rows told one after another, and pairs below a label: a single one is a sentence that counts. Lines of a row."""
_PAIR = re.compile(
    r"\s*(?P<head>[^\d:：;；,，。]{2,30}?(?:[（(][^()（）]{1,12}[)）])?[\"']?)"
    r"\s*[:：]?\s*[\"']?(?P<value>[\d,.]*\d|[/—-]|NaN|None|null)[\"']?\s*,?\s*"
)
"""Figures without their measure words: 结果维持3件，结果纠正1件 is a sentence, which makes a claim."""
_COUNTED = re.compile(
    r"(?P<head>\s*+(?:[^\d:：;；,，。（()）]|[（(][^\d;；,，。（()）]{1,12}[)）]){2,60}?)\s*+[:：]\s*+"
    r"(?P<value>(?:[\d,.]+\s*+(?:件次?|条|份|宗|起|个|项|部|(?:万|亿|千)?元)?|[/—-]|NaN|None))\s*+[;；。]?\s*+"
)
"""A head and its figure on a line of their own, where a measure word makes no sentence of them. White in one piece: a
line of thousands of blanks is looked through once.
"""
_NAME = re.compile(
    r"\s*[\"']?(?:项目|名称|指标|指标名称|事项|类别|内容|信息内容|行)[\"']?\s*[:：]\s*(?P<label>\S.*?)\s*,?\s*"
)
_WORD = re.compile(r"\w")
_AROUND = " \t\"'"
_PARTS, _DASHES = re.compile(r"[^;；,，、]+"), re.compile(r"\s*[—\-－–/]+\s*")


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
    groups: tuple[Piece, ...] = ()
    """Labels that stand alone between the row above and this one: （三）不予公开."""

    @property
    def heads(self) -> tuple[str, ...]:
        """What the figures are told under."""
        return tuple(label_key(head.text) for head, _ in self.pairs)


def told_regions(lines: Sequence[Line], words: FormWords, page: int | None) -> list[tuple[int, int, Region]]:
    """(first line, line after the last, table) of each run of such rows."""
    found: list[tuple[int, int, Region]] = []
    for run in _runs(list(_rows(lines, words)), lines, words):
        if len(run) >= FEWEST_ROWS:
            begin, end = run[0].line, run[-1].end
            span = Span(lines[begin].start, lines[end - 1].end)
            table = Region(rows=tuple(_grid(run, page)), place=Place(span=span, page_number=page), trust="grid")
            found.append((begin, end, table))
    return found


def _runs(rows: Sequence[Row], lines: Sequence[Line], words: FormWords) -> list[list[Row]]:
    """Rows between which nothing is printed but the labels of groups."""
    runs: list[list[Row]] = []
    for row in rows:
        between = [line for line in lines[runs[-1][-1].end : row.line] if _WORD.search(line.text)] if runs else []
        if runs and all(_is_label(line, words) for line in between):
            groups = tuple(_piece(line.text, line.start) for line in between)
            runs[-1].append(replace(row, groups=groups))
        else:
            runs.append([row])
    return runs


def _rows(lines: Sequence[Line], words: FormWords) -> Iterator[Row]:
    index = 0
    while index < len(lines):
        row = (
            _on_one_line(lines[index], index, words)
            or _on_lines(lines, index, words)
            or _under_label(lines, index, words)
            or _cards(lines, index, words)
            or _label_and_head(lines, index, words)
        )
        if row is not None:
            yield row
        index = row.end if row is not None else index + 1


def _under_label(lines: Sequence[Line], index: int, words: FormWords) -> Row | None:
    """A label on a line of its own, with a line for each of its figures below."""
    if not _is_label(lines[index], words):
        return None
    pairs, end = [], index + 1
    while end < len(lines) and (pair := _counted(lines[end], words)) is not None:
        pairs.append(pair)
        end += 1
    return _below(lines[index], pairs, words, index, end)


def _below(label: Line, pairs: Sequence[tuple[Piece, Piece]], words: FormWords, index: int, end: int) -> Row | None:
    """The row of a label, when there is more than one pair below it or the form has figures beside it."""
    printed = label.text.rstrip(" :：")
    if len(pairs) < (1 if label_key(printed) in _beside(words) else FEWEST_PAIRS):
        return None
    return Row(label=_piece(printed, label.start), pairs=tuple(pairs), line=index, end=end)


def _cards(lines: Sequence[Line], index: int, words: FormWords) -> Row | None:
    """A label, and below it each figure above or below its head, on lines of their own."""
    if not _is_label(lines[index], words):
        return None
    below = [number for number in range(index + 1, min(index + MOST_LINES, len(lines))) if lines[number].text.strip()]
    for first in (0, 1):
        pairs, end = [], index + 1
        for one, two in zip(below[::2], below[1::2], strict=False):
            figure, head = (lines[one], lines[two]) if first == 0 else (lines[two], lines[one])
            if label_key(head.text) not in _over_figures(words) or parse_cell(figure.text) is None:
                break
            pairs.append((_piece(head.text, head.start), _piece(figure.text, figure.start)))
            end = two + 1
        if pairs and (row := _below(lines[index], pairs, words, index, end)) is not None:
            return row
    return None


def _counted(line: Line, words: FormWords) -> tuple[Piece, Piece] | None:
    match = _COUNTED.fullmatch(line.text)
    if match is None or label_key(match["head"]) not in _heads(words):
        return None
    return _parted(line, match, 0)


def _label_and_head(lines: Sequence[Line], index: int, words: FormWords) -> Row | None:
    """Lines that tell one label and a head together with a figure."""
    row: Row | None = None
    while index < len(lines) and (told := _both(lines[index], words)) is not None:
        label, pair = told
        if row is not None and label_key(label.text) != label_key(row.label.text):
            break
        pairs = (*row.pairs, pair) if row else (pair,)
        row = Row(label=row.label if row else label, pairs=pairs, line=row.line if row else index, end=index + 1)
        index += 1
    return row


def _both(line: Line, words: FormWords) -> tuple[Piece, tuple[Piece, Piece]] | None:
    match = _COUNTED.fullmatch(line.text)
    if match is None:
        return None
    printed = match["head"]
    for cut in range(len(printed) - 1, 1, -1):
        if label_key(printed[cut:]) in _heads(words) and label_key(printed[:cut]) in _beside(words):
            pair = _parted(line, match, cut)
            return (_piece(printed[:cut].rstrip("（( "), line.start), pair) if pair is not None else None
    return None


def _parted(line: Line, match: re.Match[str], cut: int) -> tuple[Piece, Piece] | None:
    """The head from `cut` on and the figure; None where that is no figure."""
    head, value = match["head"][cut:], match["value"].strip()
    if parse_cell(value) is None and not is_placeholder(value):
        return None
    return _piece(head, line.start + cut), _piece(value, line.start + match.start("value"))


def _is_label(line: Line, words: FormWords) -> bool:
    """A label of a form, or several with a dash or bracket between: 行政诉讼——复议后起诉."""
    text = line.text.strip().rstrip(":：")
    if line.kind in ("heading", "prose") or not text or any(sign in text for sign in "：。"):
        return False
    if best_score(words, text) >= LABEL_LIKE:
        return True
    inner = BRACKETED.search(text)
    parts = [*_DASHES.split(BRACKETED.sub("", text)), *([inner[1]] if inner else [])]
    return len(parts) > 1 and all(best_score(words, part) >= LABEL_LIKE for part in parts)


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
    label = _piece(name["label"], lines[index].start + name.start("label"))
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
    """Without the white space and quotes around it."""
    return Piece(text=text.strip(_AROUND), start=start + len(text) - len(text.lstrip(_AROUND)))


@lru_cache(maxsize=64)
def _heads(words: FormWords) -> frozenset[str]:
    """Keys of the labels that stand over columns: in rows of a form that have no figures."""
    rows = [{field.row for field in form.fields} for form in words.forms]
    over = [label for form, label in words.labels if label.row not in rows[form]]
    return _keys(over)


@lru_cache(maxsize=64)
def _over_figures(words: FormWords) -> frozenset[str]:
    """Keys of the labels right over a figure."""
    under = [{(field.row, field.column) for field in form.fields} for form in words.forms]
    over = [label for form, label in words.labels if (label.row + label.row_span, label.column) in under[form]]
    return _keys(over)


@lru_cache(maxsize=64)
def _beside(words: FormWords) -> frozenset[str]:
    """Keys of the labels that stand beside figures."""
    rows = [{field.row for field in form.fields} for form in words.forms]
    beside = [label for form, label in words.labels if label.row in rows[form]]
    return _keys(beside)


def _keys(labels: Iterable[FormLabel]) -> frozenset[str]:
    return frozenset(label_key(wording) for label in labels for wording in label.wordings)


def _grid(rows: Sequence[Row], page: int | None) -> Iterator[tuple[Slip, ...]]:
    """The rows under a row of heads, and under another one wherever the heads change."""
    for _, group in groupby(rows, key=lambda row: row.heads):
        told = list(group)
        corner = Piece(text="", start=told[0].label.start)
        yield _slips([corner, *(head for head, _ in told[0].pairs)], page)
        for row in told:
            yield from (_slips([group], page) for group in row.groups)
            yield _slips([row.label, *(figure for _, figure in row.pairs)], page)


def _slips(pieces: Sequence[Piece], page: int | None) -> tuple[Slip, ...]:
    return tuple(_slip(piece, page, column) for column, piece in enumerate(pieces))


def _slip(piece: Piece, page: int | None, column: int) -> Slip:
    text = "" if is_no_cell(piece.text) else piece.text
    place = Place(span=Span(piece.start, piece.start + len(text)), page_number=page)
    return Slip(text=text, place=place, column=column)
