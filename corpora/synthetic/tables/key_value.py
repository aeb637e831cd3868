"""Forms that people fill in: labels beside their values, two or three pairs a row, a place for a photograph."""

from __future__ import annotations

from random import Random

from corpora.synthetic.report import PrintedTable
from corpora.synthetic.split import Split, allowed
from corpora.synthetic.tables.entries import Setting, draw_entry
from corpora.synthetic.tables.names import draw_place, fill
from corpora.synthetic.tables.printing import draw_number_style
from corpora.synthetic.tables.sheet import Sheet
from corpora.synthetic.tables.words import draw_topic

SHARE_OF_EMPTY_FIELDS = 0.1


def draw_key_value(
    random: Random, *, split: Split = "all", year: int | None = None, place: str | None = None, blank: bool = False
) -> PrintedTable:
    """A form of two to three label-value pairs a row, then wide fields; `blank` leaves it unfilled. It has no head
    rows: its labels are spread over it.
    """
    _, topic = draw_topic(random, "forms", split=split)
    year, place = year or random.randint(2018, 2025), place or draw_place(random, split=split)
    setting = Setting(place=place, year=year, split=split, style=draw_number_style(random), prose=tuple(topic["prose"]))
    pairs, sheet = random.choice((1, 2, 2, 2, 3)), Sheet()
    fields = [text.split("|") for text in topic["fields"]]
    fields = fields[: random.randint(min(4, len(fields)), len(fields))]
    picture = random.choice(topic["picture"]) if topic["picture"] and pairs > 1 and len(fields) > 2 * pairs else None
    n_columns = 2 * pairs + (picture is not None)
    picture_rows = min(len(fields) // pairs, random.randint(3, 4)) if picture else 0
    row = column = 0
    for index, (label, kind) in enumerate(fields):
        last = index == len(fields) - 1
        edge = 2 * pairs if row < picture_rows else n_columns
        sheet.label(row, column, label)
        ends_row = last or column + 4 > edge
        span = edge - column - 1 if ends_row else 1
        text, value = (
            ("", None) if blank or random.random() < SHARE_OF_EMPTY_FIELDS else draw_entry(random, kind, setting)
        )
        sheet.value(row, column + 1, text, value, column_span=span)
        row, column = (row + 1, 0) if ends_row else (row, column + 2)
    if picture:
        sheet.value(0, n_columns - 1, picture, row_span=min(picture_rows, row))
    for text in topic["wide"][: random.randint(1, len(topic["wide"]))]:
        label, kind = text.split("|")
        sheet.label(row, 0, label)
        words, value = ("", None) if blank else draw_entry(random, kind, setting)
        sheet.value(row, 1, words, value, column_span=n_columns - 1)
        row += 1
    return sheet.finish(
        n_header_rows=0,
        caption=fill(random, random.choice(allowed(topic["captions"], split)), place=place, year=year),
        note="填表人：　　　　联系电话：　　　　填表日期：　　年　　月　　日" if random.random() < 0.2 else None,
    )
