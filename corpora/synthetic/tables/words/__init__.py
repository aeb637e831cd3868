"""Words of general tables as YAML, and their loader: topics, lists, forms, names."""

from __future__ import annotations

from functools import cache
from importlib import resources
from random import Random
from typing import Any

from corpora.plain_yaml import plain_yaml
from corpora.synthetic.split import Split, allowed


@cache
def load_words(name: str) -> dict[str, Any]:
    """A file of words as nested lists and dicts; not to be changed by callers."""
    data: dict[str, Any] = plain_yaml(resources.files(__name__).joinpath(f"{name}.yaml").read_text("utf-8"))
    return data


def draw_topic(random: Random, name: str, *, split: Split) -> tuple[str, dict[str, Any]]:
    """A topic of the file with its name; topics belong to one split for good. Lists at the top level are no topics."""
    topics = {topic: data for topic, data in load_words(name).items() if isinstance(data, dict) and "captions" in data}
    chosen = random.choice(allowed(list(topics), split))
    return chosen, topics[chosen]
