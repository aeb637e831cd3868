from decimal import Decimal

import pytest

from corpora.document.quantity import find_quantities


def said(text: str) -> list[tuple[str, str | None]]:
    return [(str(number.value), number.unit) for number in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共收到申请12件", [("12", "件")]),
        ("共收到申请 12 件", [("12", "件")]),
        ("受理1,272件、办结1，270件", [("1272", "件"), ("1270", "件")]),
        ("收费1，284.6万元", [("1284.6", "万元")]),
        ("发布信息1.2万条", [("12000.0", "条")]),
        ("发布信息3万余条", [("30000", "条")]),
        ("收费3.5万元", [("3.5", "万元")]),
        ("办理一千零一十件", [("1010", "件")]),
        ("占比百分之九十八点五", [("98.5", "%")]),
        ("占比45.3％", [("45.3", "%")]),
        ("提高2个百分点", [("2", "个百分点")]),
        ("公开件（次）12件（次）", [("12", "件（次）")]),
        ("收到一件，答复一件。", [("1", "件"), ("1", "件")]),
        ("其中3件维持，一件纠正，两件尚未审结", [("3", "件"), ("1", "件"), ("2", "件")]),
        ("诉讼2宗，一宗撤诉，一宗被判决维持", [("2", "宗"), ("1", "宗"), ("1", "宗")]),
    ],
)
def test_quantities_with_their_units(text: str, found: list[tuple[str, str | None]]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "坚持统一领导",
        "全国两会精神",
        "落实三审三校制度",
        "两三个窗口",
        "第三方合法权益",
        "严格执行第二十条第（一）项",
        "国办公开办函〔2021〕30号",
        "中华人民共和国国务院令第711号",
        "2023年1月1日至12月31日",
        "二〇二三年度",
        "联系电话：0451-12345678",
        "12345热线",
        "“一网通办”改革",
        "进一步规范",
        "每一件申请",
        "一件申请一次告知",
        "一体化平台",
        "“五公开”要求",
        "一窗受理",
        "http://www.example.gov.cn/2023/12件",
        "第3期培训",
        "同一申请人",
        "上午8:30至11:30",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("共50件", "exact"),
        ("约50件", "about"),
        ("50件左右", "about"),
        ("近50件", "less_than"),
        ("不足50件", "less_than"),
        ("50余件", "more_than"),
        ("五十多件", "more_than"),
        ("超过50件", "more_than"),
        ("50件以上", "at_least"),
        ("不少于50件", "at_least"),
        ("不超过50件", "at_most"),
        ("10-15件", "range"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    (number,) = find_quantities(text)
    assert number.bound == bound


def test_a_range_has_two_ends_and_prints_both() -> None:
    text = "办理时限为10-15个工作日"
    (number,) = find_quantities(text)
    assert (number.value, number.upper, number.printed) == (Decimal(10), Decimal(15), "10-15")
    assert text[number.span.start : number.span.end] == "10-15"


def test_decimals_count_printed_digits() -> None:
    assert [number.decimals for number in find_quantities("占66.60%，占67%，占百分之三点五")] == [2, 0, 1]


def test_an_arabic_number_may_stand_without_a_unit_and_a_chinese_one_may_not() -> None:
    assert said("数量为15，其他") == [("15", None)]
    assert said("数量为十五，其他") == []


def test_idioms_of_posts_and_persons_count_nothing() -> None:
    assert said("工作人员多为一人多职，一人一档，一岗双责") == []
    assert said("共有三人申请") == [("3", "人")]
