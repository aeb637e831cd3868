"""How far the region of a body reaches: a province, a city, a county, a township."""

from __future__ import annotations

import re

_SEGMENT = re.compile(
    r"(?:[\u4e00-\u9fff]{2,7}?|[\u4e00-\u9fff](?=[县区]))"
    r"(?P<kind>省|自治区|市|自治州|州|盟|地区|自治县|县|(?<!社)(?<!园)区|自治旗|旗|(?<!城)镇|(?<!城)乡|街道)(?![市县区州])"
)
"""One region of a name: 桐乡市 is a city and 景德镇市 no township; 住房和城乡建设局 names none but its city's."""
_STATE, _PROVINCE, _CITY, _COUNTY = range(4)
_LEVELS = {"国": _STATE, "省": _PROVINCE, "自治区": _PROVINCE} | dict.fromkeys(
    ("市", "自治州", "州", "盟", "地区"), _CITY
)


def is_above(region: str, organisation: str | None) -> bool:
    """Is 全省 said in the report of a city's body, or 全市 in a district's, whose tables never count so far?

    Args:
        region: what stands behind 全 (国, 省, 市).
        organisation: the issuing body; of the narrowest region that its name tells, of none where it tells none.
    """
    named = [match["kind"] for match in _SEGMENT.finditer(organisation or "")]
    own = _LEVELS.get(named[-1], _COUNTY) if named else _STATE
    return _LEVELS.get(region, _COUNTY) < own
