from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.registration.print_lines import print_lines


def word(text: str, left: float, top: float, *, height: float = 8.0) -> Word:
    box = Box(left=left, top=top, right=left + 5.0 * len(text), bottom=top + height)
    return Word(text=text, box=box, confidence=0.9, origin="ocr")


def lines(words: list[Word], *, scanned: bool = True) -> list[str]:
    """Labels and values of each line, parted by a bar."""
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), rules=(), shades=(), scanned=scanned
    )
    found = print_lines([page])
    return ["|".join(" ".join(one.text for one in part) for part in (line.labels, line.values)) for line in found]


def rows() -> list[Word]:
    """Two rows of a label and five figures, 21 points apart; the fourth figure of the first is missing."""
    words = [word("上年结转", 60, 100, height=12), word("予以公开", 60, 121, height=12)]
    words += [word(str(at), 100.0 + 50 * at, 102) for at in range(1, 6) if at != 4]
    return [*words, *(word(str(at), 100.0 + 50 * at, 123) for at in range(1, 6))]


def test_a_figure_with_a_rule_stands_in_the_line_that_lacks_it() -> None:
    """Previously it took the figures of the line below along, away from their label."""
    assert lines([*rows(), word("9", 298, 102, height=27)]) == ["上年结转|1 2 3 9 5", "予以公开|1 2 3 4 5"]


def test_dirt_over_two_whole_lines_is_in_none() -> None:
    assert lines([*rows(), word("4", 300, 102), word("7", 298, 102, height=27)]) == [
        "上年结转|1 2 3 4 5", "予以公开|1 2 3 4 5"
    ]  # fmt: skip


def test_what_stands_alone_is_a_line() -> None:
    assert lines([*rows(), word("9", 298, 200, height=27)])[-1] == "|9"


def test_a_figure_and_its_note_are_one_figure_and_the_note_is_no_label() -> None:
    """Previously 21 stood beside a label that ended in its note; OCR loses brackets, too."""
    note = [word("规范性文件", 60, 100), word("21", 160, 100), word("（其中修订14件）", 178, 100), word("2", 300, 100)]
    assert lines(note) == ["规范性文件|21（其中修订14件） 2"]
    assert lines([word("规范性文件", 60, 100), word("18（其中修订8件", 160, 100)]) == ["规范性文件|18（其中修订8件"]
    far = [word("21", 160, 100), word("（其中修订14件）", 230, 100)]
    assert lines(far) == ["（其中修订14件）|21"]


def test_upright_heads_that_are_read_as_one_word_join_no_lines() -> None:
    """It reached from the first line of heads to the figures, which were labels then."""
    heads = replace(word("明精照", 140, 99, height=32), confidence=0.07)
    assert lines([*rows(), heads]) == ["上年结转|1 2 3 5", "予以公开|1 2 3 4 5"]
    assert len(lines([*rows(), replace(heads, confidence=0.8)])) == 1
