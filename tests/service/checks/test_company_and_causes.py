"""Shares that nothing makes, figures in company, wholes that words name, and what other causes led to, against the invented
bureau's tables: 新收 50, 上年结转 5, 办结 52, 结转下年 3, 复议 6 (维持 3, 纠正 1, 未审结 2), 诉讼 4 (直接 1, 复议后 3).
"""

from collections.abc import Callable

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")

CAME = "全年收到政府信息公开申请50件，上年结转5件。"
RESULTS = "办结52件，予以公开30件，部分公开7件，不予公开3件，无法提供10件，不予处理{}件，其他处理1件。"
SAID = (
    # Each with its right and its wrong words.
    ("办结52件。不予公开3件，占{}%；无法提供10件，占19.2%。", "5.8", "7.8", "claim-ratio"),
    ("今年的50件中，自然人41件、企业7件、其他2件；涉及河道的18件，占{}%。", "36.0", "31.5", "claim-ratio"),
    ("公开及部分公开占办结的{}%。", "71.2", "73.2", "claim-ratio"),
    ("三个平台共计1283条，同比增长{}%（2022年1084条）。", "18.4", "20.4", "claim-ratio"),
    ("与上年新收的60件相比，申请数量{}16.7%。", "下降", "上升", "claim-ratio"),
    ("2023年新收50件，2022年新收40件，净增{}件。", "10", "15", "claim-change"),
    ("全年收到申请50件，上年为40件，申请量较上年有所{}。", "上升", "下降", "claim-change"),
    ("从全年收到的{}件申请看，河道类信息关注度高。", "50", "53", "claim-table"),
    (RESULTS, "1", "2", "claim-table"),
    ("应办共55件，除3件结转下年度外，其余{}件均依法作出处理。", "52", "50", "claim-parts"),
    ("无法提供10件，其中属于本机关不掌握的8件，其余{}件分别涉及另行制作等情形。", "2", "4", "claim-parts"),
    ("公开文件{}件，其中市级文件52件、部门文件91件；规章3件。", "143", "144", "claim-parts"),
    ("信息公开类行政复议6件，{}", "已结4件。", "维持。", "claim-table"),
    ("行政诉讼4件，其中直接起诉1件、复议后起诉3件，判决结果{}维持。", "有", "均为", "claim-table"),
    ("从申请主体看，{}申请均由自然人提出。", "河道类", "上述", "claim-ratio"),
    ("从答复类型看，{}件，居各类答复之首。", "予以公开的30", "无法提供的10", "claim-table"),
    ("按内容，河道21件、供水18件，其余{}件涉及水价等。", "11", "15", "claim-parts"),
    ("办结52件，其中约{}予以公开。", "六成", "三分之一", "claim-ratio"),
    ("办结52件，不予公开3件，无法提供10件，两项相加占办结件的{}。", "两成以上", "一半以上", "claim-ratio"),
    ("全年收到申请50件，是上年18件的近{}倍。", "三", "五", "claim-ratio"),
    ("全年收到申请50件，上年结转5件，以上申请{}已在年内办结。", "多数", "均", "claim-table"),
    ("自然人、法人或其他组织分别提出41件和9件，各占{}%、18.0%。", "82.0", "84.0", "claim-ratio"),
    ("来自自然人、商业企业、其他组织的{}件。", "41件、7件、2", "41件、2件、7", "claim-table"),
)  # fmt: skip
TRUE = (
    "从渠道看，网络31件、信函12件、当面7件，依次占62.0%、24.0%、14.0%。",
    "有4名申请人提出3件以上申请，共计16件。",
    "由3名申请人提出的共23件，占近五成。",
    "投诉工单中重复诉求占一成多，不予处理件中此类占八成五。",
    "行政复议7件，一件针对处罚决定，其余针对信息公开答复。",
    "行政诉讼118件，因信息公开引起的4件。",
    "另有安全事故投诉答复引发的行政复议11件、行政诉讼9件。",
    "本局因水资源费征收、河道确权被复议14件、被诉19件。",
    "取水纠纷调解17起，诉讼11起。",
    "因征收补偿协议另有民事、行政诉讼19件，其中胜诉11件、败诉2件。",
    "信息公开类复议6件、诉讼4件，共10件，占我局全部复议诉讼案件（243件）的4.1%。",
    "以市局为对象的申请新收50件，占全市总量1726件的2.9%。",
    "《条例》施行以来（2008年5月至2023年底），累计收到申请3962件。",
    "局机关制发规范性文件3件，各分局制发6件，合计9件。",
    "现行有效规范性文件36件，其中县（市、区）印发13件、市局印发23件。",
    "新收申请中当年办结47件，上年结转的5件全部办结，即全年办结52件。",
    "不予公开3件，主要是第三方个人隐私，共2件；无法提供10件。",
    "全局参保人数412.6人，其中职工87.9人、居民324.7人；报销比例分别为84.2%和70.5%。",
    "一般程序办结49件，延期答复的3件，延期率5.8%。",
    "申请总量较上年增长25.0%，而较2019年的38件高出三成。",
    "评估中，14个科室平均得分83.6分，47个窗口平均得分85.2分，得分低于70分的分别为1个和4个。",
    "三年合计公开信息1380条，年均460条。其中2021年审批类178条、监测类127条、其他206条。",
    "自然人41件；企业7件。涉及水费14件、河道18件、供水11件、其他7件。",
    "法人和其他组织9件，其中商业企业7件居首。",
    "维持3件、纠正1件，复议总计6件；维持3件，诉讼总计4件。",
    "复议6件、诉讼4件；尚未审结的共2件。",
    "与2022年相比，予以公开由35件变为30件，减少5件；无法提供由12件变为10件，减少2件。",
    "作为被申请人的行政复议案件共21件，按案由分，行政处罚类9件，水费征收类6件，政府信息公开类6件。",
    "全年发生行政复议9件，均系对行政处罚、河道确权等不服提起，无一件因政府信息公开引起。",
    "公开类答复（含部分公开）约占七成，其余为其他各类答复。",
    "全年接收各类来件62件，剔除误投、已退回的12件，登记受理政府信息公开申请50件。",
    "新收件净增10件。按申请人划分，商业企业7件、其他组织2件，合计9件。",
    "水利工程、职称评审等方面另有行政复议3件、诉讼2件。",
    "其中河道类申请31件、供水类16件，其他3件，占6.0%。",
    "无法提供10件，除2件外均为本机关不掌握。",
    "不予公开3件，其中第三方权益1件，其余2件涉及第三方权益、执法案卷等。",
    "不予公开3件（其中第三方权益2件，居首），无法提供10件。",
    "收到行政复议决定4件，其中维持3件、纠正1件，另有2件在审。",
    "公开和部分公开37件，占办结件的71.2%，上年为103件中的67件，占65.0%。",
    "局机关、执法大队、水文站各明确信息员2名，共6名。",
    "渔业资源争议引发的诉讼1件，一审已判决。",
    "自然人申请41件；组织类申请中商业企业7件，占组织类申请的77.8%。",
)  # fmt: skip


@pytest.mark.parametrize(("words", "right", "wrong", "kind"), SAID)
def test_what_is_right_is_not_flagged_and_what_is_wrong_is(
    words: str, right: str, wrong: str, kind: str, contradictions: Callable[..., tuple[Check, ...]]
) -> None:
    assert [check.message for check in contradictions(CAME + words.format(right))] == []
    assert kind in {check.kind for check in contradictions(CAME + words.format(wrong))}


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_true_is_not_flagged(sentence: str, contradictions: Callable[..., tuple[Check, ...]]) -> None:
    assert [check.message for check in contradictions(CAME + sentence)] == []


def test_a_head_that_is_named_is_told_of_all_under_it(whole_toolkit: Toolkit, printed: Callable[..., str]) -> None:
    for told in (5, 8):
        problem = f"申请指引不清，其他处理的件中有{told}件为申请人逾期不补正、行政机关不再处理。"
        words = printed(CAME, problems=(problem,), figures={"requests.other.not_corrected_in_time.total": 5})
        read = read_report(RawSource(path="报告.txt", data=words.encode()), whole_toolkit)
        assert isinstance(read, Reading)
        wrong = [
            check.claimed for check in read.checks if check.verdict == "contradicted" and check.kind == "claim-table"
        ]
        assert wrong == ([] if told == 5 else [8])


def test_what_a_sentence_opens_with_is_what_its_counts_are_of(
    whole_toolkit: Toolkit, printed: Callable[..., str]
) -> None:
    for told, kinds in (("71.2", []), ("73.2", ["claim-ratio"])):
        words = printed(CAME + f"在办结的52件中，予以公开30件，部分公开7件，合计占{told}%。")
        read = read_report(RawSource(path="报告.txt", data=words.encode()), whole_toolkit)
        assert isinstance(read, Reading)
        assert [check.kind for check in read.checks if check.verdict == "contradicted"] == kinds


def test_legal_persons_and_other_organisations_are_one_name(contradictions: Callable[..., tuple[Check, ...]]) -> None:
    figures = {"requests.new.natural_person": 9, "requests.new.total": 18}
    checks = contradictions("收到政府信息公开申请18件，自然人与法人及其他组织各9件。", figures=figures)
    assert [check for check in checks if check.kind == "claim-table"] == []
