"""Tables of yearbooks and reports of offices: regions, industries and indicators by years, months and measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebRow, WebTable
from corpora.synthetic.web.designs.frames import finish_statistic
from corpora.synthetic.web.designs.heads import Head, columns_under, flat, head_rows, stub_of, under_heads
from corpora.synthetic.web.designs.lines import Line, label_cell, outline, row_of, rows_of, value_cells
from corpora.synthetic.web.designs.looks import draw_look
from corpora.synthetic.web.designs.numerals import NUMERALS
from corpora.synthetic.web.designs.rows import row, side_by_side, spanning
from corpora.synthetic.web.designs.times import LONG_MONTHS, MONTHS, periods
from corpora.synthetic.web.designs.values import drawn, some_figures
from corpora.synthetic.web.figures import draw_code, draw_date, draw_figures
from corpora.synthetic.web.words import Words


def yearbook(random: Random, words: Words) -> WebTable:
    """Regions, industries or indicators by years or by measures, as yearbooks print them."""
    look = draw_look(random)
    kind = random.choice(("stat_regions", "stat_industries", "stat_places", "stat_measures"))
    lines = outline(random, words, kind, random.randint(3, 22))
    count = random.randint(2, 9)
    over = periods(random, words, count) if random.random() < 0.6 else words.some(random, "stat_parts", count)
    heads = [Head(text) for text in over]
    if random.random() < 0.2:
        heads = [Head(words.one(random, "stat_measures"), tuple(heads))]
    rows = [*head_rows([Head(stub_of(random, words)), *heads], look), *under_heads(random, words, 1, count)]
    rows += rows_of(random, lines, some_figures(random, words, count), look)
    if words.chinese and random.random() < 0.2 and all(len(row.cells) > 1 for row in rows):
        rows = _in_english(random, words, rows, kind)
    return finish_statistic(random, words, rows, shares=(random.choice((1.5, 2.5, 4)),))


def _in_english(random: Random, words: Words, rows: Sequence[WebRow], kind: str) -> list[WebRow]:
    """A last column that repeats the labels in English."""
    english = Words(language="en", split=words.split)
    heads = sum(row.role == "head" for row in rows)
    stub = WebCell(text=english.one(random, "stat_stubs"), header=True, down=heads)
    texts = english.some(random, kind, len(rows))
    last = [stub, *[None] * (heads - 1), *(WebCell(text=text, align="left") for text in texts[heads:])]
    return [replace(row, cells=(*row.cells, cell) if cell else row.cells) for row, cell in zip(rows, last, strict=True)]


def leveled(random: Random, words: Words) -> WebTable:
    """A head of two or three levels: groups of different sizes, columns without a group."""
    look = draw_look(random)
    heads = _head_tree(random, words, random.randint(2, 4))
    stubs = flat(stub_of(random, words))
    count = columns_under(heads)
    lines = outline(
        random, words, random.choice(("stat_regions", "stat_industries", "stat_ages")), random.randint(3, 16)
    )
    rows = [*head_rows([*stubs, *heads], look), *under_heads(random, words, 1, count)]
    rows += rows_of(random, lines, some_figures(random, words, count), look)
    return finish_statistic(random, words, rows)


def _head_tree(random: Random, words: Words, groups: int) -> list[Head]:
    heads: list[Head] = []
    for text in words.some(random, "stat_groups", groups):
        size = random.choice((0, 1, 2, 2, 2, 3, 3, 4))
        parts = [Head(part) for part in words.some(random, "stat_parts", size)]
        if parts and random.random() < 0.25:
            deeper = random.randrange(len(parts))
            parts[deeper] = Head(parts[deeper].text, tuple(flat(*periods(random, words, random.randint(1, 3)))))
        heads.append(Head(text, tuple(parts)))
    if not any(head.parts for head in heads):
        heads[-1] = Head(heads[-1].text, tuple(flat(*words.some(random, "stat_parts", 2))))
    if random.random() < 0.4:
        heads.insert(0, Head(words.one(random, "stat_totals")))
    return heads


def grouped(random: Random, words: Words) -> WebTable:
    """A stub of two columns, the first spanning the rows of its group, with sums of groups and of all."""
    look = draw_look(random)
    columns = some_figures(random, words, random.randint(1, 6))
    sums, numbered = random.random() < 0.4, random.random() < 0.3
    heads = [*words.some(random, "stat_stubs", 2), *words.some(random, "stat_parts", len(columns))]
    if numbered:
        heads.insert(0, "序号" if words.chinese else "No.")
    rows = head_rows(flat(*heads), look)
    upright = words.chinese and random.random() < 0.25
    for number, group in enumerate(words.some(random, "stat_groups", random.randint(2, 5)), start=1):
        members = words.some(random, random.choice(("stat_breakdowns", "stat_places")), random.randint(1, 5))
        lines = [Line(label=text) for text in members]
        if sums and len(lines) > 1:
            lines.append(Line(label="小计" if words.chinese else "Subtotal", role="subtotal"))
        cells = [WebCell(text=group, down=len(lines), header=look.header, upright=upright and len(lines) > 2)]
        if numbered:
            cells.insert(0, WebCell(text=str(number), down=len(lines), align="center"))
        own = [row_of(line, drawn(random, columns), look) for line in lines]
        rows += [replace(own[0], cells=(*cells, *own[0].cells)), *own[1:]]
    if random.random() < 0.6:
        total = Line(label=words.one(random, "stat_totals"), role="total")
        values = value_cells(drawn(random, columns), look, "total")
        rows.append(row([label_cell(total, look, across=2 + numbered), *values], "total"))
    return finish_statistic(random, words, rows, shares=(*[0.6] * numbered, 1.2, 1.8))


def months(random: Random, words: Words) -> WebTable:
    """The twelve months as columns or as rows, with quarters or a sum of the year; the later ones may be blank."""
    look = draw_look(random)
    short = [f"{month}月" for month in range(1, 13)] if words.chinese else random.choice((MONTHS, list("JFMAMJJASOND")))
    known = random.choice((12, 12, random.randint(4, 11)))
    year = "全年" if words.chinese else random.choice(("Year", "Annual", "Total"))
    if random.random() < 0.5:
        heads = [Head(text) for text in short]
        if random.random() < 0.25:
            name = "{}季度" if words.chinese else "Q{}"
            heads = [
                Head(name.format(NUMERALS[q] if words.chinese else q + 1), tuple(heads[3 * q : 3 * q + 3]))
                for q in range(4)
            ]
        rows = head_rows([Head(stub_of(random, words)), *heads, Head(year)], look)
        figures = replace(draw_figures(random, ("count", "ratio", "signed")), digits=3, decimals=random.choice((0, 1)))
        for line in outline(random, words, random.choice(("stat_places", "stat_measures")), random.randint(1, 9)):
            values = [*figures.some(random, known), *[""] * (12 - known), figures.draw(random)]
            section = line.role == "section"
            rows.append(spanning(line.label, 14, "section") if section else row_of(line, values, look))
        return finish_statistic(random, words, rows, shares=(1.8,))
    over = words.some(random, random.choice(("stat_measures", "stat_places")), random.randint(1, 6))
    columns, rows = some_figures(random, words, len(over)), head_rows(flat(stub_of(random, words), *over), look)
    for number, text in enumerate(short if words.chinese else LONG_MONTHS, start=1):
        rows.append(row_of(Line(label=text), drawn(random, columns) if number <= known else [""] * len(over), look))
        if number % 3 == 0 and look.bold:
            quarter = f"{NUMERALS[number // 3 - 1]}季度" if words.chinese else f"Quarter {number // 3}"
            rows.append(row_of(Line(label=quarter, role="subtotal"), drawn(random, columns), look))
    rows.append(row_of(Line(label=year, role="total"), drawn(random, columns), look))
    return finish_statistic(random, words, rows, shares=(1.0,))


def small(random: Random, words: Words) -> WebTable:
    """A table of two or three rows and columns, some without a head."""
    look, height, width = draw_look(random), random.randint(1, 3), random.randint(1, 3)
    lines = [Line(label=text) for text in words.some(random, random.choice(("stat_groups", "stat_parts")), height + 1)]
    columns = some_figures(random, words, width)
    if random.random() < 0.3:
        return finish_statistic(random, words, rows_of(random, lines, columns, look), shares=(1.2,))
    rows = head_rows(flat(stub_of(random, words), *words.some(random, "stat_treatments", width)), look)
    return finish_statistic(random, words, [*rows, *rows_of(random, lines[1:], columns, look)], shares=(1.0,))


def headless(random: Random, words: Words) -> WebTable:
    """Labels and their figures or texts, one pair or two in a row, without a head."""
    look, pairs = draw_look(random), random.choice((1, 1, 2, 2, 3))
    names = words.some(random, "stat_measures", pairs * random.randint(2, 9))
    odd = pairs > 1 and random.random() < 0.4
    cells = [
        (
            WebCell(text=name, header=look.header, align=look.labels),
            WebCell(text=_fact(random, words), align=look.figures),
        )
        for name in names
    ]
    rows = side_by_side(cells, pairs)
    if odd:
        last = WebCell(text=words.one(random, "stat_remarks"), across=2 * pairs - 1, align="left")
        rows.append(row([WebCell(text="备注" if words.chinese else "Remarks", header=look.header), last]))
    return finish_statistic(random, words, rows, shares=(1.6, 1.0) * pairs)


def _fact(random: Random, words: Words) -> str:
    if random.random() < 0.2:
        return words.one(random, "stat_remarks")
    if random.random() < 0.15:
        return draw_date(random, chinese=words.chinese) if random.random() < 0.5 else draw_code(random)
    return draw_figures(random, chinese=words.chinese).draw(random)


def indicators(random: Random, words: Words) -> WebTable:
    """Indicators with their units in a column and figures of a kind of their own in each row."""
    look, count, coded = draw_look(random), random.randint(1, 5), random.random() < 0.3
    over = [*periods(random, words, count)]
    if random.random() < 0.6:
        over.append("比上年增长（%）" if words.chinese else random.choice(("Change, %", "% change", "Latest/previous")))
    start = [
        *(["代码" if words.chinese else "Line"] * coded),
        stub_of(random, words),
        "计量单位" if words.chinese else "Unit",
    ]
    rows = head_rows(flat(*start, *over), look)
    for number, line in enumerate(outline(random, words, "stat_measures", random.randint(3, 18)), start=1):
        if line.role == "section":
            rows.append(spanning(line.label, len(over) + 2 + coded, "section"))
            continue
        figures = replace(draw_figures(random, ("count", "amount", "ratio"), chinese=words.chinese), blanks=0.05)
        values = figures.some(random, count) + [f"{random.gauss(4, 9):.1f}" for _ in over[count:]]
        unit = WebCell(text=words.one(random, "stat_units").strip("（）"), align="center")
        code = [WebCell(text=f"{number:02}", align="center")] * coded
        rows.append(row([*code, label_cell(line, look), unit, *value_cells(values, look)]))
    return finish_statistic(random, words, rows, shares=(0.5, 2.5) if coded else (2.5, 0.9))


def series(random: Random, words: Words) -> WebTable:
    """Many years downwards, with a few measures; some years without figures."""
    look = draw_look(random)
    years = periods(random, words, random.randint(8, 40))
    heads = _head_tree(random, words, random.randint(1, 2))
    columns = some_figures(random, words, columns_under(heads))
    sparse = random.choice((0.0, 0.0, 0.1, 0.5))
    blank = random.choice(("", "", "...", "..", "—"))
    columns = [replace(figures, blanks=sparse, blank=blank) for figures in columns]
    rows = [*head_rows([Head("年份" if words.chinese else "Year"), *heads], look)]
    rows += under_heads(random, words, 1, len(columns))
    return finish_statistic(
        random, words, [*rows, *rows_of(random, [Line(label=year) for year in years], columns, look)], shares=(1,)
    )


def folded(random: Random, words: Words) -> WebTable:
    """A long list of names and figures, cut into two or three parts that stand side by side."""
    look, times, width = draw_look(random), random.choice((2, 2, 3)), random.choice((1, 1, 2))
    heads = [stub_of(random, words), *words.some(random, "stat_parts", width)]
    height = random.randint(3, 14)
    names = words.some(random, random.choice(("stat_places", "stat_regions")), height * times - random.randint(0, 2))
    columns = some_figures(random, words, width)
    rows = head_rows(flat(*heads * times), look)
    for number in range(height):
        own = [names[place] if place < len(names) else "" for place in range(number, height * times, height)]
        parts = [row_of(Line(label=name), drawn(random, columns) if name else [""] * width, look).cells for name in own]
        rows.append(row([cell for part in parts for cell in part]))
    return finish_statistic(random, words, rows, shares=(1.5, *[1.0] * width) * times)
