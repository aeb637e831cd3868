"""HTTP.md is true: it names every route, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from service import api
from service.api.options import Options, UploadLimits

TEXT = (Path(api.__file__).parent / "HTTP.md").read_text("utf-8")


def test_every_route_is_named_and_no_other(served: Any) -> None:
    paths = served.client.get("/openapi.json").json()["paths"]
    there = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    named = set(re.findall(r"`((?:GET|POST|PATCH|DELETE) /\S+)`", TEXT))
    assert named == there


def test_limits_are_the_ones_that_hold() -> None:
    uploads = UploadLimits()
    assert (uploads.request_bytes, uploads.expanded_bytes) == (2 * 2**30, 8 * 2**30)
    assert (uploads.request_files, uploads.documents, uploads.at_once, uploads.waiting_documents) == (
        5000,
        20_000,
        4,
        100_000,
    )
    assert (Options().json_bytes, Options().session_seconds) == (256 * 2**10, 12 * 3600)
    for words in (
        "2 GiB, 5,000 files, 20,000 documents, 8 GiB",
        "Four uploads",
        "100,000 documents",
        "256 KiB",
        "twelve hours",
    ):
        assert words in TEXT.replace("\n", " ")
