"""Figures whose subject is in the sentence before: 律师事务所的申请有所增加。全年共提出13件."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from corpora.profiles.measure import Term, Topic
from models.language.grammar.links.named_terms import is_special
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import first_term, without_quotes

_YEAR: Final = r"(?:(?:19|20)\d\d\s?年度?|全年|今年|当年|本年度?|年内|报告期)?内?[，,]?"
_BARE: Final = re.compile(
    rf"(?:(?:此|该|这|上述)[类种](?:答复|申请|情形|情况|案件)?件?[，,]?)?{_YEAR}(?:共计?|合计|总计|累计)?(?P<asked>(?:由其)?(?:以[^，,。；;、\d]{{2,6}}名义)?(?:提出|提交|递交|发起)了?的?)?"
    r"(?P<what>(?:政府信息公开|信息公开)?申请)?(?:共计?|合计|总计)?(?:有|为|是|达|仅)?"
)
"""Words that name nothing, or what somebody does who is not named."""
ASKED: Final = "提出申请"
LONGEST: Final = 60
"""Characters of a sentence that says no more than of whom the next one speaks."""


def subject_of(topics: Iterable[Topic], utterance: Utterance, silent: str) -> tuple[Topic, str] | None:
    """The row or column that the sentence before speaks of, by its topic and words that name it, where the number's own
    name none; without words where it speaks of several; None where it speaks of none, or where the number needs none.

    Args:
        topics: that the sentence inherits, or, in front of a figure that somebody asked for, all there are.
        utterance: the first of its sentence.
        silent: the sentence before, which tells no figure; "" where there is none.
    """
    bare = _BARE.fullmatch(utterance.before.strip())
    if bare is None or utterance.negated or not silent or len(silent) > LONGEST or utterance.number.unit in (None, "%"):
        return None
    topics = tuple(topics)
    if (bare["what"] and not bare["asked"]) or _names_one(topics, utterance.after):
        return None
    for topic in topics:
        if topic.rows and topic.default_column is not None and utterance.number.unit in topic.units:
            rows = () if bare["asked"] else tuple(row for row in topic.rows if is_special(topic, row))
            names = _names(silent, (*rows, *topic.columns))
            if names:
                return topic, f"{names[0]}{ASKED if bare['asked'] else ''}" if len(names) == 1 else ""
    return None


def _names_one(topics: Sequence[Topic], words: str) -> bool:
    return any(first_term((*topic.rows, *topic.columns), words) is not None for topic in topics)


def _names(words: str, terms: Sequence[Term]) -> list[str]:
    """What names a term in them, each in its own words, and once."""
    names, left = dict[tuple[object, ...], str](), without_quotes(words)
    while (term := first_term(terms, left)) is not None and (said := term.words.search(left)) and said[0]:
        names[term.means] = said[0]
        left = left[: said.start()] + "，" + left[said.end() :]
    return [*names.values()]
