"""Figures whose subject is in the sentence before, orders without figures, denials of results, and what misled checks."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading

Say = Callable[..., tuple[Check, ...]]
CAME = "全年收到申请50件，办结52件。"


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        (f"{CAME}律师事务所等法律服务机构的申请有所增加。2023年共提出7件，主要涉及城市更新。", 7),
        (f"{CAME}不掌握信息的情形较多。全年共10件。", 10),
        (f"{CAME}无法提供的情形值得关注。全年有11件因此不能提供。", 11),
        ("全年收到申请50件，比去年少了3件，去年为52件。", 3),
        ("办结53件，其中予以公开30件，部分公开7件，不予公开3件，无法提供10件，不予处理和其他处理各1件。", 53),
        ("全年收到申请50件，按内容分为四类，即土地征收15件、惠农补贴12件、宅基地8件、其他5件。", 50),
        ("全年收到申请50件，比2022年的43件翻了一番还多。", 50),
        ("2021年至2023年，我局分别新收政府信息公开申请38件、42件、48件，三年合计128件。", 48),
        ("近三年新收申请分别为38件（2021年）、42件（2022年）和48件（2023年）。", 48),
        ("上半年收到申请22件，下半年收到26件，全年共48件。", 48),
        ("上半年办理行政许可600件、下半年572件，全年1172件。", 1172),
        ("收到政府信息公开申请50件全为自然人提出。", 50),
    ],
)
def test_it_is_flagged(contradictions: Say, said: str, claimed: int) -> None:
    assert [one.claimed for one in contradictions(said)] == [Decimal(claimed)]


@pytest.mark.parametrize(
    "said",
    [
        "全年发生行政复议6件，未发生被纠正的情形。",
        "全年发生行政复议6件，均未被纠正。",
        "全年发生行政复议6件，保持零纠错。",
        "收到行政复议6件，没有因行政复议被纠错。",
    ],
)
def test_denied_results_are_held_against_the_tables(contradictions: Say, said: str) -> None:
    (one,) = contradictions(said)
    assert one.fields == ("disputes.reconsideration.corrected",)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (f"{CAME}从办理结果看，数量居前三位的依次为予以公开、无法提供、部分公开。", 0),
        (f"{CAME}从办理结果看，数量居前三位的依次为无法提供、予以公开、部分公开。", 2),
        (f"{CAME}后两类按件数由多到少依次为部分公开、不予公开。", 0),
        (f"{CAME}申请内容数量居前三位的依次为征收拆迁、公开招聘、部分公开。", 0),
        (f"{CAME}不予公开理由居首位的是保护第三方合法权益（2件），其次是行政执法案卷（1件）。", 0),
        (f"{CAME}不予公开理由居首位的是行政执法案卷。", 1),
    ],
)
def test_orders_are_held_against_the_tables(contradictions: Say, said: str, wrong: int) -> None:
    assert len(contradictions(said)) == wrong


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (f"{CAME}办结的申请过半因本机关不掌握相关政府信息而无法提供。", "15.4"),
        (f"{CAME}过半申请因本机关不掌握相关政府信息而无法提供。", "16.0"),
    ],
)
def test_a_share_of_those_with_a_reason(contradictions: Say, said: str, found: str) -> None:
    assert [one.found for one in contradictions(said)] == [Decimal(found)]


@pytest.mark.parametrize(
    "said",
    [
        f"{CAME}无法提供和不予公开的情形值得关注。全年共13件。",
        f"{CAME}没有给予的（不予公开、无法提供、不予处理）14件，占26.9%。",
        "上年提出的3项改进措施已完成2项，即答复书模板统一、专区全覆盖；历史文件数字化完成78%。",
        "对拒报、迟报统计资料的3家企业各作出1件行政处罚。",
        "全年收到申请书41份，按“一事一申请”原则拆分后登记为50件。",
        "新区新收申请50件，其中9个局（办）收到35件，5个街道收到15件。局（办）中规划局最多，为14件，其次是征收办8件，"
        "两家合计22件，占局（办）总量的62.9%。",
        "本文凡标明“学年”的，统计期限为2021年9月1日至2022年8月31日。",
        "全省网站发布信息1.23万条，比2022年的11560条增加750条。",
        "办结52件，其中予以公开30件，部分公开7件，不予公开3件，无法提供10件，不予处理和其他处理各1件。",
        "全年收到申请50件，比去年少了2件，去年为52件。",
        "2021年至2023年，我局分别新收政府信息公开申请38件、42件、50件，三年合计130件。",
        "近三年新收申请分别为38件（2021年）、42件（2022年）和50件（2023年）。",
        "上半年收到申请22件，下半年收到28件，全年共50件。",
        "一季度受理投诉12件，二季度10件，全年共52件。",
        "办结52件，其中公开30件、部分公开7件，合计公开率71.2%，比2022年提高3.4个百分点。",
        "全年收到申请50件，较2022年的20件翻了一番还多。",
    ],
)
def test_it_is_left_alone(contradictions: Say, said: str) -> None:
    assert not contradictions(said)


def test_the_rate_of_both(contradictions: Say) -> None:
    (one,) = contradictions("办结52件，其中公开30件、部分公开7件，合计公开率73.2%。")
    assert one.found == Decimal("71.15")


def test_each_of_two_is_a_part(read: Callable[..., Reading], printed: Callable[..., str]) -> None:
    """Previously 各1件 was one part, and the list one short."""
    reading = read(printed("办结52件，其中公开和部分公开37件，不予公开3件，无法提供10件，不予处理和其他处理各1件。"))
    (parts,) = reading.part_lists
    assert len(parts.parts) == 5
    assert len({*parts.parts}) == 4


TOLD = (
    # Words, what is right there, what is wrong.
    ("共收到申请50件，其中自然人41件，占{}；内容以学区划分为主。办结52件，予以公开30件。", "82%", "78.8%"),
    ("{CAME}52件中予以公开{}件，部分公开7件，不掌握8件。", "30", "31"),
    ("{CAME}除7件由商业企业、2件由其他组织提出外，其余全部由自然人提出，共{}件。", "41", "43"),
    ("{CAME}申请量逐年走高，2021年为19件，2022年为{}件，2023年申请量较2022年翻番。", "25", "34"),
    ("{CAME}信访投诉和重复申请两类合计{}件，都说明了理由。", "1", "3"),
    ("收到申请50件，予以公开30件，部分公开7件，不予公开3件，无法提供10件，作信访件引导2件，共{}件。", "52", "54"),
    ("开业前检查许可{}件，罚款1022.4万元。", "1272", "1722"),
    ("2008年条例施行以来，累计受理申请907件；2023年受理申请{}件。", "50", "48"),
    ("收到申请50件，办结52件；予以公开30件、部分公开7件，占比分别为{}、13.5%。", "57.7%", "56.4%"),
    ("收到申请50件，超过半数即{}件得到公开。", "30", "31"),
    ("{CAME}无法提供占比较高，达{}，原因是多数信息不由我局制作。", "19.2%", "29.2%"),
    ("{CAME}办结件中，予以公开30件，部分公开7件，不予公开3件，其余{}件因不掌握、属于信访等作结。", "12", "16"),
    ("{CAME}对本机关不掌握的申请，尽可能告知掌握机关的联系方式。此类答复全年共{}件。", "8", "18"),
    ("{CAME}从答复结果看，予以公开和部分公开的{}，其他为不掌握、信访事项和过程性信息。", "过半", "不足六成"),
    ("本年新收申请50件，上年结转5件，年度办结{}件，结转下年度3件。", "52", "50"),
    ("收到申请50件，均经由以下三种渠道提交，网站{}件，占比74%；信函10件，占比20%；当面3件，占比6%。", "37", "32"),
    ("公开信息3037条，其中：动态{}条、公告302条、解读57条、人事48条、征集调查14期、其他1230条。", "1386", "1296"),
    ("办结52件，8件属于本机关不掌握的，占{}。", "15.4%", "18.4%"),
    ("收到申请50件。除法人和其他组织提出的9件外，其余41件均来自自然人，占{}。", "82.0%", "80.0%"),
    ("全年共收到申请50件，较上年净增8件，增长率为{}。", "19.05%", "21.05%"),
)


@pytest.mark.parametrize(("said", "right", "wrong"), TOLD)
def test_the_wrong_one_is_flagged_and_the_right_one_is_not(
    contradictions: Say, said: str, right: str, wrong: str
) -> None:
    words = said.replace("{CAME}", CAME)
    assert not contradictions(words.format(right))
    assert contradictions(words.format(wrong))


def test_digits_exchanged_are_flagged_whatever_else_is_told_beside_them(contradictions: Say) -> None:
    figures = {"requests.new.total": 186, "requests.new.natural_person": 177, "requests.carried_out.total": 139,
               "requests.carried_out.natural_person": 139}  # fmt: skip
    words = "2023年，我局受理政府信息公开申请{}件，占全区各单位受理总量744件的四分之一。"
    assert not contradictions(words.format(186), figures=figures)
    assert [one.claimed for one in contradictions(words.format(168), figures=figures)] == [Decimal(168)]


@pytest.mark.parametrize(
    "said",
    [
        f"{CAME}不予公开的主要是第三方的2件，另有执法案卷1件。",
        "7个村里有2个村（上河村、下河村）不通班车。",
        "收到申请50件，另有上年结转5件，这55件的办理结果为：公开30件，部分公开7件，不予公开3件，无法提供10件，不予处理1件，"
        "其他处理1件，结转3件。",
        "新收申请50件。与上年结转的5件合并计算，其中公开30件，部分公开7件，不予公开3件，无法提供10件。",
        "保险公司等企业申请历史资料3件。",
        "从法院和复议机关纠正的2件看，属答复文书未引用法条。",
        "收到申请50件，加上去年跨年的5件，共55件；已答复52件，公开30件。",
        "两项补贴公示涉及5318人，其中生活补贴2206人、护理补贴3997人，同时享受两项的885人。",
        "信息公开数据的统计期限为2022年9月1日至2023年8月31日，依申请公开数据按自然年度统计。",
        "电话预沟通覆盖率由上年的62.5%提高到90.0%，即50件申请中有45件在答复前与申请人通过电话。",
        "收到申请50件，自然人41件；法人或其他组织9件，占18%，其中商业企业最多，为7件。",
        "该学年内学校受理信息公开申请9件，较上一学年多4件。",
        "予以公开30件，部分公开7件，属第三方合法权益2件，其他不予公开1件，无法提供10件。",
        "收到申请50件，企业7件。50件申请中有43件来自个人和其他组织。",
        "合并时共有现行规范性文件31件，当年制发9件、废止4件，年末现行有效36件。",
        "收到申请50件。热线转办诉求1904件，其中个人诉求超过九成。",
        "收到申请50件，办结52件，其中予以公开或部分公开占71.2%，其他情况（含不予处理）占3.8%。",
        "2021年至2023年，复议分别为3件、5件、6件，纠正率分别为23.8%、21.6%、19.5%，件数逐年上升而纠正率逐年下降。",
        "收到申请50件，自然人41件，办结52件。公开30件，部分公开7件，不予公开3件，无法提供10件，不予处理1件，其他1件。",
    ],
)
def test_it_is_of_something_else(contradictions: Say, said: str) -> None:
    assert not contradictions(said)


def test_all_of_two_kinds_of_disputes(contradictions: Say) -> None:
    found = {
        one.fields[0].split(".")[1] for one in contradictions("涉及信息公开的行政复议6件、行政诉讼4件，均获维持。")
    }
    assert found == {"reconsideration", "litigation_direct"}


def test_nobody_asked_denies_every_asker(contradictions: Say) -> None:
    said = "2023年，我局没有收到任何公民、法人或者其他组织的书面公开申请。"
    assert [one.claimed for one in contradictions(said)] == [Decimal(0)]
