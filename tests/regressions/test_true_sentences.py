"""Sentences that clerks might write of the invented bureau's tables, all true: none may be flagged, as people read them.

Their words and figures are our own (`true_sentences.txt`): two years side by side, shares before their counts, lists in
lists, what others count, whatever has nothing to do with the tables. Of 613 fifteen were flagged when they were first
read; of 145 more, most of which tell of some of the requests, 42; of 310 after them, 13.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report
from tests.few import one_in

SENTENCES = (Path(__file__).parent / "true_sentences.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "sentence", one_in(7, SENTENCES), ids=[f"line {number}" for number in range(1, len(SENTENCES) + 1)]
)
def test_what_is_true_is_not_flagged(sentence: str, whole_toolkit: Toolkit, printed: Callable[..., str]) -> None:
    read = read_report(RawSource(path="报告.txt", data=printed(sentence).encode()), whole_toolkit)
    assert isinstance(read, Reading)
    assert [check.message for check in read.checks if check.verdict == "contradicted"] == []
