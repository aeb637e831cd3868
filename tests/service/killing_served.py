"""Reports sent and corrected over HTTP while the service and its reading processes are killed; what must still be there.

A client that gets no answer does not know whether it was heard: an upload it sends again under the same key, a word it
counts as one that may be there or not.
"""

from __future__ import annotations

import hashlib
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil
from serving_process import Served, launch, start_serving, wait_until

from corpora.readers.sources import RawSource
from service.export.record import to_record
from service.pipeline import Toolkit, read_report

FIGURE = "proactive.penalties"
VICTIMS = ("everything", "service", "reader")
SECONDS = 60.0
ORPHAN_SECONDS = 20.0
SHARE_OF_STARTS = 0.2
SHARE_OF_FILED = 0.5
"""Of documents whose year is corrected, too."""
YEARS = range(2001, 2020)

Said = tuple[str, str, str]
"""Document, key of what was spoken of, what stands there now."""


@dataclass
class Account:
    """What the client was told: `uploads` by SHA-256 with their bytes, `words` by id. `unsure` words had no answer."""

    uploads: dict[str, bytes] = field(default_factory=dict)
    words: dict[int, Said] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    unsure: Counter[Said] = field(default_factory=Counter)
    unsure_withdrawn: set[int] = field(default_factory=set)


def papers_of(printed: Callable[..., str], count: int) -> dict[str, bytes]:
    """Reports of as many bodies, none of which is compared with another, each contradicting its table."""
    return {
        f"报告{number}.txt": printed(
            f"2023年，我局共收到政府信息公开申请{60 + number}件。", body=f"云屏岭市第{number}水务所"
        ).encode()
        for number in range(count)
    }


def read_undisturbed(toolkit: Toolkit) -> Callable[[bytes, str], Any]:
    """The record of bytes under a name, read in this process."""

    def machine(sent: bytes, path: str) -> Any:
        return to_record(read_report(RawSource(path=path, data=sent), toolkit)).model_dump(mode="json")

    return machine


class Client(threading.Thread):
    """Sends each paper and says a word or two of it as soon as it is read. `url` is where the service is just now."""

    def __init__(self, papers: Mapping[str, bytes], *, url: str, chance: random.Random) -> None:
        super().__init__(daemon=True)
        self.url, self.account, self.trouble = url, Account(), ""
        self._papers, self._chance = dict(papers), chance

    def run(self) -> None:
        try:
            for name, data in self._papers.items():
                sha256 = self._upload(name, data)
                self.account.uploads[sha256] = data
                self._speak_of(self._chance.choice(list(self.account.uploads)))
            for sha256 in self.account.uploads:
                self._await_reading(sha256)
                self._speak_of(sha256)
        except Exception as error:  # noqa: BLE001 - told to the test, which fails
            self.trouble = repr(error)

    def _upload(self, name: str, data: bytes) -> str:
        while True:
            with suppress(httpx.TransportError):
                answer = httpx.post(
                    f"{self.url}/v1/documents", files=[("files", (name, data))], timeout=SECONDS,
                    headers={"Idempotency-Key": hashlib.sha256(data).hexdigest()},
                )  # fmt: skip
                if answer.status_code == 202:
                    return str(answer.json()["documents"][0]["sha256"])
                assert answer.status_code in (429, 503), answer.text
            time.sleep(0.05)

    def _await_reading(self, sha256: str) -> None:
        def is_read() -> bool:
            summary = self._ask("GET", f"documents/{sha256}/summary")
            assert summary is None or summary["status"] != "failed", summary
            return bool(summary and summary["status"] == "read")

        wait_until(is_read, seconds=SECONDS, what=f"reading {sha256}")

    def _speak_of(self, sha256: str) -> None:
        summary = self._ask("GET", f"documents/{sha256}/summary")
        if summary is None or summary["status"] != "read":
            return
        value = str(self._chance.randrange(1000, 10**6))
        word = self._say((sha256, FIGURE, value), f"documents/{sha256}/figures/{FIGURE}", {"value": value})
        if self._chance.random() < SHARE_OF_FILED:
            year = self._chance.choice(YEARS)
            filed = self._say((sha256, "year", str(year)), f"documents/{sha256}", {"year": year})
            word = self._chance.choice((word, filed))
        listed = self._ask("GET", "checks", document=sha256, verdict="contradicted")
        for check in (listed or {"items": []})["items"][:1]:
            decision = self._chance.choice(("accepted", "dismissed"))
            self._say((sha256, check["id"], decision), f"checks/{check['id']}", {"decision": decision})
        if word is not None and self._chance.random() < 0.3:
            self._withdraw(word)

    def _say(self, said: Said, path: str, body: Any) -> int | None:
        self.account.unsure[said] += 1
        answer = self._ask("PATCH", path, json=body)
        if answer is None:
            return None
        self.account.unsure[said] -= 1
        number = int(answer["word"]["id"])
        self.account.words[number] = said
        return number

    def _withdraw(self, word: int) -> None:
        self.account.unsure_withdrawn.add(word)
        if self._ask("DELETE", f"words/{word}") is not None:
            self.account.withdrawn.add(word)

    def _ask(self, method: str, path: str, *, json: Any = None, **asked: str) -> Any:
        """None where no answer came."""
        try:
            answer = httpx.request(method, f"{self.url}/v1/{path}", json=json, params=asked, timeout=SECONDS)
        except httpx.TransportError:
            return None
        if answer.status_code in (404, 409, 503) and method != "GET":
            return None
        assert answer.status_code == 200, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Killed so often, by what; `served` still runs when all papers are read and all was said."""

    account: Account
    killed: Counter[str]
    served: Served


@contextmanager
def swept(
    papers: Mapping[str, bytes], data: Path, *options: str, kills: int, chance: random.Random, longest_seconds: float
) -> Iterator[Outcome]:
    """Kills at random moments, also before the service answers, and starts it again; the last one is left to finish."""
    killed: Counter[str] = Counter()
    served = start_serving(data, *options)
    client = Client(papers, url=served.url, chance=random.Random(chance.random()))
    client.start()
    try:
        while killed.total() < kills and not client.trouble:
            time.sleep(chance.uniform(0, longest_seconds))
            killed[strike(served, chance.choice(VICTIMS))] += 1
            if served.process.poll() is not None:
                killed["starting"] += _kill_while_starting(data, options, chance)
                served = start_serving(data, *options)
                client.url = served.url
        client.join(SECONDS * 10)
        assert not client.is_alive(), "the client does not come to its end"
        assert not client.trouble, client.trouble
        yield Outcome(account=client.account, killed=killed, served=served)
    finally:
        served.kill()


def _kill_while_starting(data: Path, options: Sequence[str], chance: random.Random) -> bool:
    """Sometimes."""
    if chance.random() > SHARE_OF_STARTS:
        return False
    starting = launch(data, *options)
    time.sleep(chance.uniform(0.5, 3.0))
    starting.kill()
    starting.wait()
    return True


def strike(served: Served, whom: str) -> str:
    """SIGKILL for all processes; for the service alone, whose readers must then end by themselves; or for a reader."""
    below = served.below()
    if whom == "reader" and below:
        with suppress(psutil.NoSuchProcess):
            random.choice(below).kill()
        return whom
    if whom == "everything":
        served.kill()
        return whom
    served.process.kill()
    served.process.wait()
    left = psutil.wait_procs(below, timeout=ORPHAN_SECONDS)[1]
    assert not left, f"readers outlive their service: {left}"
    return "service"


def nothing_is_lost(outcome: Outcome, data: Path, machine: Callable[[bytes, str], Any]) -> None:
    """`machine` gives the record that an undisturbed reading makes of bytes under a name.

    Raises:
        AssertionError: something acknowledged is not there, or something half written is.
    """
    account, url = outcome.account, f"{outcome.served.url}/v1"
    with httpx.Client(base_url=url, timeout=SECONDS) as ask:
        listed = {one["sha256"]: one for one in _all(ask, "documents")}
        assert set(listed) == set(account.uploads)
        assert {one["status"] for one in listed.values()} == {"read"}
        for sha256, sent in account.uploads.items():
            assert ask.get(f"documents/{sha256}/original").content == sent
            _record_is_whole(ask, sha256, machine(sent, listed[sha256]["path"]))
            _words_are_there(ask, sha256, account)
        overview = ask.get("overview").json()
        assert (overview["documents"], overview["read"], overview["waiting"]) == (len(listed), len(listed), 0)
        contradicted = _all(ask, "checks", verdict="contradicted")
        assert overview["contradicted"] == len(contradicted)
        assert overview["open"] == sum(check["decision"] is None for check in contradicted)
        bodies = _all(ask, "bodies")
        filed = [(body["organisation"], year["year"]) for body in bodies for year in body["years"]]
        assert sorted(filed) == sorted((one["organisation"], one["year"]) for one in listed.values())
        assert {one["status"] for one in _all(ask, "jobs")} == {"done"}
    held = [path for path in (data / "originals").rglob("*") if path.is_file() and not path.name.startswith(".")]
    assert sorted(path.name for path in held) == sorted(account.uploads)


def _record_is_whole(ask: httpx.Client, sha256: str, expected: Any) -> None:
    machine = ask.get(f"documents/{sha256}", params={"as": "machine"}).json()
    assert machine == expected
    record, checks = ask.get(f"documents/{sha256}").json(), _all(ask, "checks", document=sha256)
    said = sorted((check["kind"], check["verdict"], check["message"]) for check in record["checks"])
    assert sorted((check["kind"], check["verdict"], check["message"]) for check in checks) == said


def _words_are_there(ask: httpx.Client, sha256: str, account: Account) -> None:
    words = {word["id"]: word for word in _all(ask, f"documents/{sha256}/words")}
    acknowledged = {number for number, said in account.words.items() if said[0] == sha256}
    assert acknowledged <= set(words)
    unsure = Counter(account.unsure)
    for number, word in words.items():
        told: Said = (sha256, word["key"], str(word["after"]))
        if number in acknowledged:
            assert account.words[number] == told
        else:
            assert unsure[told] > 0, f"{told} was never said"
            unsure[told] -= 1
        gone = word["withdrawn"] is not None
        assert gone or number not in account.withdrawn
        assert not gone or number in account.unsure_withdrawn
    _what_holds_is_shown(ask, sha256, words)


def _what_holds_is_shown(ask: httpx.Client, sha256: str, words: Mapping[int, Any]) -> None:
    now = {word["key"]: str(word["after"]) for _, word in sorted(words.items()) if word["withdrawn"] is None}
    record, machine = (ask.get(f"documents/{sha256}", params={"as": way}).json() for way in ("current", "machine"))
    shown, read = (
        next(figure["value"] for figure in one["figures"] if figure["field"] == FIGURE) for one in (record, machine)
    )
    assert str(shown) == now.get(FIGURE, str(read))
    summary = ask.get(f"documents/{sha256}/summary").json()
    assert {str(record["year"]), str(summary["year"])} == {now.get("year", str(machine["year"]))}
    for check in ask.get(f"documents/{sha256}/review").json()["checks"]:
        assert check["decision"] == now.get(check["id"])


def _all(ask: httpx.Client, path: str, **asked: str) -> list[Any]:
    found: list[Any] = []
    while True:
        answer = ask.get(path, params={**asked, "page": len(found) // 200 + 1, "size": 200})
        assert answer.status_code == 200, f"{path}: {answer.text}"
        page = json.loads(answer.content)
        found += page["items"]
        if len(found) >= page["total"]:
            return found
