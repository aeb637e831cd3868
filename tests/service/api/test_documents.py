"""Records, lists, tables, pages: what programs and the page read."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest

PROBLEM = "application/problem+json"
NOBODY = "0" * 64


def test_a_record_is_sent_once_and_then_only_when_it_changed(served: Any, contradicted: str) -> None:
    first = served.client.get(f"/v1/documents/{contradicted}")
    assert first.status_code == 200
    assert first.json()["schema_version"] == "1"
    etag = {"If-None-Match": first.headers["etag"]}
    assert served.client.get(f"/v1/documents/{contradicted}", headers=etag).status_code == 304
    served.client.patch(f"/v1/documents/{contradicted}/figures/requests.new.total", json={"value": "51"})
    again = served.client.get(f"/v1/documents/{contradicted}", headers=etag)
    assert again.status_code == 200
    machine = served.client.get(f"/v1/documents/{contradicted}", params={"as": "machine"}, headers=etag).json()
    values = [
        next(figure["value"] for figure in record["figures"] if figure["field"] == "requests.new.total")
        for record in (again.json(), machine)
    ]
    assert values == [51, 50]


def test_lists_and_totals(served: Any, contradicted: str, printed: Any) -> None:
    served.read(("上上年.txt", printed(year=2021)), ("坏.pdf", b"%PDF-1.7 broken"))
    overview = served.client.get("/v1/overview").json()
    assert overview["unnamed"] == served.client.get("/v1/documents", params={"named": False}).json()["total"] == 0
    assert served.client.get("/v1/documents", params={"named": True}).json()["total"] == 2
    assert {name: overview[name] for name in ("documents", "read", "failed", "waiting", "bodies", "bodies_with_gaps")} == {
        "documents": 3, "read": 2, "failed": 1, "waiting": 0, "bodies": 1, "bodies_with_gaps": 1,
    }  # fmt: skip
    assert overview["open"] >= 1
    (body,) = served.client.get("/v1/bodies", params={"search": "水利", "gaps": True}).json()["items"]
    assert [year["year"] for year in body["years"]] == [2021, 2023]
    assert body["missing_years"] == [2022]
    failed = served.client.get("/v1/documents", params={"status": "failed"}).json()
    assert [(item["path"], item["error"]["code"]) for item in failed["items"]] == [("坏.pdf", "corrupt")]
    broken = failed["items"][0]["sha256"]
    assert served.client.get(f"/v1/documents/{broken}/summary").json()["status"] == "failed"
    page = served.client.get("/v1/documents", params={"size": 1, "page": 2, "sort": "path"}).json()
    assert (len(page["items"]), page["total"], page["page"], page["size"]) == (1, 3, 2, 1)


def test_checks_are_filtered_and_named_for_good(served: Any, contradicted: str) -> None:
    found = served.client.get("/v1/checks", params={"verdict": "contradicted", "document": contradicted}).json()
    assert found["total"] == 1
    (check,) = found["items"]
    assert (check["claimed"], check["found"], check["kind"]) == (51, 50, "claim-table")
    assert check["id"].startswith(contradicted[:16] + "-")
    assert check["document"]["organisation"] == "云屏岭市水利局"
    assert served.client.get(f"/v1/checks/{check['id']}").json() == check
    for params in (
        {"year": 2020},
        {"organisation": "别处"},
        {"kind": "period", "verdict": "contradicted"},
        {"min_confidence": 1},
    ):
        assert served.client.get("/v1/checks", params={"verdict": "contradicted"} | params).json()["total"] == 0


def test_a_parameter_left_empty_is_not_asked(served: Any, contradicted: str) -> None:
    every = served.client.get("/v1/checks").json()
    assert served.client.get("/v1/checks?verdict=&kind=&organisation=&year=").json() == every
    only = served.client.get("/v1/checks?verdict=contradicted&kind=&year&reviewed=").json()
    assert [item["verdict"] for item in only["items"]] == ["contradicted"]
    assert served.client.get("/v1/documents?organisation=&year=&status=&page=&size=").json()["total"] == 1


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"/v1/documents/{NOBODY}", 404, "no_document"),
        (f"/v1/documents/{NOBODY}/original", 404, "no_document"),
        (f"/v1/documents/{NOBODY}/pages/1.png", 404, "no_document"),
        (f"/v1/documents/{NOBODY}/tables/t1.json", 404, "no_document"),
        (f"/v1/documents/{NOBODY}/review", 404, "no_document"),
        (f"/v1/checks/{NOBODY[:16]}-0123456789ab", 404, "no_check"),
        ("/v1/jobs/none", 404, "no_job"),
        ("/v1/jobs/none/events", 404, "no_job"),
        ("/v1/nothing", 404, "not_found"),
        ("/v1/documents/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404, "not_found"),
        ("/v1/documents/..%5cetc/original", 422, "invalid"),
        ("/v1/documents?page=0", 422, "invalid"),
        ("/v1/documents?size=201", 422, "invalid"),
        ("/v1/documents?sort=nothing", 422, "invalid"),
        ("/v1/checks?min_confidence=nan", 422, "invalid"),
    ],
)
def test_what_is_not_there_is_a_problem(served: Any, path: str, status: int, code: str) -> None:
    answer = served.client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["type"] == f"urn:gouji:problem:{code}"


def test_a_method_that_is_none(served: Any) -> None:
    answer = served.client.put("/v1/overview")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert answer.headers["allow"] == "GET, HEAD"
    assert served.client.put("/v1/documents").headers["allow"] == "GET, HEAD, POST"
    assert served.client.put(f"/v1/documents/{NOBODY}").headers["allow"] == "GET, HEAD, PATCH"


def test_a_document_that_is_not_read_yet(served: Any, printed: Any) -> None:
    sha256 = served.upload(("a.txt", printed())).json()["documents"][0]["sha256"]
    answer = served.client.get(f"/v1/documents/{sha256}")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_read")


def test_the_original_comes_back_as_a_download_that_nothing_runs(served: Any, printed: Any) -> None:
    page = printed(html=True) + "<script>alert(1)</script>"
    (sha256,) = served.read(('年报"\r\nX-Evil: 1.html', page))
    answer = served.client.get(f"/v1/documents/{sha256}/original")
    assert answer.content == page.encode()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert "x-evil" not in answer.headers
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


HOSTILE = '=HYPERLINK("http://evil/","点")'


def hostile_page(printed: Any) -> str:
    return str(printed(html=True)).replace("自然人", f"{HOSTILE}<script>alert(1)</script>自然人", 1) + (
        f"<table><tr><th>项目</th><th>数</th></tr><tr><td>{HOSTILE}</td><td>@SUM(A1)</td></tr>"
        "<tr><td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td>-1+1|cmd</td></tr></table>"
    )


def test_no_table_runs_in_a_spreadsheet_or_a_browser(served: Any, printed: Any) -> None:
    (sha256,) = served.read(("a.html", hostile_page(printed)))
    tables = served.client.get(f"/v1/documents/{sha256}").json()["tables"]
    table = next(table for table in tables if any(cell["text"] == HOSTILE for cell in table["cells"]))
    base = f"/v1/documents/{sha256}/tables/{table['id']}"
    assert served.client.get(f"{base}.json").json() == table
    web = served.client.get(f"{base}.html")
    assert "<script" not in web.text
    assert "&lt;script&gt;" in web.text
    assert "sandbox" in web.headers["content-security-policy"]
    rows = list(csv.reader(io.StringIO(served.client.get(f"{base}.csv").content.decode("utf-8-sig"))))
    assert [f"'{HOSTILE}", "'@SUM(A1)"] in rows
    assert all(not text.lstrip().startswith(("=", "+", "-", "@")) for row in rows for text in row)
    sheet = openpyxl.load_workbook(io.BytesIO(served.client.get(f"{base}.xlsx").content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert HOSTILE in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_a_table_and_a_form_that_are_none(served: Any, contradicted: str) -> None:
    base = f"/v1/documents/{contradicted}/tables"
    assert served.client.get(f"{base}/t99.json").json()["code"] == "no_table"
    assert served.client.get(f"{base}/t1.exe").status_code == 422
    assert served.client.get(f"{base}/..%2f..%2fx.json").status_code == 404


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx"])
def test_a_whole_document_as_a_file(served: Any, contradicted: str, form: str) -> None:
    answer = served.client.get(f"/v1/documents/{contradicted}/export.{form}")
    assert answer.status_code == 200
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith(f"attachment; filename=\"_______ 2023.{form}\"; filename*=UTF-8''")
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        assert book.sheetnames[0] == "矛盾"
        assert book["矛盾"]["F2"].value == 51


def test_pages_and_their_pictures(served: Any, contradicted: str) -> None:
    base = f"/v1/documents/{contradicted}/pages"
    assert served.client.get(base).json() == [{"number": 1, "width": 595, "height": 842, "turn": 0}]
    picture = served.client.get(f"{base}/1.png", params={"scale": 2})
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
    assert served.pages.asked == [(contradicted, 1, 2.0)]
    etag = {"If-None-Match": picture.headers["etag"]}
    assert served.client.get(f"{base}/1.png", params={"scale": 2}, headers=etag).status_code == 304
    assert served.client.get(f"{base}/1.png", params={"scale": 1}, headers=etag).status_code == 200
    assert len(served.pages.asked) == 2
    assert served.client.get(f"{base}/2.png").json()["code"] == "no_page"
    assert served.client.get(f"{base}/1.png", params={"scale": 100}).status_code == 422
    served.pages.broken = True
    assert (served.client.get(base).status_code, served.client.get(f"{base}/1.png").json()["code"]) == (422, "page")


def test_doubtful_figures_are_a_queue(served: Any, printed: Any) -> None:
    served.read(("a.txt", printed()))
    found = served.client.get("/v1/doubtful").json()
    assert found["total"] == len(found["items"])


def test_messages_are_in_the_language_that_is_asked_for(served: Any) -> None:
    titles = [
        served.client.get("/v1/jobs/none", headers={"Accept-Language": wanted}).json()["title"]
        for wanted in ("", "zh-CN,en;q=0.5", "en-GB,zh;q=0.5", "fr", "en;q=0")
    ]
    assert titles == ["没有这个任务", "没有这个任务", "No such job", "没有这个任务", "没有这个任务"]


def test_claims_of_a_document_are_listed_and_filtered(served: Any, contradicted: str) -> None:
    path = f"/v1/documents/{contradicted}/claims"
    claims = served.client.get(path).json()
    assert [claim["value"] for claim in claims["items"]] == [51]
    assert (claims["total"], claims["items"][0]["field"]) == (1, "requests.new.total")
    served.client.patch(f"/v1/documents/{contradicted}/claims/{claims['items'][0]['id']}", json={"field": None})
    assert [served.client.get(path, params={"linked": one}).json()["total"] for one in (True, False)] == [0, 1]
    assert served.client.get(path, params={"field": "requests.new.total"}).json()["total"] == 0
    assert served.client.get(path, params={"max_confidence": 0.5}).json()["total"] == 0
    assert served.client.get(path, params={"page": 2}).json()["items"] == []
    waiting = served.upload(("b.txt", "一、总体情况")).json()["documents"][0]["sha256"]
    assert served.client.get(f"/v1/documents/{waiting}/claims").json()["code"] == "not_read"


@pytest.mark.parametrize("path", ["/livez", "/v1/overview", "/v1/jobs/{job}", "/v1/jobs/{job}/events"])
def test_head_is_answered_as_get_without_a_body(served: Any, path: str) -> None:
    job = served.upload(("报告.txt", "某县2023年政府信息公开工作年度报告")).json()["job"]
    answer = served.client.head(path.format(job=job))
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].split(";")[0] in ("application/json", "text/event-stream")


def test_head_where_nothing_is_to_get(served: Any) -> None:
    assert served.client.head("/v1/documents/" + NOBODY).status_code == 404
