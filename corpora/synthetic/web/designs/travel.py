"""Timetables of trains and buses, connections, journeys."""

from __future__ import annotations

from functools import partial
from random import Random

from corpora.synthetic.web.design import WebCell, WebTable
from corpora.synthetic.web.designs.frames import finish_bill, finish_list
from corpora.synthetic.web.designs.pens import draw_pen
from corpora.synthetic.web.designs.rows import head_row, row
from corpora.synthetic.web.designs.sheets import Sheet
from corpora.synthetic.web.designs.texts import pick
from corpora.synthetic.web.designs.times import clock
from corpora.synthetic.web.figures import Figures, draw_code, draw_time
from corpora.synthetic.web.words import Words


def trains(random: Random, words: Words) -> WebTable:
    """Stations by trains, with the times at which they stop, or a dash."""
    stops, many = random.randint(4, 18), random.randint(2, 8)
    say = partial(pick, random, words)
    kind = random.choice(("G", "D", "K", "T", "IC ", "RE ", "S", ""))
    names = [f"{kind}{random.randint(1, 9999)}" for _ in range(many)]
    pass_by, split = random.choice(("—", "|", "↓", "", "...", "⇣")), random.random() < 0.3
    starts = sorted(random.randint(330, 1200) for _ in range(many))
    corner = say("站名|车站|站名＼车次", "Station|Stop|")
    with_km = random.random() < 0.3
    lead = [*([say("里程|km", "km")] if with_km else []), corner]
    rows = [head_row([*lead, *([say("到/开|", "|arr./dep.")] if split else []), *names])]
    times, distance = list(starts), 0
    for number, station in enumerate(words.some(random, "list_towns", stops)):
        cells = [WebCell(text=str(distance))] if with_km else []
        down = 2 if split and 0 < number < stops - 1 else 1
        cells = [WebCell(text=cell.text, down=down) for cell in cells] + [WebCell(text=station, down=down, header=True)]
        calls = [number in (0, stops - 1) or random.random() < 0.75 for _ in times]
        for step in range(down):
            if split:
                arrives = number > 0 and step == 0
                cells.append(WebCell(text=say("到", "arr.") if arrives else say("开", "dep.")))
            cells += [
                WebCell(text=clock(time + step) if call else pass_by) for time, call in zip(times, calls, strict=True)
            ]
            rows.append(row(cells))
            cells = []
        times = [time + random.randint(3, 40) for time in times]
        distance += random.randint(3, 90)
    return finish_list(random, words, rows, "plans")


def connections(random: Random, words: Words) -> WebTable:
    """Trains, flights or buses in rows: from where to where, when, how long, for how much."""
    sheet = Sheet(random=random, words=words, count=random.randint(4, 20))
    count = sheet.count
    starts = sorted(random.randint(300, 1300) for _ in range(count))
    takes = [random.randint(15, 400) for _ in range(count)]
    ends = [clock(start + take) for start, take in zip(starts, takes, strict=True)]
    lasts = [f"{take // 60}{sheet.say('时', 'h ')}{take % 60}{sheet.say('分', 'min')}" for take in takes]
    time = sheet.say("时间|时刻", "Time|Times")
    ending, letter = sheet.say("|路|次", ""), random.choice(("G", "D", "K", "B", "L", "MU", "CA", ""))
    lines = [f"{letter}{random.randint(1, 999)}{ending}" for _ in range(count)]
    via = [
        "、".join(sheet.some("list_towns", 4)) if words.chinese else " – ".join(sheet.some("list_towns", 4))
        for _ in lines
    ]
    sheet.add("车次|线路|班次|航班", "Line|Service|No.", lines, label=0.2)
    sheet.add("始发站|起点", "From|Origin", sheet.draw("list_towns"), keep=0.9)
    sheet.add("终点站|终点|到达站", "To|Destination", sheet.draw("list_towns"))
    sheet.add("途经|主要站点", "Via|Stops", via, keep=0.3, width=3)
    sheet.add("发车|首班", "Departs|First", [clock(start) for start in starts], over=time)
    sheet.add("到达|末班", "Arrives|Last", ends, keep=0.8, over=time)
    sheet.add("历时|全程", "Takes|Duration", lasts, keep=0.4)
    sheet.add("间隔", "Every", [f"{random.randint(5, 40)}{sheet.say('分钟', ' min')}" for _ in range(count)], keep=0.3)
    sheet.add(
        "票价|全票", "Fare", Figures(kind="price", currency=sheet.say("¥|", "$|€|")).some(random, count), keep=0.5
    )
    sheet.remarks(keep=0.3)
    return sheet.table("plans", sections="list_towns" if sheet.chance(0.1) else "")


def departures(random: Random, words: Words) -> WebTable:
    """Buses of a stop: an hour a row, the minutes after it in one cell for each kind of day."""
    first, count = random.randint(4, 8), random.randint(6, 18)
    joint, say = random.choice((" ", "  ", ", ", "\u3000")), partial(pick, random, words)
    heads = (say("工作日|周一至周五", "Mon–Fri|Weekdays"), say("周六|休息日", "Saturday"), say("周日|节假日", "Sunday"))
    kinds, labelled = heads[: random.randint(1, 3)], random.random() < 0.5
    rows = [head_row([say("时|小时|整点", "Hour|h|"), *kinds])]
    for hour in range(first, first + count):
        cells = [WebCell(text=f"{hour:02}" if first % 2 else f"{hour}", header=labelled)]
        for _ in kinds:
            minutes = sorted(random.sample(range(0, 60, random.choice((1, 5))), random.randint(0, 7)))
            marks = [f"{minute:02}{'*' if random.random() < 0.05 else ''}" for minute in minutes]
            cells.append(WebCell(text=joint.join(marks), align=random.choice(("", "left"))))
        rows.append(row(cells))
    return finish_list(random, words, rows, "plans", widths=(1, *[4] * len(kinds)) if random.random() < 0.6 else ())


def itinerary(random: Random, words: Words) -> WebTable:
    """A journey day by day: the day over its rows, times, activities or connections, meals."""
    pen = draw_pen(random, words)
    travel, dated = pen.chance(0.5), pen.chance(0.5)
    extra = words.some(random, "bill_trip_heads", random.randint(0, 3))
    names = [pen.says("日期", "Date"), pen.says("时间", "Time")]
    names += pen.says("出发 到达", "From To").split() if travel else [pen.says("行程", "Programme")]
    rows = [head_row([*names, *extra])]
    for day in range(random.randint(2, 7)):
        size = random.randint(1, 4)
        shown = pen.date() if dated else pen.says(f"第{day + 1}天", f"Day {day + 1}")
        for place in range(size):
            cells = [WebCell(text=shown, down=size, header=pen.bold)] if place == 0 else []
            cells.append(WebCell(text=draw_time(random)))
            kind, count = ("bill_stops", 2) if travel else ("bill_activities", 1)
            cells += [WebCell(text=text, align=pen.value_align) for text in words.some(random, kind, count)]
            texts = [random.choice((draw_code(random, "letters"), "", pen.word("bill_stops"))) for _ in extra]
            rows.append(row([*cells, *[WebCell(text=text) for text in texts]]))
    return finish_bill(pen, rows, ruled=pen.chance(0.6))
