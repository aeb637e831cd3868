"""An article that a page's script writes into it: markup, escaped or in JSON, in a script, a template or a field.

Only where the page shows no table without it: scripts are full of markup that no reader ever sees.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from corpora.readers.html_answer import page_in_answer

CELLS_ENOUGH = 60
"""Cells from which markup in a script is a report. A calendar has 42 days and 7 headings."""
_OPENED = re.compile(r"<(?P<tag>script|template|textarea|xmp|noscript)\b[^<>]*>", re.IGNORECASE)
_FIELD = re.compile(r"<input\b[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+>", re.IGNORECASE)
_VALUE = re.compile(r"\bvalue\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE)
_CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_ASSIGNED = re.compile(r"\s*(?:(?:var|let|const)\s+)?[\w$.\[\]\"']{1,80}\s*=\s*")
_LITERAL = re.compile(
    r"\"(?:[^\"\\]++|\\.?)*+(?:\"|\Z)|'(?:[^'\\]++|\\.?)*+(?:'|\Z)|`(?:[^`\\]++|\\.?)*+(?:`|\Z)", re.DOTALL
)
"""A string that is never closed reaches to the end, so that none is looked for again in it."""
_BODY = re.compile(r"<body>(?P<held>.*)</body>", re.DOTALL)


def with_islands_shown(markup: str) -> str | None:
    """The page with the article where the script or field stands that holds it; None where none holds one."""
    lower = markup.lower()
    if "td" not in lower:
        return None
    held = [(len(shown), place, shown) for place, text in _islands(markup, lower) if (shown := _article(text))]
    if not held:
        return None
    _, (start, end), shown = max(held)
    return f"{markup[:start]}<div>{shown}</div>{markup[end:]}"


def _islands(markup: str, lower: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Where each element stands whose text is not shown as markup, with that text."""
    position, unclosed = 0, set[str]()
    while (opened := _OPENED.search(markup, position)) is not None:
        tag = opened["tag"].lower()
        end = -1 if tag in unclosed else lower.find(f"</{tag}", opened.end())
        if end < 0:
            unclosed.add(tag)
            position = opened.end()
            continue
        yield (opened.start(), lower.find(">", end) + 1 or len(markup)), markup[opened.end() : end]
        position = end
    for field in _FIELD.finditer(markup):
        value = _VALUE.search(field[0])
        if value is not None:
            yield field.span(), value["double"] or value["single"] or ""


def _article(text: str) -> str | None:
    if "td" not in text.lower():
        return None
    return next((one for one in _readings(text) if len(_CELL.findall(one)) >= CELLS_ENOUGH), None)


def _readings(text: str) -> Iterator[str]:
    """What the text may be: JSON, strings of a script, markup as it is or escaped."""
    assigned = _ASSIGNED.match(text)
    answer = page_in_answer(text[assigned.end() :] if assigned else text)
    body = _BODY.search(answer) if answer else None
    if body is not None:
        yield body["held"]
    for literal in _LITERAL.finditer(text):
        if "td" in literal[0].lower():
            yield _said(literal[0])
    yield text.replace("<![CDATA[", " ").replace("]]>", " ")
    yield html.unescape(text)


def _said(literal: str) -> str:
    """What a script's string says."""
    inner = literal[1:-1]
    if literal[0] != '"':
        inner = re.sub(r"\\(['`])", r"\1", inner).replace('"', '\\"') if '\\"' not in inner else inner
    try:
        said = json.loads(f'"{inner}"', strict=False)
    except ValueError:
        said = inner.replace('\\"', '"').replace("\\/", "/").replace("\\n", "\n").replace("\\t", "\t")
    return html.unescape(said) if len(_CELL.findall(said)) < CELLS_ENOUGH else said
