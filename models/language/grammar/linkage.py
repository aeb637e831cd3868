"""Where an utterance points, and what it can inherit from."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.claim import Expression
from corpora.profiles.measure import Term, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where an utterance points. `expressions` is best first; `firm`: a mismatch with all of them contradicts.

    `plain`: not firm, but only because the words name other things too; nothing in the sentence speaks against the link.
    `hinted`: the topic is only hinted at, see `Topic.hints`. `joint`: the number counts several topics together, `joined`
    which. `zero`: the number is nothing.
    """

    topic: Topic
    row: Term
    column: Term
    expressions: tuple[Expression, ...]
    firm: bool
    local: bool
    joint: bool = False
    joined: tuple[Topic, ...] = ()
    zero: bool = False
    plain: bool = False
    hinted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an utterance can inherit from.

    Args:
        before: links before it in its sentence.
        topics: of its passage and heading.
        whole: link of the whole that it is a part of.
        respective: topics that an earlier 分别为 left for this utterance and those behind it.
        led: the sentence without figures that the topics come from, so that only a bare row or total inherits them; else "".
        foreign: an utterance before it in the sentence spoke of something that is no topic (热线, 信箱); nothing is
            inherited past it.
    """

    before: tuple[Link, ...] = ()
    topics: tuple[Topic, ...] = ()
    whole: Link | None = None
    is_part: bool = False
    respective: tuple[Topic, ...] = ()
    foreign: bool = False
    led: str = ""


def said_of(setting: Setting) -> tuple[Topic, ...]:
    """Topics of the links said before in the sentence."""
    return tuple(dict.fromkeys(link.topic for link in setting.before))
