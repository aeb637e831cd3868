"""The same interface over PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from service.api.options import Options
from service.settings import Settings
from service.store.opening import open_store


def test_a_document_is_uploaded_read_corrected_and_found(
    postgres: str, tmp_path: Path, application: Any, toolkit: Any, printed: Any
) -> None:
    from postgres_server import make_database

    with open_store(make_database(postgres, "over_http"), tmp_path) as store:
        served = application(store, toolkit, Options(settings=Settings(language="grammar")))
        (sha256,) = served.read(("a.txt", printed("2023年，本机关共收到政府信息公开申请51件。")))
        path = f"/v1/documents/{sha256}/figures/requests.new.total"
        outcome = served.client.patch(path, json={"value": 51}).json()
        assert ("contradicted", "supported") in [(change["before"], change["after"]) for change in outcome["changed"]]
        contradicted = {"verdict": "contradicted", "kind": "claim-table"}
        assert served.client.get("/v1/checks", params=contradicted).json()["total"] == 0
        served.client.delete(f"/v1/words/{outcome['word']['id']}")
        assert served.client.get("/v1/checks", params=contradicted).json()["total"] == 1
        assert [
            item["path"] for item in served.client.get("/v1/documents", params={"search": "水利"}).json()["items"]
        ] == ["a.txt"]
        assert served.client.get("/v1/bodies").json()["items"][0]["open"] == 1


def test_a_document_is_filed_under_another_body_and_year_and_back(
    postgres: str, tmp_path: Path, application: Any, toolkit: Any, printed: Any
) -> None:
    from postgres_server import make_database

    with open_store(make_database(postgres, "refiled_over_http"), tmp_path) as store:
        served = application(store, toolkit, Options(settings=Settings(language="grammar")))
        (sha256,) = served.read(("a.txt", printed().replace("云屏岭市水利局", "")))
        patch = {"organisation": "云屏岭市水利局", "year": 2022}
        word = served.client.patch(f"/v1/documents/{sha256}", json=patch).json()["word"]
        (body,) = served.client.get("/v1/bodies").json()["items"]
        assert (body["organisation"], [year["year"] for year in body["years"]]) == ("云屏岭市水利局", [2022])
        assert served.client.get("/v1/documents", params={"named": False}).json()["total"] == 0
        served.client.delete(f"/v1/words/{word['id']}")
        assert served.client.get("/v1/bodies").json()["items"] == []
        assert served.client.get("/v1/documents", params={"named": False}).json()["total"] == 1
