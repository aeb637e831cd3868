"""The application: routes, what is around them, and what they are told in OpenAPI."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from starlette.middleware import Middleware

from service.api.backend import Backend
from service.api.blanks import NoBlanks
from service.api.body import SmallBodies
from service.api.described import describe
from service.api.handlers import add_handlers
from service.api.heads import Heads
from service.api.hosts import own_names
from service.api.observe import Defects, Observer
from service.api.routes import (
    check_export,
    checks,
    claims,
    documents,
    events,
    health,
    jobs,
    keys,
    labels,
    me,
    overview,
    page,
    pages,
    review,
    tables,
    upload,
)
from service.api.shield import Shield
from service.api.version import gouji_version

ROOMS: Final = (
    me,
    overview,
    upload,
    jobs,
    events,
    review,
    tables,
    pages,
    documents,
    claims,
    checks,
    check_export,
    labels,
    keys,
    health,
)


def create_app(
    backend: Backend,
    *,
    page_folder: Path | None = None,
    lifespan: Any = None,
) -> FastAPI:
    """The application over these rooms. It starts and stops nothing by itself; `lifespan` may."""
    options = backend.options
    lang = options.settings.lang
    app = FastAPI(
        title="gouji 勾稽", version=gouji_version(), summary="读懂政府年度报告，指出正文与表格的矛盾",
        openapi_url="/openapi.json", docs_url=None, redoc_url=None, lifespan=lifespan, redirect_slashes=False,
        middleware=[
            Middleware(Observer, log=backend.log, metrics=backend.metrics),
            Middleware(Heads),
            Middleware(Shield, names=own_names(options.host, options.names), default=lang),
            Middleware(Defects, log=backend.log, default=lang),
            Middleware(
                SmallBodies, most_bytes=options.json_bytes, most_seconds=options.json_seconds, default=lang
            ),
            Middleware(NoBlanks),
        ],
    )  # fmt: skip
    app.state.backend = backend
    for room in ROOMS:
        app.router.routes.extend(room.router.routes)  # not included: a route then knows its whole path
    add_handlers(app, default=lang)
    describe(app)
    if page_folder is not None:
        page.add_page(app, page_folder)
    return app
