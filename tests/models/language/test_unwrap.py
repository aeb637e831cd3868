import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.document.geometry import Span
from corpora.document.passage import Passage
from corpora.document.place import Place
from models.language.grammar.unwrap import unwrap

PROSE = (
    "（二）依申请公开。2023年度我局共收到政府信息公开申请100件，上年结转5件，其中自然人申请85件、法人或其他组织申请15件；"
    "全年办结95件，其中予以公开34件、部分公开9件、不予公开13件、无法提供26件、不予处理5件、其他处理8件；结转下年度继续办理10件。"
)


def lines(text: str) -> list[Passage]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Passage(place=Place(span=Span(start, start + len(line.rstrip("\n"))))))
        start += len(line)
    return found


def paragraphs(text: str) -> list[str]:
    unwrapped = unwrap(text, lines(text))
    return [unwrapped.text[span.start : span.end].strip() for span in unwrapped.paragraphs]


@pytest.mark.parametrize("width", range(18, 46))
def test_a_paragraph_wrapped_at_any_width_is_whole_again(width: int) -> None:
    wrapped = "\n".join(PROSE[start : start + width] for start in range(0, len(PROSE), width))
    assert paragraphs(f"一、总体情况\n{wrapped}\n二、主动公开政府信息情况") == [
        "一、总体情况",
        PROSE,
        "二、主动公开政府信息情况",
    ]


def test_a_page_number_between_the_lines_is_left_out() -> None:
    wrapped = [PROSE[start : start + 36] for start in range(0, len(PROSE), 36)]
    assert paragraphs("\n".join([*wrapped[:2], "— 3 —", *wrapped[2:]])) == [PROSE]


def test_a_number_cut_in_two_is_one_again() -> None:
    assert paragraphs("收到申请1\n00件。") == ["收到申请100件。"]
    assert paragraphs("收到申请100\n件。") == ["收到申请100件。"]


def test_headings_are_not_joined_with_what_follows() -> None:
    assert len(paragraphs("（一）主动公开\n（二）依申请公开\n全年收到申请12件。")) == 3


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    text = "2023年，我局全年收到申请12件，均已按时办结。\n全年办结申请9件，结转下年度3件，未发生纠纷。\n全年未发生行政复议，也未发生行政诉讼的情况。"
    assert len(paragraphs(text)) == 3


@given(st.lists(st.text(alphabet="收到申请12件，。（ 一）、", max_size=60), max_size=8))
def test_every_character_leads_back_to_itself(drawn: list[str]) -> None:
    text = "\n".join(drawn)
    unwrapped = unwrap(text, lines(text))
    for start, end in unwrapped.paragraphs:
        for index in range(start, end):
            back = unwrapped.back(Span(index, index + 1))
            assert text[back.start : back.end] == unwrapped.text[index]


def test_lines_cut_at_so_many_characters_go_on_behind_any_mark() -> None:
    first = "今年以来，我委紧盯农业、就业、医疗等重点领域，在第一时间"
    said = f"{first}发布信息。2023年,我委举办开放日活动45场。本年度,我委通过各类平台共计公开"
    said += "信息八百条,包括专栏:183条;公众号:147条;公开栏:470条。梳理事项333项,其中可网上办理307项,占比92%。另有服务指南、办事流程图12种,均已公布。"
    assert said[said.index("公众号") - 1] == ";"
    cut = "\n".join(said[start : start + len(first)] for start in range(0, len(said), len(first)))
    assert paragraphs(f"一、总体情况\n{cut}") == ["一、总体情况", said]


def test_items_of_a_list_stay_apart() -> None:
    items = [
        "专栏公开信息一百八十三条,多为工作动态和通知公告;",
        "公众号推送信息 147 条,均为解读;",
        "公开栏张贴信息 470 条,含公告;",
    ]
    assert len(paragraphs("\n".join(items))) == 3
