from __future__ import annotations

import inspect
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import fsspec
import pytest

from corpora.document.errors import UsageError
from corpora.document.reading import Unread
from corpora.readers.limits import Limits
from corpora.readers.sources import RawSource, iter_sources
from service.batch.nouns import Entry, Item
from service.batch.opening import Opener
from service.batch.sources import iter_items

MakeZip = Callable[[Mapping[str, bytes | str]], bytes]


def opened(entries: list[Entry], *, limits: Limits | None = None) -> list[RawSource | Unread]:
    with Opener(limits=limits or Limits()) as opener:
        return [
            found for entry in entries for found in (opener(entry) if isinstance(entry, Item) else [entry])
        ]  # fmt: skip


def told(found: list[RawSource | Unread]) -> list[tuple[str, bytes | str]]:
    return [(one.path, one.failure.code if isinstance(one, Unread) else one.data) for one in found]


@pytest.fixture
def corpus(tmp_path: Path, make_zip: MakeZip) -> Path:
    """Folders, archives in archives, an archive under another name, a link that leads nowhere, noise."""
    inner = make_zip({"深/内.txt": "内", "更深.zip": make_zip({"底.txt": "底"})})
    files: dict[str, bytes] = {
        "b.txt": b"b", "a/2.txt": b"2", "a/1.txt": b"1", ".hidden": b"", "~$lock.docx": b"", "a-b/3.txt": b"3",
        "卷.zip": make_zip({"内.zip": inner, "../甲.txt": "甲", "__MACOSX/x": "", "乙/丙.txt": "丙"}),
        "其实.docx": make_zip({"甲.txt": "甲"}), "坏.zip": b"PK\x03\x04 nothing", "空.zip": make_zip({}),
    }  # fmt: skip
    folder = tmp_path / "corpus"
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / "a" / "up").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe")
    return folder


def test_documents_of_a_folder_are_those_that_check_reads(corpus: Path) -> None:
    expected = told(list(iter_sources([corpus])))
    assert len(expected) == 12
    assert told(opened(list(iter_items([str(corpus)])))) == expected


def test_members_of_an_archive_are_items_of_their_own(corpus: Path) -> None:
    """So that many workers read one archive; what lies deeper goes with its member."""
    found = [entry for entry in iter_items([str(corpus / "卷.zip")]) if isinstance(entry, Item)]
    assert [item.path.partition("!/")[2] for item in found] == ["乙/丙.txt", "内.zip", "甲.txt"]
    assert {item.url for item in found} == {str(corpus / "卷.zip")}
    assert [item.size_bytes for item in found][::2] == [3, 3]


def test_positions_count_items_and_failures(corpus: Path) -> None:
    entries = list(iter_items([str(corpus), str(corpus / "b.txt")]))
    assert all(entry.position == index for index, entry in enumerate(entries) if isinstance(entry, Item))


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("a")
    monkeypatch.setattr("service.batch.stores.objects", lambda place, **more: pytest.fail("nobody has asked"))
    found = iter_items([str(tmp_path / "a.txt"), str(tmp_path / "none"), "memory://x"])
    assert isinstance(next(found), Item)
    assert isinstance(next(found), Unread)


def test_a_list_names_places(corpus: Path, tmp_path: Path) -> None:
    names = tmp_path / "list.txt"
    names.write_bytes(f"\ufeff{corpus}/b.txt\r\n\r\n{corpus}/a\r\n{corpus}/不在.txt".encode())
    assert told(opened(list(iter_items([f"@{names}"])))) == [
        (f"{corpus}/b.txt", b"b"), (f"{corpus}/a/1.txt", b"1"), (f"{corpus}/a/2.txt", b"2"),
        (f"{corpus}/不在.txt", "not_found"),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["-", "@other"])
def test_a_list_names_no_lists(tmp_path: Path, line: str) -> None:
    (tmp_path / "list.txt").write_text(line)
    with pytest.raises(UsageError):
        list(iter_items([f"@{tmp_path / 'list.txt'}"]))


@pytest.mark.parametrize("place", ["-", "@none.txt", "nosuch://x/y", "@nosuch://x/y"])
def test_what_cannot_be_a_corpus_is_wrong_usage_before_anything_is_read(place: str) -> None:
    with pytest.raises(UsageError):
        iter_items(["fine", place])


def test_the_output_is_no_part_of_the_corpus(corpus: Path) -> None:
    whole = [entry.path for entry in iter_items([str(corpus)])]
    found = [entry.path for entry in iter_items([str(corpus)], leave_out=f"{corpus}/a/../a")]
    assert found == [path for path in whole if not path.startswith(f"{corpus}/a/")] != whole


def test_an_archive_that_changed_meanwhile_is_told(corpus: Path, make_zip: MakeZip) -> None:
    entries = list(iter_items([str(corpus / "卷.zip")]))
    (corpus / "卷.zip").write_bytes(make_zip({"别.txt": "别的"}))
    assert [code for _, code in told(opened(entries))] == ["corrupt"] * 3
    (corpus / "卷.zip").unlink()
    assert [code for _, code in told(opened(entries))] == ["not_found"] * 3


def test_limits_hold(tmp_path: Path, make_zip: MakeZip) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 101)
    (tmp_path / "many.zip").write_bytes(make_zip({f"{n}.txt": "x" for n in range(4)}))
    (tmp_path / "one.zip").write_bytes(make_zip({"big.txt": b"x" * 101}))
    limits = Limits(max_bytes=100, max_members=3)
    codes = [code for _, code in told(opened(list(iter_items([str(tmp_path)], limits=limits)), limits=limits))]
    assert codes == ["too_large", "expansion", "too_large"]


def test_folders_deeper_than_python_s_stack(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 200)
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("x")
    known = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 100)
    try:
        (found,) = iter_items([str(tmp_path)])
    finally:
        sys.setrecursionlimit(known)
    assert found.path == str(deep / "x.txt")


STORED = {"b.txt": b"b", "a/2.txt": b"2", "a/1.txt": b"1", "a-b/3.txt": b"3", ".git/x": b"", "out/manifest.json": b"{}"}


@pytest.fixture(params=["memory", "s3"])
def stored(request: pytest.FixtureRequest, make_zip: MakeZip) -> Iterator[str]:
    """The same files in a store; its URL."""
    url = "memory://corpus" if request.param == "memory" else f"{request.getfixturevalue('s3')}/corpus"
    store, root = fsspec.core.url_to_fs(url)
    for name, data in {**STORED, "卷.zip": make_zip({"甲.txt": "甲", "乙.txt": "乙"}), "../corpus-2/x": b"x"}.items():
        path = os.path.normpath(f"{root}/{name}")
        store.makedirs(os.path.dirname(path), exist_ok=True)
        store.pipe_file(path, data)
    yield str(store.unstrip_protocol(root))
    if request.param == "memory":
        store.rm("/", recursive=True)


def test_a_store_is_read_like_a_folder(stored: str) -> None:
    found = told(opened(list(iter_items([stored], leave_out=f"{stored}/out"))))
    inside = {f"{stored}/卷.zip!/甲.txt": "甲".encode(), f"{stored}/卷.zip!/乙.txt": "乙".encode()}
    files = {f"{stored}/{name}": STORED[name] for name in ("b.txt", "a/1.txt", "a/2.txt", "a-b/3.txt")}
    assert dict(found) == files | inside
    assert len(found) == 6
    assert [path for path, _ in found] == [
        path for path, _ in told(opened(list(iter_items([f"{stored}/"], leave_out=f"{stored}/out"))))
    ]


def test_a_folder_of_a_store_has_several_spellings(stored: str) -> None:
    """memory://x and memory:///x are one; the output was read as part of the corpus."""
    for spelling in (f"{stored}/out/", stored.replace(":///", "://") + "/out"):
        assert not [entry for entry in iter_items([stored], leave_out=spelling) if "/out/" in entry.path]


def test_a_file_in_a_store(stored: str) -> None:
    assert told(opened(list(iter_items([f"{stored}/a/1.txt"])))) == [(f"{stored}/a/1.txt", b"1")]
    assert [code for _, code in told(opened(list(iter_items([f"{stored}/none.txt"]))))] == ["not_found"]


def test_a_list_may_lie_in_a_store(stored: str) -> None:
    store, root = fsspec.core.url_to_fs(stored)
    store.pipe_file(f"{root}/list", f"{stored}/b.txt\n".encode())
    assert told(opened(list(iter_items([f"@{stored}/list"])))) == [(f"{stored}/b.txt", b"b")]


def test_s3_is_listed_page_by_page(s3: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.batch.stores.PAGE", 3)
    store, root = fsspec.core.url_to_fs(s3)
    names = [f"{root}/{number}.txt" for number in range(8)]
    for name in names:
        store.pipe_file(name, b"x")
    asked: list[str] = []
    known = type(store).call_s3
    monkeypatch.setattr(
        type(store), "call_s3", lambda self, method, **more: asked.append(method) or known(self, method, **more)
    )
    found = iter_items([s3])
    assert next(found).path == f"s3://{names[0]}"
    assert asked == ["list_objects_v2"]
    assert [entry.path for entry in found] == [f"s3://{name}" for name in names[1:]]
    assert asked == ["list_objects_v2"] * 3


def test_a_store_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import s3fs

    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
    monkeypatch.setattr(s3fs.S3FileSystem, "retries", 1)
    s3fs.S3FileSystem.clear_instance_cache()
    (found,) = iter_items(["s3://reports/x"])
    assert isinstance(found, Unread)
    assert found.failure.code == "not_found"
    s3fs.S3FileSystem.clear_instance_cache()


def test_a_pipe_named_as_a_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    result: list[Entry] = []
    thread = threading.Thread(target=lambda: result.extend(iter_items([str(tmp_path / "pipe")])), daemon=True)
    thread.start()
    thread.join(timeout=10)
    assert [type(entry) for entry in result] == [Unread]
