"""What a page prints around its tables: page numbers, the report's title once more, 续表 and the unit.

Such a line between two cells belongs to the page, not to the table; left in, it would shift the cells behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_DASH = "[-—–―─~～·•●]"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}{{1,2}}\s*\d{{1,3}}\s*{_DASH}{{1,2}}"
    rf"|第\s*\d{{1,3}}\s*页[共总/,、\s]*(?:\d{{1,3}}\s*页?)?"
    rf"|共\s*\d{{1,3}}\s*页[,、/\s]*(?:当前)?第\s*\d{{1,3}}\s*页"
    rf"|\d{{1,3}}\s*页\s*/\s*共?\s*\d{{1,3}}\s*页"
    rf"|(?:page|p\.)\s*\d{{1,3}}(?:\s*(?:of|/)\s*\d{{1,3}})?"
    rf"|\d{{1,3}}\s+of\s+\d{{1,3}}",
    re.IGNORECASE,
)
_OF = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_ASIDE = re.compile(
    r"[（(\[【]?\s*(?:续表\s*\d*|续|[续接]上[表页]|转下[表页]|下页续|(?:计量)?单位\s*[:：]\s*\S{1,4})\s*[)）\]】]?"
)
_BROWSER = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d{1,3}\s*/\s*\d{1,3})?"
    r"|\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?,?\s+(?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:\s+\D.{4,})?",
    re.IGNORECASE,
)
"""The foot and the head of a page that a browser printed: its address and number, the time and the title."""
_RUNNING = re.compile(r"年度?报告?|年报|(?:局|委|厅|院|办|府|中心|委员会|办公室|街道|镇|乡)$")
_NUMBER = rf"(?:{_PAGE_NUMBER.pattern}|\d{{1,3}})"
_NUMBERED = re.compile(
    rf"{_NUMBER}[\s|·•:：—–-]+(?P<head>.*\D)|(?P<before>.*\D)[\s|·•:：—–-]+{_NUMBER}",
    re.IGNORECASE,
)
"""A page number on one line with a running head."""
_TITLE = re.compile(r"(?:年度?报告?|年报)$")
SHORTEST_RUNNING, SHORTEST_TITLE = 5, 8
LONGEST, LONGEST_BROWSER = 60, 200
"""Characters; a longer line is a sentence, whatever it repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What one document's pages carry. `repeated`: running heads that are met more than once; `totals`: page counts."""

    repeated: frozenset[str]
    totals: frozenset[str]

    def has(self, line: str) -> bool:
        """Is the line page furniture, and surely no cell? A lone number is always a cell."""
        text = _plain(line)
        if len(text) <= LONGEST_BROWSER and _BROWSER.fullmatch(text):
            return True
        if not text or len(text) > LONGEST:
            return False
        if is_page_number(text) or _ASIDE.fullmatch(text) or {text, _title_of(text)} & self.repeated:
            return True
        of = _OF.fullmatch(text)
        return of is not None and of[2] in self.totals


def is_page_number(line: str) -> bool:
    """- 3 -, 第 3 页 共 9 页, Page 3 of 9. Never 3, -3 or 3/9, which may be cells."""
    return _PAGE_NUMBER.fullmatch(_plain(line)) is not None


def find_furniture(text: str) -> Furniture:
    """The furniture of a whole document's `text`."""
    lines = [_plain(line) for line in text.split("\n")]
    return Furniture(repeated=frozenset(_repeated(lines)), totals=frozenset(_totals(lines)))


def _repeated(lines: Iterable[str]) -> Iterable[str]:
    heads = (_title_of(line) or line for line in lines)
    counted = Counter(line for line in heads if SHORTEST_RUNNING <= len(line) <= LONGEST and _RUNNING.search(line))
    return [line for line, times in counted.items() if times > 1]


def _title_of(line: str) -> str:
    """The report's title where a page number stands on one line with it, else nothing: 教育局 12 is a row."""
    match = _NUMBERED.fullmatch(line) if len(line) <= LONGEST else None
    head = ((match["head"] or match["before"]) if match else "").strip(" |·•:：—–-")
    return head if len(head) >= SHORTEST_TITLE and _TITLE.search(head) else ""


def _totals(lines: Iterable[str]) -> Iterable[str]:
    """Totals of 1/9, 2/9, 3/9: lines that count the pages one by one."""
    found: dict[str, list[int]] = {}
    for line in lines:
        if (of := _OF.fullmatch(line)) and 0 < int(of[1]) <= int(of[2]):
            found.setdefault(of[2], []).append(int(of[1]))
    return [total for total, pages in found.items() if len(pages) > 1 and pages == sorted(set(pages))]


def _plain(line: str) -> str:
    return unicodedata.normalize("NFKC", line.strip()) if line and not line.isascii() else line.strip()
