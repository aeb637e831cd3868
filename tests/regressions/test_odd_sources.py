"""Files as sites, converters and crawlers keep them: what they leave of lines, marks, notes and titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from html import escape
from random import Random

import pytest

from corpora.document.reading import Reading
from corpora.synthetic.files.visual import visual_rows
from corpora.synthetic.report import PrintedCell, PrintedTable
from corpora.synthetic.tables.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.values import draw_years

Read = Callable[..., Reading]
Cell = Callable[[PrintedCell], str]

FIGURES = draw_years(Random(5), level="county", years=1)[0]
BODY = "云屏岭市水利局"
TITLE = f"{BODY}2023年政府信息公开工作年度报告"
FORMS = {
    "二、主动公开政府信息情况": proactive_form(FIGURES),
    "三、收到和处理政府信息公开申请情况": requests_form(FIGURES),
    "四、政府信息公开行政复议、行政诉讼情况": disputes_form(FIGURES),
}
FIRST = ("一、总体情况", "2023年，我局坚持以公开为常态，依法做好各项工作。", "全年没有收取任何费用。")
LAST = ("五、存在的主要问题及改进情况", "公开的内容还不够丰富，下一步将加强培训。")


def plain(cell: PrintedCell) -> str:
    return escape(cell.text)


def table(form: PrintedTable, cell: Cell = plain) -> str:
    rows = [
        "".join(
            f'<td rowspan="{c.row_span}" colspan="{c.column_span}">{cell(c)}</td>' for c in form.cells if c.row == row
        )
        for row in range(form.n_rows)
    ]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def page(*titles: str, cell: Cell = plain, head: str = "") -> str:
    parts = [f"<p>{text}</p>" for text in (*(titles or (TITLE,)), *FIRST)]
    for heading, form in FORMS.items():
        parts += [f"<p>{heading}</p>", table(form, cell)]
    parts += [f"<p>{text}</p>" for text in LAST]
    return f"<html><head>{head}</head><body>{''.join(parts)}</body></html>"


def matrix(form: PrintedTable) -> list[list[str]]:
    grid = [[""] * form.n_columns for _ in range(form.n_rows)]
    for cell in form.cells:
        grid[cell.row][cell.column] = cell.text
    return grid


def markdown() -> str:
    lines = [f"# {TITLE}", f"## {FIRST[0]}", *FIRST[1:]]
    for heading, form in FORMS.items():
        head, *rows = ("| " + " | ".join(row) + " |" for row in matrix(form))
        lines += ["", f"## **{heading}**", "", head, "|" + " --- |" * form.n_columns, *rows]
    return "\n".join([*lines, "", f"## {LAST[0]}", LAST[1]]).replace(" 0 |", " **0** |")


def markdown_with_tables_in_html() -> str:
    lines = [f"# {TITLE}", f"# {FIRST[0]}", *FIRST[1:]]
    for heading, form in FORMS.items():
        lines += [f"# {heading}", table(form)]
    return "\n\n".join([*lines, f"# {LAST[0]}", LAST[1]])


def text(*, cells: str = "\n\t", rows: str = "\n\n\t") -> str:
    lines = [TITLE, *FIRST]
    for heading, form in FORMS.items():
        lines += [heading, rows.join(cells.join(slot.text for slot in row) for row in visual_rows(form))]
    return "\n".join([*lines, *LAST])


def folded() -> str:
    """Every stretch of white space is one blank, and the text one line."""
    return " ".join(text().split())


def with_entities() -> str:
    changed = text().replace("“", "&ldquo;").replace("”", "&rdquo;").replace("、", "&#12289;")
    return changed.replace("\t0", "\t&nbsp;0")


def parted_by_strokes() -> str:
    """No strokes at the ends of a row, so that a row of two cells has but one."""
    return text(cells="|", rows="\n")


def found(reading: Reading) -> Mapping[str, Decimal | None]:
    return {figure.field: figure.value for figure in reading.layout.figures}


def wrong(reading: Reading) -> dict[str, tuple[Decimal | None, Decimal]]:
    got = found(reading)
    return {field: (got.get(field), value) for field, value in FIGURES.values.items() if got.get(field) != value}


@pytest.mark.parametrize("write", [markdown, markdown_with_tables_in_html, folded, with_entities, parted_by_strokes])
def test_texts_of_converters_and_crawlers(write: Callable[[], str], read: Read) -> None:
    reading = read(write())
    assert wrong(reading) == {}
    assert (reading.layout.title, reading.layout.organisation, reading.layout.year) == (TITLE, BODY, 2023)
    assert [section.number for section in reading.layout.sections] == list("一二三四五")


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda markup: f"<html><body><div>{escape(markup)}</div></body></html>",
        escape,
        lambda markup: f'<?xml version="1.0" encoding="utf-8"?><record><![CDATA[{markup}]]></record>',
    ],
    ids=["in_a_page", "alone", "in_a_feed"],
)
def test_a_page_inside_another_file(wrapped: Callable[[str], str], read: Read) -> None:
    reading = read(wrapped(page()[len("<html><head></head><body>") :]))
    assert wrong(reading) == {}
    assert reading.layout.title == TITLE


def filled_in(cell: PrintedCell) -> str:
    return escape(cell.text) if cell.header else f'<input type="text" value="{cell.text}" readonly>'


def noted(note: str) -> Cell:
    return lambda cell: escape(cell.text) if cell.header or cell.text == "0" else cell.text + note


def letters_for_zero(cell: PrintedCell) -> str:
    return "Oo〇○"[cell.column % 4] if cell.text == "0" and not cell.header else escape(cell.text)


@pytest.mark.parametrize(
    "cell",
    [filled_in, noted("<sup>1</sup>"), noted("<sup>[2]</sup>"), letters_for_zero],
    ids=["boxes", "raised", "bracketed", "letters"],
)
def test_figures_in_boxes_with_notes_and_mistyped_zeros(cell: Cell, read: Read) -> None:
    assert wrong(read(page(cell=cell))) == {}


@pytest.mark.parametrize(
    "old", ["<s>3</s>", "<strike>3</strike>", '<span style="text-decoration: line-through">3</span>']
)
def test_a_figure_that_was_struck_out_is_no_digit_of_the_new_one(old: str, read: Read) -> None:
    assert wrong(read(page(cell=lambda cell: escape(cell.text) if cell.header else old + cell.text))) == {}


def test_a_lone_stroke_is_no_one(read: Read) -> None:
    """一 in place of — stands for nothing, as often as not."""
    got = found(read(page(cell=lambda cell: "一" if cell.text == "0" else escape(cell.text))))
    assert {got[field] for field, value in FIGURES.values.items() if value == 0} == {None}
    assert all(got[field] == value for field, value in FIGURES.values.items() if value)


@pytest.mark.parametrize("cells", ["\n\t", "\n", "\t"], ids=["led", "lines", "rows"])
@pytest.mark.parametrize("digits", [0, 1], ids=["before_the_point", "behind_the_point"])
def test_a_number_cut_by_a_line_break(cells: str, digits: int, read: Read) -> None:
    fees = str(FIGURES.values["proactive.fees"])
    at = fees.index(".") + digits
    rows = {"\n\t": "\n\n\t", "\n": "\n", "\t": "\n"}[cells]
    cut = text(cells=cells, rows=rows).replace(fees, f"{fees[:at]}\n{fees[at:]}")
    assert wrong(read(cut)) == {}


def test_a_figure_with_stray_digits_behind_it_is_doubtful(read: Read) -> None:
    """5749 cut into 5 and 749 between two lines, or 5 and a page number: nobody can say which."""
    whole = str(FIGURES.values["proactive.licensing"])
    cut = text(cells="\t", rows="\n").replace(f"\t{whole}", f"\t{whole[0]}\n{whole[1:]}")
    figures = {figure.field: figure for figure in read(cut).layout.figures}
    assert figures["proactive.licensing"].value is None or figures["proactive.licensing"].confidence <= 0.5
    assert figures["proactive.penalties"].confidence > 0.9


def test_rows_run_together_are_cut_where_sums_allow_one_cut(read: Read) -> None:
    """A row without any space: （四）无法提供1.本机关不掌握相关政府信息0000000."""
    got = found(read(text(cells="", rows="\n")))
    assert sum(got.get(field) == value for field, value in FIGURES.values.items()) > 100
    assert {got.get(field) for field, value in FIGURES.values.items() if got.get(field) != value} <= {None}


@pytest.mark.parametrize(
    "lines",
    [
        (BODY, "2023年政府信息公开", "工作年度报告"),
        (BODY, "2023年政府信息公开工作", "年度报告"),
        ("云屏岭市", "水利局", "2023年", "政府信息公开", "工作年度报告"),
        ("2023年度" + BODY, "政府信息公开工作年度报告"),
        (BODY, "政府信息公开工作", "2023年年度报告"),
        ("【年报】" + TITLE,),
        (BODY + "2023年政府信息公开工作年度", "报告"),
        (BODY + "2023年政府信息公开工作年度报", "告"),
        (BODY + "2023年政府信息公", "开工作年度报告"),
        (BODY, "2023年政府信息公开工作年", "度报告"),
    ],
    ids=lambda lines: "|".join(map(str, map(len, lines))),
)
def test_a_title_over_several_lines(lines: tuple[str, ...], read: Read) -> None:
    layout = read(page(*lines)).layout
    assert (layout.title, layout.organisation, layout.year) == ("".join(lines), BODY, 2023)


def test_the_site_and_its_column_are_no_part_of_the_title(read: Read) -> None:
    layout = read(page(head=f"<title>{BODY} 政府信息公开年报 {TITLE}</title>")).layout
    assert (layout.title, layout.organisation) == (TITLE, BODY)


def test_captions_are_no_sections(read: Read) -> None:
    captioned = page().replace("<table>", "<p>表1 主动公开政府信息情况统计表</p><table>", 1)
    assert [section.number for section in read(captioned).layout.sections] == list("一二三四五")
