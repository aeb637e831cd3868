"""Tables of sports and ranks: leagues, standings, matches."""

from __future__ import annotations

from random import Random

from corpora.synthetic.web.design import WebCell, WebTable
from corpora.synthetic.web.designs.frames import finish_statistic
from corpora.synthetic.web.designs.heads import flat, head_rows
from corpora.synthetic.web.designs.lines import value_cells
from corpora.synthetic.web.designs.looks import draw_look
from corpora.synthetic.web.designs.rows import row
from corpora.synthetic.web.designs.sheets import Sheet
from corpora.synthetic.web.designs.texts import dates, holes, people
from corpora.synthetic.web.designs.times import clock
from corpora.synthetic.web.designs.values import drawn
from corpora.synthetic.web.figures import Figures, draw_code
from corpora.synthetic.web.words import Words


def league(random: Random, words: Words) -> WebTable:
    """Ranks of teams, places or trades, with ties, scores and changes of place."""
    look, count = draw_look(random), random.randint(2, 9)
    kind = random.choice(("stat_teams", "stat_teams", "stat_regions", "stat_industries"))
    names = words.some(random, kind, random.randint(4, 20))
    over = words.some(random, "stat_scores", count)
    columns = [Figures(kind=random.choice(("rank", "rank", "count", "signed", "ratio")), digits=2) for _ in over]
    last = random.random() < 0.3
    heads = (
        ["排名", "名称"] if words.chinese else random.choice((["Rank", "Team"], ["#", ""], ["", ""], ["Pos.", "Name"]))
    )
    rows = head_rows(flat(*heads, *over, *[("备注" if words.chinese else "Form")] * last), look)
    form, rank = random.choice(("{}", "{}", "{}.", "第{}名" if words.chinese else "{}")), 0
    for place, name in enumerate(names, start=1):
        tied = place > 1 and random.random() < 0.08
        rank = rank if tied else place
        change = random.choice((" ▲2", " ▼1", " –", "")) if random.random() < 0.1 else ""
        cells = [
            WebCell(text=form.format(rank) + change, align="center"),
            WebCell(text=name, header=look.header, align=look.labels),
        ]
        cells += value_cells(drawn(random, columns), look)
        if last:
            cells.append(WebCell(text="".join(random.choices("WDL", k=5)) if random.random() < 0.6 else ""))
        rows.append(row(cells))
    return finish_statistic(random, words, rows, shares=(0.6, 2.0))


def standings(random: Random, words: Words) -> WebTable:
    """Teams or athletes by rank with games, points or times."""
    sheet = Sheet(random=random, words=words, count=random.randint(4, 18))
    count, single = sheet.count, sheet.chance(0.5)
    wins = sorted((random.randint(0, 12) for _ in range(count)), reverse=True)
    ranks = [str(rank) for rank in range(1, count + 1)]
    teams = sheet.draw("list_teams") if single else sheet.some("list_teams")
    sheet.add("名次|排名", "Rank|Pos.|", ranks, width=0.6, label=0.1)
    if single:
        sheet.add(
            "号码|参赛号", "Bib|No.", [draw_code(random, "number")[-3:] for _ in range(count)], keep=0.4, width=0.6
        )
        sheet.add("姓名|运动员", "Name|Athlete", people(random, words, count), width=1.4)
    sheet.add("单位|代表队|球队", "Team|Club", teams, width=1.4)
    if single:
        seconds = sorted(random.uniform(600, 9000) for _ in range(count))
        sheet.add(
            "成绩",
            "Time|Result",
            [f"{int(time) // 60}:{int(time) % 60:02}.{random.randint(0, 99):02}" for time in seconds],
            align=sheet.side(),
        )
        sheet.add("差距", "Gap", ["", *[f"+{time - seconds[0]:.1f}" for time in seconds[1:]]], keep=0.4)
        sheet.remarks(keep=0.4)
        return sheet.table("plans")
    over = sheet.say("战绩|常规赛", "Games|Season") if sheet.chance(0.4) else ""
    for zh, en, cells in (
        ("赛|场次", "P|Played", ["14"] * count),
        ("胜", "W|Won", [str(win) for win in wins]),
        ("平", "D|Drawn", [str(random.randint(0, 14 - win)) for win in wins]),
        ("负", "L|Lost", [str(random.randint(0, 14 - win)) for win in wins]),
        ("净胜球|得失分", "+/−|GD", [f"{random.randint(-30, 40):+}" for _ in wins]),
    ):
        sheet.add(zh, en, cells, keep=0.85, over=over, align=sheet.side(), width=0.5)
    sheet.add("积分", "Pts|Points", [str(3 * win + random.randint(0, 2)) for win in wins], width=0.6)
    return sheet.table("plans")


def matches(random: Random, words: Words) -> WebTable:
    """Games of several rounds: days, opponents, scores, grounds."""
    sizes = [random.randint(2, 5) for _ in range(random.randint(2, 5))]
    sheet = Sheet(random=random, words=words, count=sum(sizes))
    form, joint = sheet.say("第{}轮|第 {} 轮", "Round {}|Week {}"), random.choice((":", "–", " : "))
    rounds = [form.format(number) for number in range(1, len(sizes) + 1)]
    scores = [f"{random.randint(0, 9)}{joint}{random.randint(0, 9)}" for _ in range(sheet.count)]
    sheet.add("轮次|阶段", "Round", rounds, runs=sizes, label=0.3)
    sheet.add("日期", "Date", dates(random, words, len(sizes)), runs=sizes, keep=0.7)
    sheet.add("时间|开赛", "Kick-off|Time", [clock(random.randint(30, 84) * 15) for _ in scores], keep=0.6)
    sheet.add("主队", "Home", sheet.draw("list_teams"), align=random.choice(("", "right")))
    sheet.add("比分|", "Score|", holes(random, scores, random.choice((0.0, 0.4)), "vs"), align="center", width=0.6)
    sheet.add("客队", "Away", sheet.draw("list_teams"))
    sheet.add("场地", "Ground", sheet.draw("list_places"), keep=0.5)
    return sheet.table("plans")
