"""A count that its share names: 自然人申请占89.3%，共25件; 予以公开33.2%（236件）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.language.grammar.words.utterance import Utterance

_BARE_NUMBER: Final = re.compile("共计?|合计|计|即|为|有")
_SHARE_OF: Final = re.compile(r"(.{2,}?)(?:约)?占(?:比)?(?:为|约|达)?")
_SHARE_IN_FRONT: Final = re.compile(r"([\u4e00-\u9fff]{4,12})")


def named_by_its_share(utterances: Sequence[Utterance], index: int, utterance: Utterance) -> Utterance | None:
    """The bare number right behind a percentage, as of what the percentage names; None for any other."""
    before = utterances[index - 1] if index else None
    if before is None or before.number.unit != "%":
        return None
    base, said = utterance.sentence.span.start, utterance.before.strip()
    between = utterance.sentence.text[before.end - base : utterance.clause_start - base].strip()
    if not said and between in ("（", "("):
        named = _SHARE_IN_FRONT.fullmatch(before.before.strip())
    else:
        named = _SHARE_OF.fullmatch(before.before.strip()) if _BARE_NUMBER.fullmatch(said) else None
    return replace(utterance, before=named[1]) if named and between in ("，", ",", "（", "(") else None
