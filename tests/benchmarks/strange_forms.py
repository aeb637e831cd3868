"""Ways in which statutory forms come out of other programs and other hands, none of them the generator's.

`LINES` writes a form as lines of text, `MARKUP` as a part of a web page. What a way loses nobody can read: `LOSSY` names
those, of which only what is read wrongly counts.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from random import Random

from corpora.synthetic.report import PrintedCell, PrintedTable
from corpora.synthetic.tables.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.values import StatutoryFigures

Lines = Callable[[PrintedTable, Random], list[str]]
Markup = Callable[[PrintedTable, Random], str]

TITLE = "云屏岭市水利局2023年政府信息公开工作年度报告"
FIRST = ("一、总体情况", "我局坚持以公开为常态，依法做好各项工作。")
LAST = ("五、存在的主要问题及改进情况", "公开的内容还不够丰富，下一步将加强培训。")
HEADINGS = (
    "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
)  # fmt: skip
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
WAYS_TO_COURT = {0: "行政复议", 5: "行政诉讼（未经复议直接起诉）", 10: "行政诉讼（复议后起诉）"}
WIDE = 7
"""Figures of a row of requests."""


def forms(figures: StatutoryFigures) -> tuple[PrintedTable, PrintedTable, PrintedTable]:
    """The three forms of one report."""
    return proactive_form(figures), requests_form(figures), disputes_form(figures)


def as_text(figures: StatutoryFigures, way: Lines, random: Random) -> str:
    """A report whose forms are written that way."""
    lines = [TITLE, *FIRST]
    for heading, table in zip(HEADINGS, forms(figures), strict=True):
        lines += [heading, *way(table, random)]
    return "\n".join([*lines, *LAST])


def as_page(figures: StatutoryFigures, way: Markup, random: Random) -> str:
    """The same as a web page, with a sheet that hides what is for narrow screens."""
    held = [f"<h1>{TITLE}</h1>", *(f"<p>{line}</p>" for line in FIRST)]
    for heading, table in zip(HEADINGS, forms(figures), strict=True):
        held += [f"<p>{heading}</p>", way(table, random)]
    sheet = "<style>.narrow{display:none}@media(max-width:600px){.narrow{display:block}}</style>"
    return f"<html><head>{sheet}</head><body>{''.join(held)}{''.join(f'<p>{line}</p>' for line in LAST)}</body></html>"


def rows(table: PrintedTable) -> list[list[PrintedCell]]:
    """The cells that begin in each row."""
    return [[cell for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


def whole_grid(table: PrintedTable, *, told: str = "once") -> list[list[str]]:
    """Every position: a cell's text stands `once`, in each `row` that it covers, or `everywhere` in it."""
    grid = [["" for _ in range(table.n_columns)] for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + (1 if told == "once" else cell.row_span)):
            for column in range(cell.column, cell.column + (cell.column_span if told == "everywhere" else 1)):
                grid[row][column] = cell.text
    return grid


def parts(row: Sequence[PrintedCell]) -> tuple[list[str], list[str]]:
    """Labels and figures."""
    return [cell.text for cell in row if cell.header], [cell.text for cell in row if not cell.header]


def full_width_lines(table: PrintedTable, random: Random) -> list[str]:
    """A cell a line, full-width digits, a page number now and then."""
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    lines: list[str] = []
    for cell in table.cells:
        lines.append(cell.text if cell.header else cell.text.translate(wide))
        if len(lines) % 47 == 0:
            lines.append(f"—{len(lines) // 47 + 2}—")
    return lines


def numbered_rows(table: PrintedTable, random: Random) -> list[str]:
    """Tabs, blanks of merged cells left out, a number in front of each row."""
    return ["\t".join((str(number), *(cell.text for cell in row))) for number, row in enumerate(rows(table), 1)]


def piped_cells(table: PrintedTable, random: Random) -> list[str]:
    """Each cell with its pipe on a line of its own."""
    return [line for row in rows(table) for line in ("|", *(f"{c.text} |{'|' * (c.column_span - 1)}" for c in row))]


def glued_labels(table: PrintedTable, random: Random) -> list[str]:
    """Labels run into the first figure; running heads with their page numbers between."""
    lines: list[str] = []
    for row in rows(table):
        labels, figures = parts(row)
        lines.append("".join(labels) + "　".join(figures))
        if len(lines) % 13 == 0:
            lines += [f"Page {len(lines) // 13 + 3} - {TITLE}", f"P. {len(lines) // 13 + 3}"]
    return lines


def labels_around(table: PrintedTable, random: Random) -> list[str]:
    """A long label in three lines, the figures beside the middle one."""
    lines: list[str] = []
    for row in rows(table):
        labels, figures = parts(row)
        label = labels[-1] if labels else ""
        size = -(-len(label) // 3) if figures and len(label) > 14 else max(1, len(label))
        pieces = [label[start : start + size] for start in range(0, len(label), size)] or [""]
        for number, piece in enumerate(pieces):
            told = "".join(figure.rjust(8) for figure in figures) if number == len(pieces) // 2 else ""
            lead = "   ".join(labels[:-1]) if number == 0 and not figures else ""
            lines.append(f"  {lead}   {piece.ljust(24, '　')}{told}")
    return lines


def commas(table: PrintedTable, random: Random) -> list[str]:
    file = io.StringIO()
    csv.writer(file).writerows(whole_grid(table))
    return file.getvalue().splitlines()


def data_frame(table: PrintedTable, random: Random) -> list[str]:
    """As programs print one: numbered columns and rows, NaN for what a merged cell covers."""
    grid = [[text or "NaN" for text in row] for row in whole_grid(table)]
    widths = [max(len(row[column]) for row in grid) for column in range(table.n_columns)]
    heads = "".join(str(column).rjust(width + 2) for column, width in enumerate(widths))
    body = (
        f"{number:<2}" + "".join(t.rjust(w + 2) for t, w in zip(row, widths, strict=True))
        for number, row in enumerate(grid)
    )
    return [f"  {heads}", *body]


def lists(table: PrintedTable, random: Random) -> list[str]:
    return ["[", *(f"  {json.dumps(row, ensure_ascii=False)}," for row in whole_grid(table)), "]"]


def tuples(table: PrintedTable, random: Random) -> list[str]:
    return [f"({', '.join(repr(text) if text else 'None' for text in row)})," for row in whole_grid(table)]


def pairs_on_a_line(table: PrintedTable, random: Random) -> list[str]:
    """Each row as its label and pairs of heads and figures; the third form a line for each way."""
    heads: list[str] = []
    lines: list[str] = []
    for row in rows(table):
        labels, figures = parts(row)
        if not figures:
            heads = labels[1:] if table.n_rows < 20 else list(APPLICANTS)
        elif len(figures) <= WIDE:
            told = zip(heads, figures, strict=True)
            lines.append("".join(labels) + "：" + "；".join(f"{head}：{figure}" for head, figure in told))
        else:
            ways = [(way, figures[start : start + 5]) for start, way in WAYS_TO_COURT.items()]
            lines += [f"{way}：" + "，".join(map(" ".join, zip(RESULTS, part, strict=True))) for way, part in ways]
    return lines


def glued_figures(table: PrintedTable, random: Random) -> list[str]:
    """Two figures of every second row without anything between."""
    lines: list[str] = []
    for row in rows(table):
        labels, figures = parts(row)
        if len(figures) == WIDE and random.random() < 0.5:
            at = random.randrange(WIDE - 1)
            figures[at : at + 2] = ["".join(figures[at : at + 2])]
        lines.append(" ".join((*labels, *figures)))
    return lines


def heads_again(table: PrintedTable, random: Random) -> list[str]:
    """A page ends between a label and its figures, and the next one prints the heads first."""
    lines: list[str] = []
    head = [" ".join(cell.text for cell in row) for row in rows(table)[:3]]
    for number, row in enumerate(rows(table)):
        labels, figures = parts(row)
        broken = table.n_rows > 20 and number in (9, 17)
        lines += (
            [" ".join(labels), f"第 {number} 页", *head, " ".join(figures)] if broken else [" ".join(labels + figures)]
        )
    return lines


def said_once(table: PrintedTable, random: Random) -> list[str]:
    """A crawler dropped each line that it had seen."""
    return list(dict.fromkeys(cell.text for cell in table.cells))


def by_columns(table: PrintedTable, random: Random) -> list[str]:
    """Copied column by column."""
    return [cell.text for cell in sorted(table.cells, key=lambda cell: (cell.column, cell.row))]


def without_noughts(table: PrintedTable, random: Random) -> list[str]:
    """Cells of a nought left out, cells and all."""
    return ["\t".join(cell.text for cell in row if cell.header or cell.text != "0") for row in rows(table)]


def spans(cell: PrintedCell) -> str:
    """What a cell states of its size."""
    return f' rowspan="{cell.row_span}" colspan="{cell.column_span}"'


def table_of(lines: Sequence[str]) -> str:
    """Rows of markup as a table."""
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _plain(grid: Sequence[Sequence[str]]) -> str:
    return table_of(["".join(f"<td>&nbsp;{escape(text)}&nbsp;</td>" for text in row) for row in grid])


def as_it_is(table: PrintedTable, random: Random) -> str:
    """The prescribed form."""
    return table_of(["".join(f"<td{spans(c)}>{escape(c.text)}</td>" for c in row) for row in rows(table)])


def no_spans(table: PrintedTable, random: Random) -> str:
    return _plain(whole_grid(table))


def labels_told_in_each_row(table: PrintedTable, random: Random) -> str:
    """No spans: a label that covers several rows is told in each, one that covers several columns once."""
    return _plain(whole_grid(table, told="rows"))


def labels_told_everywhere(table: PrintedTable, random: Random) -> str:
    return _plain(whole_grid(table, told="everywhere"))


def formatting_left_open(table: PrintedTable, random: Random) -> str:
    """Cells end where the next begins, and so does the font in them."""
    lines = ["".join(f"<TH{spans(c)}><FONT size=2><B>{escape(c.text)}" for c in row) for row in rows(table)]
    return f"<TABLE>{''.join(f'<TR>{line}' for line in lines)}</TABLE>"


def each_row_a_table(table: PrintedTable, random: Random) -> str:
    """Each row is a table of its own; what a label covers below its first row is blank."""
    return f"<div>{''.join(f'<table><tr>{line}</tr></table>' for line in _flat(table))}</div>"


def _flat(table: PrintedTable) -> Iterator[str]:
    for row in range(table.n_rows):
        begun = [c for c in table.cells if c.row <= row < c.row + c.row_span]
        cells = sorted(begun, key=lambda cell: cell.column)
        yield "".join(f"<td colspan={c.column_span}>{escape(c.text) if c.row == row else ''}</td>" for c in cells)


def heads_in_cells(table: PrintedTable, random: Random) -> str:
    """Each figure of a wide row behind its column's head, for narrow screens."""
    lines = []
    for row in rows(table):
        _, figures = parts(row)
        heads = iter(APPLICANTS if len(figures) == WIDE else ())
        told = [
            f"<span class=narrow>{next(heads, '')}：</span>" if len(figures) == WIDE and not c.header else ""
            for c in row
        ]
        lines.append("".join(f"<td{spans(c)}>{t}{escape(c.text)}</td>" for c, t in zip(row, told, strict=True)))
    return table_of(lines)


def cards_beside(table: PrintedTable, random: Random) -> str:
    """The form for wide screens, and its rows as lists for narrow ones, told apart by a sheet that is elsewhere."""
    cards = ""
    for row in rows(table):
        labels, figures = parts(row)
        if figures:
            cards += (
                f"<dl><dt>{''.join(labels[-1:])}</dt>{''.join(f'<dd><b>{figure}</b></dd>' for figure in figures)}</dl>"
            )
    return f"<div class=pc-show>{as_it_is(table, random)}</div><div class=wap-show>{cards}</div>"


def cells_by_role(table: PrintedTable, random: Random) -> str:
    lines = ["".join(f"<div role=cell class=c><span>{escape(c.text)}</span></div>" for c in row) for row in rows(table)]
    return f"<div role=table class=tbl>{''.join(f'<div role=row class=r>{line}</div>' for line in lines)}</div>"


def old_figures_hidden(table: PrintedTable, random: Random) -> str:
    """Struck out, deleted, hidden by a class or in a comment: what the figure was."""
    was = (
        "<s>{}</s>",
        "<del>{}</del>",
        "<span class=narrow>{}</span>",
        "<!-- {} -->",
        "<i style='display:none'>{}</i>",
        "",
    )
    lines = []
    for row in rows(table):
        marks = ["" if c.header else random.choice(was).format(random.randint(1, 99)) for c in row]
        lines.append("".join(f"<td{spans(c)}>{m}{escape(c.text)}</td>" for c, m in zip(row, marks, strict=True)))
    return table_of(lines)


def in_an_answer(table: PrintedTable, random: Random) -> str:
    """Left as it is: the page is put into a site's JSON by `written`."""
    return as_it_is(table, random)


LINES: Mapping[str, Lines] = {
    way.__name__: way
    for way in (
        full_width_lines, numbered_rows, piped_cells, glued_labels, labels_around, commas, data_frame, lists, tuples,
        pairs_on_a_line, glued_figures, heads_again, said_once, by_columns, without_noughts,
    )
}  # fmt: skip
MARKUP: Mapping[str, Markup] = {
    way.__name__: way
    for way in (
        no_spans, labels_told_in_each_row, labels_told_everywhere, formatting_left_open, each_row_a_table,
        heads_in_cells, cards_beside, cells_by_role, old_figures_hidden, in_an_answer,
    )
}  # fmt: skip
LOSSY = frozenset(("said_once", "without_noughts"))


def written(way: str, figures: StatutoryFigures, random: Random) -> str:
    """A report written one of the ways."""
    if way in LINES:
        return as_text(figures, LINES[way], random)
    page = as_page(figures, MARKUP[way], random)
    return json.dumps({"code": 0, "data": {"title": TITLE, "content": page}}) if way == "in_an_answer" else page
