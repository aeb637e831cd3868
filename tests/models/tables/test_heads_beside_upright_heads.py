"""Heads of two lines beside heads set upright, which are as high as both lines together."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.load import load_profiles
from models.tables.registration.form_grid import form_grids
from models.tables.registration.form_heads import head_blocks, leaf_heads
from models.tables.registration.print_lines import PrintLine

DISPUTES = next(
    form
    for profile in load_profiles()
    if profile.id == "statutory-2021"
    for form in profile.forms
    if form.id == "disputes"
)


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


@pytest.mark.parametrize("parted", [False, True])
def test_a_head_set_upright_hides_no_other_head(parted: bool) -> None:
    """Previously its line was the lowest, and as most of that line's words stand too far above the figures, all heads
    were passed over; with half of the figures too pale to be found, no column was told. It has both lines of the other
    heads beside it, or only the first, where another upright head is `parted`.
    """
    words = []
    for column, head in enumerate(leaf_heads(DISPUTES, range(15))):
        assert head is not None
        left, parts = 60.0 + 30 * column, [part for part in (head.text[:2], head.text[2:]) if part]
        if column == 3:
            words.append(_word(head.text, left, 100, high=47))
        elif column == 0 and parted:
            words += [_word(parts[0], left, 100, high=22), _word(parts[1], left, 122, high=24)]
        else:
            words += [_word(part, left, 115 + 16 * at) for at, part in enumerate(parts)]
    words += [_word("0", 60.0 + 30 * column, 153, high=5) for column in (1, 2, 3, 4, 5, 14)]
    page = PrintedPage(page=Page(number=1, width=595.0, height=842.0), words=tuple(words), scanned=True)
    (found,) = form_grids([page], [DISPUTES])
    assert found.grids[0].n_columns == 15
