import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from corpora.document.reading import Reading, Unread
from service.cli.terminal import MAX_WIDTH, show_result, show_summary
from service.cli.words import speak


def _shown(result: Reading | Unread, *, width: int = 80, terminal: bool = False, everything: bool = False) -> str:
    stream = io.StringIO()
    colour = "truecolor" if terminal else None
    console = Console(
        file=stream, width=width, force_terminal=terminal, color_system=colour, highlight=False, markup=False
    )
    show_result(result, console=console, everything=everything)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def chinese() -> None:
    speak("zh")


@pytest.mark.parametrize("width", [30, 60, 80, 120, 300])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int, language: str) -> None:
    speak(language)
    for line in _shown(reading, width=width, everything=True).splitlines():
        assert cell_len(line.rstrip()) <= min(width, MAX_WIDTH)


def test_both_numbers_sentence_and_cell_stand_side_by_side(reading: Reading) -> None:
    lines = _shown(reading).splitlines()
    assert any("【1，750】" in line and "总计" in line for line in lines)
    assert any("正文 1750" in line and "表格 1710" in line for line in lines)
    assert any("总数 30" in line and "分项之和 29" in line for line in lines)
    assert "原文如此 · 把握 97% · k1" in "\n".join(lines)


def test_a_narrow_terminal_has_one_side_under_the_other(reading: Reading) -> None:
    text = _shown(reading, width=60)
    assert "│ 正文 1750   表格 1710" in text
    assert text.index("【1，750】") < text.index("【1710】")


def test_colour_only_on_a_terminal(reading: Reading) -> None:
    assert "\x1b" not in _shown(reading)
    coloured = _shown(reading, terminal=True)
    assert "\x1b[" in coloured
    assert "【" not in coloured


def test_the_others_are_counted_and_listed_only_when_asked_for(reading: Reading) -> None:
    assert "✓ 相符 1   ? 无法核对 0" in _shown(reading)
    assert "[表内勾稽]" not in _shown(reading)
    assert "✓ 相符 [表内勾稽]" in _shown(reading, everything=True)


def test_document_text_is_never_markup(reading: Reading) -> None:
    evil = "[bold]标题[/bold] :smile:"
    titled = replace(reading, layout=replace(reading.layout, title=evil))
    assert evil in _shown(titled)


def test_control_characters_do_not_reach_the_terminal(reading: Reading, unread: Unread) -> None:
    evil = "标题\x1b[2J\x07\x9b"
    titled = replace(reading, layout=replace(reading.layout, title=evil))
    named = replace(unread, path=evil)
    for text in (_shown(titled), _shown(named)):
        assert "标题" in text
        assert not set(text) & set("\x1b\x07\x9b")


def test_an_unread_document_says_why(unread: Unread) -> None:
    assert "× reports/锁.xlsx  文件已加密：Office" in _shown(unread)
    speak("en")
    assert "the document is encrypted: Office" in _shown(unread)


def test_the_summary_counts() -> None:
    stream = io.StringIO()
    show_summary(Console(file=stream, width=80), documents=3, contradicted=1, found=2, unread=1)
    assert "文件 3 份 · 有矛盾 1 份（共 2 处） · 无法读取 1 份" in stream.getvalue()
