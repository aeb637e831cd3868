"""Reports said otherwise in words that mean the same: what is flagged then and was not before, and what no longer is.

    pytest -n0 -m benchmark -s tests/benchmarks/test_other_words.py

Reads the reports written by hand (`GOUJI_BENCH_REPORTS=DIR` those of one's own, in the same form), one in
`GOUJI_BENCH_EVERY` of them (12), each as it stands and once for each way of `corpora.synthetic.said_otherwise`. A flag more
on a report without contradictions is false. Prints, never asserts a score.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from corpora.synthetic.said_otherwise import WAYS
from corpora.synthetic.written import WrittenReport, read_written, render
from service.assemble import build_toolkit
from service.pipeline import Toolkit, read_report
from service.settings import Settings

HANDWRITTEN = Path(__file__).parent.parent / "models" / "language" / "handwritten" / "dev"
REPORTS = Path(os.environ.get("GOUJI_BENCH_REPORTS", HANDWRITTEN))
EVERY = int(os.environ.get("GOUJI_BENCH_EVERY", "12"))


@pytest.mark.benchmark
def test_other_words() -> None:
    toolkit = build_toolkit(Settings())
    said, more, false, fewer = (Counter[str]() for _ in range(4))
    for report in _chosen():
        before = flags(report, toolkit)
        for name, way in WAYS.items():
            if (other := way(report)) == report:
                continue
            after = flags(other, toolkit)
            said[name] += 1
            more[name] += len(after - before)
            false[name] += 0 if report.contradicted else len(after - before)
            fewer[name] += len(before - after)
            for flag in after ^ before:
                print(f"{report.id} {name}: {'+' if flag in after else '-'} {' '.join(flag)}")
    print(f"\n{'way':<24}{'said':>8}{'more':>8}{'false':>8}{'fewer':>8}")
    for name in WAYS:
        print(f"{name:<24}{said[name]:>8}{more[name]:>8}{false[name]:>8}{fewer[name]:>8}")
    print(f"{'all':<24}{said.total():>8}{more.total():>8}{false.total():>8}{fewer.total():>8}")


def _chosen() -> Iterator[WrittenReport]:
    reports = (
        one for path in sorted(REPORTS.glob("*.yaml")) if "passages" not in path.name for one in read_written(path)
    )
    return (one for place, one in enumerate(reports) if place % EVERY == 0)


def flags(report: WrittenReport, toolkit: Toolkit) -> frozenset[tuple[str, str, str]]:
    """Kind, what is claimed and what was found, of all that is called wrong."""
    reading = read_report(RawSource(path=report.file_name, data=render(report)), toolkit)
    assert isinstance(reading, Reading), report.id
    return frozenset(
        (one.kind, str(one.claimed), str(one.found)) for one in reading.checks if one.verdict == "contradicted"
    )
