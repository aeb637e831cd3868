"""What became of cases that were settled, a zero that several names share, kinds that a number announces, growth in a
bracket, a change right behind its count, and points that are told behind a full stop.

Words and figures of our own; the invented bureau's tables: 新收 50 (自然人 41, 其他组织 2), 行政复议 6, 行政诉讼 4.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.regressions.test_own_wording import wrong

Say = Callable[..., Sequence[Check]]


def _kinds(checks: Sequence[Check], kind: str) -> list[tuple[str, str, str]]:
    return [found for found in wrong(checks) if found[0] == kind]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("信访复查64宗（已决61宗，纠正7宗，纠正比例11.5%）。", None),
        ("信访复查64宗（审结61宗，撤销7宗），按期答复。", None),
        ("信访复查64宗，其中已结61宗，维持50宗，纠正7宗，其他4宗，未结3宗。", None),
        ("信访复查64宗，其中已审结61宗，维持54宗，纠正7宗，未审结5宗。", "66"),
        ("信访复查64宗，其中维持58宗，纠正7宗，未审结3宗。", "68"),
    ],
)
def test_results_of_those_settled_are_some_of_them(contradictions: Say, words: str, told: str | None) -> None:
    assert _kinds(contradictions(words), "claim-parts") == ([("claim-parts", "64", told)] if told else [])


@pytest.mark.parametrize(
    ("words", "off", "right"),
    [
        ("信访复查64宗（已决61宗，纠正7宗，纠正率{}%）。", "15.1", "11.5"),
        ("收到复查通知并审结20件，3件被纠正，纠正率{}%，4件撤回。", "12", "15"),
        ("复查已结25件，纠正3件，纠正率{}%。", "15", "12"),
    ],
)
def test_rates_of_those_settled(contradictions: Say, words: str, off: str, right: str) -> None:
    assert [found[:2] for found in wrong(contradictions(words.format(off)))] == [("claim-ratio", off)]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("科研机构和其他均为0件", "2"),
        ("科研机构、社会公益组织以及其他均无", "2"),
        ("科研机构、社会公益组织及其他组织均为零", "2"),
        ("科研机构和自然人均为0件", "41"),
        ("科研机构和法律服务机构均为0件", None),
        ("科研机构、社会公益组织均无", None),
        ("科研机构和其他2件", None),
        ("科研机构、法律服务机构等其他均为0件", None),
    ],
)
def test_a_zero_of_several_askers(contradictions: Say, names: str, told: str | None) -> None:
    found = _kinds(contradictions(f"新收申请50件，其中商业企业7件，{names}。"), "claim-table")
    assert found == ([("claim-table", "0", told)] if told else [])


@pytest.mark.parametrize(
    ("words", "off", "right"),
    [
        ("市长信箱收到来信120件，按内容分为五类：征地58件，补贴21件，教育24件，工程9件，其他{}件。", "11", "8"),
        ("全年编发稿件120篇，分为三类：机构职能58篇，法规文件{}篇，工作动态41篇。", "12", "21"),
        ("全年编发稿件120篇，分为两类：机构职能58篇，法规文件{}篇。", "26", "62"),
    ],
)
def test_as_many_kinds_as_announced(contradictions: Say, words: str, off: str, right: str) -> None:
    assert [found[:2] for found in wrong(contradictions(words.format(off)))] == [("claim-parts", "120")]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "将20个事项分为三类：教育类30条，医疗类5条，其他2条。",
        "全年编发稿件120篇，主要分为两类：机构职能58篇，法规文件21篇。",
        "全年编发稿件120篇，分为三类：机构职能58篇，法规文件21篇，其余为动态。",
    ],
)
def test_kinds_of_something_else_or_some_of_them(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "off", "right"),
    [
        ("来信100件（上年80件，增长25.0%）；来电46个（上年40个，增长{}%）。", "25.0", "15.0"),
        ("来信100件（2022年80件，同比增长25%）；来访36批（2022年40批，同比下降{}%）。", "15", "10"),
        ("来信100件（去年80件，增长25%），来电69个（去年60个，增长{}%）。", "25", "15"),
    ],
)
def test_growth_in_the_bracket_of_its_base(contradictions: Say, words: str, off: str, right: str) -> None:
    assert [found[:2] for found in wrong(contradictions(words.format(off)))] == [("claim-ratio", off)]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("有两点不足。一是目录不细，二是更新不勤，三是解读不够。", ("claim-list", "2", "3")),
        ("存在3点问题：一是目录不细；二是更新不勤。", ("claim-list", "3", "2")),
        ("主要有三点问题：一是目录不细；二是更新不勤；三是解读不够。", None),
        ("会议于下午两点召开。一是目录不细；二是更新不勤；三是解读不够。", None),
        ("上午两点建议。一是目录不细；二是更新不勤。", None),
    ],
)
def test_points(contradictions: Say, words: str, told: tuple[str, str, str] | None) -> None:
    assert wrong(contradictions(words)) == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("全年公开信息7169条，其中网站2100条，微信5469条，公开栏600余条。", "8169"),
        ("全年公开信息8769条，其中网站2100条，专栏5469条，由新闻媒体公开1600余条、用其他形式公开600余条。", "9769"),
        ("全年公开信息8100条，其中网站2100条，微信5469条，公开栏600余条。", None),
        ("全年公开信息7169条，其中网站2100条，微信5469条，公开栏近600条。", None),
        ("全年公开信息7100余条，其中网站2100条，微信5469条，公开栏600余条。", None),
    ],
)
def test_parts_told_with_more(contradictions: Say, words: str, told: str | None) -> None:
    assert [found[2] for found in wrong(contradictions(words))] == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "公开188条，其中：动态38条；公告1条；文件4条；解读1条；规划1条；资金5条；公益137条，配置7条；其他4条。",
            "198",
        ),
        ("公开188条，其中：动态38条；公告1条；文件4条；解读1条；规划1条；资金5条；公益127条，配置7条；其他4条。", None),
        ("公开3626条，其中：动态38条；公告1条；文件4条；解读1条；公益3561条，配置14条；其他3条等。", None),
        ("公开188条，其中：动态38条；公告121条；文件4条；解读20条，配置77条；其他4条。", None),
    ],
)
def test_many_parts_with_the_rest_and_several_marks(contradictions: Say, words: str, told: str | None) -> None:
    assert [found[2] for found in wrong(contradictions(words))] == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("信息公开平台有3个，即云屏市教育局网站和微信公众号。", "2"),
        ("信息公开平台有2个，分别为局网站和微信公众号。", None),
        ("信息公开平台有3个，分别为局网站、政务微博和微信公众号。", None),
        ("设有4个查阅点，即图书馆和档案馆及政务大厅。", "3"),
        ("设有3个查阅点，即图书馆和档案馆等。", None),
        ("设有2个查阅点，即图书馆和档案馆及政务大厅。", None),
        ("设有3个查阅点，主要是图书馆和档案馆。", None),
    ],
)
def test_names_joined_by_and_alone(contradictions: Say, words: str, told: str | None) -> None:
    assert [found[2] for found in wrong(contradictions(words)) if found[0] == "claim-list"] == ([told] if told else [])


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("全年在区政府网站主动公开信息77条，宣传栏同步更新。", True),
        ("2023年在区政府网站主动公开信息171条。", True),
        ("微信公众号主动公开信息77条。", False),
        ("全年在区政府网站主动公开信息85条。", False),
        ("上半年在区政府网站主动公开信息77条。", False),
    ],
)
def test_told_twice_by_one_name(contradictions: Say, again: str, *, told: bool) -> None:
    found = wrong(contradictions("在区政府网站主动公开信息71条。", again))
    assert [kind for kind, *_ in found] == (["claim-claim"] if told else [])


@pytest.mark.parametrize(
    ("words", "off", "right"),
    [
        ("接待来访50批，比2022年增加10批、{}%。", "35", "25"),
        ("接待来访50批，比2022年增加10批（{}%）。", "52", "25"),
        ("接待来访30批，较上年减少10批、{}%。", "35", "25"),
    ],
)
def test_a_percentage_beside_a_change(contradictions: Say, words: str, off: str, right: str) -> None:
    assert [found[:2] for found in wrong(contradictions(words.format(off)))] == [("claim-ratio", off)]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("发生政府信息公开行政复议案件1件，为其他结果。", [("1", "6"), ("1", "0")]),
        ("连续八年零复议、零诉讼、零投诉。", [("0", "6"), ("0", "4")]),
        ("没有行政处罚和行政强制事项。", [("0", "88")]),
        ("没有新增行政处罚事项。", []),
        ("行政处罚事项没有变化。", []),
        ("全年共收到自然人和机构的政府信息公开申请50件。", []),
        ("全年共收到自然人和有关单位的政府信息公开申请52件。", [("52", "50")]),
        ("9份规范性文件全部公开，38份现行有效文件集中展示。", [("38", "36")]),
        ("52件办结件（含上年结转5件，另有3件结转下年）公开30件、部分公开7件、不公开3件。", []),
        ("2022年收到政府信息公开申请35件，2023年上升为60件。", [("60", "50")]),
        ("2022年收到政府信息公开申请35件，2023年为50件。", []),
        ("2022年收到政府信息公开申请35件，2023年接待来访为60件。", []),
    ],
)
def test_what_the_tables_have_in_other_words(contradictions: Say, words: str, told: list[tuple[str, str]]) -> None:
    assert [found[1:] for found in wrong(contradictions(words)) if found[0] == "claim-table"] == told


def test_as_many_settled_as_came_in(contradictions: Say) -> None:
    """Of 50 that came in 48 were settled and two carried over."""
    figures = {"requests.outcome_total.total": 48, "requests.carried_in.total": 0, "requests.carried_out.total": 2}
    for words, told in (("及时回复50件", ["50"]), ("及时回复48件", []), ("来信回复50件", [])):
        found = contradictions(f"收到政府信息公开申请50件，{words}。", figures=figures)
        assert [f"{check.claimed:f}" for check in found if check.kind == "claim-table"] == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("复查案件49件，其中维持30件、纠正3件、其他8件、未审结2件。", ("claim-parts", "49", "43")),
        ("复查案件49件，其中维持30件、纠正3件、其他8件。", None),
        ("复查案件49件，其中维持30件、其他8件、未审结2件。", None),
        ("公开1715条，其中动态93条，领导3条，规划36条，人事40条，34个领域公开868条，其他135条。", ("claim-parts", "1715", "1175")),
        ("公开1175条，其中动态93条，领导3条，规划36条，人事40条，34个领域公开868条，其他135条。", None),
        ("公开172条，其中动态93条，领导3条，规划36条，人事40条，34个部门发布868条。", None),
        ("来信117件，与上一年（收到96件）相比多21件，增长21.1%。", ("claim-ratio", "21.1", "21.88")),
        ("来信117件，与上一年（收到96件）相比多21件，增长21.9%。", None),
        ("33件来信中有22件实为信访事项，占66.0%，余下11件。", ("claim-ratio", "66.0", "66.67")),
        ("33件来信中有22件实为信访事项，占66.6%，余下11件。", None),
        ("33件来信中有22件由镇村转来，占其中信访件的66.0%，余下11件。", None),
    ],
)  # fmt: skip
def test_figures_changed_in_what_holds(contradictions: Say, words: str, told: tuple[str, str, str] | None) -> None:
    assert wrong(contradictions(words)) == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("不予公开和无法提供的申请合计12件。", [("12", "13")]),
        ("不予公开、无法提供的共计14件。", [("14", "13")]),
        ("不予公开和无法提供的申请合计13件。", []),
        ("不予公开、无法提供等合计14件。", []),
        ("不予公开、无法提供及其他情形合计16件。", []),
        ("因内容敏感不予公开和无法提供的申请合计12件。", []),
    ],
)
def test_results_told_together(contradictions: Say, words: str, told: list[tuple[str, str]]) -> None:
    found = wrong(contradictions(f"政府信息公开申请中，{words}"))
    assert [one[1:] for one in found if one[0] == "claim-table"] == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("发布解读材料24篇，分别为19篇为图文解读、5篇为音频解读和1篇为问答解读。", "25"),
        ("发布解读材料25篇，分别为19篇为图文解读、5篇为音频解读和1篇为问答解读。", None),
        ("发布解读材料24篇，其中19篇为图文解读、5篇为音频解读，1篇为首页推荐。", None),
    ],
)
def test_kinds_named_behind_their_figures(contradictions: Say, words: str, told: str | None) -> None:
    assert [found[2] for found in wrong(contradictions(words))] == ([told] if told else [])
