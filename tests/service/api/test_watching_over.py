"""What machines that watch over the service are told, and what becomes of defects."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

import pytest

from service.api.ends import Ends
from service.api.log import Forwarded, Log


def test_alive_at_once_and_ready_with_the_models(served: Any) -> None:
    served.desk.ready = False
    assert served.client.get("/livez").json() == {"status": "ok"}
    answer = served.client.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert "retry-after" in answer.headers
    served.desk.ready = True
    assert served.client.get("/readyz").status_code == 200


def test_metrics_count_requests_documents_and_workers(served: Any, contradicted: str) -> None:
    served.client.get(f"/v1/documents/{contradicted}")
    served.client.get("/v1/nothing")
    text = served.client.get("/metrics").text
    for line in (
        'gouji_http_requests_total{method="GET",route="/v1/documents/{sha256}",status="200"} 1.0',
        'gouji_http_requests_total{method="POST",route="/v1/documents",status="202"} 1.0',
        'gouji_documents{status="read"} 1.0',
        'gouji_workers{state="alive"} 1.0',
        "gouji_ready 1.0",
        "gouji_uploads_in_progress 0.0",
    ):
        assert line in text
    assert contradicted not in text


def test_a_defect_is_told_and_costs_its_request_alone(served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("机密")

    monkeypatch.setattr(type(served.backend.store), "overview", broken)
    answer = served.client.get("/v1/overview")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.json()["code"] == "internal"
    assert "x-content-type-options" in answer.headers
    assert "机密" not in answer.text + served.log.getvalue()
    (defect,) = [line for line in served.told() if line["event"] == "defect"]
    assert defect["error"] == "ZeroDivisionError"
    assert answer.headers["x-request-id"] == defect["id"]
    assert served.client.get("/livez").status_code == 200


def test_a_store_that_does_not_answer_is_busy(served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from service.store.errors import StoreUnavailable

    def away(*_: object, **__: object) -> None:
        raise StoreUnavailable("/secret/place")

    monkeypatch.setattr(type(served.backend.store), "overview", away)
    answer = served.client.get("/v1/overview")
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert "retry-after" in answer.headers
    assert "secret" not in answer.text


def test_the_end_of_a_reading_is_told_once_and_without_its_name(served: Any, printed: Any) -> None:
    ends = Ends(served.backend)
    leave = served.desk.on_change(ends)
    good, bad = served.read(("机密.txt", printed()), ("坏.pdf", b"%PDF-1.7 broken"))
    ends(good)  # its comparisons changed: that is no end
    leave()
    told = [(line["sha256"], line["status"], line.get("code")) for line in served.told() if line["event"] == "document"]
    assert told == [(good, "read", None), (bad, "failed", "corrupt")]
    assert "机密" not in served.log.getvalue()
    assert 'gouji_documents_ended_total{status="read"} 1.0' in served.client.get("/metrics").text


def test_what_libraries_say_is_told_without_their_values() -> None:
    stream, library = io.StringIO(), logging.getLogger("some.library")
    handler = Forwarded(Log(stream))
    library.addHandler(handler)
    try:
        library.warning("cannot read %s", "机密")
        try:
            raise ValueError("机密")
        except ValueError:
            library.exception("broken")
        library.info("nothing")
    finally:
        library.removeHandler(handler)
    told = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["level"], line["message"], line.get("error")) for line in told] == [
        ("warning", "cannot read %s", None), ("error", "broken", "ValueError"),
    ]  # fmt: skip
    assert "test_watching_over" in told[1]["where"][0]
    assert "机密" not in stream.getvalue()


def test_a_log_that_cannot_be_written_costs_nothing_else(tmp_path: Any) -> None:
    stream = (tmp_path / "log").open("w")
    stream.close()
    Log(stream)("info", "anything")
