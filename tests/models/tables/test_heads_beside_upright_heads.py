"""Heads of two lines beside heads set upright, which are as high as both lines together."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.registration.form_heads import head_blocks
from models.tables.registration.print_lines import PrintLine


def _word(text: str, left: float, top: float, *, high: float = 8.0) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 18, bottom=top + high))


def test_a_head_of_two_lines_is_read_whole_though_both_are_one_line_with_an_upright_head() -> None:
    """Previously its two words were no head, and the columns of a form with blank cells could not be told."""
    labels = (
        _word("尚未审结", 10, 100, high=40), _word("结果", 60, 112), _word("维持", 60, 122),
        _word("结果", 90, 112), _word("纠正", 91, 122),
    )  # fmt: skip
    line = PrintLine(page=0, top=100.0, bottom=140.0, labels=labels, values=())
    found = {text for _, _, text in head_blocks([line])}
    assert {"结果维持", "结果纠正", "尚未审结"} <= found
    assert not any("结果结果" in text for text in found)
