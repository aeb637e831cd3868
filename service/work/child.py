"""What runs in a process that reads: a document understood, a reading concluded. Nothing of it touches the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from corpora.document.errors import Failure
from corpora.document.reading import Reading, Unread
from corpora.profiles.load import load_profile, load_profiles
from corpora.readers.sources import RawSource
from service.export.messages import failure_message
from service.export.record import to_record
from service.isolation.paged import paged_reports
from service.revision.conclusion import Profiles, as_compared, current
from service.revision.result import result_of
from service.revision.state import dump_reading, load_reading
from service.settings import Settings
from service.work.requests import (
    Conclude,
    Concluded,
    NotUnderstood,
    Read,
    Request,
    Understood,
    WarmUp,
    plain,
)

SAMPLE: Final = "示例镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我镇共收到政府信息公开申请3件。\n"
"""Read once so that the networks of language are loaded before the first document comes."""

Understand = Callable[[RawSource], Reading | Unread]


def desk_reader(settings: Settings, on_page: Callable[[], None]) -> Callable[[Request], Any]:
    """The job of a process of the desk; see `service.isolation.worker.Start.factory`."""
    return answers(paged_reports(settings, on_page), profiles=bundled_profiles(settings), language=settings.lang)


def answers(understand: Understand, *, profiles: Profiles, language: str) -> Callable[[Request], Any]:
    """What answers requests, reading with `understand`."""
    return partial(_answer, understand, profiles, language, _Last())


def bundled_profiles(settings: Settings) -> Profiles:
    """The user's own and those of the package, as `service.assemble.build_toolkit` takes them."""
    own = (load_profile(settings.profile),) if settings.profile else ()
    return Profiles(profiles=own + tuple(one for one in load_profiles() if one.id not in {mine.id for mine in own}))


class _Last:
    """The reading that was kept last, which is mostly the one that is concluded next."""

    def __init__(self) -> None:
        self._held: tuple[bytes, Reading] | None = None

    def keep(self, reading: Reading) -> bytes:
        parcel = dump_reading(reading)
        self._held = (parcel, reading)
        return parcel

    def of(self, parcel: bytes) -> Reading:
        held, self._held = self._held, None
        return held[1] if held is not None and held[0] == parcel else load_reading(parcel)


def _answer(understand: Understand, profiles: Profiles, language: str, last: _Last, request: Request) -> Any:
    match request:
        case Read(source=source):
            return plain(_understood(understand(source), last, language=language))
        case Conclude():
            return plain(_concluded(request, profiles, last, language=language))
        case WarmUp():
            understand(RawSource(path="示例.txt", data=SAMPLE.encode()))
            return True


def _understood(result: Reading | Unread, last: _Last, *, language: str) -> Understood | NotUnderstood:
    if isinstance(result, Reading):
        return Understood(parcel=last.keep(result))
    return not_understood(result, language=language)


def not_understood(result: Unread, *, language: str) -> NotUnderstood:
    """The document as one that could not be read, its message in `language`."""
    failure = Failure(code=result.failure.code, message=failure_message(result.failure, language=language))
    record = to_record(result, language=language).model_dump_json().encode()
    return NotUnderstood(code=failure.code, message=failure.message, media_type=result.media_type, record=record)


def _concluded(request: Conclude, profiles: Profiles, last: _Last, *, language: str) -> Concluded:
    machine = last.of(request.parcel)
    others = [as_compared(other.parcel, other.words) for other in request.others]
    now = current(machine, request.words, profiles=profiles, others=others)
    result = result_of(now, machine=machine if request.as_new else None, language=language)
    return Concluded(concluded=result)
