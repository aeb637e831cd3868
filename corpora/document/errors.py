"""The error tree. Everything that can go wrong with a document has a code, and ends as a `Failure`, a value.

GoujiError
├── UsageError                 the caller asked for something that does not exist
└── DocumentError              this document cannot be read; others go on
├── NotFound               not_found
├── Empty                  empty
├── TooLarge               too_large        bytes, text, pages, cells
├── ExpandsTooFar          expansion        zip bomb, entity bomb, spans of a million
├── Encrypted              encrypted
├── Unsupported            unsupported      a kind that gouji does not read
├── Corrupt                corrupt          truncated, not what it says it is
├── Forbidden              forbidden        external entities, links out of the document
├── ConverterMissing       converter_missing
├── ConverterFailed        converter_failed
├── TimedOut               timeout
├── Crashed                crashed          a parser of damaged bytes took its process with it
├── Internal               internal         our own fault, wrapped at the pipeline's edge
│   └── NotStarted         not_started      there is no process that could read
└── of labels, in `corpora.labelled.faults`
    ├── SpanMismatch       span_mismatch    a label's span does not hold its text
    ├── UnknownLabel       unknown_label
    ├── BadStructure       bad_structure    cells that form no table
    └── BadFile            bad_file         not of the format that it is read as
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A rejected document's reason: `code` for programs, `message` (Chinese by default) for people."""

    code: str
    message: str


class GoujiError(Exception):
    """Root of all errors that gouji raises on purpose."""

    code: ClassVar[str] = "error"


class UsageError(GoujiError):
    """The caller asked for something that does not exist: a profile, a format, a path."""

    code = "usage"


class DocumentError(GoujiError):
    """This document cannot be read.

    Args:
        detail: what was met, for the message; never a path of this machine nor document content beyond a few words.
    """

    code = "document"
    chinese: ClassVar[str] = "文件无法读取"
    english: ClassVar[str] = "the document cannot be read"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    def failure(self, *, language: str = "zh") -> Failure:
        """The error as a value, its message in Chinese ("zh") or English ("en")."""
        summary = self.english if language == "en" else self.chinese
        colon = ": " if language == "en" else "："
        return Failure(code=self.code, message=f"{summary}{colon}{self.detail}" if self.detail else summary)


class NotFound(DocumentError):
    """No such file, or no right to read it."""

    code = "not_found"
    chinese, english = "找不到文件或无权读取", "no such file, or no permission to read it"


class Empty(DocumentError):
    """No bytes, or no text in them."""

    code = "empty"
    chinese, english = "文件没有内容", "the document has no content"


class TooLarge(DocumentError):
    """Over a limit of bytes, characters, pages or cells."""

    code = "too_large"
    chinese, english = "文件超过大小限制", "the document is over a size limit"


class ExpandsTooFar(DocumentError):
    """A small file that unpacks into a huge one."""

    code = "expansion"
    chinese, english = "文件解压后过大（疑似压缩炸弹）", "the document expands too far (a bomb?)"


class Encrypted(DocumentError):
    """Protected by a password."""

    code = "encrypted"
    chinese, english = "文件已加密", "the document is encrypted"


class Unsupported(DocumentError):
    """A kind of file that gouji does not read."""

    code = "unsupported"
    chinese, english = "不支持的文件类型", "this kind of file is not supported"


class Corrupt(DocumentError):
    """Truncated, or not what it says it is."""

    code = "corrupt"
    chinese, english = "文件已损坏或格式不符", "the document is damaged or not what it claims to be"


class Forbidden(DocumentError):
    """Reaches outside itself: external entities, links to other files."""

    code = "forbidden"
    chinese, english = "文件含有被禁止的内容", "the document contains something forbidden"


class ConverterMissing(DocumentError):
    """A program that this kind needs is not installed."""

    code = "converter_missing"
    chinese, english = "缺少所需的转换程序", "a converter that this kind needs is not installed"


class ConverterFailed(DocumentError):
    """The converter ran and gave nothing usable."""

    code = "converter_failed"
    chinese, english = "转换程序未能读取文件", "the converter could not read the document"


class TimedOut(DocumentError):
    """Took longer than allowed."""

    code = "timeout"
    chinese, english = "处理超时", "reading took too long"


class Crashed(DocumentError):
    """The process that read it ended: a defect in a library, or more memory than there was."""

    code = "crashed"
    chinese, english = "读取时进程崩溃", "the process that read it crashed"


class Internal(DocumentError):
    """A defect of gouji itself, caught at the pipeline's edge so that other documents go on."""

    code = "internal"
    chinese, english = "内部错误", "internal error"


class NotStarted(Internal):
    """There is no process that could read: whatever the reason, it is none of the document's."""

    code = "not_started"
    chinese, english = "阅读进程未能启动", "the process that reads could not be started"
