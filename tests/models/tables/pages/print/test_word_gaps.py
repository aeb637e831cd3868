"""Which blanks within a line are those between columns: words of OCR, whose boxes are as high as their ink."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word, WordOrigin
from models.tables.pages.print.text_columns import text_boundaries
from models.tables.pages.print.word_gaps import BLANK, LEAST_GAP, Sizes, gap_of_columns, is_sign, texts_of


def read(text: str, left: float, *, top: float = 0.0, width: float = 20.0, height: float = 7.2) -> Word:
    box = Box(left=left, top=top, right=left + width, bottom=top + height)
    return Word(text=text, box=box, confidence=0.99, origin="ocr")


def rows(*texts: tuple[str, str], gap: float, height: float = 7.2) -> list[Word]:
    """Two words of 20 points a line, `gap` points apart."""
    return [
        read(text, left, top=20.0 * number, height=height)
        for number, pair in enumerate(texts)
        for text, left in zip(pair, (0.0, 20.0 + gap), strict=True)
    ]


def test_a_blank_between_english_words_makes_no_column() -> None:
    """Capitals 7.2 points high are print of 10 points, whose blanks are some 4. Previously they were of 7.2."""
    names = (("Hazard", "ratio"), ("Low", "anterior"), ("Upper", "rectum"))
    assert text_boundaries(rows(*names, gap=4.2)) == []
    assert len(text_boundaries(rows(*names, gap=12.0))) == 1


def test_white_between_inks_of_letters_is_more_than_their_blank() -> None:
    """Previously half an em between the inks of Foncier non and bâti made a column of its own."""
    labels = (("Foncier", "bâti"), ("non", "bâti"), ("social", "care"))
    assert text_boundaries(rows(*labels, gap=6.0)) == []
    assert len(text_boundaries(rows(*labels, gap=8.0))) == 1


def test_names_that_were_read_with_one_blank_make_no_column_that_others_cross() -> None:
    """馆长　裴远 beside 各组召集人: previously two columns, where pages with text had one."""
    names = rows(*[("馆长", "裴远")] * 3, gap=11.5, height=10.0)
    heads = [read("各组召集人", 0.0, top=60.0 + 20 * row, width=50.0, height=10.0) for row in range(2)]
    assert text_boundaries([*names, *heads]) == []
    assert len(text_boundaries(names)) == 1
    assert len(text_boundaries([*rows(*[("馆长", "裴远")] * 3, gap=16.0, height=10.0), *heads])) == 1


def test_second_names_behind_some_of_the_first_are_no_column() -> None:
    """Previously 戚云 behind 佟大勇 was a column, though no other teacher had a second."""
    pairs = rows(("金立功", "戚云"), ("佟大勇", "尤静"), gap=11.5, height=10.0)
    alone = [read("麦振东", 0.0, top=60.0 + 20 * row, height=10.0) for row in range(2)]
    hours = [read("2", 110.0, top=20.0 * row, width=5.0, height=10.0) for row in range(5)]
    assert len(text_boundaries([*pairs, *alone, *hours])) == 1
    assert len(text_boundaries([*pairs, *hours])) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [("目标明确、", "量化"), ("缺一项扣1分，", "不再"), ("育才小学", "(南校区)"), ("挪用;", "每发现"), ("13.2", "±"), ("±", "2.6"),
     ("4", "386.2"), ("¥", "约 8"), ("37", "(57.8)"), ("1", "件"), ("20", "元/份"), ("93.25", "万元"),
     ("<", "12"), ("≥", "3.5")],
)  # fmt: skip
def test_marks_and_numbers_leave_blanks_of_their_own(left: str, right: str) -> None:
    height = 10.0 if any("一" <= sign <= "鿿" for sign in left + right) else 7.2
    lines = [(left, right)] * 4
    assert text_boundaries(rows(*lines, gap=8.0, height=height)) == []
    assert len(text_boundaries(rows(*lines, gap=22.0, height=height))) == 1


@pytest.mark.parametrize(
    ("left", "right"), [("12", "4711"), ("1234", "567"), ("受理", "12"), ("7)", "45"), ("甲、", "12")]
)
def test_figures_of_two_columns_stay_apart(left: str, right: str) -> None:
    one, other = read(left, 0), read(right, 30)
    assert gap_of_columns(one, other) == LEAST_GAP
    assert len(text_boundaries(rows(*[(left, right)] * 4, gap=6.0))) == 1


def test_the_text_layer_says_itself_what_a_number_is() -> None:
    left, right = (
        Word(text=text, box=Box(left=x, top=0, right=x + 9, bottom=10)) for text, x in (("4", 0), ("386", 15))
    )
    assert gap_of_columns(left, right) == LEAST_GAP + BLANK


def test_blanks_half_an_em_wide_part_no_columns() -> None:
    """Of 宋体, in which 48 216 of a yearbook is printed; previously each group of digits was a column of its own."""
    groups = [
        Word(text=text, box=Box(left=left, top=top, right=left + wide, bottom=top + 9))
        for top in (0, 20, 40)
        for text, left, wide in (("8", 40.0, 4.5), ("437", 49.0, 13.5), ("226", 90.0, 13.5), ("910", 108.0, 13.5))
    ]
    (between,) = text_boundaries(groups)
    assert 62.5 < between < 90.0


@pytest.mark.parametrize("origin", ["layer", "ocr"])
def test_a_currency_stands_far_before_its_figure(origin: WordOrigin) -> None:
    """$ at the left side of a cell, the figure at its right; previously each made a column."""
    lines = [
        replace(read(text, left, top=20.0 * at), origin=origin)
        for at in range(4)
        for text, left in (("Assets", 0.0), ("$", 60.0), ("29,965", 110.0))
    ]
    assert len(text_boundaries(lines)) == 1


def test_parts_of_one_figure_are_one_text() -> None:
    line = [read("13.2", 0), read("±", 26), read("2.6", 52), read("7", 90)]
    assert [[word.text for word in text] for text in texts_of(line, Sizes(line))] == [["13.2", "±", "2.6"], ["7"]]
    assert [is_sign(word) for word in line] == [False, True, False, False]


def test_an_em_of_nothing_is_nothing() -> None:
    assert texts_of([], Sizes([])) == []
    assert text_boundaries([]) == []


@pytest.mark.parametrize("origin", ["layer", "ocr"])
def test_what_may_be_ticked_is_one_cell(origin: WordOrigin) -> None:
    """□在用  √停用: a blank of two em parts no columns. Boxes alone, a column each, are parted by it."""
    sizes = Sizes([read("停用", 0, height=10.0)])
    options = [replace(read(text, 40.0 * at, height=10.0), origin=origin) for at, text in enumerate(["□在用", "√停用"])]
    assert gap_of_columns(*options) * sizes.em(*options) > 20.0
    boxes = [replace(word, text="□") for word in options]
    assert gap_of_columns(*boxes) * sizes.em(*boxes) < 20.0


def test_a_full_width_bracket_leaves_half_an_em_blank() -> None:
    layer = [
        Word(text=text, box=Box(left=0, top=0, right=30, bottom=10)) for text in ("吸烟史", "［例（%）］", "[例(%)]")
    ]
    assert gap_of_columns(layer[0], layer[1]) > LEAST_GAP
    assert gap_of_columns(layer[0], layer[2]) == LEAST_GAP + BLANK


TYPED = ("Levy of", "State Bond", "Quay Fund", "Total due", "Item ill")


def typed(width: float, *texts: str) -> list[Word]:
    """A line each, of letters that are all as wide, and a figure 20 points behind the longest."""
    words = []
    for number, text in enumerate(texts):
        left = 0.0
        for part in (*text.split(), "1,125"):
            left = left if part != "1,125" else 80.0
            box = Box(left=left, top=20.0 * number, right=left + width * len(part), bottom=20.0 * number + 8.2)
            words.append(Word(text=part, box=box))
            left = box.right + width
    return words


def test_a_typewriters_blank_makes_no_column() -> None:
    """It is as wide as a letter, 0.6 em. Previously names of two words were in two columns."""
    assert len(text_boundaries(typed(4.94, *TYPED))) == 1


def test_where_letters_are_of_different_widths_a_gap_of_that_size_does() -> None:
    words = [
        replace(word, box=replace(word.box, right=word.box.right - 2.0 * word.text.count("i")))
        for word in typed(4.94, "Levy of", "State Bond", "Quay Fund", "Total due", "Film ill")
    ]
    assert len(text_boundaries(words)) > 1


def test_a_figure_behind_a_unit_in_brackets_is_of_the_next_column() -> None:
    """Previously the bracket's own blank was counted in, and 面积（平方米） and its figure were one text."""
    label = Word(text="面积（平方米）", box=Box(left=0, top=0, right=70, bottom=10))
    assert Sizes([label]).are_apart(label, Word(text="3074.5", box=Box(left=78, top=0, right=108, bottom=10)))
    assert not Sizes([label]).are_apart(label, Word(text="住宅", box=Box(left=78, top=0, right=98, bottom=10)))


def test_a_currency_that_ends_a_head_is_none_of_the_next() -> None:
    """Abzug €   Zahlbetrag €: previously one head over two columns."""
    heads = [read("Abzug", 0.0, width=30.0), read("€", 33.0, width=6.0), read("Zahlbetrag", 51.0, width=52.0)]
    body = [
        read(text, left, top=20.0 * row, width=28.0)
        for row in (1, 2, 3)
        for text, left in (("102,37", 11.0), ("3.309", 75.0))
    ]
    assert [round(x) for x in text_boundaries([*heads, *body])] == [45]


def test_words_that_lie_over_each_other_are_of_one_text() -> None:
    """138****6102 in three boxes: previously its first and its last part were beside each other."""
    lines = [
        read(text, left, top=20.0 * row, width=width)
        for row in range(3)
        for text, left, width in (
            ("8307-2214", 0.0, 47.0),
            ("138*", 132.0, 19.0),
            ("****", 147.0, 22.0),
            ("6102", 165.0, 24.0),
        )
    ]
    assert len(text_boundaries(lines)) == 1


def test_names_in_a_list_and_parts_of_a_date_leave_blanks_within_one_text() -> None:
    """鲍明岚、费　桐 and 1 月 13 日: previously the blank was between columns."""
    for gap in (11.5, 13.9):  # 石's ink ends before its place does
        sizes = Sizes(rows(("鲍明岚、费", "桐、栾景禾"), gap=gap, height=10.0))
        assert sizes.are_as_in_names(*rows(("鲍明岚、费", "桐、栾景禾"), gap=gap, height=10.0))
    assert text_boundaries(rows(*[("1", "月"), ("13", "日"), ("2", "至")], gap=9.0, height=9.0)) == []
    assert len(text_boundaries(rows(*[("1", "月"), ("13", "日"), ("2", "至")], gap=12.0, height=9.0))) == 1


def test_a_sign_behind_a_figure_is_none_of_the_next_column() -> None:
    """3,60 €   0,36 €: previously the sign was before the next figure, however far that was."""
    line = [read("3,60", 0), read("€", 23, width=5), read("0,36", 70), read("€", 93, width=5)]
    assert [len(text) for text in texts_of(line, Sizes(line))] == [1, 1, 1, 1] or Sizes(line).are_apart(
        line[1], line[2]
    )
    assert Sizes(line).are_apart(line[1], line[2])
    assert not Sizes(line[1:]).are_apart(line[1], line[2])


def test_what_a_figure_counts_stands_in_its_column() -> None:
    """Previously 11 株 and 3—6 周岁 were two columns as read from a picture."""
    for unit in ("株", "周岁", "头"):
        assert gap_of_columns(read("11", 0), read(unit, 20)) > LEAST_GAP
    assert gap_of_columns(read("3—6", 0), read("周岁", 20)) > LEAST_GAP
    assert gap_of_columns(read("3—6", 0), read("大型", 20)) == LEAST_GAP


def test_a_year_in_brackets_behind_chinese_is_of_a_documents_number() -> None:
    """Previously (江)农种许字(2020) was of two columns."""
    left, right = read("许字", 0.0), read("(2020)", 26.5)
    assert not Sizes([left, right]).are_apart(left, right)
    assert Sizes([left, right]).are_apart(left, replace(right, text="2020"))


def test_a_name_in_the_middle_over_figures_set_to_the_right_is_of_their_column() -> None:
    """Previously the white of a point or two between the name and its figures was an edge: pairs of names told of it."""
    words = []
    for at, (name, end) in enumerate((("A", 178.0), ("B", 226.0), ("C", 274.0))):
        words.append(read(name, end - 22, width=5))
        words += [read("420", end - 14, top=20.0 * row, width=14) for row in range(1, 7)]
        words += [read("rows", 50, top=20.0 * row, width=60) for row in range(1, 7)] if not at else []
    found = text_boundaries(words)
    assert found == pytest.approx([133, 191, 239], abs=1)


@pytest.mark.parametrize(("code", "apart"), [("PM1", False), ("机台", True)])
def test_a_blank_behind_a_code_in_a_picture_makes_no_column(code: str, apart: bool) -> None:
    """Of the ink of capitals it is more than an em. Previously machines were two columns, PM1 and 箱板纸机."""
    words = [replace(read(code, 0.0, height=5.4)), read("箱板纸机", 25.5, width=30.0, height=7.8)]
    figures = [read(text, 100.0 + 30 * at, height=5.4) for at, text in enumerate(("5600", "900", "35.0"))]
    assert Sizes([*words, *figures]).are_apart(*words) == apart
