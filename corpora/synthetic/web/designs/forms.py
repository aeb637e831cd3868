"""Forms as offices print them: applications, approvals, certificates, sheets to sign, cards, questionnaires."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebRow, WebTable
from corpora.synthetic.web.designs.blocks import grouped_items, pair_rows, text_box
from corpora.synthetic.web.designs.frames import finish_form
from corpora.synthetic.web.designs.pens import Pen, draw_pen
from corpora.synthetic.web.designs.rows import beside, head_row, row, spanning
from corpora.synthetic.web.designs.sizes import dealt
from corpora.synthetic.web.words import Words


def application(random: Random, words: Words) -> WebTable:
    """An application or record of a person: pairs of any spans, a photo, sub-tables and boxes for opinions."""
    pen = draw_pen(random, words)
    columns = random.choice((4, 5, 6, 6, 7, 8, 8, 9, 10))
    top = random.randint(2, 5)
    rows = pair_rows(pen, columns, random.randint(2, 5))
    if pen.chance(0.55) and columns > 4:
        room = random.choice((1, 1, 2)) if columns > 6 else 1
        photo = pen.word("form_photo")
        cell = WebCell(text=photo, across=room, align="center", upright=words.chinese and len(photo) == 2)
        rows = [*beside(pair_rows(pen, columns - room, top), cell, after=True), *rows]
    for _ in range(random.randint(0, 2)):
        if pen.chance(0.7):
            side = pen.label(pen.word("form_upright"), upright=pen.chance(0.75))
            inner = columns - 1
            block = _sub_table(pen, inner) if pen.chance(0.7) else pair_rows(pen, inner, random.randint(2, 4))
            rows += beside(block, side)
        else:
            section = spanning(pen.word("form_upright"), columns, "section", header=True)
            rows += [section, *_sub_table(pen, columns)]
    for _ in range(random.randint(0, 4)):
        rows += text_box(pen, columns)
    return finish_form(pen, rows, widths=[random.uniform(0.7, 1.5) for _ in range(columns)])


def _sub_table(pen: Pen, columns: int) -> list[WebRow]:
    """Members of the family, schools, posts: heads and rows, some of them blank."""
    count = min(columns, pen.random.randint(3, 6))
    spans = dealt(pen.random, columns, count)
    head = head_row(pen.words.some(pen.random, "form_member_heads", count), spans)
    rows = [head if pen.chance(0.5) else replace(head, role="body")]
    kinds = [
        "form_relations",
        *pen.random.choices(("form_people", "form_jobs", "form_companies", "", "form_values"), k=7),
    ]
    for _ in range(pen.random.randint(2, 6)):
        blank = not pen.chance(pen.filled)
        texts = ["" if blank else pen.word(kind) if kind else pen.date() for kind in kinds[:count]]
        rows.append(row([pen.value(text=text, across=span) for text, span in zip(texts, spans, strict=True)]))
    return rows


def approval(random: Random, words: Words) -> WebTable:
    """A short request with a chain of signatures under it."""
    pen = draw_pen(random, words)
    columns = random.choice((2, 4, 4, 6))
    rows = pair_rows(pen, columns, random.randint(1, 4))
    for label in words.some(random, "form_long_labels", random.randint(1, 3)):
        rows.append(row([pen.label(label), pen.value(label, across=columns - 1, text=pen.word("form_long_texts"))]))
    steps = words.some(random, "form_opinions", random.randint(2, 6))
    if columns == 6 and pen.chance(0.5):
        rows.append(row([pen.label(step, across=2) for step in [*steps[:2], pen.word("form_signs")]]))
        rows.append(row([pen.value(text=pen.signature(), across=2) for _ in range(3)]))
        return finish_form(pen, rows)
    stacked = [row([pen.label(step), pen.value(text=pen.signature(), across=columns - 1)]) for step in steps]
    if columns > 2 and pen.chance(0.4):
        stacked = [row([pen.label(step), pen.value(text=pen.signature(), across=columns - 2)]) for step in steps]
        stacked = beside(stacked, pen.label(pen.word("form_upright"), upright=True))
    return finish_form(pen, rows + stacked, widths=[1.0, *[1.4] * (columns - 1)])


def sign_in(random: Random, words: Words) -> WebTable:
    """A sheet to sign, numbered, mostly blank, in one or two blocks beside each other."""
    pen = draw_pen(random, words)
    blocks = random.choice((1, 1, 1, 2))
    names = words.some(random, "form_sheet_heads", random.randint(2, 4 if blocks == 2 else 7))
    rows = pair_rows(pen, len(names) * blocks, random.randint(1, 2)) if pen.chance(0.35) and len(names) > 2 else []
    rows.append(head_row(names * blocks))
    known = random.choice((0.0, 0.0, 0.4, 1.0))
    count = random.randint(5, 22)
    for line in range(count):
        cells = []
        for block in range(blocks):
            texts = [""] * len(names)
            texts[0] = str(line + 1 + block * count) if known < 1 or pen.chance(0.5) else pen.word("form_people")
            for place in range(1, len(names)):
                texts[place] = pen.answer(names[place]) if pen.chance(known * 0.7) else ""
            cells += [pen.value(text=text) for text in texts]
        rows.append(row(cells))
    return finish_form(pen, rows)


def certificate(random: Random, words: Words) -> WebTable:
    """What a certificate states, one or two pairs a row, with a long conclusion or an issuer's seal."""
    pen = replace(draw_pen(random, words), filled=random.choice((0.9, 1.0)))
    columns = random.choice((2, 2, 4))
    labels = words.some(random, "form_certificate_labels", random.randint(4, 14))
    rows: list[WebRow] = []
    while labels:
        alone = columns == 2 or len(labels) == 1 or pen.chance(0.3)
        own = [labels.pop() for _ in range(1 if alone else 2)]
        span = columns - 1 if alone else 1
        cells = [cell for label in own for cell in (pen.label(label), pen.value(label, across=span))]
        rows.append(row(cells))
    rows += text_box(pen, columns) if pen.chance(0.6) else []
    return finish_form(pen, rows, ruled=pen.chance(0.7), widths=[1.0, 2.0] * (columns // 2))


def key_values(random: Random, words: Words) -> WebTable:
    """Properties and their values in two columns, or two pairs a row, with sections and shared labels by chance."""
    pen = replace(draw_pen(random, words), filled=1.0)
    pairs = random.choice((1, 1, 1, 2, 3))
    labels = words.some(random, "form_properties", random.randint(2, 9) * pairs)
    rows = [head_row([pen.says("项目", "Property"), pen.says("内容", "Value")] * pairs)] if pen.chance(0.25) else []
    sectioned = pen.chance(0.25)
    while labels:
        if sectioned and pen.chance(0.25):
            rows.append(spanning(pen.word("form_upright"), 2 * pairs, "section", header=True))
        cells: list[WebCell] = []
        for _ in range(pairs):
            label = labels.pop()
            text = pen.answer(label, 2) if pen.chance(0.3) else pen.word("form_property_values")
            cells += [pen.label(label), pen.value(text=text)]
        rows.append(row(cells))
        if pen.chance(0.08):
            wide = pen.value(across=2 * pairs - 1, text=pen.word("sentences"))
            rows.append(row([pen.label(pen.word("form_long_labels")), wide]))
    return finish_form(pen, rows, ruled=pen.chance(0.35), widths=[1.0, random.uniform(1.0, 3.0)] * pairs)


def parameters(random: Random, words: Words) -> WebTable:
    """Terms or technical data of a contract: number, group, term, what is wanted and what is offered."""
    pen = draw_pen(random, words)
    offered, unit = pen.chance(0.5), pen.chance(0.4)
    names = [pen.says("序号", "No."), pen.word("form_head_area"), pen.says("参数名称", "Parameter")]
    names += [pen.says("单位", "Unit")] * unit + [pen.word("form_head_need")]
    names += [pen.word("form_head_offer")] * offered
    rows = [head_row(names)]
    for number, (group, size, item) in enumerate(
        grouped_items(pen, "form_upright", "form_properties", random.randint(4, 15))
    ):
        label = pen.label(item) if size and pen.chance(0.5) else WebCell(text=item, align="left")
        cells = [WebCell(text=str(number + 1))] + ([pen.label(group, down=size)] if size else []) + [label]
        cells += [WebCell(text=random.choice(("mm", "kW", "V", "%", "kg", "—", "")))] * unit
        cells.append(pen.value(text=pen.word("form_property_values")))
        cells += [pen.value()] * offered
        rows.append(row(cells))
    return finish_form(pen, rows)


def questions(random: Random, words: Words) -> WebTable:
    """A numbered form whose answers are still blank, or boxes to tick."""
    pen = replace(draw_pen(random, words), filled=0.0)
    hinted = pen.chance(0.4)
    headed = pen.chance(0.6)
    names = [pen.says("序号", "No."), pen.word("form_head_question"), pen.says("填写内容", "Answer")]
    rows = [head_row([*names, *[pen.says("说明", "Guidance")] * hinted])] if headed else []
    style = random.choice(("{}", "{}.", "{}、", "({})", "A{}", "1.{}"))
    for number, question in enumerate(words.some(random, "form_questions", random.randint(4, 18))):
        answer = pen.ticks(random.randint(2, 4)) if pen.chance(0.25) else ""
        cells = [WebCell(text=style.format(number + 1)), WebCell(text=question, header=True, align="left")]
        if not hinted:
            rows.append(row([*cells, pen.value(text=answer)]))
        elif pen.chance(0.2):
            rows.append(row([*cells, pen.value(text=answer, across=2)]))
        else:
            rows.append(row([*cells, pen.value(text=answer), WebCell(text=pen.word("form_requirements"))]))
    return finish_form(pen, rows, widths=[0.4, 2.0, 2.0, 1.0][: 3 + hinted])


def record_card(random: Random, words: Words) -> WebTable:
    """A card of a thing or a customer: pairs on top, a log of what happened beneath."""
    pen = draw_pen(random, words)
    columns = random.choice((4, 5, 6, 8))
    rows = pair_rows(pen, columns, random.randint(2, 5), random.choice(("form_properties", "form_certificate_labels")))
    if pen.chance(0.5):
        rows.append(spanning(pen.word("form_long_labels"), columns, "section", header=True))
    rows.append(head_row(words.some(random, "form_sheet_heads", columns)))
    kinds = random.choices(("form_people", "form_results", "form_checks", "form_values", "form_places"), k=columns - 1)
    for _ in range(random.randint(3, 12)):
        known = pen.chance(pen.filled)
        texts = [pen.date(), *[pen.word(kind) if pen.chance(0.8) else "" for kind in kinds]]
        rows.append(row([pen.value(text=text if known else "") for text in texts]))
    return finish_form(pen, rows)


def survey(random: Random, words: Words) -> WebTable:
    """Questions by degrees of agreement, a box in each cell."""
    pen = draw_pen(random, words)
    degrees = random.choice((
        pen.says("非常满意 满意 一般 不满意 很不满意", "Excellent Good Fair Poor None").split(),
        pen.says("完全同意 同意 不同意", "Agree Neutral Disagree").split(),
        ["5", "4", "3", "2", "1"],
    ))  # fmt: skip
    top = pen.chance(0.4)
    first = WebCell(text=pen.says("评价内容", random.choice(("Statement", ""))), header=True, down=1 + top)
    span = WebCell(text=pen.says("满意程度", "Please tick one"), header=True, across=len(degrees))
    tops = [row([first, span], "head"), head_row(degrees)]
    rows = tops if top else [replace(tops[1], cells=(first, *tops[1].cells))]
    numbers = pen.chance(0.4)
    for question in words.some(random, random.choice(("form_criteria", "form_subcriteria")), random.randint(4, 14)):
        chosen = random.randrange(len(degrees)) if pen.chance(pen.filled) else -1
        marks = [degree if numbers else pen.mark[place == chosen] for place, degree in enumerate(degrees)]
        label = WebCell(text=question, header=pen.bold, align="left")
        rows.append(row([label, *[WebCell(text=mark, align="center") for mark in marks]]))
    return finish_form(pen, rows, ruled=pen.chance(0.5), widths=[3.0, *[1.0] * len(degrees)])
