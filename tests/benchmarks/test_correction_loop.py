"""The loop of corrections, measured: a house of its own words is read, corrected, learned from, and read again.

    pytest -m benchmark -s tests/benchmarks/test_correction_loop.py

Fifty reports are corrected by a reviewer who knows the truth, through the words that the service keeps; `gouji train`
learns from the set that comes of it: the network from claims, the profile from figures. Held apart by their bodies are
reports in sentences that the reviewer has met, others in sentences of the same words that he has not, and the
generator's own split dev, which must not be read worse.

`GOUJI_BENCH_LOOP` names a folder that is kept, with what was already made in it; `GOUJI_BENCH_SHARES` (0.6) are shares
of the set in what the network learns from, each a training, none where it is empty; `GOUJI_BENCH_HELD` (40) reports in each held set.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from corpora.labelled.build import Options, build_set
from corpora.synthetic.house.draw import Wordings, write_house
from models.language.network.reader import WEIGHTS
from service.settings import Settings
from tests.benchmarks.commands import gouji, row
from tests.benchmarks.simulated_reviewer import Reviewer

CORRECTED = 50
HELD = int(os.environ.get("GOUJI_BENCH_HELD", "40"))
SHARES = [float(one) for one in os.environ.get("GOUJI_BENCH_SHARES", "0.6").split(",") if one]
RUN = Path(__file__).parents[2] / "training" / "runs" / "language-further.yaml"
DEV_PASSAGES, DEV_REPORTS = 1000, 60
APART: dict[str, tuple[Wordings, int]] = {"sentences met": ("learned", 1000), "sentences not met": ("held", 2000)}
"""Wordings of each held set, and where its bodies begin."""


@pytest.mark.benchmark
def test_a_loop_of_corrections(kept_folder: Path) -> None:
    folder = kept_folder
    corrected = folder / "corrected"
    if not (corrected / "set" / "splits.json").exists():
        review(corrected)
    for name, (wordings, first) in APART.items():
        write_house(folder / name, count=HELD, seed=first, wordings=wordings, first=first)
    gouji("generate", "--out", folder / "dev", "--count", str(DEV_REPORTS), "--seed", "4242", "--kind", "files",
          "--split", "dev", "--planted", "0", "--jobs", "1")  # fmt: skip
    profile = folder / "learned.yaml"
    gouji("train", "labels", "--from", corrected / "set", "--records", corrected / "machine.jsonl", "--out", profile)
    told("before", folder, settings={}, dev_prose=bool(SHARES))
    told("labels learned", folder, settings={"GOUJI_PROFILE": str(profile)}, dev_prose=False)
    for share in SHARES:
        weights = trained(folder, share)
        settings = {"GOUJI_LANGUAGE_WEIGHTS": str(weights), "GOUJI_PROFILE": str(profile)}
        told(f"labels and claims learned, share {share:g}", folder, settings=settings)


def review(out: Path) -> None:
    write_house(out, count=CORRECTED, seed=1, wordings="learned")
    reviewer, started = Reviewer.of(Settings()), time.perf_counter()
    held = [reviewer.reviewed(one, out / "gold" / f"{one.stem}.json") for one in sorted((out / "reports").iterdir())]
    (out / "machine.jsonl").write_text("".join(f"{line}\n" for _, line in held), encoding="utf-8")
    options = Options(formats=("docbin", "huggingface"), origins=frozenset(["person"]))
    summary = build_set((report for report, _ in held), out=out / "set", options=options)
    print(f"\n{CORRECTED} reports reviewed: {reviewer.said} figures and claims, {reviewer.changed} of them corrected, in "
          f"{time.perf_counter() - started:.0f} s; split train {summary.reports['train']}")  # fmt: skip


def trained(folder: Path, share: float) -> Path:
    out = folder / f"share-{share:g}"
    if not (out / "weights" / "manifest.json").exists():
        run = folder / f"share-{share:g}.yaml"
        run.write_text(yaml.safe_dump(yaml.safe_load(RUN.read_text("utf-8")) | {"taught": share}), encoding="utf-8")
        started = time.perf_counter()
        gouji("train", "language", "claims", "--run", run, "--weights", WEIGHTS, "--from", folder / "corrected" / "set",
              "--out", out)  # fmt: skip
        print(f"share {share:g}: trained and calibrated in {time.perf_counter() - started:.0f} s")
    facts = json.loads((out / "weights" / "manifest.json").read_text("utf-8"))["facts"]
    print(f"share {share:g}: {facts['steps']} of {facts['of_steps']} steps")
    return out / "weights"


def told(name: str, folder: Path, *, settings: Mapping[str, str], dev_prose: bool = True) -> None:
    print(f"\n{name}")
    for held in (*APART, "dev"):
        records, gold = folder / f"{held}.jsonl", folder / held / "gold"
        gouji("extract", folder / held / "reports", "--out", records, settings=settings)
        figures = row(gouji("evaluate", records, gold), "all")
        fields = row(gouji("evaluate", "language", records, gold), "field")
        print(f"  {held}: field F1 {fields['record:f1']} (precision {fields['record:precision']}, recall "
              f"{fields['record:recall']}, of {fields['true']}); figures {figures['right']} of {figures['figures']} "
              f"right, {figures['wrong']} wrong, the others null; contradictions where there are none {figures['flags']}")  # fmt: skip
    if dev_prose:
        weights = settings.get("GOUJI_LANGUAGE_WEIGHTS", str(WEIGHTS))
        printed = gouji("evaluate", "language", "--split", "dev", "--count", str(DEV_PASSAGES), "--seed", "91402",
                        "--weights", weights)  # fmt: skip
        entities, claims = row(printed, "entity"), row(printed, "field")
        for reader in ("network", "combined"):
            print(f"  {DEV_PASSAGES} passages of dev, {reader}: field F1 {claims[f'{reader}:f1']}, entities "
                  f"{entities[f'{reader}:f1']}")  # fmt: skip
