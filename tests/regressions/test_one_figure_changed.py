"""One figure of a report is wrong, and what tells it is that nothing else in the report explains it.

Words and figures of our own; the invented bureau's tables: 新收 50, 办结 52 (予以公开 30, 部分公开 7, 不予公开 3, 无法提供
10, 不予处理 1, 其他处理 1), 现行有效 36, 行政处罚 88.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.regressions.test_own_wording import wrong

Say = Callable[..., Sequence[Check]]


_MANY = "网站发布信息{}条，其中补贴26条，招标{}条，法规13条，建议40条，机构32条，权力190条"


@pytest.mark.parametrize(
    ("whole", "last", "end", "told"),
    [
        ("423", "112", "。", "413"),
        ("473", "112", "。", "413"),
        ("613", "112", "。", None),  # a third is missing
        ("427", "112", "。", None),
        ("423", "112", "等。", None),
        ("413", "112", "。", None),
    ],
)
def test_many_parts_but_for_one_digit(contradictions: Say, whole: str, last: str, end: str, told: str | None) -> None:
    found = wrong(contradictions(_MANY.format(whole, last) + end))
    assert found == ([("claim-parts", whole, told)] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("收到的申请予以公开30件，部分公开7件。不予公开3件，无法提供11件，不予处理1件，其他处理1件。", "11"),
        ("收到的申请予以公开30件，部分公开7件。不予公开3件，无法提供10件，不予处理1件，其他处理1件。", None),
        (
            "答复52件，其中30件办理结果为公开，7件为部分公开，3件为不予公开，9件为无法提供，2件为不予处理，1件为其他处理。",
            "9",
        ),
    ],
)
def test_all_results_are_told(contradictions: Say, words: str, told: str | None) -> None:
    found = [claimed for kind, claimed, _ in wrong(contradictions(words)) if kind == "claim-table"]
    assert (told in found) if told else not found


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("责任到人，2023年累计公开信息335条，逐条作了自查。", "335"),
        ("责任到人，全年共公开信息385条。", "385"),
        ("责任到人，2023年累计公开信息355条。", None),
        ("2023年一季度累计公开信息335条。", None),
        ("网站2023年累计公开信息335条。", None),
        ("2023年累计公开信息412条。", None),
    ],
)
def test_all_that_was_published_is_told_twice(contradictions: Say, again: str, told: str | None) -> None:
    found = wrong(contradictions("2023年，累计公开信息355条。", again))
    assert found == ([("claim-claim", told, "355")] if told else [])


@pytest.mark.parametrize(
    "words",
    [
        "公民、法人提交的申请50件，内容主要有征地、房屋等方面，当年办结52件（含上年结转5件）。",
        "全局受理线上申请41件，依法办结38件，结转下年3件，受理线下申请9件，已全部办结。",
        "全局受理网上申请44件，办结43件，受理来信申请6件，均已办结。",
        "公开信息659条，其中官网发布306条，公众号发布223条，由短信等发布130条，解读同步发布，共发布解读6件。",
        "双微平台共发布信息1542条。其中，微信发布信息628条；微博发布信息914条；6条信息得到媒体录用。",
    ],
)
def test_what_stands_beside_is_no_part(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("申请都由信函和现场两种方式提交，2023年我局收到信函申请43件，现场申请1件，均已答复。", "44"),
        ("申请来自网络和来信两个渠道，全年收到网络申请31件，来信申请9件。", "40"),
        ("申请都由信函和现场两种方式提交，2023年我局收到信函申请49件，现场申请1件，均已答复。", None),
        ("申请由网络、信函和现场三种方式提交，收到网络申请40件，信函申请8件，现场申请2件。", None),
        ("申请由网络、信函和现场三种方式提交，收到网络申请40件，信函申请8件。", None),
        ("申请主要由信函和现场两种方式提交，收到信函申请23件，现场申请1件。", None),
        ("开通信函和现场两种方式，涉及土地的信函申请23件，现场申请1件。", None),
    ],
)
def test_ways_without_their_whole(contradictions: Say, words: str, told: str | None) -> None:
    found = [claimed for kind, claimed, _ in wrong(contradictions(words)) if kind == "claim-table"]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("收到来信80件，其中个人55件、单位25件，较2022年（74件）增长8.9%。", "8.11"),
        ("收到来信80件，其中个人55件、单位25件，较2022年（74件）增长8.1%。", None),
        ("收到来信80件，其中个人55件、单位25件，较2022年（20件）增长25%。", None),
        ("收到来信80件，其中个人55件、单位25件，较2022年（20件）增长35%。", "25.00"),
        ("来信383件，办结367件（含2022年结转13件）；结转2024年度来信16件，较上年增长36.3%。", None),
    ],
)
def test_what_grew(contradictions: Say, words: str, told: str | None) -> None:
    found = [right for kind, _, right in wrong(contradictions(words)) if kind == "claim-ratio"]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(("share", "told"), [("27.58", "25.78"), ("25.78", None), ("25.8", None)])
def test_shares_of_a_whole_further_up(contradictions: Say, share: str, told: str | None) -> None:
    words = (
        "累计公开信息842.13万条。",
        "省政府公开7.9万条，占比0.94%；部门公开20.30万条，占比2.41%；市州公开813.93万条，占比96.65%。",
        f"网站公开492.73万条，占比58.51%；新媒体公开217.11万条，占比{share}%；其他渠道公开132.29万条，占比15.71%。",
    )
    found = [(kind, right) for kind, _, right in wrong(contradictions(*words))]
    assert found == ([("claim-ratio", told)] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("解读信息260条，其中，解读材料39条，解读产品210个（包括视频16个），媒体评论文章20篇。", "269"),
        ("解读信息260条，其中，解读材料39条，解读产品201个（包括视频16个），媒体评论文章20篇。", None),
        ("解读信息260条，其中，解读材料39条，网站点击2100次，媒体评论文章20篇。", None),
        ("解读信息260条，其中，解读材料39条，设解读专员210个，媒体评论文章20篇。", None),
    ],
)
def test_works_that_explain(contradictions: Say, words: str, told: str | None) -> None:
    assert [right for _, _, right in wrong(contradictions(words))] == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("行政许可1272件，处罚强制均无。", ["0"]),
        ("许可处罚强制均无。", ["0"]),
        ("处罚强制隔离人员的场所均无。", []),
    ],
)
def test_names_without_a_mark(contradictions: Say, words: str, told: list[str]) -> None:
    assert [claimed for _, claimed, _ in wrong(contradictions(words))] == told
