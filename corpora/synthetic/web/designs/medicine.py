"""Tables of medicine: findings of laboratories, doses, medical examinations."""

from __future__ import annotations

from random import Random

from corpora.synthetic.web.design import WebCell, WebRow, WebTable
from corpora.synthetic.web.designs.blocks import pair_rows, text_box
from corpora.synthetic.web.designs.frames import finish_form
from corpora.synthetic.web.designs.pens import draw_pen
from corpora.synthetic.web.designs.rows import beside, row
from corpora.synthetic.web.designs.sheets import Sheet
from corpora.synthetic.web.designs.sizes import runs
from corpora.synthetic.web.designs.texts import holes
from corpora.synthetic.web.words import Words


def laboratory(random: Random, words: Words) -> WebTable:
    """Findings of a laboratory with arrows, units and ranges of reference, at times in two halves."""
    halves = random.choice((1, 1, 2))
    sheet = Sheet(random=random, words=words, count=random.randint(4, 20))
    count = sheet.count
    names = sheet.some("list_analytes", halves * count)
    joined, joint = sheet.chance(0.4), random.choice(("-", "–", "~", "--", "～"))
    keeps = {
        "code": float(sheet.chance(0.3)),
        "flag": float(not joined and sheet.chance(0.7)),
        "method": float(halves == 1 and sheet.chance(0.3)),
    }
    signs = random.choice((("↑", "↓"), ("H", "L"), ("▲", "▼"), ("高", "低") if words.chinese else ("high", "low")))
    for half in range(halves):
        flags = random.choices(("", *signs), (6, 1, 1), k=count)
        values = [f"{random.uniform(0.1, 200):.{random.choice((0, 1, 2))}f}" for _ in range(count)]
        ranges = [f"{float(value) * 0.6:.1f}{joint}{float(value) * random.uniform(1.1, 2):.1f}" for value in values]
        ranges = [
            random.choice(("阴性", "<5.0", "≤0.3")) if words.chinese and sheet.chance(0.06) else text for text in ranges
        ]
        shown = [f"{value} {flag}".strip() for value, flag in zip(values, flags, strict=True)] if joined else values
        codes = ["".join(random.choices("ABCGHLMNPRTUW", k=3)) for _ in range(count)]
        units = [random.choice(("mmol/L", "g/L", "U/L", "μmol/L", "10^9/L", "%", "mg/L", "")) for _ in range(count)]
        sheet.serial(keep=0.3 if halves == 1 else 0.0)
        sheet.add("代号|缩写", "Code", codes, keep=keeps["code"], width=0.7)
        sheet.add(
            "检验项目|项目|检测项目", "Test|Analyte", names[half * count : (half + 1) * count], width=1.8, label=0.1
        )
        sheet.add("结果|测定值", "Result", shown, align=sheet.side())
        sheet.add("提示|", "Flag|", flags, keep=keeps["flag"], width=0.4)
        sheet.add("单位", "Unit|Units", units, width=0.8)
        sheet.add("参考范围|参考值|标准限值", "Reference|Ref. range", ranges, width=1.2)
        sheet.add("检测方法", "Method", sheet.draw("list_methods"), keep=keeps["method"])
    sheet.repeat_heads(halves)
    return sheet.table("plans", sections="list_offices" if halves == 1 and sheet.chance(0.15) else "")


def dosage(random: Random, words: Words) -> WebTable:
    """Doses by age, weight or complaint, as package inserts print them."""
    sheet = Sheet(random=random, words=words, count=random.randint(3, 10))
    count = sheet.count
    ages = [
        f"{low}{random.choice(('~', '–', '-'))}{low + step}"
        for low, step in zip(range(1, 60, 4), range(2, 17), strict=False)
    ]
    unit = random.choice(
        ("mg", "g", "ml", *(("片", "粒", "袋", "滴") if words.chinese else (" tablets", " drops", " IU")))
    )
    often = sheet.choices("一日{}次|每{}小时1次|每日{}次，饭后|必要时", "{} times a day|every {} hours|as needed")
    times = [text.format(random.choice((2, 3, 4, 6, 8))) for text in often]
    sizes = runs(random, count, 4) if sheet.chance(0.4) else [1] * count
    dose = sheet.say("用量|剂量", "Dose|Dosage")
    sheet.add(
        "适应症|用药人群|患者",
        "Patients|Group",
        sheet.some("list_subjects", len(sizes)),
        runs=sizes,
        width=1.4,
        label=0.3,
    )
    sheet.add("年龄（岁）", "Age (years)", ages[:count], keep=0.6)
    sheet.add("体重（kg）", "Weight (kg)", ages[3 : count + 3], keep=0.5)
    for zh, en, keep in (
        ("首次剂量|单次用量", "Single|First dose", 1.0),
        ("维持剂量", "Maintenance", 0.4),
        ("日最大量", "Max. a day", 0.4),
    ):
        cells = [f"{random.choice((0.25, 0.5, 1, 2, 5, 10, 50, 100, 250))}{unit}" for _ in range(count)]
        sheet.add(zh, en, holes(random, cells, 0.05, "—"), keep=keep, over=dose)
    sheet.add("次数|用法", "How often|Frequency", times, keep=0.8)
    sheet.add("疗程|注意事项", "Precautions|Notes", sheet.texts("list_notes", 3), keep=0.3, width=2.5)
    return sheet.table("plans")


def medical(random: Random, words: Words) -> WebTable:
    """A medical examination: who, then upright departments with items and findings, and a doctor's place to sign."""
    pen = draw_pen(random, words)
    pairs = random.choice((1, 2, 2))
    columns = 2 * pairs + 2
    rows = pair_rows(pen, columns, random.randint(1, 4))
    exams = words.some(random, "form_exams", 32)
    upright = pen.chance(0.7)
    for group in words.some(random, "form_exam_groups", random.randint(2, 4)):
        block: list[WebRow] = []
        for _ in range(random.randint(1, 4)):
            wide = pairs == 2 and pen.chance(0.25)
            cells: list[WebCell] = []
            for _ in range(1 if wide else pairs):
                finding = pen.word("form_findings") if pen.chance(pen.filled) else ""
                cells += [pen.label(exams.pop()), pen.value(text=finding, across=3 if wide else 1)]
            block.append(row(cells))
        person = f"\n{pen.word('form_people')}" if pen.chance(0.4) else ""
        hand = pen.value(text=pen.says("医师签名：", "Physician:") + person)
        block = beside(block, hand, after=True)
        rows += beside(block, pen.label(group, upright=upright and len(block) > 1))
    rows += [*text_box(pen, columns), *(text_box(pen, columns) if pen.chance(0.5) else [])]
    return finish_form(pen, rows)
