"""Sentences for people, made from a message's code and values, in Chinese or English.

A value that starts with `@` is a word of ours and is translated too (`@rounded` is 四舍五入 or "rounded"); any other
value is the document's own word or number and stands as it is.
"""

from __future__ import annotations

import re
import string

from corpora.document.check import Message
from corpora.document.errors import DocumentError, Failure
from service.export.templates import TEMPLATES, WORDS


def render(message: Message, *, language: str = "zh") -> str:
    """The sentence. A code without a template, or a template whose values are missing, shows code and values as they
    are: a document is never lost for want of a phrase. Tests see to it that no check of ours comes to that.
    """
    sentence = _sentence(message, language=language)
    remark = WORDS.get(message.remark or "")
    if remark is None:
        return sentence
    return f"{sentence} ({remark.en})" if language == "en" else f"{sentence}（{remark.zh}）"


def _sentence(message: Message, *, language: str) -> str:
    template = TEMPLATES.get(message.code)
    values = {name: _word(value, language=language) for name, value in message.values}
    if template is None or placeholders(getattr(template, language)) - values.keys():
        return f"{message.code}({', '.join(f'{name}={value}' for name, value in values.items())})"
    sentence: str = getattr(template, language)
    return _tidy(sentence.format_map(values))


def _tidy(sentence: str) -> str:
    """Without the blanks that an empty value (a number without unit) leaves."""
    return re.sub(r" +(?=[，。；：、）)”;:.,]|$)", "", re.sub(r" {2,}", " ", sentence))


def placeholders(template: str) -> frozenset[str]:
    """Names of the values that a template asks for."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def failure_message(failure: Failure, *, language: str = "zh") -> str:
    """A failure's message in `language`. Failures are made with Chinese words and keep their detail in any language."""
    error = _errors_by_code().get(failure.code)
    if language == "zh" or error is None:
        return failure.message
    detail = failure.message.removeprefix(error.chinese).removeprefix("：")
    return error(detail).failure(language=language).message


def _errors_by_code() -> dict[str, type[DocumentError]]:
    errors: tuple[type[DocumentError], ...] = (DocumentError, *DocumentError.__subclasses__())
    return {error.code: error for error in errors}


def _word(value: str, *, language: str) -> str:
    word = WORDS.get(value.removeprefix("@")) if value.startswith("@") else None
    return str(getattr(word, language)) if word else value
