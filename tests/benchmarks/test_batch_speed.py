"""A corpus read by a plain loop, by `multiprocessing`, by Ray Data and by `gouji batch`, side by side.

    pytest -m benchmark -s tests/benchmarks/test_batch_speed.py

Seconds of CPU are those of all processes together and tell overhead also on a machine that has other work; wall time
counts from the first document, so that what it takes to start is told apart. `GOUJI_BENCH_DOCUMENTS` (200) and
`GOUJI_BENCH_WORKERS` (1,2) ask for other numbers, `GOUJI_BENCH_WAYS` (loop,batch) for some of the ways, `GOUJI_BENCH_KIND` (scan-clean,scan-worn)
for other kinds of documents; several numbers of documents (1000,20000) show how cost grows.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import psutil
import pytest
from pypdfium2 import PdfDocument

from corpora.synthetic.corpus import write_corpus

COUNTS = [int(number) for number in os.environ.get("GOUJI_BENCH_DOCUMENTS", "200").split(",")]
WORKERS = [int(number) for number in os.environ.get("GOUJI_BENCH_WORKERS", "1,2").split(",")]
WANTED = os.environ.get("GOUJI_BENCH_WAYS", "loop,multiprocessing,ray data,batch").split(",")
KINDS = tuple(os.environ.get("GOUJI_BENCH_KIND", "text").split(","))
WAYS = Path(__file__).parent / "ways_to_read_a_corpus.py"
SAMPLE_SECONDS = 0.5
OF_RAY = ("gcs_server", "raylet", "dashboard", "monitor", "ray::IDLE", "Agent", "runtime_env")
"""Processes that Ray runs for itself, which compute while time passes, however much is read in it."""


@dataclass(kw_only=True)
class Measured:
    """What a way cost. `memory` are pairs of documents done and bytes held by all its processes."""

    wall: float = 0.0
    starting: float = 0.0
    cpu: float = 0.0
    cpu_starting: float = 0.0
    cpu_of_ray: float = 0.0
    memory: list[tuple[int, int]] = field(default_factory=list)
    said: dict[str, float] = field(default_factory=dict)

    @property
    def slope_megabytes(self) -> float | None:
        """Per 100 documents, by least squares over the second half while documents are read: the first fills caches."""
        last = self.memory[-1][0] if self.memory else 0
        points = [point for point in self.memory if 0 < point[0] < last]
        points = points[len(points) // 2 :]
        if len({done for done, _ in points}) < 3:
            return None
        mean_x = sum(done for done, _ in points) / len(points)
        mean_y = sum(held for _, held in points) / len(points)
        spread = sum((done - mean_x) ** 2 for done, _ in points)
        return sum((done - mean_x) * (held - mean_y) for done, held in points) / spread * 100 / 1e6


def measured(way: str, corpus: Path, out: Path, workers: int) -> Measured:
    """Runs it in a process of its own, whose last words are a line of JSON; each line before says how many are done."""
    result = Measured()
    done = [0]
    cpu: dict[tuple[int, float], float] = {}
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(WAYS), way, str(corpus), str(out), str(workers)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folder for folder in sys.path if folder)},
    )  # fmt: skip
    watching = threading.Thread(target=_watch, args=(process, cpu, done, result), daemon=True)
    watching.start()
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("{"):
            result.said = json.loads(line)
        elif line.strip().isdecimal():
            result.starting = result.starting or time.perf_counter() - begin
            done[0] = int(line)
    assert process.wait() == 0
    result.wall = time.perf_counter() - begin
    watching.join()
    result.cpu = sum(cpu.values())
    return result


def _watch(
    process: subprocess.Popen[str], cpu: dict[tuple[int, float], float], done: Sequence[int], result: Measured
) -> None:
    of_ray: dict[tuple[int, float], float] = {}
    while process.poll() is None:
        held = 0
        for one in _tree(process.pid):
            try:
                times = one.cpu_times()
                cpu[one.pid, one.create_time()] = times.user + times.system
                if any(word in " ".join(one.cmdline()) for word in OF_RAY):
                    of_ray[one.pid, one.create_time()] = times.user + times.system
                held += one.memory_full_info().uss
            except psutil.Error:
                continue
        if done[0] and not result.cpu_starting:
            result.cpu_starting = sum(cpu.values())
        result.memory.append((done[0], held))
        time.sleep(SAMPLE_SECONDS)
    result.cpu_of_ray = sum(of_ray.values())


def _tree(pid: int) -> list[psutil.Process]:
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.Error:
        return []


@pytest.mark.benchmark
@pytest.mark.parametrize("count", COUNTS)
def test_ways_to_read_a_corpus(tmp_path: Path, count: int) -> None:
    write_corpus(tmp_path / "set", count=count, seed=606, kinds=KINDS, jobs=2)
    corpus = tmp_path / "set" / "reports"
    documents = len(list(corpus.iterdir()))
    pages = sum(len(PdfDocument(path)) for path in corpus.glob("*.pdf"))
    print(
        f"\n{documents} reports ({', '.join(KINDS)}) with {pages} pages, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}"
    )
    ways = [("loop", 1), *(("multiprocessing", workers) for workers in WORKERS if workers > 1)]
    ways += [("ray data", workers) for workers in WORKERS if find_spec("pandas")]
    ways += [("batch", workers) for workers in WORKERS]
    ways = [(way, workers) for way, workers in ways if way in WANTED]
    for way, workers in ways:
        found = measured(way, corpus, tmp_path / f"{way}-{workers}", workers)
        rate = (documents - found.said["first"]) / found.said["seconds"]
        slope = found.slope_megabytes
        read = documents - found.said["first"]
        print(
            f"{way:>16} {workers} worker(s): {rate:6.2f} documents/s"
            f"{f' ({rate * pages / documents:.2f} pages/s)' if pages else ''} and "
            f"{(found.cpu - found.cpu_starting) / read * 1000:6.1f} ms CPU a document after the first {documents - read:.0f}, "
            f"{found.wall:6.1f} s in all, {found.starting:5.1f} s and {found.cpu_starting:5.1f} s CPU until then, "
            f"{found.cpu_of_ray:5.1f} s CPU of Ray's own processes in all, "
            f"{found.said['rest']:4.1f} s after the last, most held {max(held for _, held in found.memory) / 1e6:5.0f} MB, "
            f"slope {'-' if slope is None else f'{slope:.2f}'} MB per 100 documents"
        )
