"""Over how many columns a head of several words reaches, and one set over figures that stand to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.printed_page import Word
from models.tables.pages.grids.heads import head_rows, wide_heads
from models.tables.pages.print.lines import middle_x
from tests.models.tables.table_grids_by_hand import word

EDGES = (0, 84, 160, 220, 280, 340, 400, 440)
"""Guessed halfway between figures that end at 140, 200, 260, 320, 380 and 437; the columns end at 143, 203, …, 440."""
RIGHTS = (140, 200, 260, 320, 380, 437)


def set_right(text: str, right: float, top: float) -> Word:
    return word(text, right - 5 * len(text), top)


def texts(at: float, top: float, *parts: str) -> list[Word]:
    """Words a blank apart, their middle at `at`."""
    left = at - (5 * sum(map(len, parts)) + 2 * (len(parts) - 1)) / 2
    found = []
    for part in parts:
        found.append(word(part, left, top))
        left += 5 * len(part) + 2
    return found


def spans(upper: Sequence[Word], lower: Sequence[Word]) -> list[tuple[str, int]]:
    """Text and number of columns of each upper head."""
    blocks = sorted(wide_heads([upper, lower], EDGES), key=lambda block: block.box.left)
    own = [block for block in blocks if block.box.top < 15]
    inner = EDGES[1:-1]
    return [
        (
            " ".join(one.text for one in block.words),
            1 + sum(block.box.left < edge - 1 and block.box.right > edge + 1 for edge in inner),
        )
        for block in own
    ]


LOWER = [set_right(text, right, 25) for text, right in zip(("Inward", "Out", "Sum") * 2, RIGHTS, strict=True)]


def test_words_beside_one_over_an_edge_are_of_its_head() -> None:
    """Previously each word had columns of its own: Inshore over two, boats over one of them."""
    upper = [*texts(173, 10, "Inshore", "boats"), *texts(351, 10, "Trawlers", "(t)")]
    assert spans(upper, LOWER) == [("Inshore boats", 3), ("Trawlers (t)", 3)]


def test_the_last_head_may_be_in_the_middle_of_what_rules_draw() -> None:
    """The last column ends where its figures do; as wide as the others it would end 20 points further."""
    upper = [*texts(173, 10, "Inshore", "boats"), *texts(351, 10, "Trawlers")]
    assert spans(upper, LOWER)[-1] == ("Trawlers", 3)


def test_words_that_stand_over_columns_of_their_own_are_heads_each() -> None:
    upper = [word("Coast", 118, 10), word("Lakes", 165, 10)]
    assert [count for _, count in spans(upper, LOWER[:2])] == [1, 1]
    _, blocks = head_rows([*upper, *LOWER[:2]], EDGES)
    assert sorted(middle_x(block.box) for block in blocks)[0] < 160


def test_words_over_one_column_are_one_head_too() -> None:
    """An edge that OCR's boxes leave no more room for than a blank's before a head; previously only its second word
    stood over three columns.
    """
    edges = (0, 84, 141, 220, 280, 340, 400, 440)
    blocks = wide_heads([texts(173, 10, "Inshore", "boats"), LOWER[:3]], edges)
    (upper,) = [block for block in blocks if block.box.top < 15]
    assert [one.text for one in upper.words] == ["Inshore", "boats"]
    assert upper.box.left < 141 < 220 < upper.box.right


def test_a_head_off_the_name_below_it_is_no_line_of_that() -> None:
    """Previously what stood over three columns and Out below it, as near as lines of a head, were one."""
    lower = [replace(one, box=replace(one.box, top=23.0, bottom=33.0)) for one in LOWER[:3]]
    _, blocks = head_rows([*texts(182, 10, "Landings-all"), *lower], (0, 84, 144, 204, 340))
    assert ["Landings-all"] in [[one.text for one in block.words] for block in blocks]


def test_heads_set_left_are_over_the_columns_up_to_the_next() -> None:
    """Previously Old was in the middle of three columns, the first of which is that of Now."""
    words = [word("Item", 49, 19), word("Now", 170, 10), word("Old", 291, 10), word("Note", 412, 19)]
    words += [word(text, left, 28) for text, left in zip(("Net", "Pct") * 2, (170, 231, 291, 352), strict=True)]
    _, blocks = head_rows(words, (45, 137, 211, 272, 332, 393, 550))
    (now, old) = [block.box for block in blocks if block.words[0].text in ("Now", "Old")]
    assert now.left < 211 < now.right < 272 < old.left < 332 < old.right < 393
