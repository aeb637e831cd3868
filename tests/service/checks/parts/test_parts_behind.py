"""A whole, and in the sentence behind it, without a word that says so, its parts."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


def parts(checks: Sequence[Check]) -> list[tuple[str, str, str]]:
    return [(one.verdict, f"{one.claimed:f}", f"{one.found:f}") for one in checks if one.kind == "claim-parts"]


def test_what_the_next_sentence_divides_is_borne_out(say: Say) -> None:
    text = "全局主动公开政府信息2592条。通过网站公开1860条、微博公开420条，微信公开312条。"
    assert parts(say(text)) == [("supported", "2592", "2592")]


def test_a_myriad_too_much(say: Say) -> None:
    text = "政府网站公开政府信息48206万条。市政府及其部门公开21507条，县政府及其部门公开26699条。"
    assert parts(say(text)) == [("contradicted", "482060000", "48206")]


@pytest.mark.parametrize(
    "text",
    [
        "全局主动公开政府信息2592条。网站公开1860条、微博公开420条，微信公开302条。",
        "全局主动公开政府信息1.2万条。网站公开1860条、微博公开420条。",
        "办理建议12件。答复人大建议7件、政协提案5件。",
        "公开信息2280条。发布解读1860条、视频420个。",
        "公开信息2280条。上年公开1860条、前年公开420条。",
    ],
)
def test_what_may_be_chance_or_of_something_else_is_left_open(text: str, say: Say) -> None:
    assert parts(say(text)) == []
