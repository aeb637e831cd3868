"""Which gouji this is."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def gouji_version() -> str:
    """Of the package that is installed; "0" where it runs from its sources alone."""
    try:
        return version("gouji")
    except PackageNotFoundError:
        return "0"
