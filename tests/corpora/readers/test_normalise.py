from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.readers.normalise import normalise, normalise_text

AWKWARD = (
    "０１２９ａＺ　\u00a0\u2003，：；？！（）％．－①②²½㎡⒈⑴㈠⼀⽉⻓"
    "\u200b\ufeff\u00ad\r\n\v\f\u2028\t\x07\x1e[]:bookmark 一条件.5"
)
TEXTS = st.text(st.sampled_from(AWKWARD) | st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("２０２３年１２月", "2023年12月"),
        ("１，２７２件", "1，272件"),
        ("a\u00a0b\u3000c", "a b c"),
        ("⼀⽉⼆⽇", "一月二日"),
        ("⻓期⻚⾯", "长期页面"),
        ("㈠公开⑴", "(一)公开(1)"),
        ("⒈5月公开", "1. 5月公开"),
        ("１２．５％", "12.5%"),
        ("，：；？！（）", "，：；？！（）"),
        ("面积12㎡、10²、½、①", "面积12㎡、10²、½、①"),
        ("六个点……", "六个点……"),
        ("12\u200b34\ufeff\u00ad", "1234"),
        ("共10\x0712件", "共10\t12件"),
        ("一\r\n二\r三\v四\f五\u2028六", "一\n二\n三\n四\n五\n六"),
        ("甲[bookmark: _GoBack]乙", "甲乙"),
        ("[book[bookmark: a]mark: b]乙", "乙"),
        ("\t0\t", "\t0\t"),
    ],
)
def test_spelling(source: str, expected: str) -> None:
    assert normalise(source).text == expected
    assert normalise_text(source) == expected


def test_offsets_lead_back() -> None:
    result = normalise("\ufeff２\r\n[bookmark: x]3㈠")
    assert result.text == "2\n3(一)"
    assert result.offsets == (1, 2, 17, 18, 18, 18, 19)


@given(TEXTS)
def test_offsets_never_fall_and_each_character_comes_from_its_source(source: str) -> None:
    result = normalise(source)
    assert len(result.offsets) == len(result.text) + 1
    assert list(result.offsets) == sorted(result.offsets)
    assert result.offsets[-1] == len(source)
    for character, offset in zip(result.text, result.offsets, strict=False):
        assert character in normalise(source[offset]).text


@given(TEXTS)
def test_a_second_pass_changes_nothing(source: str) -> None:
    once = normalise(source).text
    assert normalise(once).text == once


@given(st.text("0123456789²³¹①②½㎡㎥⁴", max_size=20))
def test_no_digit_is_made_of_what_is_not_one(source: str) -> None:
    assert [c for c in normalise(source).text if c.isascii()] == [c for c in source if c.isascii()]


@pytest.mark.benchmark
def test_a_report_takes_a_moment(capsys: pytest.CaptureFixture[str]) -> None:
    text = "2023年，本单位共收到依申请公开１０件，（一）主动公开　　\r\n" * 300
    normalise(text)
    started = time.process_time()
    result = normalise(text)
    taken = time.process_time() - started
    with capsys.disabled():
        print(f"\nnormalise: {len(text)} characters in {taken * 1000:.2f} ms")  # noqa: T201
    assert "共收到依申请公开10件" in result.text


@pytest.mark.parametrize("entity", ["&nbsp;", "&amp;nbsp;", "&amp;amp;NBSP;", "&emsp;", "&#160;"])
def test_a_blank_that_was_encoded_once_too_often_is_a_blank(entity: str) -> None:
    found = normalise(f"收到{entity}12件")
    assert found.text == "收到 12件"
    assert [f"收到{entity}12件"[offset] for offset in found.offsets[:-1]] == ["收", "到", "&", "1", "2", "件"]
    assert normalise_text("12&nbsp;") == "12 "
