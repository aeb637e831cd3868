"""What people are told of a check's kind, verdict and cause, in Chinese and English."""

from __future__ import annotations

from typing import Final

from service.export.templates import Words

KINDS: Final[dict[str, Words]] = {
    "table-identity": Words(zh="表内勾稽", en="table identity"),
    "claim-table": Words(zh="正文与表格", en="text against table"),
    "claim-parts": Words(zh="总数与分项", en="whole and parts"),
    "claim-ratio": Words(zh="百分比", en="percentage"),
    "claim-list": Words(zh="数目与列举", en="count and list"),
    "claim-claim": Words(zh="前后表述", en="text against text"),
    "claim-change": Words(zh="与上年相比", en="change from last year"),
    "period": Words(zh="年度", en="period"),
}

VERDICTS: Final[dict[str, Words]] = {
    "supported": Words(zh="相符", en="supported"),
    "contradicted": Words(zh="矛盾", en="contradicted"),
    "unverifiable": Words(zh="无法核对", en="unverifiable"),
}

CAUSES: Final[dict[str, Words]] = {
    "published": Words(zh="原文如此", en="as published"),
    "reading": Words(zh="可能是识读误差", en="perhaps our reading"),
    "scope": Words(zh="口径不同：其他主体或时期", en="another body or period"),
}
