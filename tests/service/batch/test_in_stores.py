"""A corpus in a store, read into a store: as on a disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import fsspec
import pyarrow.parquet
import pytest

from service.batch.folder import open_store
from service.batch.nouns import Committed, Event
from service.batch.run import Order, run_batch
from service.batch.status import committed_files, read_status
from service.settings import Settings

Printed = Callable[..., str]
GRAMMAR = Settings(language="grammar")


def records(place: str) -> Mapping[str, Any]:
    """By the name of their file, without what tells where they lay."""
    store = open_store(place)
    found = {}
    for name in committed_files(store):
        if name.startswith("records/"):
            with store.open_input(name) as stream:
                for row in pyarrow.parquet.ParquetFile(stream).read().to_pylist():
                    text = str(row["record"]).replace(place.rpartition("/")[0], "")
                    found[row["path"].rpartition("/")[2]] = json.loads(text)
    return found


@pytest.fixture(params=["memory", "s3"])
def root(request: pytest.FixtureRequest) -> str:
    return "memory:///reports" if request.param == "memory" else str(request.getfixturevalue("s3"))


def test_a_store_into_a_store(
    root: str, tmp_path: Path, strange: str, printed: Printed, make_zip: Callable[[Mapping[str, bytes | str]], bytes]
) -> None:
    from this_process import opened

    files = {
        "2022.txt": printed(year=2022).encode(),
        "2023.txt": printed("2023年收到政府信息公开申请50件，比上年增加10件。").encode(),
        "卷.zip": make_zip({"甲.txt": printed(body="甲市民政局"), "空.txt": ""}),
    }
    store, place = fsspec.core.url_to_fs(root)
    for name, data in files.items():
        (tmp_path / "disk").mkdir(exist_ok=True)
        (tmp_path / "disk" / name).write_bytes(data)
        store.makedirs(place, exist_ok=True)
        store.pipe_file(f"{place}/{name}", data)

    def batch(corpus: str, events: list[Event]) -> Mapping[str, int]:
        order = Order(places=(corpus,), out=f"{corpus}/out", settings=GRAMMAR, workers=1)
        return run_batch(order, watch=events.append, open_pool=opened(lambda method, arguments: False)).manifest.counts

    def read(events: list[Event]) -> int:
        return sum(len(event.outcomes) for event in events if isinstance(event, Committed))

    first: list[Event] = []
    assert batch(root, first) == batch(str(tmp_path / "disk"), []) == {"documents": 4, "failures": 1, "paths": 4}
    assert read(first) == 4
    assert records(f"{root}/out") == records(str(tmp_path / "disk" / "out"))
    kinds = [
        check["kind"] for check in records(f"{root}/out")["2023.txt"]["checks"] if check["verdict"] == "contradicted"
    ]
    assert "claim-change" in kinds
    again: list[Event] = []
    batch(root, again)
    assert read(again) == 0  # nor is the output taken for documents, though it lies in the corpus
    assert read_status(open_store(f"{root}/out")).standing.documents == 4
