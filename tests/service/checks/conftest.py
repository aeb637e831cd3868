"""Statements that strangers wrote by hand, read one at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from corpora.synthetic.statements import reports_of
from corpora.synthetic.written import WrittenReport, render
from service.pipeline import Toolkit, read_report

STATEMENTS = Path(__file__).parents[2] / "models" / "language" / "handwritten" / "statements"


@pytest.fixture(scope="session")
def flagged_in_statement(whole_toolkit: Toolkit) -> Callable[[str, str], list[str]]:
    """Kinds of the contradictions found in a statement of a file."""
    reports: dict[str, WrittenReport] = {}

    def run(file: str, name: str) -> list[str]:
        if name not in reports:
            reports.update((one.id, one) for one in reports_of(STATEMENTS / f"{file}.yaml"))
        report = reports[name]
        read = read_report(RawSource(path=report.file_name, data=render(report)), whole_toolkit)
        assert isinstance(read, Reading)
        return [one.kind for one in read.checks if one.verdict == "contradicted"]

    return run
