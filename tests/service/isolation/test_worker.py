"""A worker that crashes, hangs or eats memory in mid-document: the other documents are read."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpora.document.errors import Crashed, Failure, Internal, NotStarted, TimedOut
from corpora.readers.limits import DEFAULT, MEBIBYTE
from service.isolation.frames import unpickle_nouns
from service.isolation.process import Worker

LIMITS = replace(DEFAULT, timeout_seconds=3.0, total_seconds=6.0, max_memory_bytes=400 * MEBIBYTE)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    with Worker("faulty_readers:obedient", limits=LIMITS) as started:
        yield started


def process_of(worker: Worker) -> int:
    said, process = worker.ask("say hello")
    assert said == "hello"
    return int(process)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_one_process_for_many_documents_and_none_before_the_first(worker: Worker) -> None:
    assert worker.process_id is None
    first = process_of(worker)
    assert first == process_of(worker) == worker.process_id != os.getpid()


def test_a_machine_that_gives_no_process_is_no_fault_of_the_document(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    with monkeypatch.context() as full:
        full.setattr("subprocess.Popen", refused)
        with pytest.raises(NotStarted, match="Resource temporarily unavailable"):
            worker.ask("say hello")
    process_of(worker)


def test_a_process_that_ends_before_it_is_ready_says_how(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("service.isolation.process._BOOT", "import os, signal; os.kill(os.getpid(), signal.SIGABRT)")
        with pytest.raises(NotStarted, match="SIGABRT"):
            worker.ask("say hello")
    process_of(worker)


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSEGV", "SIGABRT"])
def test_a_crash_costs_one_document(worker: Worker, name: str) -> None:
    before = process_of(worker)
    with pytest.raises(Crashed, match=name):
        worker.ask(f"signal {name}")
    assert process_of(worker) != before
    assert not is_alive(before)


def test_a_wild_pointer_costs_one_document(worker: Worker) -> None:
    with pytest.raises(Crashed, match="SIGSEGV"):
        worker.ask("wild")
    assert process_of(worker)


def test_a_process_that_ends_itself_is_told(worker: Worker) -> None:
    with pytest.raises(Crashed, match="7"):
        worker.ask("exit 7")
    assert process_of(worker)


def test_an_endless_loop_is_ended_from_outside(worker: Worker) -> None:
    before = process_of(worker)
    begin = time.monotonic()
    with pytest.raises(TimedOut):
        worker.ask("spin")
    assert LIMITS.timeout_seconds <= time.monotonic() - begin < LIMITS.timeout_seconds + 2
    assert not is_alive(before)
    assert process_of(worker)


def test_a_memory_bomb_is_stopped_at_the_limit_and_a_fresh_process_follows(worker: Worker) -> None:
    before = process_of(worker)
    found = worker.ask("bomb")
    assert isinstance(found, Failure)
    assert found.code == "too_large"
    assert process_of(worker) != before


def test_pages_are_news_and_the_whole_has_its_own_limit(worker: Worker) -> None:
    assert worker.ask("pages 4 1.0") == Decimal(4)  # longer than a page may take, each page in time
    with pytest.raises(TimedOut):
        worker.ask("pages 100 0.2")


def test_a_process_killed_while_it_waits_costs_no_document(worker: Worker) -> None:
    os.kill(process_of(worker), signal.SIGKILL)
    time.sleep(0.1)
    assert process_of(worker)


def test_what_libraries_print_does_not_come_between(worker: Worker) -> None:
    assert worker.ask("chatter") == "quiet"


def test_large_requests_and_answers_pass(worker: Worker) -> None:
    assert worker.ask("big 3000000") == "勾" * 3_000_000
    said, _ = worker.ask("say " + "稽" * 3_000_000)
    assert len(said) == 3_000_000


def test_an_answer_is_made_of_nouns_only(worker: Worker) -> None:
    with pytest.raises(Internal, match="pathlib"):
        worker.ask("stranger x")
    assert process_of(worker)


def test_what_cannot_be_built_is_told_each_time(worker: Worker) -> None:
    with Worker("faulty_readers:unbuildable", limits=LIMITS) as broken:
        for _ in range(2):
            with pytest.raises(Internal, match="no such network"):
                broken.ask("say x")


def test_a_job_that_fails_is_told_and_goes_on(worker: Worker) -> None:
    before = process_of(worker)
    with pytest.raises(Internal, match="KeyError"):
        worker.ask("nonsense")
    assert process_of(worker) == before


def test_closing_ends_the_process(worker: Worker) -> None:
    process = process_of(worker)
    worker.close()
    assert not is_alive(process)
    worker.close()


def test_threads_take_turns(worker: Worker) -> None:
    said: list[str] = []
    threads = [threading.Thread(target=lambda n=n: said.append(worker.ask(f"say {n}")[0])) for n in range(8)]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == [str(n) for n in range(8)]


def test_a_large_parent_does_not_make_its_workers_look_large(worker: Worker) -> None:
    hoard = bytearray(LIMITS.max_memory_bytes)
    hoard[::4096] = b"x" * len(hoard[::4096])
    first = process_of(worker)
    assert process_of(worker) == first


def test_a_worker_ends_with_its_parent_whatever_it_is_doing(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert parent.stdout is not None
    process = int(parent.stdout.readline())
    time.sleep(0.5)
    assert is_alive(process)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while is_running(process) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(process)


_PARENT = """
import sys
sys.path.insert(0, sys.argv[1])
from corpora.readers.limits import DEFAULT
from service.isolation.process import Worker
worker = Worker("faulty_readers:obedient", limits=DEFAULT)
print(worker.ask("say x")[1], flush=True)
worker.ask("spin")
"""


def is_running(process: int) -> bool:
    """Alive, and no zombie that nobody has asked after."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return is_alive(process) and not Path("/proc").is_dir()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"), ("builtins", "eval"), ("corpora.document.numeral", "re.sys"),
        ("corpora.document.errors", "dataclass"), ("corpora.document.check", "Decimal"),
    ],
)  # fmt: skip
def test_no_answer_names_a_function_or_what_a_noun_has_only_imported(module: str, name: str) -> None:
    answer = b"\x80\x04\x8c" + bytes([len(module)]) + module.encode() + b"\x8c" + bytes([len(name)]) + name.encode()
    with pytest.raises(pickle.UnpicklingError):
        unpickle_nouns(answer + b"\x93.")
