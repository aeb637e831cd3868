"""Counts of what the tables do not hold, in front of words that divide them: 转办诉求1904件，其中个人诉求超过九成."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from models.language.grammar.words.linkage import Link
from models.language.grammar.words.utterance import Utterance

_OF_WHICH: Final = re.compile(r"其中[^，,。；;\d]*$")
_ENDS: Final = re.compile("[。；;]")


def divides_a_foreign_count(
    text: str, start: int, utterances: Sequence[Utterance], found: Sequence[tuple[Link, ...]]
) -> bool:
    """Do the words at `start` stand behind 其中, and in front of that a count tied to nothing? `text`: the sentence;
    `found`: the links of each utterance.
    """
    if _OF_WHICH.search(text, 0, start) is None:
        return False
    before = [
        (one, links)
        for one, links in zip(utterances, found, strict=True)
        if one.end - one.sentence.span.start <= start and one.number.unit != "%"
    ]
    if not before:
        return False
    count, links = before[-1]
    return not links and _ENDS.search(text, count.end - count.sentence.span.start, start) is None
