"""Slips in statements of strangers that were left open at first reading: averages by what the sentence counts of this
year, of money and of rounded figures; stocks since the year began; what was done more than last year; a digit left out.
"""

from collections.abc import Callable

import pytest

from corpora.document.check import Check

FOUND = {
    "pairs34": {"d06": "claim-change", "d09": "claim-ratio", "i10": "claim-ratio", "j07": "claim-ratio"},
    "pairs35": {"b07": "claim-change", "h06": "claim-table"},
}


@pytest.mark.parametrize(
    ("file", "name", "kind"), [(file, name, kind) for file, of in FOUND.items() for name, kind in of.items()]
)
def test_slips_are_found(
    file: str, name: str, kind: str, contradicted_in_statement: Callable[[str, str], list[Check]]
) -> None:
    assert [one.kind for one in contradicted_in_statement(file, f"{file}-{name}-wrong")] == [kind]
    assert contradicted_in_statement(file, f"{file}-{name}-true") == []
