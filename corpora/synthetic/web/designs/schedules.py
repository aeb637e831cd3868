"""Tables ordered by time: programmes, rosters, plans, opening hours, weather and tides, months, agendas."""

from __future__ import annotations

from calendar import Calendar
from functools import partial
from random import Random

from corpora.synthetic.web.design import WebCell, WebTable
from corpora.synthetic.web.designs.frames import finish_list
from corpora.synthetic.web.designs.rows import head_row, row, spanning
from corpora.synthetic.web.designs.sheets import Sheet
from corpora.synthetic.web.designs.sizes import runs
from corpora.synthetic.web.designs.texts import bullets, dates, holes, people, person, phones, pick
from corpora.synthetic.web.designs.times import (
    MONTHS,
    clock,
    draw_span,
    draw_span_form,
    draw_spans,
    month_names,
    weekdays,
)
from corpora.synthetic.web.figures import Figures, draw_date
from corpora.synthetic.web.words import Words


def programme(random: Random, words: Words) -> WebTable:
    """A meeting hour by hour: topics and speakers, breaks and days over several or all columns."""
    count = random.randint(4, 16)
    say = partial(pick, random, words)
    with_chair, with_place = random.random() < 0.4, random.random() < 0.3
    heads = [
        say("时间|时段", "Time"),
        say("内容|议题|报告题目", "Topic|Session|Title"),
        say("报告人|发言人|主讲", "Speaker|Who"),
    ]
    heads += [say("主持人", "Chair")] if with_chair else []
    heads += [say("地点|会场", "Venue|Room")] if with_place else []
    wide = len(heads)
    headed = random.random() < 0.9
    rows = [head_row(heads) if headed else spanning(draw_date(random, chinese=words.chinese), wide, "section")]
    spans = draw_spans(random, count, 510, (10, 15, 20, 30, 45, 60), (0, 0, 0, 60))
    groups = runs(random, count, 5)
    times, topics = iter(spans), iter(words.some(random, "list_topics", count))
    for size in groups:
        if random.random() < 0.25:
            day = draw_date(random, chinese=words.chinese, form=count)
            title = random.choice((day, words.one(random, "list_topics")))
            rows.append(spanning(title, wide, "section", bold=random.random() < 0.4))
        for place in range(size):
            cells = [WebCell(text=next(times)), WebCell(text=next(topics))]
            if size == 1 and random.random() < 0.6:
                rows.append(row([cells[0], WebCell(text=cells[1].text, across=wide - 1)]))
                continue
            who = (
                person(random, words)
                + random.choice(("", "\n", " ", "，") if words.chinese else (", ", "\n", " – "))
                + words.one(random, random.choice(("list_posts", "list_offices")))
            )
            cells.append(WebCell(text=random.choice((who, person(random, words), ""))))
            if with_chair and place == 0:
                cells.append(WebCell(text=person(random, words), down=size))
            if with_place and place == 0:
                cells.append(WebCell(text=words.one(random, "list_places"), down=size))
            rows.append(row(cells))
    return finish_list(random, words, rows, "plans")


def roster(random: Random, words: Words) -> WebTable:
    """Who is on duty: people by days with signs of shifts, or days with names and numbers."""
    sheet = Sheet(random=random, words=words, count=random.randint(4, 15))
    count = sheet.count
    if sheet.chance(0.45):
        signs = random.choice(
            (("早", "中", "晚", "休"), ("白", "夜", "下", "休"), ("A", "B", "C", "/"), ("√", "", "", "△"))
        )
        signs = (
            signs
            if words.chinese
            else random.choice((("D", "N", "E", "off"), ("A", "B", "C", "–"), ("✓", "", "", "x")))
        )
        sheet.serial(keep=0.3)
        sheet.add("姓名|值班人员", "Name|Staff", people(random, words, count), width=1.5, label=0.3)
        days = (
            weekdays(random, words)[:7] if sheet.chance(0.6) else [str(day) for day in range(1, random.randint(8, 15))]
        )
        over = sheet.say("本周班次|日期", "Week|Date") if sheet.chance(0.3) else ""
        for day in days:
            sheet.add(day, day, random.choices(signs, k=count), align="center", over=over, width=0.6)
        return sheet.table("plans", wide=len(days) > 8)
    first = random.randint(1, 15)
    numbers = [f"{first + row}{sheet.say('日', '.')}" for row in range(count)]
    names = weekdays(random, words)
    sheet.add("日期", "Date", numbers, keep=0.8)
    sheet.add("星期", "Day", [names[(first + row) % 7] for row in range(count)], keep=0.7)
    leaders = runs(random, count, 7)
    sheet.add("带班领导|总值班", "In charge|Lead", people(random, words, len(leaders)), runs=leaders, keep=0.7)
    for zh, en in (("白班|早班", "Day|Early"), ("夜班|晚班", "Night|Late"))[: random.randint(1, 2)]:
        joint = random.choice(("、", " ", "\n")) if words.chinese else random.choice((", ", " / ", "\n"))
        teams = [joint.join(people(random, words, random.randint(1, 3))) for _ in range(count)]
        sheet.add(zh, en, teams, width=1.6)
    sheet.add("值班电话|电话", "Phone", phones(random, count), keep=0.6)
    sheet.remarks(keep=0.3)
    return sheet.table("plans")


def plan(random: Random, words: Words) -> WebTable:
    """Phases with their tasks, and months or weeks in which they are due."""
    sizes = [random.randint(1, 5) for _ in range(random.randint(2, 5))]
    sheet = Sheet(random=random, words=words, count=sum(sizes))
    months = sheet.chance(0.6)
    sheet.serial(keep=0.3)
    phases = sheet.some("list_phases", len(sizes))
    sheet.add("阶段|工作阶段", "Phase|Stage", phases, runs=sizes, width=1.3, label=0.4, upright=sheet.chance(0.3))
    sheet.add("工作内容|任务|事项", "Task|Activity", sheet.some("list_tasks"), width=2, label=0.1)
    sheet.add("责任人|负责部门", "Owner|Lead", sheet.draw("list_offices", len(sizes)), runs=sizes, keep=0.4, width=1.2)
    if not months:
        sheet.add("时间|时间安排", "When|Dates", dates(random, words, sheet.count))
        sheet.add("成果|要求", "Output|Target", sheet.texts("list_descriptions", 2), keep=0.6, width=3)
        sheet.remarks(keep=0.3)
        return sheet.table("plans")
    many, mark = random.randint(4, 12), random.choice(("■", "●", "√", "★", "—", "X", "▬", "▲"))
    begins = sorted(random.randrange(many) for _ in range(sheet.count))
    ends = [begin + random.randint(0, 3) for begin in begins]
    over = sheet.say("进度安排|月份|2026年", "Month|Year 1|Schedule") if sheet.chance(0.5) else ""
    for at, month in enumerate(month_names(random, words, many)):
        cells = [mark if begin <= at <= end else "" for begin, end in zip(begins, ends, strict=True)]
        sheet.add(month, month, cells, over=over, align="center", width=0.5)
    return sheet.table("plans", wide=many > 8)


def opening(random: Random, words: Words) -> WebTable:
    """When places are open, by days or seasons, some closed."""
    sheet = Sheet(random=random, words=words, count=random.randint(3, 12))
    form = draw_span_form(random)
    closed = sheet.say("闭馆|休息|不开放", "Closed|closed|—")
    zh, en = random.choice(((("工作日", "周末"), ("Mon–Fri", "Sat–Sun")), (("夏季", "冬季"), ("Summer", "Winter")),
                            (("上午", "下午", "晚上"), ("Morning", "Afternoon", "Evening"))))  # fmt: skip
    over = sheet.say("开放时间|办公时间", "Opening hours|Hours") if sheet.chance(0.5) else ""
    sheet.serial(keep=0.2)
    sheet.add("场所|服务点|部门", "Place|Facility|", sheet.some("list_facilities"), width=1.5, label=0.3)
    sheet.add("地址|位置", "Address|Where", sheet.draw("list_places"), keep=0.4, width=1.4)
    for at in range(len(zh)):
        spans = [draw_span(random, form, (480, 510, 540, 780), (180, 240, 480, 540)) for _ in range(sheet.count)]
        if sheet.chance(0.2):
            spans = [f"{span}\n{draw_span(random, form, (1080,), (60, 120))}" for span in spans]
        sheet.add(zh[at], en[at], holes(random, spans, 0.1, closed), over=over)
    sheet.add("电话|咨询电话", "Phone", phones(random, sheet.count), keep=0.4)
    sheet.add("说明|备注", "Please note", sheet.texts("list_notes", 2), keep=0.4, width=2)
    return sheet.table("plans")


def outlook(random: Random, words: Words) -> WebTable:
    """Weather or tides of some days."""
    sheet = Sheet(random=random, words=words, count=random.randint(3, 14))
    count, names, first = sheet.count, weekdays(random, words), random.randint(1, 14)
    lows = [random.randint(-12, 24) for _ in range(count)]
    degrees = random.choice(("℃", "°C", "°", ""))
    sheet.add("日期", "Date", [f"{first + row}{sheet.say('日', '')}" for row in range(count)], label=0.2)
    sheet.add("星期", "Day", [names[row % 7] for row in range(count)], keep=0.5)
    if sheet.chance(0.4):
        for number in range(1, random.choice((3, 5))):
            over = sheet.say("第{}潮|潮次{}", "Tide {}|High/low {}").format(number)
            sheet.add("潮时", "Time", [clock(random.randint(0, 1439)) for _ in range(count)], over=over)
            sheet.add(
                "潮高", "Height", [str(random.randint(20, 480)) for _ in range(count)], over=over, align=sheet.side()
            )
        return sheet.table("plans", unit=sheet.say("潮高单位：cm", "heights in cm") if sheet.chance(0.5) else "")
    over = sheet.say("天气状况|天气", "Weather|Conditions")
    sheet.add("白天", "Day", sheet.draw("list_weather"), over=over)
    sheet.add("夜间", "Night", sheet.draw("list_weather"), keep=0.6, over=over)
    sheet.add("最低气温|低温", "Low|Min.", [f"{low}{degrees}" for low in lows], align=sheet.side())
    sheet.add(
        "最高气温|高温", "High|Max.", [f"{low + random.randint(3, 12)}{degrees}" for low in lows], align=sheet.side()
    )
    sheet.add(
        "风向风力|风",
        "Wind",
        sheet.choices("北风3级|东南风2~3级|微风|西风4~5级", "NW 12 km/h|S 5 km/h|calm|E 20 km/h"),
        keep=0.6,
    )
    sheet.add("降水概率", "Rain", [f"{random.randint(0, 10) * 10}%" for _ in range(count)], keep=0.4)
    sheet.remarks(keep=0.2)
    return sheet.table("plans")


def month(random: Random, words: Words) -> WebTable:
    """A month, weeks in rows, with what happens on its days."""
    monday = random.random() < 0.5
    weeks = Calendar(0 if monday else 6).monthdayscalendar(random.randint(2015, 2030), random.randint(1, 12))
    days = weekdays(random, words)
    names = list(days) if monday else [days[6], *days[:6]]
    share, numbered = random.choice((0.0, 0.15, 0.4)), random.random() < 0.2
    rows = [head_row([*([pick(random, words, "周次", "Week")] if numbered else []), *names])]
    for number, week in enumerate(weeks, start=1):
        cells = [WebCell(text=str(number), header=True)] if numbered else []
        for day in week:
            event = f"\n{words.one(random, 'list_events')}" if day and random.random() < share else ""
            cells.append(WebCell(text=f"{day or ''}{event}"))
        rows.append(row(cells))
    if random.random() < 0.3:
        year, number = random.randint(2015, 2030), random.randint(1, 12)
        title = f"{year}年{number}月" if words.chinese else f"{MONTHS[number - 1]} {year}"
        rows.insert(0, spanning(title, len(names) + numbered, "section", bold=True))
    return finish_list(random, words, rows, "plans")


def agenda(random: Random, words: Words) -> WebTable:
    """Days or weeks with their themes and a list of what is done in one cell."""
    sheet = Sheet(random=random, words=words, count=random.randint(3, 9))
    unit = sheet.say("第{}天|第{}周|第{}讲|D{}", "Day {}|Week {}|Unit {}")
    kind = random.choice(("list_topics", "list_tasks", "list_events"))
    lines = bullets(random, words, kind, sheet.count)
    sheet.add("时间|周次|日程", "When|Day|", [unit.format(number + 1) for number in range(sheet.count)], label=0.4)
    sheet.add("主题|目标", "Theme|Aim", sheet.some("list_topics"), keep=0.7, width=2)
    sheet.add("安排|主要内容|活动", "Activities|Content", lines, width=3)
    sheet.add("主讲|负责人", "Led by", people(random, words, sheet.count), keep=0.5)
    sheet.add("课时|用时", "Hours", Figures(kind="quantity").some(random, sheet.count), keep=0.4, width=0.5)
    sheet.add("地点", "Place", sheet.draw("list_places"), keep=0.4)
    sheet.remarks(keep=0.2)
    return sheet.table("plans")
