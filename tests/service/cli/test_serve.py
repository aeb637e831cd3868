"""`gouji serve` as a program: what it says, whom it refuses, how it ends; and its keys."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from corpora.synthetic.samples import SAMPLES
from service.cli.main import run
from service.cli.serve import serve as command

RUN = "from service.cli.main import main; main()"
START_SECONDS = 120

Told = Callable[..., subprocess.CompletedProcess[str]]


def environment() -> dict[str, str]:
    return {**os.environ, "GOUJI_LANGUAGE": "grammar", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def gouji(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, "serve", *arguments], capture_output=True, text=True, env=environment(), timeout=120
    )


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Told:
    """What `gouji serve` with these arguments ends with, and says, in this process."""
    monkeypatch.setenv("GOUJI_LANGUAGE", "grammar")

    def ended(*arguments: str) -> subprocess.CompletedProcess[str]:
        capfd.readouterr()
        status = run(["serve", *arguments])
        return subprocess.CompletedProcess(arguments, status, *capfd.readouterr())

    return ended


@contextmanager
def running(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str], list[str]]]:
    """Its URL, its process, and what it has said so far."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "serve", "--port", "0", "--workers", "1", *arguments], stderr=subprocess.PIPE,
        text=True, env=environment(),
    )  # fmt: skip
    said: list[str] = []
    try:
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            if found := re.search(r"http://\S+/", line):
                yield found.group(), process, said
                break
        else:
            pytest.fail("".join(said))
    finally:
        process.kill()
        process.wait()


def until_read(client: httpx.Client, job: str) -> dict[str, object]:
    for _ in range(START_SECONDS * 5):
        found: dict[str, object] = client.get(f"/v1/jobs/{job}").json()
        if found["status"] == "done":
            return found
        time.sleep(0.2)
    pytest.fail(f"{found}")


def test_it_reads_what_is_uploaded_and_ends_well_with_sigterm(tmp_path: Path) -> None:
    data, log = tmp_path / "data", tmp_path / "log.jsonl"
    with running("--data", str(data), "--log", str(log)) as (url, process, said):
        assert url.startswith("http://127.0.0.1:")
        assert "勾稽已启动" in "".join(said)
        with httpx.Client(base_url=url) as client:
            reports = sorted((SAMPLES / "reports").iterdir())[:2]
            files = [("files", (report.name, report.read_bytes())) for report in reports]
            accepted = client.post("/v1/documents", files=files)
            assert accepted.status_code == 202
            counts = until_read(client, accepted.json()["job"])["counts"]
            assert counts == {"queued": 0, "running": 0, "read": 2, "failed": 0, "cancelled": 0, "total": 2}
            assert client.get("/readyz").status_code == 200
            assert client.get("/").headers["content-type"].startswith("text/html")
        process.send_signal(signal.SIGTERM)
        assert process.stderr is not None
        rest = process.stderr.read()
        assert process.wait(60) == 0
    assert "数据保存在" in rest
    assert "已停止" in rest
    events = [json.loads(line)["event"] for line in log.read_text().splitlines()]
    assert (events[0], events[-1], events.count("document")) == ("starting", "stopped", 2)
    assert data.stat().st_mode & 0o077 == 0
    with running("--data", str(data)) as (url, _, _):  # everything is there again
        assert httpx.get(f"{url}v1/overview").json()["read"] == 2


def test_whoever_listens_does_not_keep_it_from_ending(tmp_path: Path) -> None:
    """Server-sent events go on for as long as documents wait; here they wait for a worker that loads its models."""
    with running("--data", str(tmp_path)) as (url, process, _), httpx.Client(base_url=url, timeout=60) as client:
        job = client.post("/v1/documents", files=[("files", ("a.txt", "2023年".encode()))]).json()["job"]
        with client.stream("GET", f"/v1/jobs/{job}/events") as stream:
            lines = stream.iter_lines()
            assert next(lines) == "event: progress"
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(httpx.HTTPError):
                for _ in lines:
                    pass
        assert process.wait(60) == 0


def test_beyond_this_machine_only_with_a_key(tmp_path: Path, told: Told) -> None:
    data = str(tmp_path)
    refused = told("--data", data, "--host", "0.0.0.0", "--port", "0")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "gouji serve keys add" in refused.stderr
    added = gouji("--data", data, "keys", "add", "审核甲", "--scope", "review")
    secret = added.stdout.strip()
    assert added.returncode == 0
    assert secret.startswith("gouji_")
    assert not any(secret.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    listed = told("keys", "list", "--data", data)
    assert "审核甲" in listed.stdout
    assert secret not in listed.stdout
    with running("--data", data, "--host", "0.0.0.0") as (url, _, _):
        assert httpx.get(f"{url}v1/me").status_code == 401
        answer = httpx.get(f"{url}v1/me", headers={"Authorization": f"Bearer {secret}"})
        assert (answer.json()["name"], answer.json()["scope"]) == ("审核甲", "review")
        assert told("keys", "revoke", listed.stdout.split("\t")[0], "--data", data).returncode == 0
        assert httpx.get(f"{url}v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 401


def test_wrong_usage_is_one_line(tmp_path: Path, told: Told) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = gouji("--data", str(tmp_path / "b"), "--port", str(other.getsockname()[1]))
    wrong = [
        taken,
        told("--data", str(tmp_path), "--database", "nosuch://x"),
        told("keys", "revoke", "none", "--data", str(tmp_path)),
    ]
    for ended in wrong:
        assert ended.returncode == 2
        assert len(ended.stderr.strip().splitlines()) == 1
        assert "Traceback" not in ended.stderr
    assert "无法监听" in taken.stderr


def test_the_keys_of_a_command_do_not_start_a_server() -> None:
    assert sorted(command.commands) == ["keys"]  # type: ignore[attr-defined]


def test_the_server_starts_without_what_only_readers_and_labels_need() -> None:
    heavy = "{'scipy', 'datasketch', 'spacy', 'torch', 'onnxruntime', 'cv2', 'ray'}"
    code = f"import sys, service.api.serving; print(sorted({heavy} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), timeout=120)
    assert ended.stdout.strip() == "[]", ended.stderr
