"""Slips that look like figures which come out as they stand are found; of those that do tests/regressions/quiet_passages
tells.
"""

from collections.abc import Callable

import pytest

from corpora.document.check import Check

pytestmark = pytest.mark.usefixtures("unjudged")

SLIPS = {
    "pairs22": ("a10", "c11"),
    "pairs24": ("c15",),
    "pairs28": ("a22", "c12", "d06", "e03", "f04"),
    "pairs29": ("c01",),
}


@pytest.mark.parametrize(
    ("file", "name"), [(file, f"{file}-{one}-wrong") for file, ids in SLIPS.items() for one in ids]
)
def test_slips_beside_such_words_are_found(
    file: str, name: str, contradicted_in_statement: Callable[[str, str], list[Check]]
) -> None:
    """`全年共答复32件` of 31 beside 新收32件, `减少15件，下降25.9%` of last year's 73, a bare 无 of a list of results."""
    assert contradicted_in_statement(file, name)
