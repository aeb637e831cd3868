"""What the formula network reads a sentence to state of its figures: wrong ones flagged, true ones not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from corpora.document.check import Check
from corpora.document.formula import Formula
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")

pytest.importorskip("onnxruntime")

Flagged = Callable[[str], tuple[Check, ...]]


@pytest.fixture(scope="module")
def flagged(whole_toolkit: Toolkit, printed: Callable[..., str]) -> Flagged:
    """The contradictions of the invented bureau's report that says a sentence; the tables' own are none."""

    def run(sentence: str) -> tuple[Check, ...]:
        reading = read_report(RawSource(path="报告.txt", data=printed(sentence).encode()), whole_toolkit)
        return tuple(check for check in reading.checks if check.verdict == "contradicted")  # type: ignore[union-attr]

    return run


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("热线接到的政务公开咨询，一到四季度各季分别是61次、82次、97次和66次，全年288次。", 288),
        ("县里发出补正告知书95份，申请人如期补来77份，余下28份没有回音。", 95),
        ("档案馆查阅点接待查档群众640人，其中查政策的210人、查婚姻档案的308人、查工龄的142人。", 640),
        ("回访了40位申请人，给好评的37位，好评率95.2%。", Decimal("95.2")),
        ("便民服务站的公开查阅量从上年的250人次涨到310人次，涨幅42%。", 42),
    ],
)
def test_what_does_not_come_out_is_flagged_whatever_words_say_it(flagged: Flagged, sentence: str, claimed: int) -> None:
    assert claimed in [check.claimed for check in flagged(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "热线接到的政务公开咨询，一到四季度各季分别是61次、82次、79次和66次，全年288次。",
        "县里发出补正告知书95份，申请人如期补来77份，余下18份没有回音。",
        "东西两村20份之外，其余7村提出21份，镇区居民和外地人9份，总计50份。",
        "寄出的133件中有4件迟了，按时送达率为97.0%。",
        "复议70件，已结61件、纠正6件。",
        "全年31次解读中有图解的18次、专家解读的6次、负责人解读的11次，一次解读采用两种以上形式的按一次计算。",
        "按警种划分，治安87件、交管71件、法制32件、户政29件、其他30件，治安和交管合计占63.5%。",
        "72人由29家单位派出，1家派出13人、2家各派出9人、其余26家共派出41人。",
        "优良天数312天，优良率85.5%，比2021年（301天）增加11天，优良率提高3.0个百分点。",
        "十二起官司中，七起法院支持我局，一起判令我局重新答复，一起原告撤诉，三起还在审理。",
    ],
)
def test_true_ones_are_quiet(flagged: Flagged, sentence: str) -> None:
    assert not flagged(sentence)


def test_the_message_shows_the_arithmetic(flagged: Flagged) -> None:
    (check,) = flagged("县里发出补正告知书95份，申请人如期补来77份，余下28份没有回音。")
    assert (check.kind, check.found) == ("claim-parts", 105)
    assert "77 + 28" in dict(check.message.values)["arithmetic"]


def test_without_the_network_nothing_is_stated(toolkit: Toolkit, printed: Callable[..., str]) -> None:
    data = printed("县里发出补正告知书95份，申请人如期补来77份，余下28份没有回音。").encode()
    reading = read_report(RawSource(path="报告.txt", data=data), toolkit)
    assert reading.mentions.stated == ()  # type: ignore[union-attr]


def test_what_names_claims_that_are_no_more_is_passed_over(whole_toolkit: Toolkit, printed: Callable[..., str]) -> None:
    from service.checks.inspection import Inspection
    from service.checks.told.stated import with_stated

    data = printed("县里发出补正告知书95份，申请人如期补来77份，余下28份没有回音。").encode()
    reading = read_report(RawSource(path="报告.txt", data=data), whole_toolkit)
    profile = whole_toolkit.profile(reading.layout.profile)  # type: ignore[union-attr]
    (stated,) = reading.mentions.stated  # type: ignore[union-attr]
    gone = replace(stated, claims=("gone", *stated.claims[1:]), formulas=((Formula("sum", 0, parts=(1, 2)), 1.0),))
    mentions = replace(reading.mentions, stated=(gone,))  # type: ignore[union-attr]
    inspection = Inspection(
        document=reading.document,
        layout=reading.layout,
        mentions=mentions,
        profile=profile,  # type: ignore[union-attr]
    )
    assert with_stated(inspection, []) == []
