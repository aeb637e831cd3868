"""A reading as bytes that are kept, so that corrections can be applied to it whenever they come.

A record is written for readers and lacks what checks need: exact decimals, bounds, doubts of a scan, what claims may
speak of. A parcel is one line that names its kind and version, then compressed JSON.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic import dataclasses as checked

from corpora.document.reading import Coverage, Reading
from service.checks.between.bodies import words_of_summing_up
from service.revision.errors import StateTooOld

STATE_VERSION: Final = 1
"""Raised whenever the nouns change in a way that older parcels do not fit."""
LEVEL: Final = 6
"""Of compression."""
_HEAD: Final = f"gouji reading {STATE_VERSION}\n".encode()
_LENGTH: Final = struct.Struct(">I")
"""Of the first piece."""
MOST_BYTES: Final = 512 << 20
"""That a parcel may expand to; the largest document that is let in stays under a fifth of it."""


@checked.dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class _Parcel:
    """Its `extra` holds for all nouns inside."""

    reading: Reading


_PARCEL: Final = TypeAdapter(_Parcel)


def dump_reading(reading: Reading) -> bytes:
    """The whole reading; `load_reading` gives an equal one.

    Half a character (from a damaged file) has no UTF-8 form and is kept as U+FFFD, one for one, so that spans hold.
    """
    head, whole = _packed(light(reading)), _packed(reading)
    return _HEAD + _LENGTH.pack(len(head)) + head + whole


def load_reading(data: bytes) -> Reading:
    """The reading of a parcel.

    Raises:
        StateTooOld: it is from another version, or damaged.
    """
    return _unpacked(_parts(data)[1])


def load_light(data: bytes) -> Reading:
    """What other reports are compared with, of the same parcel and in a fraction of the time: see `light`.

    Raises:
        StateTooOld: as `load_reading`.
    """
    return _unpacked(_parts(data)[0])


def light(reading: Reading) -> Reading:
    """The reading with its figures and names, and of its text only the words by which a region's report says that it
    sums up its bodies.
    """
    words = words_of_summing_up(reading.document.text, reading.layout.organisation)
    text = "" if words is None else reading.document.text[words.start : words.end]
    document = replace(reading.document, text=text, blocks=(), offsets=None, warnings=())
    layout = replace(
        reading.layout, title=None, title_span=None, sections=(), passages=(), tables=(), warnings=()
    )  # fmt: skip
    nothing = Coverage(claims=0, linked=0, checked=0)
    return Reading(document=document, layout=layout, entities=(), claims=(), checks=(), coverage=nothing)


def _packed(reading: Reading) -> bytes:
    parcel = _Parcel(reading=reading)
    try:
        plain = _PARCEL.dump_json(parcel)
    except ValueError:  # pydantic's own error of half a character is one
        plain = _PARCEL.dump_json(_PARCEL.validate_python(_whole(_PARCEL.dump_python(parcel))))
    return zlib.compress(plain, LEVEL)


def _parts(data: bytes) -> tuple[bytes, bytes]:
    if not data.startswith(_HEAD) or len(data) < len(_HEAD) + _LENGTH.size:
        raise StateTooOld(data[:40].split(b"\n")[0].decode("ascii", "replace"))
    (length,) = _LENGTH.unpack_from(data, len(_HEAD))
    begin = len(_HEAD) + _LENGTH.size
    return data[begin : begin + length], data[begin + length :]


def _unpacked(packed: bytes) -> Reading:
    expander = zlib.decompressobj()
    try:
        plain = expander.decompress(packed, MOST_BYTES)
        if not expander.eof:
            raise StateTooOld("损坏")
        return _PARCEL.validate_json(plain).reading
    except (zlib.error, ValidationError) as error:
        raise StateTooOld(type(error).__name__) from error


def _whole(value: Any) -> Any:
    """Plain values with every half character replaced."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _is_half(value) else value
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return value


def _is_half(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
