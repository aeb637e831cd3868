"""What all of a count but some are: 办结13件，除1件作部分公开外，均予以公开; 复议7件，除1件尚未审结外，均维持."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpora.document.geometry import Span
from models.language.grammar.sentence import Sentence
from models.language.grammar.words.linkage import Link
from models.language.grammar.words.utterance import Utterance

_BUT: Final = re.compile(
    r"[，,（(；;]\s?(?:(?:全部|已|上述|以上|所有|这些|办结|答复|办理|处理|申请|复议|诉讼|案|件|的)+[之当]?[中里][，,]?)?除了?(?:其中)?\s?$"
)
"""`，除`, `，办结件中除` between the two."""
_ALL_THE_OTHERS: Final = re.compile(
    r"(?:的?申请)?[^，,。；;、\d]{0,24}(?:以|之)?外[，,]?(?:其[余他它]|剩余|余下)?(?:的)?(?:\s?\d{1,6}\s?件)?(?:申请)?(?:件)?(?:均|都|全部|一律|皆|悉数|全|清一色)(?:已|被|依法|作出?|为|是|由|属于?)*"
    r"(?P<what>(?!未|没有|无(?!法)|不(?!予))[^，,。；;、\d]{2,16}?)(?:答复|处理|提出|提交)?(?=[，,。；;）)]|$)"
)
"""`件作部分公开外，均予以公开` behind 除1."""
_AND: Final = re.compile(r"\s?[件宗份]?[^，,。；;、：:\d外]{0,14}[、和及与，,]\s?")
"""Between two counts that are left out."""
MOST_LEFT_OUT: Final = 6
_ITS_OBJECT: Final = re.compile(
    r"(?<=维持)(?:[了我本原的]|街道|镇|乡|[省市县区]?局|机关|政府|被申请人|作出|行政|行为|答复|决定|处理|意见)+$"
)
"""维持 `街道原答复`."""


@dataclass(frozen=True, slots=True)
class ButSome:
    """A count (`whole`, tied to `link`), the ones left out of it (`some`), and `what` the others are said to be."""

    whole: Utterance
    some: tuple[Utterance, ...]
    link: Link
    what: str
    words: Span


def counts_but_some(
    sentence: Sentence, utterances: Sequence[Utterance], found: Sequence[tuple[Link, ...]]
) -> Iterator[ButSome]:
    """Each count of all of its topic, of a group of its rows, or of all of one kind of dispute, that such words follow.
    `found`: the links of each utterance.
    """
    text, base = sentence.text, sentence.span.start
    for index in range(1, len(utterances)):
        whole, first = utterances[index - 1 : index + 1]
        between = text[whole.end - base : first.number.span.start - base]
        if whole.negated or len(found[index - 1]) != 1 or _BUT.search(between) is None:
            continue
        some = _named_on(text, base, utterances[index : index + MOST_LEFT_OUT])
        told = _ALL_THE_OTHERS.match(text, some[-1].end - base)
        if told is None:
            continue
        (link,) = found[index - 1]
        of_all = link.row.means[0] in link.topic.wholes or link.topic.trade is not None
        of_all = of_all or len(link.row.means[0].plus) > 1  # 不予公开6件，除1件涉及国家秘密外，其余均为…
        if of_all and link.column is link.topic.default_column:
            what = _ITS_OBJECT.sub("", told["what"])
            yield ButSome(whole, some, link, what, Span(first.number.span.start, base + told.end()))


def _named_on(text: str, base: int, told: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """`除5件本机关不掌握、2件属于行政查询外`: the first count, and those that are named with it."""
    named = 1
    while named < len(told) and _AND.fullmatch(text, told[named - 1].end - base, told[named].number.span.start - base):
        named += 1
    return tuple(told[:named])
