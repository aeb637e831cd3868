"""Small reports written by hand, and the wrong numbers planted in them."""

from decimal import Decimal

from corpora.synthetic.written import Expected, WrittenReport, figures_of, render, truth_of
from corpora.synthetic.written_plants import planted

REPORT = WrittenReport(
    id="x", about="", org="云屏岭市水利局", year=2023, cells={"new:np": 31, "new:bus": 4, "granted:np": 31, "out:bus": 4},
    text=("收到申请35件，公开31件。", "结转4件，收费4元。"),
    supported=(
        Expected(kind="claim-table", claimed=Decimal(35), fields=("new",)),
        Expected(kind="claim-table", claimed=Decimal(4), fields=("out",)),
    ),
)  # fmt: skip


def test_totals_follow_from_cells() -> None:
    figures = figures_of({"new:np": Decimal(31), "denied.third_party:leg": Decimal(2)})
    assert figures["requests.new.total"] == 31
    assert figures["requests.outcome_total.legal_service"] == figures["requests.outcome_total.total"] == 2


def test_what_is_printed_may_differ_from_what_follows() -> None:
    truth = truth_of(REPORT.model_copy(update={"printed": {"new": Decimal(53)}}))
    assert truth["figures"]["requests.new.total"] == 53
    assert truth["supported"][1] == {"kind": "claim-table", "claimed": 4.0, "fields": ["requests.carried_out.total"]}
    assert "收到申请35件" in render(REPORT).decode()


def test_one_number_is_made_wrong_where_it_stands_once() -> None:
    (wrong,) = planted(REPORT)
    assert wrong.text == ("收到申请53件，公开31件。", "结转4件，收费4元。")
    (expected,) = wrong.contradicted
    assert (expected.claimed, expected.fields, expected.sentence) == (53, ("new",), "收到申请53件，公开31件。")
    assert wrong.supported == ()


def test_a_report_that_is_wrong_already_gets_no_second_fault() -> None:
    assert not list(planted(REPORT.model_copy(update={"contradicted": REPORT.supported})))


def test_a_wrong_number_is_no_other_number_of_the_prose() -> None:
    (wrong,) = planted(REPORT.model_copy(update={"text": ("收到申请35件，公开53件。",)}))
    assert wrong.text == ("收到申请36件，公开53件。",)
