"""Timetables of schools: lessons and examinations."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebTable
from corpora.synthetic.web.designs.frames import finish_list
from corpora.synthetic.web.designs.rows import head_row, row, spanning
from corpora.synthetic.web.designs.sheets import Sheet
from corpora.synthetic.web.designs.sizes import nested_runs, runs
from corpora.synthetic.web.designs.texts import dates, people, person, pick
from corpora.synthetic.web.designs.times import draw_span, draw_span_form, draw_spans, weekdays
from corpora.synthetic.web.figures import Figures, draw_code
from corpora.synthetic.web.words import Words


def lessons(random: Random, words: Words) -> WebTable:
    """A week at school: periods by days, double periods, breaks over all columns."""
    days = list(weekdays(random, words)[: random.choice((5, 5, 5, 6, 7))])
    blocks = [random.randint(2, 5), random.randint(2, 4), *([random.randint(1, 2)] if random.random() < 0.25 else [])]
    parts = ("上午", "下午", "晚上") if words.chinese else ("Morning", "Afternoon", "Evening")
    with_parts, with_times, double = random.random() < 0.5, random.random() < 0.5, random.random() < 0.5
    breaks = "" if random.random() < 0.4 else pick(random, words, "午休|大课间|午餐、午休", "Lunch|Break|Lunch break")
    merged = with_parts and random.random() < 0.6
    corner = pick(random, words, "节次|时间|节次＼星期|", "Period||Time|Lesson")
    numbering = pick(random, words, "第{}节|{}|第 {} 节", "{}|Period {}|P{}")
    upright = random.random() < 0.4
    times = draw_spans(random, sum(blocks), random.choice((480, 490, 510)), (40, 45), (10, 15, 20))
    lead = [
        *([""] if with_parts and not merged else []),
        corner,
        *([pick(random, words, "时间", "Time")] if with_times else []),
    ]
    heads = list(head_row([*lead, *days]).cells)
    if merged:
        heads[0] = replace(heads[0], across=2)
    rows, period = [row(heads, "head")], 0
    for block, size in enumerate(blocks):
        if block and breaks:
            rows.append(spanning(breaks, len(lead) + len(days) + merged, "section"))
        body: list[list[WebCell]] = [[] for _ in range(size)]
        if with_parts:
            body[0].append(WebCell(text=parts[block], down=size, header=True, upright=upright and size > 1))
        for place in range(size):
            body[place].append(WebCell(text=numbering.format(period + place + 1), header=True))
            if with_times:
                body[place].append(WebCell(text=times[period + place]))
        for _ in days:
            top = 0
            for down in runs(random, size, 2 if double else 1):
                body[top].append(WebCell(text=_lesson(random, words), down=down, align=random.choice(("", "center"))))
                top += down
        rows += [row(cells) for cells in body]
        period += size
    return finish_list(random, words, rows, "plans", ruled=random.random() < 0.5)


def _lesson(random: Random, words: Words) -> str:
    """A lesson, at times with its teacher and room, or nothing."""
    if random.random() < 0.08:
        return ""
    more = [words.one(random, "list_lessons")]
    if random.random() < 0.15:
        more.append(person(random, words))
    if random.random() < 0.15:
        more.append(words.one(random, "list_places"))
    return "\n".join(more)


def exams(random: Random, words: Words) -> WebTable:
    """Examinations by date and time, with subjects, rooms and invigilators."""
    outer, middle = nested_runs(random, (2, 5), 5, 2)
    sheet = Sheet(random=random, words=words, count=sum(outer))
    when = dates(random, words, len(outer))
    names = weekdays(random, words)
    if sheet.chance(0.4):
        when = [f"{date}\n{sheet.say('（', '(')}{random.choice(names)}{sheet.say('）', ')')}" for date in when]
    form = draw_span_form(random)
    spans = [draw_span(random, form, (510, 540, 840, 870), (60, 90, 120, 150)) for _ in middle]
    numbers = Figures(kind="rank").some(random, sheet.count)
    watchers = ["\n".join(people(random, words, random.randint(1, 2))) for _ in range(sheet.count)]
    sheet.add("日期|考试日期", "Date", when, runs=outer, label=0.3)
    sheet.add("时间|考试时间", "Time", spans, runs=middle)
    sheet.add("科目|课程", "Subject|Paper", sheet.draw("list_lessons"), width=1.5)
    sheet.add("班级|年级", "Class|Group", [draw_code(random, "number")[:4] for _ in range(sheet.count)], keep=0.5)
    sheet.add("人数", "Students", numbers, keep=0.5, align=sheet.side(), width=0.6)
    sheet.add("考场|地点", "Room|Venue", sheet.draw("list_places"), keep=0.9)
    sheet.add("监考|监考教师", "Invigilator", watchers, keep=0.5)
    sheet.remarks(keep=0.2)
    return sheet.table("plans")
