"""A table whose figures nothing confirms and the prose contradicts in several places was read wrongly, not written so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpora.document.document import Document
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from models.tables.recover import Recovered, recover_tables
from service.pipeline import Toolkit, read_report

ONE = "2023年，我局新收政府信息公开申请51件。"
TWO = "2023年，我局新收政府信息公开申请51件，予以公开43件。"


@pytest.fixture
def read_with(toolkit: Toolkit, printed: Callable[..., str]) -> Callable[[str, float], Reading]:
    """A report of one sentence, each figure of its tables read with some confidence."""

    def run(sentence: str, confidence: float) -> Reading:
        def recover(document: Document) -> Recovered:
            found = recover_tables(document, profiles=toolkit.profiles)
            return replace(found, figures=tuple(replace(one, confidence=confidence) for one in found.figures))

        result = read_report(
            RawSource(path="scan.txt", data=printed(sentence).encode()), replace(toolkit, recover=recover)
        )
        assert isinstance(result, Reading), result
        return result

    return run


@pytest.mark.parametrize(
    ("sentence", "confidence", "verdicts"),
    [
        (TWO, 0.99, {"contradicted": 2}),
        (TWO, 0.5, {"unverifiable": 2}),
        (ONE, 0.5, {"contradicted": 1}),
    ],
)
def test_one_figure_is_the_reports_error_and_several_unconfirmed_ones_are_ours(
    read_with: Callable[[str, float], Reading], sentence: str, confidence: float, verdicts: dict[str, int]
) -> None:
    checks = [check for check in read_with(sentence, confidence).checks if check.kind == "claim-table"]
    assert {verdict: sum(check.verdict == verdict for check in checks) for verdict in verdicts} == verdicts
    assert len(checks) == sum(verdicts.values())
    assert all(check.cause is None for check in checks if check.verdict == "unverifiable")
