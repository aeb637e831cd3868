"""Plain text: the encoding told with care, one passage a line, every character traceable to the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from charset_normalizer import from_bytes

from corpora.document.document import Document, Source
from corpora.document.errors import Empty, TooLarge
from corpora.document.geometry import Span
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.normalise import normalise, with_figures_closed
from corpora.readers.page_numbers import without_page_numbers
from corpora.readers.text_folded import unfolded
from corpora.readers.text_marks import without_marks
from corpora.readers.wrapped_lines import with_folds_closed, with_wrapped_lines_joined

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_PLAUSIBLE = 0.9
"""Share of common characters from which a text that decodes as GB18030 is believed. Reports stay above 0.99; UTF-8 or
Big5 bytes read as GB18030 give rare ideographs and fall to about a half."""
_COMMON_ROWS = frozenset({0xA1, 0xA2, 0xA3, 0xA9, *range(0xB0, 0xD8)})
"""First bytes in GB 2312 of punctuation, list numbers, full-width signs, box drawing, ideographs of level 1."""
_SAMPLE = 20_000
_MAX_BYTES_A_CHARACTER = 4
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """`warnings` says which encoding was guessed and how many characters were lost, if any."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def read_text(data: bytes, *, source: Source, limits: Limits = DEFAULT) -> Document:
    """One passage a line that holds at least one character, be it a tab: in a flattened table that is a blank cell.

    Raises:
        TooLarge: more characters than allowed; seen before decoding where the bytes alone say so.
        Empty: nothing printed.
    """
    if len(data) > limits.max_characters * _MAX_BYTES_A_CHARACTER:
        raise TooLarge(f"正文超过 {limits.max_characters} 字")
    decoded = decode(data)
    if len(decoded.text) > limits.max_characters:
        raise TooLarge(f"正文超过 {limits.max_characters} 字")
    plain = with_wrapped_lines_joined(unfolded(normalise(without_page_numbers(decoded.text))))
    plain = with_folds_closed(plain)
    normalised, headings = without_marks(with_figures_closed(plain))
    if not normalised.text.strip():
        raise Empty()
    return Document(
        source=source,
        text=normalised.text,
        blocks=_passages(normalised.text, headings),
        offsets=normalised.offsets,
        warnings=decoded.warnings,
    )


def decode(data: bytes) -> Decoded:
    """The bytes as text; a byte order mark stays, for `normalise` to drop.

    UTF-8 that decodes is UTF-8: no other encoding passes its test by accident. GB18030 accepts nearly anything, so
    its text must look like Chinese, or the candidates are compared and the winner is named in a warning.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _lossy(data, encoding)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return _best(data)
    return Decoded(text=text, encoding="gb18030") if _plausibility(text) >= _PLAUSIBLE else _best(data)


def _best(data: bytes) -> Decoded:
    candidates = [_lossy(data, "utf-8"), _lossy(data, "gb18030")]
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is not None and guess.encoding not in ("ascii", "utf_8", "gb18030"):
        other = _lossy(data, guess.encoding)
        candidates.append(
            Decoded(
                text=other.text,
                encoding=other.encoding,
                warnings=(f"encoding_guessed:{other.encoding}", *other.warnings),
            )
        )
    return max(candidates, key=lambda candidate: _plausibility(candidate.text))


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count(_REPLACEMENT)
    return Decoded(text=text, encoding=encoding, warnings=(f"characters_replaced:{encoding}:{lost}",) if lost else ())


def _plausibility(text: str) -> float:
    """Share of the characters beyond ASCII that Chinese reports are made of."""
    counts = Counter(text[:_SAMPLE])
    foreign = {character: count for character, count in counts.items() if not character.isascii()}
    total = sum(foreign.values())
    return sum(count for character, count in foreign.items() if _common(character)) / total if total else 1.0


def _common(character: str) -> bool:
    try:
        row = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return character in "\ufeff\xa0\u3000—–•"
    return row in _COMMON_ROWS


def _passages(text: str, headings: Mapping[int, int]) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if line:
            place = Place(span=Span(start, start + len(line)))
            passages.append(Passage(place=place, heading_level=headings.get(number)))
        start += len(line) + 1
    return tuple(passages)
