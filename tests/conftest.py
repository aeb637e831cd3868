"""Statutory reports of an invented bureau, written for one test at a time, and the whole line to read them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from corpora.document.check import Check
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from corpora.synthetic.files.html import render_html
from corpora.synthetic.files.text import render_text
from corpora.synthetic.report import Paragraph, Report, Section, Statement
from corpora.synthetic.statements import reports_of
from corpora.synthetic.tables.fields import APPLICANTS, DISPUTE_PATHS, DISPUTE_RESULTS, FIELDS, OUTCOMES, ROWS
from corpora.synthetic.tables.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.values import StatutoryFigures
from corpora.synthetic.web.browser import BROWSERS, installed_browser
from corpora.synthetic.written import WrittenReport, render
from service.assemble import build_toolkit
from service.checks import run as checks
from service.pipeline import Toolkit, read_report
from service.settings import Settings
from tests.kept_readings import at_an_even_place, kept_readings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

hypothesis_settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis_settings.register_profile("searching", deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
"""Each run draws the same examples, so that a change is judged by what it changed; `HYPOTHESIS_PROFILE=searching` draws
new ones.
"""

STATEMENTS = Path(__file__).parent / "models" / "language" / "handwritten" / "statements"
BROWSER_PATIENCE_MILLISECONDS = 60_000
BODY = "云屏岭市水利局"
YEAR = 2023

REQUESTS: Mapping[str, int] = {
    "new.natural_person": 41, "new.business": 7, "new.other_org": 2,
    "carried_in.natural_person": 5,
    "granted.natural_person": 26, "granted.business": 4,
    "partial.natural_person": 6, "partial.business": 1,
    "denied.third_party.natural_person": 2, "denied.enforcement_files.natural_person": 1,
    "unavailable.not_held.natural_person": 6, "unavailable.not_held.other_org": 2,
    "unavailable.needs_creation.business": 2,
    "not_processed.petition.natural_person": 1,
    "other.other.natural_person": 1,
    "carried_out.natural_person": 3,
}  # fmt: skip
"""新收 50, 上年结转 5; 予以公开 30, 部分公开 7, 不予公开 3, 无法提供 10, 不予处理 1, 其他处理 1: 办结 52; 结转 3."""
OTHERS: Mapping[str, str] = {
    "proactive.documents.made": "9", "proactive.documents.abolished": "4", "proactive.documents.in_force": "36",
    "proactive.licensing": "1272", "proactive.penalties": "88", "proactive.fees": "3.5",
    "disputes.reconsideration.upheld": "3", "disputes.reconsideration.corrected": "1",
    "disputes.reconsideration.pending": "2",
    "disputes.litigation_direct.upheld": "1",
    "disputes.litigation_after.upheld": "2", "disputes.litigation_after.other": "1",
}  # fmt: skip
"""复议 6, 诉讼 1 + 3."""

SECTIONS = (
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况", "其他需要报告的事项",
)  # fmt: skip

Printed = Callable[..., str]
Read = Callable[..., Reading]
Say = Callable[..., tuple[Check, ...]]


def consistent_figures() -> dict[str, Decimal]:
    """The 200 figures of the invented bureau with their totals."""
    values = {field: Decimal(0) for field in FIELDS}
    values |= {f"requests.{cell}": Decimal(count) for cell, count in REQUESTS.items()}
    values |= {field: Decimal(printed) for field, printed in OTHERS.items()}
    for column in APPLICANTS:
        values[f"requests.outcome_total.{column}"] = sum(
            (values[f"requests.{row}.{column}"] for row in OUTCOMES), Decimal(0)
        )
    for row in ROWS:
        values[f"requests.{row}.total"] = sum((values[f"requests.{row}.{one}"] for one in APPLICANTS), Decimal(0))
    for path in DISPUTE_PATHS:
        values[f"disputes.{path}.total"] = sum(
            (values[f"disputes.{path}.{one}"] for one in DISPUTE_RESULTS), Decimal(0)
        )
    return values


def print_report(
    *paragraphs: str,
    problems: Sequence[str] = (),
    others: Sequence[str] = (),
    figures: Mapping[str, int] | None = None,
    blank: Sequence[str] = (),
    body: str = BODY,
    year: int = YEAR,
    tables: bool = True,
    html: bool = False,
) -> str:
    """A statutory report as text with `paragraphs` in section 一.

    Args:
        paragraphs: of section 一.
        problems: paragraphs of section 五.
        others: paragraphs of section 六.
        figures: cells to change, by field; totals are not made to follow.
        blank: fields whose cell is left empty.
        body: of the title.
        year: of the title.
        tables: False leaves the three tables out.
        html: as a web page, whose tables state where a blank cell is; else as text, a row a line.
    """
    values = consistent_figures() | {field: Decimal(count) for field, count in (figures or {}).items()}
    drawn = StatutoryFigures(values=values, blank=frozenset(blank))
    forms = {1: proactive_form(drawn), 2: requests_form(drawn), 3: disputes_form(drawn)} if tables else {}
    prose = {0: paragraphs, 4: problems, 5: others}
    sections = tuple(
        Section(
            number=number,
            title=title,
            content=(forms[index],) if index in forms else tuple(_paragraph(words) for words in prose.get(index, ())),
        )
        for index, (number, title) in enumerate(zip("一二三四五六", SECTIONS, strict=True))
    )
    report = Report(
        body=body, year=year, title=f"{body}{year}年政府信息公开工作年度报告", introduction=(), sections=sections,
        figures=drawn,
    )  # fmt: skip
    if html:
        return render_html(report, random=Random(0))
    return at_an_even_place(render_text(report, form="rows", random=Random(0)))


def _paragraph(words: str) -> Paragraph:
    return Paragraph(statements=(Statement(text=words),))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-golden", action="store_true", help="write tests/golden/expected anew; read the diff twice"
    )


LONGEST = (
    ("test_poison.py", "test_kills.py", "test_corpus_run.py", "test_batch.py", "test_online.py"),
    (
        "test_desk.py",
        "test_serve_kills.py",
        "test_serve.py",
        "test_report_reader.py",
        "test_flipped_bytes.py",
        "test_pages.py",
    ),
    ("test_hostile_files.py", "test_page_review.py", "test_paged.py", "test_whole_job.py", "test_taught_tables.py"),
)
"""Files whose tests wait, or take long, for a minute together and more; those of a row need the same (Ray first, which
starts too late for what waits for it where two of them start it at once), and one process has them.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each process begins with a row of those, so that none is left with one when the others have ended: the first run
    of tests is the first process's, and so on; what is left of them in the end is short and goes to whoever is free.
    """
    rows = {name: row for row, names in enumerate(LONGEST) for name in names}
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    short = [item for item in items if item.path.name not in rows]
    ordered: list[pytest.Item] = []
    for process in range(processes):
        own = [item for item in items if item.path.name in rows and rows[item.path.name] % processes == process]
        room = max(0, len(items) * (process + 1) // processes - len(ordered) - len(own))
        ordered += [*own, *short[:room]]
        del short[:room]
    items[:] = [*ordered, *short]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and listed here lives to the end: looking through it for garbage, at first and with every later
    look, took a sixth of a process's time before its first test.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def tables_read_once() -> Iterator[None]:
    """See `tests.kept_readings`."""
    with kept_readings():
        yield


@pytest.fixture(scope="session")
def toolkit() -> Toolkit:
    """The line with the rule grammar alone: what rules do must not hang on the weights of a day."""
    return build_toolkit(Settings(language="grammar"))


@pytest.fixture(scope="session")
def whole_toolkit() -> Toolkit:
    """The line as people run it, with the network where its weights are."""
    return build_toolkit(Settings())


@pytest.fixture(scope="session")
def contradicted_in_statement(whole_toolkit: Toolkit) -> Callable[[str, str], list[Check]]:
    """The contradictions found in a statement by hand (`pairs34`, `pairs34-a01-wrong`), read alone."""
    reports: dict[str, WrittenReport] = {}

    def run(file: str, name: str) -> list[Check]:
        if name not in reports:
            reports.update((one.id, one) for one in reports_of(STATEMENTS / f"{file}.yaml"))
        report = reports[name]
        read = read_report(RawSource(path=report.file_name, data=render(report)), whole_toolkit)
        assert isinstance(read, Reading)
        return [one for one in read.checks if one.verdict == "contradicted"]

    return run


@pytest.fixture(scope="module")
def unjudged() -> Iterator[None]:
    """What rules and guards leave, whatever the judge of a day makes of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "without_doubtful", lambda _, findings: [*findings])
        yield


@pytest.fixture(scope="session")
def printed() -> Printed:
    """See `print_report`."""
    return print_report


@pytest.fixture(scope="session")
def read(toolkit: Toolkit) -> Read:
    """Reads a text, or bytes of any kind, through the whole line."""

    def run(content: str | bytes, *, path: str = "报告.txt") -> Reading:
        data = content.encode() if isinstance(content, str) else content
        result = read_report(RawSource(path=path, data=data), toolkit)
        assert isinstance(result, Reading), result
        return result

    return run


@pytest.fixture(scope="session")
def say(read: Read) -> Say:
    """Checks of the invented bureau's report when its section 一 says these paragraphs; see `print_report`."""

    def run(*paragraphs: str, **options: object) -> tuple[Check, ...]:
        return read(print_report(*paragraphs, **options)).checks  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def contradictions(say: Say) -> Say:
    """Only the contradictions of `say`."""

    def run(*paragraphs: str, **options: object) -> tuple[Check, ...]:
        return tuple(check for check in say(*paragraphs, **options) if check.verdict == "contradicted")

    return run


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's own, skipping where there is none. It ends with the module: as long as Playwright waits in this
    thread, nobody else can run asyncio here.
    """
    where = installed_browser()
    if where is None:
        pytest.skip(f"no Chromium on this machine (looked for {', '.join(BROWSERS)})")
    synchronous = pytest.importorskip("playwright.sync_api")
    synchronous.expect.set_options(timeout=BROWSER_PATIENCE_MILLISECONDS)
    with synchronous.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=["--no-sandbox"])
        yield browser
        browser.close()
