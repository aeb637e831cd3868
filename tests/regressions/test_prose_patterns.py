"""Wordings of real reports that once were, or easily are, misread. The sentences are the project's own."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]

HEADING = "（二）依申请公开。"


def verdicts(checks: Sequence[Check], kind: str = "claim-table") -> list[tuple[str, str]]:
    return [(f"{check.claimed:f}", check.verdict) for check in checks if check.kind == kind]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("收到政府信息公开申请50件", "50"),
        ("共收到50份政府信息公开申请", "50"),
        ("收到依申请公开请求50件", "50"),
        ("我局收到50条依申请公开政府信息的申请", "50"),
        ("接收到政府信息公开申请50宗", "50"),
        ("政府信息公开申请受理件数为50", "50"),
        ("依申请公开受理数量为50件", "50"),
        ("新收依申请公开事项50例", "50"),
        ("共受理依申请公开件50起", "50"),
        ("收到和处理政府信息公开申请55件", "55"),
    ],
)
def test_verbs_nouns_and_units_of_new_requests(say: Say, words: str, said: str) -> None:
    assert (said, "supported") in verdicts(say(f"2023年，{words}。"))


@pytest.mark.parametrize(
    "words",
    [
        "收到政府信息公开申请55件（含上年度结转5件）",
        "收到政府信息公开申请50件，上年结转5件",
        "新收申请50件，加上2022年结转的5件",
        "收到申请50件、办理上年结转5件",
        "全年办理55件，其中本年新收50件，上年结转5件",
    ],
)
def test_new_with_carried_over_is_no_contradiction(contradictions: Say, words: str) -> None:
    assert contradictions(f"{HEADING}{words}。") == ()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("结转下年度继续办理3件", "carried_out"),
        ("结转2024年办理3件", "carried_out"),
        ("另有3件申请转下年度办理", "carried_out"),
        ("上年度结转办理件5件", "carried_in"),
        ("办理上年结转5件", "carried_in"),
        ("2022年结转5件", "carried_in"),
    ],
)
def test_which_way_a_case_is_carried(say: Say, words: str, field: str) -> None:
    (check,) = [item for item in say(f"{HEADING}{words}。") if item.kind == "claim-table"]
    assert (check.fields, check.verdict) == ((f"requests.{field}.total",), "supported")


@pytest.mark.parametrize(
    "words",
    [
        "按期办结率100%",
        "均在法定期限内答复",
        "全部按时办结",
        "未出现超期答复",
        "无投诉举报",
        "未发生责任追究",
        "没有应公开而未公开的事项",
        "不存在收费情况",
        "咨询电话接听906次",
        "12345热线受理906件，答复906件",
        "县长信箱办理来信139件",
        "县长信箱受理来信139件，不予受理13件",
        "网民留言248条，答复248条",
        "办理人大代表建议12件、政协委员提案22件",
        "受理投诉25件，办结25件",
        "通过网络申请30件、当面申请20件",
        "涉及征地的12件、涉及财政的8件",
        "答复时限由20个工作日压缩至15个工作日",
    ],
)
def test_beside_a_true_count_these_contradict_nothing(contradictions: Say, words: str) -> None:
    assert contradictions(f"{HEADING}2023年收到政府信息公开申请50件。{words}。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "公开行政许可信息3567条、行政处罚信息51条",
        "梳理行政许可事项24项",
        "公示行政处罚文书51份",
        "发布规范性文件解读17条",
        "起草规范性文件3件",
        "备案规范性文件12件",
        "发布政策性文件53件",
        "政府文件库收录文件592份",
        "收到信息处理费3940元",
        "开展规范性文件合法性审核20件",
        "三公经费支出12万元",
    ],
)
def test_things_that_look_statutory_contradict_nothing(contradictions: Say, words: str) -> None:
    assert contradictions(f"（一）主动公开。{words}。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "公开预决算197条（政府32条、部门165条），公开规划12条",
        "收到申请9件，上年结转1件，其中网络申请5件，信函申请5件",
        "公开信息30条，其中网站20条、微信10条，召开发布会4次",
        "开展培训30场，其中线上20场，参训1200人",
        "行政复议案件6件，行政诉讼案件0件，结果维持3件，结果纠正1件，尚未审结2件",
        "网站发布1549条，微信发布15条，回应关切14次",
        "发布解读12篇，其中文字解读、图片解读、视频解读等形式占80%以上",
    ],
)
def test_lists_that_are_easily_added_up_wrongly(contradictions: Say, words: str) -> None:
    assert [check for check in contradictions(f"全年{words}。") if check.kind == "claim-parts"] == []


@pytest.mark.parametrize(
    "words",
    [
        "就业、教育、医疗、供电、供水等8个领域信息及时公开",
        "设置一级栏目8项，主要有机构职能、政策文件、规划计划",
        "采取文字解读、图片解读和视频解读等3种形式",
        "本报告分为六个部分，包括总体情况、主动公开情况等",
        "围绕“五个坚持”开展工作",
    ],
)
def test_lists_that_may_be_cut_short(contradictions: Say, words: str) -> None:
    assert contradictions(f"{words}。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "比上年的42件增加8件",
        "较2022年（42件）增加8件",
        "同比增长19.05%",
        "与上年持平",
        "较去年回落12.3%",
        "月均4件，同比增长6.2%",
    ],
)
def test_changes_are_never_taken_for_the_figure_itself(contradictions: Say, words: str) -> None:
    assert contradictions(f"{HEADING}2023年收到政府信息公开申请50件，{words}。") == ()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("2023年 ， 我局共收到政府信息公开申请 5 0 件。", None),
        ("2023年,我局共收到政府信息公开申请50件.", "50"),
        ("２０２３年，我局共收到政府信息公开申请５０件。", "50"),
        ("2023年，我局共收到政府信息公开申请\u00a050\u00a0件。", "50"),
        ("2023年，我局共收到政府信息公开申请50 余件。", "50"),
    ],
)
def test_spaces_and_widths(say: Say, sentence: str, said: str | None) -> None:
    found = verdicts(say(sentence))
    assert "contradicted" not in [verdict for _, verdict in found]
    assert said is None or found == [(said, "supported")]


def test_a_denial_of_both_bodies_of_law_where_there_was_none(say: Say) -> None:
    fields = [
        f"disputes.{path}.{result}"
        for path in ("reconsideration", "litigation_direct", "litigation_after")
        for result in ("upheld", "corrected", "other", "pending", "total")
    ]
    checks = say("全年未发生行政复议、行政诉讼。", figures=dict.fromkeys(fields, 0))
    assert verdicts(checks) == [("0", "supported"), ("0", "supported")]
