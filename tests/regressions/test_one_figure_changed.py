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
