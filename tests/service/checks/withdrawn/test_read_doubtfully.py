from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from corpora.document.document import Document
from corpora.document.geometry import Span
from corpora.document.passage import Doubt, Passage
from corpora.document.reading import Reading
from corpora.readers.read import read_document
from corpora.readers.sources import RawSource
from models.tables.recover import Recovered, recover_tables
from service.pipeline import Toolkit, read_report

Printed = Callable[..., str]
Doubtful = Sequence[tuple[str, float]]
"""Words, and the confidence that their characters were read with."""


@pytest.fixture
def seen(toolkit: Toolkit, printed: Printed) -> Callable[..., Reading]:
    """A report of one sentence, words of which were read from a picture with little certainty."""

    def run(sentence: str, doubtful: Doubtful) -> Reading:
        def recover(document: Document) -> Recovered:
            recovered = recover_tables(document, profiles=toolkit.profiles)
            return replace(recovered, passages=tuple(_doubted(document, one) for one in recovered.passages))

        def _doubted(document: Document, passage: Passage) -> Passage:
            start = passage.place.span.start
            text = document.text[start : passage.place.span.end]
            places = [(text.index(words), words, sure) for words, sure in doubtful if words in text]
            doubts = [
                Doubt(span=Span(start + place, start + place + len(words)), confidence=sure)
                for place, words, sure in sorted(places)
            ]
            return replace(passage, doubts=tuple(doubts))

        line = replace(toolkit, recover=recover, read=lambda source: read_document(source.data, path=source.path))
        result = read_report(RawSource(path="scan.txt", data=printed(sentence).encode()), line)
        assert isinstance(result, Reading), result
        return result

    return run


def verdicts(reading: Reading, kind: str) -> list[str]:
    return [check.verdict for check in reading.checks if check.kind == kind]


WRONG = "2023年，我局共收到政府信息公开申请51件。"


@pytest.mark.parametrize(
    ("doubtful", "verdict"),
    [
        ([], "contradicted"),
        ([("51", 0.99)], "contradicted"),
        ([("1件", 0.4)], "unverifiable"),
        ([("收到", 0.4)], "unverifiable"),
        ([("2023年，我局", 0.3)], "unverifiable"),
        ([("我局", 0.7)], "contradicted"),
    ],
)
def test_a_contradiction_rests_on_what_was_read_surely(
    seen: Callable[..., Reading], doubtful: Doubtful, verdict: str
) -> None:
    assert verdicts(seen(WRONG, doubtful), "claim-table") == [verdict]


def test_the_claim_is_no_surer_than_its_numeral_and_the_message_says_so(seen: Callable[..., Reading]) -> None:
    reading = seen(WRONG, [("51", 0.4)])
    assert [claim.confidence for claim in reading.claims] == [0.4]
    (check,) = [check for check in reading.checks if check.kind == "claim-table"]
    assert check.message.code == "read-doubtfully.claim"
    assert dict(check.message.values)["sure"] == "40"
    assert (check.claimed, check.found, check.cause) == (51, 50, None)


@pytest.mark.parametrize(
    ("doubtful", "words", "sure"),
    [([("收到", 0.4)], "我局共收到政府信息公开申请51件", "40"), ([("2023年", 0.3)], WRONG, "30")],
)
def test_the_message_names_the_words_that_are_in_doubt_not_the_numeral(
    seen: Callable[..., Reading], doubtful: Doubtful, words: str, sure: str
) -> None:
    (check,) = [check for check in seen(WRONG, doubtful).checks if check.kind == "claim-table"]
    told = dict(check.message.values)
    assert (told["words"], told["sure"]) == (words, sure)
    assert check.confidence <= float(sure) / 100


def test_what_agrees_stays_supported(seen: Callable[..., Reading]) -> None:
    assert verdicts(seen(WRONG.replace("51", "50"), [("50", 0.4)]), "claim-table") == ["supported"]


@pytest.mark.parametrize(
    ("doubtful", "verdict"),
    [
        ([("训、热", 0.86)], "unverifiable"),
        ([("，", 0.86)], "contradicted"),
        ([("窗口", 0.86)], "contradicted"),
        ([("五", 0.4)], "unverifiable"),
        ([], "contradicted"),
    ],
)
def test_a_list_rests_on_the_stops_that_part_its_items(
    seen: Callable[..., Reading], doubtful: Doubtful, verdict: str
) -> None:
    words = "我局从五个方面改进工作，即：培训、热线、窗口、网站。"
    assert verdicts(seen(words, doubtful), "claim-list") == [verdict]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("我局开展四项行动，分别为加强平台建设、回应社会关切、提升队伍能力深化主动公开。", "unverifiable"),
        ("我局开展四项行动，分别为加强平台建设、回应社 会关 切、提升队伍能力深化主动公开。", "unverifiable"),
        ("我局开展五项行动，分别为加强平台建设、回应社会关切、提升队伍能力深化主动公开。", "contradicted"),
        ("我局开展四项行动，分别为加强平台建设、回应社会关切、提升队伍能力。", "contradicted"),
    ],
)
def test_two_items_whose_stop_a_picture_lost(seen: Callable[..., Reading], words: str, verdict: str) -> None:
    assert verdicts(seen(words, [("我局", 0.8)]), "claim-list") == [verdict]
    assert verdicts(seen(words, []), "claim-list") == ["contradicted"]


def test_numbers_part_items_whatever_their_stops(seen: Callable[..., Reading]) -> None:
    words = "我局从三个方面改进：一是开展培训，二是开通热线。"
    assert verdicts(seen(words, [("训，二", 0.86)]), "claim-list") == ["contradicted"]


def test_part_of_a_thing_is_a_stain(seen: Callable[..., Reading]) -> None:
    words = "全年发布信息300条，分别为网站180条、微信131.5条。"
    assert verdicts(seen(words, [("全", 0.8)]), "claim-parts") == ["unverifiable"]
    assert verdicts(seen(words, []), "claim-parts") == ["contradicted"]


@pytest.mark.parametrize(("printed_count", "verdict"), [("一百六", "unverifiable"), ("一百零六", "contradicted")])
def test_a_zero_that_ocr_loses(seen: Callable[..., Reading], printed_count: str, verdict: str) -> None:
    sentence = f"2023年，我局共收到政府信息公开申请{printed_count}件。"
    assert verdicts(seen(sentence, [("我局", 0.7)]), "claim-table") == [verdict]


def test_a_year_in_doubt(seen: Callable[..., Reading]) -> None:
    words = "本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。"
    assert verdicts(seen(words, []), "period") == ["contradicted"]
    assert verdicts(seen(words, [("2021年1月", 0.5), ("2021年12", 0.5)]), "period") == ["unverifiable"]


def test_a_title_s_year_in_doubt(seen: Callable[..., Reading]) -> None:
    words = "".join(f"2022年，我局{done}。" for done in ("召开会议3次", "培训5次", "接受监督2次"))
    told = seen(words, [("2023年政", 0.5)])
    assert verdicts(told, "period") == ["unverifiable"]
    assert told.layout.year == 2022
    assert seen(words, []).layout.year == 2023


def test_a_list_that_breaks_off(contradictions: Callable[..., Sequence[object]]) -> None:
    assert contradictions("全年发布信息103条，分为人事信息20条、概况信息40条、") == ()


@pytest.mark.parametrize(
    ("between", "verdict"), [("：从新收申请的申请人看，", "unverifiable"), ("：其中", "contradicted")]
)
def test_a_colon_alone_makes_no_part_larger_than_its_whole(
    seen: Callable[..., Reading], between: str, verdict: str
) -> None:
    """On a picture: a stop is read for a colon where a fax doubled its dot."""
    sentence = f"全年答复中，信息不存在的6件{between}自然人申请7件。"
    assert verdicts(seen(sentence, [("全年", 0.8)]), "claim-parts") == [verdict]


@pytest.mark.parametrize(
    ("sentence", "contradicted"),
    [
        ("公众参与方面：政府开放日为27场：听证会为27场：座谈会为5场。", False),
        ("公众参与方面：政府开放日为27场：听证会为27场；座谈会为5场。", False),
        ("发布图解31篇：视频解读12篇：专家解读40篇。", False),
        ("全年公众参与活动共45场：开放日27场，听证会24场，座谈会5场。", True),
        ("全年公众参与活动45场：其中开放日为27场：听证会为24场：座谈会为5场。", True),
        ("全年公众参与活动共59场：开放日为27场，听证会为27场，座谈会为5场。", False),
    ],
)
def test_a_colon_alone_parts_no_list_told_in_one_way(
    seen: Callable[..., Reading], sentence: str, contradicted: bool
) -> None:
    """On a picture ； is read as ：, so that the first of a list looks like the whole of the others."""
    assert ("contradicted" in verdicts(seen(sentence, [("。", 0.8)]), "claim-parts")) == contradicted


def test_a_numeral_behind_a_sign_may_lack_a_digit(seen: Callable[..., Reading]) -> None:
    """A broken 4 is read as +; on a picture 申请+7件 contradicts nothing."""
    assert verdicts(seen("2023年，我局共收到政府信息公开申请+1件。", [("我局", 0.8)]), "claim-table") == [
        "unverifiable"
    ]
    assert verdicts(seen("2023年，我局共收到政府信息公开申请1件。", [("我局", 0.8)]), "claim-table") == ["contradicted"]
