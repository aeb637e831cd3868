"""One number that is said of each of several names: 结果维持、纠正、其他各1件, 制发和废止规范性文件各2件."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from models.language.grammar.links.link import Linker
from models.language.grammar.whose.scope import Scope
from models.language.grammar.words.linkage import Link, Setting
from models.language.grammar.words.utterance import Utterance

_EACH_SAID: Final = re.compile(r"(?P<names>[^，,。；;：:（()）\d]{2,40}?)各(?:自)?(?:为|有|是)?\s?$")
_BETWEEN_NAMES: Final = re.compile(r"以及|(?<!法人)(?:[、和与]|及(?!其[他它]组织))")
"""法人及其他组织 is one name."""


def links_of_each(linker: Linker, utterance: Utterance, scope: Scope, setting: Setting) -> tuple[Link, ...]:
    """One link for each of the names that the number is said of; () where it is said of one, or where one of them names
    nothing of their topic.
    """
    names = names_of_each(utterance)
    last = linker.link(replace(utterance, before=names[-1]), scope, setting) if names else ()
    if len(last) != 1 or last[0].joint:
        return ()
    what = last[0].column.words.sub("", names[-1], count=1)  # 规范性文件 behind 制发和废止
    links = [last[0]]
    for name in names[:-1]:
        found = linker.link(replace(utterance, before=name), scope, setting)
        found = found or linker.link(replace(utterance, before=name + what), scope, setting)
        if len(found) != 1 or (found[0].topic is not last[0].topic and not found[0].local):
            return ()
        links.append(found[0])
    told = [link.expressions[0].fields for link in links]
    return tuple(links) if len({*told}) == len(told) else ()


def names_of_each(utterance: Utterance) -> list[str]:
    """Two or more; none where the number is said of one, or of all of a kind."""
    start = utterance.clause_start - utterance.sentence.span.start
    said = _EACH_SAID.search(utterance.sentence.text, start, utterance.place)
    names = [name.strip() for name in _BETWEEN_NAMES.split(said["names"])] if said else []
    return names if len(names) > 1 and all(names) and not utterance.negated else []
