"""Who is let in: keys and scopes, sessions, names of this host, pages of other sites."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from service.api.hosts import is_loopback, may_be_called, own_names
from service.api.session import key_of, read_secret, session_token


@pytest.fixture
def guarded(serve: Any) -> Any:
    return serve(keys_required=True)


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_without_keys_whoever_is_at_the_machine_may_do_everything(served: Any) -> None:
    me = served.client.get("/v1/me").json()
    assert (me["name"], me["scope"], me["keys_required"]) == ("local", "admin", False)


@pytest.mark.parametrize("path", ["/v1/me", "/v1/overview", "/v1/documents", "/metrics", "/v1/jobs/none/events"])
def test_where_keys_are_wanted_nothing_is_told_without(guarded: Any, path: str) -> None:
    for headers in (
        {},
        bearer("gouji_wrong"),
        {"Authorization": "Basic eDp5"},
        bearer("x" * 1000),
        {"Authorization": b"Bearer \xe9\x94\xa5"},
    ):
        answer = guarded.client.get(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "key_required")
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_health_and_the_page_need_no_key(guarded: Any) -> None:
    assert guarded.client.get("/livez").status_code == 200
    assert guarded.client.get("/readyz").status_code == 200
    assert guarded.client.get("/openapi.json").status_code == 200


def test_each_scope_may_do_its_own(guarded: Any) -> None:
    store = guarded.backend.store
    read, review = store.add_key("甲", "read"), store.add_key("乙", "review")
    files = [("files", ("a.txt", b"x"))]
    assert guarded.client.get("/v1/me", headers=bearer(read)).json()["name"] == "甲"
    refused = guarded.client.post("/v1/documents", files=files, headers=bearer(read))
    assert (refused.status_code, refused.json()["code"]) == (403, "scope")
    for method, path in (
        ("DELETE", "/v1/jobs/x"),
        ("DELETE", "/v1/words/1"),
        ("PATCH", "/v1/checks/0123456789abcdef-0"),
    ):
        answer = guarded.client.request(
            method, path, headers=bearer(read), json={"decision": None} if method == "PATCH" else None
        )
        assert (answer.status_code, answer.json()["code"]) == (403, "scope"), path
    assert guarded.client.post("/v1/documents", files=files, headers=bearer(review)).status_code == 202


def test_a_revoked_key_opens_nothing_from_then_on(guarded: Any) -> None:
    store = guarded.backend.store
    secret = store.add_key("甲", "read")
    guarded.client.post("/v1/session", json={"key": secret})
    assert guarded.client.get("/v1/me").status_code == 200
    store.revoke_key("甲")
    assert guarded.client.get("/v1/me").status_code == 401
    assert guarded.client.get("/v1/me", headers=bearer(secret)).status_code == 401
    assert guarded.client.post("/v1/session", json={"key": secret}).status_code == 401


def test_a_session_is_a_cookie_that_no_script_reads(guarded: Any) -> None:
    secret = guarded.backend.store.add_key("甲", "review")
    assert guarded.client.post("/v1/session", json={"key": "gouji_wrong"}).json()["code"] == "key_required"
    answer = guarded.client.post("/v1/session", json={"key": secret})
    assert answer.status_code == 204
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=strict", "Path=/"))
    assert secret not in cookie
    assert guarded.client.get("/v1/me").json()["scope"] == "review"
    assert guarded.client.delete("/v1/session").status_code == 204
    assert guarded.client.get("/v1/me").status_code == 401


def test_a_cookie_is_good_for_its_time_and_its_key_alone() -> None:
    token = session_token("k1", until=1000, secret=b"a" * 32)
    assert key_of(token, now=999, secret=b"a" * 32) == "k1"
    assert key_of(token, now=1000, secret=b"a" * 32) is None
    assert key_of(token, now=999, secret=b"b" * 32) is None
    other = session_token("k2", until=1000, secret=b"a" * 32)
    forged = other.split(".")[0] + "." + token.split(".")[1]
    for wrong in (forged, "", ".", "x", "é.é", token[:-2], "=" * 50):
        assert key_of(wrong, now=999, secret=b"a" * 32) is None


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Any) -> None:
    secret = read_secret(tmp_path)
    assert (len(secret), read_secret(tmp_path)) == (32, secret)
    assert (tmp_path / "session.secret").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["session.secret"]


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "a@localhost", "localhost/x"]
)
def test_a_name_that_is_not_ours_is_refused(served: Any, host: str) -> None:
    """DNS rebinding: a stranger's page whose name now resolves to this machine."""
    answer = served.client.get("/v1/overview", headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (400, "host")


@pytest.mark.parametrize("host", ["localhost", "localhost:8300", "127.0.0.1:8300", "[::1]:8300", "LOCALHOST:1"])
def test_our_own_names_are_served(served: Any, host: str) -> None:
    assert served.client.get("/v1/overview", headers={"Host": host}).status_code == 200


def test_names_of_the_users_own() -> None:
    names = own_names("0.0.0.0", ["Gouji.Example.CN"])
    assert may_be_called("gouji.example.cn:443", names)
    assert not may_be_called("example.cn", names)
    assert [is_loopback(host) for host in ("127.0.0.1", "127.9.9.9", "::1", "localhost", "0.0.0.0", "::", "10.0.0.1", "example.cn")] == [
        True, True, True, True, False, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "http://[bad"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_another_sites_page_changes_nothing(served: Any, headers: dict[str, str]) -> None:
    for method, path in (
        ("POST", "/v1/documents"),
        ("DELETE", "/v1/words/1"),
        ("POST", "/v1/session"),
        ("PATCH", "/v1/checks/x"),
    ):
        answer = served.client.request(method, path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin")


def test_our_own_page_and_programs_may(served: Any) -> None:
    for headers in (
        {"Origin": "http://localhost:8300", "Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost:8300"}, {},
        {"Sec-Fetch-Site": "none"},
    ):  # fmt: skip
        assert served.upload(("a.txt", "x"), **headers).status_code == 202


def test_another_sites_page_reads_nothing_but_may_link_here(served: Any) -> None:
    embedded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}
    assert served.client.get("/v1/documents", headers=embedded).status_code == 403
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert served.client.get("/", headers=followed).status_code in (200, 404)
    answer = served.client.get("/v1/overview")
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/v1/overview", "/v1/nothing", "/livez", "/openapi.json", "/metrics"])
def test_every_answer_tells_browsers_to_be_careful(served: Any, path: str) -> None:
    headers = served.client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_a_name_that_is_a_script_comes_back_as_json_alone(served: Any, printed: Any) -> None:
    name = "<img src=x onerror=alert(1)>.txt"
    served.read((name, printed()))
    for path in ("/v1/documents", "/v1/checks"):
        answer = served.client.get(path)
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert served.client.get("/v1/documents").json()["items"][0]["path"] == name


def test_the_log_holds_no_key_no_query_and_no_words_of_a_document(guarded: Any, printed: Any, caplog: Any) -> None:
    secret = guarded.backend.store.add_key("甲", "review")
    guarded.client.headers.update(bearer(secret))
    with caplog.at_level(logging.DEBUG):
        guarded.read(("机密文件名.txt", printed("2023年，机密内容51件。")))
        guarded.client.get("/v1/documents", params={"search": "机密查询"})
        guarded.client.get("/v1/me", headers=bearer("gouji_wrong"))
    log = guarded.log.getvalue()
    assert secret not in log + caplog.text
    assert "gouji_wrong" not in log + caplog.text
    assert "机密" not in log
    assert {line["route"] for line in guarded.told() if line["event"] == "request"} >= {"/v1/documents", "/v1/me"}
    assert "甲" in {line.get("who") for line in guarded.told()}


def test_whoever_is_admin_gives_and_takes_keys(guarded: Any) -> None:
    store, client = guarded.backend.store, guarded.client
    admin, review = store.add_key("管理", "admin"), store.add_key("审核", "review")
    for answer in (
        client.get("/v1/keys", headers=bearer(review)),
        client.post("/v1/keys", json={"name": "x", "scope": "admin"}, headers=bearer(review)),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "scope")
    made = client.post("/v1/keys", json={"name": "新人", "scope": "read"}, headers=bearer(admin))
    assert made.status_code == 201
    assert client.get("/v1/me", headers=bearer(made.json()["secret"])).json()["name"] == "新人"
    listed = client.get("/v1/keys", headers=bearer(admin))
    assert [key["name"] for key in listed.json()] == ["管理", "审核", "新人"]
    assert made.json()["secret"] not in listed.text + guarded.log.getvalue()
    path = f"/v1/keys/{made.json()['id']}"
    assert [client.delete(path, headers=bearer(admin)).status_code for _ in range(2)] == [204, 404]
    assert client.get("/v1/me", headers=bearer(made.json()["secret"])).status_code == 401
