"""Groups of rows that the finder of regions saw as tables, and notices beside a table that it saw as one."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.seen.seen_groups import whole_groups
from models.tables.pages.seen.seen_pieces import whole_regions
from tests.models.tables.pages.chosen.test_choose import PAGE, word

LEFT, STEP = 50, 100


def row(y: float, *texts: str) -> list[Word]:
    return [word(text, LEFT + STEP * at, y) for at, text in enumerate(texts) if text]


def box(top: float, bottom: float, *, left: float = 40, right: float = 400) -> Box:
    return Box(left=left, top=top, right=right, bottom=bottom)


HEAD = row(100, "项目", "上年", "本年", "变化")
ABOVE = [*HEAD, *row(120, "甲", "12", "15", "3"), *row(140, "乙", "22", "25", "3")]
HEADING = row(160, "其中")
BELOW = [*row(180, "丙", "32", "35", "3"), *row(200, "丁", "42", "45", "3")]
PIECES = (box(95, 150), box(175, 215))
PLACE = box(90, 220)


def joined(*words: Word) -> list[Box]:
    return whole_groups(PIECES, [PLACE], PrintedPage(page=PAGE, words=words))


def test_rows_that_go_on_under_a_heading_are_of_the_table_above() -> None:
    assert joined(*ABOVE, *HEADING, *BELOW) == [box(95, 215)]


def test_what_begins_with_a_head_of_its_own_is_another_table() -> None:
    for head in (("名称", "长", "宽", "高"), ("", "2022", "2023", "2024"), ("名称", "2022", "2023", "2024")):
        below = [*row(180, *head), *row(200, "丁", "42", "45", "3")]
        assert joined(*ABOVE, *HEADING, *below) == list(PIECES)


def test_rows_of_other_columns_and_lists_with_one_figure_are_tables_of_their_own() -> None:
    others = [word(text, LEFT + 60 * at, 180.0) for at, text in enumerate(("丙", "32", "35", "3", "4", "5"))]
    assert joined(*ABOVE, *HEADING, *others, *row(200, "丁", "42", "45", "3")) == list(PIECES)
    lists = [*row(180, "丙", "32"), *row(200, "丁", "42")]
    assert joined(*ABOVE, *HEADING, *lists) == list(PIECES)


def test_pieces_that_geometry_found_apart_stay_apart() -> None:
    page = PrintedPage(page=PAGE, words=(*ABOVE, *HEADING, *BELOW))
    assert whole_groups(PIECES, PIECES, page) == list(PIECES)


def test_a_notice_beside_a_table_is_no_column_of_it() -> None:
    table = [*row(100, "甲", "12"), *row(120, "乙", "15"), *row(140, "丙", "17")]
    level = [word("注意", 230, y) for y in (100.0, 120.0, 140.0)]
    notice = [word("注意", 230, y) for y in (92.0, 106.0, 132.0, 148.0)]
    seen = [box(95, 155, right=170), box(90, 160, left=220, right=260)]
    place = box(90, 160, right=260)
    for beside, count in ((level, 1), (notice, 2)):
        page = PrintedPage(page=PAGE, words=(*table, *beside))
        assert len(whole_regions(seen, [place], page)) == count


def test_a_head_that_was_seen_by_itself_is_of_the_table_below() -> None:
    """Previously two tables, the heading between them in neither."""
    head = [*row(100, "序号", "名称", "2023", "2024"), *row(120, "", "单位", "全年", "全年")]
    below = [*row(180, "1", "甲楼", "35", "3"), *row(200, "2", "乙楼", "45", "3")]
    assert joined(*head, *HEADING, *below) == [box(95, 215)]
    others = [word(text, LEFT + 60 * at, 180.0) for at, text in enumerate(("1", "甲楼", "35", "3", "4", "5"))]
    assert joined(*head, *HEADING, *others) == list(PIECES)


def test_halves_of_a_table_that_reach_over_each_other_a_little_are_one() -> None:
    table = [*row(100, "甲", "12", "15"), *row(120, "乙", "15", "22"), *row(140, "丙", "17", "30")]
    page = PrintedPage(page=PAGE, words=tuple(table))
    assert len(whole_regions([box(95, 155, right=106), box(95, 155, left=101)], [], page)) == 1
    assert len(whole_regions([box(95, 155, right=106), box(95, 155, left=90)], [], page)) == 2


def test_heads_that_number_services_there_and_back_are_of_two_tables() -> None:
    """Previously the second head was a row of figures under the first table's columns."""
    there = [*row(100, "平日", "1", "3", "5", "7"), *row(120, "甲", "6.10", "7.10", "8.10", "9.10")]
    back = [*row(180, "平日", "2", "4", "6", "8"), *row(200, "乙", "6.40", "7.40", "8.40", "9.40")]
    pieces, place = (box(95, 150, right=560), box(175, 215, right=560)), box(90, 220, right=560)
    for second, count in ((back, 2), ([*row(180, "周末", "2", "4", "6", "8"), *back[5:]], 1)):
        page = PrintedPage(
            page=PAGE, words=(*there, *row(140, "丙", "6.20", "7.20", "8.20", "9.20"), *HEADING, *second)
        )
        assert len(whole_groups(pieces, [place], page)) == count


def test_a_heading_and_its_translation_stand_over_the_rows_that_go_on() -> None:
    """Previously the blank between the two told of columns, and the title that was seen with the head of another table:
    a head without rows was invented.
    """
    title = word("续表", 240, 60)
    head = [*row(100, "地区", "影院", "座位", "人次"), *row(120, "", "Cinemas", "Seats", "Persons")]
    heading = [word("东北", 60, 160), word("North", 100, 160)]
    below = [*row(180, "辽泊", "35", "3", "8"), *row(200, "松江", "45", "3", "9")]
    pieces = [box(50, 150), box(175, 215)]
    page = PrintedPage(page=PAGE, words=(title, *head, *heading, *below))
    assert whole_groups(pieces, [PLACE], page) == [box(50, 215)]
    numbers = [word("2024", 60, 160), word("North", 300, 160)]
    apart = PrintedPage(page=PAGE, words=(title, *head, *numbers, *below))
    assert whole_groups(pieces, [PLACE], apart) == pieces
