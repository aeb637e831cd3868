"""What `gouji batch` shows to a person: how far it is, what it came to, and what an output holds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as RichProgress
from rich.text import Text

from corpora.document.errors import DocumentError
from service.cli.block import STYLE, write
from service.cli.terminal import MAX_WIDTH, Terminal
from service.cli.words import KINDS, say
from service.cli.wrap import visible, wrap_text

if TYPE_CHECKING:
    from service.batch.nouns import Event, Watch
    from service.batch.progress import Pace, Progress, Snapshot
    from service.batch.status import Standing, Status

LINE_EVERY_SECONDS: Final = 10.0
"""Where there is no terminal to draw on."""

STAGES: Final = {
    "starting": ("启动", "starting"),
    "reading": ("读取", "reading"),
    "compacting": ("整理", "compacting"),
    "comparing": ("文件之间核对", "comparing documents"),
    "done": ("完成", "done"),
    "interrupted": ("已中断", "interrupted"),
}

STATES: Final = {"complete": STAGES["done"], "interrupted": STAGES["interrupted"], "failed": ("失败", "failed")}


@contextmanager
def watching(out: str, *, log: Path | None = None, metrics_port: int | None = None) -> Iterator[tuple[Watch, Pace]]:
    """What hears of a run: a moving line or lines, the snapshot in DIR, and, where asked for, a log and metrics;
    with it the pace that they keep.

    Raises:
        UsageError: the port is taken.
        OSError: the log cannot be opened.
    """
    from service.batch.folder import open_store
    from service.batch.log import Log
    from service.batch.metrics import Metrics, served
    from service.batch.progress import Pace, Recorder, Watches

    with ExitStack() as stack:
        pace = Pace()
        watches: list[Watch] = [pace, Recorder(open_store(out), pace)]
        if log is not None:
            watches.append(Log(stack.enter_context(log.open("a", encoding="utf-8", errors="backslashreplace"))))
        if metrics_port is not None:
            metrics = Metrics()
            port = stack.enter_context(served(metrics, port=metrics_port))
            tell(say(f"指标：http://127.0.0.1:{port}/metrics", f"metrics: http://127.0.0.1:{port}/metrics"))
            watches.append(metrics)
        view: AbstractContextManager[Watch] = Bar(pace) if sys.stderr.isatty() else Lines(pace)
        watches.append(stack.enter_context(view))
        yield Watches(watches, on_trouble=lambda error: tell(f"{type(error).__name__}: {error}")), pace


def tell(words: str) -> None:
    """One line on standard error."""
    print(visible(words), file=sys.stderr, flush=True)


class Lines:
    """A line every few seconds, and one when the run comes to another stage."""

    def __init__(self, pace: Pace, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._pace, self._clock = pace, clock
        self._told, self._stage = clock(), ""

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def __call__(self, event: Event) -> None:
        """See `service.batch.nouns.Watch`."""
        progress = self._pace.now()
        if progress.tally.stage != self._stage or self._clock() - self._told >= LINE_EVERY_SECONDS:
            self._told, self._stage = self._clock(), progress.tally.stage
            tell(said(progress))


class Bar:
    """A moving line, gone when the run is over."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        columns = (SpinnerColumn(), BarColumn(bar_width=24), TextColumn("{task.description}", markup=False))
        self._bar = RichProgress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def __call__(self, event: Event) -> None:
        """See `service.batch.nouns.Watch`."""
        progress = self._pace.now()
        tally = progress.tally
        total = tally.found if tally.all_found else None
        done = tally.done + tally.known + tally.twins
        self._bar.update(self._task, description=said(progress), total=total, completed=done)


def said(progress: Progress) -> str:
    """A run's progress in one line."""
    tally, left = progress.tally, progress.left_seconds
    documents, pages = progress.documents_a_second, progress.pages_a_second
    found = f"{tally.found:,}" if tally.all_found else f"{tally.found:,}+"
    words = [
        f"{say(*STAGES[tally.stage])} {tally.done + tally.known + tally.twins:,}/{found}",
        say(f"{tally.pages:,} 页", f"{tally.pages:,} pages") if tally.pages else "",
        say(f"{documents:.1f} 份/秒", f"{documents:.1f}/s") if documents else "",
        say(f"{pages:.1f} 页/秒", f"{pages:.1f} pages/s") if tally.pages else "",
        say(f"失败 {tally.failed}", f"{tally.failed} failed"),
        say(f"进程中断 {tally.workers_lost}", f"{tally.workers_lost} workers lost") if tally.workers_lost else "",
        say(f"剩余 {duration(left)}", f"{duration(left)} left") if left else "",
    ]
    return " · ".join(word for word in words if word)


def duration(seconds: float) -> str:
    """Hours, minutes and seconds; days in front where there are any."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    clock = f"{hours}:{minutes:02}:{rest:02}"
    return say(f"{days} 天 {clock}", f"{days} d {clock}") if days else clock


def show_end(out: str, *, progress: Progress, standing: Standing, console: Console | None = None) -> None:
    """What a run came to, on standard error."""
    console = console or Terminal(stderr=True)
    tally = progress.tally
    heading = say(
        f"{say(*STAGES[tally.stage])} · 用时 {duration(progress.seconds)} · {out}",
        f"{say(*STAGES[tally.stage])} in {duration(progress.seconds)} · {out}",
    )
    _rule(console)
    _line(console, Text(heading, style="bold"))
    _row(console, say("本次", "this run"), say(
        f"读 {tally.done:,} 份 · 已有 {tally.known:,} 份 · 内容重复 {tally.twins:,} 份",
        f"{tally.done:,} read · {tally.known:,} there already · {tally.twins:,} with the same bytes",
    ))  # fmt: skip
    _row(console, say("速度", "speed"), _speed(tally.done, tally.pages, progress.seconds))
    show_standing(console, standing)
    if tally.stage == "interrupted":
        _line(
            console,
            Text(say("再次运行同样的命令，会从这里接着做。", "The same command goes on from here."), style="dim"),
        )


def show_status(out: str, status: Status, *, console: Console | None = None) -> None:
    """An output as it is at this moment, on standard output."""
    console = console or Terminal(file=sys.stdout)
    snapshot = status.snapshot
    stage = say(*STAGES.get(str(snapshot.tally.get("stage")), ("", ""))) if snapshot else ""
    running = say(f"正在运行：{stage}", f"running: {stage}")
    stopped = say(f"没有在运行（上次：{stage or '—'}）", f"not running (last: {stage or '—'})")
    _line(console, Text(f"{running if status.is_running else stopped} · {out}", style="bold"))
    if snapshot is not None and status.is_running:
        _row(console, say("本次", "this run"), _at_work(snapshot))
    show_standing(console, status.standing)
    if status.manifest is not None and status.manifest.runs:
        run, version = status.manifest.runs[-1], status.manifest.gouji
        state = {"complete": STAGES["done"], "interrupted": STAGES["interrupted"], "failed": ("失败", "failed")}[
            run.state
        ]
        _row(console, say("上次运行", "last run"), f"{run.ended:%Y-%m-%d %H:%M} UTC · {say(*state)} · gouji {version}")


def _at_work(snapshot: Snapshot) -> str:
    tally, left = snapshot.tally, snapshot.left_seconds
    done = sum(tally[ending] for ending in ("complete", "partial", "failed", "known", "twins"))
    found = f"{tally['found']:,}" if tally["all_found"] else f"{tally['found']:,}+"
    speed = say(f"{snapshot.documents_a_second:.1f} 份/秒", f"{snapshot.documents_a_second:.1f}/s")
    more = say(f" · 剩余 {duration(left)}", f" · {duration(left)} left") if left else ""
    return f"{done:,}/{found} · {speed}{more}"


def show_standing(console: Console, standing: Standing) -> None:
    """What an output holds."""
    pages = say(f" · {standing.pages:,} 页", f" · {standing.pages:,} pages") if standing.pages else ""
    _row(console, say("文件", "documents"), say(f"{standing.documents:,} 份", f"{standing.documents:,}") + pages)
    style = STYLE["contradicted"]
    codes = {error.code: (error.chinese, error.english) for error in DocumentError.__subclasses__()}
    failed = _total(f"{standing.failures:,}", _counted(standing.codes, codes))
    _row(console, say("失败", "failed"), failed, style=style if standing.failures else "")
    documents, total = standing.contradicted, sum(standing.contradictions.values())
    words = say(f"{documents:,} 份，共 {total:,} 处", f"{documents:,} documents, {total:,} in all") if total else "0"
    contradictions = _total(words, _counted(standing.contradictions, dict(KINDS)))
    _row(console, say("矛盾", "contradictions"), contradictions, style=style if total else "")


def _counted(counts: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return " · ".join(f"{say(*words.get(name, (name, name)))} {count:,}" for name, count in ordered)


def _total(total: str, parts: str) -> str:
    return f"{total}{say('：', ': ')}{parts}" if parts else total


def _speed(documents: int, pages: int, seconds: float) -> str:
    if not seconds:
        return "—"
    a_second = say(f"{documents / seconds:.1f} 份/秒", f"{documents / seconds:.1f} documents/s")
    return a_second + (say(f" · {pages / seconds:.1f} 页/秒", f" · {pages / seconds:.1f} pages/s") if pages else "")


NAME_COLUMNS: Final = 16
"""Of the names at the left, the longest of which is `contradictions`."""


def _row(console: Console, name: str, words: str, *, style: str = "") -> None:
    """A name and what belongs to it; further lines stand under the first."""
    width = max(min(console.width, MAX_WIDTH) - NAME_COLUMNS, 2)
    head = name + " " * max(1, NAME_COLUMNS - cell_len(name))
    for line in wrap_text(Text(words, style=style), width):
        console.print(Text.assemble((head, "dim"), line), no_wrap=True, soft_wrap=True)
        head = " " * NAME_COLUMNS


def _line(console: Console, text: Text) -> None:
    write(console, text, min(console.width, MAX_WIDTH))


def _rule(console: Console) -> None:
    console.print(Text("─" * min(console.width, MAX_WIDTH), style="dim"))
