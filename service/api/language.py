"""In which language an answer's own words are: Chinese unless the asker prefers English."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import HTTPConnection

from service.settings import Language

Words = tuple[str, str]
"""Chinese and English of the same."""


def said(words: Words, language: Language) -> str:
    """The one of both."""
    return words[1] if language == "en" else words[0]


def language_of(connection: HTTPConnection, *, default: Language) -> Language:
    """What `Accept-Language` prefers of the two (RFC 9110, 12.5.4); `default` where it prefers neither."""
    best: tuple[float, Language] | None = None
    for weight, tag in _ranges(connection.headers.get("accept-language", "")):
        language: Language | None = "zh" if tag.startswith("zh") else "en" if tag.startswith("en") else None
        if language is not None and weight > 0 and (best is None or weight > best[0]):
            best = (weight, language)
    return best[1] if best else default


def _ranges(header: str) -> Iterator[tuple[float, str]]:
    for item in header.split(","):
        tag, _, parameter = item.partition(";")
        name, _, value = parameter.strip().partition("=")
        try:
            weight = float(value) if name.strip() == "q" else 1.0
        except ValueError:
            weight = 0.0
        yield weight, tag.strip().lower()
