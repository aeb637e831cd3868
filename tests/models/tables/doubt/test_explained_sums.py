from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from corpora.document.figure import Figure
from corpora.profiles.profile import Identity
from models.tables.doubt.explained_sums import explained, holding_without
from models.tables.doubt.figures import weighed

COLUMNS, ROWS = "abc", "xyz"
IDENTITIES = (
    *(
        Identity(
            id=f"row {row}", name=row, left=(f"{row}.total",), right=tuple(f"{row}.{column}" for column in COLUMNS)
        )
        for row in ROWS
    ),
    *(
        Identity(id=f"column {one}", name=one, left=(f"sum.{one}",), right=tuple(f"{row}.{one}" for row in ROWS))
        for one in (*COLUMNS, "total")
    ),
)


def table(**changed: tuple[int, float]) -> tuple[Figure, ...]:
    """Ones in three rows and three columns, their sums, all read for sure; `changed`: value and confidence."""
    values = {f"{row}.{column}": 1 for row in ROWS for column in COLUMNS}
    values |= {f"{row}.total": 3 for row in ROWS} | {f"sum.{one}": 3 for one in COLUMNS} | {"sum.total": 9}
    read = {name: changed.get(name.replace(".", "_"), (value, 0.99)) for name, value in values.items()}
    return tuple(
        Figure(
            field=name, label=name, unit=None, value=Decimal(value), printed=str(value), state="read", table="t", cell=(0, 0), place=None,
            confidence=sure,
        )
        for name, (value, sure) in read.items()
    )  # fmt: skip


def sure(figures: tuple[Figure, ...], *, longest: int | None = 10) -> dict[str, float]:
    return {one.field: one.confidence for one in weighed(figures, IDENTITIES, longest_blamed=longest)}


def test_a_figure_in_doubt_that_explains_its_row_and_column_takes_no_other_along() -> None:
    found = sure(table(y_b=(94, 0.3)))
    assert found.pop("y.b") <= 0.2
    assert found.pop("sum.b") <= 0.5  # nothing else tests it
    assert min(found.values()) > 0.9


def test_another_amount_in_row_and_column_is_explained_by_nothing() -> None:
    found = sure(table(y_b=(94, 0.3), sum_b=(4, 0.99)))
    assert found["x.b"] <= 0.45
    assert found["y.a"] <= 0.45


def test_a_figure_that_was_read_for_sure_is_doubted_alone() -> None:
    found = sure(table(y_b=(94, 0.98), x_b=(1, 0.3)))
    assert found["y.b"] <= 0.5 < found["z.b"]


def test_grids_are_still_chosen_by_all_that_fails() -> None:
    assert sure(table(y_b=(94, 0.3)), longest=None)["x.b"] <= 0.45


def test_what_two_figures_may_explain_is_held_against_all() -> None:
    one = Identity(id="one", name="one", left=("a", "b"), right=("c",))
    other = Identity(id="other", name="other", left=("a", "b"), right=("d",))
    values = {"a": Decimal(1), "b": Decimal(2), "c": Decimal(9), "d": Decimal(9)}
    assert explained([one, other], [], values) == {}
    apart = replace(other, left=("a",), right=("e",))
    values["e"] = Decimal(7)
    assert explained([one, apart], [], values) == {"one": "a", "other": "a"}
    assert explained([one, apart], [replace(one, left=("a",))], values) == {}


def test_a_sum_that_holds_without_what_was_not_read_tests_the_others() -> None:
    """Previously one figure that was not read left all others of its row and column in doubt."""
    lost = tuple(
        replace(one, value=None, printed="", state="unreadable", confidence=0.2) if one.field == "y.b" else one
        for one in table(y_b=(1, 0.99), y_total=(2, 0.99), sum_b=(2, 0.99), sum_total=(8, 0.99))
    )
    found = sure(lost)
    assert {found[name] for name in ("y.a", "y.c", "x.b", "z.b", "y.total", "sum.b")} == {0.99}


def test_what_the_whole_lacks_is_no_proof() -> None:
    whole = Identity(id="row", name="row", left=("total",), right=("a", "b", "c", "d"))
    values = {name: Decimal(0) for name in ("a", "b", "c")}
    assert not list(holding_without({"total", "d"}, [whole], values))
    assert not list(holding_without({"d"}, [whole], values | {"total": Decimal(1)}))
    assert list(holding_without({"d"}, [whole], values | {"total": Decimal(0)})) == [whole]
    assert not list(holding_without(set(), [whole], values | {"total": Decimal(0)}))
