"""Powers that a body is given or gives away are none of the decisions that it took. Words and figures of our own; the
invented bureau's tables: 行政许可 1204, 行政处罚 86, 行政强制 2.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.regressions.test_own_wording import wrong

Say = Callable[..., Sequence[Check]]

FIGURES = {"proactive.licensing": 1204, "proactive.penalties": 86, "proactive.coercion": 2}


@pytest.mark.parametrize(
    "words",
    [
        "动态调整权责清单，新增行政处罚58项，新增行政强制3项，均在政务服务网公开。",
        "承接省级下放行政许可17项，取消行政许可5项。",
        "赋予乡镇行政处罚31项。",
    ],
)
def test_powers_are_no_decisions(contradictions: Say, words: str) -> None:
    assert contradictions(words, figures=FIGURES) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("全年实施行政强制3件。", ("3", "2")),
        ("新增行政处罚决定58件。", ("58", "86")),
        ("作出行政许可1240件。", ("1240", "1204")),
    ],
)
def test_decisions_are(contradictions: Say, words: str, told: tuple[str, str]) -> None:
    assert [found[1:] for found in wrong(contradictions(words, figures=FIGURES))] == [told]
