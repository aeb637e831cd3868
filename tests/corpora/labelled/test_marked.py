"""The markup of passages written by hand."""

from decimal import Decimal

import pytest

from corpora.document.geometry import Span
from corpora.labelled.marked import MarkedPassage, parse_marked
from corpora.labelled.marked_figure import field_names
from corpora.labelled.mention import EntityMention, ItemListMention, PartListMention, ShareMention
from corpora.labelled.passage import LabelledPassage


def parsed(text: str, *ties: str) -> LabelledPassage:
    return parse_marked(MarkedPassage(id="x", org="云屏岭市水利局", year=2023, text=text, ties=ties))


def test_a_figure_has_value_unit_measure_and_fields() -> None:
    passage = parsed("收到[申请]{近1,200余件|new+in}。")
    (claim,) = passage.claims
    assert passage.text == "收到申请近1,200余件。"
    assert (claim.value, claim.unit, claim.relation, claim.approximate) == (1200, "件", "at_least", True)
    assert claim.numeral == Span(5, 10)
    assert claim.measure == Span(2, 4)
    assert claim.fields == ("requests.new.total", "requests.carried_in.total")
    assert claim.period == "2023"


def test_a_scale_belongs_to_the_unit_as_in_generated_truth() -> None:
    claims = parsed("访问{1.2万余次}，公开{三十六件}，占{百分之九十二点三}。").claims
    assert [(one.value, one.unit) for one in claims] == [
        (Decimal("1.2"), "万次"), (36, "件"), (Decimal("92.3"), "%"),
    ]  # fmt: skip
    assert [one.relation for one in claims] == ["at_least", "equal", "share"]


def test_words_that_deny_are_a_claim_for_each_measure() -> None:
    claims = parsed("{-未发生|rec & lit}[<行政复议、诉讼]。").claims
    assert [one.fields for one in claims] == [
        ("disputes.reconsideration.total",),
        ("disputes.litigation_direct.total", "disputes.litigation_after.total"),
    ]
    assert {one.value for one in claims} == {0}
    assert [one.numeral for one in claims] == [None, None]
    assert claims[0].span == claims[1].span == Span(0, 3)
    assert claims[0].measure == Span(3, 10)


def test_the_sense_tells_period_body_and_relation() -> None:
    claims = parsed("全市{9件||last region}，增长{10%|new|inc 2022}，复议{5件|rec-rec.pending|office}。").claims
    assert [(one.period_kind, one.body, one.relation, one.period) for one in claims] == [
        ("last_year", "region", "equal", "2022"), ("this_year", "own", "increase", "2022"),
        ("this_year", "office", "equal", "2023"),
    ]  # fmt: skip
    assert claims[2].minus == ("disputes.reconsideration.pending",)


def test_entities_and_titles() -> None:
    passage = parsed("<O 县司法局>按《条例》和《要点》。")
    assert passage.entities == (
        EntityMention(label="ORG", span=Span(0, 4)), EntityMention(label="LAW", span=Span(5, 9)),
        EntityMention(label="DOCUMENT", span=Span(10, 14)),
    )  # fmt: skip


def test_ties_go_by_name() -> None:
    passage = parsed(
        "{10件||#a}，其中信函{4件||#b}等，占{40%||#p}；{三种||#n}方式：网站、电话、窗口。",
        "parts a: b …", "share p: b a", "items n: 网站|电话|窗口",
    )  # fmt: skip
    assert passage.part_lists == (PartListMention(whole=0, parts=(1,), complete=False),)
    assert passage.shares == (ShareMention(percent=2, basis="share", first=1, second=0),)
    assert passage.item_lists == (
        ItemListMention(count=3, items=(Span(22, 24), Span(25, 27), Span(28, 30)), open_ended=False),
    )


@pytest.mark.parametrize("text", ["{件|new}", "{1件|news}", "{1件||lately}", "<O 局", "局>", "{1件|denied.secret}"])
def test_a_slip_of_the_pen_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        parsed(text)


def test_groups_are_all_their_rows() -> None:
    assert len(field_names("denied")) == 8
    assert len(field_names("new:legal")) == 5
    assert field_names("lit.pending") == ("disputes.litigation_direct.pending", "disputes.litigation_after.pending")
