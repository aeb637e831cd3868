"""The commands with the reading of documents replaced: what is printed where, and how the program ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import openpyxl
import pytest

from corpora.document.errors import UsageError
from corpora.document.reading import Reading, Unread
from service.cli import main as program
from service.cli import reading
from service.cli.main import run

Fake = Callable[..., None]


@pytest.fixture(autouse=True)
def quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GOUJI_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    def install(*results: Reading | Unread) -> None:
        monkeypatch.setattr(reading, "results", lambda paths, **_: iter(results))

    return install


def test_extract_prints_a_record_a_line(fake: Fake, reading: Reading, capfd: pytest.CaptureFixture[str]) -> None:
    fake(reading, reading)
    assert run(["extract", "a", "b"]) == 0
    out, err = capfd.readouterr()
    assert [json.loads(line)["year"] for line in out.splitlines()] == [2023, 2023]
    assert err == ""


def test_a_failed_document_does_not_stop_the_others(
    fake: Fake, reading: Reading, unread: Unread, capfd: pytest.CaptureFixture[str]
) -> None:
    fake(reading, unread, reading)
    assert run(["extract", "x"]) == 1
    out, err = capfd.readouterr()
    assert [bool(json.loads(line)["error"]) for line in out.splitlines()] == [False, True, False]
    assert "reports/锁.xlsx: 文件已加密：Office" in err


def test_messages_in_english(
    fake: Fake, unread: Unread, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments, environment in (
        (["extract", "--lang", "en", "x"], ""),
        (["--lang=en", "extract", "x"], ""),
        (["extract", "x"], "en"),
    ):
        monkeypatch.setenv("GOUJI_LANG", environment)
        fake(unread)
        assert run(arguments) == 1
        out, err = capfd.readouterr()
        assert json.loads(out)["error"]["message"] == "the document is encrypted: Office"
        assert "encrypted" in err


def test_out_is_written_and_stdout_stays_empty(
    fake: Fake, reading: Reading, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("jsonl", "csv", "parquet", "xlsx"):
        fake(reading)
        assert run(["extract", "x", "--format", name, "--out", str(tmp_path / f"o.{name}")]) == 0
    assert capfd.readouterr().out == ""
    assert openpyxl.load_workbook(tmp_path / "o.xlsx").sheetnames[0] == "矛盾"
    assert len(list(tmp_path.iterdir())) == 4


def test_out_never_replaces_what_is_to_be_read(
    fake: Fake, reading: Reading, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "报告.txt"
    source.write_text("2023")
    fake(reading)
    assert run(["extract", str(source), "--out", str(tmp_path / "." / "报告.txt")]) == 2
    assert source.read_text() == "2023"
    assert "覆盖" in capfd.readouterr().err


def test_check_shows_blocks_and_a_summary(
    fake: Fake, reading: Reading, unread: Unread, capfd: pytest.CaptureFixture[str]
) -> None:
    fake(reading, unread)
    assert run(["check", "x"]) == 1
    out, _ = capfd.readouterr()
    assert "正文 1750" in out
    assert out.rstrip().endswith("文件 2 份 · 有矛盾 1 份（共 2 处） · 无法读取 1 份")
    assert "\x1b" not in out


def test_check_json_has_three_keys(
    fake: Fake, reading: Reading, unread: Unread, capfd: pytest.CaptureFixture[str]
) -> None:
    fake(reading, unread)
    assert run(["check", "--json", "x"]) == 1
    first, second = map(json.loads, capfd.readouterr().out.splitlines())
    assert set(first) == set(second) == {"source", "checks", "error"}
    assert [check["verdict"] for check in first["checks"]] == ["contradicted", "contradicted", "supported"]
    assert first["error"] is None
    assert second["error"]["code"] == "encrypted"


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_contradiction_is_a_result_unless_strict(
    fake: Fake, reading: Reading, unread: Unread, options: list[str]
) -> None:
    consistent = replace(reading, checks=reading.checks[2:])
    for results, status, strict_status in (
        ([reading], 0, 3),
        ([consistent], 0, 0),
        ([consistent, unread], 1, 1),
        ([reading, unread], 1, 3),
    ):
        fake(*results)
        assert run(["check", "x", *options]) == status
        fake(*results)
        assert run(["check", "x", "--strict", *options]) == strict_status


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract"], "缺少参数 PATH"),
        (["extract", "x", "--nonsense"], "没有选项 --nonsense"),
        (["extract", "x", "--format", "docx"], "--format 的值不对：“docx”，可用的有 'jsonl'"),
        (["extract", "x", "--profile", "/"], "--profile 的值不对：/ 是文件夹"),
        (["batch", "x"], "缺少选项 --out"),
        (["label", "x", "--out", "y"], "缺少选项 --format"),
        (["batch", "x", "--out", "y", "--workers", "0"], "--workers 的值不对：0，应为 x>=1"),
        (["batch", "x", "--out", "y", "--workers", "many"], "--workers 的值不对：“many” 不是数"),
        (["batch", "--status", "/no/such"], "--status 的值不对：/no/such"),
        (["unheard"], "没有命令 unheard"),
        (["--lang", "en", "unheard"], "No such command 'unheard'"),
        (["--lang", "en", "batch", "x"], "Missing option '--out'"),
    ],
)
def test_wrong_usage_is_two_and_one_line(arguments: list[str], words: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert words in err
    assert len(err.splitlines()) == 1


def test_wrong_settings_name_the_variable(
    fake: Fake, reading: Reading, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    fake(reading)
    for name, value in (("GOUJI_MAX_BYTES", "many"), ("GOUJI_NONSENSE", "1"), ("GOUJI_LANG", "fr")):
        monkeypatch.setenv(name, value)
        assert run(["check", "x"]) == 2
        assert name in capfd.readouterr().err
        monkeypatch.delenv(name)


def test_no_arguments_shows_the_help(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "用法：" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["check", "--help"]])
def test_help_in_both_languages_fits_eighty_columns(
    arguments: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", "80")
    assert run(arguments) == 0
    chinese = capfd.readouterr().out
    assert run([*arguments, "--lang", "en"]) == 0
    english = capfd.readouterr().out
    assert "用法：" in chinese
    assert "选项:" in chinese
    assert "显示本说明" in chinese
    assert "Usage:" in english
    assert english.isascii() or "…" in english
    for line in (chinese + english).splitlines():
        assert cell_len(line) <= 80


def test_the_list_of_commands_needs_nothing_of_what_they_run() -> None:
    heavy = "{'numpy', 'scipy', 'datasketch', 'spacy', 'torch', 'onnxruntime', 'ray', 'docx', 'openpyxl', 'fastapi'}"
    code = f"import sys; from service.cli.main import run; run(['--help']); print(sorted({heavy} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert "generate" in ended.stdout
    assert ended.stdout.splitlines()[-1] == "[]", ended.stderr


def test_a_word_after_evaluate_or_label_that_is_a_command_is_one(capfd: pytest.CaptureFixture[str]) -> None:
    for arguments in (["evaluate", "suspects"], ["evaluate", "tables"], ["label", "queue"], ["label", "suspects"]):
        assert run([*arguments, "--help"]) == 0
        assert " ".join(arguments) in capfd.readouterr().out.splitlines()[0]
    assert run(["evaluate", "--help"]) == 0
    listed = capfd.readouterr().out
    assert all(name in listed for name in ("reports", "tables", "language", "checks", "decisions", "suspects"))


def _points(*points: tuple[str, str]) -> Callable[..., list[EntryPoint]]:
    return lambda group: [EntryPoint(name=name, value=value, group=group) for name, value in points]


def test_a_broken_plug_in_is_one_line_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], fake: Fake, reading: Reading
) -> None:
    points = _points(
        ("broken", "no_such_module_here:command"), ("number", "os:sep"), ("extract", "service.cli.extract:extract")
    )
    monkeypatch.setattr(program, "entry_points", points)
    assert run(["--help"]) == 0
    out = capfd.readouterr().out
    assert "broken" in out
    assert "no_such_module_here" in out
    for name in ("broken", "number"):
        assert run([name, "x", "--option"]) == 2
        err = capfd.readouterr().err
        assert len(err.splitlines()) == 1
        assert "无法载入" in err
    fake(reading)
    assert run(["extract", "x"]) == 0


def test_schema_prints_the_file(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert capfd.readouterr().out == (Path(program.__file__).parents[1] / "export/record.schema.json").read_text(
        "utf-8"
    )


def test_an_interrupt_is_130_and_a_full_disk_is_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], reading: Reading, tmp_path: Path
) -> None:
    def broken(error: BaseException) -> Callable[..., Iterator[Reading]]:
        def results(paths: object, **_: object) -> Iterator[Reading]:
            yield reading
            raise error

        return results

    monkeypatch.setattr("service.cli.reading.results", broken(KeyboardInterrupt()))
    assert run(["extract", "x", "--out", str(tmp_path / "o.jsonl")]) == 130
    monkeypatch.setattr("service.cli.reading.results", broken(OSError(28, "No space left on device")))
    assert run(["extract", "x", "--out", str(tmp_path / "o.jsonl")]) == 1
    assert "No space left" in capfd.readouterr().err
    monkeypatch.setattr("service.cli.reading.results", broken(UsageError("没有这种报告类型")))
    assert run(["extract", "x"]) == 2
    assert list(tmp_path.iterdir()) == []


DRIVER = """
import itertools, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs start with it ignored
from corpora.document.errors import Empty
from corpora.document.reading import Unread
from service.cli import reading
from service.cli.main import main
def results(paths, **_):
    for number in itertools.count():
        yield Unread(path=str(number), failure=Empty().failure())
        time.sleep(0.002)
reading.results = results
main()
"""


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", DRIVER, *arguments]
    root = Path(program.__file__).parents[2]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root)


@pytest.mark.parametrize("command", [["extract", "x"], ["check", "x"], ["check", "--json", "x"]])
def test_a_closed_pipe_ends_it_without_a_word(command: list[str]) -> None:
    process = _start(*command)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    noise = process.stderr.read().decode()
    assert process.wait(20) == 141
    assert "Traceback" not in noise
    assert "Broken" not in noise


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_and_leaves_no_file(number: signal.Signals, status: int, tmp_path: Path) -> None:
    process = _start("extract", "x", "--format", "csv", "--out", str(tmp_path / "out"))
    deadline = time.monotonic() + 20
    while not list(tmp_path.rglob("*.part")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(number)
    _, noise = process.communicate(timeout=20)
    assert process.returncode == status
    assert b"Traceback" not in noise
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
