"""Tables under each other that filled bands with titles part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.neighbours.titled_sections import titled_sections

COLUMNS = (60.0, 220.0, 330.0, 430.0)
HEAD = ("项目", "结果", "单位", "参考值")


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 10.0 * len(text), bottom=top + 10))


def level(y: float) -> Rule:
    return Rule(box=Box(left=50, top=y, right=500, bottom=y), horizontal=True)


def section(top: float, title: str, head: tuple[str, ...], names: str) -> Iterator[Word | Rule | Box]:
    """A band, a head, and a row with a rule under it for each character of the names."""
    yield Box(left=50, top=top, right=500, bottom=top + 18)
    yield word(title, 56, top + 4)
    for at, row in enumerate((head, *((3 * name, "1.5", "mg", "2—8") for name in names))):
        yield from (word(text, x, top + 22 + 16 * at) for text, x in zip(row, COLUMNS, strict=True))
        yield level(top + 35 + 16 * at)


def page(second: tuple[str, ...] = HEAD) -> PrintedPage:
    parts = [*section(100, "血常规", HEAD, "甲乙丙"), *section(190, "肝功能", second, "丁戊己庚")]
    return PrintedPage(
        page=Page(number=1, width=600, height=800),
        words=tuple(one for one in parts if isinstance(one, Word)),
        rules=tuple(one for one in parts if isinstance(one, Rule)),
        shades=tuple(one for one in parts if isinstance(one, Box)),
    )


def test_a_table_begins_where_its_head_is_there_again_below_a_band() -> None:
    found = GridFinder(lambda: None)(page(), None)
    assert [(grid.n_rows, grid.n_columns) for grid in found] == [(4, 4), (5, 4)]


def test_bands_drawn_over_one_another_are_one() -> None:
    """Previously a section without height was a document lost: edges out of order."""
    printed = page()
    again = tuple(replace(shade, top=shade.top + 8, bottom=shade.bottom + 8) for shade in printed.shades)
    words = tuple(replace(w, box=replace(w.box, top=w.box.top + 4, bottom=w.box.bottom + 4)) for w in printed.words)
    bands, sections = titled_sections(replace(printed, words=words, shades=(*printed.shades, *again)))
    assert [band.top for band in bands] == [100, 190]
    assert len(sections) == 2


def test_bands_over_rows_without_that_head_are_headings_of_one_table() -> None:
    assert titled_sections(page(("丁酸", "指标", "克", "正常")))[0] == []
    assert [band.top for band in titled_sections(page())[0]] == [100, 190]


def test_bands_set_off_by_white_part_tables_of_other_heads() -> None:
    """Previously a timetable and the table under the next band, near to both, were one."""
    other = page(("名称", "数", "量", "值"))
    assert titled_sections(other) == ([], [])
    titles = [
        replace(one, box=replace(one.box, bottom=one.box.bottom + 1)) for one in other.words if one.box.left == 56
    ]
    other = replace(other, words=(*(one for one in other.words if one.box.left != 56), *titles))
    stripe = Box(left=50, top=167, right=500, bottom=183)
    words = tuple(one for one in other.words if not 167 < one.box.top < 190 or one.box.left > 250)
    bands, sections = titled_sections(replace(other, words=words, rules=(), shades=(*other.shades, stripe)))
    assert [band.top for band in bands] == [100, 190]
    assert len(sections) == 2
    touching = replace(stripe, bottom=189)
    assert titled_sections(replace(other, words=words, rules=(), shades=(*other.shades, touching))) == ([], [])
