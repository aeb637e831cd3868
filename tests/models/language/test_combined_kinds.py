"""Relation, period and body of figures that the grammar ties to no field: whose word is taken."""

import pytest

from models.language.combined import CombinedReader
from models.language.combined_kinds import BODIES, PERIODS, RELATIONS
from models.language.grammar.reader import GrammarReader
from tests.models.language.told_network import Told, by_number, first, read

UNTIED = "我局整理材料50份。"


def sure(**said: object) -> dict[str, object]:
    return {f"{name}_confidence": 0.99 for name in ("relation", "period", "body")} | said


def test_a_sure_network_tells_a_plan_from_what_was_done() -> None:
    alone = by_number(read(GrammarReader(), UNTIED))["50"]
    claim = by_number(read(CombinedReader(Told({"50": sure(period_kind="plan")})), UNTIED))["50"]
    assert (alone.fields, alone.period_kind) == ((), "this_year")
    assert claim.period_kind == "plan"


@pytest.mark.parametrize("confidence", [0.4, 0.94])
def test_an_unsure_network_does_not(confidence: float) -> None:
    told = Told({"50": sure(period_kind="plan", period_confidence=confidence)})
    assert by_number(read(CombinedReader(told), UNTIED))["50"].period_kind == "this_year"


@pytest.mark.parametrize("said", [{"period_kind": "last_year"}, {"period_kind": "running_total"}, {"body": "region"}])
def test_nor_is_it_believed_where_the_grammar_is_right_more_often(said: dict[str, object]) -> None:
    claim = by_number(read(CombinedReader(Told({"50": sure(**said)})), UNTIED))["50"]
    assert (claim.period_kind, claim.body) == ("this_year", "own")


def test_a_percentage_that_the_grammar_takes_for_a_count_is_a_share() -> None:
    claim = by_number(read(CombinedReader(Told({"50": sure(relation="share")})), UNTIED))["50"]
    assert claim.relation == "share"


def test_last_years_figure_is_none_of_the_tables_whatever_the_network_says() -> None:
    text = "法人申请由7件略升为9件。"
    claim = by_number(read(CombinedReader(Told({"7": sure(fields=("requests.new.total",))})), text))["7"]
    assert claim.period_kind == "last_year"


def test_what_grew_since_last_year_is_this_years() -> None:
    text = "综合排名比上年往前挪了3位。"
    alone = by_number(read(GrammarReader(), text))["3"]
    claim = by_number(read(CombinedReader(Told({"3": sure(relation="increase")})), text))["3"]
    assert (alone.relation, alone.period_kind) == ("none", "last_year")
    assert (claim.relation, claim.period_kind) == ("increase", "this_year")


def test_what_is_meant_to_be_done_is_not_held_against_the_tables() -> None:
    text = "计划受理群众索要材料50件。"
    for fields, period in (((), "this_year"), (("requests.new.total",), "plan")):
        claim = by_number(read(CombinedReader(Told({"50": sure(fields=fields)})), text))["50"]
        assert claim.period_kind == period


def test_whose_figure_it_is() -> None:
    claim = by_number(read(CombinedReader(Told({"50": sure(body="subordinate")})), UNTIED))["50"]
    assert claim.body == "subordinate"


def test_a_figure_that_the_grammar_ties_keeps_what_the_grammar_says() -> None:
    told = sure(period_kind="plan", relation="share", body="office", fields=("requests.new.total",))
    claim = by_number(read(CombinedReader(Told({"50": told})), "2023年，我局共收到政府信息公开申请50件。"))["50"]
    assert first(claim) == ("requests.new.total",)
    assert (claim.relation, claim.period_kind, claim.body) == ("equal", "this_year", "own")
    assert not claim.firm


def test_whose_word_is_taken_needs_a_confidence_and_a_dispute() -> None:
    for table in (RELATIONS, PERIODS, BODIES):
        assert all(one != other and 0.5 < least <= 1 for (one, other), least in table.items())
