"""Why a reviewer's word cannot be taken.

GoujiError
└── CannotCorrect       cannot_correct
├── NoSuchTarget    no_such_target   the document has no such figure, cell, claim or check
├── NotAValue       not_a_value      what was said is no number, or none that a report prints
├── NotRead         not_read         the document has not been read, or could not be
└── StateTooOld     state_too_old    an older gouji read it; it has to be read again
"""

from __future__ import annotations

from typing import ClassVar

from corpora.document.errors import GoujiError


class CannotCorrect(GoujiError):
    """A word that changes nothing.

    Args:
        detail: what was met, for the message.
    """

    code = "cannot_correct"
    chinese: ClassVar[str] = "无法更正"
    english: ClassVar[str] = "this cannot be corrected"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    def message(self, *, language: str = "zh") -> str:
        """For people, in Chinese ("zh") or English ("en")."""
        summary = self.english if language == "en" else self.chinese
        colon = ": " if language == "en" else "："
        return f"{summary}{colon}{self.detail}" if self.detail else summary


class NoSuchTarget(CannotCorrect):
    """The document has no such figure, cell, claim or check."""

    code = "no_such_target"
    chinese, english = "文件中没有这一项", "the document has nothing of that name"


class NotAValue(CannotCorrect):
    """What was said is no number, or none that a report prints."""

    code = "not_a_value"
    chinese, english = "不是可用的值", "this is no usable value"


class NotRead(CannotCorrect):
    """The document has not been read, or could not be."""

    code = "not_read"
    chinese, english = "文件尚未读取或无法读取", "the document has not been read, or could not be"


class StateTooOld(CannotCorrect):
    """Kept by another version of gouji; the document has to be read again before it can be corrected."""

    code = "state_too_old"
    chinese, english = (
        "读取结果由其他版本保存，请重新读取后再更正",
        "kept by another version; read the document again first",
    )
