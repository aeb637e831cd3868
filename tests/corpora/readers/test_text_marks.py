"""Signs that Markdown escapes stand for themselves."""

from __future__ import annotations

from corpora.readers.normalise import normalise
from corpora.readers.text_marks import without_marks

ROWS = "| 规章 | 12\\* | 3 |\n| 1\\.规范性文件 | 45\\* | 6\\* |\n"


def test_escaped_signs_of_markdown() -> None:
    text, _ = without_marks(normalise(ROWS))
    assert text.text == ROWS.replace("\\", "")


def test_a_stroke_now_and_then_stays() -> None:
    assert without_marks(normalise("规章\\*\n目录C:\\.git\n"))[0].text == "规章\\*\n目录C:\\.git\n"
