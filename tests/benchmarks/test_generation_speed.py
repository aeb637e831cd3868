"""How many labelled prose reports and how many page pictures with their truth a minute are written.

    pytest -m benchmark -s

Prints, never asserts a time. The work is shared by as many processes as there are processors, as `gouji generate` does.
"""

import json
import os
import time
from pathlib import Path

import pytest

from corpora.synthetic.corpus import write_corpus

PROSE_REPORTS = 400
PAGED_REPORTS = 24
JOBS = os.cpu_count() or 1


def write(folder: Path, kinds: tuple[str, ...], count: int) -> float:
    """Seconds that a corpus takes, processes and manifest included."""
    begin = time.perf_counter()
    write_corpus(folder, count=count, seed=1, kinds=kinds, jobs=JOBS)
    return time.perf_counter() - begin


@pytest.mark.benchmark
def test_labelled_prose_reports_a_minute(tmp_path: Path) -> None:
    seconds = write(tmp_path, ("txt-cells",), PROSE_REPORTS)
    truths = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "gold").iterdir()]
    statements = [statement for truth in truths for statement in truth["statements"]]
    claims = sum(len(statement["claims"]) for statement in statements)
    print(
        f"\ngouji generate: {PROSE_REPORTS} labelled prose reports in {seconds:.1f} s, {JOBS} processes ="
        f" {60 * PROSE_REPORTS / seconds:.0f} a minute; {len(statements)} sentences, {claims} labelled claims"
    )


@pytest.mark.benchmark
@pytest.mark.parametrize("kinds", [("pdf",), ("scan",), ("picture",)], ids=lambda kinds: kinds[0])
def test_page_pictures_a_minute(tmp_path: Path, kinds: tuple[str, ...]) -> None:
    seconds = write(tmp_path, kinds, PAGED_REPORTS)
    pages = [page for path in (tmp_path / "pages").iterdir() for page in json.loads(path.read_text("utf-8"))["pages"]]
    words = sum(len(page["words"]) for page in pages)
    print(
        f"\ngouji generate --kind {kinds[0]}: {len(pages)} pages with truth ({words} words) in {seconds:.1f} s,"
        f" {JOBS} processes = {60 * len(pages) / seconds:.0f} pages a minute"
    )
