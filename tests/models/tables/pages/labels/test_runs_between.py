"""Rows of labels by the edges of rows."""

from __future__ import annotations

from models.tables.pages.labels.runs_between import runs_above, runs_between

EDGES = (0.0, 20.0, 60.0, 80.0, 100.0, 160.0)


def test_rows_of_several_heights_come_out_even() -> None:
    assert runs_between([30.0, 110.0], EDGES, range(5)) == [range(2), range(2, 5)]


def test_the_first_rows_may_be_the_rest_of_a_group_of_the_page_before() -> None:
    assert runs_between([60.0, 120.0], EDGES, range(5)) == []
    assert runs_between([50.0, 120.0], EDGES, range(5)) == [range(1, 3), range(3, 5)]


def test_labels_may_stand_at_the_end_of_their_rows() -> None:
    ends = {2: 30.0, 3: 50.0, 4: 70.0, 5: 90.0, 6: 110.0}
    assert runs_above([50.0, 110.0], ends) == [range(2, 4), range(4, 7)]
    assert runs_above([30.0, 110.0], ends) == []
    assert runs_above([50.0, 90.0], ends) == []
