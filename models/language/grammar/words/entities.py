"""Named things by their surface: bodies, places, periods, laws, document numbers, channels. The yardstick for models."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.document.claim import Entity
from corpora.document.geometry import Span
from models.language.grammar.sentence import Sentence

_NAME = r"[\u4e00-\u9fff]"
PATTERNS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("LAW", re.compile(r"《[^《》\n]{1,60}(?:法|条例|办法|规定|细则|规则)(?:[（(][^《》\n]{1,12}[)）])?》"), 0.95),
    ("DOCUMENT", re.compile(r"《[^《》\n]{2,80}》"), 0.8),
    ("DOCUMENT_NUMBER", re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［【(（]\s?(?:19|20)\d\d\s?[〕\]］】)）]\s?(?:第\s?)?\d+\s?号"), 0.95),
    ("PERIOD", re.compile(r"(?:19|20)\d\d\s?([-/.])\s?\d{1,2}\s?\1\s?\d{1,2}(?!\d)|[“\"]?十[一二三四五六]五[”\"]?(?=以来|期间|时期|规划|开局|收官|末)|过去的?一年"), 0.99),
    ("PERIOD", re.compile(r"(?:19|20)\d\d\s?年(?:[度底]|\s?\d{1,2}\s?月(?:底|\s?\d{1,2}\s?日)?)?(?:\s?(?:至|到|—|-|起至|起，至)\s?(?:(?:19|20)\d\d\s?年)?\s?\d{1,2}\s?月\s?\d{1,2}\s?日)?|全年|本年度?|上一?年度(?!结[转余]|转[入来]|未|余|遗留)|(?<!过)去年|年内"), 0.95),
    ("CHANNEL", re.compile(r"(?:微信公众号|公众号|微博|抖音|今日头条|头条号|客户端|政府(?:门户)?网站|门户网站|政务新媒体|[“\"]?12345[”\"]?(?:政务服务)?(?:便民)?热线|(?:书记|市长|县长|区长|局长)信箱|政府公报|新闻发布会)"), 0.9),
    ("ORG", re.compile(rf"(?:{_NAME}{{2,8}}?(?:省|市|自治区|自治州|州|盟|地区|县|区|旗))?{_NAME}{{2,14}}?(?:人民政府办公厅|人民政府办公室|人民政府|管理委员会|委员会|办事处|办公厅|管理局|监督管理局|公安局|财政局|教育局|民政局|司法局|审计局|统计局|税务局|信访局|卫生健康局|发展和改革局|法院|检察院|中级人民法院)"), 0.7),
    ("PLACE", re.compile(rf"(?<!{_NAME}){_NAME}{{2,5}}?(?:省|自治区|自治州|市|县|区|旗|镇|乡|街道)(?=人民|政府|政务|\d|的)"), 0.6),
)  # fmt: skip
_STARTS_WITH_FUNCTION_WORD = re.compile(
    r"^(?:按照|根据|依据|由|经|与|和|向|对|在|为|是|把|将|并|及|严格|认真|积极|我|本|各|全|该|请)"
)

_LEADS_TO_A_NUMBER = re.compile(
    r"^.*(?:按照|根据|依据|依照|印发|下发|转发|执行|落实|贯彻|参照|对照|文件|通知|文号|以|和|与|及|由|的|即|见|经|为|是)"
)
"""No letters of a body in a document's number hold these."""


def find_entities(sentences: Sequence[Sentence]) -> Iterator[Entity]:
    """Entities in reading order; where two overlap, the pattern that stands first in `PATTERNS` wins."""
    for sentence in sentences:
        taken: list[Span] = []
        found: list[Entity] = []
        for label, pattern, confidence in PATTERNS:
            for match in pattern.finditer(sentence.text):
                start, end = match.span()
                start += _skipped(label, match.group())
                if any(start < span.end and span.start < end for span in taken):
                    continue
                taken.append(Span(start, end))
                base = sentence.span.start
                found.append(
                    Entity(
                        label=label,
                        text=sentence.text[start:end],
                        span=Span(base + start, base + end),
                        confidence=confidence,
                    )
                )
        yield from sorted(found, key=lambda entity: entity.span)


def _skipped(label: str, text: str) -> int:
    """Characters in front of a body's name or a document's number that are not part of it (按照国务院办公厅 →
    国务院办公厅, 以市政办〔2021〕3号 → 市政办〔2021〕3号).
    """
    pattern = {"ORG": _STARTS_WITH_FUNCTION_WORD, "DOCUMENT_NUMBER": _LEADS_TO_A_NUMBER}.get(label)
    match = pattern.match(text) if pattern else None
    return match.end() if match else 0
