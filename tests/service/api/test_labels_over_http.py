"""A labelled set of the store, as a zip."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest


def test_what_a_reviewer_said_is_a_label_of_a_person(served: Any, contradicted: str, printed: Any) -> None:
    served.read(("b.txt", printed(year=2022, body="云屏岭市财政局")), ("坏.pdf", b"%PDF-1.7 broken"))
    served.client.patch(f"/v1/documents/{contradicted}/figures/requests.new.total", json={"value": 50})
    (check,) = served.client.get("/v1/checks", params={"verdict": "contradicted"}).json()["items"]
    served.client.patch(f"/v1/checks/{check['id']}", json={"decision": "accepted"})
    answer = served.client.get("/v1/labels", params={"format": ["claims", "conll"], "origin": ["person", "model"]})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"] == 'attachment; filename="gouji-labels.zip"'
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert "README.md" in archive.namelist()
    assert b'"person"' in b"".join(archive.read(name) for name in archive.namelist() if "claims" in name)
    assert not any(name.startswith(("/", "..")) for name in archive.namelist())


@pytest.mark.parametrize("params", [{}, {"format": "nothing"}, {"format": "coco", "min_confidence": 2}])
def test_sets_that_are_none(served: Any, params: dict[str, Any]) -> None:
    assert served.client.get("/v1/labels", params=params).json()["code"] == "invalid"


def test_one_set_at_a_time(served: Any) -> None:
    with served.backend.labelling.taken():
        answer = served.client.get("/v1/labels", params={"format": "conll"})
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
