"""Pages set in columns: which white parts them, what stands in each, and what is no column."""

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.prose.columns_of_prose import columns_of_prose, pages_of_columns

EM = 15.0
INK = 13.3
PITCH = 21.0
LEFT = (
    "一年来，我局认真贯彻落", "实条例的各项要求，主动", "公开政府信息一百二十条", "并按期答复了全部申请，", "共计十二件。按照年度工",
    "作要点，公开民生领域政", "策，方便群众查阅。行政", "执法信息公开情况良好，", "许可决定三千件，均按要",
)  # fmt: skip
RIGHT = (
    "下一步将继续加强平台建", "设，提高公开的质量，推", "进规范办理依申请公开的", "事项，完善各项制度和机", "制。我局将从三个方面改",
    "进：一是加强学习培训，", "二是丰富解读形式，三是", "完善考核机制。特此报告", "由办公室负责解释并公布",
)  # fmt: skip
SECOND = 60 + 13 * EM
ENGLISH = (
    "The office keeps its own list", "of all requests that reached", "it during the year and says so", "in each of its reports to the",
    "council, which reads them and", "asks for what it does not find", "there before the spring opens.", "Where a request was withdrawn",
    "the list still shows when that", "was done, and who had asked.",
)  # fmt: skip
KOREAN = (
    "위원회는 올해 접수된 모든 청구를", "목록으로 정리하고 그 결과를 매년", "보고서에 밝히고 있으며 이를 통해", "시민이 필요한 자료를 쉽게 찾도록",
    "돕는 방안을 계속 마련하고 있으며", "각 부서는 담당자를 지정하고 자료", "제공 기한을 지키도록 점검을 받고", "이의가 제기되면 그 사유를 적어서",
    "위원회에 알리고 처리된 내용까지",
)  # fmt: skip


def _line(text: str, x: float, y: float, *, em: float = EM) -> Word:
    return Word(text=text, box=Box(left=x, top=y, right=x + em * len(text) - 1, bottom=y + INK))


def _words(text: str, x: float, y: float, *, em: float) -> list[Word]:
    """Those of a script with blanks, each letter as wide."""
    found = []
    for word in text.split():
        found.append(_line(word, x, y, em=em))
        x += em * (len(word) + 0.6)
    return found


def _column(lines: tuple[str, ...], x: float, *, top: float = 100.0) -> list[Word]:
    return [_line(text, x, top + PITCH * number) for number, text in enumerate(lines)]


def _spaced(lines: tuple[str, ...], x: float, *, em: float, top: float = 100.0) -> list[Word]:
    return [word for number, text in enumerate(lines) for word in _words(text, x, top + PITCH * number, em=em)]


def _page(words: list[Word], rules: tuple[Rule, ...] = ()) -> PrintedPage:
    page = Page(number=1, width=595.0, height=842.0)
    return PrintedPage(page=page, words=tuple(words), rules=rules)


def test_a_page_in_two_columns_shows_where_they_are() -> None:
    title = _line("某某市某某局政府信息公开工作年度报告全文", 60, 60)
    (place,) = columns_of_prose([*_column(LEFT, 60), *_column(RIGHT, SECOND), title])
    assert (place.top, place.bottom) == (100, 100 + PITCH * 8 + INK)
    assert 60 + 11 * EM < place.gutter < SECOND


def test_words_beside_figures_are_no_columns_of_prose() -> None:
    assert columns_of_prose([*_column(LEFT, 60), *_column(tuple("123456789"), SECOND)]) == []


def test_lines_of_chinese_that_end_anywhere_are_no_column() -> None:
    short = tuple(text[: 4 + number % 5] for number, text in enumerate(RIGHT))
    assert columns_of_prose([*_column(LEFT, 60), *_column((RIGHT[0], *short[1:]), SECOND)]) == []


def test_words_of_any_script_with_blanks_make_columns() -> None:
    for lines, em in ((ENGLISH, 5.4), (KOREAN, 9.0)):
        words = [*_spaced(lines, 60, em=em), *_spaced(lines[::-1], SECOND, em=em, top=104.0)]
        assert len(columns_of_prose(words)) == 1, lines[0]
        assert find_grids(_page(words)) == ()


def test_a_table_of_one_column_is_found_beside_the_prose_of_the_other() -> None:
    """Lines of the other column, level with its rows, are none of them."""
    rows = [_line(text, x, 100 + PITCH * (3 + n)) for n in range(3) for text, x in ((f"项目{n}", 60), (f"{n}12", 190))]
    rules = tuple(Rule(box=Box(left=60, top=y, right=225, bottom=y), horizontal=True) for y in (160, 224))
    left = [*_column(LEFT[:3], 60), *rows, *_column((*LEFT[3:], *LEFT[1:3]), 60, top=100 + PITCH * 7)]
    words = [*left, *_column((*RIGHT, *RIGHT[::-1]), SECOND)]
    (grid,) = find_grids(_page(words, rules))
    assert [word.text for cell in grid.cells for word in cell.words] == [word.text for word in rows]


def test_a_page_of_nothing_but_prose_in_columns_is_not_shown_to_a_network() -> None:
    def never() -> None:
        raise AssertionError

    page = _page([*_column(LEFT, 60), *_column(RIGHT, SECOND)])
    assert GridFinder(never)(page, lambda: pytest.fail("shown")) == ()


def test_three_columns_are_pages_of_their_own() -> None:
    narrow = [line[:11] for line in LEFT]
    words = [word for at in range(3) for word in _column(tuple(narrow), 20 + 13 * EM * at)]
    parts = pages_of_columns(_page(words))
    assert sorted(len(part.words) for part in parts if part.words) == [9, 9, 9]


def test_a_page_without_columns_is_one() -> None:
    page = _page(_column(LEFT, 60))
    assert pages_of_columns(page) == [page]


def test_rows_in_smaller_print_do_not_count_as_lines_of_a_column() -> None:
    """Previously a column with two long tables in it was none, and its tables went over the prose beside them."""
    below = 100 + PITCH * len(LEFT)
    cells = [
        Word(text="接待来访12人", box=Box(left=64, top=below + 12 * row, right=150, bottom=below + 12 * row + 9))
        for row in range(24)
    ]
    end = below + 12 * 24
    words = [*_column(LEFT, 60), *cells, *_column(LEFT[:2], 60, top=end), *_column(RIGHT * 3, SECOND)]
    assert max(one.bottom for one in columns_of_prose(words)) > end
