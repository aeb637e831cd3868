from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading

Say = Callable[..., Sequence[Check]]


def verdicts(checks: Sequence[Check]) -> list[tuple[str, str, str]]:
    return [(check.verdict, f"{check.claimed}", f"{check.found}") for check in checks if check.kind == "period"]


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "统计期限为2023年1月1日至12月31日。",
        "2023年，我局公开信息12条。",
    ],
)
def test_the_same_year(say: Say, sentence: str) -> None:
    assert verdicts(say(sentence)) == [("supported", "2023", "2023")]


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。",
        "本报告所列数据的统计期限自2022年1月1日起至2023年12月31日止。",
        "2022年，我局公开信息12条。",
        "文中数字凡未另行注明的，一律取自2022年1月1日至2022年12月31日这十二个月。",
        "除特别说明外，数字均为2022年1月1日至12月31日数据。",
        "本年报反映2022年1月1日至12月31日期间的工作。",
    ],
)
def test_another_year(contradictions: Say, sentence: str) -> None:
    assert verdicts(contradictions(sentence)) == [("contradicted", "2022", "2023")]


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年印发的公开要点继续执行。", "2022年结转的申请5件均已答复。", "2024年，我局将新增公开栏目3个。",
        "与2022年相比，公开信息增加12条。", "2022年存在的2个问题已经整改。", "自2020年以来公开信息512条。",
        "2022年，工作稳步推进。",
    ],
)  # fmt: skip
def test_years_that_are_not_the_report_s(contradictions: Say, sentence: str) -> None:
    assert contradictions(sentence) == ()


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("根据《中华人民共和国政府信息公开条例》规定，我局编制了《云屏岭市水利局2022年政府信息公开工作年度报告》。", [("contradicted", "2022", "2023")]),
        ("按照《政府信息公开条例》要求，编制本局2023年度政府信息公开年度报告如下：", [("supported", "2023", "2023")]),
        ("按照《政府信息公开条例》要求，我局于2023年1月编制了《2022年政府信息公开工作年度报告》并公布。", []),
    ],
)  # fmt: skip
def test_the_name_that_a_report_opens_with(
    opening: str, found: list[tuple[str, str, str]], read: Callable[..., Reading], printed: Callable[..., str]
) -> None:
    text = printed("共收到申请50件。")
    assert verdicts(read(text.replace("\n一、", f"\n{opening}\n一、", 1)).checks) == found


def test_last_years_report_made_in_the_year_names_no_other_year(contradictions: Say) -> None:
    assert contradictions("按照《政府信息公开条例》要求，编制了2022年政府信息公开工作年度报告。") == ()


def test_the_title_alone_says_nothing(say: Say) -> None:
    assert verdicts(say("全年公开信息12条。")) == []


def test_last_years_figure_is_of_that_year_where_a_line_breaks_its_words(say: Say) -> None:
    prose = (
        "2023年，我局坚持以公开为常态、不公开为例外，持续推进重点领域信息公开，完善工作机制，强化平台建设，回应社会关切。"
        "2022年我局收到政府信息公开申请 44 件。申请主要集中在下半年，均按规定办理，平均办理时长比法定时限大幅缩短。"
    )
    width = 37
    wrapped = "\n".join(prose[start : start + width] for start in range(0, len(prose), width))
    assert "申\n请" in wrapped
    assert [verdict for verdict, _, _ in verdicts(say(wrapped))] == ["supported"]


@pytest.mark.parametrize(
    ("title", "sentences", "wrong"),
    [
        ("云屏岭市水利局2023年部门预算", "2022年，本部门执行预算448.82万元。2022年，本部门采购设备12台。", False),
        ("云屏岭市水利局2023年工作总结", "2023年，检修泵站45座。2022年，检修泵站38座。", False),
        ("云屏岭市水利局2023年工作总结", "2022年，检修泵站38座。2022年，清淤河道12公里。", True),
    ],
)  # fmt: skip
def test_documents_of_no_family_may_tell_of_earlier_years(
    read: Callable[..., Reading], title: str, sentences: str, *, wrong: bool
) -> None:
    found = verdicts(read(f"{title}\n\n{sentences}\n", path="文.txt").checks)
    assert ("contradicted" in {verdict for verdict, _, _ in found}) is wrong


def test_a_sentence_of_last_years_flow_is_of_that_year(say: Say) -> None:
    assert "contradicted" not in [verdict for verdict, _, _ in verdicts(say("2022年新收、答复分别为39件和40件。"))]


def test_a_years_work_told_up_to_the_end_of_another_year(say: Say) -> None:
    """截至 was taken for the end of a span of years, and 截止 for none."""
    for up_to in ("截至", "截止"):
        words = f"{up_to}{{}}年12月31日，我局通过网站发布信息640条。"
        assert verdicts(say(words.format(2022))) == [("contradicted", "2022", "2023")]
        assert verdicts(say(words.format(2023))) == [("supported", "2023", "2023")]
        assert verdicts(say(f"{up_to}2022年底，全县有行政村88个。")) == []


def test_results_of_another_year_are_that_years(contradictions: Say) -> None:
    assert not verdicts(contradictions("2022年无法提供的为41件，其中本机关不掌握的37件。"))
