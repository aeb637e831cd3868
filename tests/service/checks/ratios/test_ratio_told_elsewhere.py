from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]
LISTED = "网站公开信息120条，其中工作动态74条、政策文件16条、“财政信息”30条。"


def shares(checks: Sequence[Check]) -> list[tuple[str, str]]:
    return [(check.verdict, f"{check.found:f}") for check in checks if check.kind == "claim-ratio" and check.found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("主要是动态多、政策少，工作动态占到61.7%。", "61.67"),
        ("政策文件只占13.3%，比例偏低。", "13.33"),
        ("目录90条里政策文件类信息仅占17.8%。", "17.78"),
        ("财政信息占25.0%。", "25.00"),
    ],
)
def test_a_part_is_known_again_by_its_name(say: Say, words: str, found: str) -> None:
    assert shares(say(LISTED, words)) == [("supported", found)]


def test_a_slip_of_the_pen_contradicts_and_no_other_percentage_does(say: Say) -> None:
    assert shares(say(LISTED, "工作动态占到67.1%。")) == [("contradicted", "61.67")]
    assert shares(say(LISTED, "工作动态占到44.2%。")) == []
    assert shares(say(LISTED, "乡村振兴占到67.1%。")) == []
    assert shares(say(LISTED, "目录90条里政策文件类信息仅占71.8%。")) == []


def test_a_part_right_in_front_with_its_whole_named_anew(say: Say) -> None:
    words = "公开信息640条，其中文件2条、预算3条、重点领域信息94条，重点领域信息占公开总量的{}%。"
    assert shares(say(words.format("14.7"))) == [("supported", "14.69")]
    assert shares(say(words.format("17.4"))) == [("contradicted", "14.69")]


def test_a_part_may_be_known_again_by_the_end_of_its_name(say: Say) -> None:
    assert shares(say(LISTED, "动态占了61.7%，财政信息公开占25.0%。")) == [
        ("supported", "61.67"),
        ("supported", "25.00"),
    ]
    assert shares(say(LISTED, "动态占了67.1%。")) == []
