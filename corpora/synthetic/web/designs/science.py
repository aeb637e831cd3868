"""Tables of studies: classifications against each other, experiments, regressions, surveys, matrices."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebTable
from corpora.synthetic.web.designs.frames import finish_statistic
from corpora.synthetic.web.designs.heads import Head, flat, head_rows, stub_of
from corpora.synthetic.web.designs.lines import Line, outline, row_of, rows_of, value_cells
from corpora.synthetic.web.designs.looks import draw_look
from corpora.synthetic.web.designs.rows import beside, row, spanning
from corpora.synthetic.web.designs.values import some_figures
from corpora.synthetic.web.figures import Figures
from corpora.synthetic.web.words import Words

SURVEYS = (
    (("n", "%"), ("Responses", "Share"), ("Men", "Women", "All"), ("Frequency", "Per cent", "Cumulative per cent")),
    (("n", "%"), ("人数", "比例"), ("频数", "百分比（%）", "累计百分比（%）"), ("男", "女", "合计")),
)


def crosstab(random: Random, words: Words) -> WebTable:
    """Two classifications against each other, with a corner cell of both their names and sums at the edges."""
    look = draw_look(random)
    first, second = words.some(random, "stat_stubs", 2)
    corner = random.choice((f"{first}\\{second}", f"{second}\n{first}", "", f"{first} / {second}", first))
    kinds = ["stat_answers", "stat_ages", "stat_groups", "stat_parts", "stat_places"]
    across, down = random.sample(kinds, 2)
    texts = words.some(random, across, random.randint(2, 7))
    total = words.one(random, "stat_totals")
    over = [*map(Head, texts), Head(total)]
    heads = [Head(second, tuple(over))] if random.random() < 0.35 else over
    columns = some_figures(random, words, len(over))
    if random.random() < 0.3:
        columns = [Figures(kind="count", digits=3)] * len(over)
    lines = [Line(label=text) for text in words.some(random, down, random.randint(2, 9))]
    lines.append(Line(label=total, role="total"))
    rows = [*head_rows([Head(corner), *heads], look), *rows_of(random, lines, columns, look)]
    if random.random() < 0.25:
        tops = sum(line.role == "head" for line in rows)
        side = WebCell(text=first, header=True, upright=words.chinese and random.random() < 0.6)
        rows = [*beside(rows[:tops], WebCell(text="", header=True)), *beside(rows[tops:], side)]
    return finish_statistic(random, words, rows, shares=(1.5,))


def experiment(random: Random, words: Words) -> WebTable:
    """Means of groups with their deviations, and tests of the differences."""
    look = draw_look(random)
    groups = words.some(random, "stat_treatments", random.randint(2, 4))
    sized = random.choice((" (n = {})", "\n(n={})", "（n＝{}）" if words.chinese else ", N = {}", ""))
    heads = flat(*(group + sized.format(random.randint(12, 260)) for group in groups))
    if random.random() < 0.3:
        heads = [Head(words.one(random, "stat_groups"), tuple(heads))]
    tests = random.sample(
        ("P", "p value", "t", "F", "χ²", "95% CI", "P值" if words.chinese else "P-value"), random.randint(0, 2)
    )
    joint, places = random.choice((" ± ", "±", " (")), random.choice((1, 2, 2, 3))
    letters = random.random() < 0.3
    rows = head_rows([Head(stub_of(random, words)), *heads, *flat(*tests)], look)
    for line in outline(random, words, "stat_variables", random.randint(3, 12)):
        if line.role == "section":
            rows.append(spanning(line.label, len(groups) + len(tests) + 1, "section", align="left"))
            continue
        values = [_mean(random, joint, places, letters) for _ in groups] + [_test(random, test) for test in tests]
        rows.append(row_of(line, values, look))
    return finish_statistic(random, words, rows)


def _mean(random: Random, joint: str, places: int, letters: bool) -> str:
    mean = f"{random.uniform(0.1, 180):.{places}f}{joint}{random.uniform(0.01, 20):.{places}f}"
    return mean + (")" if joint == " (" else "") + (random.choice(("a", "b", "ab", "c", "*")) if letters else "")


def _test(random: Random, name: str) -> str:
    if name == "95% CI":
        low = random.uniform(-2, 2)
        return (
            f"{low:.2f} to {low + random.uniform(0.1, 3):.2f}"
            if random.random() < 0.5
            else f"({low:.2f}, {low + 1:.2f})"
        )
    if name.lower().startswith("p"):
        return random.choice(
            ("<0.001", "< 0.05", "0.03*", "n.s.", f"{random.random():.3f}", f"{random.random():.3f}", "—")
        )
    return f"{random.uniform(0.01, 30):.3f}"


def regression(random: Random, words: Words) -> WebTable:
    """Coefficients of models with standard errors beneath, and a foot of observations and fits."""
    look = replace(draw_look(random), figures=random.choice(("center", "right", "")), step=0)
    count, stacked = random.randint(1, 6), random.random() < 0.4
    models = [Head(text) for text in words.some(random, "stat_treatments", count)]
    if random.random() < 0.4:
        models = [Head(words.one(random, "stat_variables"), (model,)) for model in models]
    rows = head_rows([Head(random.choice(("", "变量" if words.chinese else "Variable"))), *models], look)
    for name in words.some(random, "stat_variables", random.randint(2, 9)):
        pairs = [_coefficient(random) if random.random() < 0.85 else ("", "") for _ in range(count)]
        if stacked:
            rows.append(row_of(Line(label=name), [f"{value}\n{error}".strip() for value, error in pairs], look))
            continue
        rows.append(row_of(Line(label=name), [value for value, _ in pairs], look))
        rows.append(row_of(Line(label=""), [error for _, error in pairs], look))
    for number in random.sample(range(4), random.randint(1, 4)):
        label = (
            ("样本量", "调整后R²", "F值", "个体固定效应") if words.chinese else ("N", "R-squared", "F", "Year effects")
        )[number]
        rows.append(row_of(Line(label=label), [_fit(random, words, number) for _ in range(count)], look))
    return finish_statistic(random, words, rows, shares=(2.0,))


def _coefficient(random: Random) -> tuple[str, str]:
    stars = random.choice(("", "", "*", "**", "***"))
    return f"{random.gauss(0, 1):.3f}{stars}", f"({random.uniform(0.001, 0.9):.3f})"


def _fit(random: Random, words: Words, number: int) -> str:
    if number == 3:
        return random.choice(("是", "否") if words.chinese else ("Yes", "No"))
    return (f"{random.randint(80, 9000):,}", f"{random.random():.3f}", f"{random.uniform(1, 60):.2f}")[number]


def survey(random: Random, words: Words) -> WebTable:
    """Answers to questions in numbers and shares, each question over its rows or beside them."""
    look, beside = draw_look(random), random.random() < 0.5
    over = list(random.choice(SURVEYS[words.chinese]))
    if random.random() < 0.3:
        over = words.some(random, "stat_ages", random.randint(3, 6))
    columns = some_figures(random, words, len(over))
    columns[1:] = [Figures(kind="share", decimals=random.choice((0, 1, 2)))] * (len(over) - 1)
    rows = head_rows(flat(*words.some(random, "stat_stubs", 1 + beside), *over), look)
    if random.random() < 0.3:
        base = WebCell(text="有效样本" if words.chinese else "Base", across=1 + beside, header=look.header)
        counts = value_cells([str(random.randint(30, 2500)) for _ in over], look)
        rows.append(row([base, *counts]))
    for question in words.some(random, "stat_questions", random.randint(1, 5)):
        lines = [
            Line(label=text, indent=1 - beside) for text in words.some(random, "stat_answers", random.randint(2, 6))
        ]
        own = rows_of(random, lines, columns, look)
        if beside:
            cell = WebCell(text=question, down=len(own), header=look.header, align=look.labels)
            own[0] = replace(own[0], cells=(cell, *own[0].cells))
        else:
            own.insert(0, spanning(question, len(over) + 1, "section"))
        rows += own
    return finish_statistic(random, words, rows, shares=(2.5, 2.0) if beside else (3.0,))


def matrix(random: Random, words: Words) -> WebTable:
    """Every thing against every other: distances or correlations, one triangle of them or both."""
    look, distances = draw_look(random), random.random() < 0.5
    size, shape = random.randint(3, 10), random.choice(("lower", "lower", "upper", "both"))
    names = words.some(random, "stat_places" if distances else "stat_variables", size)
    numbered = not distances and random.random() < 0.6
    over = [str(number) for number in range(1, size + 1)] if numbered else names
    blank, middle = random.choice(("", "", "", "–")), random.choice(("", "—", "0" if distances else "1", "1.00", "×"))
    labels = [f"{number}. {name}" for number, name in enumerate(names, start=1)] if numbered else names
    rows = (
        head_rows(flat(random.choice(("", "", stub_of(random, words))), *over), look) if random.random() < 0.9 else []
    )
    values = {pair: _link(random, distances) for pair in ((y, x) for y in range(size) for x in range(y))}
    for y, label in enumerate(labels):
        shown = []
        for x in range(size):
            known = shape == "both" or (x < y) == (shape == "lower")
            shown.append(middle if x == y else values[max(x, y), min(x, y)] if known else blank)
        rows.append(row_of(Line(label=label), shown, look))
    return finish_statistic(random, words, rows, shares=(2.0,))


def _link(random: Random, distance: bool) -> str:
    if distance:
        return str(random.randint(3, 990))
    text = f"{random.uniform(-0.6, 0.9):.2f}{random.choice(('', '', '*', '**'))}"
    return text if random.random() < 0.6 else text.replace("0.", ".")
