"""`gouji train`: trains the networks, one sub-command a task."""

from __future__ import annotations

import click

from training.language.commands import language
from training.tables.commands import labels, tables


@click.group("train", help="训练各个模型。")
def train() -> None:
    """Each sub-command trains one network."""


train.add_command(language)
train.add_command(labels)
train.add_command(tables)
