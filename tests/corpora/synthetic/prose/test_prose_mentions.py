"""Every number of every sentence is labelled, and every label stands where it says."""

import itertools
import re
import unicodedata
from functools import cache
from random import Random

import pytest

from corpora.document.numeral import parse_numeral
from corpora.document.quantity import find_quantities
from corpora.synthetic.bodies import draw_body
from corpora.synthetic.draw import draw_habits, draw_reports
from corpora.synthetic.prose.filling import LAW_ENDINGS
from corpora.synthetic.prose.template import LABELS

NOT_LABELLED = re.compile(
    r"^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.]|(?<=[。：；，、])(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]|\d\.|[一二三四五六七八九]是)"
    r"|^[一二三四五六七八九]是"
    r"|第[一二三四五六七八九十\d]+(?:条|章|号|次|一|方)?(?:、第[一二三四五六七八九十]+条)*"
    r"|邮(?:编：|政编码)\d{6}|0\d{2,3}-\d{7}|xxgk\d+@|\d\d:\d\d|五公开|一[站把网]\S{0,3}|两[会不]|三[农审校级]|一(?:年来|次性|窗|问|答|图|事|件|档|体|级|分|把)"
    r"|一方面|最后一公里|两三个|双\S|“十四五”|第三方|随机|三公|最多跑一次|[两三四]类|三安全一稳定|零败诉|三项制度|[①-⑨]|索引号：\S+"
)
"""Numbers that count nothing: enumerators, articles, ordinals, telephone numbers, names, idioms."""


@cache
def statements():
    return tuple(_statements())


def _statements():
    for seed in range(150):
        random = Random(seed)
        body, habits = draw_body(random), draw_habits(random)
        years = 1 + seed % 2
        for report in draw_reports(random, year=2023, years=years, level=body.level, body=body.name, habits=habits):
            yield from report.statements


def words(statement, span):
    return statement.text[span.start : span.end]


def test_every_span_lies_within_its_sentence():
    for statement in statements():
        spans = [entity.span for entity in statement.entities]
        for claim in statement.claims:
            spans += [span for span in (claim.span, claim.numeral, claim.measure) if span is not None]
        assert all(0 <= span.start < span.end <= len(statement.text) for span in spans), statement


def test_every_numeral_parses_to_its_value():
    seen = 0
    for statement in statements():
        for claim in statement.claims:
            if claim.numeral is None:
                assert claim.value == 0
                assert words(statement, claim.span)[0] in "未没无零不均", statement.text
                continue
            printed = unicodedata.normalize("NFKC", words(statement, claim.numeral))
            assert parse_numeral(printed) == claim.value, statement.text
            assert claim.span.start <= claim.numeral.start <= claim.numeral.end <= claim.span.end
            seen += 1
    assert seen > 5000


def test_every_fact_with_a_numeral_is_a_claim_too():
    for statement in statements():
        numerals = {claim.numeral for claim in statement.claims}
        for fact in statement.facts:
            if fact.kind != "period" and fact.numeral:
                assert fact.numeral in numerals, statement.text
            if fact.kind == "claim-table":
                same = [c for c in statement.claims if c.numeral == fact.numeral and c.fields == fact.fields]
                assert same or fact.numeral is None, statement.text
                assert all(c.period_kind == "this_year" and c.body in ("own", "region") for c in same)


def covered(statement):
    spans = [claim.span for claim in statement.claims] + [entity.span for entity in statement.entities]
    return {place for span in spans for place in range(*span)}


def test_no_run_of_digits_is_left_unlabelled():
    for statement in statements():
        known = covered(statement)
        known |= {place for match in NOT_LABELLED.finditer(statement.text) for place in range(*match.span())}
        for match in re.finditer(r"\d+", statement.text):
            if set(range(*match.span())) <= known:
                continue
            titles = [m.span() for m in re.finditer(r"《[^》]*》", statement.text)]
            assert (
                any(start < match.start() < end for start, end in titles) or "年" in statement.text[match.end() :][:2]
            ), (
                statement.text,
                match.group(),
            )


def test_no_quantity_that_another_reader_finds_is_left_unlabelled():
    """The finder of quantities has another author than the labels."""
    for statement in statements():
        text = unicodedata.normalize("NFKC", statement.text)
        if len(text) != len(statement.text):
            continue
        known = covered(statement)
        known |= {place for match in NOT_LABELLED.finditer(statement.text) for place in range(*match.span())}
        for number in find_quantities(text):
            if number.unit is not None:
                assert set(range(*number.span)) & known, (statement.text, number.printed)


def test_units_are_those_that_stand_behind_the_numeral():
    for statement in statements():
        for claim in statement.claims:
            if claim.numeral and claim.unit and not claim.unit.endswith("分之"):
                shown = words(statement, claim.span).replace("百分之", "%").replace(" ", "")
                assert all(sign in shown for sign in claim.unit), (statement.text, claim)


def test_no_name_of_a_field_is_printed_and_nothing_is_named_twice():
    for statement in statements():
        assert not re.search(r"[a-z]+\.[a-z]+\.", statement.text.replace("example.cn", "")), statement.text
        spans = [entity.span for entity in statement.entities]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans)), statement.text


def test_every_label_of_the_set_is_used():
    assert {entity.label for statement in statements() for entity in statement.entities} == set(LABELS.values())


@pytest.mark.parametrize("part", ["relation", "period_kind", "body"])
def test_senses_are_of_many_kinds(part):
    expected = {
        "relation": {"equal", "increase", "decrease", "share", "at_least", "none"},
        "period_kind": {"this_year", "last_year", "running_total", "plan", "part_of_year"},
        "body": {"own", "office", "region", "subordinate", "other"},
    }
    assert expected[part] <= {getattr(claim, part) for statement in statements() for claim in statement.claims}


def test_a_name_is_named_wherever_it_stands_and_collectives_are_none():
    """Previously 政府公报 was an entity in one phrase and none in another, 各乡镇 one in generated prose alone."""
    for statement in statements():
        named = {(entity.label, words(statement, entity.span)) for entity in statement.entities}
        assert not {("ORG", name) for name in ("各乡镇", "各乡镇（街道）", "各镇（街道）", "县直部门")} & named
        for match in re.finditer("新闻发布会|政府公报|政务公开栏", statement.text):
            spans = [entity.span for entity in statement.entities]
            assert any(span.start <= match.start() and match.end() <= span.end for span in spans), statement.text


def test_a_title_is_a_law_or_a_document_by_its_ending():
    """Previously 《政府信息公开信息处理费管理办法》 was a law in one phrase and a document in another."""
    for statement in statements():
        for entity in statement.entities:
            name = words(statement, entity.span)
            if re.fullmatch("《[^》]*》", name):
                assert entity.label == ("LAW" if name[:-1].endswith(LAW_ENDINGS) else "DOCUMENT"), name
