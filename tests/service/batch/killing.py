"""A driver in a process of its own, and SIGKILLs at random moments: to it, to a worker of Ray's, to a process that reads."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pyarrow.parquet

from service.batch.tables import TABLES

HERE = Path(__file__).parent

DRIVER = """
import sys
from service.batch.run import Order, run_batch
from service.settings import Settings
corpus, out, reader, workers = sys.argv[1:]
order = Order(places=(corpus,), out=out, settings=Settings(language="grammar"), workers=int(workers), reader=reader)
run_batch(order)
"""

MARK = "DRIVER_OF"
"""In the environment of a driver and all that it starts: the output's path."""

VICTIMS: Mapping[str, str] = {"worker": "BatchWorker", "reader": "service.isolation.worker"}
"""What stands in the command lines below a driver."""

CHANCE_COLUMNS = frozenset({"part", "attempts"})
"""What of a row depends on where it was cut, and on whom a kill hit."""


def start(corpus: Path, out: Path, *, reader: str, workers: int = 2) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(HERE), *(folder for folder in sys.path if folder)])
    with (out.parent / f"{out.name}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-c", DRIVER, str(corpus), str(out), reader, str(workers)],
            env={**os.environ, "PYTHONPATH": path, MARK: str(out)}, stdout=log, stderr=log,
        )  # fmt: skip


def sweep(
    corpus: Path, out: Path, *, reader: str, kills: int, chance: random.Random, longest_seconds: float
) -> Counter[str]:
    """Kills until there were so many, or the corpus is read; then lets the driver finish. What was killed."""
    killed: Counter[str] = Counter()
    driver = start(corpus, out, reader=reader)
    while driver.poll() is None:
        if killed.total() < kills:
            with suppress(subprocess.TimeoutExpired):
                driver.wait(chance.uniform(0, longest_seconds))
            killed.update(_kill_one(driver, chance.choice(["driver", *VICTIMS])))
        else:
            driver.wait()
        if driver.poll() == -signal.SIGKILL:
            driver = start(corpus, out, reader=reader)
    assert driver.returncode == 0, (out.parent / f"{out.name}.log").read_text()[-3000:]
    return killed


def _kill_one(driver: subprocess.Popen[bytes], who: str) -> list[str]:
    if driver.poll() is not None:
        return []
    if who == "driver":
        driver.kill()
        driver.wait()
        return [who]
    victims = [process for process in _below(driver.pid) if VICTIMS[who] in _command(process)]
    if not victims:
        return []
    with suppress(psutil.NoSuchProcess):
        random.choice(victims).kill()
        return [who]
    return []


def _below(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def contents(out: Path) -> dict[str, list[tuple[tuple[str, str], ...]]]:
    """The rows of every table, without what is chance, in an order of their own."""
    return {table: sorted(_row(row) for row in _rows(out / table)) for table in TABLES}


def _rows(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(folder).to_pylist()
    return found


def _row(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, repr(value)) for name, value in sorted(row.items()) if name not in CHANCE_COLUMNS)


def left_behind(out: Path, seconds: float = 60.0) -> list[str]:
    """Processes of the drivers of this output that are still there after they had time to notice the end.

    Agents of Ray look for their raylet every few seconds, on a loaded machine less often.
    """
    end = time.monotonic() + seconds
    while True:
        left = [_command(process) for process in psutil.process_iter() if _mark(process) == str(out)]
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.2)


def _mark(process: psutil.Process) -> str | None:
    try:
        return process.environ().get(MARK)
    except psutil.Error:
        return None
