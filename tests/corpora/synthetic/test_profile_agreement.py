from random import Random

import pytest

from corpora.profiles.load import load_profiles
from corpora.synthetic.tables.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.values import broken_identities, draw_years, statutory_identities

FIGURES = draw_years(Random(3), level="county", years=1)[0]
PROFILES = {profile.id: profile for profile in load_profiles()}
TABLES = {table.form: table for table in (proactive_form(FIGURES), requests_form(FIGURES), disputes_form(FIGURES))}


@pytest.mark.parametrize("form", TABLES)
def test_the_profile_and_the_generator_draw_the_same_form(form):
    """Two hands wrote the official form down; a slip of either shows here."""
    prescribed = next(one for one in PROFILES["statutory-2021"].forms if one.id == form)
    table = TABLES[form]
    assert (prescribed.n_rows, prescribed.n_columns) == (table.n_rows, table.n_columns)
    labels = {(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells if not c.field}
    assert {(c.row, c.column, c.row_span, c.column_span, c.text) for c in prescribed.labels} == labels
    fields = {(c.row, c.column, c.row_span, c.column_span, c.field) for c in table.cells if c.field}
    assert {(c.row, c.column, c.row_span, c.column_span, c.id) for c in prescribed.fields} == fields


def test_the_merged_form_has_the_same_fields():
    prescribed = next(one for one in PROFILES["statutory-2021-merged-other"].forms if one.id == "requests")
    table = requests_form(FIGURES, other_in_one_row=True)
    assert {field.id for field in prescribed.fields} == {cell.field for cell in table.cells if cell.field}


def test_the_profile_states_every_identity_of_the_generator():
    stated = {frozenset((frozenset(i.left), frozenset(i.right))) for i in PROFILES["statutory-2021"].identities}
    ours = {frozenset((frozenset(i.left), frozenset(i.right))) for i in statutory_identities()}
    assert ours <= stated


@pytest.mark.parametrize("seed", range(20))
def test_every_identity_of_the_profile_holds_in_what_is_drawn(seed):
    figures = draw_years(Random(seed), level="city", years=1)[0]
    assert broken_identities(figures) == []
    for identity in PROFILES["statutory-2021"].identities:
        assert figures.sum(identity.left) == figures.sum(identity.right), identity.name
