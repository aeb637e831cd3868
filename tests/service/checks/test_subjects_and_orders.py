"""Figures whose subject is in the sentence before, orders without figures, denials of results, and what misled checks."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading

Say = Callable[..., tuple[Check, ...]]
CAME = "全年收到申请50件，办结52件。"


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        (f"{CAME}律师事务所等法律服务机构的申请有所增加。2023年共提出7件，主要涉及城市更新。", 7),
        (f"{CAME}不掌握信息的情形较多。全年共10件。", 10),
        (f"{CAME}无法提供的情形值得关注。全年有11件因此不能提供。", 11),
        ("全年收到申请50件，比去年少了3件，去年为52件。", 3),
        ("办结53件，其中予以公开30件，部分公开7件，不予公开3件，无法提供10件，不予处理和其他处理各1件。", 53),
        ("全年收到申请50件，按内容分为四类，即土地征收15件、惠农补贴12件、宅基地8件、其他5件。", 50),
        ("全年收到申请50件，比2022年的43件翻了一番还多。", 50),
        ("2021年至2023年，我局分别新收政府信息公开申请38件、42件、48件，三年合计128件。", 48),
        ("近三年新收申请分别为38件（2021年）、42件（2022年）和48件（2023年）。", 48),
        ("上半年收到申请22件，下半年收到26件，全年共48件。", 48),
        ("上半年办理行政许可600件、下半年572件，全年1172件。", 1172),
        ("收到政府信息公开申请50件全为自然人提出。", 50),
    ],
)
def test_it_is_flagged(contradictions: Say, said: str, claimed: int) -> None:
    assert [one.claimed for one in contradictions(said)] == [Decimal(claimed)]


@pytest.mark.parametrize(
    "said",
    [
        "全年发生行政复议6件，未发生被纠正的情形。",
        "全年发生行政复议6件，均未被纠正。",
        "全年发生行政复议6件，保持零纠错。",
        "收到行政复议6件，没有因行政复议被纠错。",
    ],
)
def test_denied_results_are_held_against_the_tables(contradictions: Say, said: str) -> None:
    (one,) = contradictions(said)
    assert one.fields == ("disputes.reconsideration.corrected",)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (f"{CAME}从办理结果看，数量居前三位的依次为予以公开、无法提供、部分公开。", 0),
        (f"{CAME}从办理结果看，数量居前三位的依次为无法提供、予以公开、部分公开。", 2),
        (f"{CAME}后两类按件数由多到少依次为部分公开、不予公开。", 0),
        (f"{CAME}申请内容数量居前三位的依次为征收拆迁、公开招聘、部分公开。", 0),
        (f"{CAME}不予公开理由居首位的是保护第三方合法权益（2件），其次是行政执法案卷（1件）。", 0),
        (f"{CAME}不予公开理由居首位的是行政执法案卷。", 1),
    ],
)
def test_orders_are_held_against_the_tables(contradictions: Say, said: str, wrong: int) -> None:
    assert len(contradictions(said)) == wrong


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (f"{CAME}办结的申请过半因本机关不掌握相关政府信息而无法提供。", "15.4"),
        (f"{CAME}过半申请因本机关不掌握相关政府信息而无法提供。", "16.0"),
    ],
)
def test_a_share_of_those_with_a_reason(contradictions: Say, said: str, found: str) -> None:
    assert [one.found for one in contradictions(said)] == [Decimal(found)]


@pytest.mark.parametrize(
    "said",
    [
        f"{CAME}无法提供和不予公开的情形值得关注。全年共13件。",
        f"{CAME}没有给予的（不予公开、无法提供、不予处理）14件，占26.9%。",
        "上年提出的3项改进措施已完成2项，即答复书模板统一、专区全覆盖；历史文件数字化完成78%。",
        "对拒报、迟报统计资料的3家企业各作出1件行政处罚。",
        "全年收到申请书41份，按“一事一申请”原则拆分后登记为50件。",
        "新区新收申请50件，其中9个局（办）收到35件，5个街道收到15件。局（办）中规划局最多，为14件，其次是征收办8件，"
        "两家合计22件，占局（办）总量的62.9%。",
        "本文凡标明“学年”的，统计期限为2021年9月1日至2022年8月31日。",
        "全省网站发布信息1.23万条，比2022年的11560条增加750条。",
        "办结52件，其中予以公开30件，部分公开7件，不予公开3件，无法提供10件，不予处理和其他处理各1件。",
        "全年收到申请50件，比去年少了2件，去年为52件。",
        "2021年至2023年，我局分别新收政府信息公开申请38件、42件、50件，三年合计130件。",
        "近三年新收申请分别为38件（2021年）、42件（2022年）和50件（2023年）。",
        "上半年收到申请22件，下半年收到28件，全年共50件。",
        "一季度受理投诉12件，二季度10件，全年共52件。",
        "办结52件，其中公开30件、部分公开7件，合计公开率71.2%，比2022年提高3.4个百分点。",
        "全年收到申请50件，较2022年的20件翻了一番还多。",
    ],
)
def test_it_is_left_alone(contradictions: Say, said: str) -> None:
    assert not contradictions(said)


def test_the_rate_of_both(contradictions: Say) -> None:
    (one,) = contradictions("办结52件，其中公开30件、部分公开7件，合计公开率73.2%。")
    assert one.found == Decimal("71.15")


def test_each_of_two_is_a_part(read: Callable[..., Reading], printed: Callable[..., str]) -> None:
    """Previously 各1件 was one part, and the list one short."""
    reading = read(printed("办结52件，其中公开和部分公开37件，不予公开3件，无法提供10件，不予处理和其他处理各1件。"))
    (parts,) = reading.part_lists
    assert len(parts.parts) == 5
    assert len({*parts.parts}) == 4
