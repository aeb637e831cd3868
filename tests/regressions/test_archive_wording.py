"""Turns of phrase that published reports use and that were misread when tables were laid beside them.

The sentences are the project's own; the invented bureau's tables are those of `test_real_wording`.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from models.language.grammar.levels import is_above

Say = Callable[..., Sequence[Check]]

HEADING = "（二）依申请公开。"


@pytest.mark.parametrize(
    "words",
    [
        "共收到网上申请32件，邮寄来的18件，合计50件，上年结转5件，已答复52件，3件正在办理",
        "上年结转之外，新收到申请50件",
        "受理申请50件，答复48件，不予处理1件，其他处理1件",
        "公示行政检查12份、行政处罚60份、行政许可9份等信息，合计200份",
        "双公示平台公示行政处罚50件，行政许可900件",
        "全年形成政府信息900条，其中主动公开700条，依申请公开150条，不予公开50条",
        "办理占用道路申请件31件",
        "行政复议6件，其中3件维持我局作出的《政府信息公开申请答复书》，2件尚未审结",
        "收到申请50件，除3件结转下年外，均依法答复，答复率100%",
    ],
)
def test_true_sentences_are_quiet(contradictions: Say, words: str) -> None:
    assert contradictions(f"{HEADING}{words}。") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年3月8日，我局收到1件政府信息公开申请，按时答复。",
        "全年行政执法工作均无被申请行政复议、提起行政诉讼。",
    ],
)
def test_one_event_and_another_trade_are_quiet(contradictions: Say, sentence: str) -> None:
    assert contradictions(sentence) == ()


def test_what_became_of_regulations_is_not_what_was_made(contradictions: Say) -> None:
    figures = {"proactive.regulations.made": 9, "proactive.regulations.abolished": 3}
    assert contradictions("公开政府规章12件（含新制定4件，修改5件，废止3件）。", figures=figures) == ()


@pytest.mark.parametrize(
    ("words", "kind", "claimed"),
    [
        ("全年未发生政府信息公开方面的举报、投诉、行政复议及行政诉讼等情形", "claim-table", "0"),
        ("未出现因信息公开引起的投诉、举报和行政诉讼等情形", "claim-table", "0"),
        ("我局作出1270宗行政许可", "claim-table", "1270"),
        ("办结52件，予以公开30件，占57.7%；部分公开9，占17.3%；不予公开3件，占5.8%", "claim-table", "9"),
        ("办结52件，其中予以公开占57.7%、部分公开占13.5%、不予公开占9.8%、无法提供占19.2%", "claim-ratio", "9.8"),
    ],
)
def test_false_sentences_are_found(contradictions: Say, words: str, kind: str, claimed: str) -> None:
    found = [(check.kind, f"{check.claimed:f}") for check in contradictions(f"{HEADING}{words}。")]
    assert (kind, claimed) in found


def test_shares_of_parts_that_only_the_tables_count(say: Say) -> None:
    sentence = f"{HEADING}办结52件，其中予以公开占57.7%、部分公开占13.5%、不予公开占5.8%、无法提供占19.2%。"
    ratios = [check.verdict for check in say(sentence) if check.kind == "claim-ratio"]
    assert ratios == ["supported"] * 4


@pytest.mark.parametrize(
    ("region", "organisation", "above"),
    [
        ("市", "桐乡市人民政府", False),
        ("市", "景德镇市公安局", False),
        ("市", "盐城市城市管理局", False),
        ("市", "某市住房和城乡建设局", False),
        ("省", "新乡市卫生健康委员会", True),
        ("市", "萍乡市湘东区人民政府", True),
        ("市", "莘县人民政府", True),
        ("市", "海城市西四镇", True),
        ("国", "浙江省人民政府办公厅", True),
        ("省", "浙江省人民政府办公厅", False),
        ("省", None, False),
    ],
)
def test_a_body_is_of_the_region_that_its_whole_name_tells(region: str, organisation: str | None, above: bool) -> None:
    assert is_above(region, organisation) is above
