"""Turns of phrase that adversarial reading showed to be misread: true sentences stay quiet, false ones are found.

The invented bureau's tables: 新收 50, 上年结转 5; 予以公开 30, 部分公开 7, 不予公开 3, 无法提供 10 (8 不掌握, 2 另行制作),
不予处理 1, 其他处理 1: 办结 52; 结转 3. 复议 6 (维持 3, 纠正 1, 未审结 2), 诉讼 1 + 3. 行政许可 1272, 行政处罚 88.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]

RESULTS = ("upheld", "corrected", "other", "pending", "total")
HEADING = "（二）依申请公开。"


@pytest.mark.parametrize(
    "words",
    [
        "予以公开或部分公开37件，不予公开3件，无法提供等其他情况12件",
        "不予处理及其他处理2件",
        "行政复议中站住的3件，行政诉讼案中打赢的1件",
        "不予公开及无法提供的13件",
        "不予公开、无法提供、不予处理等其他情形15件",
        "全部或部分公开37件",
        "已公开37件（含部分公开7件）",
        "完成政府信息依申请公开答复52件，其中予以公开30件",
        "全年共办结52件，其中上年结转5件，本年新收47件",
        "属于主动公开范围并告知获取途径的12件，同意公开的18件，部分公开7件",
        "公示行政许可决定1270件、行政处罚决定80件",
        "申请办理系统全年流转申请80件，其中转办30件、本机关办理50件",
        "收到申请50件，不予受理5件，受理45件",
        "自然资源局不予公开1件，住建局不予公开2件",
        "依托网上领导信箱等渠道，共受理59条，办结59条",
        "没有现成信息需要另行制作2件，属于三类内部事务信息0件，属于四类过程性信息0件",
        "办理政府信息公开申请55件，办结52件",
        "我局作为第三人参加行政诉讼2件，作为复议第三人1件",
        "行政复议维持及纠正4件，2件尚未审结",
        "行政复议6件（维持3件，撤销1件，驳回0件，未审结2件）",
        "共有6件政府信息公开行政复议案件和4件行政诉讼案件",
        "行政复议和行政诉讼共10件，其中结果维持6件，结果纠正1件",
        "行政复议、行政诉讼分别为6件、4件，其中尚未审结2件、0件",
        "行政复议新收5件、上年结转1件",
        "公开信息30条，其中动态8条、通知9条；解读13条",
        "行政复议被纠正1件，纠错率25%；行政诉讼败诉1件，败诉率33.3%",
    ],
)
def test_true_sentences_are_quiet(contradictions: Say, words: str) -> None:
    assert contradictions(f"{HEADING}{words}。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "全年行政诉讼无败诉",
        "行政诉讼案件无一败诉",
        "全年未发生因答复不当引发的行政诉讼",
        "全县40个单位中，14个单位收到政府信息公开申请，占35%",
        "市政府收到信息公开申请38件",
        "市政府制发规范性文件36件",
        "梳理公开事项86项，其中主动公开类62项、依申请公开类24项",
        "主动公开1286条，同比增长16.9%；依申请公开50件，同比下降19.4%；两项合计1336件次",
        "发布政策解读材料18篇，其中图解8篇、视频解读3篇、专家解读4篇、文字解读18篇",
        "发布政策解读材料18篇，其中负责人解读5篇，图文解读12篇，媒体解读3篇，解读率100%",
        "收到申请50件，其中网络26件、信函18件",
        "公开信息2315条，其中工作动态1200条、公告公示600条",
        "受理12345工单1523件，其中按期办结1520件，满意1480件",
        "收到申请50件，其中自然人41件、企业7件，当年办结47件",
        "制发规范性文件9件，其中备案9件，解读9件",
        "收到申请50件，其中线上38件，自然人41件",
        "予以公开30件，部分公开7件，占办结总数的71.2%",
        "自然人申请41件、商业企业申请7件，占比96%",
        "维持3件，纠正1件，占复议案件的66.7%",
        "收到申请50件，较上年38件增长31.6%，办结率提高5%",
        "发布信息2315条，较上年2100条增加215条，阅读量增长35%",
        "我局政府信息公开申请量由2022年的38件增至2023年的50件",
        "行政复议案件数由9件降至6件",
        "规范性文件现行有效数由31件增至36件",
        "我局共办理行政复议案件9件，其中政府信息公开类6件",
        "因行政处罚决定引发的行政复议3件、行政诉讼2件",
        "参加市司法局组织的行政复议听证2次",
        "公布行政复议典型案例3件",
        "截至11月底，共收到政府信息公开申请46件",
        "12月份收到政府信息公开申请5件，其中3件结转下年度",
        "2023年1月至10月，共办理依申请公开40件",
        "本年制定规范性文件9件，其中以市政府名义印发3件，以本局名义印发6件",
        "办理市政府交办的依申请公开7件",
        "新增依申请公开渠道1个，收到申请6件",
        "行政复议案件2021年8件、2022年9件、2023年6件",
    ],
)
def test_what_speaks_of_something_else_is_quiet(contradictions: Say, words: str) -> None:
    assert contradictions(f"{words}。") == ()


def test_results_belong_to_the_disputes_that_exist(contradictions: Say) -> None:
    none = {f"disputes.{path}.{one}": 0 for path in ("litigation_direct", "litigation_after") for one in RESULTS}
    words = "行政复议案件6件，行政诉讼案件0件，结果维持{}件，结果纠正1件"
    assert contradictions(f"{HEADING}{words.format(3)}。", figures=none) == ()
    assert [c.claimed for c in contradictions(f"{HEADING}{words.format(4)}。", figures=none)] == [4]


def test_what_a_sentence_counts_apart(contradictions: Say) -> None:
    figures = {"proactive.documents.made": 19, "proactive.documents.in_force": 46}
    words = "文件库收录现行有效的行政规范性文件{}件，另有本年制发的规范性文件19件。"
    assert contradictions(words.format(27), figures=figures) == ()
    assert [c.claimed for c in contradictions(words.format(28), figures=figures)] == [28]


def test_a_count_of_the_whole_county_beside_the_bureaus_own(contradictions: Say) -> None:
    assert contradictions("全县共收到政府信息公开申请864件，我局收到50件。") == ()


@pytest.mark.parametrize(
    ("words", "kind", "claimed", "found"),
    [
        ("没有现成信息需要另行制作3件", "claim-table", 3, 2),
        ("完成政府信息依申请公开答复53件，其中予以公开30件", "claim-table", 53, 52),
        ("办理政府信息公开申请57件，办结52件", "claim-table", 57, 55),
        ("行政复议、行政诉讼共11件", "claim-table", 11, 10),
        ("通过网站公开信息30条（含：动态8条（其中要闻3条、简讯5条）、通知9条、解读14条）", "claim-parts", 30, 31),
        ("公开信息30条，其中动态8条、通知9件、解读14篇", "claim-parts", 30, 31),
        ("公开信息30条，其中动态8条、通知9条、解读14条；共维护13个专栏", "claim-parts", 30, 31),
        ("行政复议案件结果维持2件、其他结果0件", "claim-table", 2, 3),
        ("2023年新发布的行政规范性文件8件", "claim-table", 8, 9),
    ],
)
def test_false_figures_are_found(contradictions: Say, words: str, kind: str, claimed: int, found: int) -> None:
    assert [(c.kind, c.claimed, c.found) for c in contradictions(f"{HEADING}{words}。")] == [(kind, claimed, found)]


def test_a_false_whole_is_found_by_its_cell_and_by_its_list(contradictions: Say) -> None:
    words = "共答复51件，包括予以公开30件、部分公开7件、不予公开3件、无法提供10件、不予处理1件、其他处理1件"
    found = [(c.kind, c.claimed, c.found) for c in contradictions(f"{HEADING}{words}。")]
    assert found == [("claim-table", 51, 52), ("claim-parts", 51, 52)]


def test_a_false_part_is_found_by_its_list_and_by_its_cell(contradictions: Say) -> None:
    words = "予以公开30件；不予公开3件，其中3件因涉及第三方合法权益，1件属于执法案卷；无法提供10件"
    found = [(c.kind, c.claimed, c.found) for c in contradictions(f"{HEADING}{words}。")]
    assert found == [("claim-table", 3, 2), ("claim-parts", 3, 4)]
