"""What runs in a process that shows pages: sizes and pictures of originals that lie on this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from corpora.document.errors import Corrupt, DocumentError, TooLarge
from corpora.readers.limits import Limits
from corpora.readers.page_view import page_png, page_sizes
from corpora.readers.read import FOREIGN
from service.settings import Settings

NO_SUCH_PAGE: Final = "no_such_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The pages of an original."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page, from 1, at so many pixels for a point."""

    path: str
    number: int
    scale: float


def page_shower(settings: Settings, on_page: Callable[[], None]) -> Callable[[Sizes | Picture], Any]:
    """The job; see `service.isolation.worker.Start.factory`. What it gives: a tuple of (number, width, height), the
    bytes of a PNG, NO_SUCH_PAGE, or {"code", "detail"} of why the document cannot be shown.
    """
    limits = settings.limits()
    return lambda request: _shown(request, limits)


def _shown(request: Sizes | Picture, limits: Limits) -> Any:
    try:
        return _asked(request, limits)
    except DocumentError as error:
        return {"code": error.code, "detail": error.detail}
    except MemoryError:
        return {"code": TooLarge.code, "detail": "内存不足"}
    except FOREIGN as error:
        return {"code": Corrupt.code, "detail": type(error).__name__}


def _asked(request: Sizes | Picture, limits: Limits) -> Any:
    data = Path(request.path).read_bytes()
    if isinstance(request, Sizes):
        return tuple((page.number, page.width, page.height) for page in page_sizes(data, limits=limits))
    try:
        return page_png(data, request.number, scale=request.scale, limits=limits)
    except LookupError as error:
        return NO_SUCH_PAGE if error.args == (request.number,) else {"code": Corrupt.code, "detail": "LookupError"}
