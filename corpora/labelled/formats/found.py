"""The examples of a set on disk, whatever the format that it was written in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from corpora.document.errors import UsageError
from corpora.labelled.formats.protocol import Split
from corpora.labelled.label import FigureLabel, LabelledText


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
