from __future__ import annotations

import hashlib
import io
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.document.reading import Unread
from corpora.readers.limits import Limits
from corpora.readers.sources import RawSource, iter_sources

Make = Callable[..., bytes]


def paths(found: list[RawSource | Unread]) -> list[str]:
    return [source.path for source in found]


def codes(found: list[RawSource | Unread]) -> list[str | None]:
    return [source.failure.code if isinstance(source, Unread) else None for source in found]


def test_a_folder_is_walked_in_order_without_noise(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", "~$lock.docx", ".git/x", "__MACOSX/y"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(name)
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = list(iter_sources([tmp_path]))
    assert paths(found) == [str(tmp_path / name) for name in ("a/1.txt", "a/2.txt", "b.txt")]


def test_what_is_missing_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("好")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(iter_sources([tmp_path / "none", tmp_path]))
    assert codes(found) == ["not_found", "not_found", None]
    assert paths(found)[2] == str(tmp_path / "good.txt")


def test_an_archive_gives_its_documents(tmp_path: Path, make_zip: Make, make_docx: Make) -> None:
    docx = make_docx("")
    inner = make_zip({"深/内.txt": "内"})
    archive = tmp_path / "a.zip"
    archive.write_bytes(make_zip({"b.docx": docx, "子/甲.txt": "甲", "内.zip": inner, "__MACOSX/b": "", ".DS": ""}))
    found = list(iter_sources([archive]))
    assert paths(found) == [f"{archive}!/b.docx", f"{archive}!/内.zip!/深/内.txt", f"{archive}!/子/甲.txt"]
    assert [source.data for source in found if isinstance(source, RawSource)] == [docx, "内".encode(), "甲".encode()]


def test_a_docx_is_no_archive_and_a_name_says_nothing(tmp_path: Path, make_zip: Make, make_docx: Make) -> None:
    (tmp_path / "1.zip").write_bytes(make_docx(""))
    (tmp_path / "2.docx").write_bytes(make_zip({"甲.txt": "甲"}))
    found = list(iter_sources([tmp_path]))
    assert paths(found) == [str(tmp_path / "1.zip"), str(tmp_path / "2.docx!/甲.txt")]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_without_a_flag(tmp_path: Path, encoding: str) -> None:
    raw = "四方台区2023年报告.txt".encode(encoding)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("#" * len(raw), "文")
    data = file.getvalue().replace(b"#" * len(raw), raw)
    (tmp_path / "a.zip").write_bytes(data)
    assert paths(list(iter_sources([tmp_path / "a.zip"]))) == [f"{tmp_path / 'a.zip'}!/四方台区2023年报告.txt"]


def test_names_that_reach_out_stay_inside(tmp_path: Path, make_zip: Make) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(make_zip({"../../etc/passwd": "x", "/root/y": "y", "..\\..\\z": "z", "..": "dots"}))
    found = list(iter_sources([archive]))
    assert paths(found) == [f"{archive}!/{name}" for name in ("etc/passwd", "root/y", "z")]
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.zip"]


def test_one_bad_member_among_good_ones(tmp_path: Path, make_zip: Make) -> None:
    members = {"a.txt": "甲", "bomb.txt": b"0" * 8_000_000, "c.txt": "丙丁", "d.txt": "丁"}
    data = bytearray(make_zip(members, compression=zipfile.ZIP_DEFLATED))
    at = data.rindex(b"c.txt")
    data[at - 30] ^= 0xFF  # the CRC in the directory
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert codes(list(iter_sources([tmp_path]))) == [None, "expansion", "corrupt", None]


def test_a_locked_member_among_open_ones(tmp_path: Path, make_zip: Make) -> None:
    data = bytearray(make_zip({"a.txt": "a", "b.txt": "b"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert codes(list(iter_sources([tmp_path]))) == ["encrypted", None]


def test_archives_in_archives_end(tmp_path: Path, make_zip: Make) -> None:
    data = make_zip({"x.txt": "x"})
    for _ in range(4):
        data = make_zip({"in.zip": data})
    (tmp_path / "a.zip").write_bytes(data)
    assert codes(list(iter_sources([tmp_path / "a.zip"]))) == ["expansion"]


def test_archives_in_archives_share_one_allowance(tmp_path: Path, make_zip: Make) -> None:
    """Ten archives of ten archives of ten files: each is small, and together they are a thousand."""
    data = make_zip({f"{number}.txt": "x" for number in range(10)})
    for _ in range(2):
        data = make_zip({f"{number}.zip": data for number in range(10)})
    (tmp_path / "a.zip").write_bytes(data)
    found = list(iter_sources([tmp_path / "a.zip"], limits=Limits(max_members=100)))
    assert len(found) < 110
    assert set(codes(found)) == {None, "expansion"}


def test_an_archive_without_documents_is_told(tmp_path: Path, make_zip: Make) -> None:
    (tmp_path / "a.zip").write_bytes(make_zip({}))
    (tmp_path / "b.zip").write_bytes(make_zip({"__MACOSX/x": "x"}))
    found = list(iter_sources([tmp_path]))
    assert codes(found) == ["empty", "empty"]


def test_pipes_and_devices_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "good.txt").write_text("好")
    assert paths(list(iter_sources([tmp_path]))) == [str(tmp_path / "good.txt")]


def test_a_pipe_that_is_named_is_read_even_when_it_carries_an_archive(tmp_path: Path, make_zip: Make) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(make_zip({"a.txt": "甲"}),), daemon=True)
    writer.start()
    (found,) = iter_sources([pipe])
    assert found.path == f"{pipe}!/a.txt"


def test_size_is_seen_before_reading(tmp_path: Path) -> None:
    huge = tmp_path / "a.txt"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (found,) = iter_sources([huge])
    assert isinstance(found, Unread)
    assert (found.failure.code, found.size_bytes) == ("too_large", 200 * 1024 * 1024)


def test_standard_input(make_zip: Make) -> None:
    (plain,) = iter_sources(["-"], stdin=io.BytesIO("甲".encode()))
    assert isinstance(plain, RawSource)
    assert (plain.path, plain.data) == ("-", "甲".encode())
    assert plain.sha256 == hashlib.sha256("甲".encode()).hexdigest()
    (inside,) = iter_sources(["-"], stdin=io.BytesIO(make_zip({"a.txt": "a"})))
    assert inside.path == "-!/a.txt"
    assert codes(list(iter_sources(["-"], stdin=io.BytesIO(b"12345"), limits=Limits(max_bytes=4)))) == ["too_large"]


def test_a_truncated_zip_is_left_to_the_reader(tmp_path: Path, make_zip: Make) -> None:
    (tmp_path / "a.zip").write_bytes(make_zip({"a.txt": "a"})[:-10])
    (found,) = iter_sources([tmp_path])
    assert isinstance(found, RawSource)


@pytest.mark.parametrize("comment", [b"", b"what its maker says of it"])
@pytest.mark.parametrize("zip64", [False, True])
def test_a_directory_of_millions_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comment: bytes, zip64: bool
) -> None:
    """What Python holds of a gigabyte of directory takes ten."""
    names = [f"{number}.txt" for number in range(300)]
    if zip64:
        monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 10)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.comment = comment
        for name in names:
            archive.writestr(name, "x")
    assert (b"PK\x06\x06" in (tmp_path / "a.zip").read_bytes()) == zip64
    assert len(list(iter_sources([tmp_path]))) == 300
    opened: list[object] = []
    known = zipfile.ZipFile.__init__
    monkeypatch.setattr(
        zipfile.ZipFile, "__init__", lambda self, *given, **more: opened.append(self) or known(self, *given, **more)
    )
    assert codes(list(iter_sources([tmp_path], limits=Limits(max_members=10)))) == ["expansion"]
    assert opened == []
