"""What stands around the rows of a table: caption, unit, note, widths of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebRow, WebTable
from corpora.synthetic.web.designs.pens import Pen
from corpora.synthetic.web.designs.rows import spanning, width_of
from corpora.synthetic.web.designs.texts import passage, pick
from corpora.synthetic.web.figures import draw_code
from corpora.synthetic.web.words import Words


def finish_statistic(
    random: Random, words: Words, rows: Sequence[WebRow], *, shares: Sequence[float] = (2.5,), name: str = "stat"
) -> WebTable:
    """The table with a caption, unit, note and widths, or without; `shares` are those of its first columns."""
    columns = width_of(rows)
    rows = list(rows)
    note = words.one(random, f"{name}_notes") if random.random() < 0.35 else ""
    if note and random.random() < 0.25:
        rows.append(spanning(note, columns, "note"))
        note = ""
    widths = (*shares[:columns], *[1.0] * (columns - len(shares)))
    unit = "stat_unit_lines" if name == "stat" else f"{name}_units"
    return WebTable(
        rows=tuple(rows),
        caption=words.one(random, f"{name}_captions") if random.random() < 0.6 else "",
        unit=words.one(random, unit) if random.random() < 0.3 else "",
        note=note,
        widths=tuple(share * random.uniform(0.9, 1.1) for share in widths) if random.random() < 0.45 else (),
        wide=columns > 6 or random.random() < 0.5,
    )


def finish_statement(random: Random, words: Words, rows: Sequence[WebRow], *shares: float) -> WebTable:
    """The financial statement with what stands around a table of figures."""
    return finish_statistic(random, words, rows, shares=shares or (3.0,), name="statement")


def finish_list(random: Random, words: Words, rows: Sequence[WebRow], topic: str, **more: object) -> WebTable:
    """A table with, at times, a caption of the topic and a note."""
    caption = words.one(random, f"list_captions_{topic}") if random.random() < 0.6 else ""
    if caption and random.random() < 0.3:
        caption = words.one(random, "list_offices") + ("" if words.chinese else ": ") + caption
    if caption and random.random() < 0.35:
        number = random.choice((str(random.randint(1, 20)), f"{random.randint(1, 9)}-{random.randint(1, 9)}"))
        caption = f"表{number}{random.choice((' ', '：'))}{caption}" if words.chinese else f"Table {number}. {caption}"
    note = "" if random.random() < 0.75 else pick(random, words, "注：|备注：|说明：||*", "Note: |||* ")
    note = note + passage(random, words, "list_notes", 2) if note or random.random() < 0.05 else ""
    return replace(WebTable(rows=tuple(rows), caption=caption, note=note), **more)  # type: ignore[arg-type]


def finish_form(pen: Pen, rows: Sequence[WebRow], *, ruled: bool = True, widths: Sequence[float] = ()) -> WebTable:
    """The form with a title over it or in its first row, a note, and widths by chance."""
    title = pen.word("form_titles")
    if pen.chance(0.12):
        rows, title = _titled(rows, title), ""
    if pen.chance(0.12):
        text = pen.word("notes") if pen.chance(0.5) else pen.word("form_long_texts")
        rows = [*rows, spanning(text, width_of(rows), "note", align="left")]
    caption = title if pen.chance(0.6) else pen.word("captions") if pen.chance(0.2) else ""
    unit = pen.says(f"编号：{draw_code(pen.random)}", f"No. {draw_code(pen.random)}") if pen.chance(0.15) else ""
    return _framed(pen, rows, caption, unit, "notes", ruled=ruled, widths=widths)


def finish_bill(pen: Pen, rows: Sequence[WebRow], *, ruled: bool, widths: Sequence[float] = ()) -> WebTable:
    """The bill with a title, a number over it, a remark and widths by chance."""
    title = pen.word("bill_titles")
    if pen.chance(0.1):
        rows = _titled(rows, title)
    if pen.chance(0.15):
        rows = [*rows, spanning(pen.word("bill_remarks"), width_of(rows), "note", align="left")]
    number = pen.says("No：", "No. ") + draw_code(pen.random)
    day = f"{pen.word('bill_meta')}{pen.says('：', ': ')}{pen.date()}"
    caption = pen.random.choice((title, title, "", "", pen.word("captions")))
    unit = pen.random.choice(("", "", "", number, day, pen.word("units")))
    return _framed(pen, rows, caption, unit, "bill_remarks", ruled=ruled, widths=widths)


def _titled(rows: Sequence[WebRow], title: str) -> list[WebRow]:
    """The rows of a form under one of its title."""
    return [spanning(title, width_of(rows), "section", align="center", header=True, bold=True), *rows]


def _framed(
    pen: Pen, rows: Sequence[WebRow], caption: str, unit: str, notes: str, *, ruled: bool, widths: Sequence[float]
) -> WebTable:
    """The form with these texts over it, a note of the kind `notes` and widths by chance."""
    return WebTable(
        rows=tuple(rows),
        caption=caption,
        unit=unit,
        note=pen.word(notes) if pen.chance(0.2) else "",
        widths=tuple(widths) if pen.chance(0.6) else (),
        ruled=ruled,
        wide=width_of(rows) > 6 or pen.chance(0.3),
    )
