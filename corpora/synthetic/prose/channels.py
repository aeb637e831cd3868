"""Channels that a phrase names in passing, without the markup of an entity: named as the marked ones are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.document.geometry import Span
from corpora.labelled.mention import EntityMention

_CHANNELS = re.compile(
    "政府(?:门户)?网站|政务新媒体|官方(?:微博|微信公众号)|新闻发布会|政府公报|[村政党居厂]务公开栏|领导留言板|信用网站"
    "|“12345”热线|12345热线"
)
"""Those that are channels by their very words; 网站, 栏目, 平台 alone are things that a body has."""


def channels_in_passing(text: str, entities: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """Those that touch no entity which is known."""
    for match in _CHANNELS.finditer(text):
        if all(one.span.end <= match.start() or match.end() <= one.span.start for one in entities):
            yield EntityMention(label="CHANNEL", span=Span(*match.span()))
