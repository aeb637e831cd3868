"""Where an utterance points, and what it can inherit from."""

from __future__ import annotations

from dataclasses import dataclass, replace

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


def said_of_all(told: Link, link: Link, *, concluded: bool = False) -> Link | None:
    """`行政复议2件，均结果维持`, `办结3件，均予以公开`: the link of what is said of all that `told` counts; None where
    that is no division of it. `concluded`: the words are those of a court (审结), and no more of an office's (办结). Of what came in (`收到3件，均予以公开`) it is not firm, as other years' may be among those.
    """
    if link.topic.id != told.topic.id:
        return None
    if not link.firm:  # 复议6件，均已审结 leaves none that is not
        rest = link.row is told.row and told.column is told.topic.default_column and link.column.means[0].minus
        return replace(link, firm=True) if rest and link.plain and concluded else None
    if set(link.expressions[0].plus) < set(told.expressions[0].plus):
        return link
    undivided = told.column is told.topic.default_column
    if link.row is told.row:
        return link if undivided and link.column in link.topic.columns else None
    if told.row.means[0] not in told.topic.wholes or link.row.means[0] in told.topic.wholes or link.row.general:
        return None
    if link.column is not told.column:
        return None
    return replace(link, firm=not is_intake(told.topic, told.row))


def is_intake(topic: Topic, row: Term) -> bool:
    """Does the row count first what the topic itself does: of requests, those that came in?"""
    return topic.default_row is not None and row.means[0] == topic.default_row.means[0]
