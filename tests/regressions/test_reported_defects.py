"""Defects that tests found before any reader did: each keeps its sentence."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]

HEADING = "（二）依申请公开。"


def verdicts(checks: Sequence[Check], kind: str) -> list[tuple[str, str]]:
    return [(f"{check.claimed:f}", check.verdict) for check in checks if check.kind == kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "县长信箱共受理群众来信139件，不予受理13件。",
        "局长信箱收到来信77件，答复77件，不予处理2件。",
        "网民留言248条，全部答复，其中予以公开答复200条。",
        "12345热线转办件处理906件，无法提供信息3件。",
        "受理投诉25件，办结25件。",
        "全年办理人大代表建议12件，办结12件。",
        "行政许可申请共受理800件，办结790件。",
        "全年共受理公积金提取申请5000件，办结4990件。",
    ],
)
def test_other_business_under_the_heading_of_requests(contradictions: Say, sentence: str) -> None:
    assert contradictions(HEADING + sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "全年制发文件120件，其中主动公开85件，依申请公开20件，不予公开15件。",
        "公文标注属性：主动公开85件、依申请公开20件、不予公开15件。",
    ],
)
def test_attributes_of_official_papers_are_no_outcomes(contradictions: Say, sentence: str) -> None:
    assert contradictions(f"（一）主动公开。{sentence}") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "国务院令第711号修订的条例施行以来，收到政府信息公开申请500件。",
        "“十四五”以来共收到政府信息公开申请180件。",
        "三年来共受理政府信息公开申请180件。",
        "近五年来共制发行政规范性文件52件。",
        "累计制定行政规范性文件200件。",
        "2023年12月收到政府信息公开申请6件。",
        "计划受理政府信息公开申请80件。",
        "同期受理政府信息公开申请42件。",
    ],
)
def test_other_periods_and_channels(contradictions: Say, sentence: str) -> None:
    assert contradictions(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    ["办理行政复议案件360件，其中维持300件。", "全年办理行政应诉案件25件。"],
)
def test_the_trade_of_the_body_itself(contradictions: Say, sentence: str) -> None:
    assert contradictions(f"（四）监督保障。{sentence}") == ()


@pytest.mark.parametrize(
    "sentence", ["对没有现成信息、需要另行制作的申请，及时告知申请人。", "对没有收到补正材料的申请，依法终止办理。"]
)
def test_a_denial_inside_a_condition_states_nothing(contradictions: Say, sentence: str) -> None:
    assert contradictions(HEADING + sentence) == ()


@pytest.mark.parametrize(("count", "verdict"), [(2, "supported"), (3, "contradicted")])
def test_not_at_hand_is_a_label_and_no_denial(say: Say, count: int, verdict: str) -> None:
    checks = say(f"{HEADING}没有现成信息需要另行制作的{count}件。")
    assert verdicts(checks, "claim-table") == [(f"{count}", verdict)]


def test_about_a_share_is_about(contradictions: Say) -> None:
    assert contradictions("全年受理诉求30件，其中网络提交10件，约占35%。") == ()


def test_a_repeated_measure_is_compared_in_one_sense(contradictions: Say) -> None:
    found = contradictions("全年办理政府信息公开申请55件（含上年结转）。", "本年度办结政府信息公开申请45件。")
    assert [check.kind for check in found] == ["claim-table"]


@pytest.mark.parametrize(
    "sentence", ["收到申请50件，办结47件，结转下年3件。", "收到申请50件，已答复47件，3件正在办理。"]
)
def test_a_balance_closed_in_the_sentence(contradictions: Say, sentence: str) -> None:
    assert contradictions(HEADING + sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    ["未发生因政府信息公开引起的行政复议和行政诉讼。", "2023年，未发生因政府信息公开申请行政复议、提起行政诉讼情况。"],
)
def test_one_denial_over_two_bodies_of_law_with_a_cause(say: Say, sentence: str) -> None:
    assert sorted(verdicts(say(sentence), "claim-table")) == [("0", "contradicted"), ("0", "contradicted")]


def test_a_last_part_that_is_the_excess(contradictions: Say) -> None:
    (check,) = contradictions("2023年网站发布稿件1847篇，其中民生1431篇，人事409篇，重点7篇，动态1篇。")
    assert (check.kind, check.found) == ("claim-parts", 1848)


def test_one_denial_makes_one_check(contradictions: Say) -> None:
    assert len(contradictions("依申请公开：无。")) == 1


def test_a_sum_that_the_words_name_is_what_is_found(contradictions: Say) -> None:
    (check,) = contradictions("全年收到政府信息公开申请56件（含上年结转5件）。")
    assert (check.claimed, check.found) == (56, 55)


def test_a_sibling_is_no_denominator(contradictions: Say) -> None:
    (check,) = contradictions("全年受理诉求50件，其中个人41件，占82%，企业7件，占14%，社团2件，占5%。")
    assert (check.kind, check.claimed) == ("claim-ratio", 5)


def test_named_aspects_are_counted(contradictions: Say) -> None:
    (check,) = contradictions("主要做好三个方面工作：一是抓公开；二是抓解读。")
    assert check.kind == "claim-list"


@pytest.mark.parametrize(
    "sentence",
    [
        "账号1234567890123456789012345678901，收到申请12345678901234567890123456789012件，占99.5%。",
        "收到申请99999999999999999999999999999999.5件，同比增长12345678901234567890123456789012%，上年3件。",
        "收到申请900000000000000件，同比增长0.000000001%，上年0.000000001件。",
        "收到申请9999999999999亿件，其中网络申请3件，占比0.123456789%。",
    ],
)
def test_numbers_too_long_for_arithmetic_stop_nothing(contradictions: Say, sentence: str) -> None:
    for check in contradictions(HEADING + sentence):
        assert check.evidence
