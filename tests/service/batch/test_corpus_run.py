"""A corpus read on Ray: as one by one, once each, and again only where it must be."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from corpora.document.errors import UsageError
from corpora.readers.sources import RawSource
from corpora.synthetic.samples import SAMPLES
from service.batch.driver import WorkersKeepDying
from service.batch.folder import LocalStore
from service.batch.lock import held
from service.batch.nouns import Committed, Event, Skipped
from service.batch.run import OpenPool, Order, Result, run_batch
from service.batch.tables import TABLES
from service.export.record import to_record
from service.pipeline import Toolkit, read_report
from service.settings import Settings

GRAMMAR = Settings(language="grammar")

Batch = Callable[..., Result]
Loses = Callable[[str, tuple[Any, ...]], bool]


def never(method: str, arguments: tuple[Any, ...]) -> bool:
    return False


@pytest.fixture
def batch(tmp_path: Path, strange: str) -> Batch:
    """Reads `tmp_path/corpus` into `tmp_path/out` with the obedient reader, in this process."""
    from this_process import opened

    def run(
        events: list[Event] | None = None,
        *,
        settings: Settings = GRAMMAR,
        loses: Loses = never,
        room: int = 2,
        stuck: Loses = never,
        **options: object,
    ) -> Result:
        order = Order(
            places=(str(tmp_path / "corpus"),), out=str(tmp_path / "out"), settings=settings, workers=2, reader=strange,
            **options,  # type: ignore[arg-type]
        )  # fmt: skip
        return run_batch(
            order, watch=(events if events is not None else []).append, open_pool=opened(loses, room=room, stuck=stuck)
        )

    return run


def write(folder: Path, texts: Sequence[str]) -> None:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number:03}.txt").write_text(text)


def rows(out: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pyarrow.parquet.read_table(out / table).to_pylist()
    return found


def read_now(events: Sequence[Event]) -> set[str]:
    return {Path(outcome.path).name for event in events if isinstance(event, Committed) for outcome in event.outcomes}


def test_records_are_those_of_one_by_one(tmp_path: Path, open_pool: OpenPool, toolkit: Toolkit) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for sample in sorted((SAMPLES / "reports").iterdir())[:2]:
        shutil.copy(sample, corpus)
    order = Order(places=(str(corpus),), out=str(tmp_path / "out"), settings=GRAMMAR, workers=2)
    result = run_batch(order, open_pool=open_pool)
    found = {row["path"]: json.loads(str(row["record"])) for row in rows(tmp_path / "out", "records")}
    alone = {
        str(file): json.loads(
            to_record(read_report(RawSource(path=str(file), data=file.read_bytes()), toolkit)).model_dump_json()
        )
        for file in corpus.iterdir()
    }
    assert found == alone
    assert result.manifest.state == "complete"
    figures = rows(tmp_path / "out", "figures")
    assert len(figures) == sum(len(record["figures"]) for record in alone.values())
    assert {row["sha256"] for row in figures} <= {record["source"]["sha256"] for record in alone.values()}


def test_run_again_reads_nothing_and_new_documents_alone(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", [f"第{number}份" for number in range(5)])
    batch()
    events: list[Event] = []
    batch(events)
    assert read_now(events) == set()
    assert sum(isinstance(event, Skipped) and event.why == "known" for event in events) == 5
    (tmp_path / "corpus" / "new.txt").write_text("新的一份")
    events.clear()
    result = batch(events)
    assert read_now(events) == {"new.txt"}
    assert result.manifest.counts == {"documents": 6, "failures": 0, "paths": 6}


def test_the_same_bytes_are_one_document_with_all_its_places(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", ["同一份", "同一份", "另一份", "同一份"])
    batch()
    out = tmp_path / "out"
    assert len(rows(out, "records")) == 2
    places = {Path(str(row["path"])).name: row["sha256"] for row in rows(out, "paths")}
    assert len(places) == 4
    assert places["000.txt"] == places["001.txt"] == places["003.txt"] != places["002.txt"]
    result = batch()
    assert result.manifest.counts == {"documents": 2, "failures": 0, "paths": 4}
    assert len(rows(out, "paths")) == 4


def test_other_settings_read_again_and_leave_no_old_rows(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", ["第一份", "第二份", "exception", "exception"])
    batch()
    before = rows(tmp_path / "out", "records")
    events: list[Event] = []
    batch(events, settings=Settings(language="grammar", lang="en"))
    after = rows(tmp_path / "out", "records")
    assert read_now(events) == {"000.txt", "001.txt", "002.txt"}
    assert {row["sha256"] for row in after} == {row["sha256"] for row in before}
    assert len(after) == len(before)
    assert not {row["fingerprint"] for row in after} & {row["fingerprint"] for row in before}
    assert len(rows(tmp_path / "out", "paths")) == 4
    assert [row["message"] for row in rows(tmp_path / "out", "failures")] == [
        "internal error: ZeroDivisionError: defect"
    ]


def test_raised_limits_are_worth_another_try_for_failures_alone(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", ["第一份", "exception"])
    batch()
    events: list[Event] = []
    batch(events, settings=Settings(language="grammar", timeout_seconds=300))
    assert read_now(events) == {"001.txt"}
    events.clear()
    batch(events, settings=Settings(language="grammar", timeout_seconds=300), retry_failures=True)
    assert read_now(events) == {"001.txt"}
    assert len(rows(tmp_path / "out", "failures")) == 1


def test_a_changed_file_replaces_what_it_was(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", ["原来的", "不变的", "exception"])
    batch()
    (tmp_path / "corpus" / "000.txt").write_text("改过的")
    (tmp_path / "corpus" / "002.txt").write_text("修好的")
    result = batch()
    assert {json.loads(str(row["record"]))["text"] for row in rows(tmp_path / "out", "records")} == {
        "改过的", "不变的", "修好的",
    }  # fmt: skip
    assert rows(tmp_path / "out", "failures") == []
    assert result.manifest.counts == {"documents": 3, "failures": 0, "paths": 3}


def test_what_is_gone_stays_unless_it_is_pruned(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", ["第一份", "第二份", "第一份"])
    batch()
    (tmp_path / "corpus" / "001.txt").unlink()
    assert batch().manifest.counts["documents"] == 2
    assert batch(prune=True).manifest.counts == {"documents": 1, "failures": 0, "paths": 2}
    assert len(rows(tmp_path / "out", "records")) == 1


def test_one_driver_at_a_time(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", ["第一份"])
    with held(LocalStore(tmp_path / "out")), pytest.raises(UsageError, match="another gouji batch"):
        batch()


def test_an_output_without_failures_has_the_table_all_the_same(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", ["第一份"])
    batch()
    table = pyarrow.parquet.read_table(tmp_path / "out" / "failures")
    assert table.num_rows == 0
    assert {"sha256", "path", "fingerprint", "code", "message", "attempts"} <= set(table.column_names)


def holds(method: str, arguments: tuple[Any, ...], name: str) -> bool:
    """Is a worker asked to read a document of this name?"""
    return method == "read" and any(doc.path.endswith(name) for doc in arguments[0])


def test_a_worker_lost_once_costs_nothing(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", [f"第{number}份" for number in range(20)])
    lost: list[str] = []

    def loses(method: str, arguments: tuple[Any, ...]) -> bool:
        return not lost and holds(method, arguments, "007.txt") and not lost.append(method)

    result = batch(loses=loses)
    assert lost == ["read"]
    assert result.manifest.counts == {"documents": 20, "failures": 0, "paths": 20}
    assert result.manifest.runs[-1].workers_lost == 1
    assert sorted(str(row["text"]) for row in map(record, rows(tmp_path / "out", "records"))) == sorted(
        f"第{number}份" for number in range(20)
    )


def test_a_document_that_takes_every_worker_with_it_is_given_up_alone(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", [f"第{number}份" for number in range(20)])
    result = batch(loses=lambda method, arguments: holds(method, arguments, "007.txt"))
    assert result.manifest.counts == {"documents": 20, "failures": 1, "paths": 20}
    (failure,) = rows(tmp_path / "out", "failures")
    assert (Path(str(failure["path"])).name, failure["code"], failure["attempts"]) == ("007.txt", "crashed", 3)


def test_a_file_that_cannot_even_be_looked_at_is_given_up_alone(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", [f"第{number}份" for number in range(20)])
    result = batch(
        loses=lambda method, arguments: method == "look" and any(item.path.endswith("007.txt") for item in arguments[0])
    )
    assert result.manifest.counts == {"documents": 20, "failures": 1, "paths": 20}


def test_workers_that_keep_dying_end_the_run_and_what_was_committed_stays(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", [f"第{number}份" for number in range(5)])
    batch()
    write(tmp_path / "corpus", [f"又第{number}份" for number in range(200)])
    with pytest.raises(WorkersKeepDying):
        batch(loses=lambda method, arguments: method in ("look", "read"))
    assert len(rows(tmp_path / "out", "records")) == 5
    assert batch().manifest.counts["documents"] == 200


def record(row: dict[str, object]) -> dict[str, object]:
    found: dict[str, object] = json.loads(str(row["record"]))
    return found


def test_of_places_with_the_same_bytes_the_first_names_the_record_whoever_looks_first(
    tmp_path: Path, batch: Batch
) -> None:
    """The first look is lost, so that the others come before it."""
    write(tmp_path / "corpus", [f"第{number % 100}份" for number in range(200)])
    lost: list[str] = []
    batch(loses=lambda method, arguments: method == "look" and not lost and not lost.append(method))
    assert lost
    assert {Path(str(row["path"])).name for row in rows(tmp_path / "out", "records")} == {
        f"{number:03}.txt" for number in range(100)
    }


def test_workers_that_find_no_room_are_not_waited_for(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", [f"第{number}份" for number in range(100)])
    assert batch(room=1).manifest.counts["documents"] == 100


def test_rows_that_fit_into_no_table_are_their_documents_failure(tmp_path: Path, batch: Batch) -> None:
    write(tmp_path / "corpus", ["第一份", "half", "第三份"])
    assert batch().manifest.counts == {"documents": 3, "failures": 1, "paths": 3}
    (failure,) = rows(tmp_path / "out", "failures")
    assert (Path(str(failure["path"])).name, failure["code"]) == ("001.txt", "internal")
    assert len(rows(tmp_path / "out", "records")) == 3


@pytest.mark.parametrize("method", ["look", "read"])
def test_a_worker_that_never_answers_is_replaced(
    tmp_path: Path, batch: Batch, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """The seventh document is what it is stuck over, every time."""
    for limit in ("LOOK_SECONDS", "READ_SECONDS"):
        monkeypatch.setattr(f"service.batch.driver.{limit}", 0.0)
    write(tmp_path / "corpus", [f"第{number}份" for number in range(20)])

    def stuck(asked: str, arguments: tuple[Any, ...]) -> bool:
        return asked == method and any(one.path.endswith("007.txt") for one in arguments[0])

    settings = Settings(language="grammar", total_seconds=0.001)
    result = batch(stuck=stuck, settings=settings)
    assert result.manifest.counts == {"documents": 20, "failures": 1, "paths": 20}
    (failure,) = rows(tmp_path / "out", "failures")
    assert Path(str(failure["path"])).name == "007.txt"


@pytest.mark.parametrize("table", ["records", "figures", "claims", "checks", "failures", "paths", "links"])
def test_a_file_of_the_output_that_is_missing_is_read_again(tmp_path: Path, batch: Batch, table: str) -> None:
    write(tmp_path / "corpus", [f"2023年共收到依申请公开{number}件，其中自然人{number}件。" for number in range(5)])
    (tmp_path / "corpus" / "bad.txt").write_text("exception")
    out = tmp_path / "out"
    batch()
    before = {name: len(rows(out, name)) for name in TABLES}
    for file in (out / table).iterdir():
        file.unlink()
    with pytest.raises(UsageError, match="--repair"):
        batch()
    result = batch(repair=True)
    assert {name: len(rows(out, name)) for name in TABLES} == before
    assert result.manifest.counts == {"documents": 6, "failures": 1, "paths": 6}
    assert len({row["sha256"] for row in rows(out, "records")}) == 6
    assert batch().manifest.runs[-1].known == 6
