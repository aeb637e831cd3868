"""Several reports in one file: the first is read, and none of its gaps is filled with another's figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpora.document.document import Document
from corpora.document.passage import Passage
from corpora.document.region import Region
from corpora.profiles.profile import Profile
from models.language.report_title import body_of_title, year_of_title
from models.tables.printed.section_words import SectionWords, heading_score

SEVERAL = "several_reports"
"""The warning that a document holds further reports, which were not read."""
LONGEST_TITLE, LONGEST_NAME = 60, 30
"""Characters of a title, and of a body's name on a line of its own above it."""
HEADING_LIKE = 0.8
MOST_TITLES, FEWEST_SECTIONS = 200, 3
"""Titles that are looked at; numbered headings of the profile, in front of the next title and behind it, that make each
a report.
"""
_NUMBERED = re.compile(r"\s*(?P<number>[一二三四五六七八九])[、.．]")
_END = re.compile(r"[（(]?\s*(?:文字版|全文|公开稿|上网稿)?\s*[）)]?$")
_SENTENCE = re.compile(r"[。；;，,：:]")

Block = Passage | Region
Name = tuple[str | None, int | None]
"""The body and the year of a title."""


def blocks_of_first(document: Document, profiles: Sequence[Profile], sections: SectionWords) -> Sequence[Block]:
    """The document's blocks up to the title of another body's or year's report whose sections begin anew."""
    texts = [_printed(document, block) for block in document.blocks]
    titles = list(_titles(texts, [re.compile(title) for profile in profiles for title in profile.titles]))
    if len({name for _, name in titles}) < 2:
        return document.blocks
    numbers = [_section(text, sections) for text in texts]
    first = titles[0][1]
    for start, name in titles[1:MOST_TITLES]:
        if _other(first, name) and _told(numbers[:start]) and _begins(numbers[start:]):
            return document.blocks[:start]
    return document.blocks


def _printed(document: Document, block: Block) -> str:
    return document.text[slice(*block.place.span)] if isinstance(block, Passage) else ""


def _titles(texts: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, Name]]:
    """(index of the block where the title begins, whose it is)."""
    for index, (above, text) in enumerate(pairwise(["", *texts])):
        bare = re.sub(r"\s", "", text)
        if not bare or len(bare) > LONGEST_TITLE or _SENTENCE.search(bare):
            continue
        if not any((match := p.search(bare)) and _END.fullmatch(bare, match.end()) for p in patterns):
            continue
        name = body_of_title(bare)
        on_its_own = name is None and 0 < len(above.strip()) <= LONGEST_NAME and not _SENTENCE.search(above)
        if on_its_own:
            name = body_of_title(re.sub(r"\s", "", above) + bare)
        yield index - on_its_own, (name, year_of_title(bare))


def _other(first: Name, name: Name) -> bool:
    return all(one is not None for one in (*first, *name)) and first != name


def _section(text: str, sections: SectionWords) -> int:
    """The number of the profile's section that the line heads, 0 for any other line."""
    match = _NUMBERED.match(text)
    if match is None or heading_score(sections, text) < HEADING_LIKE:
        return 0
    return "一二三四五六七八九".index(match["number"]) + 1


def _told(numbers: Sequence[int]) -> bool:
    """Enough sections with something in them: the headings of a table of contents follow one another."""
    return len({number for number, below in pairwise(numbers) if number and not below}) >= FEWEST_SECTIONS


def _begins(numbers: Sequence[int]) -> bool:
    """The first section is the next one, and others follow."""
    return next((number for number in numbers if number), 0) == 1 and _told(numbers)
