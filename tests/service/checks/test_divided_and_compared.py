"""What divides the year's requests further off, what is compared with other years, and shares of what the tables alone
have, against the invented bureau's tables: 新收 50, 上年结转 5, 办结 52, 结转下年 3, 复议 6 (纠正 1, 未审结 2), 诉讼 4.
"""

from collections.abc import Callable

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")

CAME = "全年收到政府信息公开申请50件，上年结转5件。"
RESULTS = "办结52件，予以公开30件，部分公开7件，不予公开3件，无法提供10件；"
WAYS = "按渠道分，网络31件、信函12件、当面7件，"
SAID = (
    # Each with its right and its wrong words.
    ("按内容分，征地21件、河道18件，其余{}件为水价等。", "11", "14", "claim-parts"),
    ("其中网上提交31件、邮寄12件、当面{}件。", "7", "8", "claim-parts"),
    ("申请主体中自然人41件，其余{}件来自企业和其他组织。", "9", "16", "claim-parts"),
    ("其中自然人41件、商业企业7件、其他2件；比上年的40件增加{}件。", "10", "11", "claim-change"),
    ("新收申请50件，其中上半年20件、下半年30件；比上年的40件增加{}成。", "近三", "近四", "claim-change"),
    ("年末结转3件，较年初减少{}件。", "2", "3", "claim-change"),
    ("另有3件结转下年度，较上年结转的5件减少{}件。", "2", "3", "claim-change"),
    ("2021年、2022年分别新收36件、40件，新收量连续两年{}。", "增长", "回落", "claim-change"),
    ("按内容分，供水12件、河道18件、移民9件、其他11件，以{}类最多。", "河道", "供水", "claim-claim"),
    (WAYS + "网络申请占{}%。", "62.0", "66.0", "claim-ratio"),
    (WAYS + "网络类最多，占{}%。", "62.0", "64.0", "claim-ratio"),
    (RESULTS + "其中以予以公开和无法提供两类较多，共占{}%。", "76.9", "79.9", "claim-ratio"),
    (RESULTS + "其中予以公开占比最高，为{}%。", "57.7", "59.7", "claim-ratio"),
    ("申请内容主要集中在河道（18件）、供水（12件）和移民（9件），合计占{}%。", "78.0", "80.0", "claim-ratio"),
    ("予以公开30件，在办结件中占比{}。", "近六成", "不足两成", "claim-ratio"),
    ("办结件中，予以公开的{}，另有部分公开7件、不予公开3件、无法提供10件。", "过半", "不足三成", "claim-ratio"),
    ("予以公开30件、部分公开7件，两类合计{}。", "近八成", "近六成", "claim-ratio"),
    ("全年收件50件，其中自然人41件，占{}%。", "82.00", "84.00", "claim-ratio"),
    ("信息公开类复议6件，纠错率{}%。", "16.7", "26.7", "claim-ratio"),
    ("行政诉讼4件，已审结4件，未审结{}件。", "0", "2", "claim-parts"),
    ("网站公开342条，公众号推送867条，公示栏更新1314条次，三项合计{}条次。", "2523", "2524", "claim-parts"),
    ("申请中上半年20件、下半年30件，下半年比上半年增长{}%。", "50.0", "55.0", "claim-ratio"),
    ("公开信息{}条，其中局机关2864条、直属单位3917条、8个街道1528条。", "8309", "8310", "claim-parts"),
    ("办理留言{}件，其中工单1825件、信箱31件、转办29件、网民留言8件。", "1893", "1993", "claim-parts"),
    ("其他处理1件（申请人逾期不补正0件，主动撤回等其他情形{}件）。", "1", "2", "claim-parts"),
)  # fmt: skip
TRUE = (
    "截至2023年12月31日，我局本年度新收申请50件，办结52件。",
    "名录423家，其中水环境118家、大气187家、土壤142家，同一单位可列入多类。",
    "采购投诉处理14件，未被提起复议。",
    "1件（自然人）于12月28日收到，结转2024年。",
    "申请中上半年20件，下半年30件，下半年比上半年多10件。",
    "信息公开复议6件，比2022年多1件；工伤认定诉讼0件，与2022年的1件相比减少1件。",
    "其中自然人41件、法人或其他组织9件，商业企业7件、其他2件。",
    "2021年、2022年分别新收36件、40件，今年为连续两年增长后的新高。",
    "按内容分，征地21件、河道18件等。",
    "另有22件复议、5件诉讼主要由举报答复引起。",
    "开展文件清理，共审查规范性文件53件，保留36件。",
    "县（区）分局受理的738件中，被复议纠正9件。",
    "增幅比上年（9.8%）扩大15.2个百分点。",
    "其中自然人41件，占八成以上；上年结转5件，两项合计55件。",
)


@pytest.mark.parametrize(("words", "right", "wrong", "kind"), SAID)
def test_what_is_right_is_not_flagged_and_what_is_wrong_is(
    words: str, right: str, wrong: str, kind: str, contradictions: Callable[..., tuple[Check, ...]]
) -> None:
    assert [check.message for check in contradictions(CAME + words.format(right))] == []
    assert kind in {check.kind for check in contradictions(CAME + words.format(wrong))}


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_true_is_not_flagged(sentence: str, contradictions: Callable[..., tuple[Check, ...]]) -> None:
    assert [check.message for check in contradictions(CAME + sentence)] == []


def test_the_year_that_ends_is_the_reports(contradictions: Callable[..., tuple[Check, ...]]) -> None:
    (check,) = contradictions("截至2022年12月31日，我局本年度新收申请50件，办结52件。")
    assert (check.kind, check.claimed, check.found) == ("period", 2022, 2023)


def test_the_years_intake_is_the_whole_rows_among_problems(contradictions: Callable[..., tuple[Check, ...]]) -> None:
    checks = contradictions(CAME, problems=("2023年我局新收政府信息公开申请46件，答复不够规范。",))
    assert 46 in {check.claimed for check in checks}


@pytest.mark.parametrize(("carried", "told"), [(3, []), (5, [5])])
def test_a_bare_carried_over_beside_what_was_settled_is_the_tables(
    carried: int, told: list[int], whole_toolkit: Toolkit, printed: Callable[..., str]
) -> None:
    words = f"{CAME}当年办结52件，结转{carried}件。"
    read = read_report(RawSource(path="报告.txt", data=printed(words).encode()), whole_toolkit)
    assert isinstance(read, Reading)
    assert [check.claimed for check in read.checks if check.verdict == "contradicted"] == told


@pytest.mark.parametrize(("words", "kinds"), [("四分之三维持", []), ("三分之一被纠正", ["claim-ratio"])])
def test_a_share_of_a_dispute_that_ended_so(
    words: str, kinds: list[str], contradictions: Callable[..., tuple[Check, ...]]
) -> None:
    figures = {"disputes.reconsideration.upheld": 9, "disputes.reconsideration.total": 12}
    checks = contradictions(f"因政府信息公开被申请行政复议12件，其中{words}。", figures=figures)
    assert [check.kind for check in checks] == kinds
