"""One figure of a sentence that was true of the invented bureau's tables, changed: it is flagged, and none but it.

The changed figure stands in square brackets (`changed_figures.txt`). All of them were left open when they were first read.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

SENTENCES = (Path(__file__).parent / "changed_figures.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("marked", SENTENCES, ids=[f"line {number}" for number in range(1, len(SENTENCES) + 1)])
def test_what_was_changed_is_flagged(marked: str, whole_toolkit: Toolkit, printed: Callable[..., str]) -> None:
    (changed,) = re.findall(r"\[([\d.]+)\]", marked)
    sentence = marked.replace("[", "").replace("]", "")
    read = read_report(RawSource(path="报告.txt", data=printed(sentence).encode()), whole_toolkit)
    assert isinstance(read, Reading)
    assert {check.claimed for check in read.checks if check.verdict == "contradicted"} == {Decimal(changed)}
