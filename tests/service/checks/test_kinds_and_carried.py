"""Shares of kinds that no table counts, ranks among some, carry-overs under other names, a figure told twice and
differently, and what only looks wrong, against the invented bureau's tables: 新收 50 (自然人 41, 企业 7, 其他 2), 上年结转 5,
办结 52 (予以公开 30, 部分公开 7, 无法提供 10, 不掌握 8), 结转下年 3, 复议 6 (纠正 1), 诉讼 4.
"""

from collections.abc import Callable

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")


@pytest.fixture(scope="module")
def read(whole_toolkit: Toolkit, printed: Callable[..., str]) -> Callable[..., list[Check]]:
    """Checks of the prose, as grammar and network together read section 一."""

    def run(*words: str, problems: tuple[str, ...] = ()) -> list[Check]:
        found = read_report(RawSource(path="报告.txt", data=printed(*words, problems=problems).encode()), whole_toolkit)
        assert isinstance(found, Reading)
        return [one for one in found.checks if one.kind != "table-identity"]

    return run


def contradicted(checks: list[Check]) -> list[str]:
    return [one.kind for one in checks if one.verdict == "contradicted"]


RIGHT_AND_WRONG = (
    # Words, what is right there, what is wrong, the kind that says so.
    ("新收申请50件，征地补偿30件、宅基地15件、低保5件，征地补偿类占{}。", "六成", "近八成", "claim-ratio"),
    ("新收申请50件。网络30件，{}；邮寄15件，当面5件。", "六成", "近八成", "claim-ratio"),
    ("新收申请50件，自然人申请占比{}。", "过八成", "过九成", "claim-ratio"),
    ("新收申请50件。自然人占{}，企业占14.0%。", "82.0%", "86.0%", "claim-ratio"),
    ("办结52件。予以公开30件，部分公开7件。其中予以公开的占办结数的{}。", "近六成", "七成左右", "claim-ratio"),
    ("申请事项为：征收补偿{}件、物业管理15件、公租房11件、其他7件，征收补偿类居各类之首。", "17", "12", "claim-claim"),
    ("办结52件。未公开的情形中{}居首，部分公开次之，具体为不予公开3件、无法提供10件、部分公开7件。", "无法提供", "不予公开", "claim-claim"),
    ("收到申请50件，办结52件，办结件中除3件不予公开外均{}。", "作其他答复", "予以公开", "claim-table"),
    ("街道自{}年1月1日至12月31日共收到政府信息公开申请50件。", "2023", "2022", "period"),
    ("从52件办结的结果看：予以公开30件，部分公开{}件，其余为其他答复。", "7", "9", "claim-table"),
    ("收到申请50件。2022年收到40件，本年收件量是上年的{}倍。", "1.25", "2.25", "claim-ratio"),
    ("新收申请50件，算上转结的5件，办结52件，移交下年{}件。", "3", "4", "claim-table"),
    ("收到申请50件，逐季为一季度{}件、二季度12件、三季度14件、四季度13件。", "11", "12", "claim-parts"),
    ("新收申请50件。网络申请30件、信函申请15件、当面申请5件，{}仍是公众采用最多的途径。", "网络", "信函", "claim-claim"),
    ("承办建议142件（市级21件、县级121件）和政协提案169件（市级17件、县级152件），合计{}件。", "311", "301", "claim-parts"),
    ("信息公开行政复议6件，除{}件尚在审理外其余均已审结。", "2", "1", "claim-table"),
    ("办结52件。个别单位答复拖延，年末仍有{}件未办结、转入2024年。", "3", "5", "claim-table"),
    ("新收申请50件，按受理单位为：区政府12件，区级部门{}，区级部门受理量过半。", "29件，街道9件", "19件，街道19件", "claim-ratio"),
    ("从内容看，征地{}件，拆迁14件，物业12件，其他5件。征地类申请最多，其次为拆迁。", "19", "13", "claim-claim"),
    ("商品房资金监管类从上年的10件升至41件，已超过上年的{}倍。", "4", "5", "claim-ratio"),
    ("全年开展咨询日活动3场、应急演练观摩6场、企业大讲堂8场，三类活动共计{}场。", "17", "19", "claim-parts"),
    ("新收申请50件，上年流转5件，办结52件，另{}件放到2024年。", "3", "4", "claim-table"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "right", "wrong", "kind"), RIGHT_AND_WRONG)
def test_a_wrong_figure_is_told_from_a_right_one(
    words: str, right: str, wrong: str, kind: str, read: Callable[..., list[Check]]
) -> None:
    assert contradicted(read(words.format(right))) == []
    assert kind in contradicted(read(words.format(wrong)))


LEFT_OPEN = (
    "收到申请50件。自然人41件；法人及其他组织提出9件，商业企业居首，有7件。",
    "新收申请50件，比2022年的40件多10件，增长25.0%，而2022年同比增幅为17.5%。",
    "因信息公开被申请行政复议6件，纠正1件；另有8件申请人在立案前经沟通撤回。",
    "信息公开复议6件、诉讼4件。合计10件争议，1件被纠正，占10.0%。",
    "部分公开7件，含业主委员会那1件；不予公开3件；无法提供10件。",
    "三公经费决算数872.5万元，较上年下降5.0%（上年918.4万元），其中公务接待费下降7.3%，公务用车运行费下降3.9%。",
    "基层法院受理7件，年内另有二审4件（均为上年一审案件上诉，全部维持原判）。",
    "不予公开3件，无法提供10件、不予处理1件、其他1件，三项合计12件。",
    "征求第三方意见共计19件次，同意公开11件次，不同意8件次。",
    "复议机构收到复议申请312件，受理286件。按类别，行政处罚98件，工伤认定57件，其余131件。",
    "多元解读占七成以上（26篇中图解、视频19篇），现行有效36件。",
    "收到申请50件。可以公开的37件（区分处理后部分公开7件），不能提供的10件。",
    "政务公开专区帮助群众提交公开申请19件——其中8件由我局受理。",
    "一名农户就“没有”的答复申请行政复议，县政府责令重新答复。",
    "同期参加行政复议9件（含前述6件）、行政诉讼6件（含前述4件）。",
    "违建类诉讼3件不在其中，街道当年总涉诉5件。",
    "收到申请50件，涉及征地9件、宅基地4件。2022年上述两类分别为12件、6件，均有所减少。",
    "交办问题517个，其中镇级解决388个，提请县级部门129个，县级部门已回应121个。",
    "承办建议20件、提案30件，合计50件，复文公开率分别为93.4%和91.7%。",
    "收到申请50件。公开和部分公开37件（30件全部公开，7件部分公开），占71.2%。",
    "收到申请50件。予以公开与部分公开37件，占71.2%，而这37件里完全公开的又占81.1%。",
    "收到申请50件。城中村改造21件，地铁建设13件，其余16件较为零散。",
    "办结申请52件，公开30件、部分公开7件，占答复数的七成。",
    "行政复议6件；诉讼4件（直接起诉1件、经复议3件），维持3件、其他1件。",
    "县政府全年作为被申请人的行政复议16件。因信息公开被申请行政复议6件。",
    "因信息公开被申请行政复议6件。非公开类复议8件、诉讼5件，集中在行政处罚。",
    "52件答复中，予以公开和部分公开合计37件，本机关没有或需另行制作的10件。",
    "收到申请50件。网络申请占58.0%（29件），信函申请占42.0%（21件）。",
    "系统各单位公开信息967条，其中市局438条、8个县（区）局529条，县局平均66条。",
    "举报平台受理举报2947件，其中大气类1412件、噪声类1035件，二者占83.0%。",
)


@pytest.mark.parametrize("words", LEFT_OPEN)
def test_what_only_looks_wrong_is_left_open(words: str, read: Callable[..., list[Check]]) -> None:
    assert contradicted(read(words)) == []


def test_a_figure_told_rightly_elsewhere_and_wrongly_of_the_year(read: Callable[..., list[Check]]) -> None:
    told = "收到申请50件，办结52件，无法提供10件。"
    assert contradicted(read(told, problems=("申请量仍处高位，全年无法提供信息的申请达10件。",))) == []
    assert "claim-table" in contradicted(read(told, problems=("申请量仍处高位，全年无法提供信息的申请达19件。",)))


def test_each_sentence_of_a_contradiction_is_shown(read: Callable[..., list[Check]]) -> None:
    words = "全年收到政府信息公开申请50件。从提交方式看，网上平台20件、邮政寄递19件、现场递交5件、传真4件。"
    (wrong,) = [one for one in read(words) if one.verdict == "contradicted"]
    shown = [item.text for item in wrong.evidence if item.role == "claim"]
    assert any("50件" in text for text in shown)
    assert any("网上平台20件" in text for text in shown)
