"""The program on the bundled samples, through the real line."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

import corpora.samples
import service.export
from corpora.synthetic.corpus import write_corpus
from service.cli.main import run

SAMPLES = Path(next(iter(corpora.samples.__path__))) / "reports"
TEXTS = sorted(SAMPLES.glob("*.txt"))
UNRENDERED = re.compile(r"[a-z-]+\.[a-z.-]+\(")
"""A message without a template shows its code and values."""


def _records(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in TEXTS[:2]:
        shutil.copy(path, tmp_path)
    (tmp_path / "空.txt").write_bytes(b"")
    return tmp_path


def test_a_folder_with_a_bad_file_among_good_ones(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(folder)]) == 1
    out, err = capfd.readouterr()
    records = {Path(record["source"]["path"]).name: record for record in _records(out)}
    assert records["空.txt"]["error"]["code"] == "empty"
    assert "空.txt" in err
    schema = json.loads((Path(service.export.__path__[0]) / "record.schema.json").read_text("utf-8"))
    for path in TEXTS[:2]:
        record = records[path.name]
        jsonschema.validate(record, schema)
        assert record["error"] is None
        assert len(record["figures"]) == 200
        assert record["coverage"]["claims"] > 0
        for claim in record["claims"]:
            assert record["text"][slice(*claim["span"])] == claim["text"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_message_is_a_sentence(language: str, capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "--json", "--lang", language, *map(str, TEXTS)])
    checks = [check for record in _records(capfd.readouterr().out) for check in record["checks"]]
    assert checks
    for check in checks:
        assert not UNRENDERED.match(check["message"]), check["message"]
        assert "@" not in check["message"]


def test_a_zip_and_standard_input(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "报告.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.write(TEXTS[0], "内/报告.txt")
    assert run(["extract", str(archive)]) == 0
    (inside,) = _records(capfd.readouterr().out)
    piped = subprocess.run(
        [sys.executable, "-c", "from service.cli.main import main; main()", "extract", "-"],
        input=TEXTS[0].read_bytes(),
        capture_output=True,
        cwd=SAMPLES.parents[2],
        check=True,
    )
    (standard,) = _records(piped.stdout.decode())
    assert inside["source"]["path"].endswith("报告.zip!/内/报告.txt")
    assert inside["source"]["sha256"] == standard["source"]["sha256"]
    assert inside["figures"] == standard["figures"]


def test_a_path_that_is_not_there_is_a_failed_document(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "/no/such/report.txt", str(TEXTS[0])]) == 1
    out, _ = capfd.readouterr()
    assert "找不到文件" in out
    assert "无法读取 1 份" in out


def test_a_wrong_profile_is_wrong_usage(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text("id: [", "utf-8")
    for path in (profile, tmp_path / "none.yaml"):
        assert run(["check", str(TEXTS[0]), "--profile", str(path)]) == 2
        err = capfd.readouterr().err
        assert "Traceback" not in err
        assert path.name in err


def test_the_view_is_text_where_there_is_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "--all", *map(str, TEXTS)])
    out, _ = capfd.readouterr()
    assert "\x1b" not in out
    assert "× 矛盾" in out
    assert "✓ 相符 [" in out


def test_a_folder_without_documents_is_not_passed_over_in_silence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", str(tmp_path)]) == 0
    out, err = capfd.readouterr()
    assert out == ""
    assert f"{tmp_path}: 没有找到文件" in err


def test_pages_are_drawn_beside_the_record(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (path,) = write_corpus(tmp_path, count=1, seed=5, kinds=("pdf-all",), planted=0.0, split="dev")
    drawn = tmp_path / "new" / "drawn"
    assert run(["extract", "--debug-pictures", str(drawn), str(path), str(TEXTS[0])]) == 0
    records = _records(capfd.readouterr().out)
    assert [record["error"] for record in records] == [None, None]
    assert len(list(drawn.glob(f"{path.name}-*.png"))) == max(record["source"]["pages"] or 0 for record in records)
    assert run(["extract", "--debug-pictures", str(path), str(TEXTS[0])]) == 2


def test_what_a_run_writes_among_the_documents_is_not_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The records and the pictures of an earlier run lie in the folder, too."""
    (path,) = write_corpus(tmp_path, count=1, seed=5, kinds=("pdf-all",), planted=0.0, split="dev")
    folder = path.parent
    out, drawn = folder / "records.jsonl", folder / "drawn"
    for _ in range(2):
        assert run(["extract", str(folder), "--out", str(out), "--debug-pictures", str(drawn)]) == 0
    assert any(drawn.iterdir())
    assert [record["source"]["path"] for record in _records(out.read_text("utf-8"))] == [str(path)]
