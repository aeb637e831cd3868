"""Personal data is hidden sign for sign, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.labelled.personal import mask, mask_beside


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("联系电话：0588-2670848。", "联系电话：××××-×××××××。"),
        ("电话 2670848，传真：2670849", "电话 ×××××××，传真：×××××××"),
        ("手机13912345678", "手机×××××××××××"),
        ("（0571）87654321转8012", "（××××）×××××××××××××"),
        ("邮箱：zwgk_2023@example.gov.cn。", "邮箱：××××_××××@×××××××.×××.××。"),
        ("身份证号11010519491231002X", "身份证号××××××××××××××××××"),
        ("联系人：王小明，电话：2670848", "联系人：×××，电话：×××××××"),
        ("联系人：王丽、李明 ", "联系人：××、×× "),
        ("负责人：欧阳明 填表人:陈静", "负责人：××× 填表人:××"),
        ("联系人：王小明电话13912345678", "联系人：×××电话×××××××××××"),
        ("李芳，联系电话：2670848", "××，联系电话：×××××××"),
    ],
)
def test_hidden(text: str, hidden: str) -> None:
    assert mask(text).text == hidden


@pytest.mark.parametrize(
    "text",
    [
        "12345热线受理15000件",
        "拨打12345",
        "电话：12345",
        "共公开信息45806条，其中主动公开1234567条",
        "联系人：办公室",
        "主要负责人负总责，",
        "国办公开办函〔2021〕30号",
        "2023年1月1日至2023年12月31日",
        "办公时间：周一至周五，电话咨询",
        "统一社会信用代码",
        "收入0.12345678亿元",
    ],
)
def test_not_hidden(text: str) -> None:
    assert mask(text).text == text


def test_a_name_beside_its_label() -> None:
    assert mask_beside("王小明", key="联系人") == "×××"
    assert mask_beside("王小明", key="申请人") == "王小明"
    assert mask_beside("办公室", key="负责人：") == "办公室"


@given(st.text(st.sampled_from("电话：0571-876@a.cn联系人王丽，、 \n13912345678X"), max_size=60))
def test_lengths_hold_and_hiding_twice_changes_nothing(text: str) -> None:
    once = mask(text)
    assert len(once.text) == len(text)
    shown = {place for span in once.hidden for place in range(span.start, span.end)}
    assert all(once.text[place] == text[place] for place in range(len(text)) if place not in shown)
