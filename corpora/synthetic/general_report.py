"""Whole documents of other families than the statutory report: prose, and tables that it speaks of truly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from corpora.document.numeral import print_chinese
from corpora.synthetic.bodies import Body, draw_body, places
from corpora.synthetic.plant import Contradiction
from corpora.synthetic.report import Paragraph, Position, PrintedTable, Report, Section, Statement
from corpora.synthetic.split import Split, allowed
from corpora.synthetic.tables.contradict import plant_in_table
from corpora.synthetic.tables.general import Shape, draw_table
from corpora.synthetic.tables.repeat import repeat_cell, repeated_cells
from corpora.synthetic.tables.words import load_words

Content = Paragraph | PrintedTable
MOST_TABLES = 6
SHARE_THAT_REPEATS = 0.6
"""Of the tables, how many have a cell repeated in the words before them."""


def draw_general_report(random: Random, *, split: Split = "all", n_tables: int | None = None) -> Report:
    """A document of a drawn family with an invented body and year; every number in its prose stands in a table too.

    Args:
        random: source of every choice.
        split: which families, wordings, topics and places may be used.
        n_tables: tables in the document, one to MOST_TABLES drawn when None.
    """
    words = load_words("reports")
    family = words["families"][random.choice(allowed(list(words["families"]), split))]
    body, year = draw_body(random, place=random.choice(places(split))), random.randint(2018, 2025)
    count = random.randint(1, MOST_TABLES) if n_tables is None else n_tables
    tables = list(_tables(random, family, body, year, count, split=split))
    titles = family["sections"][: max(2, random.randint(2, len(family["sections"])))]
    shared: list[list[tuple[int, PrintedTable]]] = [[] for _ in titles]
    for number, table in enumerate(tables, start=1):
        shared[min(len(titles) - 1, (number - 1) * len(titles) // max(1, count))].append((number, table))
    style = random.choice(("han", "han", "brackets", "arabic", "part", "none"))
    sections = tuple(
        _section(random, family, style, index, title, shared[index], year, split=split)
        for index, title in enumerate(titles)
    )
    opening = random.choice(allowed(words["openings"], split)).format(year=year)
    return Report(
        body=body.name,
        year=year,
        title=_titled(random, family, body, year, split=split),
        introduction=(Paragraph(statements=(Statement(text=opening, family="general"),)),),
        sections=sections,
    )


def plant_in_general_report(report: Report, random: Random) -> tuple[Report, Contradiction] | None:
    """One wrong digit in one of its tables, in a cell that the prose does not repeat; None where nothing adds up."""
    tables = list(report.tables)
    random.shuffle(tables)
    for table in tables:
        planted = plant_in_table(table, random, spared=_repeated(report, table))
        if planted is not None:
            changed, contradiction = planted
            sections = tuple(
                replace(section, content=tuple(changed if item is table else item for item in section.content))
                for section in report.sections
            )
            return replace(report, sections=sections), contradiction
    return None


def _repeated(report: Report, table: PrintedTable) -> frozenset[Position]:
    said = {claim.value for statement in report.statements for claim in statement.claims}
    return repeated_cells(table, said)


def _titled(random: Random, family: dict[str, Any], body: Body, year: int, *, split: Split) -> str:
    title: str = random.choice(allowed(family["titles"], split))
    return title.format(body=body.name, region=body.region, year=year)


def _tables(
    random: Random, family: dict[str, Any], body: Body, year: int, count: int, *, split: Split
) -> Iterator[PrintedTable]:
    """Tables with numbered captions, all numbered in one way."""
    pattern = random.choice(load_words("reports")["captions"])
    shapes: Sequence[Shape] = family["shapes"]
    for number in range(1, count + 1):
        shape = random.choice(shapes) if random.random() < 0.85 else None
        table = draw_table(random, split=split, shape=shape, year=year, place=body.region)
        caption = table.caption or f"{body.region}有关情况表"
        yield replace(table, caption=pattern.format(n=number, caption=caption))


def _section(
    random: Random,
    family: dict[str, Any],
    style: str,
    index: int,
    title: str,
    tables: Sequence[tuple[int, PrintedTable]],
    year: int,
    *,
    split: Split,
) -> Section:
    content: list[Content] = []
    says = allowed(family["says"], split)
    for text in random.sample(says, min(len(says), random.randint(1, 3))):
        content.append(_paragraph(Statement(text=text, family="general")))
    for number, table in tables:
        content += _introduced(random, number, table, year, split=split)
    mark, heading = _numbered(style, index, title)
    return Section(number=mark, title=heading, content=tuple(content))


def _introduced(random: Random, number: int, table: PrintedTable, year: int, *, split: Split) -> Iterator[Content]:
    """A sentence that points at the table or repeats a cell of it, then the table."""
    words = load_words("reports")
    said = None
    if random.random() < SHARE_THAT_REPEATS:
        said = repeat_cell(random, table, allowed(words["repeats"], split), number=number, year=year)
    if said is None:
        said = Statement(text=random.choice(allowed(words["points"], split)).format(n=number), family="general")
    yield _paragraph(said)
    yield table


def _paragraph(*statements: Statement) -> Paragraph:
    return Paragraph(statements=statements)


def _numbered(style: str, index: int, title: str) -> tuple[str | None, str]:
    """The section's numeral, None where its mark is not the usual one, and its title with that mark."""
    numeral = print_chinese(index + 1)
    return {
        "han": (numeral, title),
        "brackets": (None, f"（{numeral}）{title}"),
        "arabic": (None, f"{index + 1}.{title}"),
        "part": (None, f"第{numeral}部分　{title}"),
        "none": (None, title),
    }[style]
