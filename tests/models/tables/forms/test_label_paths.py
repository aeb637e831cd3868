"""The form of 复议 and 诉讼 in other arrangements than the prescribed fifteen columns side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from corpora.document.document import Source
from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.reading import Reading
from corpora.document.region import UNREAD
from corpora.profiles.load import load_profiles
from corpora.readers.assembly import Assembler, RawCell
from models.tables.cell_number import parse_cell
from models.tables.forms.filling import Filled, Filling
from models.tables.forms.label_paths import with_gaps_filled
from models.tables.printed.tokens import Token
from models.tables.recover import recover_tables

Read = Callable[..., Reading]
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIGURES: dict[str, Sequence[int]] = {
    "reconsideration": (3, 1, 4, 2, 10), "litigation_direct": (5, 0, 0, 1, 6), "litigation_after": (0, 2, 7, 0, 9),
}  # fmt: skip
NAMES = ("upheld", "corrected", "other", "pending", "total")
HEADS = "".join(f"<td>{result}</td>" for result in RESULTS)


def row(path: str, *, zero: str = "0") -> str:
    return "".join(f"<td>{value or zero}</td>" for value in FIGURES[path])


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{cells}</tr>" for cells in rows) + "</table>"


AS_ROWS = table(
    f'<td colspan="2">类别</td>{HEADS}',
    f'<td colspan="2">行政复议</td>{row("reconsideration")}',
    f'<td rowspan="2">行政诉讼</td><td>未经复议直接起诉</td>{row("litigation_direct")}',
    f"<td>复议后起诉</td>{row('litigation_after')}",
)
AS_COLUMNS = table(
    '<td rowspan="2">结果</td><td rowspan="2">行政复议</td><td colspan="2">行政诉讼</td>',
    "<td>未经复议直接起诉</td><td>复议后起诉</td>",
    *(
        f"<td>{result}</td>" + "".join(f"<td>{FIGURES[path][place]}</td>" for path in FIGURES)
        for place, result in enumerate(RESULTS)
    ),
)
BLOCKS = table(
    '<td colspan="5">行政复议</td>', HEADS, row("reconsideration"),
    '<td colspan="5">行政诉讼</td>', '<td colspan="5">未经复议直接起诉</td>', HEADS, row("litigation_direct"),
    '<td colspan="5">复议后起诉</td>', HEADS, row("litigation_after"),
)  # fmt: skip
STRIPS = table(
    '<td colspan="10">行政复议</td>',
    "".join(f'<td colspan="2">{result}</td>' for result in RESULTS),
    "".join(f'<td colspan="2">{value}</td>' for value in FIGURES["reconsideration"]),
    '<td colspan="10">行政诉讼</td>', '<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td>',
    HEADS + HEADS, row("litigation_direct") + row("litigation_after"),
)  # fmt: skip
APART = "".join(
    table(f'<td colspan="5">{title}</td>', HEADS, row(path))
    for title, path in (
        ("行政复议", "reconsideration"),
        ("行政诉讼（未经复议直接起诉）", "litigation_direct"),
        ("行政诉讼（复议后起诉）", "litigation_after"),
    )
)
BLANKS = table(
    '<td colspan="5">行政复议</td>', HEADS, row("reconsideration", zero=""),
    '<td colspan="5">行政诉讼（未经复议直接起诉）</td>', HEADS, row("litigation_direct", zero=""),
    '<td colspan="5">行政诉讼（复议后起诉）</td>', HEADS, row("litigation_after", zero=""),
)  # fmt: skip


def disputes(read: Read, tables: str) -> dict[str, Decimal | None]:
    page = f"<h1>云屏岭市水利局2023年政府信息公开工作年度报告</h1><p>四、政府信息公开行政复议、行政诉讼情况</p>{tables}"
    figures = read(page, path="报告.html").layout.figures
    return {one.field: one.value for one in figures if one.field.startswith("disputes.") and one.value is not None}


def expected(*, zeros: bool = True) -> dict[str, Decimal]:
    return {
        f"disputes.{path}.{name}": Decimal(value)
        for path, values in FIGURES.items()
        for name, value in zip(NAMES, values, strict=True)
        if value or zeros
    }


@pytest.mark.parametrize(
    "tables", [AS_ROWS, AS_COLUMNS, BLOCKS, STRIPS, APART], ids=["rows", "columns", "blocks", "strips", "apart"]
)
def test_each_figure_goes_to_what_its_labels_name(read: Read, tables: str) -> None:
    assert disputes(read, tables) == expected()


def test_blanks_stay_blank(read: Read) -> None:
    assert disputes(read, BLANKS) == expected(zeros=False)


def test_a_row_without_cells_of_its_own_between_blocks_is_nothing(read: Read) -> None:
    gap = f"<tr>{'<td></td>' * 5}</tr>"
    assert disputes(read, BLANKS.replace("</tr><tr><td colspan", f"</tr>{gap}<tr><td colspan")) == expected(zeros=False)


def test_a_block_that_lost_its_title_is_the_one_that_is_left(read: Read) -> None:
    assert disputes(read, BLOCKS.replace('<tr><td colspan="5">行政复议</td></tr>', "")) == expected()


def test_labels_that_name_two_fields_tell_nothing(read: Read) -> None:
    """Which of the two kinds of 行政诉讼 a row counts, its labels do not say."""
    vague = AS_ROWS.replace("未经复议直接起诉", "一审").replace("复议后起诉", "二审")
    told = disputes(read, vague)
    assert not any("litigation" in name for name in told)


def test_the_grid_is_the_source_s_own(read: Read) -> None:
    page = f"<p>四、政府信息公开行政复议、行政诉讼情况</p>{AS_ROWS}"
    reading = read(f"<h1>云屏岭市水利局2023年政府信息公开工作年度报告</h1>{page}", path="报告.html")
    (found,) = reading.layout.tables
    assert (found.form, found.grid.n_rows, found.grid.n_columns) == ("disputes", 4, 7)


def test_no_blank_is_sure_where_many_cells_hold_ink_that_nobody_read() -> None:
    """Previously the cells beside such ones were blanks at 0.95 as soon as their own ink was gone."""

    def blanks(unread: int) -> set[float]:
        assembler = Assembler()
        heads = [RawCell(text=text, column=place + 2) for place, text in enumerate(RESULTS)]
        rows = [[RawCell(text="类别", column=0, column_span=2), *heads]]
        left = unread
        for labels, path in ((("行政复议",), 0), (("行政诉讼", "未经复议直接起诉"), 1), (("", "复议后起诉"), 2)):
            row = [RawCell(text=labels[0], column=0, column_span=3 - len(labels), row_span=2 if path == 1 else 1)]
            row += [RawCell(text=label, column=1) for label in labels[1:]]
            row = row[1:] if path == 2 else row
            for place in range(5):
                faded = place > 1 and left > 0
                left -= faded
                row.append(
                    RawCell(text="3" if place < 2 else "", column=place + 2, confidence=UNREAD if faded else 1.0)
                )
            rows.append(row)
        assembler.table(rows)
        source = Source(path="a", sha256="0" * 64, media_type="application/pdf", size_bytes=1)
        found = recover_tables(assembler.document(source), profiles=load_profiles())
        return {one.confidence for one in found.figures if one.field.startswith("disputes") and one.state == "blank"}

    assert max(blanks(0)) > 0.5
    assert max(blanks(3)) <= UNREAD


def test_gaps_are_filled_where_both_ways_agree() -> None:
    tokens = {name: _token(name) for name in "abcde"}
    by_labels = Filling(fields={name: _filled(tokens[name]) for name in "abcd"} | {"e": _filled(None)})
    in_order = Filling(fields={name: _filled(tokens[name]) for name in "abce"} | {"d": _filled(None)})
    found = with_gaps_filled(by_labels, in_order).fields
    assert {name: one.token for name, one in found.items()} == tokens


def test_what_the_other_places_otherwise_fills_no_gap() -> None:
    tokens = {name: _token(name) for name in "abcde"}
    by_labels = Filling(fields={name: _filled(tokens[name]) for name in "abcd"} | {"e": _filled(None)})
    shifted = Filling(fields={"a": _filled(tokens["b"])} | {name: _filled(tokens[name]) for name in "bcde"})
    assert with_gaps_filled(by_labels, shifted) is by_labels
    twice = Filling(fields={name: _filled(tokens[name]) for name in "abc"} | {"e": _filled(tokens["d"])})
    assert with_gaps_filled(by_labels, twice).fields["e"].token is None


def _token(text: str) -> Token:
    place = Place(span=Span(0, 1))
    return Token(text=text, kind="value", row=0, column=0, place=place, trust="grid", number=parse_cell("1"))


def _filled(token: Token | None) -> Filled:
    return Filled(token=token, state="read" if token else "unreadable", confidence=0.95 if token else 0.2)
