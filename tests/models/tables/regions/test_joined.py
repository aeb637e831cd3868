"""Tables without a profile that a page break cut in two."""

from __future__ import annotations

from corpora.document.document import Source
from corpora.profiles.load import load_profiles
from corpora.readers.assembly import Assembler, RawCell
from models.tables.recover import recover_tables

HEAD = [["片区", "户数", "人数"]]
FIRST = [["东片", "12", "31"], ["西片", "7", "20"]]
SECOND = [["南片", "5", "11"], ["合计", "24", "62"]]


def sizes(*parts: list[list[str]], between: str = "", pages: tuple[int, ...] | None = None) -> list[tuple[int, int]]:
    assembler = Assembler()
    assembler.paragraph("各片情况如下。")
    for part, page in zip(parts, pages or (None,) * len(parts), strict=True):
        assembler.table(
            [[RawCell(text=text, column=column, page_number=page) for column, text in enumerate(row)] for row in part]
        )
        assembler.paragraph(between)
    document = assembler.document(Source(path="r", sha256="", media_type="x", size_bytes=1))
    grids = [table.grid for table in recover_tables(document, profiles=load_profiles()).tables]
    return [(grid.n_rows, grid.n_columns) for grid in grids]


def test_the_head_printed_again_is_dropped() -> None:
    assert sizes(HEAD + FIRST, HEAD + SECOND) == [(5, 3)]


def test_three_parts_are_one() -> None:
    assert sizes(HEAD + FIRST, [*HEAD, ["北片", "3", "9"]], HEAD + SECOND) == [(6, 3)]


def test_words_between_part_two_tables() -> None:
    assert sizes(HEAD + FIRST, HEAD + SECOND, between="另一年度：") == [(3, 3), (3, 3)]


def test_a_table_that_ended_in_its_total_does_not_go_on() -> None:
    assert sizes(HEAD + SECOND, HEAD + FIRST) == [(3, 3), (3, 3)]


def test_another_head_or_the_same_table_again_is_no_part() -> None:
    assert sizes(HEAD + FIRST, [["街道", "户数", "人数"], *SECOND]) == [(3, 3), (3, 3)]
    assert sizes(HEAD + FIRST, HEAD + FIRST) == [(3, 3), (3, 3)]


def test_the_same_head_twice_on_one_page_is_of_two_tables() -> None:
    assert sizes(HEAD + FIRST, HEAD + SECOND, pages=(3, 3)) == [(3, 3), (3, 3)]
    assert sizes(HEAD + FIRST, HEAD + SECOND, pages=(3, 4)) == [(5, 3)]


def test_the_next_copy_of_a_form_is_none_of_its_parts() -> None:
    labels = ("项目名称", "主管部门", "资金总额", "年度目标")
    first, second = ([[label, name, sum_] for label in labels] for name, sum_ in (("修渠", "40"), ("清淤", "65")))
    head = [["项目", "申报", "表"]]
    assert sizes(head + first, head + second) == [(5, 3), (5, 3)]
