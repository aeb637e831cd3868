import pytest

from corpora.document.geometry import Span
from models.language.grammar.parts.parts import find_parts
from models.language.grammar.sentence import Sentence
from models.language.grammar.shares.shares import find_ratios
from models.language.grammar.words.utterance import utterances_of


def ratios(text: str) -> list[tuple[str, str, tuple[str, str], bool]]:
    """Percentage, basis, first candidate pair, firm."""
    sentence = Sentence(text=text, span=Span(0, len(text)), heading="", section=None, passage=0, opens=True)
    said = utterances_of(sentence)
    return [
        (
            str(said[item.percent].number.value),
            item.basis,
            tuple(str(said[place].number.value) for place in item.candidates[0]),
            item.firm,
        )
        for item in find_ratios(said, find_parts(said))
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("收到申请40件，其中网上申请26件，占65%。", ("26", "40")),
        ("收到申请40件，网上申请26件，占比65%。", ("26", "40")),
        ("主动公开公文40件，配发解读的26件，解读率65%。", ("26", "40")),
        ("全部40项事项中，26项实现网办，网办率65%。", ("26", "40")),
    ],
)
def test_a_share_of_a_whole_is_firm(text: str, pair: tuple[str, str]) -> None:
    assert ratios(text) == [("65", "share", pair, True)]


def test_respective_shares_belong_to_parts_in_order() -> None:
    found = ratios("收到申请40件，其中网上26件、信函14件，分别占65%和35%。")
    assert [item[2] for item in found] == [("26", "40"), ("14", "40")]


def test_growth_over_a_base_that_is_said() -> None:
    assert ratios("培训120人，比2022年的100人增长20%。") == [("20", "growth", ("120", "100"), True)]


def test_a_total_grows_and_not_its_last_part() -> None:
    said = ratios("接收申请45件，其中网络28件、当面17件，总数比去年的36件增长25%。")
    assert said == [("25", "growth", ("45", "36"), True)]


def test_growth_by_a_change_that_is_said() -> None:
    assert ratios("发布信息120条，比上年增加20条，增长20%。") == [("20", "change", ("20", "120"), True)]


@pytest.mark.parametrize(
    "text", ["群众满意率98%。", "办结率、答复率均为100%。", "发布信息120条，同比增长20%。", "任务完成100%。"]
)
def test_a_percentage_without_its_figures_is_no_ratio(text: str) -> None:
    assert ratios(text) == []


def test_an_approximate_percentage_is_not_computed() -> None:
    assert ratios("收到申请40件，其中网上申请26件，占比约65%。") == []


def test_satisfaction_is_not_a_share_of_what_stands_near() -> None:
    assert not any(item[3] for item in ratios("办理建议40件，走访26件，满意率100%。"))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("报送稿件50篇，其中被采用40篇，采用率81%。", ("40", "50")),
        ("报送稿件50篇，其中获得采用的40篇，采用率为81%。", ("40", "50")),
    ],
)
def test_a_rate_that_the_verb_of_the_part_before_it_names(text: str, pair: tuple[str, str]) -> None:
    assert ratios(text) == [("81", "share", pair, True)]


@pytest.mark.parametrize(
    "text",
    [
        "报送稿件50篇，其中图文30篇，占60%，被采用12篇，采用率81%。",
        "复议20件，其中纠正4件，纠错率20%，上年纠错率81%（9件中纠正2件）。",
    ],
)
def test_a_rate_of_something_farther_off_is_not_firm(text: str) -> None:
    assert not next(firm for percent, _, _, firm in ratios(text) if percent == "81")


@pytest.mark.parametrize(
    "text",
    [
        "答复申请200件，60%即120件予以公开，25%即50件无法提供。",
        "答复申请200件，60%（120件）予以公开，25%（50件）无法提供。",
    ],
)
def test_a_percentage_explained_by_the_count_behind_it(text: str) -> None:
    assert [item[2] for item in ratios(text)] == [("120", "200"), ("50", "200")]


def test_a_rate_names_its_count_over_others() -> None:
    found = ratios("接收申请60件，上年转来4件，办结58件，转下年6件，办结率90.6%。")
    assert found == [("90.6", "share", ("58", "60"), False)]


def test_the_rest_has_no_count() -> None:
    assert [item[0] for item in ratios("答复申请200件，予以公开120件，占60%，其余占40%。")] == ["60"]


def test_the_share_of_what_another_list_may_count_is_not_firm() -> None:
    said = ratios("不予公开60件，其中案卷40件、第三方12件；无法提供30件，占12%。")
    assert not any(firm for _, _, pair, firm in said if pair == ("30", "60"))
