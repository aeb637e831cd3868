"""A reviewer's words over HTTP, and what changes with them."""

from __future__ import annotations

from typing import Any

import pytest


def contradiction(served: Any, sha256: str) -> dict[str, Any]:
    (check,) = served.client.get("/v1/checks", params={"verdict": "contradicted", "document": sha256}).json()["items"]
    return dict(check)


def test_correcting_the_figure_turns_the_check(served: Any, contradicted: str) -> None:
    check = contradiction(served, contradicted)
    answer = served.client.patch(f"/v1/documents/{contradicted}/figures/requests.new.total", json={"value": 51})
    assert answer.status_code == 200, answer.text
    changes = {change["id"]: (change["before"], change["after"]) for change in answer.json()["changed"]}
    assert changes[check["id"]] == ("contradicted", "supported")
    word = answer.json()["word"]
    assert (word["who"], word["target"], word["key"], word["after"]) == ("local", "figure", "requests.new.total", "51")
    assert word["about"] == "一、本年新收政府信息公开申请数量 / 总计"
    undone = served.client.delete(f"/v1/words/{word['id']}")
    assert undone.status_code == 200, undone.text
    assert undone.json()["word"]["withdrawn"]["who"] == "local"
    back = {change["id"]: (change["before"], change["after"]) for change in undone.json()["changed"]}
    assert back[check["id"]] == ("supported", "contradicted")
    history = served.client.get("/v1/words").json()
    assert [(item["id"], item["document"]["sha256"]) for item in history["items"]] == [(word["id"], contradicted)]
    assert served.client.get("/v1/words", params={"who": "somebody"}).json()["total"] == 0
    again = served.client.delete(f"/v1/words/{word['id']}")
    assert (again.status_code, again.json()["code"]) == (409, "withdrawn")


def test_correcting_the_cell_or_the_claim_turns_it_too(served: Any, contradicted: str) -> None:
    check = contradiction(served, contradicted)
    cell = next(evidence for evidence in check["evidence"] if evidence["role"] == "cell")
    row, col = cell["cell"]
    path = f"/v1/documents/{contradicted}/cells/{cell['table']}/{row}/{col}"
    by_cell = served.client.patch(path, json={"text": "51", "note": "看原件"}).json()
    assert [change["after"] for change in by_cell["changed"] if change["id"] == check["id"]] == ["supported"]
    assert by_cell["word"]["note"] == "看原件"
    assert by_cell["word"]["about"] == "一、本年新收政府信息公开申请数量 / 总计"
    served.client.delete(f"/v1/words/{by_cell['word']['id']}")
    record = served.client.get(f"/v1/documents/{contradicted}").json()
    claim = next(claim["id"] for claim in record["claims"] if claim["value"] == 51)
    by_claim = served.client.patch(f"/v1/documents/{contradicted}/claims/{claim}", json={"value": "50"}).json()
    assert [change["after"] for change in by_claim["changed"] if change["id"] == check["id"]] == ["supported"]


def test_a_word_on_the_check_itself(served: Any, contradicted: str) -> None:
    check = contradiction(served, contradicted)
    answer = served.client.patch(f"/v1/checks/{check['id']}", json={"decision": "dismissed", "reason": "rounding"})
    assert answer.status_code == 200, answer.text
    now = served.client.get(f"/v1/checks/{check['id']}").json()
    assert (now["decision"], now["reason"], now["verdict"]) == ("dismissed", "rounding", "contradicted")
    review = served.client.get(f"/v1/documents/{contradicted}/review").json()
    assert review["progress"]["open"] == 0
    assert [item["decision"] for item in review["checks"] if item["id"] == check["id"]] == ["dismissed"]
    assert [(word["target"], word["after"]) for word in review["words"]] == [("check", "dismissed")]
    assert review["words"][0]["about"] == check["message"]
    assert served.client.get("/v1/overview").json()["reviewed"] == 1
    assert served.client.get("/v1/checks", params={"reviewed": True}).json()["total"] == 1


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("figures/no.such.field", {"value": 1}, 404, "no_target"),
        ("figures/requests.new.total", {"value": "many"}, 422, "not_a_value"),
        ("figures/requests.new.total", {"value": 1, "more": 2}, 422, "invalid"),
        ("figures/requests.new.total", {}, 422, "invalid"),
        ("figures/requests.new.total", {"value": True}, 422, "invalid"),
        ("claims/c1", {"value": False}, 422, "invalid"),
        ("figures/requests.new.total", {"value": 1, "note": "长" * 2001}, 422, "invalid"),
        ("cells/t9/0/0", {"text": "1"}, 404, "no_target"),
        ("cells/t1/99999/0", {"text": "1"}, 404, "no_target"),
        ("cells/t1/-1/0", {"text": "1"}, 422, "invalid"),
        ("claims/c999", {"value": 1}, 404, "no_target"),
    ],
)
def test_words_that_cannot_be_taken(
    served: Any, contradicted: str, path: str, body: dict[str, Any], status: int, code: str
) -> None:
    answer = served.client.patch(f"/v1/documents/{contradicted}/{path}", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert served.client.get(f"/v1/documents/{contradicted}/words").json()["items"] == []


def test_words_on_what_was_never_read(served: Any, printed: Any) -> None:
    sha256 = served.upload(("a.txt", printed())).json()["documents"][0]["sha256"]
    answer = served.client.patch(f"/v1/documents/{sha256}/figures/requests.new.total", json={"value": 1})
    assert (answer.status_code, answer.json()["code"]) == (409, "not_read")


def test_a_word_that_is_none_cannot_be_taken_back(served: Any) -> None:
    answer = served.client.delete("/v1/words/12345")
    assert answer.status_code == 404


def test_a_request_that_is_too_long_is_not_read(served: Any, contradicted: str) -> None:
    body = b'{"value": "' + b"1" * 1_000_000 + b'"}'
    path = f"/v1/documents/{contradicted}/figures/requests.new.total"
    for content in (body, iter([body])):
        answer = served.client.patch(path, content=content, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
