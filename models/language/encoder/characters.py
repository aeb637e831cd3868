"""Characters as the encoder sees them: one id each, so that the place of an id is the place of its character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]

VOCABULARY: Final = "vocab.txt"
PAD, UNKNOWN, START, END, MASK, SPACE = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[SPACE]"
_PLANE: Final = 0x10000
"""Characters of the basic plane are looked up in one array; those beyond it are rare and unknown to every vocabulary
used here."""
_WITH_OTHER_FORMS: Final = ((0x41, 0x250), (0x2E80, 0x2FE0), (0xF900, 0xFB00), (0xFE10, 0xFE70), (0xFF00, 0xFFF0))
"""Latin letters, radicals, compatibility ideographs and forms, full-width forms."""
_MORE: Final = "—·〇–−•㎡㎏℃‰✓☑"
"""Beyond GB 2312, whose dash and middle dot are other characters in Unicode than those that people type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterTokens:
    """A vocabulary with an id for every character of a text.

    Args:
        words: the vocabulary in the order of its ids. Entries of several characters are never produced.
        spaces: what a white-space character is: an entry of `words`.
    """

    words: tuple[str, ...]
    spaces: str = SPACE
    _table: Ids = field(init=False, repr=False, compare=False)
    _places: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Raises ValueError when a special entry is missing."""
        places = {word: place for place, word in reversed(list(enumerate(self.words)))}
        missing = [word for word in (PAD, UNKNOWN, START, END, MASK, self.spaces) if word not in places]
        if missing:
            raise ValueError(f"the vocabulary has no {', '.join(missing)}")
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_table", _lookup(places, spaces=self.spaces))

    def __len__(self) -> int:
        return len(self.words)

    @property
    def pad(self) -> int:
        """Id of what fills the shorter texts of a batch."""
        return self._places[PAD]

    @property
    def unknown(self) -> int:
        """Id of a character that the vocabulary lacks."""
        return self._places[UNKNOWN]

    @property
    def start(self) -> int:
        """Id that opens a sequence."""
        return self._places[START]

    @property
    def end(self) -> int:
        """Id that closes a text and stands between two."""
        return self._places[END]

    @property
    def mask(self) -> int:
        """Id of a character hidden for pretraining."""
        return self._places[MASK]

    @property
    def first_character(self) -> int:
        """Ids below are the special ones of our own vocabulary."""
        return self._places[self.spaces]

    def ids(self, text: str) -> Ids:
        """One id a character, in order; nothing is added. A character outside the basic plane is unknown."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        return np.where(codes < _PLANE, self._table[np.minimum(codes, _PLANE - 1)], self.unknown)

    def sequence(self, *texts: str) -> Ids:
        """`[CLS] text [SEP] text [SEP] …`: what the encoder reads; character i of the first text is at i + 1."""
        parts: list[Ids] = [np.array([self.start])]
        for text in texts:
            parts += [self.ids(text), np.array([self.end])]
        return np.concatenate(parts)

    def batch(self, sequences: Sequence[Ids]) -> tuple[Ids, Ids]:
        """Ids (n, longest), the shorter ones filled with `[PAD]`, and 1 where something stands."""
        longest = max(map(len, sequences))
        ids = np.full((len(sequences), longest), self.pad, dtype=np.int64)
        for row, sequence in zip(ids, sequences, strict=True):
            row[: len(sequence)] = sequence
        lengths = np.array([len(sequence) for sequence in sequences])
        return ids, (np.arange(longest) < lengths[:, None]).astype(np.int64)

    def save(self, folder: Path) -> None:
        """Writes `vocab.txt`, an entry a line, as BERT's own vocabularies are."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / VOCABULARY).write_text("".join(f"{word}\n" for word in self.words), encoding="utf-8")


def read_tokens(folder: Path) -> CharacterTokens:
    """The vocabulary of a saved encoder of ours, or of any BERT for Chinese that has a `vocab.txt`.

    Raises:
        FileNotFoundError: when it has none.
        ValueError: when a special entry is missing.
    """
    return tokens_of((folder / VOCABULARY).read_text("utf-8").rstrip("\n").split("\n"))


def tokens_of(words: Iterable[str]) -> CharacterTokens:
    """Of the entries of some BERT's vocabulary; where it has none for white space, that is unknown."""
    kept = tuple(words)
    return CharacterTokens(words=kept, spaces=SPACE if SPACE in kept else UNKNOWN)


@cache
def standard_tokens() -> CharacterTokens:
    """Our own: ASCII in lower case and the characters of GB 2312-80 with a few more, full-width forms folded."""
    cells = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    printed = [*map(chr, range(0x21, 0x7F)), *_MORE, *(text for cell in cells if (text := _decoded(cell)))]
    folded = dict.fromkeys(folded for character in printed if not (folded := fold(character)).isspace())
    return CharacterTokens(words=(PAD, UNKNOWN, START, END, MASK, SPACE, *folded))


def fold(character: str) -> str:
    """Full-width forms as ASCII, Latin letters in lower case: one character gives one."""
    plain = chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character
    lower = plain.lower()
    return lower if len(lower) == 1 else plain


def _decoded(cell: bytes) -> str:
    return cell.decode("gb2312", "ignore")


def _lookup(places: dict[str, int], *, spaces: str) -> Ids:
    """An id for every code of the basic plane: the character's own entry, else that of a form that means the same."""
    table = np.full(_PLANE, places[UNKNOWN], dtype=np.int64)
    for code in (code for start, stop in _WITH_OTHER_FORMS for code in range(start, stop)):
        forms = (fold(chr(code)), _compatible(chr(code)))
        table[code] = next((places[form] for form in forms if form in places), places[UNKNOWN])
    for word, place in places.items():
        if len(word) == 1 and ord(word) < _PLANE:
            table[ord(word)] = place
    table[[code for code in range(_PLANE) if chr(code).isspace()]] = places[spaces]
    return table


def _compatible(character: str) -> str:
    """NFKC (Unicode standard annex 15), folded: ⽅ (a radical) is 方."""
    same = unicodedata.normalize("NFKC", character)
    return fold(same) if len(same) == 1 else character
