"""What a family may say of which figures, and of whom."""

from decimal import Decimal
from random import Random

import pytest

from corpora.synthetic.prose.bodies_told import by_body
from corpora.synthetic.prose.comparisons import changed_figure
from corpora.synthetic.prose.digests import digest
from corpora.synthetic.prose.families import family_statement
from corpora.synthetic.prose.phrases import Family, load_families, load_phrases
from corpora.synthetic.prose.standing import standing_of
from corpora.synthetic.prose.voice import Voice
from corpora.synthetic.tables.fields import FIELDS
from corpora.synthetic.values import StatutoryFigures

NEW, OLD = "requests.new.total", "requests.carried_in.total"
OUT, DONE = "requests.carried_out.total", "requests.outcome_total.total"


def voice(body="云岭台县人民政府", seed=0, previous=None, **values):
    figures = {field: Decimal(0) for field in FIELDS} | {field: Decimal(n) for field, n in values.items()}
    before = {field: Decimal(0) for field in FIELDS} | {field: Decimal(n) for field, n in (previous or {}).items()}
    return Voice(
        random=Random(seed), body=body, we="我县", year=2023,
        figures=StatutoryFigures(values=figures), previous=StatutoryFigures(values=before),
    )  # fmt: skip


def said(family, n=30, body="云岭台县人民政府", **values):
    statements = [family_statement(voice(body, seed, **values), "f", family) for seed in range(n)]
    return [statement for statement in statements if statement]


def family(**changes):
    return Family.model_validate({"paragraph": "requests", "slots": {"a": [NEW], "b": [OLD]}} | changes)


def test_a_mixed_sentence_prints_zeros_and_a_positive_one_needs_all_above():
    both = family(positive=["[新收]{a}件、[上年结转]{b}件。"], mixed=["[新收]{a}件；[上年结转]{b}件。"])
    assert {s.text[-1:] for s in said(both, **{NEW: 3})} == {"。"}
    assert all("；" in s.text for s in said(both, **{NEW: 3}))
    assert {"；" in s.text for s in said(both, **{NEW: 3, OLD: 2})} == {True, False}
    assert said(both) == []


def test_fields_with_a_minus_are_taken_away_and_assert_nothing():
    rest = family(slots={"a": [NEW, f"-{OUT}"]}, positive=["[已答复]{a}件。"])
    for statement in said(rest, **{NEW: 9, OUT: 2}):
        (claim,) = statement.claims
        assert (claim.value, claim.fields, claim.minus) == (7, (NEW,), (OUT,))
        assert not statement.facts


@pytest.mark.parametrize(("figures", "may"), [({NEW: 3, DONE: 3}, True), ({NEW: 3, DONE: 2}, False)])
def test_same_and_none_are_conditions(figures, may):
    assert bool(said(family(slots={"a": [NEW]}, same=[[NEW], [DONE]], positive=["{a}件。"]), **figures)) == may
    assert not said(family(slots={"a": [NEW]}, none=[OUT], positive=["{a}件。"]), **figures, **{OUT: 1})


def test_what_did_not_happen_has_no_tail():
    granted = load_families()["granted"]
    told = {s.text for s in said(granted, n=400) if s.family.startswith("f.composed.zero")}
    tails = [words for name, words in load_phrases("lexicon")["split"].items() if name.startswith("tail_")]
    assert told
    assert not [text for text in told for words in tails for tail in words if tail in text]


def test_a_sentence_counts_one_thing_in_one_unit():
    flow = load_families()["new_and_carried"]
    for statement in said(flow, n=60, **{NEW: 7, OLD: 5}):
        assert len({claim.unit for claim in statement.claims}) == 1, statement.text


@pytest.mark.parametrize(
    ("body", "speaker", "region"),
    [
        ("云岭台县人民政府", "government", "全县"),
        ("云岭台市人民政府办公室", "seat", "全市"),
        ("云岭台县教育局", "office", "全县"),
        ("云岭台盟行政公署", "government", "全盟"),
        ("云岭台镇人民政府", "government", "全镇"),
    ],
)
def test_who_speaks_for_a_region(body, speaker, region):
    standing = standing_of(body)
    assert (standing.speaker, standing.region) == (speaker, region)


@pytest.mark.parametrize(
    ("body", "whose"), [("云岭台县人民政府", "own"), ("云岭台县人民政府办公室", "region"), ("云岭台县教育局", None)]
)
def test_the_region_of_a_government_is_told_by_it_and_its_office_only(body, whose):
    told = said(load_families()["received_by_region"], body=body, **{NEW: 12})
    claims = [claim for statement in told for claim in statement.claims if claim.fields]
    assert {claim.body for claim in claims} == ({whose} if whose else set())
    assert all(claim.fields == (NEW,) for claim in claims)


@pytest.mark.parametrize("body", ["云岭台县人民政府", "云岭台县教育局"])
def test_bodies_add_up_to_the_reports_own_figure(body):
    for seed in range(30):
        statement = by_body(voice(body, seed, **{NEW: 20}))
        (parts,) = statement.part_lists
        whole = statement.claims[parts.whole]
        told = [statement.claims[place] for place in parts.parts]
        assert (whole.value, whole.fields, whole.body) == (20, (NEW,), "own")
        assert sum(claim.value for claim in told) == 20
        assert {claim.body for claim in told} <= {"office", "subordinate"}
        assert not any(claim.fields for claim in told)


def test_nothing_is_shared_out_that_is_too_little():
    assert by_body(voice(**{NEW: 2})) is None


def test_a_digest_tells_figures_with_their_fields():
    for seed in range(60):
        statement = digest(voice(seed=seed, **{NEW: 12, DONE: 10, OUT: 2}), paragraph="requests")
        for fact in statement.facts if statement else ():
            assert fact.kind == "claim-table"
            assert fact.value == voice(**{NEW: 12, DONE: 10, OUT: 2}).figures.sum(fact.fields)


def test_a_changed_figure_is_told_with_its_direction():
    relations = set()
    for seed in range(200):
        statement = changed_figure(voice(seed=seed, previous={NEW: 20}, **{NEW: 15}))
        for claim in statement.claims if statement else ():
            relations.add(claim.relation)
            assert claim.period_kind == ("last_year" if claim.value == 20 else "this_year"), statement.text
    assert relations == {"equal", "decrease"}
