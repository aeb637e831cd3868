"""What a line of print looks like: words in columns, prose, or the words that stand between two tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.pages.print.leaders import ends_in_leader
from models.tables.pages.print.lines import Line, line_of, middle_x
from models.tables.values import is_value

COLUMN_GAP: Final = 1.0
"""Em between words of a line from which they may be of two columns."""
FIGURES: Final = 3
"""Figures with blanks between them that make a line one of a table, however near they stand; so many, and half of
its words."""
SAME_SIZE: Final = 1.15
"""Ratio of text sizes within one table at most."""
PROSE_SHARE: Final = 0.8
"""Of a table's width that one stretch of words takes to be prose."""
LONG: Final = 9
"""Characters from which a word is a line of prose rather than a cell."""
NOTE_WORDS: Final = 3
"""Of a note, figures not counted."""
SHORTEST_SENTENCE: Final = 6
"""Characters of a sentence; a cell may end like one."""
LONGEST_UNIT: Final = 4
"""Characters behind a figure."""
SHORTEST_FOOTNOTE: Final = 24
"""Characters of a note that begins with its mark; a name may have one too."""
LEAST_PROSE: Final = 4
"""Lines side by side that two columns of prose have at least."""
FULL_SHARE, FULL_LINE = 0.6, 1.2
"""Share of the lines of a column of prose that are full, and the em by which a full line ends before its edge."""
HEADING = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|章))")
MOST_BESIDE: Final = 0.1
"""Share of the stretches of words that may stand beside two columns of prose."""
_CAPTION = re.compile(
    r"[（(]?(?:附|续)?表\s*(?:\d+|[一二三四五六七八九十]{1,3})(?:[-—.．]\d+)?\s*[)）]?[：:、.．\s]?"
    r"|(?:Tab(?:le(?:au)?|elle|ell?a|la|\.)|Cuadro|Quadro|Fig(?:ure|\.)|Exhibit|Chart|Box)\s*[A-Z]{0,3}[-–.]?(?:\d+|[IVX]+)\b"
    r"|(?:Schedule|Annex|Appendix)\s*(?:[A-Z]|\d+|[IVX]+)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]{1,3}|[甲乙丙丁戊己庚辛]|[A-Z]|[IVX]{1,4})[)）、.．]?"
)
_UNIT = re.compile(r"[（(]?(?:计量|金额)?单\s*位\s*[:：].{1,12}[)）]?")
_UNIT_IN_BRACKETS = re.compile(
    r"[(\[](?:[^\W\d_]|[ ’'€$£¥.,%]){0,40}\b(?:thousand|million|billion|hundred|per ?cent|percentage|millier|tausend|"
    r"mio|mrd|milhar|mil|miles|millones|milh|migliaia|milioni|milliard|тыс|млн|천|백만)[^()\[\]\d]{0,40}[)\]]",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(r"[^\s：:，。0-9]{2,10}[:：]\s*[^\s:：]")
_PARTICULAR_NAME = re.compile(r"[^\s：:，。0-9]{2,10}[:：]")
_PAGE_NUMBER = re.compile(
    r"(?:第|[Pp]age|[-–—·~])?\s*\d{1,4}\s*(?:页|[/／]|of|von|de|sur)+\s*(?:共\s*)?\d{1,4}\s*(?:页|[-–—·~])?"
)
_PERIOD = re.compile(r"\d{4}\s*年.{0,12}|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}\s*月\s*\d{1,2}\s*日.{0,8}")
_NOTE = re.compile(
    r"(?:注|备注|说明|资料来源|数据来源|填表说明|Notes?|Sources?)\s*[:：]|[（(]\s*(?:注|参考)\s*\d{0,2}\s*[)）]",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"[*＊†‡]{1,3}\s*[^\W\d_]")
_CONTINUED = re.compile(r"(?:\d{1,3}(?:[-—–.．]\d{1,3})+\s*)?[（(]?\s*(?:续|接)\s*上?\s*[表页].{0,6}")
_LETTERS = r"(?:[^\W\d_\u3000-\u9fff]|[’'-])+"
"""A word of a script that has blanks between words: Latin with its accents, Greek, Cyrillic, Hangul."""
_RUNNING = re.compile(rf"[^，。]{{4}}，[^，。]{{3}}|[^，。]{{6}}。|(?:{_LETTERS},?\s+){{7}}{_LETTERS}[.;,](?:\s|$)")
_SENTENCE = re.compile(r"[。；：:]$")


def segments(line: Line) -> list[Line]:
    """Words of a line with no room for a column between them."""
    runs: list[list[Word]] = []
    gap = COLUMN_GAP * line.size
    for word in line.words:
        if runs and word.box.left - runs[-1][-1].box.right < gap:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [line_of(run) for run in runs]


def has_figure(line: Line) -> bool:
    """Does it say a figure, or what stands for none? A slash between words is neither: Treatment / item."""
    alone = {id(part.words[0]) for part in segments(line) if len(part.words) == 1}
    return any(is_value(word) and (id(word) in alone or any(map(str.isdigit, word.text))) for word in line.words)


def in_columns(line: Line) -> bool:
    """Words apart from each other, a leader between them, or figures side by side."""
    figures = sum(map(is_value, line.words))
    led = is_value(line.words[-1]) and any(map(ends_in_leader, line.words[:-1]))
    return led or len(segments(line)) > 1 or (figures >= FIGURES and figures * 2 >= len(line.words))


def is_numbered_title(line: Line) -> bool:
    """A number and, set apart from it, one stretch of words: 2　加算."""
    parts = segments(line)
    return len(parts) == 2 and _NUMBERED.fullmatch(parts[0].text) is not None and not is_value(parts[1].words[0])


def is_row(line: Line) -> bool:
    """In columns, and neither a caption whose number stands apart, a note whose words do, nor prose in two columns."""
    if not in_columns(line) or is_caption(line) or _is_note(line):
        return False
    parts = segments(line)
    if len(parts) == 1 and _PAGE_NUMBER.fullmatch(line.text):
        return False
    return len(parts) != 2 or not all(is_running_text([part]) for part in parts)


def _is_note(line: Line) -> bool:
    """Does it begin as a note does, and go on in words? OCR leaves blanks between these, as columns have."""
    return _NOTE.match(line.text) is not None and sum(not is_value(word) for word in line.words) >= NOTE_WORDS


def is_prose(line: Line, box: Box) -> bool:
    """One stretch of words over most of the width, no two figures at its end."""
    wide = line.box.right - line.box.left > PROSE_SHARE * (box.right - box.left)
    return wide and not in_columns(line) and not all(map(is_value, line.words[-2:]))


def is_caption(line: Line) -> bool:
    """A table's number, the word that it goes on, or the unit of its figures."""
    text = line.text
    named = any(kind.match(text) for kind in (_CAPTION, _CONTINUED))
    return named or any(kind.fullmatch(text) for kind in (_UNIT, _UNIT_IN_BRACKETS))


def stands_outside(line: Line) -> bool:
    """By its words: a caption, a unit, a note or a sentence is in no table that has no frame."""
    if is_caption(line) or _NOTE.match(line.text):
        return True
    if _FOOTNOTE.match(line.text) and len(line.text) >= SHORTEST_FOOTNOTE and len(segments(line)) == 1:
        return True
    return len(segments(line)) == 1 and _SENTENCE.search(line.text) is not None and len(line.text) >= SHORTEST_SENTENCE


def is_particulars(line: Line) -> bool:
    """Names with what they are, 编制单位：… 单位：元, a date among them: they stand over a table or under it."""
    parts = [part.text for part in segments(line)]
    told = sum(_PARTICULAR.match(part) is not None for part in parts)
    others = [part for part in parts if not _PARTICULAR.match(part)]
    return told > 0 and all(_PERIOD.fullmatch(part) or _PARTICULAR_NAME.fullmatch(part) for part in others)


def says_of_table(line: Line) -> bool:
    """A caption, particulars, or one stretch of words in brackets, （人民币万元）: they stand over a head."""
    text = line.text
    in_brackets = text[0] in "(（" and text[-1] in ")）" and len(segments(line)) == 1
    return in_brackets or is_caption(line) or is_particulars(line)


def two_columns_of_prose(lines: Sequence[Line]) -> bool:
    """Long words side by side, most of which fill their columns."""
    parts = [segments(line) for line in lines]
    halves = [cells for cells in parts if len(cells) == 2]
    if len(halves) == len([cells for cells in parts if len(cells) > 1]) and halves and _sentences_beside(parts, halves):
        return True
    prose = [cells for cells in halves if all(len(cell.text) >= LONG for cell in cells)]
    if len(prose) < LEAST_PROSE or len(prose) * 2 <= FULL_SHARE * len(lines):
        return False
    columns = [[cells[side] for cells in prose] for side in (0, 1)]
    return all(map(fill_their_column, columns)) and not _others_beside(
        parts, [around(line.box for line in own) for own in columns]
    )


def _others_beside(parts: Sequence[Sequence[Line]], columns: Sequence[Box]) -> bool:
    """Do more than a few words stand beside the two columns, or between them? Then there are more than two."""
    pieces = [cell for cells in parts for cell in cells]
    beside = [
        piece for piece in pieces
        if not any(column.left - piece.size <= middle_x(piece.box) <= column.right + piece.size for column in columns)
    ]  # fmt: skip
    return len(beside) > MOST_BESIDE * len(pieces)


def _sentences_beside(parts: Sequence[Sequence[Line]], halves: Sequence[Sequence[Line]]) -> bool:
    """On both sides of the white between the halves; a line of one part is on the side where it begins."""
    gutter = max(cells[0].box.right for cells in halves)
    lines = [cell for cells in parts for cell in cells]
    return is_running_text([line for line in lines if line.box.left < gutter]) and is_running_text(
        [line for line in lines if line.box.left >= gutter]
    )


def is_running_text(lines: Sequence[Line], *, but: float = 0.0) -> bool:
    """Do the lines hold a sentence, or a good part of one, and none of them, `but` for such a share, a figure alone or
    words set apart? Nor are most a figure and its unit.
    """
    odd = sum("\t" in line.text or all(map(is_value, line.words)) for line in lines)
    if odd > but * len(lines) or 2 * sum(map(_is_amount, lines)) > len(lines):
        return False
    return _RUNNING.search("".join(line.text for line in lines)) is not None


def _is_amount(line: Line) -> bool:
    figure, *unit = line.words
    return is_value(figure) and sum(len(word.text) for word in unit) <= LONGEST_UNIT


def fill_their_column(cells: Sequence[Line]) -> bool:
    """Do most lines end where the longest of them does?"""
    edge = max(cell.box.right for cell in cells)
    full = sum(edge - cell.box.right <= FULL_LINE * cell.size for cell in cells)
    return full >= FULL_SHARE * len(cells)
