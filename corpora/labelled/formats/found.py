"""The examples of a set on disk, whatever the format that it was written in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from corpora.document.errors import UsageError
from corpora.labelled.formats.protocol import SPLITS, Split
from corpora.labelled.label import FigureLabel, LabelledText, TableLabel


def texts_in(folder: Path, split: Split) -> Iterator[LabelledText]:
    """The examples of a split, from the first format that is there: docbin, huggingface, label-studio.

    Raises:
        UsageError: where the folder holds no such set.
        BadFile, SpanMismatch: for a damaged one.
    """
    for place in (folder, folder / "docbin"):
        for docbin in (place / f"{split}.spacy", place / split):
            if docbin.is_file() or (docbin.is_dir() and any(docbin.glob("*.spacy"))):
                from corpora.labelled.formats.docbin import read_docbin

                return read_docbin(docbin)
    for place in (folder, folder / "huggingface"):
        if (place / f"{split}.parquet").is_file():
            from corpora.labelled.formats.huggingface import read_texts

            return read_texts(place / f"{split}.parquet")
    for place in (folder, folder / "label-studio"):
        if (place / f"{split}.json").is_file() and (place / "label_config.xml").is_file():
            from corpora.labelled.formats.label_studio_export import read_tasks

            return read_tasks(place / f"{split}.json")
    raise UsageError(
        f"{folder}: 没有 docbin、huggingface 或 label-studio 格式的标注集 (no labelled set of these formats)"
    )


def figures_in(folder: Path, split: Split) -> Iterator[tuple[str, tuple[FigureLabel, ...]]]:
    """The figures of each document of a split; nothing where the set has no format that holds them (huggingface).

    Raises:
        BadFile: for a damaged one.
    """
    for place in (folder, folder / "huggingface"):
        path = place / "tables" / f"{split}.parquet"
        if path.is_file():
            from corpora.labelled.formats.huggingface import read_figures

            for document, tables in groupby(read_figures(path), key=lambda one: one[0]):
                yield document, tuple(figure for _, figures in tables for figure in figures)
            return


def tables_in(folder: Path, split: Split) -> Iterator[tuple[str, TableLabel]]:
    """The tables of a split, each with its document's SHA-256, from the first format that is there: pubtabnet, coco,
    huggingface.

    Raises:
        UsageError: where the folder holds no such set.
        BadFile, BadStructure: for a damaged one.
    """
    for place in (folder, folder / "pubtabnet"):
        if _are(place, "jsonl", b'{"filename"'):
            from corpora.labelled.formats.pubtabnet import read_pubtabnet

            return read_pubtabnet(place / f"{split}.jsonl")
    for place in (folder, folder / "coco"):
        if _are(place, "json", b'{"info"'):
            from corpora.labelled.formats.coco import read_coco

            return read_coco(place / f"{split}.json")
    for place in (folder, folder / "huggingface"):
        if (place / "tables" / f"{split}.parquet").is_file():
            from corpora.labelled.formats.huggingface import read_tables

            return read_tables(place / "tables" / f"{split}.parquet")
    raise UsageError(f"{folder}: 没有 pubtabnet、coco 或 huggingface 格式的表格 (no tables of these formats)")


def _are(folder: Path, ending: str, start: bytes) -> bool:
    """Are the files of a set's splits of the format that starts so? Others have the same names; one may be empty."""
    files = [folder / f"{split}.{ending}" for split in SPLITS]
    return all(file.is_file() for file in files) and any(_start(file, len(start)) == start for file in files)


def _start(file: Path, size: int) -> bytes:
    with file.open("rb") as stream:
        return stream.read(size)
