"""How fast documents are labelled, beside extracting them alone, and how much memory a larger corpus takes.

    pytest -m benchmark -s tests/benchmarks/test_label_speed.py

`GOUJI_BENCH_DOCUMENTS` (100) asks for another number of generated text reports; `GOUJI_BENCH_RECORDS` names JSON lines of
`gouji extract` to be labelled in their place, whole and a quarter of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from corpora.labelled.formats.registry import NAMES
from corpora.synthetic.corpus import write_corpus

DOCUMENTS = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "100"))
RECORDS = os.environ.get("GOUJI_BENCH_RECORDS")
_RUN = """
import resource, sys
from service.cli.label import label
from service.cli.main import cli, run
cli.add_command(label)
status = run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
sys.exit(status)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """Seconds by the clock and of a core, the program's start included, and the most memory held, in megabytes."""

    seconds: float
    core_seconds: float
    megabytes: float


def gouji(*arguments: str | Path) -> Ended:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GOUJI_BENCH_")}
    environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    environ.setdefault("GOUJI_LANGUAGE", "grammar")
    begin = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", _RUN, *map(str, arguments)], capture_output=True, text=True, env=environ
    )
    assert ended.returncode == 0, ended.stderr
    core, kilobytes = ended.stderr.split()[-2:]
    return Ended(seconds=time.perf_counter() - begin, core_seconds=float(core), megabytes=int(kilobytes) / 1024)


def told(name: str, count: int, ended: Ended) -> None:
    print(f"{name}: {count} documents in {ended.seconds:.1f} s = {count / ended.seconds:.1f} a second; "
          f"{1000 * ended.core_seconds / count:.0f} ms of a core each; at most {ended.megabytes:.0f} MB")  # fmt: skip


def every_format() -> list[str]:
    return [word for name in NAMES for word in ("--format", name)]


@pytest.mark.benchmark
def test_labelling_beside_extraction(tmp_path: Path) -> None:
    write_corpus(tmp_path, count=DOCUMENTS, seed=100, kinds=("text",))
    reports, records = tmp_path / "reports", tmp_path / "records.jsonl"
    print()
    told("gouji extract", DOCUMENTS, gouji("extract", reports, "--out", records))
    told("gouji label, one format", DOCUMENTS, gouji("label", reports, "--out", tmp_path / "a", "--format", "docbin"))
    told("gouji label, all formats", DOCUMENTS, gouji("label", reports, "--out", tmp_path / "b", *every_format()))
    told("of records, one format", DOCUMENTS, gouji("label", records, "--out", tmp_path / "c", "--format", "docbin"))
    told("of records, all formats", DOCUMENTS, gouji("label", records, "--out", tmp_path / "d", *every_format()))


@pytest.mark.benchmark
def test_memory_of_different_documents(tmp_path: Path) -> None:
    """From documents to a set in one run, all of them different: a quarter of them, then all, extraction alone beside."""
    reports, quarter = tmp_path / "reports", tmp_path / "quarter"
    write_corpus(tmp_path, count=DOCUMENTS, seed=101, kinds=("text",), jobs=1)
    quarter.mkdir()
    for path in sorted(reports.iterdir())[: DOCUMENTS // 4]:
        (quarter / path.name).symlink_to(path)
    print()
    for name, folder, count in (("a quarter", quarter, DOCUMENTS // 4), ("all", reports, DOCUMENTS)):
        told(f"{name}, labelled", count, gouji("label", folder, "--out", tmp_path / name, "--format", "docbin"))
        told(f"{name}, extracted", count, gouji("extract", folder, "--out", tmp_path / f"{name}.jsonl"))


@pytest.mark.benchmark
@pytest.mark.skipif(RECORDS is None, reason="GOUJI_BENCH_RECORDS names no file")
def test_memory_of_a_larger_corpus(tmp_path: Path) -> None:
    assert RECORDS is not None
    with Path(RECORDS).open("rb") as lines:
        count = sum(1 for _ in lines)
    quarter = tmp_path / "quarter.jsonl"
    with Path(RECORDS).open("rb") as lines:
        quarter.write_bytes(b"".join(islice(lines, count // 4)))
    print()
    for name, path, number in (("a quarter", quarter, count // 4), ("all", Path(RECORDS), count)):
        told(f"{name}, docbin", number, gouji("label", path, "--out", tmp_path / f"{name} one", "--format", "docbin"))
        told(f"{name}, all formats", number, gouji("label", path, "--out", tmp_path / f"{name} many", *every_format()))
