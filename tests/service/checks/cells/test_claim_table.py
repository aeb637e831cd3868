from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from tests.conftest import consistent_figures, print_report
from tests.service.checks.against_table import against_table

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("2023年，我局共收到政府信息公开申请50件。", "50"),
        ("全年新收依申请公开件五十件，均已登记。", "50"),
        ("共收到政府信息公开申请50件次。", "50"),
        ("上年度结转政府信息公开申请5件。", "5"),
        ("（二）依申请公开。另有3件申请结转到2024年办理。", "3"),
        ("（二）依申请公开。2022年结转申请5件。", "5"),
        ("全年办结政府信息公开申请52件。", "52"),
        ("含上年结转在内，2023年应答复申请55件。", "55"),
        ("含上年结转在内，我州报告期内应答复申请55件。", "55"),
        ("因政府信息公开引发行政复议6件。", "6"),
        ("政府信息公开类行政复议结果纠正1件。", "1"),
        ("2023年制发行政规范性文件9件。", "9"),
        ("现行有效的行政规范性文件36件。", "36"),
        ("作出行政许可决定1,272件。", "1272"),
        ("行政事业性收费3.5万元。", "3.5"),
        ("行政事业性收费35000元。", "3.5"),
        ("截至年底，在用行政规范性文件36件。", "36"),
    ],
)
def test_agreement(say: Say, sentence: str, said: str) -> None:
    assert against_table(say(sentence)) == [(said, "supported", said)]


def test_money_in_the_wrong_unit_is_told_in_the_unit_of_its_cell(contradictions: Say) -> None:
    (check,) = contradictions("行政事业性收费3.5元。")
    assert (f"{check.claimed:f}", f"{check.found:f}", dict(check.message.values)["unit"]) == ("0.00035", "3.5", "万元")


@pytest.mark.parametrize(
    ("sentence", "said", "found"),
    [
        ("2023年，我局共收到政府信息公开申请51件。", "51", "50"),
        ("全年新收依申请公开件五十一件，均已登记。", "51", "50"),
        ("共收到政府信息公开申请 ５１ 件。", "51", "50"),
        ("（二）依申请公开。另有4件申请结转到2024年办理。", "4", "3"),
        ("（二）依申请公开。2022年结转申请6件。", "6", "5"),
        ("（二）依申请公开。承接上一年度6件。", "6", "5"),
        ("因政府信息公开引发行政复议7件。", "7", "6"),
        ("因政府信息公开引发行政诉讼5件。", "5", "4"),
        ("2023年制发行政规范性文件8件。", "8", "9"),
        ("现行有效的行政规范性文件37件。", "37", "36"),
        ("作出行政处罚决定80件。", "80", "88"),
        ("行政事业性收费3.6万元。", "3.6", "3.5"),
        ("2023年未收到政府信息公开申请。", "0", "50"),
        ("全年没有收到政府信息公开申请。", "0", "50"),
        ("全年未收到企业和群众提出的政府信息公开申请。", "0", "50"),
        ("由依申请公开引发行政争议11件。", "11", "10"),
        ("（二）依申请公开。结转自2022年的6件已办讫。", "6", "5"),
        ("（二）依申请公开。4件将在2024年继续办理。", "4", "3"),
        ("（二）依申请公开。53件在法定期限内答复。", "53", "52"),
        ("其中，发生7起有关政府信息公开事务的行政复议案件。", "7", "6"),
        ("无因政府信息公开引起的行政诉讼案件。", "0", "4"),
        ("2023年未制定行政规范性文件。", "0", "9"),
    ],
)
def test_disagreement(say: Say, sentence: str, said: str, found: str) -> None:
    assert against_table(say(sentence)) == [(said, "contradicted", found)]


def test_a_denial_that_is_true(say: Say) -> None:
    assert against_table(say("全年未实施行政强制。")) == [("0", "supported", "0")]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("全年收到和办理政府信息公开申请55件。", "55"),
        ("全年办理政府信息公开申请55件（含上年结转）。", "55"),
        ("（二）依申请公开。予以公开或部分公开37件。", "37"),
        ("（二）依申请公开。不予公开3件。", "3"),
        ("（二）依申请公开。无法提供10件。", "10"),
        ("收到法人或其他组织政府信息公开申请9件。", "9"),
        ("政府信息公开行政复议已审结4件。", "4"),
        ("因政府信息公开引发行政诉讼4件。", "4"),
    ],
)
def test_expressions_that_people_mean_are_tried_and_named(say: Say, sentence: str, said: str) -> None:
    (check,) = [check for check in say(sentence) if check.kind == "claim-table"]
    assert (f"{check.claimed:f}", check.verdict) == (said, "supported")
    assert len(check.fields) > 1
    assert dict(check.message.values)["formula"].count(" + ") + dict(check.message.values)["formula"].count(" − ") >= 1


def test_arbitrary_sums_are_not_tried(say: Say) -> None:
    """48 is 自然人 41 and 企业 7, which nobody means by 收到."""
    assert against_table(say("2023年，我局共收到政府信息公开申请48件。")) == [("48", "contradicted", "50")]


@pytest.mark.parametrize(
    "sentence",
    [
        "12345热线受理各类诉求1300件，按期办结。",
        "局长信箱收到公众来信77件。",
        "微信公众号收到信息公开申请咨询77条。",
        "通过网络提交的政府信息公开申请33件。",
        "政务公开专区接收政府信息公开申请12件。",
        "全市各级行政机关共收到政府信息公开申请3300件。",
        "区政府办公室收到政府信息公开申请8件。",
        "上年收到政府信息公开申请33件。",
        "自2019年以来累计收到政府信息公开申请400件。",
        "上半年收到政府信息公开申请20件。",
        "2024年计划办理政府信息公开申请80件以上。",
        "下一步，力争将政府信息公开申请控制在30件以内。",
        "2023年制发政策性文件18件。",
        "主动公开行政处罚信息65条。",
        "收取信息处理费400元。",
        "涉及征地拆迁的政府信息公开申请20件。",
        "延期答复政府信息公开申请6件。",
        "召开政府信息公开申请工作培训4次。",
        "未收到投诉举报。",
        "未发生因政府信息公开被追究责任的情况。",
        "全市制发行政规范性文件200件，解读规范性文件12件。",
    ],
)
def test_other_bodies_channels_periods_and_things_contradict_nothing(contradictions: Say, sentence: str) -> None:
    assert contradictions(sentence) == ()


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("近50件", "supported"), ("50余件", "supported"), ("40余件", "contradicted"), ("60余件", "contradicted"),
     ("不少于50件", "supported"), ("不少于60件", "contradicted"), ("约50件", "supported")],
)  # fmt: skip
def test_bounds_are_held_to_what_they_say(say: Say, words: str, verdict: str) -> None:
    assert [item[1] for item in against_table(say(f"全年共收到政府信息公开申请{words}。"))] == [verdict]


def test_a_blank_cell_contradicts_nothing(say: Say) -> None:
    row = [field for field in consistent_figures() if field.startswith("requests.carried_in.")]
    checks = say("上年度结转政府信息公开申请4件。", blank=row, html=True)
    assert [verdict for _, verdict, _ in against_table(checks)] == ["unverifiable"]


def test_without_tables_nothing_can_be_said(say: Say) -> None:
    assert against_table(say("2023年，我局共收到政府信息公开申请51件。", tables=False)) == [
        ("51", "unverifiable", None)
    ]


def test_two_bodies_in_one_sentence_make_up_the_figure(say: Say) -> None:
    found = against_table(say("（二）依申请公开。政府新收20件；部门新收30件。"))
    assert [verdict for _, verdict, _ in found] == ["supported", "supported"]


def test_a_region_counts_like_the_table_when_another_figure_of_it_does(contradictions: Say) -> None:
    assert contradictions("全市共收到政府信息公开申请51件。") == ()
    assert contradictions("全市上年结转政府信息公开申请5件。", "全市共收到政府信息公开申请51件。") == ()
    (check,) = contradictions("全市办结政府信息公开申请52件。", "全市共收到政府信息公开申请51件。")
    assert check.claimed == 51


def test_a_contradiction_shows_sentence_cell_and_both_numbers(contradictions: Say) -> None:
    sentence = "2023年，我局共收到政府信息公开申请51件。"
    (check,) = contradictions("按照要求公布。", sentence)
    claim, cell = check.evidence
    assert (claim.role, claim.text) == ("claim", sentence)
    assert (cell.role, cell.text, cell.table, cell.cell) == ("cell", "50", "t2", (3, 9))
    assert cell.place is not None
    assert dict(check.message.values)["claimed"] == "51"
    assert dict(check.message.values)["found"] == "50"


@pytest.mark.parametrize(
    ("sentence", "agreeing"),
    [
        ("本年新收50件，加上年结转5件，共答复52件。", ["50", "5", "52"]),
        ("云岭水利局2023年收到50件申请。办理情况为公开（含部分公开）37件、不予公开3件。", ["50", "37", "3"]),
        ("政府信息公开申请50件（自然人41、企业7、其他组织2）。", ["50", "41", "7", "2"]),
        ("2022年、2023年分别收到政府信息公开申请40件、50件。", ["50"]),
        ("新收申请50件（去年40件），不予公开3件。", ["50", "3"]),
        ("许可1272件、处罚88件、收费3.5万元。", ["1272", "88", "3.5"]),
        ("收到政府信息公开申请50件，予以公开30件，属于重复3件。", ["50", "30"]),
    ],
)
def test_figures_whose_subject_stands_elsewhere(say: Say, sentence: str, agreeing: list[str]) -> None:
    found = against_table(say(sentence))
    assert [said for said, verdict, _ in found if verdict == "supported"] == agreeing
    assert "contradicted" not in [verdict for _, verdict, _ in found]


def test_a_figure_of_the_region_above_is_held_against_nothing(say: Say) -> None:
    assert against_table(say("全省新收政府信息公开申请39553件。")) == []


def test_nothing_was_asked_for_or_handed_in(contradictions: Say) -> None:
    for sentence in ("依申请公开首次实现零申请。", "申请人未向本机关提交政府信息公开申请。"):
        (check,) = contradictions(sentence)
        assert (check.kind, check.claimed, check.found) == ("claim-table", 0, 50)


def test_ten_thousands_agree_to_their_last_digit(say: Say) -> None:
    many = {"proactive.licensing": 12_880_412}
    assert against_table(say("作出行政许可决定1288万件。", figures=many))[0][1] == "supported"
    assert against_table(say("作出行政许可决定1298万件。", figures=many))[0][1] == "contradicted"
    assert (
        against_table(say("作出行政许可决定1290万件。", figures=many))[0][1] == "unverifiable"
    )  # rounder than it says


@pytest.mark.parametrize(
    "sentence",
    [
        "收到政府信息公开申请50件，自然人的26件已提供，自然人另外15件未提供。",
        "因政府信息公开引发行政诉讼4件：未经复议直接起诉的1件，经过复议的3件。",
        "2件复议未结，另4件已结。",
        "答复公开30件，因第三方权益、执法案卷不予公开分别为2件、1件，合计3件。",
    ],
)
def test_figures_of_some_of_them_contradict_nothing(contradictions: Say, sentence: str) -> None:
    assert contradictions(sentence) == ()


def test_a_figure_that_may_mean_an_unread_cell_is_left_open(read: Callable[..., Reading]) -> None:
    """办理 with what came over may be all that came in or all results; the row of results is not on the page."""
    text = print_report("（二）依申请公开。办理政府信息公开申请52件（含上年结转5件）。")
    without = "\n".join(line for line in text.splitlines() if "（七）总计" not in line)
    found = {check.message.code for check in read(without).checks if check.claimed == 52}
    assert found == {"claim-table.unread"}


ROWS = ("granted", "partial", "denied.third_party", "denied.enforcement_files", "not_processed.petition")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("予以公开30件", ("supported", "30")),
        ("予以公开和部分公开37件", ("supported", "37")),
        ("予以公开28件", ("contradicted", "30")),
        ("不予公开3件", ("supported", "3")),
    ],
)
def test_a_total_left_blank_is_what_its_row_comes_to(say: Say, words: str, found: tuple[str, str]) -> None:
    blank = [f"requests.{row}.total" for row in ROWS]
    checks = say(f"（二）依申请公开。在办结的申请中，{words}。", blank=blank, html=True)
    assert [(check.verdict, f"{check.found:f}") for check in checks if check.kind == "claim-table"] == [found]


def test_the_cells_of_a_blank_total_are_shown(say: Say) -> None:
    checks = say("（二）依申请公开。予以公开28件。", blank=["requests.granted.total"], html=True)
    check = next(check for check in checks if check.kind == "claim-table")
    assert all(field.startswith("requests.granted.") and not field.endswith(".total") for field in check.fields)
    assert sum(int(one.text) for one in check.evidence if one.role == "cell") == 30


def test_a_total_in_the_column_before_is_not_added_to_its_parts(say: Say) -> None:
    figures = {"requests.granted.other_org": 30}
    checks = say("（二）依申请公开。予以公开60件。", figures=figures, blank=["requests.granted.total"], html=True)
    assert {check.verdict for check in checks if check.kind == "claim-table"} <= {"unverifiable"}


def test_what_nothing_is_told_of_stays_open(say: Say) -> None:
    fields = [field for field in consistent_figures() if field.startswith("requests.denied.third_party.")]
    checks = say("（二）依申请公开。因涉及第三方权益不予公开2件。", blank=fields, html=True)
    assert {check.verdict for check in checks if check.kind == "claim-table"} <= {"unverifiable"}


def test_other_results_told_kind_by_kind(contradictions: Say) -> None:
    figures = {"disputes.reconsideration.other": 4, "disputes.reconsideration.total": 10}
    words = "政府信息公开行政复议10件，维持3件，纠正1件，驳回复议申请3件、因申请人撤回而终止1件，尚未审结2件。"
    assert contradictions(words, figures=figures) == ()


def test_a_share_of_another_order_bears_nothing_out(contradictions: Say) -> None:
    figures = {"requests.new.total": 25682, "requests.outcome_total.total": 25619}
    words = "全市新收政府信息公开申请25682件。市政府本级新收政府信息公开申请412件，其中办结405件，占全市的1.6%。"
    flagged = contradictions(words, figures=figures, body="云屏岭市人民政府")
    assert 412 not in [check.claimed for check in flagged]


def test_who_tells_the_figure_rightly_means_something_else_by_another(contradictions: Say) -> None:
    words = "全年收到政府信息公开申请50件。收到政府信息公开申请{}件。"
    assert [check.kind for check in contradictions(words.format(18))] == []
    assert "claim-table" in [check.kind for check in contradictions(words.format(51))]


@pytest.mark.parametrize(
    "words",
    [
        "18个乡镇中，有14个乡镇全年未发生行政复议。",
        "2022年度报告“结转下年度继续办理”为8件，经核对实为5件。",
    ],
)
def test_of_some_bodies_and_of_a_report_before(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "收到政府信息公开申请55件（含上年结转5件）。经沟通，申请人撤回32件，受理23件。",
        "答复情况：公开30件、部分公开7件；信访类、逾期不补正类合计3件。",
        "另有征收补偿类行政诉讼23件，与信息公开无关。",
        "行政复议9件、行政诉讼5件，均不涉及信息公开。",
        "2023年制作信息40条，其中主动公开31条，占77.5%；依申请公开5条，占12.5%；不予公开4条，占10%。",
        "依申请公开没有收费，没有减免。",
        "8件申请全部办结，其中5个工作日内办结的6件。",
        "收到政府信息公开申请50件。加上年初在办的5件，共55件；已办结52件，3件延至下一年。",
    ],
)
def test_what_the_tables_do_not_count_so(contradictions: Say, sentence: str) -> None:
    assert [check.message for check in contradictions(sentence) if check.kind == "claim-table"] == []


def test_a_denial_with_a_cause_is_of_each_dispute(contradictions: Say) -> None:
    found = contradictions("未因政府信息公开被申请行政复议、提起行政诉讼。")
    assert [(str(check.claimed), str(check.found)) for check in found] == [("0", "6"), ("0", "4")]


def test_shares_of_denied_requests_hint_at_requests(say: Say) -> None:
    words = "与业务性质有关：第三方合法权益2件，占{}的66.7%。"
    assert [verdict for _, verdict, _ in against_table(say(words.format("不予公开")))] == ["supported"]
    assert against_table(say(words.format("调解案件"))) == []


def test_who_asked_is_told_by_whose_name_stands_below(contradictions: Say) -> None:
    words = "收到政府信息公开申请50件，署名为个人的{}件，其余是企业和组织。"
    assert contradictions(words.format(41)) == ()
    found = [str(check.found) for check in contradictions(words.format(14)) if check.kind == "claim-table"]
    assert found == ["41"]


def test_what_is_kept_in_force(contradictions: Say) -> None:
    words = "规范性文件清理后，废止4件，保留{}件现行有效。"
    assert contradictions(words.format(36)) == ()
    assert [str(check.found) for check in contradictions(words.format(39))] == ["36"]


def test_how_papers_were_marked_is_no_answer_to_requests(contradictions: Say) -> None:
    words = "审看发文50件，定作公开、依申请公开、不公开的分别是31件、12件、7件。"
    assert contradictions(words) == ()
    assert contradictions(words.replace("、依申请公开", "").replace("分别是31件、12件", "分别是43件")) == ()
