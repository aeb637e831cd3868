"""Figures whose sentence has named another year last: 对照2021年，全区当年制发14件, 回看2022年度，新收198件.

Which period a figure is of the grammar tells by the words that it knows. A sentence may name another year in words that
it does not know; then nothing is to be held against this year's cell.
"""

from __future__ import annotations

import re

from corpora.document.claim import Claim
from service.checks.inspection import Inspection

_YEAR = r"(?:(?:19|20)\d\d\s?年|上一?年|去年|前年|[一二两三四五六七八九十]年(?:之|以)?前|那一?年|当时|彼时|早年)"
_NAMED = r"《[^》]{0,80}》|[〔\[【](?:19|20)\d\d[〕\]】]|[（(][^（）()]{0,40}[）)]"
"""Titles and numbers of documents, and what brackets put in: their years say nothing of figures behind them."""
_TOWARDS = (
    r"(?:承接|接转|接续|转入|转至|转到|留到|留待|推到|移至|比|较|与|同|和|跟|从|由|自|至|到|于|超过|接近|持平"
    r"|[高低少多]于|不及|结转)"
)
_OTHER = re.compile(
    rf"(?:{_NAMED})|{_TOWARDS}[^，,。；;：:\d]{{0,6}}?(?P<base>{_YEAR}|往年|同期)"
    rf"|{_YEAR}(?:度|同期)?[为是有]?\s?\d[\d,]*\s?[件宗份条起](?=[，,；;])"
    rf"|(?P<year>{_YEAR})(?=(?P<behind>[^，,。；;：:]{{0,16}}))|(?P<own>今年|本年|本期|本报告|报告期|目前|现有|当前)"
)
"""Of years that say when: to compare with, in a figure put in (2022年为45件；), or a sentence's own."""
_OF_BEFORE = re.compile(
    r"(?:度|[初末底])?的?(?:[尚还仍]?有\d+[件宗份][尚还仍]?)?(?:未办|未审|未结|未答复|在办|剩余|剩下|余下|遗留|留下|结转|转结|"
    r"转入|转来|转接|接转|流转|移交|结余|结存|积压|顺延|跨年|带入|带来|没[有能]?办完|尚未|办理中|(?:受理|收到|提出|申请)[的但])"
)
"""Behind a year: what was carried over from it."""
_OF_A_DATE = re.compile(r"[^\d]{0,12}?(?:起|以来|版|修订|施行|印发|制定|出台|发布的|颁布)")


def names_another_year_last(inspection: Inspection, claim: Claim) -> bool:
    """Does the sentence name another year than the report's in front of the claim, and nothing of this year behind it?

    A year to compare with, from which something was carried over, of a title or of a date is none.
    """
    year = inspection.layout.year
    if year is None:
        return False
    told = False
    for one in _OTHER.finditer(inspection.document.text, claim.sentence.start, claim.number.span.start):
        if one["own"] or (one["base"] or one["year"] or "").startswith(str(year)):
            told = False
        elif one["year"] and not _OF_BEFORE.match(one["behind"]):
            told = told or _OF_A_DATE.match(one["behind"]) is None
    return told
