"""The contradictions found in statements by hand, with their features, as rows that a judge of them learns from.

`python -m tests.benchmarks.first_readings FILE.yaml [FILE.yaml | DIRECTORY …] --out rows.csv`

Read files before anybody has written a rule for what they say, and add the rows to `training/judge/first_readings.csv`:
of prose that rules were made to fit a judge learns nothing. A contradiction is real in the wrong one of two statements
unless the true one has it as well; a directory of generated reports has real ones alone.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpora.readers.sources import RawSource
from corpora.synthetic.statements import TRUE, WRONG, reports_of
from corpora.synthetic.written import render
from service.assemble import build_toolkit
from service.checks import run
from service.checks.inspection import Finding, Inspection
from service.checks.judged.features import JUDGED, features
from service.pipeline import Toolkit, read_report
from service.settings import Settings
from training.judge.fit import COLUMNS

Row = dict[str, object]


def rows_of(path: Path, toolkit: Toolkit) -> Iterator[Row]:
    """One for each contradiction that the rules leave, before any judge."""
    told: list[tuple[str, Finding, Row]] = []
    for name, source in _documents(path):
        for inspection, finding in _found(source, toolkit):
            told.append((name, finding, {key: round(value, 4) for key, value in features(inspection, finding).items()}))
    false = {_key(name, finding) for name, finding, _ in told if name.endswith(f"-{TRUE}")}
    for name, finding, row in told:
        is_true = name.endswith(f"-{TRUE}")
        real = not is_true and _key(name, finding) not in false
        if real or is_true:
            yield {"file": path.stem, "statement": name, "real": int(real), **row}


def _key(name: str, finding: Finding) -> tuple[object, ...]:
    """The same for a finding of both of two statements."""
    pair = name.removesuffix(f"-{TRUE}").removesuffix(f"-{WRONG}")
    return pair, finding.kind, finding.claimed, finding.found


def _documents(path: Path) -> Iterator[tuple[str, RawSource]]:
    if path.is_dir():
        for one in sorted(path.iterdir()):
            yield one.stem, RawSource(path=one.name, data=one.read_bytes())
        return
    for report in reports_of(path):
        yield report.id, RawSource(path=report.file_name, data=render(report))


def _found(source: RawSource, toolkit: Toolkit) -> list[tuple[Inspection, Finding]]:
    found: list[tuple[Inspection, Finding]] = []

    def unjudged(inspection: Inspection, findings: Sequence[Finding], **_: object) -> list[Finding]:
        found.extend((inspection, one) for one in findings if one.verdict == "contradicted" and one.kind in JUDGED)
        return [*findings]

    judged, run.without_doubtful = run.without_doubtful, unjudged
    try:
        read_report(source, toolkit)
    finally:
        run.without_doubtful = judged
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    told = parser.parse_args(arguments)
    toolkit = build_toolkit(Settings())
    rows = [row for path in told.files for row in rows_of(path, toolkit)]
    with told.out.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(
            out, [*COLUMNS, *(name for name in rows[0] if name not in COLUMNS)] if rows else COLUMNS
        )
        writer.writeheader()
        writer.writerows(rows)
    sys.stdout.write(f"{len(rows)} → {told.out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
