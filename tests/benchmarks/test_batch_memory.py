"""How memory grows with the number of documents: many small ones, by a reader that takes next to no time.

    pytest -m benchmark -s tests/benchmarks/test_batch_memory.py

What is held by the driver, by Ray's actor, by the process that reads and by Ray itself is told apart;
`GOUJI_BENCH_DOCUMENTS` (8000) asks for another number. `GOUJI_BENCH_PAGES` (0) puts one scan of so many pages among them,
which is read as scans are, page by page, while the small ones go by; its pages are thirds of A4, so that 2,000 take less
than an hour, grey JPEG at 150 dots per inch; the limit of one file is raised.
"""

from __future__ import annotations

import math
import os
import threading
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from io import BytesIO
from multiprocessing import get_context
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
TOTAL = DOCUMENTS + bool(PAGES)
SAMPLE_SECONDS = 2.0
SCAN_DOTS_PER_INCH, PARTS = 150, 3
MOST_BYTES = 512 * 1024 * 1024
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
        # In a process of its own: what it holds would be counted with the driver.
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
            pool.submit(_write_scan, corpus / "scan.pdf", tmp_path / "drawn").result()
        print(f"\nscan of {(corpus / 'scan.pdf').stat().st_size / 1e6:.0f} MB")
    done = [0]
    samples: list[tuple[int, float, Counter[str]]] = []
    ended = threading.Event()

    def watch(event: Event) -> None:
        done[0] += len(event.outcomes) if isinstance(event, Committed) else 0

    def sample() -> None:
        while not ended.wait(SAMPLE_SECONDS):
            samples.append((done[0], time.perf_counter() - begin, held()))

    begin = time.perf_counter()
    threading.Thread(target=sample, daemon=True).start()
    order = Order(
        places=(str(corpus),), out=str(tmp_path / "out"), settings=Settings(language="grammar", max_bytes=MOST_BYTES),
        workers=WORKERS,
        reader="strange_readers:obedient_but_for_pages" if PAGES else "strange_readers:obedient",
    )  # fmt: skip
    result = run_batch(order, watch=watch)
    ended.set()
    print(f"\n{DOCUMENTS} documents and a scan of {PAGES} pages, {WORKERS} worker(s): {time.perf_counter() - begin:.0f} s, "
          f"{result.manifest.counts}")  # fmt: skip
    for role in ("driver", "actor", "reader", "ray"):
        most, at = max((sizes[role], count) for count, _, sizes in samples)
        print(f"{role:>8}: at most {most / 1e6:6.1f} MB, all of them together, with {at} done")
    reading = [sample for sample in samples if 0 < sample[0] < TOTAL]
    print("over the second half of what was done")
    for role in ("driver", "actor", "reader", "ray"):
        half = reading[len(reading) // 2 :]
        first, last = half[0], half[-1]
        print(f"{role:>8}: {first[2][role] / 1e6:6.1f} MB at {first[0]} after {first[1]:.0f} s, "
              f"{last[2][role] / 1e6:6.1f} MB at {last[0]} after {last[1]:.0f} s, "
              f"slope {slope([(count, sizes[role] / 1e6) for count, _, sizes in half]) * 100:7.3f} MB per 100 documents, "
              f"{slope([(seconds / 60, sizes[role] / 1e6) for _, seconds, sizes in half]):7.3f} MB a minute")  # fmt: skip


def _write_scan(path: Path, drawn: Path) -> None:
    """Pages of generated scans, one behind the other, over again until there are enough."""
    write_corpus(drawn, count=6, seed=606, kinds=("scan-clean",))
    pages = []
    for scan in sorted((drawn / "reports").iterdir()):
        with closing(PdfDocument(scan)) as document:
            for page in document:
                picture = page.render(scale=SCAN_DOTS_PER_INCH / 72).to_pil().convert("L")
                for part in range(PARTS):
                    packed, top = BytesIO(), picture.height * part // PARTS
                    strip = picture.crop((0, top, picture.width, top + picture.height // PARTS))
                    strip.save(packed, "PDF", resolution=SCAN_DOTS_PER_INCH, quality=70)
                    pages.append(packed.getvalue())
    with closing(PdfDocument.new()) as long:
        for number in range(PAGES):
            with closing(PdfDocument(pages[number % len(pages)])) as document:
                long.import_pages(document)
        long.save(path)


def slope(points: list[tuple[int, float]]) -> float:
    """Of the line through the points; nan where all have one x, as while one long document is read."""
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else math.nan


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
