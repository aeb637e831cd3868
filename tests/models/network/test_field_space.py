import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from models.language.network.field_space import ABSENT, MINUS, PLUS, Signs, canonical, in_profile, statutory_space

SPACE = statutory_space()


def test_every_field_of_the_form_is_one_row_and_one_column():
    for field in SPACE.fields:
        signs = SPACE.signs((field,))
        assert signs is not None
        assert SPACE.fields_of(signs) == ((field,), ())


@pytest.mark.parametrize(
    ("plus", "minus"),
    [
        (("requests.new.total", "requests.carried_in.total"), ()),
        (("disputes.reconsideration.total",), ("disputes.reconsideration.pending",)),
        (("requests.new.business", "requests.new.research", "requests.new.other_org"), ()),
        (("requests.new.total", "requests.carried_in.total"), ("requests.carried_out.total",)),
        (("proactive.licensing", "proactive.penalties"), ()),
        (("proactive.documents.made", "proactive.regulations.made"), ()),
    ],
)
def test_sums_that_people_say_are_signs_of_rows_and_columns(plus, minus):
    signs = SPACE.signs(plus, minus)
    assert signs is not None
    said = SPACE.fields_of(signs)
    assert (set(said[0]), set(said[1])) == (set(plus), set(minus))


def test_what_is_no_product_is_not_said():
    assert SPACE.signs(("requests.new.total", "requests.granted.natural_person")) is None
    assert SPACE.signs(("requests.new.total", "disputes.reconsideration.total")) is None
    assert SPACE.signs(("requests.unheard_of.total",)) is None
    assert SPACE.signs(()) is None


@settings(max_examples=200, deadline=None)
@given(some.data())
def test_signs_said_and_read_again_mean_the_same(data):
    table = data.draw(some.integers(0, len(SPACE.tables) - 1))
    keys = SPACE.tables[table]
    sign = some.sampled_from((ABSENT, ABSENT, PLUS, MINUS))
    rows = tuple(data.draw(sign) for _ in keys.rows)
    columns = tuple(data.draw(sign) for _ in keys.columns)
    plus, minus = SPACE.fields_of(Signs(table=table, rows=rows, columns=columns))
    again = SPACE.signs(plus, minus)
    if again is not None:  # fields that the form lacks are left out, and the rest may be no product
        said = SPACE.fields_of(again)
        assert (set(said[0]), set(said[1])) == (set(plus), set(minus))


def test_other_outcomes_of_one_row_are_its_three_rows_and_back():
    rows = canonical(("requests.other.total",))
    assert rows == (
        "requests.other.not_corrected_in_time.total", "requests.other.fee_unpaid.total", "requests.other.other.total",
    )  # fmt: skip
    assert in_profile(rows, {"requests.other.total"}) == ("requests.other.total",)
    assert in_profile(rows, SPACE.fields) == rows
    assert canonical(("requests.other.other.total",)) == ("requests.other.other.total",)
