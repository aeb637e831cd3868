import unicodedata
from decimal import Decimal
from functools import cache
from itertools import pairwise
from random import Random

import pytest

from corpora.document.numeral import parse_numeral
from corpora.synthetic.draw import draw_reports
from corpora.synthetic.prose.numerals import percent, print_number
from corpora.synthetic.prose.phrases import lexicon, load_families, load_phrases
from corpora.synthetic.prose.surface import _MADE
from corpora.synthetic.prose.template import Blank, parse_template
from corpora.synthetic.report import Report
from corpora.synthetic.tables.fields import FIELDS
from corpora.synthetic.values import Level

LEVELS: tuple[Level, ...] = ("office", "county", "city")
KNOWN_WORDS = {
    "when",
    "we",
    "body",
    "year",
    "last_year",
    "next_year",
    "name",
    "region",
    "seat",
    "rank",
    "place",
    "core",
}


@cache
def reports() -> list[Report]:
    drawn = []
    for seed in range(120):
        drawn += draw_reports(
            Random(seed), year=2023, years=1 + seed % 2, level=LEVELS[seed % 3], body="云岭台市教育局"
        )
    return drawn


@cache
def facts():
    return [
        (report, statement, fact) for report in reports() for statement in report.statements for fact in statement.facts
    ]


def test_every_numeral_stands_where_its_fact_says():
    for _, statement, fact in facts():
        if fact.numeral:
            start, end = fact.numeral
            assert statement.text[start:end] == print_number(fact.value, fact.style), statement.text
            assert not statement.text[start - 1 : start].isdecimal()
            assert not statement.text[end : end + 1].isdecimal()


def test_claims_about_the_table_are_true():
    checked = [(r, f) for r, _, f in facts() if f.kind == "claim-table" and f.firm]
    assert len(checked) > 500
    for report, fact in checked:
        assert set(fact.fields) <= set(FIELDS)
        assert report.figures.sum(fact.fields) == fact.value


def test_wholes_equal_their_parts_unless_the_list_is_open():
    checked = [(s, f) for _, s, f in facts() if f.kind == "claim-parts"]
    for statement, fact in checked:
        rest = fact.value - sum(fact.parts)
        assert rest == 0 or (not fact.firm and not fact.complete and rest >= min(fact.parts)), statement.text
    assert {fact.firm for _, fact in checked} == {True, False}


def test_every_part_is_printed():
    for _, statement, fact in facts():
        if fact.kind == "claim-parts":
            said = {claim.value for claim in statement.claims}
            assert set(fact.parts) <= said, statement.text


def test_shares_follow_from_their_figures():
    checked = [f for _, _, f in facts() if f.kind == "claim-ratio"]
    assert checked
    for fact in checked:
        part, whole = fact.parts
        assert abs(fact.value - 100 * part / whole) <= Decimal(10) ** fact.value.as_tuple().exponent / 2


def test_lists_have_as_many_items_as_they_say():
    checked = [(s, f) for _, s, f in facts() if f.kind == "claim-list" and f.firm]
    assert checked
    for statement, fact in checked:
        assert fact.value == len(fact.parts)
        counts = [one for one in statement.item_lists if statement.claims[one.count].numeral == fact.numeral]
        assert [len(one.items) for one in counts] == [fact.value], statement.text


def test_repeated_measures_keep_their_value_within_a_report():
    pairs = 0
    for report in reports():
        said = [f for s in report.statements for f in s.facts if f.repeats]
        assert len(said) in (0, 2)
        pairs += bool(said)
        assert len({(fact.repeats, fact.value) for fact in said}) <= 1
    assert pairs > 20


def test_a_change_is_firm_only_when_last_years_report_is_there():
    for before, after in pairwise(reports()):
        for fact in (f for s in after.statements for f in s.facts if f.kind == "claim-change"):
            now, then = fact.parts
            assert now == after.figures["requests.new.total"]
            assert fact.value == abs(now - then) or abs(fact.value - 100 * abs(now - then) / then) <= Decimal("0.5")
            if fact.firm:
                assert (before.year, then) == (after.year - 1, before.figures["requests.new.total"])


@pytest.mark.parametrize("name", list(load_families()))
def test_a_family_names_known_fields_and_fills_every_sentence(name):
    family = load_families()[name]
    assert {field.removeprefix("-") for fields in family.slots.values() for field in fields} <= set(FIELDS)
    sentences, cores = (*family.positive, *family.mixed, *family.zero), (*family.cores, *family.zero_cores)
    assert sentences or cores
    assert not cores or load_phrases("patterns")[family.patterns]
    made = set(_MADE)
    for template in (*sentences, *cores):
        blanks = [piece for piece in parse_template(template) if isinstance(piece, Blank)]
        named = {name for blank in blanks if not blank.literal for name in blank.names}
        assert named <= KNOWN_WORDS | set(family.slots) | set(lexicon()) | made, template
        assert template.split(" #")[0].endswith("。") == (template in sentences)


def test_no_sentence_is_written_twice():
    for wordings in ("positive", "mixed", "zero"):
        sentences = [one for family in load_phrases("claims").values() for one in family.get(wordings, ())]
        assert len(sentences) == len(set(sentences))


def test_no_blank_is_left_unfilled():
    for report in reports():
        for statement in report.statements:
            assert "{" not in statement.text
            assert "None" not in statement.text


def test_distractors_assert_nothing():
    words = [sentence for group in load_phrases("distractors").values() for sentence in group["sentences"]]
    plain = [s.text for r in reports() for s in r.statements if not s.facts]
    assert any("热线" in text for text in plain)
    assert len(words) == len(set(words))
    for statement in (s for r in reports() for s in r.statements if (s.family or "").startswith("distractors")):
        assert not statement.facts
        assert not any(claim.fields for claim in statement.claims)


def test_a_reader_of_numerals_gets_every_value_back():
    """The parser has another author than the printer of styles: a second opinion."""
    for _, statement, fact in facts():
        if fact.numeral:
            printed = unicodedata.normalize("NFKC", statement.text[slice(*fact.numeral)])
            assert parse_numeral(printed) == fact.value, statement.text


@pytest.mark.parametrize(
    ("style", "printed"),
    [("arabic", "1272"), ("comma", "1,272"), ("wide", "１２７２"), ("chinese", "一千二百七十二")],
)
def test_styles_of_numerals(style, printed):
    assert print_number(Decimal(1272), style) == printed


def test_an_unknown_style_is_refused():
    with pytest.raises(ValueError, match="no such style"):
        print_number(Decimal(1), "roman")


def test_percent_rounds_half_up():
    assert percent(Decimal(1), Decimal(8), decimals=1) == Decimal("12.5")
    assert percent(Decimal(1), Decimal(8), decimals=0) == Decimal("13")
