from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.look import Look
from corpora.document.place import Place
from corpora.profiles.profile import Identity
from models.tables.doubt.figures import MENDED_ONCE, MENDED_TWICE, weighed
from models.tables.doubt.second_reading import read_again

ROW = Identity(id="r", name="r", left=("a.sum",), right=("a.1", "a.2"))
COLUMN = Identity(id="c", name="c", left=("sum.1",), right=("a.1", "b.1"))
VALUES = {"a.1": 7, "a.2": 2, "a.sum": 9, "b.1": 3, "sum.1": 10}


def values(**changed: int) -> dict[str, Decimal]:
    return {
        field: Decimal(value)
        for field, value in (VALUES | {k.replace("_", "."): v for k, v in changed.items()}).items()
    }


def test_a_look_that_mends_every_sum_is_taken() -> None:
    (change,) = read_again(values(a_1=1), {"a.1": (Look("7", 0.1), Look("4", 0.4))}, [ROW, COLUMN])
    assert (change.field, change.value, change.sums) == ("a.1", Decimal(7), 2)


def test_no_digit_comes_from_a_sum() -> None:
    assert read_again(values(a_1=1), {"a.1": (Look("4", 0.4),)}, [ROW, COLUMN]) == ()
    assert read_again(values(a_1=1), {}, [ROW, COLUMN]) == ()


def test_what_holds_stays_whatever_another_look_says() -> None:
    assert read_again(values(), {"a.1": (Look("1", 0.5),), "a.2": (Look("8", 0.5),)}, [ROW, COLUMN]) == ()


def test_a_change_that_breaks_another_sum_is_not_taken() -> None:
    """The total is wrong; a part that would make up for it is not."""
    assert read_again(values(a_sum=3), {"a.1": (Look("1", 0.5),)}, [ROW, COLUMN]) == ()


def test_two_figures_that_could_both_mend_it_leave_it_open() -> None:
    looks = {"a.1": (Look("13", 0.4),), "a.2": (Look("8", 0.4),)}
    assert read_again({"a.1": Decimal(7), "a.2": Decimal(2), "a.sum": Decimal(15)}, looks, [ROW]) == ()


def test_one_sum_alone_needs_a_surer_look() -> None:
    alone = {"a.1": Decimal(1), "a.2": Decimal(2), "a.sum": Decimal(9)}
    assert read_again(alone, {"a.1": (Look("7", 0.1),)}, [ROW]) == ()
    assert len(read_again(alone, {"a.1": (Look("7", 0.3),)}, [ROW])) == 1


def test_several_wrong_figures_are_mended_one_after_another() -> None:
    looks = {"a.2": (Look("2", 0.3),), "b.1": (Look("3", 0.3),)}
    changes = read_again(values(a_2=8, b_1=5), looks, [ROW, COLUMN])
    assert {change.field: change.value for change in changes} == {"a.2": Decimal(2), "b.1": Decimal(3)}


def figure(field: str, value: int, at: int) -> Figure:
    return Figure(
        field=field, label=field, value=Decimal(value), state="read", unit="件", table="t1", cell=(0, at),
        printed=str(value), confidence=0.45, place=Place(span=Span(at, at + 1), page_number=1),
    )  # fmt: skip


def test_figures_say_what_mended_them_and_the_others_of_the_sum_are_believed() -> None:
    read = [figure(field, value, at) for at, (field, value) in enumerate((VALUES | {"a.1": 1}).items())]
    looks = {read[0].place.span: (Look("7", 0.3),)} if read[0].place else {}
    found = {one.field: one for one in weighed(read, [ROW, COLUMN], looks=looks)}
    assert (found["a.1"].value, found["a.1"].printed, found["a.1"].confidence) == (Decimal(7), "7", MENDED_TWICE)
    assert found["a.2"] == read[1]
    (alone, *_) = weighed(read[:3], [ROW], looks=looks)
    assert alone.confidence == MENDED_ONCE
    without = weighed(read, [ROW, COLUMN])
    assert [one.state for one in without if one.field == "a.1"] == ["unreadable"]
    assert replace(read[0], confidence=0.1).value == Decimal(1)
