"""Jobs: how they stand, as they go, cancelled."""

from __future__ import annotations

import json
import threading
from typing import Any


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Names and data of server-sent events; comments left out."""
    found = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_a_job_is_followed_to_its_end(served: Any, printed: Any) -> None:
    job = served.upload(("a.txt", printed()), ("坏.pdf", b"%PDF-1.7 broken")).json()["job"]
    reader = threading.Timer(0.3, served.desk.read_all)
    reader.start()
    answer = served.client.get(f"/v1/jobs/{job}/events")
    reader.join()
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = events(answer.text)
    assert [name for name, _ in told if name != "progress"] == ["document", "document", "end"]
    assert told[0][0] == "progress"
    assert told[0][1]["counts"]["queued"] == 2
    ended = {
        data["path"]: (data["status"], (data["error"] or {}).get("code")) for name, data in told if name == "document"
    }
    assert ended == {"a.txt": ("read", None), "坏.pdf": ("failed", "corrupt")}
    assert told[-1][1]["status"] == "done"
    assert served.desk.listeners == []


def test_who_comes_late_hears_of_everything(served: Any, printed: Any) -> None:
    answer = served.upload(("a.txt", printed()))
    served.desk.read_all()
    told = events(served.client.get(f"/v1/jobs/{answer.json()['job']}/events").text)
    assert [name for name, _ in told] == ["progress", "document", "end"]


def test_what_waits_is_taken_out_and_what_is_done_stays(served: Any, printed: Any) -> None:
    job = served.upload(("a.txt", printed()), ("b.txt", printed(year=2022))).json()["job"]
    served.desk.read_one()
    cancelled = served.client.delete(f"/v1/jobs/{job}").json()
    assert cancelled["status"] == "cancelled"
    assert (cancelled["counts"]["read"], cancelled["counts"]["cancelled"]) == (1, 1)
    assert served.desk.asked_to_give_up == 1
    assert served.desk.read_one() is False
    assert served.client.delete("/v1/jobs/none").json()["code"] == "no_job"


def test_jobs_are_listed_latest_first(served: Any) -> None:
    jobs = [served.upload((f"{number}.txt", f"第{number}份")).json()["job"] for number in range(3)]
    listed = served.client.get("/v1/jobs", params={"size": 2}).json()
    assert ([job["id"] for job in listed["items"]], listed["total"]) == (jobs[:0:-1], 3)
    assert "documents" not in listed["items"][0]
