"""The record against the contract: schema, places, ids, and evidence that leads somewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

import service.export
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from corpora.synthetic.dossier import draw_planted
from corpora.synthetic.files.render import render_file
from service.export.record import to_record
from service.pipeline import Toolkit, read_report

SCHEMA = json.loads((Path(service.export.__path__[0]) / "record.schema.json").read_text("utf-8"))
KINDS = {
    "table-identity",
    "claim-table",
    "claim-parts",
    "claim-ratio",
    "claim-list",
    "claim-claim",
    "claim-change",
    "period",
}
RENDERED = [
    ("txt-cells", "claim-table"), ("txt-rows", "claim-parts"), ("txt-lines", "claim-ratio"), ("html", "claim-list"),
    ("html-broken", "claim-claim"), ("docx", "table-identity"), ("docx-text", "period"), ("xlsx", "claim-change"),
]  # fmt: skip

Record = dict[str, Any]


def as_record(result: Any) -> Record:
    record: Record = json.loads(to_record(result).model_dump_json())
    return record


@pytest.fixture(scope="module", params=RENDERED, ids=lambda pair: pair[0])
def record(request: pytest.FixtureRequest, read: Callable[..., Reading]) -> Record:
    layout, kind = request.param
    _, wrong, _ = draw_planted(Random(7), kind=kind, year=2023, level="county", body="石榴峪县人民政府")
    return as_record(read(render_file(wrong, Random(7), kind=layout).content, path="报告"))


def test_it_validates_against_the_schema(record: Record) -> None:
    jsonschema.validate(record, SCHEMA)


def test_the_schema_refuses_what_the_contract_does_not_know(record: Record) -> None:
    wrong = json.loads(json.dumps(record))
    wrong["checks"][0]["verdict"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, SCHEMA)


def test_every_span_reproduces_its_words(record: Record) -> None:
    text = record["text"]
    said = [*record["entities"], *record["claims"]]
    said += [item for check in record["checks"] for item in check["evidence"] if item["role"] != "cell"]
    assert said
    assert [one for one in said if text[slice(*one["span"])] != one["text"]] == []


def test_sections_lie_within_the_text_in_order(record: Record) -> None:
    starts = [section["span"][0] for section in record["sections"]]
    assert starts == sorted(starts)
    assert list(dict.fromkeys(section["number"] for section in record["sections"])) == list("一二三四五六")
    assert all(
        0 <= start <= section["span"][1] <= len(record["text"])
        for start, section in zip(starts, record["sections"], strict=True)
    )


@pytest.mark.parametrize("part", ["tables", "claims", "checks"])
def test_ids_are_unique(record: Record, part: str) -> None:
    ids = [one["id"] for one in record[part]]
    assert ids
    assert len(set(ids)) == len(ids)


def test_evidence_leads_to_a_cell_or_to_words(record: Record) -> None:
    cells = {
        (table["id"], row, column): cell["text"]
        for table in record["tables"]
        for cell in table["cells"]
        for row in range(cell["row"], cell["row"] + cell["row_span"])
        for column in range(cell["col"], cell["col"] + cell["col_span"])
    }
    own = [item for check in record["checks"] for item in check["evidence"] if not item.get("source")]
    for item in own:
        if item["role"] == "cell":
            assert cells[item["table"], *item["cell"]] == item["text"]
        else:
            assert 0 <= item["span"][0] < item["span"][1] <= len(record["text"])
    assert {item["role"] for item in own} >= {"claim", "cell"}


def test_every_figure_stands_in_its_cell(record: Record) -> None:
    cells = {
        (table["id"], cell["row"], cell["col"]): cell for table in record["tables"] for cell in table["cells"]
    }  # fmt: skip
    assert len(record["figures"]) == 200
    for figure in record["figures"]:
        cell = cells[figure["table"], *figure["cell"]]
        assert (figure["value"] is not None) == (figure["state"] == "read")
        if figure["state"] == "read":
            assert cell["number"] == figure["value"]


def test_each_table_covers_each_position_once(record: Record) -> None:
    for table in record["tables"]:
        area = sum(cell["row_span"] * cell["col_span"] for cell in table["cells"])
        assert area == table["n_rows"] * table["n_cols"]


def test_checks_speak_the_contract_s_words(record: Record) -> None:
    assert {check["kind"] for check in record["checks"]} <= KINDS
    for check in record["checks"]:
        assert (check["cause"] is not None) == (check["verdict"] == "contradicted")
        assert check["message"]
        assert 0 <= check["confidence"] <= 1
    fields = {figure["field"] for figure in record["figures"]}
    assert {field for check in record["checks"] for field in check["fields"]} <= fields


def test_coverage_is_a_count_of_claims(record: Record) -> None:
    coverage = record["coverage"]
    assert 0 < coverage["linked"] <= coverage["claims"] <= len(record["claims"])
    assert coverage["checked"] <= coverage["claims"]


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b"PK\x03\x04 cut", "corrupt"), (b"\x89PNG\r\n\x1a\n", "unsupported")]
)
def test_an_error_says_its_code_and_validates(toolkit: Toolkit, data: bytes, code: str) -> None:
    record = as_record(read_report(RawSource(path="坏.docx", data=data), toolkit))
    assert record["error"]["code"] in (code, "corrupt")
    assert record["error"]["message"]
    jsonschema.validate(record, SCHEMA)
