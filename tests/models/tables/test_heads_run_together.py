"""Heads of columns that were read as one word, as the rule between them has faded."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from corpora.profiles.load import load_profiles
from models.tables.registration.form_heads import find_heads
from models.tables.registration.print_lines import PrintLine

(PROFILE,) = (one for one in load_profiles() if one.id == "statutory-2021")
FORM = next(form for form in PROFILE.forms if form.id == "disputes")
COLUMNS = sorted({field.column for field in FORM.fields})
WIDE = 40.0
"""Points of a column."""


def line(top: float, texts: Sequence[tuple[float, float, str]]) -> PrintLine:
    """A line of heads, each from column to column."""
    words = [
        Word(
            text=text, origin="ocr", confidence=0.9,
            box=Box(left=first * WIDE + 5, top=top, right=last * WIDE - 5, bottom=top + 10),
        )
        for first, last, text in texts
    ]  # fmt: skip
    return PrintLine(page=0, top=top, bottom=top + 10, labels=tuple(words), values=())


def columns_of(lines: Sequence[PrintLine]) -> list[int | None]:
    """The column over which each head was found."""
    return [None if head is None else int(head[0] // WIDE) for head in find_heads(lines, FORM, COLUMNS)]


ALONE = [(at, at + 1, head) for at, head in enumerate(["结果维", "结果纠", "其他结", "尚未审", "总计"] * 3)]
BELOW = [(at, at + 1, end) for at, end in enumerate(["持", "正", "果", "结", ""] * 3) if end]


def test_two_heads_in_one_word_are_two_heads() -> None:
    """Previously neither was found, and their columns were told by their neighbours alone, or not at all."""
    upper = [*ALONE[:5], (5, 7, "结果维结果纠"), (7, 9, "其他结尚未审"), *ALONE[9:]]
    lower = [*BELOW[:4], (5, 7, "持正"), (7, 9, "果结"), *BELOW[8:]]
    assert columns_of([line(10, ALONE), line(22, BELOW)]) == list(range(15))
    assert columns_of([line(10, upper), line(22, lower)]) == list(range(15))


def test_words_that_no_head_begins_or_ends_with_are_none() -> None:
    upper = [*ALONE[:5], (5, 7, "收费标准金额"), (7, 9, "政务公开信息"), *ALONE[9:]]
    assert columns_of([line(10, upper), line(22, BELOW)])[5:9] == [None] * 4
