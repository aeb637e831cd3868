"""Documents come in: one, many, archives, the same again, too much."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from service.api.options import UploadLimits

Archive = Callable[[Mapping[str, bytes | str]], bytes]
PROBLEM = "application/problem+json"


def test_one_document_is_taken_read_and_given_back(served: Any, printed: Any) -> None:
    report = printed("2023年，本机关共收到政府信息公开申请51件。")
    answer = served.upload(("年度报告.txt", report))
    assert answer.status_code == 202
    (document,) = answer.json()["documents"]
    assert document == {
        "sha256": hashlib.sha256(report.encode()).hexdigest(), "path": "年度报告.txt", "status": "queued", "error": None,
    }  # fmt: skip
    assert answer.headers["location"] == f"/v1/jobs/{answer.json()['job']}"
    assert served.desk.woken == 1
    served.desk.read_all()
    record = served.client.get(f"/v1/documents/{document['sha256']}").json()
    assert (record["organisation"], record["year"]) == ("云屏岭市水利局", 2023)
    assert [check["found"] for check in record["checks"] if check["verdict"] == "contradicted"] == [50]
    job = served.client.get(answer.headers["location"]).json()
    assert (job["status"], job["counts"]["read"]) == ("done", 1)


def test_the_same_bytes_are_one_document(served: Any, printed: Any) -> None:
    report = printed()
    (first,) = served.read(("a.txt", report))
    again = served.upload(("b.txt", report)).json()
    assert [(document["sha256"], document["status"]) for document in again["documents"]] == [(first, "read")]
    assert served.client.get("/v1/documents").json()["total"] == 1


def test_an_archive_is_its_documents_and_says_what_is_none(served: Any, make_archive: Archive, printed: Any) -> None:
    archive = make_archive({"甲局/2022.txt": printed(year=2022), "2023.txt": printed(), ".DS_Store": b"x"})
    answer = served.upload(("全市.zip", archive), ("空.zip", make_archive({})))
    assert [(document["path"], document["status"]) for document in answer.json()["documents"]] == [
        ("全市.zip!/2023.txt", "queued"),
        ("全市.zip!/甲局/2022.txt", "queued"),
        ("空.zip", "failed"),
    ]


def test_names_are_labels_and_never_places(served: Any, printed: Any, tmp_path: Any) -> None:
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    names = ("../../../etc/passwd", "C:\\Windows\\a.txt", "/abs\x1b[2J.txt", "a\u202etxt.exe")
    shown = [
        served.upload((name, printed(f"第{number}份。"))).json()["documents"][0]["path"]
        for number, name in enumerate(names)
    ]
    assert shown[0] == "etc/passwd"
    assert all(sign not in path for path in shown for sign in ("..", "\\", "\x1b", "\u202e"))
    assert not any(path.startswith("/") for path in shown)
    new = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert all("originals" in path.parts or path.name.startswith("gouji.db") for path in new)


def test_a_member_that_climbs_out_of_its_archive_stays_a_label(
    served: Any, make_archive: Archive, printed: Any
) -> None:
    archive = make_archive({"../../evil.txt": printed()})
    assert [document["path"] for document in served.upload(("a.zip", archive)).json()["documents"]] == [
        "a.zip!/evil.txt"
    ]


def test_a_bomb_costs_nothing_but_its_refusal(served: Any, make_archive: Archive) -> None:
    answer = served.upload(("bomb.zip", make_archive({"zeros.txt": b"\0" * 50_000_000})))
    assert answer.status_code == 413
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["code"] == "expansion"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (UploadLimits(request_bytes=100), "too_large"),
        (UploadLimits(request_files=1), "too_many_files"),
        (UploadLimits(documents=1), "too_many_files"),
        (UploadLimits(expanded_bytes=10), "expansion"),
    ],
)
def test_what_is_over_a_limit_is_refused_and_leaves_no_document(serve: Any, limits: UploadLimits, code: str) -> None:
    served = serve(uploads=limits)
    answer = served.upload(("a.txt", "甲" * 40), ("b.txt", "乙" * 40))
    assert (answer.status_code, answer.json()["code"]) == (413, code)
    assert served.client.get("/v1/documents").json()["total"] == 0


def test_a_body_without_a_length_is_counted_as_it_comes(serve: Any) -> None:
    served = serve(uploads=UploadLimits(request_bytes=1000))
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    answer = served.client.post(
        "/v1/documents", content=iter([head, *[b"x" * 500] * 10]),
        headers={"Content-Type": "multipart/form-data; boundary=b"},
    )  # fmt: skip
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("content_type", "body", "status", "code"),
    [
        ("application/json", b"{}", 415, "unsupported_media_type"),
        ("multipart/form-data", b"", 400, "bad_request"),
        ("multipart/form-data; boundary=b", b"", 400, "bad_request"),
        ("multipart/form-data; boundary=b", b"nonsense", 400, "bad_request"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\ncut', 400, "bad_request"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="other"; filename="a"\r\n\r\nx\r\n--b--\r\n', 422, "invalid"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nx\r\n--b--\r\n', 422, "no_files"),
    ],
)  # fmt: skip
def test_what_is_no_upload(served: Any, content_type: str, body: bytes, status: int, code: str) -> None:
    answer = served.client.post("/v1/documents", content=body, headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == PROBLEM


def test_a_key_makes_sending_again_harmless(served: Any) -> None:
    first = served.upload(("a.txt", "甲"), **{"Idempotency-Key": "k-1"})
    again = served.upload(("a.txt", "甲"), **{"Idempotency-Key": "k-1"})
    other = served.upload(("a.txt", "乙"), **{"Idempotency-Key": "k-1"})
    assert first.json()["job"] == again.json()["job"]
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_conflict")
    assert served.client.get("/v1/jobs").json()["total"] == 1


def test_a_full_queue_asks_to_come_later(serve: Any) -> None:
    served = serve(uploads=UploadLimits(waiting_documents=1))
    assert served.upload(("a.txt", "甲")).status_code == 202
    answer = served.upload(("b.txt", "乙"))
    assert (answer.status_code, answer.json()["code"]) == (429, "queue_full")
    assert int(answer.headers["retry-after"]) > 0


def test_more_uploads_at_once_than_memory_allows_ask_to_come_later(serve: Any) -> None:
    served = serve(uploads=UploadLimits(at_once=1))
    with served.backend.uploads.taken():
        answer = served.upload(("b.txt", "乙"))
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert int(answer.headers["retry-after"]) > 0
    assert served.upload(("b.txt", "乙")).status_code == 202
