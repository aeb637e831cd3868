"""Passages by hand that are true and were flagged before what was mended on 2026-11-30; most are of some applications,
of another year or of wider circles than the tables.
"""

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from corpora.synthetic.statements import reports_of
from corpora.synthetic.written import WrittenReport, render
from service.pipeline import Toolkit, read_report

STATEMENTS: Final = Path(__file__).parents[1] / "models" / "language" / "handwritten" / "statements"
NAMES: Final = (Path(__file__).parent / "quiet_passages.txt").read_text("utf-8").split()


@cache
def _of(file: str) -> dict[str, WrittenReport]:
    return {one.id: one for one in reports_of(STATEMENTS / f"{file}.yaml")}


@pytest.mark.parametrize("name", NAMES)
def test_quiet(name: str, whole_toolkit: Toolkit) -> None:
    file, _, place = name.partition("/")
    written = _of(file)[f"{file}-{place}-true"]
    read = read_report(RawSource(path=written.file_name, data=render(written)), whole_toolkit)
    assert isinstance(read, Reading)
    assert not [one.message for one in read.checks if one.verdict == "contradicted"]
