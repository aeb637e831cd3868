import pytest

from corpora.document.geometry import Span
from models.language.grammar.sentence import Sentence
from models.language.grammar.whose.years import find_years, years_of_title


def years(text: str) -> list[tuple[int, str]]:
    sentence = Sentence(text=text, span=Span(0, len(text)), heading="", section=None, passage=0, opens=True)
    found = list(find_years([sentence]))
    assert all(str(mention.year) in text[mention.span.start : mention.span.end] for mention in found)
    return [(mention.year, mention.role) for mention in found]


def test_the_title_says_its_year_once() -> None:
    title = "云屏岭市水利局2023年政府信息公开工作年度报告"
    found = list(years_of_title(title, Span(0, len(title))))
    assert [(mention.year, mention.role) for mention in found] == [(2023, "title")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", [2023, 2023]),
        ("统计期限为2023年1月1日至12月31日。", [2023]),
        ("数据统计时限：2022年1月1日—2023年12月31日。", [2022, 2023]),
    ],
)
def test_a_stated_period_has_its_ends(text: str, found: list[int]) -> None:
    assert years(text) == [(year, "period") for year in found]


@pytest.mark.parametrize(
    "text",
    [
        "2022年，我局公开信息12条。",
        "2022年度公开信息12条。",
        "（一）主动公开。2022年公开信息12条。",
        "2022年，我局收到申请12件，上年结转7件，结转下年度8件。",
    ],
)
def test_a_year_that_opens_a_sentence_is_claimed(text: str) -> None:
    assert years(text) == [(2022, "claim")]


@pytest.mark.parametrize(
    "text",
    [
        "3.按时办结率比2022年提高4个百分点，达到98%。",
        "2022年结转的申请5件。", "2022年印发的要点继续执行。", "2024年，将新增栏目3个。", "与2022年相比增加3件。",
        "2022年存在的问题已经整改。", "2022年度评估指出的问题有3个。", "2022年报告列出的5项任务全部完成。", "公开信息12条，2022年公开10条。", "自2020年以来，公开信息512条。",
        "根据2022年工作要点，公开信息12条。",
    ],
)  # fmt: skip
def test_years_of_something_else_are_not_the_report_s(text: str) -> None:
    assert years(text) == []
