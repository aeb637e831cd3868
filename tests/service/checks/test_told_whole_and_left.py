"""Growth whose years are both told, exceptions of several counts, names handed out, what a list misses, and what belongs to
others, against the invented bureau's tables: 新收 50 (自然人 41, 企业 7, 其他 2), 上年结转 5, 办结 52 (予以公开 30, 部分公开 7,
不予公开 3, 无法提供 10), 结转下年 3, 复议 6, 诉讼 4, 规范性文件制发 9.
"""

from collections.abc import Callable

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")


@pytest.fixture(scope="module")
def read(checked: Callable[[str], list[Check]], printed: Callable[..., str]) -> Callable[..., list[Check]]:
    """Checks of the prose, as grammar and network together read section 一."""

    def run(*words: str, problems: tuple[str, ...] = ()) -> list[Check]:
        return checked(printed(*words, problems=problems))

    return run


@pytest.fixture(scope="module")
def checked(whole_toolkit: Toolkit) -> Callable[[str], list[Check]]:
    """Checks of the prose of a whole report."""

    def run(text: str) -> list[Check]:
        found = read_report(RawSource(path="报告.txt", data=text.encode()), whole_toolkit)
        assert isinstance(found, Reading)
        return [one for one in found.checks if one.kind != "table-identity"]

    return run


def contradicted(checks: list[Check]) -> list[str]:
    return [one.kind for one in checks if one.verdict == "contradicted"]


RIGHT_AND_WRONG = (
    # Words, what is right there, what is wrong, the kind that says so.
    ("2023年共收到申请50件，2022年为40件，同比增长{}%。", "25", "36.4", "claim-ratio"),
    ("登记备案事项904件，同比增长{}%（2022年为806件），全部在平台公示。", "12.2", "31.1", "claim-ratio"),
    ("全年收到申请50件。受理量比2022年的40件增长{}%。", "25", "46.9", "claim-ratio"),
    ("在办结的52件当中，予以公开的30件，占{}%。", "57.7", "59.1", "claim-ratio"),
    ("办结的52件申请中，除{}外，其余均予以公开。", "10件无法提供、3件不予公开、1件不予处理、1件作其他处理", "10件无法提供、3件不予公开", "claim-table"),
    ("收到申请50件，主要围绕征地补偿、公租房、学区划分三类，依次为{}件、16件、9件，其中征地补偿类最多。", "21", "12", "claim-claim"),
    ("新收申请50件，2022年、2021年分别为40件和35件，三年共新收{}件。", "125", "135", "claim-parts"),
    ("全年收到申请50件，上年结转5件。年末办结52件，其余{}件在法定期限内，结转2024年继续办理。", "3", "4", "claim-table"),
    ("申请量由上年的40件增加到本年的50件，增长{}。", "两成半", "近两倍", "claim-ratio"),
    ("申请的办理结果中，予以公开30件，其中自然人申请{}件；部分公开7件。", "26", "29", "claim-table"),
    ("不予公开3件，所涉事由以{}居首。", "第三方合法权益", "行政执法案卷", "claim-table"),
    ("制发规范性文件9件，其中区政府文件2件、区政府办公室文件3件、部门文件{}件，另废止4件。", "4", "3", "claim-parts"),
    ("上年结转5件与本年新收合并计{}件，办结52件。", "55", "57", "claim-table"),
    ("全年新接申请50件，2022年为34件，一年间增长{}。", "近五成", "一倍", "claim-ratio"),
    ("申请内容中，征收补偿类{}，数量过半；规划许可类12件；权属调查类8件；其他4件。新收申请50件。", "26件", "21件、工程类5件", "claim-ratio"),
    ("2023年全区收到申请50件，而2021年、2022年分别为18件和{}件，一年间翻了一番。", "25", "33", "claim-change"),
    ("全年收到申请50件，月均{}件。", "4", "6", "claim-ratio"),
    ("全年办结申请52件，除{}外，其余均予以公开或部分公开。", "10件无法提供、3件不予公开、1件不予处理、1件作其他处理", "10件无法提供、3件不予公开", "claim-table"),
    ("新收申请50件，上年结转5件。涉及土地征用24件、项目规划18件，其余{}件涉及环评。", "8", "9", "claim-parts"),
    ("应诉行政案件203件，一审139件、二审64件，其中政府信息公开行政诉讼案件{}件。", "4", "6", "claim-table"),
    ("新收申请50件。受理量最大的是住房局，共{}件，资源分局以13件紧随其后，城管局9件列第三。", "21", "11", "claim-claim"),
    ("全年收到申请50件，是2022年{}件的近三倍。", "18", "23", "claim-ratio"),
    ("新收申请50件；按提交方式计，网络提交28件、信函邮寄15件、当面递交{}件，其他方式3件。", "4", "3", "claim-parts"),
    ("收到申请50件。除{}件申请因征求第三方意见结转外，其余申请均已在2023年内办结。", "3", "1", "claim-table"),
    ("予以公开、部分公开和不予公开三类合计{}件，无法提供10件。", "40", "46", "claim-table"),
    ("新收申请50件，涉及征地拆迁的21件，占全部申请的{}，涉及宅基地的16件，涉及集体资产等其他事项的13件。", "四成多", "近八成", "claim-ratio"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "right", "wrong", "kind"), RIGHT_AND_WRONG)
def test_a_wrong_figure_is_told_from_a_right_one(
    words: str, right: str, wrong: str, kind: str, read: Callable[..., list[Check]]
) -> None:
    assert contradicted(read(words.format(right))) == []
    assert kind in contradicted(read(words.format(wrong)))


LEFT_OPEN = (
    "全年收到申请50件，上年结转5件，全年共办理52件，结转下年度3件。",
    "办结的52件里有5件是上年结转的，新收的50件当年办结47件，其余3件结转。",
    "投诉受理率100%，按期办结率99.3%，有8件延期至2024年1月办结。",
    "行政诉讼4件，直接起诉1件，复议后起诉3件。前者判决驳回1件；后者判决驳回2件，其他1件。",
    "上年结转5件，与新收合计55件，除3件顺延至下一年度外，52件已办：公开30件，部分公开7件，不公开3件，无法提供10件，余2件作其他答复。",
    "无法提供10件。无法提供者8件属不掌握、2件需要另行制作。",
    "申请人中自然人41件；企业7件，居法人和其他组织之首；其他2件。",
    "新收申请50件，其中区政府办公室受理8件，区级部门受理19件，6个镇街受理23件；镇街中东湖街道11件居首。",
    "新《条例》自2019年5月施行至2023年底，全区累计收到申请273件、复议12件、诉讼7件。",
    "信息公开案件，复议6件、诉讼4件。同口径下6个分局另有复议41件、诉讼19件。",
    "全年新收50件，较2022年的45件增加5件，增幅11.1%；较2019年的20件则增长了1.5倍。",
    "与商业秘密有关的第三方征询共发出36件次，收到书面意见33件次，不同意公开的24件次。",
    "上年末尚有5件未答复。",
    "不予公开、无法提供等合计14件。",
    "单看予以公开一项，30件，占57.7%。",
    "2022年上年结转2件、办结40件、结转下年5件，2023年依次为5件、52件、3件。",
    "诉讼4件，直接起诉的1件与复议后起诉的2件获得法院支持，另1件为其他结果。",
    "镇街受理量排在第一的是东湖街道（16件），第二、第三分别为西山镇（9件）、南桥镇（8件），最少的北塘镇只有1件。",
    "校长信箱收信96封，教学类35封、后勤类47封、其他14封，后勤类最多。",
    "机关受理的50件中，企业、个人、其他组织分别提出7件、41件、2件。",
    "申请人构成：个人41件，企业5件，其余4件由科研机构、公益组织和其他组织提出，分别为1件、1件和2件。",
    "网上申请31件，其中省平台28件；信函12件；当面7件。",
)


@pytest.mark.parametrize("words", LEFT_OPEN)
def test_what_only_looks_wrong_is_left_open(words: str, read: Callable[..., list[Check]]) -> None:
    assert contradicted(read(words)) == []


def test_what_asking_costs_is_no_fee_of_the_tables(
    checked: Callable[[str], list[Check]], printed: Callable[..., str]
) -> None:
    told = printed("依法公开。", others=("本年度收费0元；其他无。",), figures={"proactive.fees": 3310})
    assert contradicted(checked(told)) == []


def test_an_intake_that_rose_to_a_figure_is_the_years(read: Callable[..., list[Check]]) -> None:
    words = "申请办理压力加大，收到申请量由2022年的40件上升到2023年的{}件，而多数单位仍为兼职人员办理。"
    assert contradicted(read("依法公开。", problems=(words.format(50),))) == []
    assert "claim-table" in contradicted(read("依法公开。", problems=(words.format(53),)))


def test_a_digit_off_among_shortcomings_contradicts_what_was_told(read: Callable[..., list[Check]]) -> None:
    told = "收到申请50件，办结52件，予以公开30件，无法提供10件。"
    assert "claim-table" in contradicted(read(told, problems=("信息归属不清，无法提供达19件，群众多头跑。",)))


def test_all_by_one_way_are_of_one_asker(read: Callable[..., list[Check]]) -> None:
    assert "claim-table" in contradicted(read("接到申请50件，均为自然人通过信函方式提出。"))


def test_a_figure_by_which_its_list_falls_short_is_wrong_however_far_off(read: Callable[..., list[Check]]) -> None:
    words = "全年新收申请50件，其中自然人41件，商业企业7件，科研机构和其他均为{}件。"
    assert "claim-table" in contradicted(read(words.format(0)))
