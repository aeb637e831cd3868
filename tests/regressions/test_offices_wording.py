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


@pytest.mark.parametrize(
    "words",
    [
        "全省各级水利部门办理行政处罚案件524件，罚款9190.1万元；按日计罚2件、查封扣押31件、移送拘留23件",
        "主动公开政务信息111条（1421件），包括规范性文件9件；许可处理决定1272件；处罚决定88件；处理公开申请52件",
    ],
)
def test_figures_of_others_are_quiet(contradictions: Say, words: str) -> None:
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


@pytest.mark.parametrize("words", ["办公室2023年受理申请60件", "市政府和办公室全年收到公开申请60件"])
def test_an_office_speaks_of_itself(contradictions: Say, words: str) -> None:
    found = contradictions(f"{HEADING}{words}。", body="云屏岭市人民政府办公室")
    assert [(c.claimed, c.found) for c in found] in ([(60, 50)], [])


def test_since_the_year_began_is_this_year(contradictions: Say) -> None:
    assert [c.claimed for c in contradictions("2023年以来，我局共收到政府信息公开申请60件。")] == [60]
    assert contradictions("2021年以来，我局共收到政府信息公开申请60件。") == ()
