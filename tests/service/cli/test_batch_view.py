from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from service.batch.nouns import Event, Stage, Tally
from service.batch.progress import Pace, Progress, snapshot
from service.batch.status import Standing, Status
from service.cli.batch_view import Bar, Lines, duration, said, show_end, show_status, watching
from service.cli.main import run
from service.cli.words import speak

TALLY = Tally(
    stage="reading", found=20_000, all_found=True, known=400, twins=30, complete=1_600, failed=4, pages=3_210, workers=2
)
PROGRESS = Progress(tally=TALLY, seconds=125, documents_a_second=12.34, pages_a_second=24, left_seconds=90_061)
STANDING = Standing(
    documents=2_004, failures=4, pages=3_210, contradicted=134, codes={"encrypted": 1, "timeout": 3},
    contradictions={"claim-table": 120, "table-identity": 81},
)  # fmt: skip


@pytest.fixture(autouse=True)
def chinese() -> None:
    speak("zh")


class Fixed(Pace):
    def now(self) -> Progress:
        return PROGRESS


def test_progress_in_a_line() -> None:
    assert said(PROGRESS) == "读取 2,034/20,000 · 3,210 页 · 12.3 份/秒 · 24.0 页/秒 · 失败 4 · 剩余 1 天 1:01:01"
    speak("en")
    assert said(PROGRESS) == "reading 2,034/20,000 · 3,210 pages · 12.3/s · 24.0 pages/s · 4 failed · 1 d 1:01:01 left"


def test_nothing_is_said_of_what_is_not_known_yet() -> None:
    early = replace(PROGRESS, tally=Tally(stage="reading", found=7), documents_a_second=0.0, left_seconds=None)
    assert said(early) == "读取 0/7+ · 失败 0"
    lost = replace(early, tally=Tally(stage="reading", found=7, workers_lost=2))
    assert "进程中断 2" in said(lost)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00:00"), (59.6, "0:01:00"), (3661, "1:01:01"), (86_400, "1 天 0:00:00")]
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_lines_come_with_each_stage_and_every_so_often(capfd: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    pace = Pace(clock=lambda: now[0])
    events: list[tuple[float, Event]] = [
        (0, Stage(name="starting")), (1, Stage(name="reading")), (2, Stage(name="reading")), (12, Stage(name="reading")),
        (13, Stage(name="done")),
    ]  # fmt: skip
    with Lines(pace, clock=lambda: now[0]) as lines:
        for now[0], event in events:
            pace(event)
            lines(event)
    assert [line.split()[0] for line in capfd.readouterr().err.splitlines()] == ["启动", "读取", "读取", "完成"]


def test_a_bar_moves_on_a_terminal_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with Bar(Fixed()) as bar:
        bar(Stage(name="reading"))
    shown = screen.getvalue()
    assert "2,034/20,000" in shown
    assert shown.endswith("\x1b[1A\x1b[2K") or shown.rstrip().endswith("\x1b[2K")


@pytest.mark.parametrize("width", [24, 60, 80, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_summary_and_a_status_fit_the_terminal(width: int, language: str) -> None:
    speak(language)
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None, highlight=False, markup=False)
    pace = Fixed()
    show_end("out", progress=PROGRESS, standing=STANDING, console=console)
    status = Status(standing=STANDING, snapshot=snapshot(pace.now()), is_running=True, manifest=None)
    show_status("out", status, console=console)
    shown = stream.getvalue()
    assert all(cell_len(line.rstrip()) <= width for line in shown.splitlines())
    if width == 200:
        assert ("失败            4：处理超时 3 · 文件已加密 1" in shown) == (language == "zh")
        assert ("134 documents, 201 in all: text against table 120 · table identity 81" in shown) == (language == "en")


def test_only_names_are_dim(capfd: pytest.CaptureFixture[str]) -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=80, force_terminal=True, color_system="standard", highlight=False)
    show_end(
        "out", progress=replace(PROGRESS, tally=replace(TALLY, stage="interrupted")), standing=STANDING, console=console
    )
    shown = stream.getvalue()
    assert "\x1b[2m文件            \x1b[0m2,004 份" in shown
    assert "接着做" in shown


def test_without_the_extra_it_is_said_what_is_missing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "service.batch.run", None)
    assert run(["batch", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "gouji[batch]" in capfd.readouterr().err


def test_what_a_run_is_seen_by(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "run.log"
    with watching(str(tmp_path / "out"), log=log, metrics_port=0) as (watch, pace):
        for stage in ("starting", "reading", "done"):
            watch(Stage(name=stage))  # type: ignore[arg-type]
    assert pace.now().tally.stage == "done"
    assert len(log.read_text().splitlines()) == 3
    assert (tmp_path / "out" / "_gouji" / "progress.json").is_file()
    assert "http://127.0.0.1:" in capfd.readouterr().err


def test_status_of_no_output_is_wrong_usage(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["batch", "--status", str(tmp_path / "none")]) == 2
    assert run(["batch", "--status", str(tmp_path)]) == 2
    assert "gouji batch" in capfd.readouterr().err
    assert not (tmp_path / "none").exists()
