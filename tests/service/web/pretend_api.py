"""A pretend server for the page's own tests: records from a file, answers made up in memory, failures on demand.

It follows the HTTP interface closely enough for the page; what the real server says is tested with the real server.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

Json = Any
Reply = tuple[int, str, bytes]
Picture = Callable[[str, int, float], bytes]

NOW = "2026-01-05T09:30:00+08:00"


def reply(body: Json, status: int = 200) -> Reply:
    kind = "application/problem+json" if status >= 400 else "application/json"
    return status, kind, json.dumps(body, ensure_ascii=False).encode()


def problem(status: int, code: str, detail: str) -> Reply:
    return reply({"type": "about:blank", "title": code, "status": status, "detail": detail, "code": code}, status)


@dataclass
class PretendApi:
    """`failing` names routes (a regular expression over "METHOD path") that answer 503; where `gone`, nothing answers.

    `asked` remembers every request. Streams of jobs that are `never_ending` say nothing. `more_bodies` are made up, for a long list.
    """

    records: list[Json]
    pages: dict[str, list[Json]] = field(default_factory=dict)
    picture: Picture | None = None
    me: Json = field(default_factory=lambda: dict(ME))
    failing: str | None = None
    logged_in: bool = True
    gone: bool = False
    never_ending: bool = False
    words: list[Json] = field(default_factory=list)
    jobs: list[Json] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    more_bodies: int = 0

    def answer(self, method: str, url: str, body: bytes) -> Reply:
        parts = urlsplit(url)
        path = unquote(parts.path).removeprefix("/v1")
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        self.asked.append(f"{method} {path}" + (f"?{parts.query}" if parts.query else ""))
        if self.failing and re.search(self.failing, f"{method} {path}"):
            return problem(503, "busy", "服务器忙，请稍后再试")
        if path == "/session":
            return self._session(method, body)
        if not self.logged_in:
            return problem(401, "key_required", "需要密钥")
        for name, act in ROUTES:
            at = re.fullmatch(name, f"{method} {path}")
            if at:
                given = json.loads(body) if body and method == "PATCH" else {}
                return act(self, query, given, *at.groups())
        return problem(404, "not_found", f"没有 {path}")

    def _session(self, method: str, body: bytes) -> Reply:
        if method == "POST" and json.loads(body)["key"] != "right":
            return problem(401, "wrong_key", "密钥不对")
        self.logged_in = method == "POST"
        return 204, "application/json", b""

    def record(self, sha256: str) -> Json:
        return next(record for record in self.records if record["source"]["sha256"] == sha256)

    def decision(self, check_id: str) -> Json:
        said = [word for word in self.words if word["key"] == check_id and not word["withdrawn"]]
        return said[-1] if said else {"after": None, "reason": None, "note": None, "who": None, "when": None}

    def is_open(self, record: Json, check: Json) -> bool:
        return check["verdict"] == "contradicted" and not self.decision(public_id(record, check))["after"]

    def doubtful_of(self, record: Json) -> list[Json]:
        return [one for one in record["figures"] if one["confidence"] < 0.9 or one["state"] == "unreadable"]

    def row(self, record: Json) -> Json:
        contradicted = [check for check in record["checks"] if check["verdict"] == "contradicted"]
        return {
            **brief(record),
            "status": "failed" if record["error"] else "read",
            "error": record["error"],
            "media_type": record["source"]["media_type"],
            "bytes": record["source"]["bytes"],
            "pages": record["source"]["pages"],
            "contradicted": len(contradicted),
            "open": sum(self.is_open(record, check) for check in contradicted),
            "doubtful": len(self.doubtful_of(record)),
            "corrections": sum(word["document"] == record["source"]["sha256"] for word in self.words),
            "added": NOW,
            "read": NOW,
        }

    def say(self, **word: Json) -> Json:
        said = {"id": len(self.words) + 1, "when": NOW, "who": "本机", "reason": None, "note": None, "withdrawn": None}
        self.words.append({**said, **word})
        return self.words[-1]


ME = {"name": "本机", "scope": "admin", "keys_required": False, "lang": "zh", "version": "0.1.0"}


def brief(record: Json) -> Json:
    source = record["source"]
    return {
        "sha256": source["sha256"], "path": source["path"], "organisation": record["organisation"],
        "year": record["year"], "title": record["title"],
    }  # fmt: skip


def public_id(record: Json, check: Json) -> str:
    return f"{record['source']['sha256'][:16]}-{check['id']:0>12}"


def paged(items: list[Json], query: dict[str, str]) -> Reply:
    page, size = int(query.get("page", 1)), int(query.get("size", 50))
    return reply({"items": items[(page - 1) * size : page * size], "total": len(items), "page": page, "size": size})


def me(api: PretendApi, query: dict[str, str], given: Json) -> Reply:
    return reply(api.me)


def overview(api: PretendApi, query: dict[str, str], given: Json) -> Reply:
    rows = [api.row(record) for record in api.records]
    total = {key: sum(row[key] for row in rows) for key in ("contradicted", "open", "doubtful")}
    failed = sum(row["status"] == "failed" for row in rows)
    names = {row["organisation"] for row in rows}
    return reply({
        **total, "documents": len(rows), "read": len(rows) - failed, "waiting": 0, "failed": failed,
        "bodies": len(names) + api.more_bodies, "bodies_with_gaps": 1, "reviewed": 0,
        "unnamed": sum(not row["organisation"] for row in rows if row["status"] == "read"),
    })  # fmt: skip


def bodies(api: PretendApi, query: dict[str, str], given: Json) -> Reply:
    held: dict[str, Json] = {}
    for row in map(api.row, api.records):
        name = row["organisation"] or ""
        body = held.setdefault(
            name, {"organisation": name, "years": [], "missing_years": [], "contradicted": 0, "open": 0, "doubtful": 0}
        )
        body["years"].append(
            {key: row[key] for key in ("year", "sha256", "status", "contradicted", "open", "doubtful")}
        )
        for key in ("contradicted", "open", "doubtful"):
            body[key] += row[key]
    made = [
        {
            "organisation": f"第{number}县人民政府",
            "years": [],
            "missing_years": [2022],
            "contradicted": 0,
            "open": 0,
            "doubtful": 0,
        }
        for number in range(api.more_bodies)
    ]
    found = [body for body in [*held.values(), *made] if query.get("search", "") in body["organisation"]]
    return paged(sorted(found, key=lambda body: -body["open"]), query)


def documents(api: PretendApi, query: dict[str, str], given: Json) -> Reply:
    rows = [api.row(record) for record in api.records]
    if query.get("open") == "true":
        rows = [row for row in rows if row["open"]]
    if query.get("named") == "false":
        rows = [row for row in rows if row["status"] == "read" and not row["organisation"]]
    rows = [row for row in rows if query.get("status", row["status"]) == row["status"]]
    rows = [row for row in rows if query.get("organisation", row["organisation"]) == row["organisation"]]
    return paged(rows, query)


def checks(api: PretendApi, query: dict[str, str], given: Json) -> Reply:
    found = []
    for record in api.records:
        for check in record["checks"]:
            said = api.decision(public_id(record, check))
            found.append({
                **check, "id": public_id(record, check), "number": check["id"], "document": brief(record),
                "decision": said["after"], "reason": said["reason"],
            })  # fmt: skip
    found = [one for one in found if one["verdict"] == query.get("verdict", one["verdict"])]
    if "reviewed" in query:
        found = [one for one in found if bool(one["decision"]) == (query["reviewed"] == "true")]
    return paged(found, query)


def doubtful(api: PretendApi, query: dict[str, str], given: Json) -> Reply:
    found = []
    for record in api.records:
        if query.get("document", record["source"]["sha256"]) != record["source"]["sha256"]:
            continue
        cells = {(table["id"], cell["row"], cell["col"]): cell for table in record["tables"] for cell in table["cells"]}
        for one in api.doubtful_of(record):
            cell = cells[(one["table"], *one["cell"])]
            found.append({**one, "document": brief(record), **{key: cell[key] for key in ("text", "page", "bbox")}})
    return paged(sorted(found, key=lambda one: one["confidence"]), query)


def document(api: PretendApi, query: dict[str, str], given: Json, sha256: str) -> Reply:
    return reply(api.record(sha256))


def review(api: PretendApi, query: dict[str, str], given: Json, sha256: str) -> Reply:
    record = api.record(sha256)
    row = api.row(record)
    said = [(check, api.decision(public_id(record, check))) for check in record["checks"]]
    return reply({
        "words": [word for word in reversed(api.words) if word["document"] == sha256],
        "checks": [
            {"id": public_id(record, check), "number": check["id"], "decision": word["after"], **{key: word[key] for key in ("reason", "note", "who", "when")}}
            for check, word in said
        ],
        "progress": {"contradictions": row["contradicted"], "open": row["open"], "doubtful": row["doubtful"], "doubtful_open": row["doubtful"]},
    })  # fmt: skip


def pages(api: PretendApi, query: dict[str, str], given: Json, sha256: str) -> Reply:
    return reply(api.pages.get(sha256, []))


def picture(api: PretendApi, query: dict[str, str], given: Json, sha256: str, number: str) -> Reply:
    if api.picture is None:
        return problem(404, "no_pages", "没有页面")
    return 200, "image/png", api.picture(sha256, int(number), float(query.get("scale", 1.5)))


def correct_figure(api: PretendApi, query: dict[str, str], given: Json, sha256: str, name: str) -> Reply:
    record = api.record(sha256)
    figure = next(one for one in record["figures"] if one["field"] == name)
    word = api.say(target="figure", key=name, document=sha256, before=figure["value"], after=given["value"])
    figure["value"] = None if given["value"] is None else float(given["value"])
    figure["state"], figure["confidence"] = given["state"], 1.0
    changed = []
    for table in record["tables"]:
        for cell in table["cells"]:
            if table["id"] == figure["table"] and [cell["row"], cell["col"]] == figure["cell"]:
                cell["text"] = "" if given["value"] is None else str(given["value"])
    for check in record["checks"]:
        if name in check["fields"] and check["verdict"] == "contradicted" and check["claimed"] == figure["value"]:
            check["verdict"], check["message"] = "supported", f"更正为 {given['value']} 后相符"
            changed.append(
                {
                    "id": public_id(record, check),
                    "number": check["id"],
                    "before": "contradicted",
                    "after": "supported",
                    "message": check["message"],
                }
            )
    return reply({"word": word, "changed": changed, "record_revision": len(api.words)})


def correct_claim(api: PretendApi, query: dict[str, str], given: Json, sha256: str, name: str) -> Reply:
    claim = next(one for one in api.record(sha256)["claims"] if one["id"] == name)
    word = api.say(target="claim", key=name, document=sha256, before=claim["value"], after=given.get("value"))
    claim["value"] = float(given["value"])
    return reply({"word": word, "changed": [], "record_revision": len(api.words)})


def decide(api: PretendApi, query: dict[str, str], given: Json, check_id: str) -> Reply:
    record = next(one for one in api.records if one["source"]["sha256"].startswith(check_id.split("-")[0]))
    before = api.decision(check_id)["after"]
    said = {"after": given["decision"], "reason": given.get("reason"), "note": given.get("note")}
    word = api.say(target="check", key=check_id, document=record["source"]["sha256"], before=before, **said)
    return reply({"word": word, "changed": [], "record_revision": len(api.words)})


def words(api: PretendApi, query: dict[str, str], given: Json) -> Reply:
    listed = [{**word, "document": brief(api.record(word["document"]))} for word in reversed(api.words)]
    return paged(listed, query)


def withdraw(api: PretendApi, query: dict[str, str], given: Json, number: str) -> Reply:
    word = api.words[int(number) - 1]
    word["withdrawn"] = {"who": "本机", "when": NOW}
    return reply({"word": word, "changed": [], "record_revision": len(api.words) + 1})


def upload(api: PretendApi, query: dict[str, str], given: Json) -> Reply:
    named = [
        {"sha256": record["source"]["sha256"], "path": record["source"]["path"], "status": "queued"}
        for record in api.records
    ]
    ends = [
        {**one, "status": "failed" if record["error"] else "read", "error": record["error"]}
        for one, record in zip(named, api.records, strict=True)
    ]
    failed = sum(one["status"] == "failed" for one in ends)
    counts = {
        "queued": 0,
        "running": 0,
        "read": len(ends) - failed,
        "failed": failed,
        "cancelled": 0,
        "total": len(ends),
    }
    api.jobs.insert(
        0,
        {
            "id": f"j{len(api.jobs) + 1}",
            "status": "running",
            "created": NOW,
            "finished": None,
            "counts": counts,
            "documents": ends,
        },
    )
    return reply({"job": api.jobs[0]["id"], "documents": named}, 202)


def jobs(api: PretendApi, query: dict[str, str], given: Json) -> Reply:
    return paged([{key: value for key, value in job.items() if key != "documents"} for job in api.jobs], query)


def job(api: PretendApi, query: dict[str, str], given: Json, name: str) -> Reply:
    return reply(next(one for one in api.jobs if one["id"] == name))


def cancel(api: PretendApi, query: dict[str, str], given: Json, name: str) -> Reply:
    found = next(one for one in api.jobs if one["id"] == name)
    found["status"] = "cancelled"
    return reply(found)


def events(api: PretendApi, query: dict[str, str], given: Json, name: str) -> Reply:
    found = next(one for one in api.jobs if one["id"] == name)
    if api.never_ending:
        return 200, "text/event-stream", b": still running\n\n"
    found["status"] = "done"
    told = [("progress", {key: value for key, value in found.items() if key != "documents"})]
    told += [("document", one) for one in found["documents"]] + [("end", {})]
    lines = [f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n" for kind, data in told]
    return 200, "text/event-stream", "".join(lines).encode()


ROUTES: list[tuple[str, Callable[..., Reply]]] = [
    (r"GET /me", me),
    (r"GET /overview", overview),
    (r"GET /bodies", bodies),
    (r"GET /documents", documents),
    (r"POST /documents", upload),
    (r"GET /documents/([0-9a-f]+)", document),
    (r"GET /documents/([0-9a-f]+)/review", review),
    (r"GET /documents/([0-9a-f]+)/pages", pages),
    (r"GET /documents/([0-9a-f]+)/pages/(\d+)\.png", picture),
    (r"PATCH /documents/([0-9a-f]+)/figures/(.+)", correct_figure),
    (r"PATCH /documents/([0-9a-f]+)/claims/(.+)", correct_claim),
    (r"GET /checks", checks),
    (r"PATCH /checks/(.+)", decide),
    (r"GET /doubtful", doubtful),
    (r"GET /words", words),
    (r"DELETE /words/(\d+)", withdraw),
    (r"GET /jobs", jobs),
    (r"GET /jobs/(\w+)", job),
    (r"DELETE /jobs/(\w+)", cancel),
    (r"GET /jobs/(\w+)/events", events),
]
