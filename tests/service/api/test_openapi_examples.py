"""The examples of the OpenAPI document are true, and none is missing."""

from __future__ import annotations

from typing import Any

import jsonschema

from service.api.examples import EXAMPLES


def test_each_json_that_is_sent_or_answered_has_an_example_and_each_example_is_one(served: Any) -> None:
    document = served.client.get("/openapi.json").json()
    schemas = document["components"]["schemas"]
    for name in EXAMPLES:
        (example,) = schemas[name]["examples"]
        jsonschema.validate(example, {"$ref": f"#/components/schemas/{name}", "components": document["components"]})
    without = []
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            answers = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
            for part in (operation.get("requestBody", {}), *answers):
                schema = part.get("content", {}).get("application/json", {}).get("schema", {})
                schema = schema.get("items", schema)
                if schema and not schemas[schema["$ref"].rpartition("/")[2]].get("examples"):
                    without.append((method, path))
    assert without == []
