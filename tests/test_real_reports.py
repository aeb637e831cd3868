"""The real reports beside the checkout: every figure exact, the one contradiction found, nothing else flagged.

The comparison is written again here, small; the reports and their truth are never copied into the project.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

SHARED = Path(__file__).parents[2] / "shared"
REPORTS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(not REPORTS, reason="the real reports (../shared/seeds) are not beside this checkout")

Report = tuple[Reading, dict[str, Any]]


@pytest.fixture(params=["toolkit", "whole_toolkit"], ids=["grammar", "whole"])
def line(request: pytest.FixtureRequest) -> Toolkit:
    found: Toolkit = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=REPORTS, ids=lambda path: path.stem)
def report(request: pytest.FixtureRequest, line: Toolkit) -> Report:
    path: Path = request.param
    truth = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text("utf-8"))
    reading = read_report(RawSource(path=path.name, data=path.read_bytes()), line)
    assert isinstance(reading, Reading)
    return reading, truth


def same(check: Check, entry: dict[str, Any]) -> bool:
    """Kind and claimed number agree, and the fields where the truth names some."""
    return (
        check.kind == entry["kind"]
        and check.claimed == Decimal(str(entry["claimed"]))
        and (not entry.get("fields") or set(entry["fields"]) <= set(check.fields))
    )


def test_every_figure_is_exact(report: Report) -> None:
    reading, truth = report
    found = {figure.field: None if figure.value is None else float(figure.value) for figure in reading.layout.figures}
    wrong = {field: (found.get(field), value) for field, value in truth["figures"].items() if found.get(field) != value}
    assert wrong == {}
    assert len(truth["figures"]) == 200


def test_what_contradicts_is_found_and_nothing_else(report: Report) -> None:
    reading, truth = report
    flagged = [check for check in reading.checks if check.verdict == "contradicted"]
    assert [entry for entry in truth["contradicted"] if not any(same(check, entry) for check in flagged)] == []
    assert [check for check in flagged if not any(same(check, entry) for entry in truth["contradicted"])] == []


def test_what_must_be_supported_is(report: Report) -> None:
    reading, truth = report
    supported = [check for check in reading.checks if check.verdict == "supported"]
    assert truth["supported"]
    assert [entry for entry in truth["supported"] if not any(same(check, entry) for check in supported)] == []


def test_all_of_them_hold_a_thousand_figures_and_one_contradiction() -> None:
    truths = [json.loads((SHARED / "gold" / f"{path.stem}.json").read_text("utf-8")) for path in REPORTS]
    assert sum(len(truth["figures"]) for truth in truths) == 1000
    assert sum(len(truth["contradicted"]) for truth in truths) == 1
