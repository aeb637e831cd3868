"""Passages by hand that are true and were flagged before what was mended on 2026-11-30; most are of some applications,
of another year or of wider circles than the tables.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from corpora.document.check import Check

NAMES: Final = (Path(__file__).parent / "quiet_passages.txt").read_text("utf-8").split()


@pytest.mark.parametrize("name", NAMES)
def test_quiet(name: str, contradicted_in_statement: Callable[[str, str], list[Check]]) -> None:
    file, _, place = name.partition("/")
    assert not [one.message for one in contradicted_in_statement(file, f"{file}-{place}-true")]
