"""Wordings that generated reports had and the rules once read wrongly: each as it should be, and with one wrong number.

The first of a pair is true of the invented bureau and must not be flagged; the second is not, and must be.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]

PAIRS = [
    ("（二）依申请公开。就申请办理而言，不予处理：1件。", "（二）依申请公开。就申请办理而言，不予处理：2件。"),
    ("2023年度政府信息公开申请：50份，申请事项较为集中。", "2023年度政府信息公开申请：53份，申请事项较为集中。"),
    ("本年度申请总量为50项，申请内容较为集中。", "本年度申请总量为54项，申请内容较为集中。"),
    ("2023年行政事业性收费同比增加15.1%，达到3.5万元。", "2023年行政事业性收费同比增加15.1%，达到5.3万元。"),
    (
        "采取网上申请与书面申请相结合的方式收到信息公开申请共50件。",
        "采取网上申请与书面申请相结合的方式收到信息公开申请共51件。",
    ),
    ("政府信息公开申请中，自然人、法人申请分别为41件、9件。", "政府信息公开申请中，自然人、法人申请分别为41件、8件。"),
    ("政府信息公开申请中，自然人、法人申请分别为41和9件。", "政府信息公开申请中，自然人、法人申请分别为40和9件。"),
    (
        "我局制发、废止、现行有效的行政规范性文件分别为9件、4件和36件。",
        "我局制发、废止、现行有效的行政规范性文件分别为9件、6件和36件。",
    ),
    (
        "本局收到信息公开申请五十件，自然人申请占百分之八十二，共41件。",
        "本局收到信息公开申请五十件，自然人申请占百分之七十二，共41件。",
    ),
    (
        "报告期内公开材料25件，主要有规划计划9件，采购公告2件等。",
        "报告期内公开材料22件，主要有规划计划9件，采购公告15件等。",
    ),
    (
        "全年公开材料222件，其中应急管理77件、统计数据145件；另外，新办展览2场。",
        "全年公开材料221件，其中应急管理77件、统计数据145件；另外，新办展览2场。",
    ),
    (
        "动态调整3张清单：证明事项清单、中介服务清单、收费目录清单。",
        "动态调整5张清单：证明事项清单、中介服务清单、收费目录清单。",
    ),
    (
        "全年公开文件71件，应急管理、工作动态、人事信息、通知公告分别为16件、15件、13件和27件；另外，收到网上咨询45条。",
        "全年公开文件72件，应急管理、工作动态、人事信息、通知公告分别为16件、15件、13件和27件；另外，收到网上咨询45条。",
    ),
    ("全年组织活动11场：①2场新闻发布会，②9场座谈会。", "全年组织活动12场：①2场新闻发布会，②9场座谈会。"),
    ("全年新收申请50件，比上年的46件增加4件。", "全年新收申请50件，比上年的46件增加5件。"),
    ("我局报告期内新收申请50件，均已办结。", "我局报告期内新收申请56件，均已办结。"),
    ("面对今年新收的50件申请，力量不足。", "面对今年新收的52件申请，力量不足。"),
    ("2023年新收及上年结转，应办申请合计55件。", "2023年新收及上年结转，应办申请合计58件。"),
    (
        "全部558名工作人员中有502名参加培训，参训率90%。",
        "全部558名工作人员中有502名参加培训，参训率92%。",
    ),
    (
        "全年收到信件41封，主动撤回6封，实际办理35封，其中咨询19封、建议12封、其他4封。",
        "全年收到信件41封，主动撤回6封，实际办理35封，其中咨询91封、建议12封、其他4封。",
    ),
    (
        "全年共接待来访48批，同比增长50%（2022年为32批）。",
        "全年共接待来访48批，同比增长53%（2022年为32批）。",
    ),
    (
        "全年通过线上平台和线下受理点收到信息公开申请共50件。",
        "全年通过线上平台和线下受理点收到信息公开申请共51件。",
    ),
    (
        "2022年我局收到政府信息公开申请40件，2023年收到50件，同比增长25%；2023年答复52件，2022年答复40件。",
        "2022年我局收到政府信息公开申请40件，2023年收到50件，同比增长25%；2023年答复57件，2022年答复40件。",
    ),
    (
        "全年发布信息264条，比上年（231条）增长14.29%；推送信息187条，比上年（164条）增长14.02%。",
        "全年发布信息264条，比上年（231条）增长14.29%；推送信息187条，比上年（164条）增长14.2%。",
    ),
    ("本年公开信息552条，上年公开720条，同比下降23.3%。", "本年公开信息552条，上年公开720条，同比下降32.3%。"),
]


@pytest.mark.parametrize(("right", "wrong"), PAIRS)
def test_only_the_wrong_one_is_flagged(contradictions: Say, right: str, wrong: str) -> None:
    assert contradictions(right) == ()
    assert len(contradictions(wrong)) == 1


def test_what_several_years_open_goes_on_with_them(contradictions: Say) -> None:
    assert contradictions("历年累计收到政府信息公开申请404件，累计答复330件。", "全年办结政府信息公开申请52件。") == ()


def test_an_office_that_reports_for_all_speaks_of_itself_too(contradictions: Say) -> None:
    own = "区政府办公室2023年收到政府信息公开申请26件。"
    rest = "各部门收到24件。全区总计收到50件。"
    assert contradictions(own, rest, body="凤岐区人民政府办公室") == ()
    assert len(contradictions("本机关2023年收到政府信息公开申请26件。", body="凤岐区人民政府办公室")) == 1


@pytest.mark.parametrize(
    "sentence",
    ["指导县政务公开办办理行政复议案件9件。", "县政务公开办报告期内收到政府信息公开申请8件，由其自行答复。"],
)
def test_an_office_of_another_name_is_another_body(contradictions: Say, sentence: str) -> None:
    assert contradictions(sentence) == ()


def test_a_measure_is_the_same_whatever_spaces_its_dates_have(contradictions: Say) -> None:
    first = "2023年 1 月 1 日至 12 月 31 日共开展民意征集活动8次。"
    assert contradictions(first, problems=["全年开展民意征集活动8次，公众参与面还不够宽。"]) == ()
    assert len(contradictions(first, problems=["全年开展民意征集活动9次，公众参与面还不够宽。"])) == 1


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("11月至12月底新收申请26件，较为集中。",),
        ("2023年度重点抓好四项工作：一是拓宽渠道；二是完善考核；三是压实",),
        ("共收到政府信息公开申请50件。", "网上申请入口全年点击87878次，其中有效提交4次。"),
    ],
)
def test_neither_months_nor_cut_lists_nor_clicks_contradict(contradictions: Say, paragraphs: Sequence[str]) -> None:
    assert contradictions(*paragraphs) == ()
