from decimal import Decimal

import pytest

from corpora.document.proportion import percentage
from service.checks.figures.arithmetic import rounding_that_fits


@pytest.mark.parametrize(
    ("part", "whole", "printed", "decimals", "name"),
    [
        (26, 40, "65", 0, "exact"), (26, 40, "65.00", 2, "exact"), (20, 30, "67", 0, "rounded"),
        (20, 30, "66.7", 1, "rounded"), (20, 30, "66", 0, "cut"), (20, 30, "66.6", 1, "cut"),
        (20, 30, "66.60", 2, "cut"), (3, 8, "38.0", 1, "rounded"), (10, 30, "34", 0, "rounded-up"), (10, 30, "33.34", 2, "rounded-up"),
        (1, 8, "12", 0, "rounded"), (3, 8, "37", 0, "cut"), (3, 8, "38", 0, "rounded"), (50, 40, "125", 0, "exact"),
    ],
)  # fmt: skip
def test_how_a_percentage_came_to_be(part: int, whole: int, printed: str, decimals: int, name: str) -> None:
    exact = percentage(Decimal(part), Decimal(whole))
    assert exact is not None
    assert rounding_that_fits(exact, Decimal(printed), decimals) == name


@pytest.mark.parametrize(
    ("part", "whole", "printed", "decimals"),
    [
        (26, 40, "66", 0),
        (26, 40, "64.9", 1),
        (20, 30, "65", 0),
        (20, 30, "66.5", 1),
        (20, 30, "66.8", 1),
        (3, 8, "37.0", 1),
    ],
)
def test_what_no_rounding_gives(part: int, whole: int, printed: str, decimals: int) -> None:
    exact = percentage(Decimal(part), Decimal(whole))
    assert exact is not None
    assert rounding_that_fits(exact, Decimal(printed), decimals) is None


def test_a_third_has_more_digits_than_anyone_prints() -> None:
    third = percentage(Decimal(1), Decimal(3))
    assert third is not None
    assert rounding_that_fits(third, Decimal("33.333333333333"), 12) == "rounded"
