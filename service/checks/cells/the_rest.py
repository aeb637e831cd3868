"""What is told as the rest of those in front of it: 自然人286件，商业企业94件，其余14件为科研机构等."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim, Expression
from service.checks.figures.beside import is_result, told_before
from service.checks.figures.request_totals import NEW, SETTLED, TO_SETTLE
from service.checks.inspection import Inspection

_REST: Final = re.compile(
    r"(?:其[余他它]|余下|剩余|剩下|另外|另有)(?:的)?(?:各?类)?(?:申请)?(?:还|则|仍|均|都|共|计|有|为|是)*\s?$"
)
FEWEST: Final = 2
"""Figures of one total in front, before the rest of it is told."""


def rest_of_all(inspection: Inspection, claim: Claim) -> Expression | None:
    """A total of the tables less its parts that the sentence tells in front, where the claim is told as the rest of
    them and is as much; None where it is not.
    """
    text = inspection.document.text
    head = text[claim.sentence.start : claim.number.span.start]
    if _REST.search(head) is None or len(claim.fields[0].fields) != 1:
        return None
    (field,) = claim.fields[0].fields
    told = {
        one.fields[0].plus[0] for one in told_before(inspection, claim)
        if one.fields and len(one.fields[0].fields) == 1 and inspection.fitting(one) == one.fields[0]
    }  # fmt: skip
    for identity in inspection.profile.identities if inspection.profile else ():
        parts = told & {*identity.right}
        if len(identity.left) != 1 or field not in identity.right or len(parts) < FEWEST or field in parts:
            continue
        rest = Expression(name=claim.fields[0].name, plus=identity.left, minus=tuple(sorted(parts)))
        if inspection.value(rest) == claim.number.value:
            return rest
    return None


_REST_ALONE: Final = re.compile(r"(?:其余|余下|剩余|剩下)(?:的)?(?:各?类)?(?:还|则|均|都|共|计|有|为|是)*\s?$")
_OF_THOSE_SETTLED: Final = re.compile(
    r"(?:办结|答复|办理完毕)的?(?:\s?\d[\d,]*\s?件)?(?:申请)?件?[之当]?[中里][，,]|(?:办理|答复|处理)结果(?:来)?看[，,]"
)
FEWEST_RESULTS: Final = 3
"""Results in front of their rest, each of them the tables', before another rest is wrong."""


def rest_of_the_settled(inspection: Inspection, claim: Claim) -> Expression | None:
    """`办结件中，予以公开84件，部分公开13件，不予公开9件，其余46件因…作结` of 161: what was settled less those, where
    the claim is neither that nor what any other total leaves; None where it is.
    """
    text, sentence = inspection.document.text, claim.sentence
    head = text[sentence.start : claim.number.span.start]
    counted = claim.relation == "equal" and claim.period_kind == "this_year" and claim.number.bound == "exact"
    if not counted or _REST_ALONE.search(head) is None or _OF_THOSE_SETTLED.search(head) is None:
        return None
    alike = [one for one in inspection.mentions.claims if one.sentence == sentence and one.number.unit == "件"]
    settled = inspection.value(SETTLED)
    # 属于过程性信息的4件；办结申请261件，其中予以公开115件，其余146件
    first = max((one.number.span.end for one in alike if one.number.value == settled), default=0)
    told = [one for one in alike if one is not claim and one.number.value != settled and one.number.span.start >= first]
    rows = {one.fields[0].plus for one in told if one.fields and is_result(one) and inspection.fitting(one)}
    behind = any(one.number.span.start > claim.number.span.end for one in told)
    if behind or len(rows) < max(FEWEST_RESULTS, len(told)):
        return None
    out = tuple(field for row in sorted(rows) for field in row)
    rests = [Expression(name="其余", plus=total.plus, minus=out) for total in (SETTLED, NEW, TO_SETTLE)]
    values = [inspection.value(rest) for rest in rests]
    return rests[0] if values[0] is not None and claim.number.value not in values else None


_GRANTED: Final = "requests.granted."
_PARTIAL: Final = "requests.partial."
_TAKES_IN_PARTIAL: Final = re.compile(
    r"[^。；;]{0,16}?[，,（(](?:其中|内?含|包[含括])?(?:有)?[^。；;，,（()）]{0,16}部分公开[^。；;，,（()）]{0,16}(?:[）)，,。；;]|$)"
)
"""`公开37件（部分公开8件在内）`, `公开37件，占55.2%，其中7件隐去商业秘密后部分公开`."""
_SAYS_SO: Final = re.compile("含|包括|其中|在内|区分处理后")


def with_partial(inspection: Inspection, claim: Claim) -> Expression | None:
    """What was granted in full and in part together, where words behind the count of what was made public say that the
    latter are among it and it is as many; None where it is not.
    """
    first, text = claim.fields[0], inspection.document.text
    if len(first.fields) != 1 or not first.fields[0].startswith(_GRANTED):
        return None
    said = _TAKES_IN_PARTIAL.match(text, claim.number.span.end, claim.sentence.end)
    partial = first.fields[0].replace(_GRANTED, _PARTIAL)
    both = Expression(name=f"{first.name}＋部分公开", plus=(*first.fields, partial))
    few = inspection.value(Expression(name="", plus=(partial,)))
    if said is None or not few or _SAYS_SO.search(said[0]) is None or f"{few}" not in re.findall(r"\d+", said[0]):
        return None
    return both if inspection.value(both) == claim.number.value else None
