"""The row or the column of a table that words name: `由自然人提出的`, `予以公开`, `被判定为不予处理`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corpora.profiles.measure import Term, Topic
from models.language.grammar.links.link import Linker
from models.language.grammar.sentence import Sentence
from models.language.grammar.words.linkage import Link
from models.language.grammar.words.wording import first_term, left_over, without_quotes

LONGEST_REMAINDER: Final = 2
"""Characters beside a row's or column's name and what only carries it; with more the words may be of some of them."""
_CARRIERS: Final = re.compile(
    r"被?(?:认定|判定|归类|归|视|答复|告知|决定|处理)(?:为|结果)?|属于?|作|系|以|因|予|其中|申请(?:人|者|主体)?|(?:件|数)?数量?|占比|比[例重]|结果|类型|类别|类|情形|情况|身份|名义"
    r"|提出|提交|发起|递交|来自|出自|源自|之手|仍|则|主体|主力|群体|方面|群众|老百姓|市民|居民|村民|普通|广大|递来|寄来|提来|找来|来的|提的|答复|办件|办结|信息|总|各|获得?|得到|让申请人[^（(]*的"
)
_BRACKETED: Final = re.compile(r"[（(](?!含|包)([^（()）\d]{2,12})[）)]$")
_WITH_MORE: Final = re.compile(r"[（(](?:含|包括|包含)[^（()）]*[）)]$")
"""`公开类答复（含部分公开）` are of two rows."""
_SOME_REQUESTS: Final = re.compile(
    r"\d\s?[件份宗](?:公开)?申请(?!人|表)|申请[人者]|自然人(?:提出的?|提交的?|的)?申请|申请主体|申请件?(?:均|都|全部|全|皆)+|(?:成|数|分之[一二三四五六七八九])(?:多|以上|左右)?的(?:公开)?申请"
)
_SUCH_AS: Final = re.compile(
    r"^[^，,。；;：:\d]{1,16}等(?=商业企业|企业|公司|科研|法律服务|律师|社会|公益|自然人|个人)"
)
"""`采砂、水电等商业企业` are business all the same."""

_WHO_ANSWERS: Final = re.compile(r"(?:答复|承办|责任|主管|经办|办理|本|我|该|各|有关|相关)(?:单位|机构|部门)")
"""`答复单位不掌握` names no asker."""


@dataclass(frozen=True, slots=True)
class Named:
    """A row, or a column, that words name. `sure`: they say nothing beside it."""

    topic: Topic
    row: Term | None
    column: Term | None
    sure: bool
    told: Decimal | None = None


class NamedTerms:
    """Of one sentence.

    Args:
        topics: that it inherits.
        found: the links of each utterance.
    """

    def __init__(
        self, sentence: Sentence, linker: Linker, *, topics: Sequence[Topic], found: Sequence[tuple[Link, ...]]
    ) -> None:
        self._sentence, self._linker = sentence, linker
        self._topics, self._found = tuple(topics), found

    def named(self, words: str, *, clause: str = "") -> Named | None:
        """The row or the column of one topic under way that the words name; None where their clause names two
        (自然人、企业合计占九成).
        """
        words = _WHO_ANSWERS.sub("", _SUCH_AS.sub("", without_quotes(words).strip()))
        if _WITH_MORE.search(words):
            return None
        if (bracketed := _BRACKETED.search(words)) is not None:
            words = bracketed[1]
        for topic in self._under_way() or self._told_alone(words):
            if not topic.rows or topic.default_column is None:
                continue
            column = first_term(topic.columns, words)
            row = None if column is not None else first_term(topic.rows, words)
            term = row or column
            if (
                term is None
                or (row is not None and not is_special(topic, row))
                or self._names_another(topic, term, clause or words)
            ):
                continue
            rest = _CARRIERS.sub("", left_over(words, (term,), (topic,)))
            return Named(topic, row, column, (term.firm or row is None) and len(rest) <= LONGEST_REMAINDER)
        return None

    def result(self, topic: Topic, words: str) -> Named | None:
        """What became of a dispute, of which the topic has no rows."""
        column = first_term(topic.columns, words)
        rest = left_over(words, (column,)) if column is not None else words
        return Named(topic, None, column, len(rest) <= LONGEST_REMAINDER) if column is not None else None

    def _told_alone(self, words: str) -> tuple[Topic, ...]:
        """Topics where nothing else is under way: those with a row by that very name, and what 34件申请 are of."""
        if (named := self._linker.topics.with_row(_CARRIERS.sub("", words))) or not _SOME_REQUESTS.search(
            self._sentence.text
        ):
            return named
        return tuple(topic for topic in self._linker.topics if topic.causes)

    def _names_another(self, topic: Topic, term: Term, clause: str) -> bool:
        left = term.words.sub("", without_quotes(clause), count=1)
        column, row = first_term(topic.columns, left), first_term(topic.rows, left)
        # 在不予公开的63件中，属于行政查询事项的最多: what it is one of.
        whole = row is not None and {*term.means[0].plus} < {*row.means[0].plus}
        special = row is not None and is_special(topic, row) and not whole
        return special or (column is not None and column is not term)

    def _under_way(self) -> tuple[Topic, ...]:
        said = [link.topic for links in self._found for link in links]
        named = self._linker.topics.named_in(self._sentence.text)
        return tuple(dict.fromkeys((*said, *named, *self._topics)))


def is_special(topic: Topic, row: Term) -> bool:
    """Is it a row of its own, and none that counts all?"""
    return not row.general and row.means[0] not in topic.wholes
