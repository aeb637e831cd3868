import pytest

from corpora.document.geometry import Span
from models.language.grammar.parts.lists import Items, find_lists
from models.language.grammar.sentence import Sentence
from models.language.grammar.words.utterance import utterances_of

START = 50


def lists(text: str) -> list[Items]:
    sentence = Sentence(
        text=text, span=Span(START, START + len(text)), heading="", section=None, passage=0, opens=True
    )  # fmt: skip
    return find_lists(utterances_of(sentence))


def items(text: str) -> list[str]:
    (found,) = lists(text)
    return [text[span.start - START : span.end - START] for span in found.items]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("开设3个专栏，分别为就业、教育、医疗。", ["就业", "教育", "医疗"]),
        ("开设3个专栏：就业、教育、医疗。", ["就业", "教育", "医疗"]),
        ("开设3个专栏（就业、教育、医疗）。", ["就业", "教育", "医疗"]),
        ("开设3个专栏，包括：就业，教育，医疗。", ["就业", "教育", "医疗"]),
        ("印发2份文件，分别为《甲、乙办法》、《丙规定》。", ["《甲、乙办法》", "《丙规定》"]),
        ("设2个窗口，分别为咨询窗口（一楼、二楼）、受理窗口。", ["咨询窗口（一楼、二楼）", "受理窗口"]),
        ("印发3份文件：《甲办法》、《乙规定》\t《丙细则》。", ["《甲办法》", "《乙规定》", "《丙细则》"]),
        ("印发2份文件：《甲“三审”办法》、《乙规定》。", ["《甲“三审”办法》", "《乙规定》"]),
        ("组织3期培训，主题分别为就业、教育、医疗。", ["就业", "教育", "医疗"]),
        ("存在两个问题：（一）更新慢；（二）解读少。", ["（一）更新慢", "（二）解读少"]),
        ("在三个村（社区）设点，分别为东村、西村、河口。", ["东村", "西村", "河口"]),
        ("抓好三项工作：一是公开；二是解读；三是回应。", ["一是公开", "二是解读", "三是回应"]),
        ("开设3个专栏，包括：就业，教育,医疗。", ["就业", "教育", "医疗"]),
        ("三个试点单位为文化馆、图书馆、税务大厅。", ["文化馆", "图书馆", "税务大厅"]),
        (
            "三个方面：一是加强培训，提高能力，二是解读，三是考核。",
            ["一是加强培训，提高能力", "二是解读", "三是考核"],
        ),
        (
            "从三个方面改进：一是加强培训二是丰富解读，三是完善考核。",
            ["一是加强培训", "二是丰富解读", "三是完善考核"],
        ),
    ],
)
def test_items(text: str, names: list[str]) -> None:
    assert items(text) == names


@pytest.mark.parametrize(
    ("text", "open_ended"),
    [
        ("开设8个专栏，包括就业、教育、医疗等。", True),
        ("开设8个专栏，主要包括就业、教育、医疗。", True),
        ("开设8个专栏，分别为就业、教育、医疗。", False),
        ("抓好五项工作：（1）压实责任，（2）丰富形式，", True),
        ("抓好五项工作：（1）压实责任，（2）丰富形式。", False),
    ],
)
def test_a_list_may_leave_items_out(text: str, open_ended: bool) -> None:
    assert [found.open_ended for found in lists(text)] == [open_ended]


def test_he_may_join_two_items_or_stand_inside_one() -> None:
    (found,) = lists("开设4个专栏，分别为就业、教育和医疗、养老。")
    assert found.lengths == (3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "发布信息30条，其中网站20条、微信10条。",
        "共5个专栏，运行良好。",
        "开设3个专栏，包括为方便群众办理各类事项而专门设置并长期维护更新的就业创业服务信息公开专栏、医疗。",
        "共答复5件，均按时。",
        "甲县、乙县、丙县各2件，为最少。",
        "全市5个县区为革命老区、贫困地区。",
        "5个乡镇为全市倒数，仍有差距、短板、弱项。",
        "作出（2017）示执复 27 号裁定书：一、撤销原裁定；二、驳回请求；三、发回重审。",
    ],
)
def test_what_is_no_list_of_items(text: str) -> None:
    assert lists(text) == []


def test_a_word_that_a_line_breaks_joins_no_items() -> None:
    (found,) = lists("存在三个问题：一是人员变动频繁，二是栏目更新不够及\n时。")
    assert found.lengths == (2,)
    (found,) = lists("设2类窗口，分别为咨询、更新不及\n时反映。")
    assert max(found.lengths) == 2


def test_a_heading_behind_the_last_item_is_none() -> None:
    """It is numbered as the next item would be, but written otherwise."""
    text = "将从三个方面改进：一是完善机制，二是拓宽渠道，三是公开目录。"
    sentence = Sentence(
        text=text, span=Span(START, START + len(text)), heading="", section=None, passage=0, opens=True,
        follows="四、其他需要报告的事项\n无。",
    )  # fmt: skip
    (found,) = find_lists(utterances_of(sentence))
    assert len(found.items) == 3
