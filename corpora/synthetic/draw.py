"""Draws whole reports: a body with its name, its figures, its voice, its layout habits."""

from __future__ import annotations

from random import Random

from corpora.synthetic.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.phrases import load_phrases
from corpora.synthetic.prose import introduction, narrative
from corpora.synthetic.report import FormTable, Paragraph, Report, Section
from corpora.synthetic.values import Level, blank_zeros, draw_years
from corpora.synthetic.voice import Voice

LEVELS: tuple[Level, ...] = ("office", "office", "office", "county", "county", "city")
"""Offices are the most numerous, as they are in life."""


def draw_reports(
    random: Random,
    *,
    year: int,
    years: int = 1,
    level: Level | None = None,
    body: str | None = None,
    blank_share: float = 0.0,
    titled: bool = True,
    other_in_one_row: bool = False,
) -> list[Report]:
    """Consistent reports of one body for consecutive years, oldest first, the last of them for `year`.

    Args:
        random: source of every choice; the same state gives the same reports.
        year: year of the newest report.
        years: how many; from the second on, comparisons with last year can be checked.
        level: size of the body, drawn when None.
        body: its name, invented when None.
        blank_share: share of zero cells that are left empty.
        titled: False drops the title and the introduction, as in reports cut out of their page.
        other_in_one_row: print 其他处理 as one row.
    """
    size: Level = level if level else random.choice(LEVELS)
    name = body or draw_body(random, level=size)
    figures = draw_years(random, level=size, years=years + 1)
    reports = []
    for index in range(1, years + 1):
        printed = blank_zeros(figures[index], random, share=blank_share)
        voice = Voice(
            random=random,
            body=name,
            we=_we(random, name),
            year=year - years + index,
            figures=printed,
            previous=figures[index - 1],
            habit=random.choices(("arabic", "comma", "wide"), (8, 2, 1))[0],
        )
        known = index > 1
        reports.append(_compose(voice, previous_known=known, titled=titled, other_in_one_row=other_in_one_row))
    return reports


def draw_body(random: Random, *, level: Level) -> str:
    """An invented body: 云岭市教育局, 砚溪县人民政府, 石桅镇人民政府."""
    phrases = load_phrases("surroundings")
    places = phrases["places"]
    if level != "office":
        return f"{random.choice(places[level])}人民政府"
    if random.random() < 0.3:
        return f"{random.choice(places['county'])}{random.choice(places['town'])}"
    return f"{random.choice(places['city'] + places['county'])}{random.choice(phrases['levels']['office'])}"


def _compose(voice: Voice, *, previous_known: bool, titled: bool, other_in_one_row: bool) -> Report:
    phrases = load_phrases("surroundings")
    title = voice.fill(voice.random.choice(phrases["titles"])).text
    paragraphs = narrative(voice, previous_known=previous_known)
    tables: dict[str, FormTable] = {
        "二": proactive_form(voice.figures),
        "三": requests_form(voice.figures, other_in_one_row=other_in_one_row),
        "四": disputes_form(voice.figures),
    }
    sections = []
    for number, name in zip("一二三四五六", phrases["sections"], strict=True):
        content: tuple[Paragraph | FormTable, ...] = (tables[number],) if number in tables else paragraphs[number]
        sections.append(Section(number=number, title=name, content=content))
    return Report(
        body=voice.body,
        year=voice.year,
        title=title if titled else None,
        introduction=introduction(voice) if titled else (),
        sections=tuple(sections),
        figures=voice.figures,
    )


def _we(random: Random, body: str) -> str:
    """What the body calls itself; never a word for another level."""
    own = {"局": "我局", "处": "我街道", "府": "本机关"}[body[-1]]
    if body.endswith("市人民政府"):
        own = "我市"
    elif body.endswith("县人民政府"):
        own = "我县"
    elif body.endswith("区人民政府"):
        own = "我区"
    return random.choice((own, own, "本机关"))
