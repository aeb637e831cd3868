"""What is said of a report does not change with words that mean the same."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from corpora.synthetic.said_otherwise import WAYS
from corpora.synthetic.written import WrittenReport, read_written, render
from service.assemble import build_toolkit
from service.pipeline import Toolkit, read_report
from service.settings import Settings
from tests.few import one_in

FOLDER = Path(__file__).parent.parent / "models" / "language" / "handwritten" / "dev"
FILES = ("reports-22", "reports-30", "reports-36", "reports-40", "reports-41")
EVERY = 9
"""Reports of a file to one that is read; `make test` reads those of the first file alone."""


@cache
def toolkit() -> Toolkit:
    return build_toolkit(Settings())


def clean(name: str) -> Iterator[WrittenReport]:
    reports = list(read_written(FOLDER / f"{name}.yaml"))
    return (one for place, one in enumerate(reports) if place % EVERY == 0 and not one.contradicted)


def flagged(report: WrittenReport) -> set[tuple[str, str]]:
    reading = read_report(RawSource(path=report.file_name, data=render(report)), toolkit())
    assert isinstance(reading, Reading)
    return {(one.kind, str(one.claimed)) for one in reading.checks if one.verdict == "contradicted"}


@pytest.mark.parametrize("name", one_in(8, FILES))
def test_no_way_of_saying_what_is_right_is_flagged(name: str) -> None:
    for report in clean(name):
        said = {way: change(report) for way, change in WAYS.items()}
        new = {way: found for way, one in said.items() if one != report and (found := flagged(one))}
        assert new == {}, report.id


@pytest.mark.parametrize("way", WAYS)
def test_each_way_changes_some_report(way: str) -> None:
    assert any(WAYS[way](report) != report for name in FILES for report in read_written(FOLDER / f"{name}.yaml"))
