"""Lists of words: projects, terms, rules, studies, questions, things to check or to score.

Heads of columns are a form's own words and stand here; whatever fills cells comes from `words/*.yaml`.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebTable
from corpora.synthetic.web.designs.frames import finish_list
from corpora.synthetic.web.designs.rows import row
from corpora.synthetic.web.designs.sheets import Sheet
from corpora.synthetic.web.designs.sizes import nested_runs, runs
from corpora.synthetic.web.designs.texts import bullets, dates, people
from corpora.synthetic.web.figures import Figures, draw_code, draw_figures
from corpora.synthetic.web.words import Words


def projects(random: Random, words: Words) -> WebTable:
    """Projects with what they comprise, who carries them out, money and dates."""
    count = random.randint(3, 12)
    sheet = Sheet(random=random, words=words, count=count)
    money = replace(draw_figures(random, ("count", "amount"), chinese=words.chinese), blanks=0.05)
    time = sheet.say("起止时间|建设工期|实施时间", "Schedule|Period")
    joint = sheet.say("—|至|-", " – | to |-")
    starts, ends = dates(random, words, count), dates(random, words, count)
    spans = [f"{start}{joint}{end}" for start, end in zip(starts, ends, strict=True)]
    apart = sheet.chance(0.6)
    texts = sheet.texts("list_descriptions", random.choice((1, 2, 4, 6)))
    zh, en = "主要建设内容|项目概况|建设内容及规模|进展情况", "Description|Scope of work|Progress"
    sheet.serial()
    sheet.add("项目编号|编码", "Code|Ref.", [draw_code(random, "letters") for _ in range(count)], keep=0.3)
    sheet.add("项目名称|工程名称|项目", "Project|Name of project", sheet.some("list_projects"), width=1.8, label=0.2)
    sheet.add("建设地点|地点", "Place|Location", sheet.draw("list_towns"), keep=0.4)
    sheet.add(zh, en, texts, width=4)
    sheet.add("总投资|概算\n（万元）|金额", "Budget|Cost (k)", money.some(random, count), keep=0.6, align=sheet.side())
    sheet.add("起止年限|工期", "Period|Duration", spans, keep=0.0 if apart else 0.6, width=1.2)
    sheet.add("开工时间|起", "Start|From", starts, keep=0.7 if apart else 0.0, over=time)
    sheet.add("完工时间|止", "End|To", ends, keep=0.7 if apart else 0.0, over=time)
    sheet.add("责任单位|实施单位|牵头部门", "Responsible|Lead", sheet.draw("list_offices"), keep=0.6)
    sheet.add("负责人|联系人", "Manager|Contact", people(random, words, count), keep=0.4)
    sheet.remarks()
    sections = "list_phases" if sheet.chance(0.2) else ""
    return sheet.table("texts", sections=sections, wide=sheet.chance(0.4))


def glossary(random: Random, words: Words) -> WebTable:
    """Terms, or their short forms, with what they mean in a sentence or more."""
    count = random.randint(3, 18)
    sheet = Sheet(random=random, words=words, count=count)
    short = ["".join(random.choices("ABCDEFGIKLMNOPRSTUV", k=random.randint(2, 5))) for _ in range(count)]
    meanings = sheet.texts("list_meanings", random.choice((1, 2, 4)))
    sheet.serial(keep=0.3)
    sheet.add("缩略语|简称|代号", "Abbreviation|Short form", short, keep=0.4, width=0.8, label=0.3)
    sheet.add("术语|名词|词条", "Term|Word", sheet.some("list_terms"), width=1.2, label=0.4)
    sheet.add("释义|含义|定义|解释", "Meaning|Definition", meanings, width=4)
    sheet.add("出处|依据|来源", "Source|See", sheet.draw("list_bases"), keep=0.2, width=1.3)
    return sheet.table("texts", headless=0.15)


def regulations(random: Random, words: Words) -> WebTable:
    """What is forbidden or checked, on what basis, in what words, and what follows."""
    count = random.randint(3, 10)
    sheet = Sheet(random=random, words=words, count=count)
    sizes = runs(random, count, 4)
    kinds = sheet.some("list_captions_texts", len(sizes))
    details = sheet.texts("list_rule_sentences", random.choice((1, 2, 4, 6)))
    if sheet.chance(0.3):
        details = bullets(random, words, "list_rule_sentences", count, 4)
    sheet.serial(keep=0.7)
    sheet.add("类别|大类", "Group|Area", kinds, runs=sizes, keep=0.3, label=0.3, upright=sheet.chance(0.3))
    sheet.add("事项|违规行为|检查项目", "Item|Breach|Subject", sheet.some("list_rules"), width=1.6, label=0.2)
    sheet.add("依据|法律依据|设定依据", "Basis|Legal basis", sheet.draw("list_bases"), keep=0.7, width=1.5)
    sheet.add("内容|具体规定|检查要点", "Provision|Content", details, width=4)
    sheet.add("处理措施|处罚|裁量标准", "Penalty|Measure", sheet.texts("list_penalties"), keep=0.8, width=1.5)
    sheet.add("责任部门|实施主体", "Office|Enforced by", sheet.draw("list_offices"), keep=0.4)
    sheet.remarks(keep=0.2)
    return sheet.table("texts", wide=sheet.chance(0.5))


def literature(random: Random, words: Words) -> WebTable:
    """Studies with authors, years, methods and findings."""
    count = random.randint(3, 12)
    sheet = Sheet(random=random, words=words, count=count)
    names = [name + sheet.say("|等|", "| et al.|") for name in sheet.draw("list_surnames")]
    years = Figures(kind="year").some(random, count)
    if joined := sheet.chance(0.4):
        names = [
            f"{name}{sheet.say('（', ' (')}{year}{sheet.say('）', ')')}"
            for name, year in zip(names, years, strict=True)
        ]
    findings = sheet.texts("list_findings", random.choice((1, 2, 4)))
    sheet.serial(keep=0.3)
    sheet.add("作者|研究者|文献", "Author|Study|Source", names, label=0.2)
    sheet.add("年份|年代", "Year", years, keep=0.0 if joined else 0.9, width=0.6)
    sheet.add(
        "样本量|样本", "n|Sample", Figures(kind="count").some(random, count), keep=0.5, align=sheet.side(), width=0.6
    )
    sheet.add("研究方法|方法", "Method|Design", sheet.draw("list_methods"), keep=0.8)
    sheet.add("主题|研究对象", "Topic|Subject", sheet.some("list_topics"), keep=0.4, width=1.8)
    sheet.add("主要结论|研究发现", "Finding|Main results", findings, width=3)
    sheet.remarks(keep=0.15)
    return sheet.table("texts")


def bulleted(random: Random, words: Words) -> WebTable:
    """A few rows, each with a list of several lines in a cell or two."""
    count = random.randint(2, 8)
    sheet = Sheet(random=random, words=words, count=count)
    subject = random.choice(("list_offices", "list_phases", "list_rules", "list_projects"))
    kind = random.choice(("list_duties", "list_duties", "list_tasks", "list_features"))
    lines = bullets(random, words, kind, count, 6)
    second = bullets(random, words, "list_rule_sentences", count, 3)
    sheet.serial(keep=0.4)
    sheet.add("项目|部门|名称|阶段", "Subject|Area|Topic", sheet.some(subject), width=1.2, label=0.4)
    sheet.add("要点|主要内容|工作任务", "Points|Content|Actions", lines, width=3)
    sheet.add("要求|标准|措施", "Standards|Requirements", second, keep=0.3, width=3)
    sheet.add("时限|时间", "Time|Due", dates(random, words, count), keep=0.3)
    sheet.remarks(keep=0.2)
    return sheet.table("texts")


def questions(random: Random, words: Words) -> WebTable:
    """Questions and answers, in two columns or under each other."""
    count = random.randint(3, 10)
    sheet = Sheet(random=random, words=words, count=count)
    asked, answers = sheet.some("list_questions"), sheet.texts("list_answers", random.choice((1, 2, 3)))
    if sheet.chance(0.25):
        lead, reply = random.choice((("Q", "A"), ("问", "答") if words.chinese else ("Q.", "A."), ("Q:", "A:")))
        rows = [
            row([WebCell(text=mark, header=sheet.chance(0.3)), WebCell(text=text, bold=mark == lead)])
            for pair in zip(asked, answers, strict=True)
            for mark, text in zip((lead, reply), pair, strict=True)
        ]
        return finish_list(random, words, rows, "texts", widths=(1, random.uniform(6, 14)))
    sizes = runs(random, count, 4)
    sheet.serial()
    sheet.add("类别|分类", "Topic|Area", sheet.some("list_captions_texts", len(sizes)), runs=sizes, keep=0.25)
    sheet.add("问题|咨询内容", "Question|You ask", asked, width=2, label=0.2)
    sheet.add("解答|答复|回复", "Answer|We answer", answers, width=4)
    sheet.add("答复单位|咨询电话", "By|Hotline", sheet.draw("list_offices"), keep=0.25)
    return sheet.table("texts")


def checklist(random: Random, words: Words) -> WebTable:
    """What is to be checked or signed, with columns left blank for handwriting."""
    count = random.randint(4, 18)
    sheet = Sheet(random=random, words=words, count=count)
    kind = random.choice(("list_duties", "list_tasks", "list_parts", "list_rules", "person"))
    box = random.choice(("", "", "□", "☐", "□是 □否" if words.chinese else "☐ Yes ☐ No", "____"))
    items = people(random, words, count) if kind == "person" else sheet.some(kind)
    sheet.serial(keep=0.8)
    sheet.add("项目|内容|检查内容|名称", "Item|What to check|Entry", items, width=2.5, label=0.1)
    sheet.add("要求|标准", "Requirement|Standard", sheet.texts("list_rule_sentences", 2), keep=0.3, width=3)
    sheet.add("结果|是否合格|确认", "Result|OK?|Checked", [box] * count, keep=0.7)
    sheet.add("日期", "Date", [sheet.say("|年 月 日", "")] * count, keep=0.4)
    sheet.add("签名|签字|经手人", "Signature|Initials|Signed", [""] * count)
    return sheet.table("people", ruled=True)


def scoring(random: Random, words: Words) -> WebTable:
    """Criteria under criteria, with points, how they are given, and room for the mark."""
    outer, middle = nested_runs(random, (2, 4), 5, 3)
    sheet = Sheet(random=random, words=words, count=sum(outer))
    points, ending = [random.choice((2, 3, 5, 8, 10)) for _ in range(sheet.count)], sheet.say("|分|", "| pts|")
    firsts = sheet.some("list_phases", len(outer))
    texts = sheet.texts("list_rule_sentences", random.choice((1, 2, 3)))
    sheet.add("一级指标|项目", "Criterion|Area", firsts, runs=outer, label=0.3, upright=sheet.chance(0.3))
    sheet.add("二级指标|子项", "Sub-criterion", sheet.draw("list_tasks", len(middle)), runs=middle, keep=0.7)
    sheet.add("评分标准|考核内容", "How points are given", texts, width=4)
    sheet.add("分值|满分", "Points|Max.", [f"{point}{ending}" for point in points], width=0.6)
    sheet.add("自评|自评分", "Own mark", [""] * sheet.count, keep=0.4, width=0.6)
    sheet.add("得分", "Score|Mark", [""] * sheet.count, keep=0.7, width=0.6)
    total = (sheet.say("合计|总分", "Total"), random.choice(("", str(sum(points))))) if sheet.chance(0.4) else ("", "")
    return sheet.table("texts", total=total)
