"""Prose that readers stumble over: carry-over, offices beside districts, points, open lists, subjects said before."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]

HEADING = "（二）依申请公开。"


def flags(checks: Sequence[Check]) -> list[tuple[str, str]]:
    return [(check.kind, f"{check.claimed:f}") for check in checks]


@pytest.mark.parametrize(
    "words",
    [
        "2023年，我局共办理政府信息公开申请52件，其中上年结转5件，本年新收47件，另有3件结转下年度办理。",
        "全年共答复申请52件（含2022年结转5件，不含2023年底延期尚未答复的3件）。",
        "依申请公开方面，2023年新收并办结申请47件，结转下年度继续办理3件。",
        "本年度新收政府信息公开申请50件，除3件尚在办理期限内，其余47件均已答复。",
        "新收与上年结转合计，2023年需办理的申请共55件。",
        "全年政府信息公开行政复议4件（尚未审结2件未计入）。",
    ],
)
def test_totals_with_carry_over_and_without_what_waits(contradictions: Say, words: str) -> None:
    assert flags(contradictions(words)) == []


@pytest.mark.parametrize(
    ("words", "claimed"),
    [
        ("新收与上年结转合计，2023年需办理的申请共56件。", "56"),
        ("全年办理结果总计51件。", "51"),
        ("申请答复中，第三方合法权益4件。", "4"),
        ("全年的申请答复中，属于行政执法案卷5件，均告知救济途径。", "5"),
        ("申请答复中，要求行政机关确认或重新出具已获取信息的共4件。", "4"),
        ("答复申请中，无正当理由大量反复申请3件。", "3"),
        (f"{HEADING}答复中，属于四类过程性信息3件。", "3"),
        ("申请收到数方面，本年度为37件，申请内容较为集中。", "37"),
    ],
)
def test_false_figures_in_elliptic_words(contradictions: Say, words: str, claimed: str) -> None:
    assert flags(contradictions(words)) == [("claim-table", claimed)]


@pytest.mark.parametrize(
    "words",
    [
        "我办2023年收到政府信息公开申请18件，均按期答复。",
        "我办公室2023年共收到政府信息公开申请18件。",
        "本机关2023年共收到政府信息公开申请18件（不含各部门、街道）。",
        "本办收到政府信息公开申请18件，无行政复议和行政诉讼。",
        "区政府及办公室共收到政府信息公开申请18件。",
        "区政府办公室办理依申请公开18件，区司法局承办行政复议6件。",
    ],
)
def test_an_office_for_itself_beside_the_tables_of_a_district(contradictions: Say, words: str) -> None:
    assert flags(contradictions(words, body="云屏岭区人民政府")) == []


@pytest.mark.parametrize(
    "words",
    [
        "2023年局机关收到政府信息公开申请18件。",
        "局机关收到政府信息公开申请18件，局属单位收到32件。",
        "市水政监察支队收到政府信息公开申请8件。",
    ],
)
def test_parts_of_a_bureau_beside_its_own_tables(contradictions: Say, words: str) -> None:
    assert flags(contradictions(words)) == []


@pytest.mark.parametrize("name", ["云屏岭市水利局", "市水利局", "我局", "本机关"])
def test_the_body_by_any_of_its_names(contradictions: Say, name: str) -> None:
    assert flags(contradictions(f"2023年，{name}收到政府信息公开申请51件。")) == [("claim-table", "51")]


@pytest.mark.parametrize(
    ("words", "claimed"),
    [
        ("我局认真做好政府信息公开申请办理工作。2023年，共收到53件，均按期办结。", "53"),
        ("政府信息公开申请办理规范。自然人44件，商业企业7件。", "44"),
        ("行政复议方面，做好应复。2023年共8件，均依法办理。", "8"),
        ("规范性文件管理有序。全年制发9件，废止5件，现行有效36件。", "5"),
        ("今年我局收到的依申请公开均已答复。总数为56件。", "56"),
    ],
)
def test_the_subject_in_the_sentence_before(contradictions: Say, words: str, claimed: str) -> None:
    assert flags(contradictions(words)) == [("claim-table", claimed)]


@pytest.mark.parametrize(
    "words",
    [
        "（二）依申请公开。做好信访、热线办理。全年共受理906件。",
        "规范性文件管理有序。全年制发各类文件120件。",
        "热线办理规范。全年共收到906件，办结906件。",
    ],
)
def test_what_a_sentence_without_figures_does_not_govern(contradictions: Say, words: str) -> None:
    assert flags(contradictions(words)) == []


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("公开率98.5%，较上年96.2%提高2.3个百分点。", []),
        ("公开率98.5%，较上年96.2%提高3.2个百分点。", [("claim-ratio", "3.2")]),
        ("公开率98.5%，较上年提高2.3个百分点。", []),
        ("公众号发布信息由2022年的320条增长到2023年的480条，增幅达50%。", []),
        ("公众号发布信息由2022年的320条增长到2023年的480条，增幅达60%。", [("claim-ratio", "60")]),
        ("收到申请50件，按申请方式分，网络申请30件、信函申请15件、当面申请5件。", []),
        ("收到申请50件，按申请方式分，网络申请30件、信函申请15件、当面申请8件。", [("claim-parts", "50")]),
        ("共收到来信18件（不含各部门、街道）。", []),
        ("作出行政许可决定123456件。", [("claim-table", "123456")]),
        ("作出行政许可决定12345件。", [("claim-table", "12345")]),
        ("12345热线受理906件。", []),
    ],
)
def test_points_changes_and_divisions(contradictions: Say, words: str, flagged: list[tuple[str, str]]) -> None:
    assert flags(contradictions(words)) == flagged


@pytest.mark.parametrize(("said", "flagged"), [("36", []), ("64", []), ("50", [("period", "2022")])])
def test_last_years_figure_beside_a_slip_of_the_year(contradictions: Say, said: str, flagged: list[str]) -> None:
    """36 规范性文件 are no reason to take 36 申请 of last year for this year's."""
    assert flags(contradictions(f"2022年度我局收到政府信息公开申请{said}件。")) == flagged


def test_a_period_cut_by_a_line_s_end(contradictions: Say) -> None:
    lines = ("本报告所列数据的统计期限自2022年1月1日起至", " 12月31日止。")
    assert flags(contradictions("\n".join(lines))) == [("period", "2022")]


def test_sentences_that_all_say_last_year(contradictions: Say) -> None:
    words = "2022年，我局公开信息120条，收到政府信息公开申请1件。2022年全年未实施行政强制。"
    assert flags(contradictions(words)) == [("period", "2022")]
    assert flags(contradictions(f"{words}今年公开信息130条。")) == []


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("2023年新收申请已答复47件，另有3件结转下年度。", []),
        ("行政诉讼4件。行政复议：总数6；维持3；纠正1；其他0；尚未审结2。", []),
        ("行政诉讼4件。行政复议：总数6；维持3；纠正2；其他0；尚未审结2。", ["2"]),
        ("政府信息公开行政复议案件中有1件纠正。", []),
        ("政府信息公开行政复议案件中有3件被纠正。", ["3"]),
        ("政府信息公开行政复议案件中有2件涉及征地。", []),
        (f"{HEADING}2023年结转2024年3件。", []),
        (f"{HEADING}2022年结转2023年5件。", []),
        ("关于政府信息公开申请的答复情况。今年共52件。", []),
        ("通过政府信息公开申请系统提交22件，其余为信函。", []),
        ("收到政府信息公开申请50件，20件申请均已办结。", []),
        ("新制作规范性文件9个，废止5个，现行有效36个。", ["5"]),
        ("与信息公开无关的行政复议412件、行政诉讼87件不在此列。", []),
        ("除信访许可12件外，没有其他行政许可。", []),
        ("（一）主动公开。申请答复中，“本机关不掌握相关政府信息”51件。", ["51"]),
        ("依申请公开专栏全年点击79320次。", []),
        ("收到政府信息公开申请53件，办结53件。", ["53", "53"]),
    ],
)
def test_what_helpers_found_wrong(contradictions: Say, words: str, flagged: list[str]) -> None:
    assert [claimed for _, claimed in flags(contradictions(words))] == flagged


def test_more_results_than_the_table_has_are_not_explained_by_what_came_in(contradictions: Say) -> None:
    none = {f"requests.carried_in.{one}": 0 for one in ("natural_person", "total")}
    less = {f"requests.{row}.{one}": n for row, one, n in (
        ("other.other", "natural_person", 0), ("other.other", "total", 0), ("outcome_total", "natural_person", 38),
        ("outcome_total", "total", 47),
        ("granted", "natural_person", 22), ("granted", "total", 26),
    )}  # fmt: skip
    words = "收到政府信息公开申请50件，办结50件。"
    assert flags(contradictions(words, figures={**none, **less})) == [("claim-table", "50")]


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("全年收到来信126件，上年结转5件，较2022年的110件增长14.5%。", []),
        ("对11个县（市、区）和42个部门开展考核。", []),
        ("下一步重点做好以下三项工作：一是加强组织；二是拓展内容；三是强化队伍；四是完善机制。", ["3"]),
        ("政府信息公开网站2023年更新信息193条，政府网站2023年更新信息193条。", []),
    ],
)
def test_growth_lists_and_websites(contradictions: Say, words: str, flagged: list[str]) -> None:
    assert [claimed for _, claimed in flags(contradictions(words))] == flagged


@pytest.mark.parametrize(
    "words",
    [
        f"{HEADING}从办理时长看，5个工作日内答复的12件。",
        "申请答复中，补正后申请内容仍不明确的共0件。其中3月至5月集中收到22件，多涉及征地。",
        f"{HEADING}经统计，本年新收：50件，本年办结：52件，结转下年度继续办理：3件。",
        "今年新制定规范性文件：9件，废止行政规范性文件：4件，现行有效：36件。",
        "答复结论方面：没有现成信息需要另行制作2件；新收申请的申请人构成方面，自然人41件。",
        "已办结的52件申请，办理结果为：予以公开30件，部分公开7件，不予公开3件，无法提供10件，不予处理1件，"
        "其他处理1件；经统计，机关本部2023年新收申请40件。",
        "答复结论方面：信访、举报、投诉类1件，均按时答复。",
        "梳理群众关切26条：一是1条为就业；二是25条为医疗。",
        "市司法局报告期内收到政府信息公开申请26件，由其自行答复。",
        f"{HEADING}仅12月就收到政府信息公开申请22件。",
        "2022年公开政府信息35955条，为本年工作打下了基础。",
        "回顾2022年，受理依申请公开115件，无一引发争议。",
        "本报告由总体情况、主动公开情况、依申请公开情况、政府信息公开行政复议、行政诉讼情况、存在问题情况、其他情况6个部分组成。",
    ],
)
def test_true_sentences_that_were_contradicted(contradictions: Say, words: str) -> None:
    assert flags(contradictions(words)) == []


def test_small_figures_of_another_body_show_nothing(contradictions: Say) -> None:
    words = "全市各级机关共收到政府信息公开申请53875件，发生行政复议6件。"
    assert flags(contradictions(words)) == []


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("年内组织公众参与活动6场，其中在线访谈有4场；听证会有3场。", ["6"]),
        (
            "修订完善5项制度，包括责任追究制度、目录管理制度、依申请公开办理规程、信息审核制度、评议制度、保密制度。",
            ["5"],
        ),
    ],
)
def test_false_lists_of_their_kind(contradictions: Say, words: str, flagged: list[str]) -> None:
    assert [claimed for _, claimed in flags(contradictions(words))] == flagged


def test_a_measure_repeated_within_the_year_in_other_words(contradictions: Say) -> None:
    first, second = "本机关本年度内组织政务公开培训13次。", "报告期内组织政务公开培训16次，针对性不强。"
    assert flags(contradictions(first, problems=[second])) == [("claim-claim", "16")]


def test_a_zone_s_committee_does_not_speak_for_its_district(contradictions: Say) -> None:
    words = "全区2023年新收政府信息公开申请86002件，上年结转16件。"
    assert flags(contradictions(words, body="绮浦口区经济技术开发区管理委员会")) == []


@pytest.mark.parametrize(
    "words",
    [
        "本年度制发非规范性文件341件。",
        "云屏岭市其他部门今年制发行政规范性文件16件。",
        f"{HEADING}上年度答复政府信息公开申请47件，行政复议7件。",
        "市图书馆2023年收到政府信息公开申请17件，由其自行答复。",
        f"{HEADING}截至 2023 年 6 月 30 日，收到申请 22 件。",
        "依申请公开渠道保持畅通，申请人提交的依申请公开有50件。",
        "2023年办理行政复议案件951件（均为以本机关为复议机关的案件），审结713件。",
        "答复中，作其他处理1件；新收申请按申请主体统计，自然人41件。",
        f"{HEADING}本年度内共52件，其中予以公开共30件；部分公开共7件。",
        "7.云屏岭市档案馆2023年收到政府信息公开申请1件，由其自行答复。",
        "全年收到来信164件，包括机关：9件；部门：155件；来信按来信人统计，组织来信1件。",
        "全年公开文件147件，分别是采购公告的6件，财政预决算的23件，统计数据的118件。",
        "办理结果总计52件，包括予以公开30件，部分公开7件，不予公开3件（其中涉及第三方合法权益2件），"
        "答复无法提供10件，不予处理1件，其他处理1件。",
    ],
)
def test_more_true_sentences(contradictions: Say, words: str) -> None:
    assert flags(contradictions(words)) == []


@pytest.mark.parametrize(
    ("words", "claimed"),
    [
        ("2021年、2022年、2023年分别收到来信90件、110件、140件，三年共收到360件。", "360"),
        ("2021年收到来信90件，2022年110件，2023年140件，三年累计360件。", "360"),
        ("近三年共收到来信360件，其中2021年90件、2022年110件、2023年140件。", "360"),
    ],
)
def test_a_total_of_years_is_what_the_years_come_to(contradictions: Say, words: str, claimed: str) -> None:
    assert flags(contradictions(words)) == [("claim-parts", claimed)]


@pytest.mark.parametrize(
    "words",
    [
        "2021年、2022年、2023年分别收到来信90件、110件、140件，三年共收到340件。",
        "近三年共收到来信360件，其中2022年110件、2023年140件。",
        "网站发布信息90条、微信110条，两年共发布360条。",
        "2023年网站发布信息90条、微信110条，两年共发布360条。",
        "近三年共收到来信360件，其中2023年网上90件、信函50件、当面10件。",
    ],
)
def test_a_total_of_years_that_are_not_all_told_is_no_list(contradictions: Say, words: str) -> None:
    assert flags(contradictions(words)) == []
