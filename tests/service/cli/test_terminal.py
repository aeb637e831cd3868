import io
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.cells import cell_len
from rich.console import Console

from corpora.document.check import CheckKind
from corpora.document.reading import Reading, Unread
from service.cli.block import side_lines
from service.cli.exhibit import exhibit
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


def _summary(documents: int, found: dict[str, int]) -> str:
    stream = io.StringIO()
    kinds: dict[CheckKind, int] = {"claim-parts": 1, "claim-table": 2}
    show_summary(Console(file=stream, width=80), documents=documents, found=found, kinds=kinds, unread=1)
    return stream.getvalue()


def test_the_summary_counts() -> None:
    text = _summary(3, {"甲.txt": 2})
    assert "文件 3 份 · 有矛盾 1 份（共 2 处） · 无法读取 1 份" in text
    assert "甲.txt" not in text


def test_of_many_documents_the_contradicted_ones_are_listed_once_more() -> None:
    lines = _summary(300, {"乙.txt": 1, "丙.txt": 2}).splitlines()
    assert lines[1:3] == ["×  2  丙.txt", "×  1  乙.txt"]
    assert lines[3] == "正文与表格 2 · 总数与分项 1"
    assert "……另有 50 份" in _summary(300, {f"{number}.txt": 1 for number in range(150)})


def test_a_document_without_contradictions_is_brief(reading: Reading) -> None:
    supported = tuple(check for check in reading.checks if check.verdict == "supported")
    first, second = _shown(replace(reading, checks=supported)).splitlines()
    assert first.startswith("✓ ")
    assert reading.document.source.path in second
    assert second.endswith("相符 1")
    assert _shown(replace(reading, checks=())).startswith("· ")


def test_a_contradicted_document_stands_apart_from_brief_ones(reading: Reading, unread: Unread) -> None:
    console = Console(file=io.StringIO(), width=80)
    assert show_result(unread, console=console)
    assert not show_result(reading, console=console, after_brief=True)
    assert "Office\n\n" in console.file.getvalue()  # type: ignore[attr-defined]


def test_cells_that_are_all_zero_are_one_line(reading: Reading) -> None:
    shown = exhibit(reading.checks[0], reading).right[0]
    zeros = tuple(replace(shown, text="0", marks=(), adds_nothing=True) for _ in range(20))
    assert [str(line) for line in side_lines(zeros, 40, plain_marks=True)] == ["20 格，均为 0 或空白"]


def test_a_share_is_shown_in_percent(reading: Reading) -> None:
    share = replace(reading.checks[0], kind="claim-ratio", claimed=Decimal(81), found=Decimal(88))
    share = replace(share, message=replace(share.message, code="claim-ratio.contradicted"))
    text = _shown(replace(reading, checks=(share,)))
    assert "正文 81%" in text
    assert "算得 88%" in text


def test_so_many_times_are_no_percentage(reading: Reading) -> None:
    times = replace(reading.checks[0], kind="claim-ratio", claimed=Decimal(5), found=Decimal("4.17"))
    values = (("times", "5"), ("now", "50"), ("before", "12"), ("exact", "4.17"))
    times = replace(times, message=replace(times.message, code="in-words.times-contradicted", values=values))
    text = _shown(replace(reading, checks=(times,)))
    assert "正文 5 倍" in text
    assert "算得 4.17 倍" in text


def test_what_is_called_the_most_stands_beside_what_has_more(reading: Reading) -> None:
    values = (("words", "信函最多"), ("value", "12"), ("unit", "件"), ("above", "网络 31"))
    most = replace(reading.checks[0], kind="claim-claim", claimed=Decimal(12), found=Decimal(31))
    most = replace(most, message=replace(most.message, code="in-words.most-contradicted", values=values))
    text = _shown(replace(reading, checks=(most,)))
    assert "称最多 12" in text
    assert "更多 31" in text
