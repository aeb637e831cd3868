"""The review page: files that were built, served as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fastapi import APIRouter, FastAPI
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from service.api.problems import Refused

NO_PAGE: Final = (
    '<!doctype html><html lang="zh"><meta charset="utf-8"><title>勾稽</title><h1>勾稽 gouji</h1>'
    "<p>此安装不含审核页面。接口说明见 <a href='/openapi.json'>/openapi.json</a>。</p>"
    "<p>This installation has no review page; the interface is told in /openapi.json.</p></html>"
)
FRESH: Final = {"Cache-Control": "no-cache"}
FOR_EVER: Final = "public, max-age=31536000, immutable"
"""Of files with a hash in their name."""


class _Hashed(StaticFiles):
    def file_response(self, *arguments: object, **options: object) -> Response:
        response = super().file_response(*arguments, **options)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = FOR_EVER
        return response


def add_page(app: FastAPI, folder: Path) -> None:
    """Serves `folder` at /: `index.html` fresh each time, what is under `assets` for ever."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/", methods=["GET", "HEAD"])
    async def index() -> Response:
        found = folder / "index.html"
        return FileResponse(found, headers=FRESH) if found.is_file() else HTMLResponse(NO_PAGE, headers=FRESH)

    @router.api_route("/favicon.{form}", methods=["GET", "HEAD"])
    async def icon(form: str) -> Response:
        found = folder / f"favicon.{form}"
        if form not in ("svg", "ico") or not found.is_file():
            raise Refused("not_found")
        return FileResponse(found, headers=FRESH)

    app.router.routes.extend(router.routes)
    if (folder / "assets").is_dir():
        app.mount("/assets", _Hashed(directory=folder / "assets"), name="assets")
