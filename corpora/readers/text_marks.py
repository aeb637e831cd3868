"""Marks of Markdown in a text: headings lose their signs and become headings, emphasis becomes plain words,
escaped signs stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpora.readers.normalise import Normalised, without

_HEADING = re.compile(r"^ {0,3}(?P<signs>#{1,6})[ \t]+(?=\S)", re.MULTILINE)
_RULE = re.compile(r"^\|? ?:?-{3,}:? ?(?:\| ?:?-{3,}:? ?)+\|?[ \t]*$", re.MULTILINE)
_STRONG = re.compile(r"(?P<open>\*\*)(?=[^\s*])[^\n*]+(?<=[^\s*])(?P<close>\*\*)")
"""12** 34** are notes on numbers: what stands between two signs begins and ends without a blank."""

_ESCAPED = re.compile(r"\\(?=[*_#.+()\[\]-])")
"""1\\. and 12\\*: a sign that is no mark."""
_ANCHOR = re.compile(r"<a (?:id|name)=\"[^\"<>\n]*\">(?:</a>)?|</a>|\[(?:\\?\[\d+\\?\]|↑)\]\(\\?#[^)\n]*\)")
"""What ties notes to the words that they explain: anchors, and links to them that say [1] and ↑."""
_TIE_OR_ESCAPE = re.compile(f"{_ANCHOR.pattern}|{_ESCAPED.pattern}")
"""A tie whole, with what is escaped in it."""
FEWEST_STRONG = 4
"""Emphasised words or escaped signs from which a text without headings and tables of Markdown's is Markdown."""
_CUT_YEAR = re.compile(r"\*\*(?:19|20|201|202|2|1)\*\* \d{1,3} ?年")
_CUT_DIGITS = re.compile(r"\d\*\* (?=[\d.])")
"""**202** 2年: a converter sets a blank behind emphasis that ends within a word, so that figures come apart."""


def without_marks(text: Normalised) -> tuple[Normalised, Mapping[int, int]]:
    """The text without its marks, and the level of each line that is a heading; a text without any as it is."""
    headings, strong = list(_HEADING.finditer(text.text)), list(_STRONG.finditer(text.text))
    escaped = list(_ESCAPED.finditer(text.text))
    marked = headings or _ANCHOR.search(text.text) or _RULE.search(text.text)
    if not marked and max(len(strong), len(escaped)) < FEWEST_STRONG:
        return text, {}
    levels = {text.text.count("\n", 0, match.start()): len(match["signs"]) for match in headings}
    marks = [match.span(name) for match in strong for name in ("open", "close")]
    if _CUT_YEAR.search(text.text):
        marks = [(start, stop + bool(_CUT_DIGITS.match(text.text, start - 1))) for start, stop in marks]
    marks += [match.span() for match in (*headings, *_TIE_OR_ESCAPE.finditer(text.text))]
    return without(text, sorted(marks)), levels
