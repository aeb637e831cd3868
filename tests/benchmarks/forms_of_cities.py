"""Ways in which cities publish the statutory forms on their sites and in their data, as seen in many provinces.

`LINES` and `MARKUP` as in `strange_forms`, which has other ways.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from random import Random

from corpora.synthetic.report import PrintedCell, PrintedTable
from corpora.synthetic.values import StatutoryFigures
from tests.benchmarks.strange_forms import (
    APPLICANTS,
    RESULTS,
    TITLE,
    WAYS_TO_COURT,
    WIDE,
    Lines,
    Markup,
    as_it_is,
    as_page,
    as_text,
    parts,
    rows,
    spans,
    table_of,
)  # fmt: skip

Told = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]
"""The labels of a row from the widest on, and its figures under their heads."""


def told_rows(table: PrintedTable) -> Iterator[Told]:
    """Each row of figures; the third form's one row as three."""
    heads: tuple[str, ...] = ()
    over: dict[int, str] = {}
    for row in rows(table):
        labels, figures = parts(row)
        for cell in row:
            if cell.header:
                over = {column: text for column, text in over.items() if column < cell.column} | {
                    cell.column: cell.text
                }
        if not figures:
            heads = tuple(labels[1:]) if table.n_rows < 20 else APPLICANTS
        elif len(figures) <= WIDE:
            yield tuple(over.values()), tuple(zip(heads, figures, strict=True))
        else:
            for start, way in WAYS_TO_COURT.items():
                yield tuple(way.rstrip("）").split("（")), tuple(zip(RESULTS, figures[start : start + 5], strict=True))


def _named_once(told: Iterator[Told]) -> Iterator[tuple[tuple[int, str], ...] | tuple[str, str]]:
    """The labels that are new in a row with their depths, then its pairs."""
    above: tuple[str, ...] = ()
    for labels, pairs in told:
        same = next((n for n, (one, two) in enumerate(zip(labels, above, strict=False)) if one != two), len(above))
        yield tuple((depth, label) for depth, label in enumerate(labels) if depth >= min(same, len(labels) - 1))
        yield from pairs
        above = labels


def pairs_below_labels(table: PrintedTable, random: Random) -> list[str]:
    """Each label on a line of its own, each head with its figure and measure word below; single figures behind both."""
    lines: list[str] = []
    for labels, pairs in told_rows(table):
        if len(pairs) == 1:
            lines.append(f"{labels[-1]}{pairs[0][0]}：{pairs[0][1]}{'万元' if '万元' in pairs[0][0] else '件'}")
        else:
            lines += [*labels[:-1], labels[-1]] if len(pairs) == WIDE else ["——".join(labels)]
            lines += [f"　　{head}：{figure}件" for head, figure in pairs]
    return lines


def nested_keys(table: PrintedTable, random: Random) -> list[str]:
    """As YAML: a label opens a block, in which each head has its figure."""
    lines, depth = [], 0
    for told in _named_once(told_rows(table)):
        if isinstance(told[0], tuple):
            lines += ["  " * place + f"{label}:" for place, label in told]  # type: ignore[misc]
            depth = told[-1][0] + 1  # type: ignore[assignment,operator]
        else:
            lines.append("  " * depth + f"{told[0]}: {told[1]}")
    return lines


def records(table: PrintedTable, random: Random) -> list[str]:
    """As a site's open data: an object a row, its labels as a path."""
    held = [{"项目": "/".join(labels), **dict(pairs)} for labels, pairs in told_rows(table)]
    return json.dumps(held, ensure_ascii=False, indent=2).splitlines()


def paths_and_tabs(table: PrintedTable, random: Random) -> list[str]:
    """A row a line under its labels as a path, below a line of heads wherever they change."""
    lines, heads = [], ()
    for labels, pairs in told_rows(table):
        if tuple(head for head, _ in pairs) != heads:
            heads = tuple(head for head, _ in pairs)
            lines.append("\t".join(("指标", *heads)))
        lines.append("\t".join(("/".join(labels), *(figure for _, figure in pairs))))
    return lines


def measures_apart(table: PrintedTable, random: Random) -> list[str]:
    """A cell a line, the measure word of each figure on the next one, as text is taken out of a page's spans."""
    return [line for cell in table.cells for line in (cell.text, *(() if cell.header else ("件",)))]


def broken_before_pipes(table: PrintedTable, random: Random) -> list[str]:
    """Rows with pipes that break behind labels, whose cells held paragraphs."""
    lines: list[str] = []
    for row in rows(table):
        labels, figures = parts(row)
        told = [f"| {text}" for text in labels[1:]] + [" | ".join(("", *figures)).strip()] * bool(figures)
        lines += [*labels[:1], *told]
    return lines


def narrow_columns(table: PrintedTable, random: Random) -> list[str]:
    """A PDF's text: labels and heads in lines of four signs, those of the third form a sign a line; figures below."""
    lines: list[str] = []
    size = 1 if table.n_columns > 10 else 4
    for row in rows(table):
        labels, figures = parts(row)
        lines += [label[at : at + size] for label in labels for at in range(0, len(label), size)]
        lines += [" ".join(figures)] * bool(figures)
    return lines


def folded(table: PrintedTable, random: Random) -> list[str]:
    """Each label in pieces of nine signs; `written` makes one line of it all."""
    return [
        " ".join(cell.text[at : at + 9] for at in range(0, len(cell.text), 9)) if cell.header else cell.text
        for cell in table.cells
    ]


def coded_rows(table: PrintedTable, random: Random) -> str:
    """A measure word and a code between the labels and the figures of each row."""
    first, tall = {4: (1, 1), 10: (3, 3), 15: (0, 1)}[table.n_columns]
    lines, code = [], 0
    for number, row in enumerate(rows(table)):
        figured = any(not cell.header for cell in row)
        code += figured
        told = (("件", f"{code:02}") if figured else ("计量单位", "代码")) if first else ()
        if not figured and number and tall > 1:
            told = ()
        cells = [_cell(cell) for cell in row]
        before = sum(cell.column < first for cell in row)
        between = [f"<td rowspan={1 if figured else tall}>{text}</td>" for text in told]
        lines.append("".join((*cells[:before], *between, *cells[before:])))
    return table_of(lines)


def columns_numbered(table: PrintedTable, random: Random) -> str:
    """A row of numbers between the heads and the figures."""
    lines = ["".join(map(_cell, row)) for row in rows(table)]
    if table.n_rows != 14:
        first = 3 if table.n_columns == 10 else 0
        stem = "<td colspan=3>甲</td>" if first else ""
        numbers = (f"<td>{number}</td>" for number in range(1, table.n_columns - first + 1))
        lines.insert(3, stem + "".join(numbers))
    return table_of(lines)


def applicants_apart(table: PrintedTable, random: Random) -> str:
    """The form of requests as one table for people and the total, and one for bodies."""
    if table.n_rows < 20:
        return as_it_is(table, random)
    return _columns_of(table, (3, 9)) + "<p>法人或其他组织</p>" + _columns_of(table, (4, 5, 6, 7, 8))


def each_applicant_a_table(table: PrintedTable, random: Random) -> str:
    if table.n_rows < 20:
        return as_it_is(table, random)
    return "".join(f"<p>{APPLICANTS[column - 3]}</p>" + _columns_of(table, (column,)) for column in range(3, 10))


def _columns_of(table: PrintedTable, kept: Sequence[int]) -> str:
    lines = []
    for row in rows(table)[2:]:
        labels = "".join(_cell(cell) for cell in row if cell.column < 3)
        lines.append(labels + "".join(f"<td>{escape(cell.text)}</td>" for cell in row if cell.column in kept))
    lines[0] = "<td colspan=3>办理情况</td>" + "".join(f"<td>{APPLICANTS[column - 3]}</td>" for column in kept)
    return table_of(lines)


def a_figure_a_row(table: PrintedTable, random: Random) -> str:
    """Requests as long data: three columns of labels, the kind of applicant, the figure."""
    if table.n_rows < 20:
        return as_it_is(table, random)
    lines = ["<th>一级</th><th>二级</th><th>三级</th><th>申请人类型</th><th>数量（件）</th>"]
    for labels, pairs in told_rows(table):
        named = (*labels, *("",) * (3 - len(labels)))
        lines += ["".join(f"<td>{escape(text)}</td>" for text in (*named, head, figure)) for head, figure in pairs]
    return table_of(lines)


def ways_to_court_apart(table: PrintedTable, random: Random) -> str:
    """复议 a table of its own under its title, 诉讼 another one with its sums."""
    if table.n_columns < 15:
        return as_it_is(table, random)
    _, figures = parts(rows(table)[-1])
    first, direct, after = figures[:5], figures[5:10], figures[10:]
    sums = [str(int(one) + int(two)) for one, two in zip(direct, after, strict=True)]
    told = (("类别", *RESULTS), ("未经复议直接起诉", *direct), ("复议后起诉", *after), ("合计", *sums))
    return f"<p>（一）行政复议</p>{_flat((RESULTS, first))}<p>（二）行政诉讼</p>{_flat(told)}"


def _flat(told: Sequence[Sequence[str]]) -> str:
    return table_of(["".join(f"<td>{text}</td>" for text in row) for row in told])


def figures_over_heads(table: PrintedTable, random: Random) -> str:
    """Cards: each figure in large print over what it counts."""
    held = ""
    for told in _named_once(told_rows(table)):
        if isinstance(told[0], tuple):
            held += "".join(f"<h4>{label}</h4>" for _, label in told)  # type: ignore[misc]
        else:
            held += f"<div class=card><div class=n>{told[1]}</div><div class=l>{told[0]}</div></div>"
    return held


def two_languages(table: PrintedTable, random: Random) -> str:
    """Each label again in a Latin script below it or in Hangul above it."""
    return table_of(["".join(_bilingual(cell) for cell in row) for row in rows(table)])


def _bilingual(cell: PrintedCell) -> str:
    text = escape(cell.text)
    if cell.header:
        text = f"{text}<br>Figures of row {cell.row} (in all)" if cell.row % 2 else f"정보 공개<br>{text}"
    return f"<td{spans(cell)}>{text}</td>"


def extract_before(table: PrintedTable, random: Random) -> str:
    """Some rows of the form of requests for three years, before all forms."""
    if table.n_columns > 4:
        return as_it_is(table, random)
    told = [("项目", "2021年", "2022年", "2023年", "增减")]
    for label in ("本年新收政府信息公开申请数量", "予以公开", "部分公开", "结转下年度继续办理", "行政许可"):
        before, last, this = (random.randint(1, 99) for _ in range(3))
        told.append((label, str(before), str(last), str(this), str(this - last)))
    return f"<p>近三年情况对比</p>{_flat(told)}<p>详细情况如下：</p>{as_it_is(table, random)}"


def bodies_summed(table: PrintedTable, random: Random) -> str:
    """A column more, 小计 of 法人或其他组织, before the totals."""
    if table.n_rows < 20:
        return as_it_is(table, random)
    lines = []
    for number, row in enumerate(rows(table)):
        cells = [replace(cell, column_span=cell.column_span + (cell.text in WIDER)) for cell in row]
        _, figures = parts(row)
        told = [_cell(cell) for cell in cells]
        if number == 2:
            told.append("<td>小计</td>")
        elif figures:
            told.insert(-1, f"<td>{sum(map(int, figures[1:6]))}</td>")
        lines.append("".join(told))
    return table_of(lines)


WIDER = ("申请人情况", "法人或其他组织")
"""Heads that go over the column more."""


def corrected(table: PrintedTable, random: Random) -> str:
    """As it was first published, then as it is."""
    if table.n_rows < 20:
        return as_it_is(table, random)
    first = [
        cell if cell.header or cell.column > 3 else replace(cell, text=str(int(cell.text) + random.randint(1, 9)))
        for cell in table.cells
    ]
    old = as_it_is(replace(table, cells=tuple(first)), random)
    return f"<p>更正前：</p>{old}<p>更正后：</p>{as_it_is(table, random)}"


def _cell(cell: PrintedCell) -> str:
    return f"<td{spans(cell)}>{escape(cell.text)}</td>"


LINES: Mapping[str, Lines] = {
    way.__name__: way for way in (
        pairs_below_labels, nested_keys, records, paths_and_tabs, measures_apart, broken_before_pipes, narrow_columns,
        folded,
    )
}  # fmt: skip
MARKUP: Mapping[str, Markup] = {
    way.__name__: way
    for way in (
        coded_rows, columns_numbered, applicants_apart, each_applicant_a_table, a_figure_a_row, ways_to_court_apart,
        figures_over_heads, two_languages, extract_before, bodies_summed, corrected,
    )
} | {"written_by_script": as_it_is}  # fmt: skip


def written(way: str, figures: StatutoryFigures, random: Random) -> str:
    """A report written one of the ways."""
    if way in LINES:
        text = as_text(figures, LINES[way], random)
        return text.replace("\n", " ") if way == "folded" else text
    page = as_page(figures, MARKUP[way], random)
    if way == "written_by_script":
        return f"<html><body><h1>{TITLE}</h1><script>show({json.dumps(page)});</script></body></html>"
    return page
