"""What all answers share. Wire types: apart from the nouns inside, and unknown keys are errors."""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from service.api.problems import KINDS, MEDIA_TYPE

Item = TypeVar("Item")

SHA256_PATTERN = r"^[0-9a-f]{64}$"
SHA256_EXAMPLE = "3f0a9c1d5b7e2f4860a1b2c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8"

Sha256 = Annotated[str, Field(pattern=SHA256_PATTERN, examples=[SHA256_EXAMPLE])]
Sha256Path = Annotated[
    str, Path(pattern=SHA256_PATTERN, examples=[SHA256_EXAMPLE], description="文件字节的 SHA-256 / of the bytes")
]
Verdict = Literal["supported", "contradicted", "unverifiable"]
Decision = Literal["accepted", "dismissed"]
Reason = Literal["misread", "other_scope", "rounding", "wording", "other"]
Scope = Literal["read", "review", "admin"]
Language = Literal["zh", "en"]
JsonNumber = int | float

Note = Annotated[str, Field(max_length=2000)]

MAX_PAGE, MAX_SIZE = 1_000_000, 200
PageNumber = Annotated[int, Query(ge=1, le=MAX_PAGE, description="页码，从 1 起 / page, from 1")]
PageSize = Annotated[int, Query(ge=1, le=MAX_SIZE, description="每页条数 / items on a page")]
SearchWords = Annotated[str | None, Query(max_length=200, description="名称中的字 / part of a name")]


class Wire(BaseModel):
    """A misspelt key is an error on the way in as on the way out."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Listed(Wire, Generic[Item]):
    """A page of a list; `total` counts all pages' items, or, where it is not `exact`, the first of them."""

    items: list[Item]
    total: int
    page: int
    size: int
    exact: bool = True


class ParameterError(Wire):
    """Where a request is wrong, and how."""

    where: str
    message: str


class Problem(Wire):
    """A refusal (RFC 9457): `code` for programs, `title` and `detail` for people."""

    type: str = Field(examples=["urn:gouji:problem:no_document"])
    title: str
    status: int
    detail: str
    code: str
    errors: list[ParameterError] | None = None


ALWAYS = ("host", "foreign_origin", "key_required", "scope", "not_found", "too_slow", "internal", "busy")
"""What any route may answer."""


def refusals(*codes: str) -> dict[int | str, dict[str, Any]]:
    """Of a route's OpenAPI: these refusals, and those that any route has; 422 is that of parameters."""
    by_status: dict[int | str, list[str]] = {}
    for code in (*codes, *ALWAYS, "invalid"):
        held = by_status.setdefault(KINDS[code].status, [])
        if code not in held:
            held.append(code)
    return {status: _refusal(int(status), held) for status, held in sorted(by_status.items(), key=lambda item: item[0])}


def _refusal(status: int, codes: list[str]) -> dict[str, Any]:
    kinds = [KINDS[code] for code in codes]
    examples = {
        kind.code: {
            "value": {
                "type": f"urn:gouji:problem:{kind.code}", "title": kind.title[0], "status": status,
                "detail": kind.title[0], "code": kind.code,
            }
        }
        for kind in kinds
    }  # fmt: skip
    return {
        "description": "；".join(f"{kind.code}: {kind.title[0]} / {kind.title[1]}" for kind in kinds),
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": examples}},
    }
