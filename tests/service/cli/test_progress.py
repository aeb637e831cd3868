import io
import sys

import pytest

from corpora.readers.sources import RawSource
from service.cli import progress
from service.cli.progress import watched
from service.cli.words import speak

SOURCES = [RawSource(path=f"{number}.txt", data=b"") for number in range(5)]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    speak("zh")
    monkeypatch.setattr(progress, "EVERY", 2)
    monkeypatch.setenv("TERM", "xterm")


def test_a_line_every_so_often_and_one_at_the_end(capfd: pytest.CaptureFixture[str]) -> None:
    sources = watched(SOURCES, data_on_terminal=False)
    seen = [next(sources), next(sources)]
    assert capfd.readouterr().err == ""
    seen += list(sources)
    assert seen == SOURCES
    assert capfd.readouterr().err.splitlines() == ["已处理 2 份", "已处理 4 份", "已处理 5 份"]


@pytest.mark.parametrize("count", [0, 1])
def test_one_document_needs_no_progress(count: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert list(watched(SOURCES[:count], data_on_terminal=False)) == SOURCES[:count]
    assert capfd.readouterr().err == ""


def test_a_moving_line_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    sources = watched(SOURCES, data_on_terminal=False)
    next(sources)
    next(sources)
    assert "已处理 1 份" in screen.getvalue()
    assert "1.txt" in screen.getvalue()
    sources.close()
    assert screen.getvalue().count("\x1b[?25h") == 1  # the cursor is shown again


def test_nothing_moves_where_the_data_goes_to_the_same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(watched(SOURCES, data_on_terminal=True)) == SOURCES
    assert screen.getvalue() == ""
