"""What the desk says when it cannot do a thing now.

GoujiError
└── Busy   busy   as much is being done as there is room for; ask again in some seconds
"""

from __future__ import annotations

from typing import ClassVar

from corpora.document.errors import GoujiError


class Busy(GoujiError):
    """As much is being done as there is room for; ask again in `retry_seconds`."""

    code = "busy"
    chinese: ClassVar[str] = "正忙，请稍后再试"
    english: ClassVar[str] = "busy, ask again later"
    retry_seconds: ClassVar[int] = 5
