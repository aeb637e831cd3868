"""Tables of budgets: appropriations by code, plans and results with remarks, budgets against what was spent."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebTable
from corpora.synthetic.web.designs.frames import finish_statement, finish_statistic
from corpora.synthetic.web.designs.heads import Head, columns_under, flat, head_rows, under_heads
from corpora.synthetic.web.designs.ledgers import draw_money
from corpora.synthetic.web.designs.lines import Line, label_cell, row_of, value_cells
from corpora.synthetic.web.designs.looks import draw_look
from corpora.synthetic.web.designs.rows import row
from corpora.synthetic.web.designs.times import periods
from corpora.synthetic.web.designs.values import drawn, leveled_out, some_figures
from corpora.synthetic.web.figures import Figures, draw_figures
from corpora.synthetic.web.words import Words


def budget(random: Random, words: Words) -> WebTable:
    """Appropriations by code and name, three levels of them, with sums of each level."""
    look, split = draw_look(random), words.chinese and random.random() < 0.35
    parts = ("基本支出", "项目支出") if words.chinese else ("Recurrent", "Capital")
    total = "合计" if words.chinese else "Total"
    heads = random.choice((
        flat(total, *parts), [Head("本年支出" if words.chinese else "Estimate", tuple(flat(total, *parts)))],
        flat(*periods(random, words, random.randint(1, 4))), flat(total, *words.some(random, "stat_parts", 5)),
    ))  # fmt: skip
    count = columns_under(heads)
    names = ("科目名称", "功能分类科目编码") if words.chinese else ("Programme", "Code")
    codes = [Head(names[1], tuple(flat("类", "款", "项")) if split else ())]
    rows = head_rows([*codes, Head(names[0]), *heads], look)
    rows += under_heads(random, words, 3 * split + (not split) + 1, count)
    columns = [leveled_out(draw_figures(random, ("count", "amount"), chinese=words.chinese))] * count
    label = WebCell(text=total, across=4 if split else 2, align="center", header=look.header)
    rows.append(row([label, *value_cells(drawn(random, columns), look, "total")], "total"))
    code, level = [random.randint(201, 219), 0, 0], -1
    for name in words.some(random, "stat_budget_lines", random.randint(4, 22)):
        level = min(level + 1, random.choice((0, 1, 1, 2, 2, 2)))
        code = [*code[:level], code[level] + 1, 0, 0][:3]
        texts = [str(code[0]), *(f"{part:02}" if part else "" for part in code[1:])]
        cells = [WebCell(text=text) for text in (texts if split else ["".join(texts)])]
        own = row_of(
            Line(label=name, indent=level, role="subtotal" if level == 0 else "body"), drawn(random, columns), look
        )
        rows.append(replace(own, cells=(*cells, *own.cells)))
    return finish_statistic(random, words, rows, shares=(0.5, 0.5, 0.5, 2.5) if split else (1.0, 2.5))


def remarked(random: Random, words: Words) -> WebTable:
    """Numbered items with plans, results and remarks that run over several lines; remarks of several rows are one."""
    look, count = draw_look(random), random.randint(1, 4)
    over = words.some(random, "stat_parts", count)
    heads = [*(("序号", "项目") if words.chinese else ("No.", "Item")), *over, "备注" if words.chinese else "Remarks"]
    rows, columns = head_rows(flat(*heads), look), some_figures(random, words, count)
    empty, covered = random.choice((0.0, 0.3, 0.7)), 0
    names = words.some(
        random, random.choice(("stat_measures", "stat_places", "stat_budget_lines")), random.randint(3, 14)
    )
    for number, name in enumerate(names, start=1):
        cells = [WebCell(text=str(number), align="center"), label_cell(Line(label=name), look)]
        cells += value_cells(drawn(random, columns), look)
        if not covered:
            covered = min(random.choice((1, 1, 1, 1, 2, 3)), len(names) - number + 1)
            texts = words.some(random, "stat_remarks", random.choice((1, 1, 1, 2)))
            text = "" if random.random() < empty else ("；" if words.chinese else "; ").join(texts)
            covered = covered if text else 1
            cells.append(WebCell(text=text, down=covered, align=random.choice(("left", "left", ""))))
        covered -= 1
        rows.append(row(cells))
    return finish_statistic(random, words, rows, shares=(0.5, 1.8, *[0.9] * count, random.choice((1.0, 2.0, 3.0))))


def budget_actual(random: Random, words: Words) -> WebTable:
    """Budget against what was spent, with differences, shares and reasons that run over lines."""
    look, zh = draw_look(random), words.chinese
    money, share = draw_money(random, words, digits=6), Figures(kind="share", decimals=random.choice((0, 1, 2)))
    groups = [Head("预算数" if zh else "Budget", tuple(flat(*(("年初", "调整后") if zh else ("Original", "Final")))))]
    if random.random() < 0.4:
        groups = flat("预算数" if zh else "Budget")
    groups += flat("决算数" if zh else random.choice(("Actual", "Actual amounts\n(budgetary basis)")))
    plan = [money] * columns_under(groups)
    if random.random() < 0.6:
        groups.append(Head("差异" if zh else "Variance", tuple(flat("金额" if zh else "Amount", "%"))))
        plan += [replace(money, kind="accounting"), share]
    else:
        groups += flat("完成率" if zh else "% of budget")
        plan += [share]
    reasons = random.random() < 0.5
    rows = head_rows([Head("项目" if zh else ""), *groups, *flat("原因说明" if zh else "Comments") * reasons], look)
    lines = [Line(label=text) for text in words.some(random, "statement_cost_lines", random.randint(3, 14))]
    lines.insert(random.choice((0, len(lines))), Line(label="合计" if zh else "Total expenditure", role="total"))
    for line in lines:
        own = row_of(line, drawn(random, plan), look)
        text = words.one(random, "statement_remarks") if random.random() < 0.6 else ""
        rows.append(replace(own, cells=(*own.cells, *[WebCell(text=text, align="left")] * reasons)))
    return finish_statement(random, words, rows, 2.0, *[1.0] * len(plan), *[2.6] * reasons)
