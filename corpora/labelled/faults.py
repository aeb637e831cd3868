"""What can be wrong with labels. Each has a code; a report with such labels is left out of the set and told."""

from __future__ import annotations

from corpora.document.errors import DocumentError


class SpanMismatch(DocumentError):
    """The text at a label's span is not the label's text, or the span lies outside: an offset was shifted somewhere."""

    code = "span_mismatch"
    chinese, english = "标注的位置与文字不符", "a label's span does not hold the label's text"


class UnknownLabel(DocumentError):
    """A label that the set does not have."""

    code = "unknown_label"
    chinese, english = "未知的标签", "a label that the set does not have"


class BadStructure(DocumentError):
    """Cells that overlap, fall outside their table, or are named where there are none."""

    code = "bad_structure"
    chinese, english = "表格结构不成立", "cells that form no table"


class BadFile(DocumentError):
    """Not a file of the format that it is read as."""

    code = "bad_file"
    chinese, english = "不是该格式的文件", "not a file of this format"
