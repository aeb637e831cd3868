"""Statutory reports of a house with words of its own: sentences and heads of tables that neither rules nor network have
met. What a loop of corrections is measured on.

    python -m corpora.synthetic.house.draw --out DIR --count 50 --seed 1 --wordings learned

DIR/reports and DIR/gold are what `gouji extract` and `gouji evaluate` take. Bodies of different seeds are different
where `--first` leaves room for them: it counts through the places of split dev.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from random import Random
from typing import Any, Final, Literal, get_args

from corpora.labelled.marked import MarkedPassage, parse_marked
from corpora.labelled.marked_figure import parse_figure
from corpora.plain_yaml import plain_yaml
from corpora.synthetic.bodies import draw_body, shuffled_places
from corpora.synthetic.files.html import render_html
from corpora.synthetic.gold import gold
from corpora.synthetic.report import Paragraph, PrintedCell, PrintedTable, Report, Section, Statement
from corpora.synthetic.tables.fields import COLUMNS as OFFICIAL_COLUMNS
from corpora.synthetic.tables.fields import GROUPS, ROWS, SINGLE_OUTCOMES
from corpora.synthetic.tables.forms import disputes_form, print_cell, proactive_form
from corpora.synthetic.values import StatutoryFigures, draw_years
from corpora.synthetic.written import SECTIONS

Wordings = Literal["learned", "held"]
"""Sentences that reviewers of the experiment have met, and those that only the measurement has."""
PLACES_SEED: Final = 88_001
_FIGURE: Final = re.compile(r"\{%([^|{}]*)\|([^|{}]+)((?:\|[^{}]*)?)\}")
_ANY: Final = re.compile(r"\{\$([^{}]*)\}")
_OFFICIAL_ROWS: Final[dict[str, str]] = {
    "new": "一、本年新收政府信息公开申请数量", "carried_in": "二、上年结转政府信息公开申请数量",
    "outcome_total": "（七）总计", "carried_out": "四、结转下年度继续办理", **SINGLE_OUTCOMES,
    **{f"{group}.{row}": text for group, (_, rows) in GROUPS.items() for row, text in rows.items()},
}  # fmt: skip


@cache
def _words() -> Mapping[str, Any]:
    text = resources.files("corpora.synthetic.house").joinpath("words.yaml").read_text("utf-8")
    loaded: Mapping[str, Any] = plain_yaml(text)
    return loaded


def draw_house_report(random: Random, *, place: str, wordings: Wordings) -> Report:
    """A consistent report of a body of `place`; its prose has `wordings` alone."""
    body = draw_body(random, place=place)
    (figures,) = draw_years(random, level=body.level, years=1)
    year = random.randint(2021, 2025)
    tables = {1: proactive_form(figures), 2: requests_table(figures), 3: disputes_form(figures)}
    prose = {0: tuple(_paragraphs(figures, random, body=body.name, year=year, wordings=wordings))}
    sections = tuple(
        Section(number=number, title=title, content=(tables[place],) if place in tables else prose.get(place, ()))
        for place, (number, title) in enumerate(zip("一二三四五六", SECTIONS, strict=True))
    )
    return Report(
        body=body.name, year=year, title=f"{body.name}{year}年政府信息公开工作年度报告", introduction=(),
        sections=sections, figures=figures,
    )  # fmt: skip


def _paragraphs(
    figures: StatutoryFigures, random: Random, *, body: str, year: int, wordings: Wordings
) -> Iterator[Paragraph]:
    """Two sentences of each topic, all that there are where it has fewer; of those that reviewers meet one more."""
    for topic, held in _words()["topics"].items():
        frames: Sequence[str] = held[wordings]
        chosen = random.sample(frames, min(len(frames), 2))
        chosen += [_strung(held, random)] if wordings == "learned" and "terms" in held else []
        for frame in chosen:
            yield Paragraph(statements=(_statement(frame, figures, random, body=body, year=year, topic=topic),))


def _strung(topic: Mapping[str, Any], random: Random) -> str:
    """A sentence of two to four of a topic's terms."""
    words = _words()
    terms = random.sample(sorted(topic["terms"].items()), random.randint(2, 4))
    copula, joint = random.choice(words["copulas"]), random.choice(words["joints"])
    clauses = [f"[{term}]{copula}{{%{topic['unit']}|{field}}}" for term, field in terms]
    return f"{random.choice(words['openers'])}{joint.join(clauses)}。"


def _statement(frame: str, figures: StatutoryFigures, random: Random, *, body: str, year: int, topic: str) -> Statement:
    text = _FIGURE.sub(lambda match: f"{{{_sum(match[2], figures)}{match[1]}|{match[2]}{match[3]}}}", frame)
    text = _ANY.sub(lambda match: f"{{{random.randint(2, 9000)}{_sense(match[1])}}}", text)
    told = parse_marked(MarkedPassage(id=topic, org=body, year=year, text=text))
    return Statement(text=told.text, entities=told.entities, claims=told.claims, family=f"house:{topic}")


def _sense(mark: str) -> str:
    """`件||last` as it is; a bare unit speaks of no field."""
    return mark if "|" in mark else f"{mark}||"


def _sum(expression: str, figures: StatutoryFigures) -> str:
    ((plus, minus),) = parse_figure(f"0件|{expression}").fields
    return print_cell(figures.sum(plus) - figures.sum(minus))


def requests_table(figures: StatutoryFigures) -> PrintedTable:
    """One head row and one label column, the columns in the house's order; 26 by 8."""
    words = _words()
    columns: Sequence[str] = words["column_order"]
    cells = [PrintedCell(row=0, column=0, text="项目")]
    cells += [
        PrintedCell(row=0, column=place, text=words["columns"].get(name, OFFICIAL_COLUMNS[name]))
        for place, name in enumerate(columns, start=1)
    ]
    for row, name in enumerate(ROWS, start=1):
        cells.append(PrintedCell(row=row, column=0, text=words["rows"].get(name, _OFFICIAL_ROWS[name])))
        for place, column in enumerate(columns, start=1):
            field = f"requests.{name}.{column}"
            cells.append(
                PrintedCell(
                    row=row, column=place, text=print_cell(figures[field]), header=False, field=field,
                    value=figures[field],
                )
            )  # fmt: skip
    return PrintedTable(
        form="requests", n_rows=len(ROWS) + 1, n_columns=len(columns) + 1, n_header_rows=1, cells=tuple(cells)
    )  # fmt: skip


def write_house(out: Path, *, count: int, seed: int, wordings: Wordings, first: int = 0) -> None:
    """Writes `count` reports as HTML with their truth, of the places `first` and on: sets that do not overlap there
    share no body.
    """
    places = shuffled_places(PLACES_SEED, split="dev")
    for name in ("reports", "gold"):
        (out / name).mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        random = Random(f"house {seed} {number}")
        report = draw_house_report(random, place=places[number], wordings=wordings)
        source = f"house-{number:04d}.html"
        page = render_html(report, random=random)
        (out / "reports" / source).write_text(page, encoding="utf-8")
        truth = gold(report, source=source, kind=f"house-{wordings}")
        (out / "gold" / f"house-{number:04d}.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Writes a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--wordings", choices=get_args(Wordings), default="learned")
    given = parser.parse_args()
    write_house(given.out, count=given.count, seed=given.seed, wordings=given.wordings, first=given.first)


if __name__ == "__main__":
    main()
