"""Heads that come again in what the finder of regions saw as one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.regions.heads_again import between_heads, parted_at_titled_heads
from models.tables.pages.regions.row_growth import Grown
from tests.models.tables.table_grids_by_hand import word

WHOLE = Box(left=45, top=70, right=260, bottom=260)
NAMES = ("Item", "Result", "Range")
PLACES = (50, 140, 220)


def line(top: float, texts: Sequence[str]) -> list[Word]:
    return [word(text, left, top) for text, left in zip(texts, PLACES, strict=True)]


def boxes(second: Sequence[str], *, title: str = "Urine", rules: tuple[Rule, ...] = ()) -> list[Box]:
    words = [
        word("Blood", 50, 75), *line(95, NAMES), *line(112, ("WBC", "5.62", "3.5-9.5")),
        *line(129, ("RBC", "4.08", "3.8-5.1")), *([word(title, 50, 155)] if title else []), *line(175, second),
        *line(192, ("pH", "6.0", "5.4-8.4")), *line(209, ("SG", "1.018", "1.003-1.03")),
    ]  # fmt: skip
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=rules)
    return list(between_heads(WHOLE, page))


def test_the_same_names_again_begin_another_table_and_titles_are_in_neither() -> None:
    first, second = boxes(NAMES)
    assert 85 < first.top < 95
    assert 139 < first.bottom < 155
    assert 165 < second.top < 175
    assert second.bottom == WHOLE.bottom


def test_without_a_title_the_cut_is_between_the_rows() -> None:
    first, second = boxes(NAMES, title="")
    assert first.bottom == second.top == 157


def test_other_names_and_rows_that_are_alike_are_of_one_table() -> None:
    assert boxes(("Item", "Result", "Unit")) == [WHOLE]
    assert boxes(("WBC", "5.62", "3.5-9.5")) == [WHOLE]


def test_rows_of_a_form_that_upright_rules_go_through_are_its_own() -> None:
    rule = Rule(box=Box(left=130, top=90, right=130.5, bottom=220), horizontal=False)
    assert boxes(NAMES, rules=(rule,)) == [WHOLE]
    side = Rule(box=Box(left=44, top=90, right=44.5, bottom=220), horizontal=False)
    assert boxes(NAMES, rules=(side,)) == [WHOLE]
    assert len(boxes(NAMES, rules=(Rule(box=Box(left=130, top=90, right=130.5, bottom=140), horizontal=False),))) == 2


def statements(*heads: tuple[str, str], title: str = "Net change", label: str = "") -> list[Box]:
    tops = (90, 160)
    words: list[Word] = []
    for top, years in zip(tops, heads, strict=True):
        words += [word(text, left, top) for text, left in zip(years, PLACES[1:], strict=True)]
        words += [*line(top + 17, ("Cash", "12", "15")), *line(top + 34, ("Total", "22", "25"))]
    words += [word(title, 50, 143)] * bool(title) + [word(label, 50, 160)] * bool(label)
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words))
    return list(between_heads(WHOLE, page))


def test_a_head_of_years_under_a_title_begins_another_statement() -> None:
    assert len(statements(("2024", "2023"), ("2024", "2023"))) == 2
    first, second = statements(("2024年度", "2023年度"), ("2024年12月31日", "2023年12月31日"))
    assert first.bottom < 143 < second.top < 160


def test_years_beside_a_label_or_without_a_title_are_a_row() -> None:
    assert len(statements(("2024", "2023"), ("2024", "2023"), label="Year")) == 1
    assert len(statements(("2024", "2023"), ("2024", "2023"), title="")) == 1
    assert len(statements(("2024", "2023"), ("2,024", "2,023"))) == 1


def test_the_unit_of_years_may_stand_between_them_and_the_first_row() -> None:
    """Previously the labels were looked for in the line below the years."""
    words: list[Word] = [word("Leases", 50, 143)]
    for top in (80, 160):
        words += [word(text, left, top + y) for y, text in ((0, "2025"), (12, "$000")) for left in PLACES[1:]]
        words += [*line(top + 29, ("Cash", "12", "15")), *line(top + 46, ("Total", "22", "25"))]
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words))
    assert len(list(between_heads(WHOLE, page))) == 2


def ferries(second: str = "Return", *, left: float = 50, rows: int = 2) -> tuple[list[Word], Box]:
    """Two directions of a ferry: the same line's number over all crossings of both."""
    words: list[Word] = []
    for top, title, begins in ((75, "Outward", 50.0), (95 + 20 * (rows + 2), second, left)):
        words += [word(title, begins, top), *line(top + 20, ("Ferry", "7", "7"))]
        for at in range(rows):
            words += line(top + 20 * (at + 2), ("Quay", f"{at + 6}.10", f"{at + 9}.10"))
    return words, replace(WHOLE, bottom=max(one.box.bottom for one in words) + 5)


def parted(words: Sequence[Word], box: Box) -> list[Box]:
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words))
    return [one.box for one in parted_at_titled_heads(Grown(box=box, edges=()), page)]


def test_a_row_of_figures_again_under_a_title_begins_another_table() -> None:
    words, box = ferries()
    first, second = parted(words, box)
    assert 145 < first.bottom < 175 < 185 < second.top < 195
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words))
    assert len(list(between_heads(box, page))) == 2


def test_a_title_set_otherwise_or_without_rows_between_parts_nothing() -> None:
    assert len(parted(*ferries(left=70))) == 1
    assert len(parted(*ferries(rows=0))) == 1
    words, box = ferries()
    assert len(parted([one for one in words if one.text != "Return"], box)) == 1
