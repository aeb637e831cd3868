"""Text that programs make of web pages and Word files: no figure wrong, and what they set apart is whole again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from corpora.document.figure import Figure
from corpora.document.reading import Reading
from corpora.synthetic.files.kinds import CONVERTED, TextForm
from corpora.synthetic.files.surface import PLAIN
from corpora.synthetic.files.text_tables import WRITERS
from corpora.synthetic.tables.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.values import draw_years

Read = Callable[..., Reading]

BELIEVED = 0.5
FIGURES = draw_years(Random(11), level="city", years=1)[0]
TITLE = "云屏岭市水利局2023年政府信息公开工作年度报告"
FORMS = {
    "二、主动公开政府信息情况": proactive_form(FIGURES),
    "三、收到和处理政府信息公开申请情况": requests_form(FIGURES),
    "四、政府信息公开行政复议、行政诉讼情况": disputes_form(FIGURES),
}
FIRST = ("一、总体情况", "2023年，我局坚持以公开为常态，依法做好各项工作。", "全年没有收取任何费用。")
LAST = ("五、存在的主要问题及改进情况", "公开的内容还不够丰富，下一步将加强培训。")


def converted(form: TextForm, *, seed: int = 3, no_zeros: bool = False) -> str:
    random = Random(seed)
    lines = [TITLE, *FIRST]
    for heading, table in FORMS.items():
        cells = tuple(replace(cell, text="") if no_zeros and cell.text == "0" else cell for cell in table.cells)
        lines += ["", heading, "", *WRITERS[form](replace(table, cells=cells), random, PLAIN)]
    text = "\n".join([*lines, "", *LAST])
    return text.replace("2023年，我局", "**202** 3年，我局") if form == "marked" else text


def figures(reading: Reading) -> dict[str, Figure]:
    return {figure.field: figure for figure in reading.layout.figures}


def wrong(reading: Reading) -> dict[str, tuple[Decimal | None, Decimal]]:
    got = figures(reading)
    read = {field: got[field].value if field in got else None for field in FIGURES.values}
    return {field: (read[field], value) for field, value in FIGURES.values.items() if read[field] != value}


@pytest.mark.parametrize("form", sorted(CONVERTED))
@pytest.mark.parametrize("seed", range(3))
def test_every_figure_is_read(form: TextForm, seed: int, read: Read) -> None:
    assert wrong(read(converted(form, seed=seed))) == {}


def framed(text: str) -> str:
    """Every table in a box of one column, as Pandoc draws what a page is laid out with."""
    lines: list[str] = []
    for block in text.split("\n\n"):
        table = block.splitlines()
        if not block.startswith("+"):
            lines += [block, ""]
            continue
        wide = max(map(len, table)) + 2
        rule = f"+{'-' * wide}+"
        lines += [rule, *(f"| {line}{' ' * (wide - 2 - len(line))} |" for line in table), rule, ""]
    return "\n".join(lines)


def test_a_box_around_a_grid_is_no_table(read: Read) -> None:
    assert wrong(read(framed(converted("ascii")))) == {}


@pytest.mark.parametrize("form", ["ascii", "tabbed"])
def test_blank_cells_keep_the_others_in_their_columns(form: TextForm, read: Read) -> None:
    missed = wrong(read(converted(form, no_zeros=True)))
    assert {field: (got, value) for field, (got, value) in missed.items() if got is not None or value} == {}


def test_blank_cells_beside_digits_apart(read: Read) -> None:
    """Where a row's figures could stand in several columns they are null; most rows tell theirs."""
    missed = wrong(read(converted("counted", no_zeros=True)))
    assert all(got is None for got, _ in missed.values())
    assert sum(value != 0 for _, value in missed.values()) < len(FIGURES.values) / 4


def test_cells_with_strokes_of_their_own(read: Read) -> None:
    rows = ([cell.strip() for cell in line.split("\t\t")] for line in converted("tabbed").splitlines())
    text = "\n".join("".join(f"|{cell}|" for cell in row if cell) if len(row) > 1 else row[0] for row in rows)
    assert wrong(read(text)) == {}


def with_figures(form: TextForm, **printed: str) -> str:
    lines = converted(form).splitlines()
    for label, figure in printed.items():
        at = next(index for index, line in enumerate(lines) if line.strip().startswith(label))
        broken = f"{label[:2]}         {figure}\n{label[2:]}\n"
        lines[at] = broken if form == "counted" else f"{label} {figure}"
    return "\n".join(lines)


@pytest.mark.parametrize("form", ["tabbed", "counted"])
@pytest.mark.parametrize("printed", ["2 2", "3 4"])
def test_digits_apart_that_no_sum_tests_are_doubtful(form: TextForm, printed: str, read: Read) -> None:
    figure = figures(read(with_figures(form, 行政处罚="24 9", 行政强制=printed)))["proactive.coercion"]
    assert figure.confidence <= BELIEVED


def piped(*, broken: Sequence[int] = ()) -> str:
    """The form of applications in Markdown, some columns of whose rows went into one cell, in another order."""
    lines = [TITLE, *FIRST, "", "三、收到和处理政府信息公开申请情况", ""]
    form = FORMS["三、收到和处理政府信息公开申请情况"]
    for row in range(form.n_rows):
        grid = [""] * form.n_columns
        for cell in form.cells:
            if cell.row == row:
                grid[cell.column] = cell.text
        if row == 0:
            lines += ["| " + " | ".join(grid) + " |", "|" + " --- |" * form.n_columns]
            continue
        for column in broken:
            grid[column] = f"{grid[column]}<br>{row}1" if grid[column].isdigit() else grid[column]
        lines.append("| " + " | ".join(grid) + " |")
    return "\n".join([*lines, "", *LAST])


def test_different_numbers_in_one_cell_are_none(read: Read) -> None:
    got = figures(read(piped(broken=[3])))
    own = {field for field in FIGURES.values if field.startswith("requests.") and field.endswith(".natural_person")}
    assert all(got[field].value is None or got[field].confidence <= BELIEVED for field in own)
    total = "requests.new.total"
    assert got[total].value == FIGURES.values[total]


def test_the_next_heading_behind_the_last_figure(read: Read) -> None:
    """A line break went: the last figure of the form and the heading of the next section stand on one line."""
    text = converted("tabbed")
    heading = list(FORMS)[2]
    before, after = text.split(f"\n\n{heading}")
    assert wrong(read(f"{before} {heading}{after}")) == {}


def test_a_text_in_which_many_sums_fail_is_not_believed(read: Read) -> None:
    """Columns of the form of applications stand in another order: the labels are theirs, the figures are not."""
    lines = converted("tabbed").splitlines()
    begin, end = (lines.index(heading) for heading in list(FORMS)[1:])
    for at in range(begin, end):
        *labels, first, second = lines[at].split("\t\t") if lines[at].count("\t\t") > 6 else (lines[at], "", "")
        if first.strip().isdigit() and second.strip().isdigit():
            lines[at] = "\t\t".join([*labels, second, first])
    got = figures(read("\n".join(lines)))
    sure = [
        field
        for field, value in FIGURES.values.items()
        if field.startswith("requests.") and got[field].value not in (None, value) and got[field].confidence > BELIEVED
    ]
    assert sure == []


@pytest.mark.parametrize("year", ["202 3", "20 23", "2 0 2 3"])
def test_a_year_with_blanks_within(year: str, read: Read) -> None:
    """Of two sentences, the one about this year contradicts the table, the one about last year does not."""
    total = int(FIGURES.values["requests.new.total"])
    claims = (f"{year}年度收到政府信息公开申请{total + 3}件。", f"{year[:-1]}2年度收到政府信息公开申请{total + 5}件。")
    text = converted("tabbed").replace("2023年", f"{year} 年").replace(FIRST[-1], "\n".join(claims))
    reading = read(text)
    assert (reading.layout.year, reading.layout.organisation) == (2023, "云屏岭市水利局")
    assert [check.claimed for check in reading.checks if check.verdict == "contradicted"] == [total + 3]


def test_the_index_of_a_site_names_no_title(read: Read) -> None:
    index = (
        "索 引 号  00000000/2024-00017  信息分类   政府信息公开年报\n发布机构   云屏岭市水利局  发文日期   2024-01-18"
    )
    layout = read(f"{index}\n\n{converted('tabbed')}").layout
    assert (layout.title, layout.organisation, layout.year) == (TITLE, "云屏岭市水利局", 2023)


def test_a_row_that_a_label_puts_elsewhere_is_not_counted(read: Read) -> None:
    """One row of figures is lost and another stands twice: as many rows as the form has, and not its rows."""
    lines = converted("torn").splitlines()
    told = [
        index for index, line in enumerate(lines) if line.startswith(("| 7.属于行政执法案卷", "| 8.属于行政查询事项"))
    ]
    lines[told[0]], lines[told[1]] = lines[told[1]], lines[told[0]]
    got = figures(read("\n".join(lines)))
    amiss = {field: figure for field, figure in got.items() if figure.value not in (None, FIGURES.values[field])}
    assert all(figure.confidence <= BELIEVED for figure in amiss.values())


def test_last_years_rows_beside_this_years(read: Read) -> None:
    """Rows that name a row of the form twice tell nothing; those in their order stand."""
    text = converted("torn").replace("三、收到和处理", "行政规范性文件上年情况\n\n三、收到和处理", 1)
    lines = text.splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("| 行政规范性文件 |"))
    lines.insert(at + 1, "| 行政规范性文件 | 901 | 902 | 903 |")
    got = figures(read("\n".join(lines)))
    assert all(got[f"proactive.documents.{field}"].value not in (901, 902, 903) for field in ("made", "in_force"))


@pytest.mark.parametrize("form", ["torn", "rowwise"])
def test_what_is_believed_of_a_form_without_one_row(form: TextForm, read: Read) -> None:
    """A row less than the form has: the others are not moved up."""
    lines = converted(form).splitlines()
    last = max(index for index, line in enumerate(lines) if line.startswith("| 2.重复申请"))
    del lines[last]
    got = figures(read("\n".join(lines)))
    amiss = {
        field
        for field, figure in got.items()
        if figure.value not in (None, FIGURES.values.get(field)) and figure.confidence > BELIEVED
    }
    assert amiss == set()


def parts_of_disputes(text: str) -> list[str]:
    """The three tables that the row of disputes was cut into, each under its head."""
    section = text.split("四、政府信息公开行政复议、行政诉讼情况\n")[1].split("五、")[0]
    return [f"### {part}" for part in section.split("### ")[1:]]


def test_parts_of_a_row_in_another_order_are_not_told_by_their_order(read: Read) -> None:
    text = converted("rowwise")
    parts = parts_of_disputes(text)
    assert len([part for part in parts if "|" in part]) == 3
    for part in parts:
        text = text.replace(part, "")
    moved = text.replace("\n五、", "\n" + "".join(reversed(parts)) + "\n五、")
    got = figures(read(moved))
    amiss = {
        field: figure.value
        for field, figure in got.items()
        if field.startswith("disputes.") and figure.value not in (None, FIGURES.values[field])
    }
    assert all(got[field].confidence <= BELIEVED for field in amiss)


def test_parts_of_a_row_without_their_heads_are_doubtful(read: Read) -> None:
    text = converted("rowwise")
    bare = text.replace("### 行政复议\n", "").replace("### 未经复议直接起诉\n", "").replace("### 复议后起诉\n", "")
    got = [figure for field, figure in figures(read(bare)).items() if field.startswith("disputes.")]
    assert got
    assert all(figure.confidence <= BELIEVED for figure in got)


def test_two_figures_with_a_blank_between_are_not_one_where_blanks_part_cells(read: Read) -> None:
    """166957 of this year and 724 of all years were 166957724, doubtful; whose they are cannot be told."""
    lines = ["信息内容 本年制发件数 本年废止件数 现行有效件数 累计", "规章 4 9 24 310", "行政规范性文件 78 2 58 61"]
    lines += ["信息内容 本年处理决定数量 历年累计", "行政许可 166957 724", "行政处罚 70137 75", "行政强制 6 40"]
    found = figures(read("\n".join([TITLE, *FIRST, "二、主动公开政府信息情况", *lines, *LAST])))
    assert {found[f"proactive.{name}"].value for name in ("licensing", "penalties", "coercion")} == {None}
