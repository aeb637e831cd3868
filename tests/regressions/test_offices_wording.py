"""Turns of phrase of offices all over the country: true sentences stay quiet, false ones are found.

The invented bureau's tables: 新收 50, 上年结转 5; 予以公开 30, 部分公开 7, 不予公开 3 (2 第三方, 1 案卷), 无法提供 10 (8 不掌握, 2 另行制作),
不予处理 1, 其他处理 1: 办结 52; 结转 3. 复议 6 (维持 3, 纠正 1, 未审结 2), 诉讼 1 + 3. 行政许可 1272, 行政处罚 88, 行政强制 0.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]
HEADING = "（二）依申请公开。"


@pytest.mark.parametrize(
    "words",
    [
        "公开的和部分公开的合起来37件，占71.2%",
        "公开和部分公开的37件；没有公开的3件；本机关不掌握而无法提供的也是8件",
        "30件予以公开，7件部分公开，3件因“属于第三方权益”等原因不予公开，10件无法提供",
        "因国家秘密等缘故不公开的3件",
        "处理政府信息公开申请55件(含上年度结转5件),答复52件,3件结转下年度",
        "办结政府信息公开申请52件，其中上年结转5件，其余47件为当年新收",
    ],
)
def test_true_figures_of_requests_are_quiet(contradictions: Say, words: str) -> None:
    assert contradictions(f"{HEADING}{words}。") == ()


def test_a_whole_in_another_unit_is_not_divided(contradictions: Say) -> None:
    words = "主动公开政务信息111条（1421件），包括规范性文件9件；许可处理决定1272件；处罚决定88件；处理公开申请52件"
    assert contradictions(f"{words}。") == ()


def test_a_whole_in_two_units_is_divided_in_that_of_its_parts(contradictions: Say) -> None:
    words = "主动公开信息111条（{}件），包括文件50件、决定100件、其他2件。"
    assert contradictions(words.format(152)) == ()
    assert [(c.kind, c.claimed, c.found) for c in contradictions(words.format(142))] == [("claim-parts", 142, 152)]


@pytest.mark.parametrize(
    ("words", "claimed", "found"),
    [
        ("因第三方权益等原因不予公开4件", 4, 3),
        ("公开的和部分公开的合起来73件", 73, 37),
        ("收到政府信息公开申请50件，办结52件，2022年留下的申请6件也已办完", 6, 5),
    ],
)
def test_false_figures_are_found(contradictions: Say, words: str, claimed: int, found: int) -> None:
    assert [(c.kind, c.claimed, c.found) for c in contradictions(f"{HEADING}{words}。")] == [
        ("claim-table", claimed, found)
    ]


@pytest.mark.parametrize(
    ("words", "claimed", "found"),
    [
        ("因信息公开引起的行政复议6件，维持3件，纠正1件，没有审结的8件", 8, 2),
        ("收到政府信息公开申请50件，自然人提出41件，商业企业提出7件，其他组织提出12件", 12, 2),
    ],
)
def test_what_is_left_of_a_list_is_known(contradictions: Say, words: str, claimed: int, found: int) -> None:
    assert (claimed, found) in [(c.claimed, c.found) for c in contradictions(f"{HEADING}{words}。")]


@pytest.mark.parametrize("wrong", ["维持", "纠正"])
def test_a_list_that_is_wrong_ends_where_the_next_whole_begins(contradictions: Say, wrong: str) -> None:
    """What follows the ；is of 诉讼, though the parts of 复议 do not add up."""
    figures = {"维持": 3, "纠正": 1} | {wrong: 8}
    words = f"复议6件，其中维持{figures['维持']}件、纠正{figures['纠正']}件、尚未审结2件；行政诉讼4件，其中维持3件、其他结果1件"
    found = {(c.kind, c.claimed) for c in contradictions(f"{HEADING}因信息公开引起的行政{words}。")}
    assert found == {("claim-table", 8), ("claim-parts", 6)}


def test_the_whole_district_beside_its_government(contradictions: Say) -> None:
    words = "全区新收政府信息公开申请{}件，上年结转5件，办结52件；单就区政府本级而言，新收申请20件，办结19件。"
    assert contradictions(words.format(50), body="云屏岭区人民政府") == ()
    assert [c.claimed for c in contradictions(words.format(80), body="云屏岭区人民政府")] == [80]


def test_money_in_a_larger_unit(contradictions: Say) -> None:
    figures = {"proactive.fees": 2585031}
    assert contradictions("收取行政事业性收费258.5亿元。", figures=figures) == ()
    assert [c.found for c in contradictions("收取行政事业性收费285.5亿元。", figures=figures)] == [2585031]


def test_sentences_that_tell_the_same_of_two_bodies(contradictions: Say) -> None:
    told = "{}全年受理来信{}件，全年答复来信{}件，全年公开来信答复{}件。"
    assert contradictions(told.format("省级", 1784, 1677, 243), told.format("市县", 9644, 9213, 2520)) == ()
    found = contradictions(told.format("省级", 1784, 1677, 243), told.format("经核，", 1784, 1677, 253))
    assert [(c.kind, c.claimed) for c in found] == [("claim-claim", 253)]


@pytest.mark.parametrize(("words", "flags"), [("包括", 1), ("主要包括", 0)])
def test_a_list_of_the_main_parts_may_fall_short(contradictions: Say, words: str, flags: int) -> None:
    parts = "部门信息85条，规划许可416条，不动产登记292条，自然资源46条，营商环境动态92条"
    assert len(contradictions(f"全年公开信息976条，{words}{parts}。")) == flags


def test_an_office_speaks_of_itself(contradictions: Say) -> None:
    words = "市政府和办公室全年收到政府信息公开申请60件"
    found = contradictions(f"{HEADING}{words}。", body="云屏岭市人民政府办公室")
    assert [(c.claimed, c.found) for c in found] == [(60, 50)]


def test_since_the_year_began_is_this_year(contradictions: Say) -> None:
    assert [c.claimed for c in contradictions("2023年以来，我局共收到政府信息公开申请60件。")] == [60]
    assert contradictions("2021年以来，我局共收到政府信息公开申请60件。") == ()


@pytest.mark.parametrize(
    ("office", "region", "told"),
    [(96, 510, [510]), (96, 550, [550]), (96, 505, []), (96, 637, []), (480, 510, []), (96, 500, [])],
)
def test_a_district_beside_its_office_one_digit_off(
    contradictions: Say, office: int, region: int, told: list[int]
) -> None:
    """The tables count the district's 500, with five carried over 505."""
    figures = {"requests.new.total": 500, "requests.new.natural_person": 491}
    words = f"区政府办公室本级共收到政府信息公开申请{office}件。", f"全区共收到政府信息公开申请{region}件。"
    found = contradictions(*words, figures=figures, body="云屏岭区人民政府办公室")
    assert [c.claimed for c in found if c.kind == "claim-table"] == told
