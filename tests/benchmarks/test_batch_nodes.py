"""A cluster of a head and two Ray nodes on this machine, one of which is killed midway with the worker on it: the output is that of one machine.

pytest -m benchmark -s tests/benchmarks/test_batch_nodes.py
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import pytest

from corpora.synthetic.corpus import write_corpus
from service.batch.documents import REPORTS
from service.batch.nouns import Committed, Event
from service.batch.run import Order, run_batch
from service.settings import Settings

DOCUMENTS = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "200"))


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("RAY_AUTH_MODE", "token")
    monkeypatch.setenv("RAY_AUTH_TOKEN", secrets.token_hex(32))
    from ray.cluster_utils import Cluster

    started = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    yield started
    started.shutdown()


@pytest.mark.benchmark
def test_a_node_killed_midway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cluster: Any) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "service" / "batch"))
    from killing import contents, start

    write_corpus(tmp_path / "set", count=DOCUMENTS, seed=606, kinds=("text",))
    corpus = tmp_path / "set" / "reports"
    assert start(corpus, tmp_path / "calm", reader=REPORTS).wait() == 0

    nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
    killed: list[str] = []

    def watch(event: Event) -> None:
        if isinstance(event, Committed) and not killed:
            killed.append(event.part)
            cluster.remove_node(nodes[0], allow_graceful=False)

    order = Order(
        places=(str(corpus),), out=str(tmp_path / "nodes"), settings=Settings(language="grammar"),
        address=cluster.address, workers=2,
    )  # fmt: skip
    result = run_batch(order, watch=watch)
    run = result.manifest.runs[-1]
    print(f"\n{run.complete} documents, 2 nodes, 1 killed after its first part, {run.workers_lost} worker(s) lost")
    assert killed
    assert run.workers_lost == 1
    assert contents(tmp_path / "nodes") == contents(tmp_path / "calm")
