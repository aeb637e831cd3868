"""Slips that look like figures which come out as they stand are found; of those that do tests/regressions/quiet_passages
tells.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from corpora.synthetic.statements import reports_of
from corpora.synthetic.written import WrittenReport, render
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")

STATEMENTS = Path(__file__).parents[3] / "models" / "language" / "handwritten" / "statements"
SLIPS = {
    "pairs22": ("a10", "c11"),
    "pairs24": ("c15",),
    "pairs28": ("a22", "c12", "d06", "e03", "f04"),
    "pairs29": ("c01",),
}


@pytest.fixture(scope="module")
def flagged(whole_toolkit: Toolkit) -> Callable[[str, str], list[str]]:
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


@pytest.mark.parametrize(
    ("file", "name"), [(file, f"{file}-{one}-wrong") for file, ids in SLIPS.items() for one in ids]
)
def test_slips_beside_such_words_are_found(file: str, name: str, flagged: Callable[[str, str], list[str]]) -> None:
    """`全年共答复32件` of 31 beside 新收32件, `减少15件，下降25.9%` of last year's 73, a bare 无 of a list of results."""
    assert flagged(file, name)
