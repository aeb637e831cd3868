"""办结率, 答复率 of applications of which the prose tells no count of answers: by the tables (50 new, 5 of last year,
52 settled, 3 carried over).
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]
RECEIVED = "收到政府信息公开申请50件，"


def ratios(say: Say, text: str, **options: object) -> list[tuple[Decimal | None, str]]:
    return [(check.claimed, check.verdict) for check in say(text, **options) if check.kind == "claim-ratio"]


@pytest.mark.parametrize("rate", ["94.5", "94", "94.55"])
def test_of_all_that_was_to_settle_or_of_what_came_in(rate: str, say: Say) -> None:
    assert ratios(say, f"{RECEIVED}办结率{rate}%。") == [(Decimal(rate), "supported")]


def test_another_rate_is_wrong(say: Say) -> None:
    assert ratios(say, f"{RECEIVED}上年结转5件，办结率84.5%。") == [(Decimal("84.5"), "contradicted")]


@pytest.mark.parametrize(
    "text",
    [
        f"{RECEIVED}答复率100%。",
        f"{RECEIVED}按时答复率98%。",
        f"{RECEIVED}办理满意率98%。",
        f"{RECEIVED}收到留言41件，答复率98%。",
        "收到留言41件，答复率98%。",
        "上年收到政府信息公开申请50件，答复率98%。",
    ],
)
def test_what_may_be_of_those_due_or_of_others_is_left_open(text: str, say: Say) -> None:
    assert "contradicted" not in [verdict for _, verdict in ratios(say, text)]


def test_all_is_borne_out_where_nothing_was_carried_over(say: Say) -> None:
    figures = {
        "requests.carried_out.natural_person": 0,
        "requests.carried_out.total": 0,
        "requests.new.natural_person": 38,
        "requests.new.total": 47,
    }
    text = "收到政府信息公开申请47件，均已答复，答复率"
    assert ratios(say, f"{text}100%。", figures=figures) == [(Decimal(100), "supported")]
    assert ratios(say, f"{text}97%。", figures=figures) == [(Decimal(97), "contradicted")]
