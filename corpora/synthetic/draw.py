"""Draws whole reports: a body with its name, its figures, its voice, its layout habits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from corpora.synthetic.prose.narrative import introduction, masthead, narrative, signature, title_statement
from corpora.synthetic.prose.phrases import load_phrases
from corpora.synthetic.prose.voice import Voice
from corpora.synthetic.report import Paragraph, PrintedTable, Report, Section
from corpora.synthetic.split import Split
from corpora.synthetic.tables.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.values import Level, StatutoryFigures, blank_zeros, draw_years

SHARE_WITH_GAPS = 0.08
"""Share of reports that set a space between a numeral and its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a body lays its reports out.

    Args:
        blank_share: share of zero cells that are left empty.
        titled: False drops the title and the introduction, as in reports cut out of their page.
        numbered: False drops the numbers of the section headings.
        other_in_one_row: 其他处理 is one row.
        annotated: the number of new documents carries a remark in its cell, `12（其中修订3件）`.
        masthead: a line of dates and counters under the title.
        signed: the body's name and a date at the end.
    """

    blank_share: float = 0.0
    titled: bool = True
    numbered: bool = True
    other_in_one_row: bool = False
    annotated: bool = False
    masthead: bool = False
    signed: bool = False


REGULAR = Habits()

OWN_NAMES: dict[str, str] = {
    **{f"{rank}人民政府": f"我{rank}" for rank in ("市", "县", "区", "州", "旗", "镇", "乡")},
    "行政公署": "我署",
    "街道办事处": "我街道",
    "管理委员会": "我委",
    "委员会": "我委",
    "局": "我局",
    "办公室": "本机关",
}
"""How a body whose name ends so calls itself."""


def draw_habits(random: Random) -> Habits:
    """Mostly regular; each oddity in about a tenth of the reports, blank cells in a quarter."""
    return Habits(
        blank_share=0.3 if random.random() < 0.25 else 0.0,
        titled=random.random() < 0.9,
        numbered=random.random() < 0.92,
        other_in_one_row=random.random() < 0.1,
        annotated=random.random() < 0.15,
        masthead=random.random() < 0.3,
        signed=random.random() < 0.3,
    )


def draw_reports(
    random: Random,
    *,
    year: int,
    years: int = 1,
    level: Level,
    body: str,
    habits: Habits = REGULAR,
    figures: Sequence[StatutoryFigures] | None = None,
    split: Split = "all",
) -> list[Report]:
    """Consistent reports of one body for consecutive years, oldest first, the last of them for `year`.

    From the second year on, comparisons with last year can be checked. The same state of `random` gives the same
    reports.

    `figures`, where given, are those of `years` + 1 consecutive years, beginning with the year before the first report;
    `split` says whose wordings are used.
    """
    figures = figures or draw_years(random, level=level, years=years + 1)
    reports = []
    for index in range(1, years + 1):
        voice = Voice(
            random=random,
            body=body,
            we=_we(random, body),
            year=year - years + index,
            figures=blank_zeros(figures[index], random, share=habits.blank_share),
            previous=figures[index - 1],
            habit=random.choices(("arabic", "comma", "wide", "spaced"), (24, 6, 3, 1))[0],
            gap=random.random() < SHARE_WITH_GAPS,
            split=split,
        )
        reports.append(_compose(voice, previous_known=index > 1, habits=habits))
    return reports


def _compose(voice: Voice, *, previous_known: bool, habits: Habits) -> Report:
    phrases = load_phrases("surroundings")
    title = title_statement(voice).text
    paragraphs = narrative(voice, previous_known=previous_known)
    head = (*((masthead(voice),) if habits.masthead else ()), *introduction(voice))
    if habits.signed:
        paragraphs["六"] += signature(voice)
    proactive = proactive_form(voice.figures)
    tables: dict[str, PrintedTable] = {
        "二": _annotated(proactive, voice) if habits.annotated else proactive,
        "三": requests_form(voice.figures, other_in_one_row=habits.other_in_one_row),
        "四": disputes_form(voice.figures),
    }
    sections = []
    for number, name in zip("一二三四五六", phrases["sections"], strict=True):
        content: tuple[Paragraph | PrintedTable, ...] = (tables[number],) if number in tables else paragraphs[number]
        sections.append(Section(number=number if habits.numbered else None, title=name, content=content))
    return Report(
        body=voice.body,
        year=voice.year,
        title=title if habits.titled else None,
        introduction=head if habits.titled else (),
        sections=tuple(sections),
        figures=voice.figures,
    )


def _annotated(table: PrintedTable, voice: Voice) -> PrintedTable:
    made = int(voice.figures["proactive.documents.made"])
    if made < 2:
        return table
    remark = f"{made}（其中修订{voice.random.randint(1, made - 1)}件）"
    cells = (replace(c, text=remark) if c.field == "proactive.documents.made" else c for c in table.cells)
    return replace(table, cells=tuple(cells))


def _we(random: Random, body: str) -> str:
    """What the body calls itself; never a word for another level."""
    own = next((own for end, own in OWN_NAMES.items() if body.endswith(end)), "本单位")
    return random.choice((own, own, "本机关"))
