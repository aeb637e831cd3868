"""CoNLL: a character a line with two columns of BIO tags, entities and claims; an empty line between examples.

A character that would break the lines (white space) is written as its code point, `<U+000A>`; no other token is longer
than one character, so that reading is exact. Above each example stands a comment with where it comes from:

    # {"id": "3f2a…-412", "document": "3f2a…", "organisation": "…", "year": 2023, "heading": "…", "start": 412}
    共	O	O
    收	O	B-equal

A tag `-` is unknown, not O: a label stood there that was not good enough for this set. What a tag cannot say (overlaps,
values, fields, origins) is not here; `huggingface` and `docbin` have it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.document.geometry import Span
from corpora.labelled.faults import BadFile
from corpora.labelled.formats.flat import bio, spans_of, without_overlaps
from corpora.labelled.formats.protocol import Sample, Split
from corpora.labelled.label import LabelledText
from corpora.labelled.sound import sound_text

_CODE = re.compile(r"<U\+([0-9A-F]{4,6})>")
_COMMENT = "# {"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedText:
    """What the format keeps of an example; spans do not overlap."""

    id: str
    text: str
    entities: tuple[tuple[Span, str], ...]
    claims: tuple[tuple[Span, str], ...]


def tagged(item: LabelledText) -> TaggedText:
    """What is left of an example when it is written."""
    return TaggedText(
        id=item.id,
        text=item.text,
        entities=tuple((one.span, one.label) for one in without_overlaps(item.entities)),
        claims=tuple((one.span, str(one.relation)) for one in without_overlaps(item.claims)),
    )


class ConllWriter:
    """Writes `SPLIT.conll`."""

    def __init__(self, folder: Path, split: Split) -> None:
        self._stream = (folder / f"{split}.conll").open("w", encoding="utf-8", newline="\n")

    def add(self, sample: Sample) -> int:
        """See `Writer`."""
        blocks = [_block(item) for item in sample.texts]
        self._stream.writelines(blocks)
        return len(blocks)

    def close(self) -> None:
        """See `Writer`."""
        self._stream.close()

    abandon = close


def _block(item: LabelledText) -> str:
    sound_text(item)
    flat = tagged(item)
    head = json.dumps(
        {name: getattr(item, name) for name in ("id", "document", "organisation", "year", "heading", "start")},
        ensure_ascii=False,
    )
    entities = bio(len(item.text), flat.entities, withheld=item.withheld_entities)
    claims = bio(len(item.text), flat.claims, withheld=item.withheld_claims)
    rows = (
        f"{_token(character)}\t{entity}\t{claim}\n"
        for character, entity, claim in zip(item.text, entities, claims, strict=True)
    )
    return f"# {head}\n{''.join(rows)}\n"


def _token(character: str) -> str:
    return f"<U+{ord(character):04X}>" if not character.isprintable() or character.isspace() else character


def read_conll(path: Path) -> Iterator[TaggedText]:
    """The examples of a file. Raises BadFile for a line that is neither a comment nor a character with two tags."""
    rows: list[list[str]] = []
    name = ""
    with path.open(encoding="utf-8", newline="\n") as stream:
        for number, line in enumerate(stream, start=1):
            line = line.removesuffix("\n")
            if line.startswith(_COMMENT) and not rows:
                name = _name(line, where=f"{path.name}:{number}")
            elif line:
                rows.append(_columns(line, where=f"{path.name}:{number}"))
            elif rows:
                yield _example(name, rows)
                rows, name = [], ""
    if rows:
        yield _example(name, rows)


def _name(line: str, *, where: str) -> str:
    try:
        head: dict[str, Any] = json.loads(line.removeprefix("# "))
    except (ValueError, RecursionError) as error:
        raise BadFile(where) from error
    return str(head.get("id", ""))


def _columns(line: str, *, where: str) -> list[str]:
    columns = line.split("\t")
    code = _CODE.fullmatch(columns[0])
    if code is not None and int(code[1], 16) <= 0x10FFFF:
        columns[0] = chr(int(code[1], 16))
    if len(columns) != 3 or len(columns[0]) != 1:
        raise BadFile(where)
    return columns


def _example(name: str, rows: Sequence[Sequence[str]]) -> TaggedText:
    characters, entities, claims = zip(*rows, strict=True)
    return TaggedText(
        id=name, text="".join(characters), entities=tuple(spans_of(entities)), claims=tuple(spans_of(claims))
    )
