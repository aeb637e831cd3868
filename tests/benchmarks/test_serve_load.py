"""People read lists and records of 20,000 documents while text reports keep coming in, over HTTP on loopback.

    pytest -m benchmark -s tests/benchmarks/test_serve_load.py

`GOUJI_BENCH_DOCUMENTS`, `GOUJI_BENCH_SECONDS`, `GOUJI_BENCH_READERS` and `GOUJI_BENCH_UPLOADS_A_SECOND` ask for others.
Readers wait a little between two requests, as a page does between two of its own; what they count is the time from the
request to the answer's last byte, in a process of their own.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from corpora.readers.sources import RawSource
from corpora.synthetic.corpus import write_corpus
from service.pipeline import Toolkit, read_report
from service.revision.result import result_of
from service.store.opening import open_store

sys.path.insert(0, str(Path(__file__).parents[1] / "service"))  # isort: skip
from filling_store import fill, organisation
from serving_process import Served, serving

pytestmark = pytest.mark.benchmark

DOCUMENTS = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "20000"))
SECONDS = float(os.environ.get("GOUJI_BENCH_SECONDS", "180"))
READERS = int(os.environ.get("GOUJI_BENCH_READERS", "4"))
UPLOADS_A_SECOND = float(os.environ.get("GOUJI_BENCH_UPLOADS_A_SECOND", "2"))
TEMPLATES = 40
PAUSE_SECONDS = 0.1
SAMPLE_SECONDS = 5.0
TIMEOUT_SECONDS = 60.0
SIZE = 50

Ask = tuple[str, str, dict[str, Any]]
"""What it is called, path under /v1, parameters."""


class Tally:
    """Seconds by what was asked; answers that were none, or not the right ones."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.failures: Counter[str] = Counter()
        self._lock = threading.Lock()

    def timed(self, name: str, act: Callable[[], httpx.Response], *, right: int) -> httpx.Response | None:
        start = time.perf_counter()
        try:
            answer = act()
        except httpx.HTTPError as error:
            return self._failed(f"{name}: {type(error).__name__}")
        if answer.status_code != right:
            return self._failed(f"{name}: {answer.status_code}")
        with self._lock:
            self.seconds[name].append(time.perf_counter() - start)
        return answer

    def _failed(self, what: str) -> None:
        with self._lock:
            self.failures[what] += 1

    def tell(self) -> None:
        print(f"\n{'milliseconds':>34}{'asked':>8}{'p50':>9}{'p95':>9}{'p99':>9}{'most':>9}")
        for name, times in sorted(self.seconds.items()):
            cuts = statistics.quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
            shown = "".join(f"{one * 1000:9.1f}" for one in (cuts[49], cuts[94], cuts[98], max(times)))
            print(f"{name:>34}{len(times):8}{shown}")
        print(f"failures: {dict(self.failures) or 'none'}")


def asked(chance: random.Random, hashes: list[str]) -> Iterator[Ask]:
    """What a reviewer's page asks in a minute: its totals, its lists, then one document after another."""
    body, year = organisation(chance.randrange(DOCUMENTS // 6)), chance.randint(2019, 2024)
    page = {"page": chance.randint(1, 20), "size": SIZE}
    yield "overview", "overview", {}
    yield "bodies, most open first", "bodies", {"sort": "-open", **page}
    yield "bodies by a part of their name", "bodies", {"search": body[:6], "size": SIZE}
    yield "bodies with a year missing", "bodies", {"gaps": True, **page}
    yield "documents, most open first", "documents", {"sort": "-open", **page}
    yield "documents of a body", "documents", {"organisation": body}
    yield "documents by name and year", "documents", {"search": body[:4], "year": year, **page}
    yield "contradictions, surest first", "checks", {"verdict": "contradicted", "reviewed": False, **page}
    yield "contradictions of a kind", "checks", {"verdict": "contradicted", "kind": "claim-table", "year": year}
    yield "contradictions by name", "checks", {"verdict": "contradicted", "search": body[:6]}
    yield "doubtful figures", "doubtful", {"reviewed": False, **page}
    yield "jobs", "jobs", {"size": 20}
    for sha256 in chance.sample(hashes, 3):
        yield "a record", f"documents/{sha256}", {}
        yield "a document's review", f"documents/{sha256}/review", {}
        yield "a document's summary", f"documents/{sha256}/summary", {}
        yield "checks of a document", "checks", {"document": sha256, "size": 200}


class Load:
    """Readers, who also accept a contradiction now and then, and one who sends reports; until `stop` is set."""

    def __init__(self, url: str, reports: Iterator[tuple[str, bytes]], hashes: list[str]) -> None:
        self.tally, self.stop, self.sent = Tally(), threading.Event(), 0
        self._url, self._reports, self._hashes = f"{url}/v1", reports, hashes

    def start(self) -> None:
        for number in range(READERS):
            threading.Thread(target=self._read, args=(number,), daemon=True).start()
        threading.Thread(target=self._send, daemon=True).start()

    def _read(self, number: int) -> None:
        chance = random.Random(number)
        with httpx.Client(base_url=self._url, timeout=TIMEOUT_SECONDS) as client:
            while not self.stop.is_set():
                for name, path, parameters in asked(chance, self._hashes):
                    answer = self.tally.timed(name, lambda p=path, q=parameters: client.get(p, params=q), right=200)  # type: ignore[misc]
                    if self.stop.wait(PAUSE_SECONDS * chance.random() * 2):
                        return
                    if answer is not None and name == "contradictions of a kind":
                        self._accept(client, answer.json()["items"], chance)

    def _accept(self, client: httpx.Client, found: list[Any], chance: random.Random) -> None:
        if found:
            check = chance.choice(found)["id"]
            self.tally.timed(
                "PATCH a check", lambda: client.patch(f"checks/{check}", json={"decision": "accepted"}), right=200
            )

    def _send(self) -> None:
        with httpx.Client(base_url=self._url, timeout=TIMEOUT_SECONDS) as client:
            for name, data in self._reports:
                if self.stop.wait(1 / UPLOADS_A_SECOND):
                    return
                files = [("files", (name, data))]
                answer = self.tally.timed("POST a report", lambda f=files: client.post("documents", files=f), right=202)  # type: ignore[misc]
                self.sent += answer is not None


def reports(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Text reports without end, no two of the same bytes."""
    held = [(path.name, path.read_bytes()) for path in sorted((folder / "reports").iterdir())]
    for number in range(10**9):
        name, data = held[number % len(held)]
        yield f"{number}-{name}", data + f"\n第{number}次报送。\n".encode()


def core_seconds(served: Served) -> float:
    """Of the service alone, its readers aside: what a busy machine does not change much."""
    times = psutil.Process(served.process.pid).cpu_times()
    return float(times.user + times.system)


def memory(served: Served) -> dict[str, float]:
    """Resident MB of the service, and of its processes together."""
    with suppress(psutil.NoSuchProcess):
        of = psutil.Process(served.process.pid)
        below = sum(one.memory_info().rss for one in of.children(recursive=True))
        return {"service": of.memory_info().rss / 1e6, "readers": below / 1e6}
    return {}


def watch_memory(served: Served, seconds: float) -> list[dict[str, float]]:
    end, seen = time.monotonic() + seconds, []
    while time.monotonic() < end:
        seen.append(memory(served))
        time.sleep(SAMPLE_SECONDS)
    return seen


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    write_corpus(folder, count=TEMPLATES, seed=20, kinds=("text",), planted=0.7)
    return folder


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_load(
    database: str, texts: Path, toolkit: Toolkit, tmp_path: Path, request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    options = () if database == "sqlite" else ("--database", request.getfixturevalue("synced_postgres"))
    readings = [
        read_report(RawSource(path=path.name, data=path.read_bytes()), toolkit) for path in sorted((texts / "reports").iterdir())
    ]  # fmt: skip
    results = [result_of(reading, machine=reading) for reading in readings]  # type: ignore[arg-type]
    start = time.perf_counter()
    with open_store(*(options[1:] or (None,)), tmp_path) as store:
        fill(store, results, documents=DOCUMENTS, monkeypatch=monkeypatch)
        checks = store.overview().contradicted
    told = f"{sum(len(result.checks) for result in results) / TEMPLATES:.0f} checks each, {checks} contradicted"
    print(f"\n{database}: {DOCUMENTS} documents, {told}, written in {time.perf_counter() - start:.0f} s")
    with serving(tmp_path, "--workers", "1", *options) as served:
        listed = httpx.get(
            f"{served.url}/v1/documents", params={"size": 200, "sort": "organisation"}, timeout=TIMEOUT_SECONDS
        )
        load = Load(served.url, reports(texts), [one["sha256"] for one in listed.json()["items"]])
        load.start()
        before = core_seconds(served)
        seen = watch_memory(served, SECONDS)
        load.stop.set()
        spent = core_seconds(served) - before
        time.sleep(1)
        overview = httpx.get(f"{served.url}/v1/overview", timeout=TIMEOUT_SECONDS).json()
    load.tally.tell()
    answers = sum(map(len, load.tally.seconds.values()))
    print(
        f"{answers} answers, {1000 * spent / answers:.1f} ms of a core each, results written and events told included"
    )
    for minute in range(0, len(seen), max(1, len(seen) // 6)):
        print(
            f"after {minute * SAMPLE_SECONDS:4.0f} s: "
            + ", ".join(f"{who} {mb:.0f} MB" for who, mb in seen[minute].items())
        )
    print(
        f"{SECONDS:.0f} s, {READERS} readers, load of the machine {os.getloadavg()[0]:.1f}: {load.sent} reports sent, "
        f"{overview['read'] - DOCUMENTS} of them read, {overview['waiting']} wait, {overview['failed']} failed"
    )
    assert not load.tally.failures
    assert overview["failed"] == 0
