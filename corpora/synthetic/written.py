"""Whole small reports written by hand: prose, the cells of the three tables, and what a checker must say of them.

`python -m corpora.synthetic.write_written FILE --out DIR` writes DIR/reports and DIR/gold for `gouji evaluate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from corpora.document.check import CheckKind
from corpora.labelled.marked_figure import field_names
from corpora.plain_yaml import plain_yaml
from corpora.synthetic.files.html import render_html
from corpora.synthetic.files.text import render_text
from corpora.synthetic.gold import gold
from corpora.synthetic.report import Paragraph, Report, Section, Statement
from corpora.synthetic.tables.fields import APPLICANTS, DISPUTE_PATHS, DISPUTE_RESULTS, FIELDS, OUTCOMES, ROWS
from corpora.synthetic.tables.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.values import StatutoryFigures

SECTIONS = (
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况", "其他需要报告的事项",
)  # fmt: skip


class Expected(BaseModel):
    """A check that must be made. Without `claimed`, `fields` and `sentence` any of its kind will do; with `sentence`
    any that shows it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: CheckKind
    claimed: Decimal | None = None
    fields: tuple[str, ...] = ()
    sentence: str | None = None


class WrittenReport(BaseModel):
    """One entry of a file.

    Args:
        about: what it tries.
        cells: figures of single cells by shortened field name (`corpora.labelled.marked_figure.field_names`); others
            are 0 and totals follow.
        printed: cells that print something else than what follows.
        text, problems, others: paragraphs of sections 一, 五 and 六.
        contradicted: all that a checker must flag; it may flag nothing else.
        supported: what it must find supported.
        doubtful: what it may flag or not.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    about: str
    org: str
    year: int
    form: Literal["html", "text"] = "html"
    cells: Mapping[str, Decimal] = {}
    printed: Mapping[str, Decimal] = {}
    introduction: tuple[str, ...] = ()
    text: tuple[str, ...]
    problems: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    contradicted: tuple[Expected, ...] = ()
    supported: tuple[Expected, ...] = ()
    doubtful: tuple[Expected, ...] = ()

    @property
    def file_name(self) -> str:
        """Of the document."""
        return f"{self.id}.{'html' if self.form == 'html' else 'txt'}"


def read_written(path: Path) -> Iterator[WrittenReport]:
    """Every report of a file."""
    for entry in plain_yaml(path.read_text("utf-8")):
        yield WrittenReport.model_validate(entry)


def report_of(written: WrittenReport) -> Report:
    """The report with its tables."""
    figures = StatutoryFigures(values=figures_of(written.cells) | _single(written.printed))
    tables = {1: proactive_form(figures), 2: requests_form(figures), 3: disputes_form(figures)}
    prose = {0: written.text, 4: written.problems, 5: written.others}
    sections = tuple(
        Section(
            number=number,
            title=title,
            content=(tables[place],) if place in tables else _paragraphs(prose[place]),
        )
        for place, (number, title) in enumerate(zip("一二三四五六", SECTIONS, strict=True))
    )
    return Report(
        body=written.org, year=written.year, title=f"{written.org}{written.year}年政府信息公开工作年度报告",
        introduction=_paragraphs(written.introduction), sections=sections, figures=figures,
    )  # fmt: skip


def render(written: WrittenReport) -> bytes:
    """The document, the same bytes each time."""
    report = report_of(written)
    if written.form == "html":
        return render_html(report, random=Random(0)).encode()
    return render_text(report, form="rows", random=Random(0)).encode()


def truth_of(written: WrittenReport) -> dict[str, Any]:
    """Its truth in the generator's form."""
    truth = gold(report_of(written), source=written.file_name, kind=f"written-{written.form}")
    return truth | {
        "contradictions": [_expected(one) | {"field": _names(one)} for one in written.contradicted],
        "doubtful": [_expected(one) | {"field": _names(one)} for one in written.doubtful],
        "supported": [_expected(one) | {"fields": _names(one)} for one in written.supported],
    }


def figures_of(cells: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """All 200 figures with their totals."""
    values = dict.fromkeys(FIELDS, Decimal(0)) | _single(cells)
    for column in APPLICANTS:
        outcomes = (values[f"requests.{row}.{column}"] for row in OUTCOMES)
        values[f"requests.outcome_total.{column}"] = sum(outcomes, Decimal(0))
    for row in ROWS:
        values[f"requests.{row}.total"] = sum((values[f"requests.{row}.{one}"] for one in APPLICANTS), Decimal(0))
    for path in DISPUTE_PATHS:
        results = (values[f"disputes.{path}.{one}"] for one in DISPUTE_RESULTS)
        values[f"disputes.{path}.total"] = sum(results, Decimal(0))
    return values


def _single(cells: Mapping[str, Decimal]) -> dict[str, Decimal]:
    values = {}
    for short, value in cells.items():
        (name,) = field_names(short)
        values[name] = value
    return values


def _names(expected: Expected) -> list[str]:
    return [name for short in expected.fields for name in field_names(short)]


def _expected(expected: Expected) -> dict[str, Any]:
    claimed = None if expected.claimed is None else float(expected.claimed)
    return {"kind": expected.kind, "claimed": claimed} | ({"sentence": expected.sentence} if expected.sentence else {})


def _paragraphs(texts: tuple[str, ...]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(statements=(Statement(text=text),)) for text in texts)
