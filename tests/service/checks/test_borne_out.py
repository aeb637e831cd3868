from collections.abc import Callable, Sequence

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


def against_table(checks: Sequence[Check]) -> list[tuple[str, str]]:
    return [(f"{one.claimed:f}", f"{one.found:f}") for one in checks if one.kind == "claim-table"]


def test_a_whole_that_may_be_of_others_is_wrong_where_its_parts_make_the_tables_figure(contradictions: Say) -> None:
    assert against_table(contradictions("全市共收到政府信息公开申请60件，其中市直部门29件，各乡镇21件。")) == [
        ("60", "50")
    ]
    assert against_table(contradictions("全市共收到政府信息公开申请60件，其中市直部门29件，各乡镇22件。")) == []


def test_a_result_is_wrong_where_the_tables_figure_completes_the_list(contradictions: Say) -> None:
    others = "部分公开7件、不予公开3件、无法提供10件、不予处理1件、其他处理1件"
    assert against_table(contradictions(f"我局共收到政府信息公开申请50件。其办理结果：同意公开33件、{others}。")) == [
        ("33", "30")
    ]


def test_a_list_that_leaves_results_out_bears_nothing_out(contradictions: Say) -> None:
    assert contradictions("我局共收到政府信息公开申请50件。其办理结果：同意公开33件、部分公开7件、不予公开3件。") == ()
