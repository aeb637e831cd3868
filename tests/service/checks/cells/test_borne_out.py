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


def test_a_result_is_wrong_where_the_others_named_beside_it_are_the_tables(contradictions: Say) -> None:
    said = "我局共收到政府信息公开申请50件。其办理结果：同意公开33件、部分公开7件、不予公开3件。"
    assert against_table(contradictions(said)) == [("33", "30")]


def test_figures_that_stand_in_each_other_s_place(contradictions: Say) -> None:
    assert against_table(contradictions("全年办理行政许可88件，办理行政处罚1272件。")) == [
        ("88", "1272"),
        ("1272", "88"),
    ]


def test_two_neighbouring_digits_that_changed_places(contradictions: Say) -> None:
    assert against_table(contradictions("公示行政许可决定1722件。")) == [("1722", "1272")]
    assert contradictions("公示行政许可决定1270件。") == ()


def test_what_came_in_and_what_went_out_leave_one_figure(contradictions: Say) -> None:
    assert against_table(contradictions("上年结转5件，办结52件，结转下年3件，新收56件。")) == [("56", "50")]
    assert contradictions("办结52件，新收56件。") == ()


def test_decisions_told_alike_count_alike(contradictions: Say) -> None:
    assert against_table(contradictions("办理行政许可1272件、行政处罚95件。")) == [("95", "88")]
    assert contradictions("办理行政许可1300件、行政处罚95件。") == ()
    assert contradictions("办理行政许可1272件、网上公示行政处罚80件。") == ()


def test_a_total_is_wrong_where_its_results_are_the_tables(contradictions: Say) -> None:
    results = "予以公开30件、部分公开7件、不予公开3件、无法提供10件、不予处理1件、其他处理1件"
    assert ("42", "52") in against_table(contradictions(f"新收50件，上年结转5件，共答复42件。其中{results}。"))


def test_small_figures_in_each_other_s_place(contradictions: Say) -> None:
    said = "政府信息公开行政复议结果维持1件、结果纠正3件、尚未审结2件。"
    assert against_table(contradictions(said))[:2] == [("1", "3"), ("3", "1")]


def test_what_came_in_is_told_by_all_that_went_out_though_words_may_mean_more(contradictions: Say) -> None:
    flow = "依法答复52件（含上年结转5件），另3件转下年度继续办理"
    assert against_table(contradictions(f"各单位新收政府信息公开申请53件，{flow}。")) == [("53", "50")]
    assert against_table(contradictions(f"各单位新收政府信息公开申请50件，{flow}。")) == []


def test_a_whole_that_the_next_sentence_divides_is_the_tables(contradictions: Say) -> None:
    assert against_table(contradictions("各单位共收到政府信息公开申请60件。自然人41件、其他申请人9件。")) == [
        ("60", "50")
    ]
    assert against_table(contradictions("各单位共收到政府信息公开申请60件。自然人41件、其他申请人8件。")) == []


def test_a_rate_may_leave_out_one_part_of_its_whole(say: Callable[..., Sequence[Check]]) -> None:
    cases = {"disputes.reconsideration.upheld": 5, "disputes.reconsideration.corrected": 2}
    figures = cases | {"disputes.reconsideration.pending": 1, "disputes.reconsideration.total": 8}
    figures |= {"disputes.reconsideration.other": 0}

    def flagged(rate: str) -> bool:
        checks = say(f"政府信息公开行政复议8件，被纠正2件，纠错率{rate}%。", figures=figures)
        return any(one.kind == "claim-ratio" and one.verdict == "contradicted" for one in checks)

    assert [flagged(rate) for rate in ("28.6", "25", "20")] == [False, False, True]


def test_exchanged_digits_of_a_whole_year(contradictions: Say) -> None:
    rows = {"new": (41, 50), "granted": (26, 30), "outcome_total": (43, 52)}
    columns = ("natural_person", "total")
    more = {
        f"requests.{row}.{one}": 236 + few
        for row, counts in rows.items()
        for one, few in zip(columns, counts, strict=True)
    }
    problems = ["全年268件申请中，约三成可通过已公开信息直接获取。"]
    assert against_table(contradictions("我局共收到政府信息公开申请286件。", figures=more, problems=problems)) == [
        ("268", "286")
    ]
    problems = ["上述268件申请中，约三成可通过已公开信息直接获取。"]
    assert contradictions("我局共收到政府信息公开申请286件。", figures=more, problems=problems) == ()


def test_those_that_were_told_are_as_many_as_was_told(contradictions: Say) -> None:
    """办结的N件中 takes the figure up again: previously the right one in front of it spoke for another meaning."""
    said = "全年办结政府信息公开申请52件，结转下年3件，办结的58件中予以公开30件、不予公开3件。"
    assert against_table(contradictions(said)) == [("58", "52")]
    assert contradictions(said.replace("58", "52")) == ()


def test_no_more_carried_in_are_settled_than_there_were(contradictions: Say) -> None:
    assert against_table(contradictions("全年答复申请52件，其中上年结转9件、本年新收43件。")) == [("9", "5")]
    assert contradictions("全年答复申请52件，其中上年结转4件、本年新收48件。") == ()


def test_what_was_carried_over_included_there_is_no_other_meaning(contradictions: Say) -> None:
    """Previously a network that took the figure for another kept it from being held against the table."""
    assert against_table(contradictions("含上年结转在内，我局2023年应答复申请58件。")) == [("58", "55")]
    assert contradictions("含上年结转在内，我局2023年应答复申请55件。") == ()


def test_a_years_intake_is_the_years_whatever_shortcoming_it_is_told_for(contradictions: Say) -> None:
    problems = ["2023年度共收到政府信息公开申请38件，业务人员流动较快。"]
    assert against_table(contradictions("我局加强学习。", problems=problems)) == [("38", "50")]
    some = ["个别科室答复不规范，收到政府信息公开申请38件。"]
    assert contradictions("我局加强学习。", problems=some) == ()


def test_what_was_settled_in_time_leaves_out_what_is_told_behind_it(contradictions: Say) -> None:
    """Of 52 settled: 44 in time, five not corrected in time, three withdrawn."""
    said = "上年结转申请5件，收到50件，按时办结{}件，5件逾期未补正，3件撤销申请，结转下年度继续办理3件。"
    assert ("44", "52") not in against_table(contradictions(said.format(44)))
    assert ("46", "52") in against_table(contradictions(said.format(46)))
