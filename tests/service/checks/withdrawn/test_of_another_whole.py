"""Figures of another whole than the cell's, against the invented bureau's tables: 直接起诉 1 (维持 1), 复议后起诉 3 (维持 2),
制发 9, 废止 4.
"""

from collections.abc import Callable

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")


@pytest.fixture(scope="module")
def flags(whole_toolkit: Toolkit, printed: Callable[..., str]) -> Callable[[str], list[str]]:
    """Kinds of the contradictions that grammar and networks together find in section 一."""

    def run(words: str) -> list[str]:
        read = read_report(RawSource(path="报告.txt", data=printed(words).encode()), whole_toolkit)
        assert isinstance(read, Reading)
        return [one.kind for one in read.checks if one.verdict == "contradicted"]

    return run


@pytest.mark.parametrize(
    "words",
    [
        "未经复议直接起诉1件，经复议后起诉3件，合计4件，年底维持3件。",
        "全年废止行政规范性文件4件。内部管理制度另行梳理，全年修订12项，废止7项。",
        "学校收到信息公开申请，其中教职工个人4件、在校学生1件、社会公众6件、校友组织1件。",
        "申请用途自述为诉讼的8件，科研的1件，其余未载明。",
        "2024年将着力做好以下工作。开展专项培训不少于2次，力求复议纠正数为零。",
        "每周编发信息专报1期，全年39期。",
        "对5个片区实行“六公开”，即公开方案、评估、面积、选房、签约、资金。",
        "主要负责人解读12篇，专家解读9篇，媒体解读23篇。",
        "抽查10个村，反馈问题14个，其中资金类3个，年底前销号13个。",
        "行政处罚88件，公安30件、交通24件、城管20件，三家合计74件，占84.1%。",
        "处罚88件，建设工程安全类40件，环境保护类25件，占了近四分之三。",
        "收到来件165件，其中公开57件、部分公开24件，公开面近半。",
        "全年复议被纠正1件、诉讼其他结果1件，合计2件，暴露出短板。",
        "全年公布抽检样品10836批次。合格10645批次，不合格191批次，不合格率1.76%。",
        "企业申请办结6件，其中公开3件、部分公开1件。公开与部分公开占企业办结件的66.7%。",
        "制作类的3件，有1件需要汇总会议次数，有2件要求把文字做成图。",
    ],
)
def test_of_another(words: str, flags: Callable[[str], list[str]]) -> None:
    assert not flags(words)


@pytest.mark.parametrize(
    "words",
    [
        "经复议后起诉5件，合计4件，结果维持2件。",
        "梳理内部管理制度后，全年废止行政规范性文件7件。",
        "对5个片区公开六项内容，即公开方案、评估、面积、选房、签约。",
        "每月召开例会2次，全年共34次。",
        "5起投诉中有6起超期。",
        "全年公布抽检样品10836批次。合格10645批次，不合格191批次，不合格率1.67%。",
        "全年收到申请50件，其中自然人44件，企业7件。",
        "全年收到申请50件。50件申请中网络申请30件、信函申请17件、当面申请2件。",
        "2022年结转5件，结转2024年继续办理8件。",
    ],
)
def test_of_its_own(words: str, flags: Callable[[str], list[str]]) -> None:
    assert flags(words)
