"""Readings made from the nouns alone, of an invented place: what export and command line are tested with."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from corpora.document.check import Check, Evidence, Message
from corpora.document.claim import Claim, Entity, Expression
from corpora.document.document import Document, Source
from corpora.document.errors import Encrypted
from corpora.document.figure import Figure
from corpora.document.geometry import Box, Span
from corpora.document.grid import Cell, Grid, Table
from corpora.document.layout import Layout, Section
from corpora.document.number import Number
from corpora.document.page import Page
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.document.reading import Coverage, Reading, Unread

SENTENCE = "2023年，云岭市示例局共收到依申请公开1，750件，其中予以公开 368 件、部分公开469件，比上年增长12.5%。"
PARTS = "全年通过网站、微信等发布信息30条，包括：动态12条、通知9条、解读8条。"
TITLE = "云岭市示例局2023年政府信息公开工作年度报告"
TEXT = f"{TITLE}\n一、总体情况\n{SENTENCE}\n{PARTS}\n表格"


def _span(words: str, *, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def _claim(name: str, sentence: str, printed: str, value: str, field: str | None = None) -> Claim:
    span = _span(printed, after=TEXT.index(sentence))
    return Claim(
        id=name,
        text=printed,
        span=span,
        sentence=_span(sentence),
        section="一",
        measure="收到依申请公开",
        number=Number(value=Decimal(value), printed=printed, span=span, unit="件"),
        relation="equal",
        period="2023",
        period_kind="this_year",
        body="own",
        fields=(Expression(name="新收", plus=(field,)),) if field else (),
        confidence=0.95,
    )


def _cell(row: int, column: int, text: str, *, header: bool = False, rows: int = 1, columns: int = 1) -> Cell:
    place = Place(span=_span("表格"), page_number=2, box=Box(left=10.5, top=20, right=30, bottom=40.25))
    digits = text.isdigit()
    number = Number(value=Decimal(text), printed=text, span=Span(0, len(text))) if digits else None
    return Cell(
        row=row,
        column=column,
        text=text,
        row_span=rows,
        column_span=columns,
        header=header,
        number=number,
        state="read" if text else "blank",
        place=place,
    )


@pytest.fixture
def table() -> Table:
    cells = (
        _cell(0, 0, "", header=True, rows=2),
        _cell(0, 1, "申请人情况 <个人&企业>", header=True, columns=2),
        _cell(1, 1, "自然人", header=True),
        _cell(1, 2, "总计", header=True),
        _cell(2, 0, "一、本年新收政府信息公开申请数量", header=True),
        _cell(2, 1, "1710"),
        _cell(2, 2, "1710"),
        _cell(3, 0, "=cmd|' /C calc'!A0", header=True),
        _cell(3, 1, ""),
        _cell(3, 2, "12（其中修订3件）"),
    )
    place = Place(span=_span("表格"), page_number=1)
    return Table(id="t1", form="requests", grid=Grid(n_rows=4, n_columns=3, cells=cells), place=place)


@pytest.fixture
def checks() -> tuple[Check, ...]:
    place = Place(span=_span(SENTENCE), page_number=1)
    cell = Evidence(role="cell", text="1710", place=Place(span=_span("表格"), page_number=2), table="t1", cell=(2, 2))
    return (
        Check(
            id="k1",
            kind="claim-table",
            verdict="contradicted",
            cause="published",
            message=Message(code="example", values=(("claimed", "1750"), ("found", "1710"))),
            fields=("requests.new.total",),
            evidence=(Evidence(role="claim", text=SENTENCE, place=place), cell),
            confidence=0.97,
            claimed=Decimal(1750),
            found=Decimal(1710),
        ),
        Check(
            id="k2",
            kind="claim-parts",
            verdict="contradicted",
            cause="published",
            message=Message(code="example", values=(("claimed", "30"), ("found", "29"))),
            fields=(),
            evidence=(
                Evidence(role="claim", text="30", place=Place(span=_span("30", after=TEXT.index(PARTS)))),
                *(
                    Evidence(role="part", text=part, place=Place(span=_span(part, after=TEXT.index(PARTS))))
                    for part in ("12条", "9条", "8条")
                ),
            ),
            confidence=0.9,
            claimed=Decimal(30),
            found=Decimal(29),
        ),
        Check(
            id="k3",
            kind="table-identity",
            verdict="supported",
            message=Message(code="example", values=(("claimed", "1"), ("found", "1"))),
            fields=("requests.new.total",),
            evidence=(cell,),
            confidence=0.99,
            claimed=Decimal(1),
            found=Decimal(1),
        ),
    )


@pytest.fixture
def reading(table: Table, checks: tuple[Check, ...]) -> Reading:
    source = Source(path="reports/示例局.docx", sha256="ab" * 32, media_type="text/plain", size_bytes=1234)
    page = Page(number=1, width=595, height=842)
    passages = tuple(Passage(place=Place(span=_span(words), page_number=1)) for words in (TITLE, SENTENCE, PARTS))
    figures = (
        Figure(
            field="requests.new.total",
            label="一、本年新收政府信息公开申请数量 / 总计",
            value=Decimal(1710),
            state="read",
            unit="件",
            table="t1",
            cell=(2, 2),
            printed="1710",
            confidence=0.99,
        ),
        Figure(
            field="proactive.fees",
            label="行政事业性收费",
            value=Decimal("3.50"),
            state="read",
            unit="万元",
            table="t1",
            cell=(3, 2),
            printed="3.50",
            confidence=0.9,
        ),
        Figure(
            field="requests.carried_in.total",
            label="二、上年结转 / 总计",
            value=None,
            state="blank",
            unit="件",
            table="t1",
            cell=(3, 1),
            printed="",
            confidence=0.5,
        ),
    )
    layout = Layout(
        title=TITLE,
        title_span=_span(TITLE),
        organisation="云岭市示例局",
        year=2023,
        sections=(Section(number="一", title="总体情况", place=Place(span=_span("一、总体情况"), page_number=1)),),
        passages=passages,
        tables=(table,),
        figures=figures,
        profile="statutory-2021",
        warnings=("rows_repaired t1",),
    )
    claims = (
        _claim("c1", SENTENCE, "1，750", "1750", "requests.new.total"),
        _claim("c2", SENTENCE, "368", "368", "requests.granted.total"),
        _claim("c3", SENTENCE, "12.5", "12.5"),
        _claim("c4", PARTS, "30", "30"),
        _claim("c5", PARTS, "9", "9"),
    )
    return Reading(
        document=Document(source=source, text=TEXT, blocks=passages, pages=(page, page), warnings=("bookmark",)),
        layout=layout,
        entities=(Entity(label="ORG", text="云岭市示例局", span=_span("云岭市示例局"), confidence=0.97),),
        claims=claims,
        checks=checks,
        coverage=Coverage(claims=5, linked=2, checked=3),
    )


@pytest.fixture
def unread() -> Unread:
    return Unread(path="reports/锁.xlsx", failure=Encrypted("Office").failure(), sha256="cd" * 32, size_bytes=9)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a PostgreSQL that is started once. `postgres_server.make_database` makes databases in it."""
    folder = str(Path(__file__).parent / "store")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    from postgres_server import NO_SYNC, postgres_server

    with postgres_server(*NO_SYNC) as url:
        yield url
