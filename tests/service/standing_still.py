"""Waiting for a service as long as anything moves, and what stood still when nothing does: a failure that comes once in
hundred runs has to say by itself where it came from.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import httpx
import psutil
from serving_process import Served

PAUSE_SECONDS = 0.05
ANSWER_SECONDS = 20.0
"""For a service that may not answer at all."""
LOOK_SECONDS = 1.0
"""In which stacks are written, and a process that computes has computed."""
LAST_SAID = 12_000
"""Characters: the stacks of some ten threads, and what was said before."""
LAST_LINES = 60


def wait_while_it_moves(
    true: Callable[[], bool],
    *,
    moving: Callable[[], object],
    told: Callable[[], str],
    what: str,
    seconds: float = 600.0,
    still_seconds: float = 240.0,
) -> None:
    """Raises AssertionError with all that is `told`: when it did not become true in time, or sooner when `moving` has
    given the same for so long.
    """
    begun = moved = time.monotonic()
    last = moving()
    while not true():
        now, seen = time.monotonic(), moving()
        if seen != last:
            last, moved = seen, now
        if now - begun > seconds or now - moved > still_seconds:
            raise AssertionError(f"{what}: not within {now - begun:.0f} s; still for {now - moved:.0f} s\n{told()}")
        time.sleep(PAUSE_SECONDS)


def how_it_stands(served: Served) -> str:
    """Its jobs as it tells them, its processes, where its threads stand, and the ends of what it said and logged."""
    served.show_stacks()
    processes = "\n".join(_processes(served))
    log = served.log.read_text("utf-8", "replace").splitlines()[-LAST_LINES:] if served.log.exists() else []
    parts = {
        "jobs": "\n".join(_jobs(served.url)), "processes": processes,
        "standard error": served.said.read_text("utf-8", "replace")[-LAST_SAID:], "log": "\n".join(log),
    }  # fmt: skip
    return "\n".join(f"--- {name}\n{text}" for name, text in parts.items())


def _jobs(url: str) -> Iterator[str]:
    try:
        with httpx.Client(base_url=url, timeout=ANSWER_SECONDS) as client:
            for job in client.get("/v1/jobs").json()["items"]:
                yield json.dumps(client.get(f"/v1/jobs/{job['id']}").json(), ensure_ascii=False)
    except httpx.HTTPError as error:
        yield f"no answer: {error!r}"


def _processes(served: Served) -> Iterator[str]:
    """Computing, waiting, or gone: their state, and the seconds that they have computed now and a moment before."""
    yield f"the service: {'runs' if served.process.poll() is None else f'ended with {served.process.returncode}'}"
    before = {process: _computed(process) for process in served.below()}
    with suppress(psutil.NoSuchProcess):
        own = psutil.Process(served.process.pid)
        before[own] = _computed(own)
    time.sleep(LOOK_SECONDS)
    for process, seconds in before.items():
        with suppress(psutil.NoSuchProcess):
            name, held = " ".join(process.cmdline())[:200], process.memory_info().rss >> 20
            yield f"{process.pid} {process.status()} {seconds:.2f} → {_computed(process):.2f} s {held} MiB: {name!r}"


def _computed(process: psutil.Process) -> float:
    with suppress(psutil.NoSuchProcess):
        spent = process.cpu_times()
        return float(spent.user + spent.system)
    return 0.0
