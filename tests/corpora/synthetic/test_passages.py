"""Passages reproduce the report's words, and their ties its arithmetic."""

from decimal import Decimal
from functools import cache
from itertools import islice
from random import Random

import pytest

from corpora.synthetic.bodies import draw_body
from corpora.synthetic.dossier import draw_planted
from corpora.synthetic.draw import draw_habits, draw_reports
from corpora.synthetic.gold import gold
from corpora.synthetic.passages import draw_passages, passages_of
from corpora.synthetic.prose.template import Tie, parse_template
from corpora.synthetic.prose.ties import bind
from corpora.synthetic.report import Paragraph


@cache
def drawn():
    return tuple(_drawn())


def _drawn():
    for seed in range(120):
        random = Random(seed)
        body, habits = draw_body(random), draw_habits(random)
        yield from draw_reports(random, year=2023, years=2, level=body.level, body=body.name, habits=habits)


@cache
def passages():
    return tuple(passage for report in drawn() for passage in passages_of(report))


def paragraphs(report):
    printed = [*report.introduction, *(p for section in report.sections for p in section.content)]
    return [one for one in printed if isinstance(one, Paragraph) and not one.heading]


def spans(passage):
    found = [entity.span for entity in passage.entities] + [i for one in passage.item_lists for i in one.items]
    return found + [s for c in passage.claims for s in (c.span, c.numeral, c.measure) if s is not None]


def test_passages_are_the_reports_paragraphs_with_all_their_mentions():
    for report in drawn()[:100]:
        expected = paragraphs(report)
        found = passages_of(report)
        assert [passage.text for passage in found] == [one.text for one in expected]
        for passage, paragraph in zip(found, expected, strict=True):
            said = [(s.text[slice(*c.span)], c.value) for s in paragraph.statements for c in s.claims]
            assert [(passage.text[slice(*c.span)], c.value) for c in passage.claims] == said
            named = [(e.label, s.text[slice(*e.span)]) for s in paragraph.statements for e in s.entities]
            assert [(e.label, passage.text[slice(*e.span)]) for e in passage.entities] == named


def test_sentences_cover_the_words_and_have_the_families_of_their_statements():
    for passage in passages():
        told = "".join(passage.text[slice(*span)] for span in passage.sentences)
        assert "".join(told.split()) == "".join(passage.text.split())
        assert len(passage.families) == len(passage.sentences)
        assert all(
            any(s.start <= c.span.start < c.span.end <= s.end for s in passage.sentences) for c in passage.claims
        )
        assert all(0 <= span.start < span.end <= len(passage.text) for span in spans(passage))
    assert any(family and "+" in family for passage in passages() for family in passage.families)


def test_headings_are_those_of_the_section_or_the_nearest_above():
    headings = {passage.heading for passage in passages()}
    assert "一、总体情况" in headings
    assert "" in headings
    assert any(heading.startswith("（二）") for heading in headings)
    assert not any(heading.endswith(("。", "：")) for heading in headings)


def exact(claim):
    """A number said in 万 or 千 may be rounded."""
    return not claim.approximate and (claim.unit or "")[:1] not in ("万", "千", "亿")


def test_parts_are_no_more_than_their_whole_and_make_it_up_where_the_words_say_so():
    checked = {True: 0, False: 0}
    for passage in passages():
        for one in passage.part_lists:
            whole, parts = passage.claims[one.whole], [passage.claims[place] for place in one.parts]
            if exact(whole) and all(exact(part) for part in parts):
                total = sum((part.value for part in parts), Decimal(0))
                assert total == whole.value if one.complete else total <= whole.value, (passage.text, one)
                checked[one.complete] += 1
    assert min(checked.values()) > 100


def expected_percent(basis, first, second):
    if basis == "share":
        return 100 * first / second
    return 100 * (abs(first - second) / second if basis == "growth" else first / (second - first))


def test_percentages_follow_from_the_figures_that_they_are_tied_to():
    seen = set()
    for passage in passages():
        for one in passage.shares:
            percent = passage.claims[one.percent]
            assert percent.unit == "%", passage.text
            assert (percent.relation == "share") == (one.basis == "share"), passage.text
            if one.first is None or one.second is None:
                continue
            first, second = passage.claims[one.first], passage.claims[one.second]
            signed = -first.value if one.basis == "change" and first.relation == "decrease" else first.value
            if exact(first) and exact(second) and not percent.approximate:
                right = abs(expected_percent(one.basis, signed, second.value))
                off = abs(percent.value - right)
                assert off <= Decimal(10) ** percent.value.as_tuple().exponent / 2, (passage.text, one)
                seen.add(one.basis)
    assert {"share", "growth"} <= seen


def test_a_count_has_as_many_items_as_it_says_unless_there_are_more():
    seen = {True: 0, False: 0}
    for passage in passages():
        for one in passage.item_lists:
            count = passage.claims[one.count].value
            assert count == len(one.items) if not one.open_ended else count >= len(one.items), passage.text
            assert all(
                passage.text[a.end : b.start] in ("、", "", "；", "，", "和")
                for a, b in zip(one.items, one.items[1:], strict=False)
            ), passage.text
            seen[one.open_ended] += 1
    assert min(seen.values()) > 10


@pytest.mark.parametrize("kind", ["claim-parts", "claim-ratio", "claim-list", "claim-table"])
@pytest.mark.parametrize("seed", range(6))
def test_a_planted_report_keeps_its_ties_and_only_its_arithmetic_breaks(kind, seed):
    level = ("office", "county", "city")[seed % 3]
    (*_, clean), wrong, _ = draw_planted(Random(seed), kind=kind, year=2023, level=level, body="云岭台市教育局")
    changed = 0
    for before, after in zip(passages_of(clean), passages_of(wrong), strict=True):
        said = [[p.text[slice(*i)] for one in p.item_lists for i in one.items] for p in (before, after)]
        assert said[0] == said[1]
        if len(before.claims) == len(after.claims):
            assert (before.part_lists, before.shares) == (after.part_lists, after.shares)
        changed += before.text != after.text
    assert changed == 1


def test_the_same_seed_draws_the_same_passages_and_splits_share_no_body():
    one, other = (list(islice(draw_passages(5, split="dev"), 60)) for _ in range(2))
    assert one == other
    names = {
        split: {p.organisation for p in islice(draw_passages(5, split=split), 300)}
        for split in ("train", "dev", "test")
    }
    assert not names["train"] & names["dev"]
    assert not names["train"] & names["test"]


def test_the_truth_of_a_document_tells_the_ties():
    told = [s for report in drawn()[:60] for s in gold(report, source="a.txt", kind="txt")["statements"]]
    assert {"parts", "shares", "lists"} <= {key for statement in told for key in statement}


def test_ties_are_written_behind_the_words():
    pieces = parse_template("{a}件，{b}件，{n}件。 #n=a+b #r~a/ #n:i...")
    assert [one for one in pieces if isinstance(one, Tie)] == [
        Tie(kind="parts", head="n", members=("a", "b")),
        Tie(kind="change", head="r", members=("a", "")),
        Tie(kind="items", head="n", members=(), more=True),
    ]


def test_a_tie_whose_numbers_are_not_printed_is_left_out():
    ties = [Tie(kind="parts", head="n", members=("a", "b")), Tie(kind="share", head="r", members=("a", "b"))]
    assert bind(ties, ["n", "a"], []) == ()
    (share,) = bind(ties, ["r", "a"], [])
    assert (share.percent, share.first, share.second) == (0, 1, None)


def test_two_lists_in_one_sentence_are_refused():
    lists = [Tie(kind="items", head=head, members=()) for head in "ab"]
    with pytest.raises(ValueError, match="two lists"):
        bind(lists, ["a", "b"], [])
