"""The OpenAPI document, completed by what the framework cannot know."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from service.api.examples import with_examples
from service.api.wire import Problem
from service.export.wire import Record

DESCRIPTION = """
上传报告，取回每一个数字、每一条核对；审核人的更正会立即重新核对。
Upload reports, get every figure and every check; a reviewer's corrections are checked again at once.

错误一律为 `application/problem+json`（RFC 9457），`code` 供程序判断；`Accept-Language: en` 给英文说明。
Errors are problem documents; `code` is for programs.

本机访问不需要密钥；否则用 `Authorization: Bearer 密钥`，或页面的会话 cookie。
No key is needed on loopback; elsewhere a bearer key or the page's session cookie.
"""


def describe(app: FastAPI) -> None:
    """Replaces the framework's schema: problems and the record's parts are in it, and how one is let in."""

    def schema() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _completed(
                get_openapi(title=app.title, version=app.version, summary=app.summary, description=DESCRIPTION,
                            routes=app.routes)
            )  # fmt: skip
        return app.openapi_schema

    app.openapi = schema  # type: ignore[method-assign]


def _completed(schema: dict[str, Any]) -> dict[str, Any]:
    components = schema.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for model in (Problem, Record):
        own = model.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
        parts = own.pop("$defs", {})
        schemas.update(parts)
        schemas.setdefault(model.__name__, own)
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    with_examples(schemas)
    components["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer"},
        "session": {"type": "apiKey", "in": "cookie", "name": "gouji_session"},
    }
    schema["security"] = [{}, {"key": []}, {"session": []}]
    return schema
