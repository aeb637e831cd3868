"""Measures whose words name two things that one number counts: 不予处理及其他处理类179件."""

from __future__ import annotations

import re

_JOINED = re.compile(r"[\u4e00-\u9fff]{3}[及与和、][\u4e00-\u9fff]{3,8}?类?(?:申请|合计|共计|共|计)*$")


def names_two(measure: str) -> bool:
    """Is the number of both, so that a reader who knows one of the names alone is mistaken?"""
    return _JOINED.search(measure) is not None
