"""Whether a figure is told as carried over to the next year in the very words of the form."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.claim import Claim
from service.checks.inspection import Inspection
from service.checks.request_totals import CARRIED_OUT

_CARRIED_OVER: Final = re.compile(
    r"(?:[件宗份]|的)*申请[^，,。；;\d]{0,8}[，,、]?(?:并|均|需|须|将|而)*结转(?:至|到)?(?:下(?:一)?年度?|次年)(?:度)?(?:继续)?(?:办理|处理)"
    r"|[件宗份](?:[^，,。；;、\d]{0,10}[，,、])?(?:并|均|需|须|将|而)*结转(?:至|到)?(?:下(?:一)?年度?|次年)(?:度)?继续(?:办理|处理)"
)
"""`仍有83件申请需结转下年度办理`, `27件未能在年内办结、结转下年度继续办理`: nearly, or wholly, the name of its row."""


def is_carried_out_by_name(inspection: Inspection, claim: Claim) -> bool:
    """Do the words behind the number say that it is carried over, as the form does?"""
    behind = inspection.document.text[claim.number.span.end : claim.sentence.end]
    return claim.fields[0].counts_as(CARRIED_OUT) and _CARRIED_OVER.match(behind) is not None
