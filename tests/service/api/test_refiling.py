"""Title, issuing body and year of a document over HTTP: lists, exports and labelled sets follow, and undo."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

BODY = "云屏岭市水利局"


@pytest.fixture
def nameless(served: Any, printed: Callable[..., str]) -> str:
    """The hash of a report that was read and names no body."""
    (sha256,) = served.read(("报告.txt", printed("我局全年共收到政府信息公开申请51件。").replace(BODY, "")))
    return str(sha256)


def test_a_document_without_a_body_is_found_named_and_found_no_more(served: Any, nameless: str) -> None:
    get = served.client.get
    (found,) = get("/v1/documents", params={"named": False}).json()["items"]
    assert (found["sha256"], found["organisation"], get("/v1/overview").json()["unnamed"]) == (nameless, None, 1)
    patch = {"organisation": BODY, "year": 2022, "note": "见落款"}
    answer = served.client.patch(f"/v1/documents/{nameless}", json=patch)
    assert answer.status_code == 200, answer.text
    word = answer.json()["word"]
    assert (word["who"], word["target"], word["key"], word["note"]) == (
        "local", "document", "organisation,year", "见落款"
    )  # fmt: skip
    assert (word["before"], word["after"], word["about"]) == ("— · 2023", f"{BODY} · 2022", None)
    assert get("/v1/documents", params={"named": False}).json()["items"] == []
    assert [(one["organisation"], one["year"]) for one in get("/v1/documents").json()["items"]] == [(BODY, 2022)]
    (body,) = get("/v1/bodies", params={"search": "水利"}).json()["items"]
    assert [year["year"] for year in body["years"]] == [2022]
    (check,) = get("/v1/checks", params={"organisation": BODY, "year": 2022, "kind": "claim-table"}).json()["items"]
    assert check["verdict"] == "contradicted"
    record, machine = (get(f"/v1/documents/{nameless}", params={"as": one}).json() for one in ("current", "machine"))
    assert (record["organisation"], record["year"]) == (BODY, 2022)
    assert (machine["organisation"], machine["year"]) == (None, 2023)
    assert "corrected_by_person: organisation" in record["warnings"]
    (listed,) = get("/v1/words").json()["items"]
    assert (listed["document"]["organisation"], listed["key"]) == (BODY, "organisation,year")
    undone = served.client.delete(f"/v1/words/{word['id']}").json()
    assert undone["word"]["withdrawn"]["who"] == "local"
    (found,) = get("/v1/documents", params={"named": False}).json()["items"]
    assert (found["organisation"], found["year"]) == (None, 2023)


def test_a_sentence_that_names_the_printed_year_is_of_another_than_the_corrected(
    served: Any, printed: Callable[..., str]
) -> None:
    (sha256,) = served.read(("报告.txt", printed("2023年，我局共收到政府信息公开申请51件。")))
    path = f"/v1/documents/{sha256}"

    def verdict() -> Any:
        checks = served.client.get(path).json()["checks"]
        return next(one["verdict"] for one in checks if one["kind"] == "claim-table")

    assert verdict() == "contradicted"
    word = served.client.patch(path, json={"year": 2022}).json()["word"]
    assert verdict() == "unverifiable"
    served.client.delete(f"/v1/words/{word['id']}")
    assert verdict() == "contradicted"


def test_one_fact_alone_is_told_as_it_is(served: Any, nameless: str) -> None:
    path = f"/v1/documents/{nameless}"
    word = served.client.patch(path, json={"year": 2021}).json()["word"]
    assert (word["key"], word["before"], word["after"]) == ("year", 2023, 2021)
    word = served.client.patch(path, json={"organisation": f"  {BODY}\n"}).json()["word"]
    assert (word["before"], word["after"]) == (None, BODY)
    word = served.client.patch(path, json={"organisation": None}).json()["word"]
    assert (word["before"], word["after"]) == (BODY, None)
    assert [one["key"] for one in served.client.get(f"{path}/words").json()["items"]] == [
        "organisation", "organisation", "year"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "not_a_value"), ({"note": "x"}, "not_a_value"), ({"year": 1899}, "invalid"), ({"year": "many"}, "invalid"),
        ({"organisation": "局" * 201}, "invalid"), ({"organisation": "水\u202e利"}, "not_a_value"),
        ({"body": "x"}, "invalid"), ({"title": 3}, "invalid"),
    ],
)  # fmt: skip
def test_what_no_document_is_called_is_refused(served: Any, nameless: str, body: dict[str, Any], code: str) -> None:
    answer = served.client.patch(f"/v1/documents/{nameless}", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
    assert served.client.get(f"/v1/documents/{nameless}/words").json()["items"] == []


def test_a_document_that_is_not_there_or_not_read(served: Any, printed: Callable[..., str]) -> None:
    missing = served.client.patch(f"/v1/documents/{'0' * 64}", json={"year": 2023})
    assert (missing.status_code, missing.json()["code"]) == (404, "no_document")
    waiting = served.upload(("b.txt", printed())).json()["documents"][0]["sha256"]
    answer = served.client.patch(f"/v1/documents/{waiting}", json={"year": 2023})
    assert (answer.status_code, answer.json()["code"]) == (409, "not_read")


def test_labelled_sets_and_exports_take_the_corrected_body_and_year(served: Any, nameless: str) -> None:
    served.client.patch(f"/v1/documents/{nameless}", json={"organisation": BODY, "year": 2022})
    line = json.loads(served.client.get(f"/v1/documents/{nameless}/export.jsonl").text)
    assert (line["organisation"], line["year"]) == (BODY, 2022)
    checks = served.client.get("/v1/export/checks.csv", params={"organisation": BODY}).content.decode("utf-8-sig")
    assert BODY in checks
    answer = served.client.get("/v1/labels", params={"format": "label-studio"})
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        parts = [json.loads(archive.read(f"{split}.json")) for split in ("train", "dev", "test")]
        splits = json.loads(archive.read("splits.json"))
    assert {(task["data"]["organisation"], task["data"]["year"]) for part in parts for task in part} == {(BODY, 2022)}
    assert [group["bodies"] for group in splits["groups"]] == [[BODY]]
