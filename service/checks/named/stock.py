"""Normative documents made, abolished and in force, and what the stock changed by, in any words: 今年出台5件，宣布失效
废止8件，比年初净增3件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, Literal

from corpora.document.claim import Claim, Expression
from service.checks.cells.finding import cell_finding
from service.checks.inspection import Finding, Inspection, message, plain

SURE: Final = 0.8
ALL_TOLD: Final = 3
"""Counts of a sentence that tells what was made, what was abolished and what is in force."""
FARTHEST: Final = 40
"""Characters in front of a count that say what it is of."""
_DOCUMENTS: Final = re.compile("规范性文件|历年文件|存量文件")
_OF_OTHERS: Final = re.compile(
    "转发|上级|[省市区]级(?!机关)|部门|政策文件|以[^，,。；;]{1,8}名义|代拟|公文|章程|制度|方案|通知|信息|条|累计|近[三五]年|自(?:19|20)\\d\\d年|街道办|乡镇|以来|征求|提请|建议|规章"
)
_MADE: Final = re.compile(
    r"(?:新(?:制定?|制发|出台|印发|制作|增|立)|制发|制定|出台|印发)(?:了)?(?:的)?(?:行政)?(?:规范性)?(?:文件)?(?:共|有|为)?\s?$"
)
_ABOLISHED: Final = re.compile(
    r"(?:废止|失效)(?:和|或者?|、)?(?:废止|失效)?(?:的)?(?:行政)?(?:规范性)?(?:文件)?(?:共|有|为)?\s?$"
)
_FIRST: Final = re.compile(r"(?:年初|上年末|上年底|去年底|期初)(?:的|为|有|存量|共|现行有效)*\s?$")
_LAST: Final = re.compile(
    r"(?:(?:年底|年末|期末|目前)(?:的)?(?:总数|总量|存量|有效|现行有效|继续有效|为|有|共)+|现行有效(?:的)?(?:文件)?(?:为|有|共)?|(?:年初|上年末|去年底)的?\s?\d+\s?件(?:变|增|减|升|降|增加|减少)(?:为|至|到))\s?$"
)
_NET: Final = re.compile(r"净(?P<way>增加?|减少?|少|多)(?:了)?\s?$")
_SAME: Final = re.compile(r"与(?:上年末|年初|去年底|上年底|上年末|上年)(?:的)?(?:总数)?(?:相同|持平|一致)")
_HALF: Final = re.compile("上半年|下半年|[季月]|其中|涉|关于|拟|建议|待|计划|将|提请|审查|备案|类|方面")
_TO_THE_END: Final = re.compile("截至(?:(?:19|20)\\d\\d年)?12月(?:31日|底)")
Kind = Literal["made", "abolished", "first", "last", "net"]


def stock_told(inspection: Inspection) -> Iterator[Finding]:
    """One finding for each sentence whose change of the stock, or one of whose counts, does not go with the table."""
    text = inspection.document.text
    values = {kind: inspection.value(_of(kind)) for kind in ("made", "abolished", "in_force")}
    made, abolished, in_force = (values[kind] for kind in ("made", "abolished", "in_force"))
    if made is None or abolished is None or in_force is None:
        return
    for sentence, group in groupby(inspection.mentions.claims, key=lambda claim: claim.sentence):
        words = _TO_THE_END.sub("", text[sentence.start : sentence.end])
        if _DOCUMENTS.search(words) is None or _OF_OTHERS.search(words) or _HALF.search(words):
            continue
        told = _told(text, [*group])
        if told is None:
            continue
        change = made - abolished
        net = told.get("net")
        agree = ("made" in told or "abolished" in told or "last" in told) and all(
            told[kind].number.value == value
            for kind, value in (("made", made), ("abolished", abolished), ("last", in_force)) if kind in told
        )  # fmt: skip
        if net is not None and agree:
            said = _NET.search(text, max(sentence.start, net.number.span.start - FARTHEST), net.number.span.start)
            exact = change if said is not None and said["way"][0] in "增多" else -change
            if net.number.value != exact:
                yield _change(inspection, net, told, exact)
            continue
        same = _SAME.search(words) is not None
        if same and agree and change and "last" in told and len(told) == ALL_TOLD:
            yield _change(inspection, told["last"], told, change)
        else:
            yield from _one_wrong(inspection, told, (made, abolished, in_force), same=same)


def _one_wrong(
    inspection: Inspection, told: dict[Kind, Claim], values: tuple[Decimal, Decimal, Decimal], *, same: bool
) -> Iterator[Finding]:
    """The one count that the table has otherwise, where the sentence's own arithmetic fails with it and holds with the
    table's.
    """
    made, abolished, in_force = values
    cells: dict[Kind, Decimal] = {
        "made": made,
        "abolished": abolished,
        "last": in_force,
        "first": in_force - made + abolished,
    }
    wrong = [kind for kind, claim in told.items() if kind in cells and claim.number.value != cells[kind]]
    net = told.get("net")
    moved = net.number.value if net is not None else Decimal(0)
    arithmetic = (net is not None and moved == abs(made - abolished)) or (same and made == abolished) or "first" in told
    if len(wrong) != 1 or wrong[0] == "first" or len(told) < (3 if net is None and not same else 2) or not arithmetic:
        return
    claim = told[wrong[0]]
    kind = "in_force" if wrong[0] == "last" else wrong[0]
    expression = _of(kind)
    yield cell_finding(
        inspection, expression, claim, said=claim.number.value, found=cells[wrong[0]], fits=False,
        words=inspection.sentence(claim), sure=SURE,
    )  # fmt: skip


def _told(text: str, claims: Sequence[Claim]) -> dict[Kind, Claim] | None:
    """The counts of documents of a sentence by what they are; None where one is told twice or of something else."""
    told: dict[Kind, Claim] = {}
    for claim in claims:
        if claim.number.unit != "件":
            continue
        if claim.number.bound != "exact" or claim.negated or claim.period_kind not in ("this_year", "last_year"):
            return None
        head = text[max(claim.sentence.start, claim.number.span.start - FARTHEST) : claim.number.span.start]
        kinds = [kind for kind, words in _KINDS if words.search(head)]
        if not kinds or kinds[0] in told:
            return None
        told[kinds[0]] = claim
    return told


_KINDS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("net", _NET), ("first", _FIRST), ("last", _LAST), ("made", _MADE), ("abolished", _ABOLISHED),
)  # fmt: skip


def _of(kind: str) -> Expression:
    return Expression(name=f"规范性文件{_NAMES[kind]}", plus=(f"proactive.documents.{kind}",))


_NAMES: Final = {"made": "本年制发", "abolished": "废止", "in_force": "现行有效"}


def _change(inspection: Inspection, net: Claim, told: dict[Kind, Claim], exact: Decimal) -> Finding:
    made, abolished = (inspection.value(_of(kind)) or Decimal(0) for kind in ("made", "abolished"))
    fields = (*_of("made").fields, *_of("abolished").fields)
    return Finding(
        kind="claim-change",
        verdict="contradicted",
        cause="published",
        message=message(
            "told.contradicted", said=inspection.document.text[net.span.start : net.span.end],
            arithmetic=f"{plain(made)} − {plain(abolished)}", exact=exact,
        ),
        fields=fields,
        claimed=net.number.value,
        found=exact,
        evidence=(inspection.sentence(net), *inspection.cells(fields)),
        confidence=min(SURE, inspection.confidence(fields)),
        claim_ids=(net.id, *(one.id for one in told.values() if one is not net)),
        settled=True,
    )  # fmt: skip
