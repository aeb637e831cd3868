"""How memory grows with the number of documents: many small ones, by a reader that takes next to no time.

    pytest -m benchmark -s tests/benchmarks/test_batch_memory.py

What is held by the driver, by Ray's actor, by the process that reads and by Ray itself is told apart;
`GOUJI_BENCH_DOCUMENTS` (8000) asks for another number. `GOUJI_BENCH_PAGES` (0) puts one scan of so many pages among them,
which is read as scans are, page by page, while the small ones go by.
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from pypdfium2 import PdfDocument

from corpora.synthetic.corpus import write_corpus
from service.batch.nouns import Committed, Event
from service.batch.run import Order, run_batch
from service.settings import Settings

DOCUMENTS = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "8000"))
PAGES = int(os.environ.get("GOUJI_BENCH_PAGES", "0"))
WORKERS = int(os.environ.get("GOUJI_BENCH_WORKERS", "2" if PAGES else "1"))
SAMPLE_SECONDS = 2.0
ROLES = {"BatchWorker": "actor", "service.isolation.worker": "reader"}


@pytest.mark.benchmark
def test_memory_over_many_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "service" / "batch"))
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(DOCUMENTS):
        (corpus / f"{number:06}.txt").write_text(
            f"第{number}份，2023年共收到依申请公开{number}件，其中自然人{number}件。" * 20
        )
    if PAGES:
        _write_scan(corpus / "scan.pdf", tmp_path / "drawn")
    done = [0]
    samples: list[tuple[int, Counter[str]]] = []
    ended = threading.Event()

    def watch(event: Event) -> None:
        done[0] += len(event.outcomes) if isinstance(event, Committed) else 0

    def sample() -> None:
        while not ended.wait(SAMPLE_SECONDS):
            samples.append((done[0], held()))

    begin = time.perf_counter()
    threading.Thread(target=sample, daemon=True).start()
    order = Order(
        places=(str(corpus),), out=str(tmp_path / "out"), settings=Settings(language="grammar"), workers=WORKERS,
        reader="strange_readers:obedient_but_for_pages" if PAGES else "strange_readers:obedient",
    )  # fmt: skip
    result = run_batch(order, watch=watch)
    ended.set()
    print(f"\n{DOCUMENTS} documents and a scan of {PAGES} pages, {WORKERS} worker(s): {time.perf_counter() - begin:.0f} s, "
          f"{result.manifest.counts}")  # fmt: skip
    for role in ("driver", "actor", "reader", "ray"):
        most, at = max((sizes[role], count) for count, sizes in samples)
        print(f"{role:>8}: at most {most / 1e6:6.1f} MB, all of them together, with {at} done")
    reading = [(count, held) for count, held in samples if 0 < count < DOCUMENTS]
    print("slopes over the second half, in MB per 100 documents")
    for role in ("driver", "actor", "reader", "ray"):
        points = [(count, sizes[role] / 1e6) for count, sizes in reading[len(reading) // 2 :]]
        print(f"{role:>8}: {points[0][1]:6.1f} MB at {points[0][0]}, {points[-1][1]:6.1f} MB at {points[-1][0]}, "
              f"slope {slope(points) * 100:7.3f}")  # fmt: skip


def _write_scan(path: Path, drawn: Path) -> None:
    """Pages of generated scans, one behind the other, over again until there are enough."""
    write_corpus(drawn, count=6, seed=606, kinds=("scan-clean",))
    with closing(PdfDocument.new()) as long:
        while len(long) < PAGES:
            for scan in sorted((drawn / "reports").iterdir()):
                with closing(PdfDocument(scan)) as document:
                    long.import_pages(document, list(range(min(len(document), PAGES - len(long)))))
        long.save(path)


def slope(points: list[tuple[int, float]]) -> float:
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def held() -> Counter[str]:
    """Bytes that would be free if a process ended, by what it is."""
    found: Counter[str] = Counter()
    driver = psutil.Process()
    for process in [driver, *driver.children(recursive=True)]:
        try:
            command = " ".join(process.cmdline())
            role = next((role for word, role in ROLES.items() if word in command), "ray")
            found["driver" if process == driver else role] += process.memory_full_info().uss
        except psutil.Error:
            continue
    return found
