from dataclasses import replace
from random import Random

import pytest

from corpora.synthetic.tables.fields import APPLICANTS, FIELDS
from corpora.synthetic.values import Level, blank_zeros, broken_identities, draw_years, statutory_identities

LEVELS: tuple[Level, ...] = ("office", "county", "city")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", range(30))
def test_every_identity_holds_in_every_year(seed, level):
    for figures in draw_years(Random(seed), level=level, years=3):
        assert tuple(figures.values) == FIELDS
        assert len(FIELDS) == 200
        assert broken_identities(figures) == []
        assert min(figures.values.values()) >= 0


@pytest.mark.parametrize("field", [field for field in FIELDS if not field.startswith("proactive")])
def test_changing_one_figure_breaks_an_identity_that_names_it(field):
    figures = draw_years(Random(1), level="county", years=1)[0]
    broken = broken_identities(replace(figures, values={**figures.values, field: figures[field] + 1}))
    assert broken
    assert all(field in identity.left + identity.right for identity in broken)


def test_there_are_as_many_identities_as_the_form_states():
    assert len(list(statutory_identities())) == 7 * 2 + 25 + 3


@pytest.mark.parametrize("seed", range(20))
def test_consecutive_years_fit(seed):
    before, after = draw_years(Random(seed), level="city", years=2)
    for column in APPLICANTS:
        assert after[f"requests.carried_in.{column}"] == before[f"requests.carried_out.{column}"]
    for kind in ("regulations", "documents"):
        made, abolished = after[f"proactive.{kind}.made"], after[f"proactive.{kind}.abolished"]
        stock = before[f"proactive.{kind}.in_force"]
        assert after[f"proactive.{kind}.in_force"] == stock + made - abolished


def test_sizes_are_those_of_life():
    totals = {
        level: sorted(draw_years(Random(s), level=level, years=1)[0]["requests.new.total"] for s in range(200))
        for level in LEVELS
    }
    assert 60 < sum(total == 0 for total in totals["office"]) < 140
    assert 10 < totals["county"][100] < 100
    assert 500 < totals["city"][100] < 5000


def test_only_zeros_are_left_blank():
    figures = draw_years(Random(4), level="county", years=1)[0]
    blank = blank_zeros(figures, Random(1), share=1.0).blank
    assert blank
    assert all(figures[field] == 0 and not field.endswith("total") for field in blank)
    assert blank_zeros(figures, Random(1), share=0.0).blank == frozenset()
