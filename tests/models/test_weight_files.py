import json
from hashlib import sha256
from pathlib import Path

import pytest

from models.weight_files import changed_file, hash_of, hashes_and_sizes, write_manifest


def test_tells_hash_and_size_of_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"weights")
    told = hashes_and_sizes(tmp_path, ["a", "b"])
    assert told == {"sha256": {"a": sha256(b"weights").hexdigest()}, "bytes": {"a": 7}}


def test_finds_the_file_that_changed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(name.encode())
    hashes = hashes_and_sizes(tmp_path, ["a", "b"])["sha256"]
    assert changed_file(tmp_path, ["a", "b"], hashes) is None
    (tmp_path / "b").write_bytes(b"other")
    assert changed_file(tmp_path, ["a", "b"], hashes) == "b"
    assert changed_file(tmp_path, ["a"], {}) == "a"


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        hash_of(tmp_path / "gone")


def test_writes_the_manifest_as_json(tmp_path: Path) -> None:
    write_manifest(tmp_path / "manifest.json", {"schema": 1, "名": "甲"})
    text = (tmp_path / "manifest.json").read_text("utf-8")
    assert json.loads(text) == {"schema": 1, "名": "甲"}
    assert "甲" in text
    assert text.endswith("\n")
