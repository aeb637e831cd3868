import pytest

from training.metrics.calibration import Reliability


@pytest.fixture
def reliability() -> Reliability:
    """Ten answers at 0.95, nine of them right; four at 0.55, one right; one at 1, right."""
    made = Reliability()
    for number in range(10):
        made.add(0.95, number > 0)
    for number in range(4):
        made.add(0.55, number == 0)
    made.add(1.0, True)
    return made


def test_answers_fall_into_ten_bins(reliability: Reliability) -> None:
    assert [one.count for one in reliability.bins] == [0, 0, 0, 0, 0, 4, 0, 0, 0, 11]
    assert reliability.bins[5].share_right == 0.25
    assert (reliability.bins[0].confidence, reliability.bins[0].share_right) == (None, None)


def test_expected_error_weighs_gaps_by_their_answers(reliability: Reliability) -> None:
    assert reliability.expected_error == pytest.approx((4 * (0.55 - 0.25) + abs(10 * 0.95 + 1 - 10)) / 15)


def test_levels_count_answers_at_least_so_sure(reliability: Reliability) -> None:
    assert reliability.above(0.5) == (15, 11)
    assert reliability.above(0.9) == (11, 10)
    assert reliability.above(0.99) == (1, 1)


def test_nothing_said_has_no_error() -> None:
    assert Reliability().expected_error is None
    assert Reliability().above(0.5) == (0, 0)


@pytest.mark.parametrize("confidence", [-0.1, 1.01])
def test_a_confidence_is_a_probability(confidence: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        Reliability().add(confidence, True)
