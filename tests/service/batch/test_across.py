"""What a batch says of reports beside each other is what `gouji check` says of the same folder."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow.parquet
import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource, iter_sources
from service.batch import across, joins, revising
from service.batch.across import compare
from service.batch.commits import Ledger, staged
from service.batch.documents import Doc
from service.batch.folder import LocalStore, open_store
from service.batch.nouns import Item
from service.batch.parts import Part
from service.batch.reading import document_rows
from service.between_reports import compare_with_next_year, compare_years, waits_for_others
from service.checks.changes.claim_change import same_body
from service.cli.reading import Bodies, in_turn, speaks_of_change
from service.export.record import to_record
from service.pipeline import Toolkit, read_report

Printed = Callable[..., str]

GROWN = "2023年收到政府信息公开申请50件，比上年增加10件。"
SUMS_UP = "本报告由区政府办公室根据全区各部门、各街道年度报告汇总编制。"
HANDED_ON = {"requests.carried_out.total": 5, "requests.carried_out.natural_person": 5}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each test's corpus lies: what was read for one is `remembered` for the next."""
    return tmp_path_factory.mktemp("across") / "corpus"


@pytest.fixture
def corpus(place: Path, printed: Printed) -> Path:
    """Bodies with several years in either order, versions that differ, a region with its bodies, strangers."""
    region, parts = "云屏岭区人民政府", {"requests.new.total": 30}
    reports: Mapping[str, str] = {
        "升/2021.txt": printed(year=2021), "升/2022.txt": printed(GROWN.replace("3年", "2年"), year=2022),
        "升/2023.txt": printed(GROWN), "升/2024.txt": printed(year=2024),
        "降/1.txt": printed(year=2023, body="枫渚坪县教育局"), "降/2.txt": printed(year=2022, body="枫渚坪县教育局"),
        "降/3.txt": printed(GROWN.replace("3年", "1年"), year=2021, body="枫渚坪县教育局"),
        "两版/a.txt": printed(year=2022, body="甲市民政局", figures=HANDED_ON),
        "两版/b.txt": printed(year=2022, body="甲市民政局", figures={"requests.carried_out.total": 6}),
        "两版/c.txt": printed(GROWN, body="甲市民政局"),
        "区/0.txt": printed(GROWN + SUMS_UP, body=region), "区/1.txt": printed(body="云屏岭区教育局", figures=parts),
        "区/2.txt": printed(body="云屏岭区水利局", figures=parts), "区/去年.txt": printed(year=2022, body=region),
        "区/3.txt": printed(body="云屏岭区青溪街道办事处", year=2022, figures=parts),
        "生/x.txt": printed(GROWN, body="乙市教育局"), "空.txt": "",
    }  # fmt: skip
    shutil.rmtree(place, ignore_errors=True)
    for name, text in reports.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def remembered(toolkit: Toolkit) -> Callable[[RawSource], Any]:
    known: dict[tuple[str, str], Any] = {}

    def read(source: RawSource) -> Any:
        key = (source.path, source.sha256)
        if key not in known:
            known[key] = read_report(source, toolkit)
        return known[key]

    return read


Read = Callable[[RawSource], Any]


def put(ledger: Ledger, sources: list[RawSource], read: Read, *, each: int, fingerprint: str = "f") -> None:
    """Reads the documents into parts of `each`."""
    for start in range(0, len(sources), each):
        part = Part(ledger.reserve())
        for source in sources[start : start + each]:
            item = Item(path=source.path, url=source.path)
            doc = Doc(item=item, nth=0, path=source.path, key=source.sha256, size_bytes=len(source.data))
            rows = document_rows(read(source), source, language="zh")
            part.add(doc, rows, fingerprint=fingerprint, attempts=1)
        ledger.commit("read", part=part.name, tables=part.stage(ledger.store))


def sources_of(folder: Path) -> list[RawSource]:
    return [source for source in iter_sources([folder]) if isinstance(source, RawSource)]


def rows(ledger: Ledger, table: str) -> list[dict[str, Any]]:
    found = []
    for name in ledger.files(table):
        with ledger.store.open_input(name) as stream:
            found += pyarrow.parquet.ParquetFile(stream).read().to_pylist()
    return sorted(found, key=lambda row: (row["path"], len(row.get("id", "")), row.get("id", "")))


def checked(folder: Path, read: Read) -> dict[str, dict[str, Any]]:
    """Records as `gouji extract` gives them, by path."""
    line = in_turn(
        iter_sources([folder]), read=read, compare=compare_years, bodies=Bodies(same_body),
        look_ahead=compare_with_next_year, waits=lambda one: speaks_of_change(one) or waits_for_others(one),
    )  # fmt: skip
    found = [to_record(result).model_dump(mode="json") for result in line]
    return {record["source"]["path"]: record for record in found}


def state(ledger: Ledger) -> tuple[Any, ...]:
    return tuple((table, rows(ledger, table)) for table in ("records", "checks", "figures", "claims", "links"))


@pytest.mark.parametrize("each", [1, 4, 100])
def test_records_are_those_that_gouji_extract_gives(corpus: Path, tmp_path: Path, remembered: Read, each: int) -> None:
    ledger = Ledger(open_store(str(tmp_path / "out")))
    put(ledger, sources_of(corpus), remembered, each=each)
    assert compare(ledger)
    expected = checked(corpus, remembered)
    found = rows(ledger, "records")
    assert {row["path"]: json.loads(row["record"]) for row in found} == expected
    between = [row for row in rows(ledger, "checks") if row["code"].startswith("between-")]
    assert {row["code"].partition(".")[0] for row in between} == {"between-years", "between-bodies"}
    for row in found:
        verdicts = [check["verdict"] for check in expected[row["path"]]["checks"]]
        read = row["error"] is None
        for verdict in ("supported", "contradicted", "unverifiable"):
            assert row[verdict] == (verdicts.count(verdict) if read else None)
    said = [(row["path"], row["id"], row["kind"], row["message"], row["claimed"]) for row in rows(ledger, "checks")]
    assert said == sorted(
        ((path, check["id"], check["kind"], check["message"], check["claimed"])
         for path, record in expected.items() for check in record["checks"]),
        key=lambda check: (check[0], len(check[1]), check[1]),
    )  # fmt: skip
    codes = {(row["path"], row["id"]): row["code"] for row in rows(ledger, "checks")}
    for path in expected:
        reading = remembered(RawSource(path=path, data=Path(path).read_bytes()))
        if isinstance(reading, Reading):
            alone = [check.message.code for check in reading.checks if check.kind != "claim-change"]
            assert [codes[path, f"k{number}"] for number in range(1, len(alone) + 1)] == alone


@pytest.mark.parametrize("together", [1, 2, 100])
def test_checks_lie_in_other_files_than_their_records(
    corpus: Path, tmp_path: Path, remembered: Read, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    """As compaction leaves them: a file of checks is written anew for each of the records' that it speaks of."""
    monkeypatch.setattr(revising, "FILES_AT_ONCE", 1)
    ledger = Ledger(open_store(str(tmp_path / "out")))
    put(ledger, sources_of(corpus), remembered, each=2)
    names = ledger.files("checks")
    for start in range(0, len(names), together):
        some = names[start : start + together]
        tables = [pyarrow.parquet.read_table(tmp_path / "out" / name, partitioning=None) for name in some]
        part = ledger.reserve()
        with ledger.store.open_output(staged(part, "checks")) as stream:
            pyarrow.parquet.write_table(pyarrow.concat_tables(tables), stream)
        ledger.commit("compact", part=part, tables=("checks",), removes=some)
    assert compare(ledger)
    assert {row["path"]: json.loads(row["record"]) for row in rows(ledger, "records")} == checked(corpus, remembered)
    lines = Counter((row["path"], row["id"]) for row in rows(ledger, "checks"))
    assert set(lines.values()) == {1}
    ledger.open()


def test_a_second_time_nothing_is_done(
    corpus: Path, tmp_path: Path, remembered: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(open_store(str(tmp_path / "out")))
    put(ledger, sources_of(corpus), remembered, each=4)
    compare(ledger)
    before, commits = state(ledger), ledger.commits
    monkeypatch.setattr(across.Reviser, "revise", lambda *_, **__: pytest.fail("nothing has changed"))
    assert compare(ledger)
    assert (state(ledger), ledger.commits) == (before, commits)


def test_only_those_are_compared_anew_whose_others_have_changed(
    corpus: Path, tmp_path: Path, remembered: Read, printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(open_store(str(tmp_path / "out")))
    put(ledger, sources_of(corpus), remembered, each=4)
    compare(ledger)
    touched: set[str] = set()
    known = revising.Reviser.revise

    def revise(self: revising.Reviser, files: dict[str, dict[str, revising.Revised]], *, stop: across.Stop) -> bool:
        touched.update(*(set(one) for one in files.values()))
        return known(self, files, stop=stop)

    monkeypatch.setattr(across.Reviser, "revise", revise)
    late = corpus / "生" / "w.txt"
    late.write_text(printed(year=2022, body="乙市教育局"), encoding="utf-8")
    (source,) = [one for one in sources_of(corpus) if one.path == str(late)]
    put(ledger, [source], remembered, each=1)
    assert compare(ledger)
    assert {Path(row["path"]).name for row in rows(ledger, "records") if row["sha256"] in touched} == {"x.txt"}
    assert {row["path"]: json.loads(row["record"]) for row in rows(ledger, "records")} == checked(corpus, remembered)


def test_who_has_lost_his_last_year_is_as_he_was_without(
    corpus: Path, tmp_path: Path, remembered: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit that removes the document's rows stands for `--prune`."""
    ledger = Ledger(open_store(str(tmp_path / "out")))
    put(ledger, sources_of(corpus), remembered, each=1)
    compare(ledger)
    gone = next(row for row in rows(ledger, "records") if row["path"].endswith("升/2022.txt"))
    for table in ("records", "checks", "links"):
        for name in ledger.files(table):
            with ledger.store.open_input(name) as stream:
                table_rows = pyarrow.parquet.ParquetFile(stream).read()
            if gone["sha256"] in table_rows.column("sha256").to_pylist():
                part = ledger.reserve()
                kept = table_rows.filter(
                    [sha256 != gone["sha256"] for sha256 in table_rows.column("sha256").to_pylist()]
                )
                with ledger.store.open_output(staged(part, table)) as stream:
                    pyarrow.parquet.write_table(kept, stream)
                ledger.commit("compact", part=part, tables=(table,), removes=[name])
    (corpus / "升" / "2022.txt").unlink()
    assert compare(ledger)
    assert {row["path"]: json.loads(row["record"]) for row in rows(ledger, "records")} == checked(corpus, remembered)


def test_stopped_and_begun_again_it_ends_the_same(
    corpus: Path, tmp_path: Path, remembered: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revising, "FILES_AT_ONCE", 2)
    whole, cut = (Ledger(open_store(str(tmp_path / name))) for name in ("whole", "cut"))
    for ledger in (whole, cut):
        put(ledger, sources_of(corpus), remembered, each=1)
    assert compare(whole)
    for allowed in range(1, 40, 3):
        asked = iter(range(allowed))
        if compare(cut, stop=lambda asked=asked: next(asked, None) is None):  # type: ignore[misc]
            break
        cut = Ledger(open_store(str(tmp_path / "cut")))
        cut.open()
    assert allowed > 5
    same = ("path", "compared", "record", "contradicted")
    assert [[row[name] for name in same] for row in rows(cut, "records")] == [
        [row[name] for name in same] for row in rows(whole, "records")
    ]


class Killed(BaseException):
    """What no code of ours catches."""


class CutOff(LocalStore):
    """Ends before the `steps`-th change of the disk."""

    def __init__(self, folder: Path, *, steps: int) -> None:
        super().__init__(folder)
        self.steps = steps

    def _step(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise Killed

    def put(self, name: str, data: bytes) -> None:
        self._step()
        super().put(name, data)

    def open_output(self, name: str) -> BinaryIO:
        self._step()
        return super().open_output(name)

    def move(self, source: str, target: str) -> None:
        self._step()
        super().move(source, target)

    def remove(self, name: str) -> None:
        self._step()
        super().remove(name)


def test_killed_at_any_step_nothing_is_half_changed(
    corpus: Path, tmp_path: Path, remembered: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each kill a document's record, its counts and its rows in `checks` say the same; in the end, all is there."""
    monkeypatch.setattr(revising, "FILES_AT_ONCE", 2)
    folder = tmp_path / "out"
    put(Ledger(open_store(str(folder))), sources_of(corpus), remembered, each=4)
    expected = checked(corpus, remembered)
    kills = 0
    for steps in range(200):
        ledger = Ledger(CutOff(folder, steps=steps))
        try:
            ledger.open()
            compare(ledger)
            break
        except Killed:
            kills += 1
        seen = Ledger(LocalStore(folder))
        seen.open()
        lines = Counter(row["path"] for row in rows(seen, "checks"))
        for row in rows(seen, "records"):
            said = json.loads(row["record"])["checks"]
            assert len(said) == lines[row["path"]]
            assert row["error"] or row["contradicted"] == sum(check["verdict"] == "contradicted" for check in said)
    assert kills > 5
    assert {row["path"]: json.loads(row["record"]) for row in rows(ledger, "records")} == expected


def test_a_comparison_that_breaks_costs_itself_alone(
    corpus: Path, tmp_path: Path, remembered: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(open_store(str(tmp_path / "out")))
    put(ledger, sources_of(corpus), remembered, each=4)
    known = across.compare_with_others
    path = str(corpus / "升" / "2023.txt")

    def breaks(reading: Reading, others: list[Reading]) -> Reading:
        return 1 / 0 if reading.document.source.path == path else known(reading, others)  # type: ignore[return-value]

    monkeypatch.setattr(across, "compare_with_others", breaks)
    assert compare(ledger)
    expected = checked(corpus, remembered)
    alone = to_record(remembered(RawSource(path=path, data=Path(path).read_bytes()))).model_dump(mode="json")
    expected[path] = alone | {"warnings": [*alone["warnings"], "not_compared_with_others ZeroDivisionError"]}
    found = rows(ledger, "records")
    assert {row["path"]: json.loads(row["record"]) for row in found} == expected
    assert {row["path"]: row["warnings"] for row in found}[path] == len(expected[path]["warnings"])


def test_a_name_that_thousands_bear_is_no_body(
    corpus: Path, tmp_path: Path, remembered: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joins, "CROWD", 3)
    ledger = Ledger(open_store(str(tmp_path / "out")))
    put(ledger, sources_of(corpus), remembered, each=4)
    assert compare(ledger)
    compared = {Path(row["path"]).parent.name for row in rows(ledger, "records") if row["compared"] is not None}
    assert compared == {"降", "区"}


def test_an_output_in_a_store(corpus: Path, s3: str, remembered: Read) -> None:
    ledger = Ledger(open_store(f"{s3}/out"))
    put(ledger, sources_of(corpus), remembered, each=6)
    assert compare(ledger)
    assert {row["path"]: json.loads(row["record"]) for row in rows(ledger, "records")} == checked(corpus, remembered)
