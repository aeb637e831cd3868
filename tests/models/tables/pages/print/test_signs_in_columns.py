"""Single characters that are cells, and those of labels spread over one."""

from __future__ import annotations

from corpora.document.printed_page import Word
from models.tables.pages.print.signs_in_columns import signs_in_columns
from models.tables.pages.print.text_columns import despread
from tests.models.tables.table_grids_by_hand import word

AT = (100.0, 125.0, 150.0, 175.0, 200.0)


def roster(rows: int) -> list[Word]:
    return [word("早夜休"[(row + at) % 3], left, 100.0 + 20 * row) for row in range(rows) for at, left in enumerate(AT)]


def test_shifts_of_a_roster_are_a_column_each() -> None:
    """Previously those of a week, 20 points apart in height, were one word a row."""
    assert len(despread(roster(4), ())) == 20
    assert len(despread(roster(2), ())) == 2


def test_names_over_a_figure_each_are_of_columns() -> None:
    """Previously 一二三四五 over five judges' marks was one head."""
    names = [word(text, left, 100) for text, left in zip("一二三四五", AT, strict=True)]
    marks = [word("9.5", left - 5, 120) for left in AT]
    assert len(signs_in_columns([*names, *marks])) == 5
    assert len(despread([*names, *marks], ())) == 10
    assert len(despread([*names, *marks[:3]], ())) == 4


def test_left_and_right_over_what_each_has_are_of_columns() -> None:
    """Previously 右 and 左 over two columns of figures were one head, and 灰 and 雄, a colour and a sex, one cell."""
    pair = [word("右", 100, 100), word("左", 125, 100)]
    below = [
        word(text, left - 5, 120.0 + 20 * at) for at, text in enumerate(("-15", "-20", "-18")) for left in (100, 125)
    ]
    assert len(signs_in_columns([*pair, *below])) == 2
    assert len(despread([*pair, *below], ())) == 8
    assert len(despread([*pair, *below[:4]], ())) == 5


def test_labels_spread_alike_are_whole() -> None:
    spread = [word(text, left, 100.0 + 20 * at) for at in range(5) for text, left in (("姓", 100), ("名", 125))]
    assert len(despread(spread, ())) == 5


def test_a_spread_name_with_its_unit_is_whole() -> None:
    """Previously 奖　品（元） named two columns, one of them blank."""
    assert [one.text for one in despread([word("奖", 100, 100), word("品（元）", 125, 100)], ())] == ["奖品（元）"]
    assert len(despread([word("7", 100, 100), word("品（元）", 125, 100)], ())) == 2


def test_a_spread_label_far_before_a_spread_value_is_one_of_two() -> None:
    """Previously 籍　贯 and 汐岭庄镇, spread over their cells row by row, were six columns."""
    rows = [[(text, left) for text, left in zip("籍贯汐岭庄镇", (20, 45, *AT[:4]), strict=True)] for _ in range(5)]
    words = [word(text, left + 50 * (left > 50), 100.0 + 20 * at) for at, row in enumerate(rows) for text, left in row]
    assert len(despread(words, ())) == 10
