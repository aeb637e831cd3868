"""Tables that the line above them gives to another year than the report's, or to a state of it that was corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpora.document.geometry import Span
from corpora.document.region import Region, Slip
from models.language.report_title import year_of_title
from models.tables.keys import SHORT_LABEL, label_key
from models.tables.printed.form_words import FormWords
from models.tables.printed.furniture import Furniture

LONGEST_HEADING = 60
"""Characters; a longer line is a sentence about many things."""
TITLE_WITHIN = 3000
"""Characters from the beginning in which the title stands, with what a site prints above it."""
_TITLE = re.compile(r"(?:报告|年报)\s*[（(]?[^（()）]{0,6}[)）]?\s*$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?年)")
_LAST_YEAR = re.compile(r"上一?年度?(?!结转|转|末|底)|去年|往年|历年")
_CAPTION = re.compile(r"(?:情况|数据|统计|一览|对比|比较|同期|表)[^。；;\d]{0,14}$")
_ROW = re.compile(r"新收|结转|转入|转下|办理|办结|收到")
"""三、2023年度办理情况 is the label of a row."""
_BEGINS = re.compile(
    r"[（(【]?(?:附[:：]?)?(?:以下|下[表列面])?\D{0,3}(?:19|20)\d\d\s?年度?[^。；;，,\d（(]{0,14}(?:数据|情况|统计|表)"
)
"""How a row begins under which another year's figures stand."""
FEWEST_LABELS = 3
"""Labels of forms over such a row, and under it."""
_SUPERSEDED = re.compile(r"(?:更正|勘误|修正|修订|修改|调整|变更)(?:之|以)?前(?!后)|原(?:表|数据|报告|填报|公布)")
"""What a correction publishes once more beside what holds now."""
_THIS_YEAR = re.compile(r"本年|今年|当年")


def is_caption_of_a_year(line: str) -> bool:
    """2022年度申请情况（供对比）, 附：上年数据: a table of its own begins below."""
    bare = line.strip()
    if len(bare) > LONGEST_HEADING or not _CAPTION.search(bare) or _ROW.search(bare):
        return False
    return any(year.search(bare) for year in (_YEAR, _LAST_YEAR, _THIS_YEAR))


def of_other_years(regions: Sequence[Region], *, text: str, furniture: Furniture) -> frozenset[int]:
    """Indices of such regions; what goes on right below one is of the same year. `text` is the document's."""
    year = next((found for line in text[:TITLE_WITHIN].split("\n") if (found := _year_of_report(line))), None)
    behind: set[int] = set()
    for index, region in enumerate(regions):
        heading = region.caption or _line_above(text, region, regions[index - 1] if index else None, furniture)
        if index - 1 in behind if not heading else _names_other(heading, year):
            behind.add(index)
    return frozenset(behind)


def years_apart(regions: Sequence[Region], words: FormWords) -> list[Region]:
    """The regions, those of a form cut where a row of the grid says that another year's begins: 以下为2020年数据."""
    return [part for region in regions for part in _parts(region, words)]


def _parts(region: Region, words: FormWords) -> Iterator[Region]:
    starts = [number for number in range(1, len(region.rows)) if _begins_a_year(region, number, words)]
    if region.trust != "grid" or region.registered is not None or not starts:
        yield region
        return
    for first, end in pairwise([0, *starts, len(region.rows)]):
        rows = region.rows[first:end]
        slips = [slip for row in rows for slip in row]
        start = slips[0].place.span.start if first else region.place.span.start
        stop = slips[-1].place.span.end if end < len(region.rows) else region.place.span.end
        place = replace(region.place, span=Span(start, stop), page_number=slips[0].place.page_number, box=None)
        yield replace(region, rows=rows, place=place, caption=_said(rows[0])[0] if first else region.caption)


def _begins_a_year(region: Region, number: int, words: FormWords) -> bool:
    """Is the row one cell that names a year's data, no cell goes over its upper edge, and labels stand under it?"""
    said = _said(region.rows[number])
    if len(said) != 1 or len(said[0]) > LONGEST_HEADING or not _BEGINS.match(said[0]) or _ROW.search(said[0]):
        return False
    if any(slip.row_span > number - above for above, row in enumerate(region.rows[:number]) for slip in row):
        return False
    parts = (region.rows[:number], region.rows[number:])
    return all(_labels(rows, words) >= FEWEST_LABELS for rows in parts)


def _said(row: Sequence[Slip]) -> list[str]:
    return [slip.text for slip in row if slip.text]


def _labels(rows: Sequence[Sequence[Slip]], words: FormWords) -> int:
    said = {label_key(slip.text) for row in rows for slip in row}
    return sum(len(key) > SHORT_LABEL and key in words.keys for key in said)


def _year_of_report(line: str) -> int | None:
    return year_of_title(line) if len(line) <= LONGEST_HEADING and _TITLE.search(line) else None


def _line_above(text: str, region: Region, before: Region | None, furniture: Furniture) -> str:
    """The last line between the region before and this one that is no page number or unit; "" where there is none."""
    between = text[before.place.span.end if before is not None else 0 : region.place.span.start]
    lines = [line.strip() for line in between.split("\n")]
    return next((line for line in reversed(lines) if line and not furniture.has(line)), "")


def _names_other(heading: str, year: int | None) -> bool:
    if len(heading) <= LONGEST_HEADING and "。" not in heading and _SUPERSEDED.search(heading):
        return True
    years = {int(found) for found in _YEAR.findall(heading)}
    if len(heading) > LONGEST_HEADING or "。" in heading or _THIS_YEAR.search(heading) or year in years:
        return False
    return bool(_LAST_YEAR.search(heading)) or (year is not None and bool(years))
