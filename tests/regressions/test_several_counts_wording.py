"""Lists whose parts have another unit than their whole, staff by their hours, what 分别 hands out behind its verb, a last
part behind 此外, what is about documents and no document, and 公开率 behind all results.

Words and figures of our own; the invented bureau's tables: 规范性文件 made 9; 办结 52 (予以公开 30, 部分公开 7, 不予公开 3,
无法提供 10, 不予处理 1, 其他处理 1).
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.regressions.test_own_wording import wrong

Say = Callable[..., Sequence[Check]]
RESULTS = "办结申请52件，其中，予以公开30件、部分公开7件、不予公开3件、无法提供10件、不予处理1件、其他处理1件"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (f"{RESULTS}，公开率17%，回应了公众关切。", [("claim-ratio", "17", "71.15")]),
        (f"{RESULTS}，公开率71%。", []),
        (f"{RESULTS}，公开率58%。", []),
        (f"{RESULTS}，主动公开率17%。", []),
        (f"{RESULTS}，按时公开率90%。", []),
        ("办结申请52件，其中予以公开30件、部分公开7件，公开率17%。", []),
        ("办结申请52件，其中予以公开30件、部分公开7件，公开率17.1%。", [("claim-ratio", "17.1", "71.15")]),
    ],
)
def test_the_rate_of_openness_behind_all_results(contradictions: Say, words: str, told: list[tuple[str, ...]]) -> None:
    assert wrong(contradictions(words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("全区配备公开工作人员154人，其中专职42人，兼职{}人。", ["103", "112"]),
        ("全区有公开工作人员154名，其中兼职{}名、专职42名。", ["103", "112"]),
        ("公开队伍共154人，其中全职42人，兼职{}人，分布在各科。", ["121", "112"]),
    ],
)
def test_staff_by_their_hours_are_all(contradictions: Say, words: str, told: tuple[str, str]) -> None:
    off, right = told
    assert wrong(contradictions(words.format(off))) == [("claim-parts", "154", str(42 + int(off)))]
    assert contradictions(words.format(right)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "全区配备公开工作人员154人，其中专职42人，女性103人。",
        "全区配备公开工作人员154人，其中专职42人，党员103人。",
        "全区配备公开工作人员154人，其中专职42人，兼职80人，志愿者20人。",
        "全区配备公开工作人员154人，其中专职约42人，兼职103人。",
    ],
)
def test_other_staff_are_some(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize("unit", ["项", "条", "宗"])
@pytest.mark.parametrize("between", ["", "，所有项目均在网站公示"])
def test_parts_that_come_to_it_count_what_their_whole_does(contradictions: Say, unit: str, between: str) -> None:
    told = ["学校120", "医院38", "公园45", "道路61", "桥梁48", "泵站26"]
    words = f"完成项目312项{between}，其中{{}}；另一平台成交40个。"
    assert contradictions(words.format("、".join(f"{one}{unit}" for one in told[:5]))) == ()
    assert wrong(contradictions(words.format("、".join(f"{one}{unit}" for one in told)))) == [
        ("claim-parts", "312", "338")
    ]


@pytest.mark.parametrize(
    "rest",
    ["；发布公告26条", "，公众号发布26条", "，刊登图文26条", "、新媒体转载26篇", "；受理咨询26条"],
)
def test_what_stands_behind_parts_that_come_to_it(contradictions: Say, rest: str) -> None:
    assert contradictions(f"完成项目312项，其中学校120条、医院38条、公园45条、道路61条、桥梁48条{rest}。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "甲局、乙局、丙局分别发布443、650、1,032条，合计{}条。",
        "网站、微信、微博分别发布信息443、650、1032条，共计{}条。",
        "网站、微信、微博依次编发443、650和1,032条，共{}条。",
        "网站、微信、微博分别发布信息443条、650条、1,032条，合计{}条。",
    ],
)
def test_what_is_handed_out_behind_a_verb(contradictions: Say, words: str) -> None:
    assert contradictions(words.format("2,125")) == ()
    assert wrong(contradictions(words.format("2,126"))) == [("claim-parts", "2126", "2125")]


@pytest.mark.parametrize(
    "words",
    [
        "甲科、乙科分别于5、6月开会，合计7场。",
        "甲科、乙科分别在1、2号厅办公，共8人。",
        "满意率、办结率分别提高5.5、6.5个百分点，合计处理9件。",
        "制发文件443、650、1,032条，合计2,126条。",
    ],
)
def test_bare_numbers_that_count_nothing(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize("stop", ["，其中", "。其中，"])
def test_a_last_part_told_besides(say: Say, stop: str) -> None:
    words = f"公开信息2874条{stop}公众号261条，微博2140条，抖音236条。{{}}"
    right = say(words.format("此外，专栏公开各类信息237条。"))
    assert [check.verdict for check in right if check.kind == "claim-parts"] == ["supported"]
    assert wrong(say(words.format("此外，专栏公开各类信息273条，答复留言9条。"))) == [("claim-parts", "2874", "2910")]
    for behind in ("此外，专栏公开信息290条。", "专栏公开信息273条。", "此外，接待来访273人次。"):
        assert wrong(say(words.format(behind))) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("公开有关规范性文件的通知公告38份，其中包括新制定的{}件林业规范性文件。", [("claim-table", "8", "9")]),
        ("发布涉及规范性文件的信息38条，全年制发规范性文件{}件。", [("claim-table", "8", "9")]),
        ("关于规范性文件，全年制发规范性文件{}件。", [("claim-table", "8", "9")]),
    ],
)
def test_what_is_about_documents(say: Say, words: str, told: list[tuple[str, ...]]) -> None:
    assert wrong(say(words.format(8))) == told
    held = [check.claimed for check in say(words.format(9)) if check.kind == "claim-table"]
    assert held == [9]


FLOW = "收到申请50件，上年结转5件"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (f"{FLOW}，全年应办55件，年底结转3件。", [50, 5, 55, 3]),
        (f"{FLOW}，应办总数55件，实办52件，年末结存3件。", [50, 5, 55, 52, 3]),
        (f"{FLOW}，全年需办理55件，办结52件，剩余3件延至次年。", [50, 5, 55, 52, 3]),
        (f"{FLOW}，合计应办55件，全年处理申请共计52件，还剩3件。", [50, 5, 55, 52, 3]),
        (f"{FLOW}，已答复52件，余3件未结。", [50, 5, 52, 3]),
        (f"{FLOW}，办结52件，其中：属于公开范围30件，属于部分公开范围7件。", [50, 5, 52, 30, 7]),
    ],
)
def test_what_was_to_be_settled_and_what_is_left(say: Say, words: str, told: list[int]) -> None:
    held = [check for check in say(words) if check.kind == "claim-table"]
    assert [check.claimed for check in held if check.verdict == "supported"] == told


@pytest.mark.parametrize(
    "words",
    [
        f"{FLOW}，办结52件，其余9件为咨询。",
        f"{FLOW}，答复公众52件，办结52件，剩余9件不属于申请。",
        "收到来信60封，办结52封，剩余8封。",
        "不属于公开范围31件，属于部分公开范围7件。",
        "行政许可应办1300件，实办1272件，剩余28件。",
    ],
)
def test_what_is_left_of_others(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("全年0.13万余件行政许可均已上网。", [("claim-table", "1300", "1272")]),
        ("全年0.12万余件行政许可均已上网。", []),
        ("全年近0.13万件行政许可均已上网。", []),
        ("全年0.13万件行政许可均已上网。", []),
        ("公示行政许可信息0.13万余条。", []),
        ("全年0.14万余件行政许可均已上网。", []),
    ],
)
def test_more_than_so_many_of_what_is_told_in_full(
    contradictions: Say, again: str, told: list[tuple[str, ...]]
) -> None:
    found = [
        (kind, str(float(one)).removesuffix(".0"), two)
        for kind, one, two in wrong(contradictions("作出行政许可1272件。", again))
    ]
    assert found == told


MANY = {
    "requests.denied.third_party.total": 11,
    "requests.granted.total": 130,
    "requests.partial.total": 70,
    "requests.unavailable.not_held.total": 58,
}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("全年不予公开13件，予以公开130件，部分公开70件，无法提供60件。", [("claim-table", "13", "12")]),
        ("全年不予公开13件，予以公开130件，部分公开75件，无法提供60件。", [("claim-table", "75", "70")]),
        ("全年不予公开6件，予以公开130件，部分公开70件，无法提供60件。", []),
        ("全年不予公开13件，予以公开130件。", []),
    ],
)
def test_the_only_wrong_one_of_many_in_its_sentence(say: Say, words: str, told: list[tuple[str, ...]]) -> None:
    assert wrong([check for check in say(words, figures=MANY) if check.kind == "claim-table"]) == told


RUNS_ON = "通过网站公开信息{}条，其中动态246条（省局151条、市局95条）、法规9条、公告82条（含采购16条）；发布提示80条，科普13条；转发信息117条"


@pytest.mark.parametrize(
    ("whole", "behind", "verdict"),
    [
        (547, "。", "supported"),
        (574, "。", "contradicted"),
        (475, "。", "unverifiable"),
        (574, "，接听电话40次。", "unverifiable"),
        (574, "，微博发布图文12条。", "unverifiable"),
    ],
)
def test_a_list_that_runs_on_to_the_end(say: Say, whole: int, behind: str, verdict: str) -> None:
    held = [check for check in say(RUNS_ON.format(whole) + behind) if check.kind == "claim-parts"]
    assert [check.verdict for check in held if check.claimed == whole] == [verdict]
