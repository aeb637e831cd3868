"""Which labels are told as likely wrong, and in which order."""

from __future__ import annotations

from decimal import Decimal
from importlib.util import find_spec

import pytest

from corpora.document.geometry import Span
from corpora.labelled.cell_opinions import cell_opinions, voices_of
from corpora.labelled.label import ClaimLabel, FigureLabel, LabelledText
from corpora.labelled.opinion import Opinion
from corpora.labelled.suspects import FEW, Suspect, Suspects, suspect_of
from corpora.profiles.load import load_profiles

# Asked without importing it, which takes a second of every process of the tests.
pytestmark = pytest.mark.skipif(find_spec("cleanlab") is None, reason="cleanlab is not installed")


PATHS = ("upheld", "corrected", "other", "pending")


def item(text: str, number: int) -> LabelledText:
    return LabelledText(
        id=f"ab-{100 * number}", document="ab", organisation=None, year=2023, heading="", start=100 * number, text=text
    )  # fmt: skip


def judged(opinions: list[tuple[str, Opinion]]) -> list[Suspect]:
    held = Suspects()
    for number, (text, opinion) in enumerate(opinions):
        told = suspect_of(item(text, number), opinion, sure=0.9, context=Span(0, len(text)))
        held.add(opinion, told)
    return held.ranked()


def entity(given: str, **likely: float) -> Opinion:
    return Opinion(kind="entity", span=Span(2, 5), given=given, likely=likely)


def test_a_label_that_the_reader_is_sure_against_comes_first() -> None:
    sound = [(f"甲{number}示例局的申请", entity("ORG", ORG=0.95, PLACE=0.05)) for number in range(20)]
    places = [(f"乙{number}云岭市的申请", entity("PLACE", ORG=0.1, PLACE=0.9)) for number in range(20)]
    wrong = [("丙丙云岭市收到申请", entity("ORG", ORG=0.01, PLACE=0.99))]
    doubtful = [("丁丁云岭市答复申请", entity("ORG", ORG=0.3, PLACE=0.7))]
    first, *others = judged([*sound, *doubtful, *places, *wrong])
    assert (first.words, first.given, first.said) == ("云岭市", "ORG", "PLACE")
    assert first.context.startswith("丙")
    assert first.span == (4102, 4105)
    assert all(one.score > first.score for one in others)


def test_a_reader_that_is_unsure_of_all_places_does_not_bring_up_every_place() -> None:
    """Confident learning: 0.55 for ORG is nothing where places are always so unsure."""
    places = [(f"乙{number}云岭市的申请", entity("PLACE", ORG=0.55, PLACE=0.45)) for number in range(20)]
    sound = [(f"甲{number}示例局的申请", entity("ORG", ORG=0.95, PLACE=0.05)) for number in range(20)]
    assert judged([*places, *sound]) == []


def test_the_same_difference_again_and_again_comes_last() -> None:
    sound = [(f"甲{number}示例局的申请", entity("ORG", ORG=0.95, PLACE=0.05)) for number in range(20)]
    habit = [("年度云岭市印发通知", entity("ORG", ORG=0.0, PLACE=1.0)) for _ in range(FEW + 1)]
    slip = [("丁丁云岭市答复申请", entity("ORG", ORG=0.04, PLACE=0.96))]
    found = judged([*sound, *habit, *slip])
    assert [one.alike for one in found] == [1] + [FEW + 1] * (FEW + 1)


def figures(**values: int | None) -> list[FigureLabel]:
    return [
        FigureLabel(
            field=f"disputes.reconsideration.{name}", label="", value=None if value is None else Decimal(value),
            state="blank" if value is None else "read", unit="件", table="t3", cell=(2, place), origin="person",
            confidence=1.0,
        )
        for place, (name, value) in enumerate(values.items())
    ]  # fmt: skip


def said(opinions: list[tuple[FigureLabel, Opinion]]) -> dict[str, tuple[str, str]]:
    return {
        figure.field.rpartition(".")[2]: (opinion.given, opinion.said)
        for figure, opinion in opinions
        if opinion.given != opinion.said
    }


def test_a_sum_that_fails_asks_for_what_would_mend_it() -> None:
    wrong = figures(upheld=1, corrected=0, other=0, pending=2, total=8)
    assert said(list(cell_opinions(wrong, load_profiles()))) == {
        "upheld": ("1", "6"), "corrected": ("0", "5"), "other": ("0", "5"), "pending": ("2", "7"), "total": ("8", "3"),
    }  # fmt: skip
    assert said(list(cell_opinions(figures(upheld=1, corrected=0, other=0, pending=2, total=3), load_profiles()))) == {}


def test_no_cell_is_asked_for_less_than_nothing() -> None:
    wrong = figures(upheld=1, corrected=0, other=0, pending=9, total=3)
    assert said(list(cell_opinions(wrong, load_profiles()))) == {"pending": ("9", "2"), "total": ("3", "10")}


def test_a_blank_may_be_anything() -> None:
    assert (
        said(list(cell_opinions(figures(upheld=1, corrected=0, other=None, pending=2, total=8), load_profiles()))) == {}
    )


def test_a_sentence_decides_between_the_cells_of_a_sum() -> None:
    claim = ClaimLabel(
        id="c1", text="7件", span=Span(0, 2), numeral=Span(0, 1), measure="", value=Decimal(7), unit="件",
        relation="equal", period="2023", period_kind="this_year", body="own", field="disputes.reconsideration.pending",
        origin="person", confidence=1.0,
    )  # fmt: skip
    wrong = figures(upheld=1, corrected=0, other=0, pending=2, total=8)
    opinions = {one.field.rpartition(".")[2]: opinion for one, opinion in
                    cell_opinions(wrong, load_profiles(), others=voices_of([claim]))}  # fmt: skip
    assert opinions["pending"].likely["7"] > opinions["total"].likely["3"]
