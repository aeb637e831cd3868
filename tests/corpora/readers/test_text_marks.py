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


def test_ties_of_notes_are_none_of_the_text() -> None:
    noted = '2024年度报告<a id="footnote-ref-2"></a>[\\[1\\]](\\#footnote\\-2)\n'
    note = '1. <a id="footnote-2"></a>口径见 [说明](a.html) [↑](#footnote-ref-2)\n'
    assert without_marks(normalise(noted + note))[0].text == "2024年度报告\n1. 口径见 [说明](a.html) \n"
