"""Names of classes and elements that a page's own style sheets hide, whatever the width of the window.

Only what is set within a line or a cell is hidden by them: a script may show a whole part of the page that they hide at
first, but nobody unfolds a word beside a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*[^*]*(?:\*(?!/)[^*]*)*\*/|<!--|-->")
_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z\d]*)?\.(?P<name>[\w-]+)", re.IGNORECASE)
_DISPLAY = re.compile(r"(?:^|;)(?:display|visibility):([a-z-]+)")
_HIDING = frozenset(("none", "hidden", "collapse"))
_LARGEST_SHEET = 200_000
"""Characters that are looked at: a report's own sheet is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenNames:
    """Class name → the tags that are hidden under it, "" for any."""

    names: Mapping[str, frozenset[str]]

    def hide(self, tag: str, classes: str) -> bool:
        """Whether an element with these classes is hidden."""
        return any(self.names.get(name, frozenset()) & {tag, ""} for name in classes.split())


def hidden_names(markup: str) -> HiddenNames:
    """What the page's sheets hide by one class name, after all their rules; later rules win."""
    hidden: dict[str, set[str]] = {}
    for selectors, body in _rules(_COMMENT.sub("", _sheets(markup))):
        stated = _DISPLAY.findall(re.sub(r"\s", "", body).lower())
        if not stated:
            continue
        for selector in selectors.split(","):
            match = _SIMPLE.fullmatch(selector.strip())
            if match is None:
                continue
            tags = hidden.setdefault(match["name"], set())
            (tags.add if stated[-1] in _HIDING else tags.discard)((match["tag"] or "").lower())
    return HiddenNames(names={name: frozenset(tags) for name, tags in hidden.items() if tags})


def _sheets(markup: str) -> str:
    """What stands in `<style>`, up to `_LARGEST_SHEET`."""
    low, found, end = markup.lower(), [""], 0
    while sum(map(len, found)) < _LARGEST_SHEET and (start := low.find("<style", end)) >= 0:
        begin = low.find(">", start) + 1
        end = low.find("</style", begin) if begin else -1
        if end < 0:
            break
        found.append(markup[begin:end])
    return "\n".join(found)[:_LARGEST_SHEET]


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of rules that hold for every window: none within `@media … { }`."""
    depth = start = begin = 0
    selectors = ""
    for brace in _BRACE.finditer(sheet):
        if brace[0] == "{":
            selectors = sheet[start : brace.start()].rpartition(";")[2] if depth == 0 else selectors
            depth, begin = depth + 1, brace.end()
        elif depth:
            depth -= 1
            if depth == 0:
                start = brace.end()
                if "@" not in selectors:
                    yield selectors, sheet[begin : brace.start()]
