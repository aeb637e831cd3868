"""Lists of people: staff, directories, responsibilities."""

from __future__ import annotations

from random import Random

from corpora.synthetic.web.design import WebTable
from corpora.synthetic.web.designs.sheets import Sheet
from corpora.synthetic.web.designs.sizes import nested_runs, runs
from corpora.synthetic.web.designs.texts import dates, people, phones
from corpora.synthetic.web.words import Words

SYLLABLES = (
    "li", "wang", "chen", "an", "mei", "tor", "ben", "ro", "sun", "kai", "lu", "mar", "vin", "zhou", "el", "no",
)  # fmt: skip


def staff(random: Random, words: Words) -> WebTable:
    """People with their posts, rooms and telephones, by offices or in one list."""
    count = random.randint(3, 22)
    sheet = Sheet(random=random, words=words, count=count)
    sizes = runs(random, count) if sheet.chance(0.5) else [1] * count
    reach = sheet.say("联系方式|联系电话|通讯方式", "Contact|Reach at")
    mails = [f"{''.join(random.choices(SYLLABLES, k=2))}@{random.choice(SYLLABLES)}{count}.com" for _ in range(count)]
    sheet.serial()
    offices = sheet.some("list_offices", len(sizes)) if len(sizes) < count else sheet.draw("list_offices")
    sheet.add("部门|科室|单位", "Department|Office|Unit", offices, runs=sizes, keep=0.7, width=1.4, label=0.2)
    sheet.add("姓名|姓 名|人员", "Name|Person", people(random, words, count), label=0.2)
    sheet.add("性别", "Sex", sheet.choices("男|女", "M|F"), keep=0.2, width=0.5)
    sheet.add("职务|岗位|职称", "Post|Position|Title", sheet.draw("list_posts"), keep=0.85)
    sheet.add("办公地点|房间|地址", "Room|Office|Address", sheet.draw("list_places"), keep=0.3)
    sheet.add("电话|办公电话|座机", "Phone|Tel.", phones(random, count), keep=0.8, over=reach, width=1.2)
    sheet.add("手机|移动电话", "Mobile|Cell", phones(random, count), keep=0.3, over=reach, width=1.2)
    sheet.add("邮箱|电子邮件", "E-mail|Mail", mails, keep=0.3, over=reach, width=1.8)
    sheet.add("分管工作|职责|工作分工", "In charge of|Duties", sheet.texts("list_duties"), keep=0.3, width=3)
    sheet.remarks(keep=0.3)
    return sheet.table("people")


def responsibilities(random: Random, words: Words) -> WebTable:
    """Duties by office and post, in one or two columns that span several rows."""
    outer, middle = nested_runs(random, (2, 5), 6, 3)
    count = sum(outer)
    sheet = Sheet(random=random, words=words, count=count)
    duties = sheet.texts("list_duties", random.choice((1, 2, 3)))
    offices, posts = sheet.some("list_offices", len(outer)), sheet.draw("list_posts", len(middle))
    upright = sheet.chance(0.25)
    sheet.serial(keep=0.5, runs=outer)
    sheet.add("部门|责任单位", "Department|Unit", offices, runs=outer, label=0.4, width=1.2, upright=upright)
    sheet.add("岗位|职务", "Post|Role", posts, runs=middle, keep=0.7, label=0.2)
    sheet.add("责任人|姓名", "Responsible|Name", people(random, words, len(middle)), runs=middle, keep=0.4)
    sheet.add("职责|主要职责|任务", "Duty|Tasks", duties, width=4)
    sheet.add("完成时限|时间", "Due|By", dates(random, words, count), keep=0.3)
    sheet.add("协办单位|配合部门", "With|Support", sheet.draw("list_offices", len(outer)), runs=outer, keep=0.3)
    sheet.remarks(keep=0.2)
    return sheet.table("people")


def directory(random: Random, words: Words) -> WebTable:
    """Names and numbers in two or three halves side by side, the last perhaps not full."""
    halves, count = random.choice((2, 2, 2, 3)), random.randint(3, 20)
    sheet = Sheet(random=random, words=words, count=count)
    subject = random.choice(("person", "person", "list_offices", "list_facilities"))
    number, post = float(sheet.chance(0.6)), float(sheet.chance(0.3))
    missing, along = random.randint(0, min(3, count - 1)), sheet.chance(0.4)
    zh, en = ("姓名", "Name") if subject == "person" else ("单位", "Unit")
    zh_number, zh_phone = sheet.say("序号|编号", "No.|#"), sheet.say("电话|联系电话|分机", "Phone|Ext.|Number")
    for half in range(halves):
        gone = missing if half == halves - 1 else 0
        ranks = (
            range(half + 1, halves * count + 1, halves) if along else range(half * count + 1, (half + 1) * count + 1)
        )
        names = people(random, words, count) if subject == "person" else sheet.draw(subject)
        filled = [
            [*cells[: count - gone], *[""] * gone]
            for cells in ([str(rank) for rank in ranks], names, sheet.draw("list_posts"), phones(random, count))
        ]
        sheet.add(zh_number, zh_number, filled[0], keep=number, width=0.4)
        sheet.add(zh, en, filled[1])
        sheet.add("职务", "Post", filled[2], keep=post)
        sheet.add(zh_phone, zh_phone, filled[3], width=1.2)
    return sheet.table("people", headless=0.1)
