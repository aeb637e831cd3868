"""The recogniser of tables taught by a labelled set: a house whose tables look like no others is read, labelled, learned
from, and read again.

    pytest -n0 -m benchmark -s tests/benchmarks/test_structure_loop.py

Scanned reports of the house (`corpora.synthetic.house.pages`) are labelled by somebody who sees what was printed;
`gouji train tables` learns from that set. Measured before and after: crops of the set's own held-out bodies, generated
ones of all looks, and, through the whole line, other scans of the house and ordinary scans of split dev.

`GOUJI_BENCH_LOOP` names a folder that is kept, with what was already made in it; `GOUJI_BENCH_DOCUMENTS` (50) reports are labelled,
`GOUJI_BENCH_HELD` (20) others read, and `GOUJI_BENCH_RUN` names a run file.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from corpora.labelled.build import Options, build_set
from corpora.labelled.label import LabelledReport
from corpora.synthetic.corpus import write_corpus
from corpora.synthetic.house.pages import write_house_pages
from corpora.synthetic.pages.truth_json import page_from_json
from tests.benchmarks.commands import gouji, row
from tests.true_tables import labels_of

LABELLED = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "50"))
HELD = int(os.environ.get("GOUJI_BENCH_HELD", "20"))
RUN = Path(os.environ.get("GOUJI_BENCH_RUN", Path(__file__).parents[2] / "training" / "runs" / "tables-taught.yaml"))
SEEDS = {"labelled": 1, "held": 2}


@pytest.mark.benchmark
def test_a_loop_of_structure(kept_folder: Path) -> None:
    folder = kept_folder
    for name, count in (("labelled", LABELLED), ("held", HELD)):
        if not (folder / name).is_dir():
            write_house_pages(folder / name, count=count, seed=SEEDS[name])
    if not (folder / "ordinary").is_dir():
        write_corpus(folder / "ordinary", count=HELD, seed=4242, kinds=("scan-clean", "scan-worn"), planted=0.0,
                     split="dev", general=0.5)  # fmt: skip
    summary = build_set(labelled(folder / "labelled"), out=folder / "set", options=Options(formats=("pubtabnet",)))
    print(f"\n{LABELLED} reports labelled, {sum(summary.examples.values())} tables, {dict(summary.reports)}")
    told("before", folder, settings={})
    started = time.perf_counter()
    print(gouji("train", "tables", "--from", folder / "set", "--documents", folder / "labelled" / "reports",
                "--run", RUN, "--out", folder / "out"))  # fmt: skip
    print(f"cut, drawn, trained and measured in {time.perf_counter() - started:.0f} s")
    told("after", folder, settings={"GOUJI_TABLE_WEIGHTS": str(folder / "out" / "weights")})


def labelled(corpus: Path) -> Iterator[LabelledReport]:
    for path in sorted((corpus / "reports").iterdir()):
        truth = json.loads((corpus / "gold" / f"{path.stem}.json").read_text("utf-8"))
        pages = json.loads((corpus / "pages" / f"{path.stem}.json").read_text("utf-8"))["pages"]
        body = truth["organisation"]
        yield LabelledReport(
            document=sha256(path.read_bytes()).hexdigest(), title=None, organisation=body, body=body,
            year=truth["year"], text=f"{body}{truth['year']}年", tables=tuple(labels_of(map(page_from_json, pages))),
        )  # fmt: skip


def told(name: str, folder: Path, *, settings: Mapping[str, str]) -> None:
    print(f"\n{name}")
    for corpus in ("held", "ordinary"):
        records = folder / f"{corpus}-{name}.jsonl"
        if not records.exists():
            gouji("extract", folder / corpus / "reports", "--out", records, settings=settings)
        found = row(gouji("evaluate", "tables", records, folder / corpus / "gold", "--by-page"), "all")
        print(f"  {corpus}: {found['tables']} tables, {found['exact']} exact, GriTS-Top {found['grits_top']}, GriTS-Con "
              f"{found['grits_con']}, TEDS-Struct {found['teds_struct']}, neighbours F1 {found['adjacency_f1']}")  # fmt: skip
