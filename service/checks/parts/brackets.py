"""Parts that fill a bracket right behind their whole: 发放资料27份（手册16份，折页7份）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.document.claim import Claim
from service.checks.figures.part_groups import count_one_thing
from service.checks.inspection import Inspection
from service.checks.parts.likeness import told_alike

_OPENS_A_BRACKET = re.compile(r"\s?[件条份个篇次][（(][^，,。；;：:、]*")
_CLOSES_IT = re.compile(r"\s?[件条份个篇次](?:[）)]|[，,；;])")
_SOME = re.compile("[包内]?[含括]|其中|主要|重点|如|部分")


def fill_a_bracket(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`公开486条（更新动态162条，更新概况48条，更新目录240条）`: three and more told alike in their whole's bracket."""
    return len(named) > 2 and _stand_in_its_bracket(inspection, whole, named) and told_alike(inspection, whole, named)


def are_its_bracket(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """`发放资料27份（手册16份，折页7份）`: what a bracket says right behind its whole, and not as some of it."""
    some = _SOME.search(inspection.document.text, whole.number.span.end, named[0].number.span.start)
    all_told = some is None and not whole.fields and _stand_in_its_bracket(inspection, whole, named)
    return all_told and count_one_thing(whole, named) and told_alike(inspection, whole, named)


def _stand_in_its_bracket(inspection: Inspection, whole: Claim, named: Sequence[Claim]) -> bool:
    """From the first to the last of a bracket right behind the whole."""
    text = inspection.document.text
    opened = _OPENS_A_BRACKET.fullmatch(text[whole.number.span.end : named[0].number.span.start])
    return opened is not None and _CLOSES_IT.match(text, named[-1].number.span.end) is not None
