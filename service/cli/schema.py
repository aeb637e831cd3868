"""`gouji schema`: the record's JSON Schema. `gouji schema > service/export/record.schema.json` renews the file."""

from __future__ import annotations

import click

from service.cli import bilingual


@click.command(
    "schema",
    cls=bilingual.Command,
    zh="输出 extract 记录的 JSON Schema。",
    en="Print the JSON Schema of the records that extract writes.",
)
def schema() -> None:
    """Print it."""
    from service.export.schema import schema_json  # every command would pay for it

    click.echo(schema_json(), nl=False)
