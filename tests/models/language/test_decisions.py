"""The table that says who is believed on a link."""

from itertools import product
from typing import get_args

import pytest

from corpora.document.claim import Expression
from models.language.decisions import DECISIONS, GOOD, SURE, GrammarSays, NetworkSays, Order, Stance, ordered, stance_on

NEW = Expression(name="新收", plus=("requests.new.total",))
IN = Expression(name="上年结转", plus=("requests.carried_in.total",))
BOTH = Expression(name="办理", plus=("requests.new.total", "requests.carried_in.total"))


def test_every_stance_that_can_be_taken_has_a_decision() -> None:
    says: list[tuple[Expression, ...]] = [(), (NEW, BOTH)]
    heard = [(None, None), *product([None, NEW, IN, BOTH], [SURE, GOOD, GOOD - 0.1])]
    for expressions, kind, (said, confidence) in product(says, ("firm", "plain", "loose"), heard):
        found = stance_on(expressions, firm=kind == "firm", plain=kind == "plain", said=said, confidence=confidence)
        assert found in DECISIONS


def test_a_link_is_firm_only_where_the_grammar_is_or_its_words_alone_left_a_doubt() -> None:
    for stance, decision in DECISIONS.items():
        undisputed = stance.network in ("same", "among", "silent") or not stance.sure
        agreed = stance.grammar == "plain" and stance.network == "same" and stance.sure
        assert not decision.firm or agreed or (stance.grammar == "firm" and undisputed)


def test_a_dispute_keeps_what_both_say() -> None:
    for stance, decision in DECISIONS.items():
        if stance.network == "other" and stance.grammar != "nothing":
            assert set(ordered((NEW,), IN, decision.order)) == {NEW, IN}
            assert not decision.firm


@pytest.mark.parametrize(
    ("said", "network"), [(NEW, "same"), (BOTH, "among"), (IN, "other"), (None, "nothing")]
)  # fmt: skip
def test_where_the_network_stands(said: Expression | None, network: NetworkSays) -> None:
    found = stance_on((NEW, BOTH), firm=True, said=said, confidence=GOOD)
    assert found == Stance(grammar="firm", network=network)
    assert stance_on((NEW, BOTH), firm=False, said=said, confidence=GOOD - 0.01).network == "silent"


def test_the_order_of_fields_makes_no_other_expression() -> None:
    turned = Expression(name="", plus=BOTH.plus[::-1])
    assert stance_on((BOTH,), firm=True, said=turned, confidence=1.0).network == "same"
    assert ordered((BOTH,), turned, "grammar first") == (BOTH,)


def test_what_is_said_twice_keeps_its_better_place() -> None:
    again = Expression(name="收到", plus=NEW.plus)
    assert ordered((NEW, IN, again), None, "grammar") == (NEW, IN)
    assert ordered((IN, NEW), NEW, "network first") == (NEW, IN)


def test_every_order_and_opinion_is_one_that_the_table_knows() -> None:
    assert {decision.order for decision in DECISIONS.values()} <= set(get_args(Order))
    assert {stance.grammar for stance in DECISIONS} == set(get_args(GrammarSays))
    assert {stance.network for stance in DECISIONS} == set(get_args(NetworkSays))
