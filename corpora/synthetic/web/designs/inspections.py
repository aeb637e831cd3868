"""Forms of inspections: records, things to tick off, sheets of marks."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebRow, WebTable
from corpora.synthetic.web.designs.blocks import grouped_items, pair_rows, text_box
from corpora.synthetic.web.designs.frames import finish_form
from corpora.synthetic.web.designs.pens import draw_pen
from corpora.synthetic.web.designs.rows import head_row, row, spanning
from corpora.synthetic.web.figures import draw_figures
from corpora.synthetic.web.words import Words


def inspection(random: Random, words: Words) -> WebTable:
    """A record of an inspection: whose it is, items in groups with measured values or results, a conclusion."""
    pen = draw_pen(random, words)
    grouped, numbered, measured = pen.chance(0.6), pen.chance(0.5), random.choice((0, 0, 0, 3, 5))
    names = [pen.says("序号", "No.")] * numbered + [pen.word("form_head_area")] * grouped
    wanted = pen.chance(0.4)
    names += [pen.word("form_head_check"), *[pen.word("form_head_need")] * wanted]
    ends = [pen.word("form_head_result"), pen.word("form_head_remark")][: random.randint(1, 2)]
    columns = len(names) + measured + len(ends)
    rows: list[WebRow] = pair_rows(pen, columns, random.randint(0, 4)) if columns > 2 else []
    if measured:
        middle = WebCell(text=pen.says("实测值", "Measured values"), across=measured, header=True)
        lone = [WebCell(text=name, down=2, header=True) for name in names]
        last = [WebCell(text=name, down=2, header=True) for name in ends]
        rows += [row([*lone, middle, *last], "head"), head_row([str(number + 1) for number in range(measured)])]
    else:
        rows.append(head_row([*names, *ends]))
    figures = draw_figures(random, ("ratio", "count", "signed"), chinese=words.chinese)
    boxes = pen.chance(0.3)
    for number, (group, size, item) in enumerate(
        grouped_items(pen, "form_upright", "form_checks", random.randint(4, 16))
    ):
        cells = [pen.value(text=str(number + 1))] * numbered
        cells += [pen.label(group, down=size, upright=size > 2 and pen.chance(0.5))] * (grouped and size > 0)
        cells.append(WebCell(text=item, align="left" if boxes else ""))
        cells += [pen.value(text=pen.word("form_requirements"))] * wanted
        cells += [pen.value(text=figures.draw(random) if pen.chance(pen.filled) else "") for _ in range(measured)]
        result = pen.ticks(2, joint=" ") if boxes else pen.word("form_results") if pen.chance(pen.filled) else ""
        rows.append(row([*cells, *[pen.value(text=text) for text in (result, "")[: len(ends)]]]))
    for _ in range(random.randint(0, 2)):
        rows += text_box(pen, columns)
    return finish_form(pen, rows)


def checklist(random: Random, words: Words) -> WebTable:
    """Things to tick off, with one box or a column of boxes for each answer, and sections by chance."""
    pen = draw_pen(random, words)
    answers = words.some(random, "form_options", random.randint(1, 4))
    numbered, remarks, blank = pen.chance(0.6), pen.chance(0.5), pen.chance(0.3)
    names = [pen.says("序号", "#")] * numbered + [pen.word("form_head_check"), *answers]
    names += [pen.word("form_head_remark")] * remarks
    rows = [head_row(names)] if pen.chance(0.85) or len(answers) > 1 else []
    for number, (group, size, item) in enumerate(
        grouped_items(pen, "form_upright", "form_checks", random.randint(4, 18))
    ):
        if size and pen.chance(0.6):
            rows.append(spanning(group, len(names), "section", header=True, align="left"))
        chosen = random.randrange(len(answers)) if pen.chance(pen.filled) else -1
        marks = ["" if blank and place != chosen else pen.mark[place == chosen] for place in range(len(answers))]
        cells = [WebCell(text=item, align="left"), *[WebCell(text=mark, align="center") for mark in marks]]
        number_cell = [WebCell(text=f"{number + 1}{pen.says('', '.')}", align="center")] * numbered
        rows.append(row([*number_cell, *cells, *[WebCell(text="")] * remarks]))
    widths = [0.4] * numbered + [3.0] + [0.7] * len(answers) + [1.0] * remarks
    return finish_form(pen, rows, ruled=blank or pen.chance(0.7), widths=widths)


def evaluation(random: Random, words: Words) -> WebTable:
    """A sheet of marks: criteria over two levels with weights, standards, columns for the scores, a total."""
    pen = draw_pen(random, words)
    weight_place, standard = random.choice((0, 1, 2)), pen.chance(0.5)
    scores = random.choice((1, 1, 2, 4))
    level = (pen.word("form_head_criterion"), pen.word("form_head_indicator"))
    weight, score = pen.word("form_head_weight"), pen.word("form_head_score")
    columns = 3 + standard + scores
    names = [level[0], *[weight] * (weight_place == 1), level[1], *[weight] * (weight_place != 1)]
    names += [pen.says("评分标准", "Standard")] * standard
    names += [score] if scores == 1 else pen.says("优 良 中 差", "A B C D").split()[:scores]
    rows = pair_rows(pen, columns, random.randint(0, 2))
    rows.append(head_row(names))
    for group, size, item in grouped_items(pen, "form_criteria", "form_subcriteria", random.randint(5, 16)):
        own = f"{group}\n({random.randint(1, 6) * 5}{pen.says('分', ' points')})" if weight_place == 0 else group
        points = WebCell(text=f"{random.randint(1, 8) * 5}{'%' if '%' in weight else ''}", down=max(size, 1))
        cells = [pen.label(own, down=size)] if size else []
        cells += [points] if weight_place == 1 and size else []
        cells.append(WebCell(text=item, align="left"))
        cells += [replace(points, down=1)] if weight_place != 1 else []
        cells += [WebCell(text=pen.word("form_requirements"))] * standard
        given = [str(random.randint(1, 20)) if pen.chance(pen.filled) else "" for _ in range(scores)]
        rows.append(row([*cells, *[pen.value(text=text) for text in given]]))
    if pen.chance(0.7):
        total = WebCell(text=pen.says("合计", "Total"), across=columns - scores, header=True)
        rows.append(row([total, *[pen.value(text=str(random.randint(50, 100))) for _ in range(scores)]], "total"))
    rows += text_box(pen, columns) if pen.chance(0.5) else []
    return finish_form(pen, rows)
