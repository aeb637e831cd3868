"""Page numbers alone on their lines go where form feeds show the pages; figures stay."""

from __future__ import annotations

import pytest

from corpora.readers.page_numbers import without_page_numbers


def pages(*lines: str, end: str = "") -> str:
    """Each page with a text, a table's figures and what is its last line."""
    return "\f".join(f"第{n}段\n规章\n12\n{line}{end}" for n, line in enumerate(lines))


@pytest.mark.parametrize("end", ["", "\n", " \r\n\n"])
def test_numbers_that_count_the_pages_are_blanks(end: str) -> None:
    text = pages("1", "2", " 3 ", "4", end=end)
    found = without_page_numbers(text)
    assert len(found) == len(text)
    assert [line for line in found.split() if line.isdigit()] == ["12"] * 4


def test_at_the_head_of_pages_too_and_from_any_number_on() -> None:
    text = "\f".join(f"{n}\n规章\n3" for n in range(7, 12))
    assert without_page_numbers(text).split() == ["规章", "3"] * 5


def test_one_page_without_a_number_is_no_reason_to_keep_the_others() -> None:
    found = without_page_numbers(pages("合计", "2", "3", "4", "5"))
    assert [line for line in found.split() if line.isdigit()] == ["12"] * 5


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(pages("1", "2"), id="two pages show nothing"),
        pytest.param(pages("5", "5", "5", "5"), id="the same figure"),
        pytest.param(pages("1", "2", "8", "9", "20"), id="figures"),
        pytest.param(pages("1", "2", "3", "4").replace("\f", "\n"), id="no form feeds"),
        pytest.param("", id="nothing"),
    ],
)
def test_figures_stay(text: str) -> None:
    assert without_page_numbers(text) == text
