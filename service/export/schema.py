"""The record's JSON Schema, made from the wire types."""

from __future__ import annotations

import json

from service.export.wire import SCHEMA_VERSION, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_json() -> str:
    """The schema as text, the same each time, ending in a line break."""
    schema = Record.model_json_schema(mode="serialization")
    head = {"$schema": DIALECT, "$id": f"urn:gouji:record:{SCHEMA_VERSION}"}
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"
