"""Text with tables in HTML among its lines, as converters of PDFs write Markdown: its line breaks are line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r"<(?P<end>/)?table\b", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|section|article|main|center|form|ul|ol|li|pre|h[1-6]|frameset|td|tr)[\s>/]",
    re.IGNORECASE,
)
_LINES_ENOUGH = 3
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S[^\n]*)$", re.MULTILINE)
_STRONG = re.compile(r"(\*\*)(?=[^\s*])([^\n*]+)(?<=[^\s*])\*\*")


def with_line_breaks(markup: str) -> str:
    """The markup as a page that shows its lines; a page with paragraphs of its own comes back as it is."""
    tables = list(_tables(markup))
    starts, ends = [0, *(end for _, end in tables)], [*(start for start, _ in tables), len(markup)]
    between = [markup[start:end] for start, end in zip(starts, ends, strict=True)]
    if not tables or any(_BLOCK.search(text) for text in between):
        return markup
    if sum(bool(line.strip()) for text in between for line in text.split("\n")) < _LINES_ENOUGH:
        return markup
    inside = [markup[start:end] for start, end in tables]
    return "".join(_lines(text) + table for text, table in zip(between, [*inside, ""], strict=True))


def _tables(markup: str) -> Iterator[tuple[int, int]]:
    """Where each outermost table begins and ends; one without an end reaches to the end of the page."""
    depth, start = 0, 0
    for tag in _TABLE.finditer(markup):
        if not tag["end"]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, min(len(markup), markup.find(">", tag.end()) + 1 or len(markup))
    if depth:
        yield start, len(markup)


def _lines(text: str) -> str:
    headed = _HEADING.sub(lambda m: f"<h{len(m[1])}>{m[2]}</h{len(m[1])}>", _STRONG.sub(r"\2", text))
    return headed.replace("\n", "<br>\n")
