"""All formats, by the names that the command line has for them."""

from __future__ import annotations

from typing import Final

from corpora.document.errors import UsageError
from corpora.labelled.formats.protocol import Format

NAMES: Final = ("docbin", "conll", "huggingface", "label-studio", "pubtabnet", "coco", "claims")


def format_named(name: str) -> Format:
    """The format; what it is written with is loaded now.

    Raises:
        UsageError: for another name, or where a package that it needs is not installed.
    """
    try:
        return _format(name)
    except ImportError as error:
        raise UsageError(f"--format {name}: pip install gouji[label] ({error.name})") from error


def _format(name: str) -> Format:
    match name:
        case "docbin":
            from corpora.labelled.formats.docbin import DocBinWriter

            return Format(name=name, open=DocBinWriter, tasks=("token-classification",), holds=("段落", "passages"))
        case "conll":
            from corpora.labelled.formats.conll import ConllWriter

            return Format(name=name, open=ConllWriter, tasks=("token-classification",), holds=("段落", "passages"))
        case "huggingface":
            from corpora.labelled.formats.huggingface import HuggingFaceWriter

            tasks = ("token-classification", "table-question-answering", "text-classification")
            holds = ("段落、表格、陈述", "passages, tables and statements")
            return Format(name=name, open=HuggingFaceWriter, tasks=tasks, holds=holds)
        case "label-studio":
            from corpora.labelled.formats.label_studio import LabelStudioWriter

            return Format(name=name, open=LabelStudioWriter, tasks=("token-classification",), holds=("任务", "tasks"))
        case "pubtabnet":
            from corpora.labelled.formats.pubtabnet import PubTabNetWriter

            return Format(name=name, open=PubTabNetWriter, tasks=("image-to-text",), holds=("表格", "tables"))
        case "coco":
            from corpora.labelled.formats.coco import CocoWriter

            return Format(name=name, open=CocoWriter, tasks=("object-detection",), holds=("表格", "tables"))
        case "claims":
            from corpora.labelled.formats.claims import ClaimsWriter

            return Format(name=name, open=ClaimsWriter, tasks=("text-classification",), holds=("陈述", "statements"))
    raise UsageError(f"--format {name}: {', '.join(NAMES)}")
