"""A region's report beside those of its own bodies: where it says that it sums them up, it cannot have fewer than they.

Only what is provable: a corpus seldom holds all bodies of a region, so that a sum below the whole says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpora.document.claim import Expression
from corpora.document.geometry import Span
from service.checks.inspection import Finding, Inspection, message

FIELDS = ("requests.new.total", "requests.outcome_total.total")
SURE_OF_BODIES = 0.8
"""That the names tell which bodies are the region's."""
_SUMS_UP = re.compile(
    r"(?:汇总|综合)[^。；\n]{0,30}(?:各|全)[^。；\n]{0,24}(?:部门|单位|机关|镇|乡|街道)"
    r"|(?:各|全)[^。；\n]{0,24}(?:部门|单位|机关|镇|乡|街道)[^。；\n]{0,24}(?:汇总|综合)"
)
_NOT_ALL = re.compile(r"不含|不包括|除外|以外")
AROUND = 20
"""Characters on either side in which 不含 … takes it back."""
_GOVERNMENT = re.compile(r"(?:人民)?政府$")
_REGION = re.compile(r"[省市县区州旗盟镇乡]$")


def sums_up_its_bodies(inspection: Inspection) -> bool:
    """Does the report say that its figures are those of all bodies of the region?"""
    return words_of_summing_up(inspection.document.text, inspection.layout.organisation) is not None


def words_of_summing_up(text: str, organisation: str | None) -> Span | None:
    """The words in which a region's report says so, with those around them that could take it back."""
    found = _SUMS_UP.search(text)
    if found is None or region_of(organisation) is None:
        return None
    words = Span(max(0, found.start() - AROUND), min(len(text), found.end() + AROUND))
    return None if _NOT_ALL.search(text[words.start : words.end]) else words


def region_of(organisation: str | None) -> str | None:
    """云屏岭区 of 云屏岭区人民政府; None of a body that is no region's government."""
    if organisation is None:
        return None
    name = _GOVERNMENT.sub("", organisation)
    return name if _REGION.search(name) else None


def regions_around(organisation: str) -> tuple[str, ...]:
    """The beginnings of a body's name that may be a region's; none where the body is a region's government."""
    if region_of(organisation) is not None:
        return ()
    return tuple(name for end in range(1, len(organisation)) if _REGION.search(name := organisation[:end]))


def between_bodies(inspection: Inspection, others: Sequence[Inspection]) -> Iterator[Finding]:
    """One finding for each total that the reports of its bodies exceed, or are exactly."""
    parts = _parts(inspection, others)
    if not parts or not sums_up_its_bodies(inspection):
        return
    for field in FIELDS:
        expression = Expression(name=inspection.label(field), plus=(field,))
        whole = inspection.value(expression)
        values = [part.value(expression) for part in parts]
        known = [value for value in values if value is not None]
        total = sum(known, Decimal(0))
        if whole is None or not total or (total < whole or (total == whole and len(known) < len(parts))):
            continue
        yield _finding(inspection, parts, field, whole, total)


def _parts(inspection: Inspection, others: Sequence[Inspection]) -> list[Inspection]:
    """The reports of the same year of bodies under the region's name, one of each."""
    region = region_of(inspection.layout.organisation)
    found: dict[str, Inspection] = {}
    for other in others:
        name = other.layout.organisation or ""
        is_part = region is not None and name.startswith(region) and region_of(name) is None
        if is_part and other.layout.year == inspection.layout.year and inspection.layout.year is not None:
            if name in found and found[name].layout.figures != other.layout.figures:
                return []  # two versions of one report: which one was summed up cannot be said
            found[name] = other
    return list(found.values())


def _finding(
    inspection: Inspection, parts: Sequence[Inspection], field: str, whole: Decimal, total: Decimal
) -> Finding:
    exceeds = total > whole
    cells = [replace(cell, source=part.document.source.path) for part in parts for cell in part.cells((field,))]
    sure = [inspection.confidence((field,)), *(part.confidence((field,)) for part in parts), SURE_OF_BODIES]
    return Finding(
        kind="table-identity",
        verdict="contradicted" if exceeds else "supported",
        cause="published",
        message=message(
            "between-bodies.exceed" if exceeds else "between-bodies.supported",
            whole=inspection.layout.organisation,
            label=inspection.label(field),
            total=whole,
            count=len(parts),
            sum=total,
            difference=total - whole,
        ),
        fields=(field,),
        claimed=whole,
        found=total,
        evidence=(*inspection.cells((field,)), *cells),
        confidence=round(min(sure), 2),
    )
