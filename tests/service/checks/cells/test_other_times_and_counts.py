"""Figures of another time, of a count that no table knows, of the region that a sentence in front speaks of: none of
them is held against this year's cells. The invented bureau: 新收 50, 上年结转 5, 办结 52 (予以公开 30, 部分公开 7, 不予公开 3,
无法提供 10), 结转下年 3; 复议 6, 诉讼 4; 规范性文件制发 9, 废止 4, 现行有效 36; 处罚 88.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]

OF_ANOTHER_TIME = (
    "回看2021年度，我局新收申请38件，办结40件，年末结存2件。",
    "对照2021年，我局当年制发规范性文件6件、废止1件，作出行政处罚61件。",
    "2024年1月1日至15日新收申请4件、复议1件，均列入下一年度统计。",
    "上年末我局有效的规范性文件为31件，均已在网站展示。",
    "放在三年前看，全年新收申请才29件，予以公开21件。",
    "那一年我局新收申请33件，予以公开20件，不予公开5件。",
)
OF_A_COUNT_THAT_NO_TABLE_KNOWS = (
    "同一小区业主分别提出9件，答复口径一致，均予以公开，没有引发复议和诉讼。",
    "两名申请人合计提出13件，没有不予公开的。",
    "针对同一征收项目的申请12件，均已办结，没有结转，也没有引发诉讼。",
    "上年结转的5件申请中，予以公开2件，无法提供3件。",
    "打假人提出的申请有19件，占38%。",
    "学生以个人身份提出的申请2件，均予以公开。",
    "复议维持的案件中有1件又提起了诉讼。",
)
HELD_AGAINST_THE_TABLES = (
    "2022年收到申请40件，2023年新收申请58件。",
    "2023年新收申请58件，比2022年的40件有所增加。",
    "2022年结转的5件与新收件一并办理，全年予以公开33件。",
    "全年予以公开30件，2022年为25件；部分公开9件，2022年为9件。",
    "2021年、2022年、2023年分别收到申请41件、46件、58件。",
    "截至12月31日，除5件转入2024年继续办理外，其余均已办结。",
    "根据2019年修订的《政府信息公开条例》，全年新收申请58件。",
    "全年新收申请50件，予以公开30件，没有不予公开的。",
    "办结的52件中，予以公开33件。",
    "收到申请50件，延期5件，予以公开33件。",
    "两类合计9件：部分公开7件，不予公开5件。",
)


@pytest.mark.parametrize("said", [*OF_ANOTHER_TIME, *OF_A_COUNT_THAT_NO_TABLE_KNOWS])
def test_what_is_of_something_else_is_left_open(contradictions: Say, said: str) -> None:
    assert not contradictions(said)


@pytest.mark.parametrize("said", HELD_AGAINST_THE_TABLES)
def test_what_is_of_this_year_is_not(contradictions: Say, said: str) -> None:
    assert contradictions(said)


def test_a_sentence_goes_on_with_the_region_of_the_one_in_front(contradictions: Say) -> None:
    said = "全市累计处理申请292件，其中新收287件，上年结转5件。除9件转结下年办理以外，均依法完成答复。"
    assert not contradictions(said)
    assert contradictions(said + "我局新收申请50件，结转下年度9件。")


def test_acts_that_disputes_are_over_are_no_acts(contradictions: Say) -> None:
    disputes = "全市受理行政复议148件。申请事项中，举报投诉73件，其次是行政处罚{}、政府信息公开15件。"
    assert not contradictions(disputes.format("41件"))
    assert contradictions("本机关被申请复议6件；全年作出行政处罚41件。")


def test_a_measure_of_so_many_is_not_the_years(contradictions: Say) -> None:
    assert not contradictions("社区居民的6件中公开3件、部分公开1件。总体上，予以公开30件，部分公开7件。")


def test_a_rank_among_the_rest_is_left_open(contradictions: Say) -> None:
    assert not contradictions("除予以公开外，以无法提供最多。")
    assert contradictions("办理结果中以无法提供最多。")


def test_a_base_behind_the_name_of_what_grew(contradictions: Say) -> None:
    assert contradictions("全年收到申请50件，申请量较上年的40件翻番。")
    assert not contradictions("全年收到申请50件，申请量较上年的25件翻番。")


def test_what_passed_a_bound_is_told_exactly_behind_it(contradictions: Say) -> None:
    assert not contradictions("近三年申请量逐年上升。依申请公开办结量首次突破50件，达52件。")
    assert contradictions("近三年申请量逐年上升。依申请公开办结量首次突破50件，达58件。")
    assert not contradictions("新收申请超过40件，为50件。")
    assert contradictions("新收申请超过40件，为58件。")
