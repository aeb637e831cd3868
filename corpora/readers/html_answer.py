"""The page in a site's JSON answer: sites that load their articles by script keep one string of markup in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

_WRAPPED = re.compile(r"\s*(?:[\w$.]{1,60}\s*\()?\s*(?P<json>[{\[].*[}\]])\s*\)?\s*;?\s*", re.DOTALL)
"""The answer, perhaps as the argument of a call (JSONP)."""
_MARKUP = re.compile(r"<(?:p|td|div|span|table|br)\b", re.IGNORECASE)


def page_in_answer(text: str) -> str | None:
    """The longest string of markup as a page, under the title that stands beside it; None for what is no answer."""
    if text.lstrip()[:1] not in ("{", "[") and "(" not in text[:80]:
        return None
    match = _WRAPPED.fullmatch(text)
    try:
        answer = json.loads(match["json"]) if match else None
        held = [(markup, title) for markup, title in _strings(answer) if _MARKUP.search(markup)]
    except (ValueError, RecursionError):
        return None
    if not held:
        return None
    markup, title = max(held, key=lambda one: len(one[0]))
    return f"<html><head><title>{html.escape(title)}</title></head><body>{markup}</body></html>"


def _strings(value: object, title: str = "") -> Iterator[tuple[str, str]]:
    """Every string, and the title of the object that holds it."""
    if isinstance(value, str):
        yield value, title
    elif isinstance(value, dict):
        own = next((value[name] for name in value if name.lower() == "title" and isinstance(value[name], str)), title)
        for inner in value.values():
            yield from _strings(inner, own)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, title)
