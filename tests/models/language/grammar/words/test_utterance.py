import pytest

from corpora.document.geometry import Span
from models.language.grammar.sentence import Sentence
from models.language.grammar.words.utterance import Utterance, depth_at, utterances_of

OFFSET = 100


def utterances(text: str) -> list[Utterance]:
    return utterances_of(
        Sentence(
            text=text, span=Span(OFFSET, OFFSET + len(text)), heading="", section=None, passage=0, opens=True
        )
    )  # fmt: skip


def test_words_in_front_name_the_measure() -> None:
    whole, part = utterances("收到政府信息公开申请12件，其中自然人申请10件。")
    assert (whole.before, whole.number.unit) == ("收到政府信息公开申请", "件")
    assert part.before == "其中自然人申请"


def test_words_behind_name_it_when_the_number_comes_first() -> None:
    (first,) = utterances("12件申请转下年度办理。")
    assert (first.before, first.after) == ("", "申请转下年度办理")


def test_spans_index_the_document_and_not_the_sentence() -> None:
    text = "共收到 12 件。"
    (one,) = utterances(text)
    assert text[one.number.span.start - OFFSET : one.number.span.end - OFFSET] == "12"
    assert text[: one.end - OFFSET].endswith("件")


def test_a_list_by_dunhao_gives_each_number_its_own_words() -> None:
    assert [one.before for one in utterances("行政复议3件、行政诉讼2件、行政调解1件。")] == [
        "行政复议", "行政诉讼", "行政调解",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["本年度未收到政府信息公开申请。", "全年没有收到政府信息公开申请。", "全年无政府信息公开申请。",
     "不存在政府信息公开申请。", "依申请公开：无。", "政府信息公开申请均未发生。"],
)  # fmt: skip
def test_a_denial_is_a_zero(text: str) -> None:
    denials = [one for one in utterances(text) if one.negated]
    assert denials
    assert {int(one.number.value) for one in denials} == {0}


@pytest.mark.parametrize(
    "text",
    ["无法提供3件。", "未审结2件。", "未经复议直接起诉1件。", "无正当理由大量反复申请0件。",
     "无障碍改造1处。"],
)  # fmt: skip
def test_names_of_results_are_no_denials(text: str) -> None:
    assert [one.negated for one in utterances(text)] == [False]


def test_brackets_are_counted() -> None:
    outer, inner = utterances("收到12件（含上年结转2件）。")
    assert (outer.depth, inner.depth) == (0, 1)
    assert depth_at("a（b（c", 5) == 2
    assert depth_at("）a", 2) == 0


@pytest.mark.parametrize(
    ("text", "values"), [("申请数量为15，全部办结。", ["15"]), ("门牌15，路口。", []), ("受理件数为0", ["0"])]
)
def test_a_number_without_a_unit_needs_words_that_present_it(text: str, values: list[str]) -> None:
    assert [str(one.number.value) for one in utterances(text)] == values
