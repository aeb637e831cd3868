"""Spans move with the words that are changed, put in front or joined."""

import itertools
from decimal import Decimal
from random import Random

import pytest

from corpora.synthetic.draw import draw_reports
from corpora.synthetic.prose.numerals import print_number
from corpora.synthetic.prose.reprint import is_percentage, joined, prefixed, reprinted


@pytest.fixture(scope="module")
def statements():
    return [
        statement
        for seed in range(25)
        for statement in draw_reports(Random(seed), year=2023, level="county", body="云岭台县人民政府")[0].statements
    ]


def said(statement):
    """What every span shows, in order: a law that no edit may break."""
    text = statement.text
    shown = [text[slice(*entity.span)] for entity in statement.entities]
    for claim in statement.claims:
        shown += [text[slice(*span)] for span in (claim.span, claim.measure) if span is not None]
    return shown


def test_a_changed_numeral_moves_everything_behind_it_and_nothing_else(statements):
    changed = 0
    for statement in statements:
        for fact in (f for f in statement.facts if f.numeral and f.kind != "period"):
            old, wrong = statement.text[slice(*fact.numeral)], Decimal(12345)
            other = reprinted(statement, fact, wrong)
            new = print_number(wrong, fact.style)
            assert other.text == statement.text[: fact.numeral.start] + new + statement.text[fact.numeral.end :]
            hit = [c for c in other.claims if c.numeral and c.numeral.start == fact.numeral.start]
            assert {c.value for c in hit} == {wrong}
            before, after = said(statement), said(other)
            differing = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
            assert all(a.replace(old, new, 1) == b for a, b in differing), (statement.text, differing)
            for one in other.facts:
                if one.numeral:
                    assert other.text[slice(*one.numeral)] == print_number(one.value, one.style)
            changed += 1
    assert changed > 300


def test_a_changed_period_keeps_its_spans(statements):
    statement, fact = next((s, f) for s in statements for f in s.facts if f.kind == "period")
    other = reprinted(statement, fact, Decimal(2021))
    assert "2023" not in other.text
    assert [e.span for e in other.entities] == [e.span for e in statement.entities]


def test_words_in_front_and_joined_sentences_show_the_same(statements):
    for one, other in itertools.pairwise(statements):
        assert said(prefixed(one, "（十二）")) == said(one)
        assert sorted(said(joined((one, other), marks=("；",)))) == sorted([*said(one), *said(other)])


def test_both_ways_of_printing_a_percentage_are_known(statements):
    shares = [(s, f) for s in statements for f in s.facts if f.kind == "claim-ratio" and f.numeral]
    assert all(is_percentage(statement, fact) for statement, fact in shares)
    assert {fact.style for _, fact in shares} >= {"arabic"}


def test_what_is_said_without_a_numeral_cannot_be_changed(statements):
    statement, fact = next((s, f) for s in statements for f in s.facts if f.numeral is None)
    with pytest.raises(ValueError, match="without a numeral"):
        reprinted(statement, fact, Decimal(3))
