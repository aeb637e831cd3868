"""Statements whose own figures make one another: changes, quarters, rests, multiples, averages, products, shares."""

import pytest

from tests.conftest import Say


def flagged(checks: tuple) -> list:  # type: ignore[type-arg]
    return [check.kind for check in checks if check.verdict == "contradicted"]


WRONG = {
    "growth by a base in front": "与2021年的60人相比，志愿者人数增长200%，今年达到120人。",
    "fall of days": "平均用时由20个工作日压缩至15个工作日，压缩33.3%。",
    "fall before its figures": "投诉量同比下降20%，由90件降到75件。",
    "points": "好评率97.0%，高于上年的95.5%，提高2.5个百分点。",
    "over years": "2020年至2022年开课依次为10期、16期、22期，两年间增加6期。",
    "half of quarters": "一季度来电20个，二季度30个，三季度25个，四季度35个，下半年共55个。",
    "halves apart": "四个季度来电依次为20个、30个、25个、35个，下半年60个，比上半年多5个。",
    "share of a quarter": "四个季度来电依次为20个、30个、25个、35个，二季度占全年的37.3%。",
    "rest": "检查发现隐患30处，已整改22处，尚有6处正在整改。",
    "rest of all but": "登记来信90封，除5封无法联系外，其余90封均已回复。",
    "so many fields": "今年出台的5项制度分属两个领域：档案管理2项，宣传管理2项。",
    "classes of time": "60件答复中，5个工作日内完成20件，6至15个工作日完成25件，超过15个工作日的25件。",
    "either": "共收到建议70条，予以采纳45条，未予采纳35条。",
    "part beyond its whole": "7起举报中有8起查实。",
    "both together": "办理区人大建议40件、政协提案52件，86件答复全部上网。",
    "multiple by name": "宣传片是海报的3倍，海报10张，宣传片20张。",
    "multiple by year": "全年讲座90场，是2020年的四倍（2020年为30场）。",
    "doubled": "讲解员人数翻了一番，由10人增至32人。",
    "level": "上年走访企业20家，今年走访企业35家，基本持平。",
    "tables' multiple": "予以公开数是不予公开数的8倍。",
    "mean of months": "3月至6月接访48次，月均16次。",
    "mean of other months": "7月至9月接访30次，月均10次，其余九个月接访45次，月均9次。",
    "mean of days": "按250个工作日计算，平均每个工作日收到申请0.52件。",
    "mean of a plan": "“十三五”期间共举办展览40场，年均10场。",
    "against a mean": "“十三五”期间共收到申请200件，年均40件，本年收件低于这一水平。",
    "rate by quarters": "每季度召开通气会3次，全年共9次。",
    "money": "占道经营案件400起，每起罚款150元，罚款总额4万元。",
    "proportion": "来电48个、来信24封、来访12人次，三者之比为4∶3∶1。",
    "named rate": "发放问卷400份，有效360份，有效率95%。",
    "several of a told whole": "交通12件、教育9件、医疗4件，三类共占全部50件建议的60%。",
    "rate told behind": "整改率为80%，即检查的12处中有9处完成整改。",
}
TRUE = [
    "与2021年的60人相比，志愿者人数增长100%，今年达到120人。",
    "平均用时由20个工作日压缩至15个工作日，压缩25%。",
    "好评率97.0%，高于上年的95.5%，提高1.5个百分点。",
    "申请量较2021年的40件增长25%。",
    "申请数量与2022年同期相比上升25%，与2021年同期（46件）相比上升8.7%。",
    "四个季度来电依次为20个、30个、25个、35个，下半年60个，比上半年多10个。",
    "检查发现隐患30处，已整改22处，尚有8处正在整改。",
    "收到建议86条，采纳52条，其中全部采纳40条，其余12条部分采纳。",
    "60件答复中，5个工作日内完成20件，6至15个工作日完成25件，超过15个工作日的15件。",
    "上年结转的5件和今年新收的50件申请中，已有52件办结。",
    "3个试点街道中，有5个社区建成查阅点。",
    "办理区人大建议40件、政协提案52件，40件建议全部上网。",
    "宣传片是海报的2倍，海报10张，宣传片20张。",
    "上年走访企业20家，今年走访企业21家，基本持平。",
    "予以公开数是不予公开数的10倍。",
    "全年办结52件，平均每月处理来信40件。",
    "下半年来访48人次，月均8人次。",
    "每个科室每月报送信息2条，11个科室全年共报送264条。",
    "每月召开例会1次，全年共召开专题会议15次。",
    "来电50个、来信26封、来访12人次，三者之比约为4∶2∶1。",
    "发放问卷400份，回收380份，满意度97%。",
    "线上渠道收到38件，线下渠道收到12件，线上占比76%。",
    "3月和9月咨询最多，各12次，占全年96次的四分之一。",
    "提起诉讼4起，其中3起经过复议程序；4起均未败诉。",
    "门户网站累计公开信息2406条，其中新增1272条；微信公众号发布1326条。",
]


@pytest.mark.parametrize("statement", WRONG.values(), ids=WRONG)
def test_figures_that_do_not_make_one_another_are_flagged(say: Say, statement: str) -> None:
    assert flagged(say(statement))


@pytest.mark.parametrize("statement", TRUE)
def test_true_ones_are_not(say: Say, statement: str) -> None:
    assert flagged(say(statement)) == []


def test_those_counted_before_are_not_all_new(say: Say) -> None:
    """上述55件 are those that came in and were carried over."""
    checks = say("全年共办理申请55件，其中上年结转5件、新收50件。", "在上述55件中，已答复52件，结转3件。")
    assert flagged(checks) == []
