"""Examples of what is sent and answered, by the name of their schema. Places in them do not exist; a test holds each
against its schema, and sees to it that no route goes without.
"""

from __future__ import annotations

from typing import Any, Final

Example = dict[str, Any]

_SHA256 = "3f0a9c1d5b7e2f4860a1b2c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8"
_CHECK_ID = f"{_SHA256[:16]}-0123456789ab"
_JOB_ID = "b4627d1c9e3f4a5b8c0d1e2f3a4b5c6d"
_PATH, _BODY, _YEAR = "2023年度报告.pdf", "云岭台市教育局", 2023
_TITLE = f"{_YEAR}年{_BODY}政府信息公开工作年度报告"
_MESSAGE = "正文称收到依申请公开 12 件，表格“一、本年新收政府信息公开申请数量 / 总计”为 10 件"
_FIELD, _LABEL = "requests.new.total", "一、本年新收政府信息公开申请数量 / 总计"
_MORNING, _NOON = "2026-01-05T09:30:00Z", "2026-01-05T12:04:30Z"
_BBOX = [480.5, 210.0, 520.25, 228.0]

_NAME: Example = {"sha256": _SHA256, "path": _PATH, "organisation": _BODY, "year": _YEAR, "title": _TITLE}
_COUNTS: Example = {"queued": 0, "running": 1, "read": 11, "failed": 1, "cancelled": 0, "total": 13}
_JOB: Example = {"id": _JOB_ID, "status": "running", "created": _MORNING, "finished": None, "counts": _COUNTS}
_CORRUPT: Example = {"code": "corrupt", "message": "文件已损坏"}
_JOB_DOCUMENTS: list[Example] = [
    {"sha256": _SHA256, "path": _PATH, "status": "read", "error": None},
    {"sha256": None, "path": "全部.zip!/损坏.doc", "status": "failed", "error": _CORRUPT},
]  # fmt: skip
_DOCUMENT: Example = {
    **_NAME, "status": "read", "error": None, "media_type": "application/pdf", "bytes": 294_912, "pages": 5,
    "contradicted": 1, "open": 1, "doubtful": 2, "corrections": 0, "added": _MORNING, "read": "2026-01-05T09:30:04Z",
}  # fmt: skip
_EVIDENCE: list[Example] = [
    {
        "role": "claim", "text": "2023年度共收到依申请公开12件", "span": [120, 139], "table": None, "cell": None,
        "page": 1, "bbox": [72.0, 310.0, 320.0, 326.0], "source": None,
    },
    {
        "role": "cell", "text": "10", "span": [910, 912], "table": "t2", "cell": [3, 9], "page": 2, "bbox": _BBOX,
        "source": None,
    },
]  # fmt: skip
_CHECK: Example = {
    "id": _CHECK_ID, "number": "k3", "document": _NAME, "kind": "claim-table", "verdict": "contradicted",
    "cause": "published", "message": _MESSAGE, "claimed": 12, "found": 10, "fields": [_FIELD], "confidence": 0.97,
    "evidence": _EVIDENCE, "decision": None, "reason": None,
}  # fmt: skip
_WORD: Example = {
    "id": 41, "when": _NOON, "who": "审核甲", "document": _SHA256, "target": "figure", "key": _FIELD, "about": _LABEL,
    "before": 10, "after": "12", "reason": None, "note": "看原件第 2 页", "withdrawn": None,
}  # fmt: skip
_PROGRESS: Example = {"contradictions": 1, "open": 0, "doubtful": 2, "doubtful_open": 1}
_DECIDED: Example = {
    "id": _CHECK_ID, "number": "k3", "decision": "dismissed", "reason": "other_scope", "note": "统计口径含下属单位",
    "who": "审核甲", "when": _NOON,
}  # fmt: skip
_KEY: Example = {"id": "9f3c01ab", "name": "审核甲", "scope": "review", "created": _MORNING, "revoked": None}
_CLAIM: Example = {
    "id": "c1", "text": "2023年度共收到依申请公开12件", "span": [120, 139], "section": "一",
    "measure": "收到依申请公开", "value": 12, "unit": "件", "numeral": [136, 138], "relation": "equal",
    "period": "2023", "period_kind": "this_year", "body": "own", "field": _FIELD, "confidence": 0.95,
}  # fmt: skip
_CELL: Example = {
    "row": 3, "col": 9, "row_span": 1, "col_span": 1, "text": "10", "header": False, "number": 10,
    "page": 2, "bbox": _BBOX, "confidence": 0.99,
}  # fmt: skip

EXAMPLES: Final[dict[str, Example]] = {
    "AcceptedWire": {"job": _JOB_ID, "documents": [{**_JOB_DOCUMENTS[0], "status": "queued"}, _JOB_DOCUMENTS[1]]},
    "Alive": {"status": "ok"},
    "BodyWire": {
        "organisation": _BODY,
        "years": [
            {"year": year, "sha256": _SHA256, "status": "read", "contradicted": 1, "open": 1, "doubtful": 2}
            for year in (2021, _YEAR)
        ],
        "missing_years": [2022], "contradicted": 2, "open": 2, "doubtful": 4,
    },
    "CellPatch": {"text": "12", "note": "看原件第 2 页"},
    "CheckPatch": {"decision": "dismissed", "reason": "other_scope", "note": "统计口径含下属单位"},
    "CheckWire": _CHECK,
    "ClaimPatch": {"value": "10"},
    "ClaimRecord": _CLAIM,
    "DocumentPatch": {"organisation": _BODY, "year": _YEAR, "note": "抬头漏印"},
    "DocumentWire": _DOCUMENT,
    "DoubtfulWire": {
        "document": _NAME, "field": _FIELD, "label": _LABEL, "value": 10, "state": "read", "unit": "件", "table": "t2",
        "cell": [3, 9], "text": "1O", "page": 2, "bbox": _BBOX, "confidence": 0.5, "reviewed": False,
    },
    "FigurePatch": {"value": "12", "note": "看原件第 2 页"},
    "JobWire": _JOB,
    "KeyShown": {"key": "gouji_review_…"},
    "KeyWire": _KEY,
    "ListedWordWire": {**_WORD, "document": _NAME},
    "MadeKey": {**_KEY, "secret": "gouji_review_…"},
    "Me": {"name": "审核甲", "scope": "review", "keys_required": True, "lang": "zh", "version": "0.1.0"},
    "NewKey": {"name": "审核甲", "scope": "review"},
    "OutcomeWire": {
        "word": _WORD,
        "changed": [
            {"id": _CHECK_ID, "number": "k3", "before": "contradicted", "after": "supported", "message": _MESSAGE}
        ],
        "record_revision": 2,
    },
    "OverviewWire": {
        "documents": 131, "read": 128, "waiting": 1, "failed": 2, "contradicted": 24, "open": 9, "doubtful": 60,
        "bodies": 43, "bodies_with_gaps": 5, "unnamed": 3, "reviewed": 17,
    },
    "PageWire": {"number": 1, "width": 595.0, "height": 842.0, "turn": 0},
    "Record": {
        "schema_version": "1",
        "source": {"path": _PATH, "sha256": _SHA256, "media_type": "application/pdf", "bytes": 294_912, "pages": 5},
        "error": None, "title": _TITLE, "organisation": _BODY, "year": _YEAR,
        "text": "（全文）", "sections": [{"number": "一", "title": "总体情况", "span": [0, 812], "page": 1}],
        "tables": [], "figures": [], "entities": [], "claims": [_CLAIM],
        "checks": [
            {key: value for key, value in _CHECK.items() if key not in ("number", "document", "decision", "reason")}
            | {"id": "k3"}
        ],
        "coverage": {"claims": 14, "linked": 6, "checked": 11}, "warnings": [],
    },
    "ReviewWire": {"words": [_WORD], "checks": [_DECIDED], "progress": _PROGRESS},
    "TableRecord": {
        "id": "t2", "form": "requests", "caption": "收到和处理政府信息公开申请情况", "pages": [2],
        "boxes": [{"page": 2, "bbox": [72.0, 96.0, 523.0, 760.0]}],
        "n_rows": 28, "n_cols": 10, "found_by": "form", "html": "<table>…</table>", "cells": [_CELL],
    },
    "WholeJobWire": {**_JOB, "documents": _JOB_DOCUMENTS},
    "WordWire": _WORD,
}  # fmt: skip

LISTED: Final = "Listed_"
"""Schemas of pages of a list are named `Listed_CheckWire_`."""


def with_examples(schemas: dict[str, Any]) -> None:
    """Puts them into the schemas of an OpenAPI document."""
    for name, schema in schemas.items():
        if name in EXAMPLES:
            schema["examples"] = [EXAMPLES[name]]
        elif name.startswith(LISTED):
            item = EXAMPLES.get(name.removeprefix(LISTED).rstrip("_"))
            if item is not None:
                schema["examples"] = [{"items": [item], "total": 1, "page": 1, "size": 50, "exact": True}]
