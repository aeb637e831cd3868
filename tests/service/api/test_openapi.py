"""The OpenAPI document is true: whatever Schemathesis makes of it gets no 5xx, and answers of the promised shape."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from service.api.options import Options
from service.settings import Settings
from service.store.opening import open_store

EXAMPLES = 8
"""For each route, half of them about a document that is there."""
FEW = 3
"""Where each answer takes long."""


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory, toolkit: Any, printed: Any, application: Any) -> Iterator[Any]:
    """An application with one document that was read, and what its ids are."""
    folder: Path = tmp_path_factory.mktemp("described")
    with open_store(None, folder) as store:
        served = application(store, toolkit, Options(settings=Settings(language="grammar"), names=("testserver",)))
        (sha256,) = served.read(("报告.txt", printed("2023年，本机关共收到政府信息公开申请51件。")))
        (check,) = served.client.get("/v1/checks", params={"verdict": "contradicted"}).json()["items"]
        job = served.client.get("/v1/jobs").json()["items"][0]["id"]
        ids = {
            "sha256": sha256, "field": "requests.new.total", "table": "t2", "claim": "c1", "number": 1,
            "row": 3, "col": 9,
        }  # fmt: skip
        yield served.client.app, ids, {"jobs": job, "checks": check["id"], "tables": "t2"}


@pytest.fixture(scope="module")
def described_schema(described: Any) -> Any:
    return schemathesis.openapi.from_asgi("/openapi.json", described[0])


def test_nothing_that_is_sent_breaks_it(described_schema: Any, described: Any) -> None:
    failed = []
    for result in described_schema.get_all_operations():
        operation = result.ok()
        try:
            _try(operation, described)
        except Exception as error:  # noqa: BLE001 - every route is tried
            error.add_note(operation.label)
            failed.append(error)
    if failed:
        raise ExceptionGroup("routes that answer otherwise than they say", failed)


def _try(operation: Any, described: Any) -> None:
    turn = itertools.count()

    @given(case=operation.as_strategy())
    @settings(
        max_examples=FEW if operation.path == "/v1/labels" else EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def sent(case: Any) -> None:
        if next(turn) % 2:
            _about_what_is_there(case, described[1], described[2])
        # What fits the schema of a correction may still be no number that a report prints.
        excluded = [positive_data_acceptance] if case.method == "PATCH" else []
        case.call_and_validate(excluded_checks=excluded, timeout=100)

    sent()


def _about_what_is_there(case: Any, ids: dict[str, Any], by_room: dict[str, str]) -> None:
    parameters: dict[str, Any] = case.path_parameters or {}
    for name in parameters:
        if name == "id":
            parameters[name] = next((id for room, id in by_room.items() if f"/{room}/" in case.path), parameters[name])
        elif name in ids:
            parameters[name] = ids[name]


def test_every_refusal_is_told_in_the_document(described_schema: Any) -> None:
    operations: Callable[[], Any] = described_schema.get_all_operations
    count = 0
    for result in operations():
        raw = result.ok().definition.raw
        count += 1
        for status, answer in raw["responses"].items():
            if status.startswith(("4", "5")):
                assert list(answer["content"]) == ["application/problem+json"], (result.ok().label, status)
        assert {"400", "401", "403", "422", "500", "503"} <= set(raw["responses"]), result.ok().label
        assert raw.get("description"), result.ok().label
    assert count > 30
