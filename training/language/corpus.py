"""What the encoder is pretrained on: statutes and generated prose, as rows of a fixed number of ids."""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from corpora.synthetic.corpus import draw_corpus
from corpora.synthetic.order import Order
from corpora.synthetic.report import Paragraph
from models.language.encoder.characters import CharacterTokens, Ids

RECORD_END: Final = "\u001e"
SHARE_HELD: Final = 0.01
"""Of the statutes: the last ones, kept for the loss that is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Rows (n, length) of packed text, each beginning with `[CLS]`, lines parted by `[SEP]`.

    Args:
        rows: what is learned from: statutes and prose.
        held: statutes that are not.
    """

    rows: Ids
    held: Ids


def read_corpus(laws: Path, tokens: CharacterTokens, *, length: int, reports: int, seed: int) -> Corpus:
    """Statutes of the file, and the narratives of `reports` generated reports of split train.

    Raises:
        FileNotFoundError: without the file of statutes.
    """
    records = read_records(laws)
    held = max(1, round(SHARE_HELD * len(records)))
    learned = [pack(records[:-held], tokens, length=length)]
    if reports:
        learned.append(pack(narratives(reports, seed=seed), tokens, length=length))
    return Corpus(rows=np.concatenate(learned), held=pack(records[-held:], tokens, length=length))


def kept_corpus(path: Path, made: Callable[[], Corpus], *, of: Mapping[str, object]) -> Corpus:
    """What `path` keeps of a corpus made with the same settings (`of`), or else a new one, which it keeps then.

    Drawing and packing take minutes, which a run that goes on, or one on a rented GPU, need not spend.
    """
    told = json.dumps(dict(of), sort_keys=True)
    if path.exists():
        with np.load(path, allow_pickle=False) as kept:
            if str(kept["of"]) == told:
                return Corpus(rows=kept["rows"], held=kept["held"])
    corpus = made()
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, rows=corpus.rows, held=corpus.held, of=np.array(told))
    return corpus


def read_records(path: Path) -> list[str]:
    """Texts of a file, plain or packed by xz, that stand one after another, parted by U+001E."""
    content = path.read_bytes()
    text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")
    return [kept for record in text.split(RECORD_END) if (kept := record.strip())]


def narratives(count: int, *, seed: int) -> Iterator[str]:
    """What generated reports of split train say, a paragraph a line; nothing of their tables."""
    order = Order(count=count, seed=seed, kinds=("text",), planted=0.0, split="train")
    for item in draw_corpus(order):
        report = item.report
        sections = ([section.heading, *_paragraphs(section.content)] for section in report.sections)
        opening = [report.title or "", *_paragraphs(report.introduction)]
        yield "\n".join(line for part in (opening, *sections) for line in part if line)


def _paragraphs(content: Iterable[object]) -> list[str]:
    return [one.text for one in content if isinstance(one, Paragraph)]


def pack(texts: Iterable[str], tokens: CharacterTokens, *, length: int) -> Ids:
    """Rows of `length` ids that follow the texts without a gap; the last, short one is left out."""
    parts = [part for text in texts for line in text.splitlines() for part in (tokens.ids(line.strip()), [tokens.end])]
    flow = np.concatenate([np.asarray(part, dtype=np.int16) for part in parts])
    rows = flow[: len(flow) // (length - 1) * (length - 1)].reshape(-1, length - 1)
    return np.concatenate([np.full((len(rows), 1), tokens.start, dtype=np.int16), rows], axis=1).astype(np.int16)
