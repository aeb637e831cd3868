"""Sentences of the kinds that real reports have, through the line as people run it, the network beside the rules."""

from collections.abc import Callable

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report


@pytest.fixture
def flagged(whole_toolkit: Toolkit, printed: Callable[..., str]) -> Callable[[str], list[Check]]:
    def run(words: str) -> list[Check]:
        result = read_report(RawSource(path="报告.txt", data=printed(words).encode()), whole_toolkit)
        assert isinstance(result, Reading)
        return [check for check in result.checks if check.verdict == "contradicted"]

    return run


@pytest.mark.parametrize(
    "words",
    [
        "2023年，我局共收到政府信息公开申请50件，其中自然人申请41件、法人或其他组织申请9件。",
        "全年共办结52件，其中上年结转5件，本年新收47件。",
        "公示行政许可决定1270件、行政处罚决定80件。",
        "我局共办理行政复议案件9件，其中政府信息公开类6件。",
        "行政许可126.4万件，行政处罚88件。",
        "全年发布信息300条，其中网站180条、微信115条，其余为转载。",
        "2022年，我局公开信息120条，收到政府信息公开申请1件。2022年全年未实施行政强制。今年公开信息130条。",
        "通过热线受理群众来电906件，书记信箱回复130件。",
        "区政府办公室收到政府信息公开申请12件，全区各部门收到申请230件。",
        "2024年，计划公开政府信息500条，预计受理申请60件。",
        "权力清单调整后有841项。包括，行政许可24项、行政裁决2项、行政确认2项、行政处罚765项、行政检查5项。",
        "权责清单留下行政权力841项；其中，行政许可24项、行政裁决2项、行政奖励1项、行政处罚765项。",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_quiet(flagged: Callable[[str], list[Check]], words: str) -> None:
    assert flagged(words) == []


def test_a_plain_contradiction_is_found(flagged: Callable[[str], list[Check]]) -> None:
    (check,) = flagged("2023年，我局共收到政府信息公开申请64件，上年结转5件。")
    assert (check.kind, check.claimed, check.found) == ("claim-table", 64, 50)


@pytest.mark.parametrize("whole", ["49", "51"])
def test_a_list_by_applicant_whose_whole_was_told_rightly_before(
    flagged: Callable[[str], list[Check]], whole: str
) -> None:
    """Parts that the tables name as the whole's own, each as it stands there, make up the whole."""
    words = (
        "全年收到和处理申请情况为：新收50份，结转上年5份，答复52份，转下年3份；另外，2023年度新收申请{}件：自然人41件；"
        "商业企业7件；科研机构0件；社会公益组织0件；法律服务机构0件；其他组织2件。"
    )
    (check,) = flagged(words.format(whole))
    assert (check.kind, str(check.claimed), str(check.found)) == ("claim-parts", whole, "50")
    assert flagged(words.format("50")) == []


def test_one_reason_of_several_names_them_all(flagged: Callable[[str], list[Check]]) -> None:
    words = "收到政府信息公开申请50件，上年结转5件；予以公开30件；因本机关不掌握等原因无法提供{}件。"
    assert flagged(words.format(10)) == []
    (check,) = flagged(words.format(12))
    assert (check.kind, str(check.found)) == ("claim-table", "10")
