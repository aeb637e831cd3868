"""Records as flat rows, the same ones for Parquet, CSV and spreadsheets. Every row names its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from service.export.wire import CheckRecord, Record

Kind = Literal["text", "integer", "number"]
Value = str | int | float | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and its heading for people who read Chinese; its `name` is its English heading too."""

    name: str
    kind: Kind
    chinese: str


def _columns(*columns: tuple[str, Kind, str]) -> tuple[Column, ...]:
    return tuple(Column(name=name, kind=kind, chinese=chinese) for name, kind, chinese in columns)


DOCUMENT: Final = _columns(
    ("path", "text", "文件"),
    ("sha256", "text", "SHA-256"),
    ("organisation", "text", "机构"),
    ("year", "integer", "年度"),
)

COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    "records": _columns(
        *((column.name, column.kind, column.chinese) for column in DOCUMENT),
        ("title", "text", "标题"),
        ("media_type", "text", "文件类型"),
        ("bytes", "integer", "字节数"),
        ("pages", "integer", "页数"),
        ("tables", "integer", "表格数"),
        ("figures_read", "integer", "读出的数据项"),
        ("claims", "integer", "正文数字"),
        ("linked", "integer", "对应到表格的正文数字"),
        ("checked", "integer", "核对过的正文数字"),
        ("supported", "integer", "相符"),
        ("contradicted", "integer", "矛盾"),
        ("unverifiable", "integer", "无法核对"),
        ("error", "text", "错误代码"),
    ),
    "figures": DOCUMENT
    + _columns(
        ("field", "text", "字段"),
        ("label", "text", "名称"),
        ("value", "number", "数值"),
        ("state", "text", "状态"),
        ("unit", "text", "单位"),
        ("table", "text", "表格"),
        ("row", "integer", "行"),
        ("col", "integer", "列"),
        ("confidence", "number", "置信度"),
    ),
    "claims": DOCUMENT
    + _columns(
        ("id", "text", "编号"),
        ("text", "text", "原文"),
        ("section", "text", "部分"),
        ("measure", "text", "指标"),
        ("value", "number", "数值"),
        ("unit", "text", "单位"),
        ("relation", "text", "关系"),
        ("period", "text", "时期"),
        ("field", "text", "字段"),
        ("start", "integer", "起"),
        ("end", "integer", "止"),
        ("confidence", "number", "置信度"),
    ),
    "checks": DOCUMENT
    + _columns(
        ("id", "text", "编号"),
        ("kind", "text", "类型"),
        ("verdict", "text", "结论"),
        ("cause", "text", "原因"),
        ("claimed", "number", "文中数"),
        ("found", "number", "核得数"),
        ("message", "text", "说明"),
        ("sentence", "text", "句子"),
        ("table", "text", "表格"),
        ("row", "integer", "行"),
        ("col", "integer", "列"),
        ("fields", "text", "字段"),
        ("confidence", "number", "置信度"),
    ),
    "failures": _columns(
        ("path", "text", "文件"),
        ("sha256", "text", "SHA-256"),
        ("media_type", "text", "文件类型"),
        ("bytes", "integer", "字节数"),
        ("code", "text", "错误代码"),
        ("message", "text", "说明"),
    ),
}


def rows(record: Record, *, of: str) -> Iterator[Row]:
    """Rows of one of `COLUMNS`' kinds, keys in the stated order. An unread document has rows in `records` and
    `failures` only; a read one has none in `failures`.
    """
    yield from {
        "records": _records,
        "figures": _figures,
        "claims": _claims,
        "checks": _checks,
        "failures": _failures,
    }[of](record)


def _document(record: Record) -> Row:
    return {
        "path": record.source.path,
        "sha256": record.source.sha256,
        "organisation": record.organisation,
        "year": record.year,
    }


def _records(record: Record) -> Iterator[Row]:
    verdicts = [check.verdict for check in record.checks]
    coverage = record.coverage
    yield _document(record) | {
        "title": record.title,
        "media_type": record.source.media_type,
        "bytes": record.source.bytes,
        "pages": record.source.pages,
        "tables": None if record.error else len(record.tables),
        "figures_read": None if record.error else sum(figure.state == "read" for figure in record.figures),
        "claims": coverage.claims if coverage else None,
        "linked": coverage.linked if coverage else None,
        "checked": coverage.checked if coverage else None,
        "supported": None if record.error else verdicts.count("supported"),
        "contradicted": None if record.error else verdicts.count("contradicted"),
        "unverifiable": None if record.error else verdicts.count("unverifiable"),
        "error": record.error.code if record.error else None,
    }


def _figures(record: Record) -> Iterator[Row]:
    document = _document(record)
    for figure in record.figures:
        yield document | {
            "field": figure.field,
            "label": figure.label,
            "value": figure.value,
            "state": figure.state,
            "unit": figure.unit,
            "table": figure.table,
            "row": figure.cell[0],
            "col": figure.cell[1],
            "confidence": figure.confidence,
        }


def _claims(record: Record) -> Iterator[Row]:
    document = _document(record)
    for claim in record.claims:
        yield document | {
            "id": claim.id,
            "text": claim.text,
            "section": claim.section,
            "measure": claim.measure,
            "value": claim.value,
            "unit": claim.unit,
            "relation": claim.relation,
            "period": claim.period,
            "field": claim.field,
            "start": claim.span[0],
            "end": claim.span[1],
            "confidence": claim.confidence,
        }


def _checks(record: Record) -> Iterator[Row]:
    document = _document(record)
    for check in record.checks:
        yield document | _check(check)


def _check(check: CheckRecord) -> Row:
    cell = next((evidence for evidence in check.evidence if evidence.table and evidence.cell), None)
    return {
        "id": check.id,
        "kind": check.kind,
        "verdict": check.verdict,
        "cause": check.cause,
        "claimed": check.claimed,
        "found": check.found,
        "message": check.message,
        "sentence": " | ".join(sentences(check)) or None,
        "table": cell.table if cell else None,
        "row": cell.cell[0] if cell and cell.cell else None,
        "col": cell.cell[1] if cell and cell.cell else None,
        "fields": " ".join(check.fields),
        "confidence": check.confidence,
    }


def sentences(check: CheckRecord) -> list[str]:
    """The sentences of a check, each once. Parts and items stand in them; they are given only where nothing else is."""
    said = [evidence for evidence in check.evidence if evidence.table is None]
    whole = [evidence for evidence in said if evidence.role in ("claim", "title")]
    return list(dict.fromkeys(evidence.text for evidence in whole or said))


def _failures(record: Record) -> Iterator[Row]:
    if record.error:
        yield {
            "path": record.source.path,
            "sha256": record.source.sha256,
            "media_type": record.source.media_type,
            "bytes": record.source.bytes,
            "code": record.error.code,
            "message": record.error.message,
        }
