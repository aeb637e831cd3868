"""What the store is given of a reading."""

from __future__ import annotations

import json
from dataclasses import replace

from corpora.document.reading import Reading, Unread
from service.revision.result import result_of


def test_rows_are_the_record_s(reading: Reading) -> None:
    result = result_of(reading, machine=reading)
    record = json.loads(result.record)
    assert [row.number for row in result.checks] == [check["id"] for check in record["checks"]]
    assert [json.loads(row.detail)["id"] for row in result.checks] == [row.id for row in result.checks]
    assert (result.machine_record, result.figures, result.claims) == (result.record, 3, 5)
    assert (result.facts.organisation, result.facts.year, result.facts.pages) == ("云岭市示例局", 2023, 2)
    assert result_of(reading).reading is None
    assert result_of(reading).machine_record is None


def test_doubtful_figures_are_those_below_nine_tenths_the_least_sure_first(reading: Reading) -> None:
    (blank,) = result_of(reading).doubtful
    assert (blank.field, blank.table, blank.row, blank.column) == ("requests.carried_in.total", "t1", 3, 1)
    detail = json.loads(blank.detail)
    assert (detail["page"], detail["bbox"], detail["cell"]) == (2, [10.5, 20, 30, 40.25], [3, 1])


def test_a_figure_without_a_cell_is_looked_for_in_its_whole_table(reading: Reading) -> None:
    """Previously the form's first heading was shown in its place, and a word on that heading settled them all."""
    *others, blank = reading.layout.figures
    lost = replace(blank, cell=(0, 0), state="unreadable")
    result = result_of(replace(reading, layout=replace(reading.layout, figures=(*others, lost))))
    (row,) = result.doubtful
    assert (row.table, row.row, row.column) == (None, None, None)
    detail = json.loads(row.detail)
    assert (detail["page"], detail["bbox"]) == (reading.layout.tables[0].place.page_number, None)


def test_a_document_that_was_not_read(unread: Unread) -> None:
    result = result_of(unread)
    assert (result.reading, result.checks, result.doubtful) == (None, (), ())
    assert json.loads(result.record)["error"]["code"] == "encrypted"
