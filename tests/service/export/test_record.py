import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

import service.export
from corpora.document.claim import Expression
from corpora.document.errors import DocumentError
from corpora.document.geometry import Box
from corpora.document.reading import Reading, Unread
from service.export.record import Record, to_record
from service.export.schema import schema_json

SCHEMA = Path(service.export.__path__[0]) / "record.schema.json"


def _json(result: Reading | Unread, **options: str) -> dict:
    return json.loads(to_record(result, **options).model_dump_json())


def test_the_keys_are_the_contract_s(reading: Reading) -> None:
    record = _json(reading)
    assert set(record) == {
        "schema_version", "source", "error", "title", "organisation", "year", "text", "sections", "tables", "figures",
        "entities", "claims", "checks", "coverage", "warnings",
    }  # fmt: skip
    assert set(record["tables"][0]) == {
        "id",
        "form",
        "caption",
        "pages",
        "boxes",
        "n_rows",
        "n_cols",
        "found_by",
        "html",
        "cells",
    }
    assert set(record["checks"][0]) == {
        "id", "kind", "verdict", "cause", "message", "claimed", "found", "fields", "confidence", "evidence",
    }  # fmt: skip
    assert record["source"] == {
        "path": "reports/示例局.docx",
        "sha256": "ab" * 32,
        "media_type": "text/plain",
        "bytes": 1234,
        "pages": 2,
    }
    assert record["coverage"] == {"claims": 5, "linked": 2, "checked": 3}
    assert record["warnings"] == ["bookmark", "rows_repaired t1"]


def test_numbers_are_numbers_and_blank_is_not_zero(reading: Reading) -> None:
    figures = {figure["field"]: figure for figure in _json(reading)["figures"]}
    assert figures["requests.new.total"]["value"] == 1710
    assert isinstance(figures["requests.new.total"]["value"], int)
    assert figures["proactive.fees"]["value"] == 3.5
    assert (figures["requests.carried_in.total"]["value"], figures["requests.carried_in.total"]["state"]) == (
        None,
        "blank",
    )


def test_a_number_json_cannot_hold_is_unreadable_not_infinite(reading: Reading) -> None:
    huge = replace(reading.layout.figures[0], value=Decimal("1e400"))
    record = _json(replace(reading, layout=replace(reading.layout, figures=(huge,))))
    assert (record["figures"][0]["value"], record["figures"][0]["state"]) == (None, "unreadable")


def test_spans_index_the_text(reading: Reading) -> None:
    record = _json(reading)
    for item in (*record["claims"], *record["entities"]):
        assert record["text"][slice(*item["span"])] == item["text"]


def test_a_claim_tells_where_its_number_stands_and_whose_it_is(reading: Reading) -> None:
    for claim, told in zip(reading.claims, _json(reading)["claims"], strict=True):
        assert tuple(told["numeral"]) == claim.number.span
        assert (told["period_kind"], told["body"]) == (claim.period_kind, claim.body)


def test_boxes_and_pages(reading: Reading) -> None:
    table = _json(reading)["tables"][0]
    assert table["pages"] == [1, 2]
    assert table["cells"][0]["bbox"] == [10.5, 20, 30, 40.25]
    assert table["boxes"] == [{"page": 2, "bbox": [10.5, 20, 30, 40.25]}]
    evidence = _json(reading)["checks"][0]["evidence"]
    assert evidence[0]["bbox"] is None
    assert (evidence[1]["table"], evidence[1]["cell"], evidence[1]["page"]) == ("t1", [2, 2], 2)


def test_a_box_without_an_extent_is_none(reading: Reading) -> None:
    (table, *others) = reading.layout.tables
    first = min(table.grid.cells, key=lambda cell: (cell.row, cell.column))
    assert first.place is not None
    flat = replace(first, place=replace(first.place, box=Box(left=10.5, top=20, right=10.5, bottom=40.25)))
    cells = tuple(flat if cell is first else cell for cell in table.grid.cells)
    tables = (replace(table, grid=replace(table.grid, cells=cells)), *others)
    told = _json(replace(reading, layout=replace(reading.layout, tables=tables)))["tables"][0]["cells"][0]
    assert (told["bbox"], told["page"]) == (None, 2)


def test_table_html_escapes_spans_and_marks_headers(reading: Reading) -> None:
    html = to_record(reading).tables[0].html
    assert '<th colspan="2">申请人情况 &lt;个人&amp;企业&gt;</th>' in html
    assert '<th rowspan="2"></th>' in html
    assert "<td>1710</td>" in html
    assert html.count("<tr>") == 4
    assert not re.search(r"<(?!/?(table|tr|th|td|caption|br)\b)", html)


def test_a_sum_of_fields_is_written_out(reading: Reading) -> None:
    expression = Expression(name="", plus=("a", "b"), minus=("c",))
    claim = replace(reading.claims[0], fields=(expression,))
    assert _json(replace(reading, claims=(claim,)))["claims"][0]["field"] == "a+b-c"
    assert _json(reading)["claims"][2]["field"] is None


def test_an_unread_document_keeps_what_is_known(unread: Unread) -> None:
    record = _json(unread)
    assert record["error"] == {"code": "encrypted", "message": "文件已加密：Office"}
    assert record["source"]["path"] == "reports/锁.xlsx"
    assert record["source"]["bytes"] == 9
    assert (record["text"], record["coverage"], record["tables"], record["checks"]) == (None, None, [], [])
    assert _json(unread, language="en")["error"]["message"] == "the document is encrypted: Office"


@pytest.mark.parametrize("error", DocumentError.__subclasses__())
def test_every_failure_is_said_in_english_too(error: type[DocumentError]) -> None:
    for detail in ("", "第 3 页"):
        unread = Unread(path="a", failure=error(detail).failure())
        assert _json(unread, language="en")["error"]["message"] == error(detail).failure(language="en").message


def test_half_characters_do_not_break_the_line(reading: Reading) -> None:
    unread = Unread(path="坏\udcff名.txt", failure=DocumentError("").failure())
    assert _json(unread)["source"]["path"] == "坏�名.txt"
    broken = replace(reading.document, text=reading.document.text[:-1] + "\ud800")
    assert len(_json(replace(reading, document=broken))["text"]) == len(broken.text)


def test_the_schema_file_is_current() -> None:
    assert SCHEMA.read_text("utf-8") == schema_json(), "renew it: gouji schema > service/export/record.schema.json"


def test_records_meet_the_schema_and_others_do_not(reading: Reading, unread: Unread) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    validator.check_schema(validator.schema)
    for result in (reading, unread):
        validator.validate(_json(result))
    record = _json(reading)
    for broken in (record | {"extra": 1}, {key: record[key] for key in record if key != "checks"}):
        assert not validator.is_valid(broken)
    record["figures"][0]["state"] = "guessed"
    assert not validator.is_valid(record)


def test_unknown_keys_are_refused_on_the_way_in(reading: Reading) -> None:
    record = _json(reading)
    assert Record.model_validate_json(json.dumps(record)) == to_record(reading)
    with pytest.raises(ValidationError):
        Record.model_validate(record | {"extra": 1})
