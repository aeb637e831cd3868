"""Acts told as published. The bureau has 1,272 licences and 88 penalties."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    "words", ["主动公开行政许可文件1722件。", "公开行政许可处理事项1227件。", "网站公示行政许可信息1227条。"]
)
def test_two_digits_exchanged_in_what_was_published(contradictions: Say, words: str) -> None:
    assert [str(check.found) for check in contradictions(words)] == ["1272"]


@pytest.mark.parametrize(
    "words",
    [
        "主动公开行政许可文件1272件。",
        "公开行政许可事项清单1722项。",
        "公开行政处罚信息1722条。",
        "梳理行政许可事项65项。",
    ],
)
def test_other_figures_of_what_was_published_say_nothing(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()
