"""Figures whose words say that they are of something else, and those that words leave no doubt about."""

import pytest

from tests.conftest import Say

RIGHT = (
    "全年41件来信按季度为5件、13件、16件、7件，二、三季度合计29件，占70.7%。",
    "35件来信由13个部门承办，其中招生办8件，研究生院6件，采购中心5件，学工部4件，人事处3件，档案馆2件，其余7个部门各1件，合计正好是35件。",
    "处理来信3件，比上年的1件多了2件，占来信12件的四分之一。",
    "信访不予受理7件，其中投诉5件、重复2件。其他处理5件，其中逾期3件，其余2件。两类合计12件。",
    "发布信息744条，其中企业12条中，图解8条、视频1条；个人22条中，两者合计14条。",
    "收费25.7万元，主要为检验费，上年为27.9万元，同比下降7.9%。",
    "主办建议40件，解决27件，列入计划11件，留作参考2件。公开率由62%升到75%，即40件公开30件。",
    "涉及来信的甲、乙、丙三处室作培训2次，人员65人次。",
    "对51个单位（38个部门、9个县区、3个园区以及办公室自身）打分，评出优秀15个、良好29个、一般7个。",
    "兑现率高于99%的8项，在95%至99%之间的2项，共10项承诺。",
    "抓好四件事：一是建立县、乡会商机制；二是扩大专区；三是清理文件；四是开展测评。",
    "废止的两份文件涉及旧版补偿标准和备案办法，均因上位政策调整而不再适用，公告已在网站发布。",
    "为党政办、人事处、基建处作专题培训2次，参加人员65人次。",
    "6件新制度里养老占3件，包括床位建设、长者食堂补助和机构评定。",
    "规划共36部，年内公开最后4部，至此公开34部，余下2部涉密。",
    "2022年提出的改进事项共6项，5项完成，1项完成63%。",
    "近三年发布量498条、571条、614条，后两年同比分别增加73条和43条。",
)
WRONG = {
    "与2022年相比，甲类由57件增至64件，乙类由48件降至55件。": "claim-change",
    "2022年末在册16家，2023年末为14家，增加2家。": "claim-change",
    "2022年末在册19家，2023年末为23家，净增6家。": "claim-change",
    "全年督办88项，重点41项，占全部的46.6%，已过半。": "claim-ratio",
    "重点47项，在116项中占40.5%，占比不足三成。": "claim-ratio",
}


@pytest.mark.parametrize("words", RIGHT)
def test_what_is_told_of_something_else_contradicts_nothing(words: str, contradictions: Say) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(("words", "kind"), WRONG.items())
def test_what_leaves_no_doubt(words: str, kind: str, contradictions: Say) -> None:
    assert [check.kind for check in contradictions(words)] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "2022年末在册14家，2023年末为16家，增加2家。",
        "乙类由55件降至48件，排名由第9位升至第5位。",
        "全年督办88项，重点45项，占全部的51.1%，已过半。",
    ],
)
def test_what_comes_out_is_quiet(words: str, contradictions: Say) -> None:
    assert contradictions(words) == ()
