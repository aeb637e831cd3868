"""The review page's files as browsers get them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    page = tmp_path / "page"
    (page / "assets").mkdir(parents=True)
    (page / "index.html").write_text("<!doctype html><title>勾稽</title>")
    (page / "assets" / "main-0a1b.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    return page


def test_the_index_is_asked_for_each_time_and_assets_once(serve: Any, folder: Path) -> None:
    client = serve(page_folder=folder).client
    index = client.get("/")
    assert "勾稽" in index.text
    assert index.headers["cache-control"] == "no-cache"
    assert "script-src 'self'" in index.headers["content-security-policy"]
    asset = client.get("/assets/main-0a1b.js")
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "javascript" in asset.headers["content-type"]


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/assets/..%5c..%5csecret.txt",
        "/assets/",
        "/assets/none.js",
        "/favicon.svg",
        "/secret.txt",
    ],
)
def test_nothing_else_is_served(serve: Any, folder: Path, path: str) -> None:
    answer = serve(page_folder=folder).client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_without_a_page_it_says_so(serve: Any, tmp_path: Path) -> None:
    answer = serve(page_folder=tmp_path).client.get("/")
    assert answer.status_code == 200
    assert "openapi.json" in answer.text
