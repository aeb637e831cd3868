"""Phrase data as YAML, and its loader."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict


class Family(BaseModel):
    """Sentences about the same figures. `slots` names sums of fields; see claims.yaml for the three lists.

    `firm` False: true all the same, but the words leave a checker in doubt of what they count. `lead` and `tail` are
    productions that may be said before a plain sentence, and behind a plain positive one. `names` of a row are put into
    the sentences of frames.yaml that `frames` names. `ties` are those of its slots, wherever a sentence prints them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    paragraph: str
    slots: dict[str, tuple[str, ...]]
    firm: bool = True
    lead: str | None = None
    tail: str | None = None
    names: tuple[str, ...] = ()
    frames: str | None = None
    ties: str = ""
    positive: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()


@cache
def load_families() -> dict[str, Family]:
    """The claim families by name, in file order."""
    return {name: _with_frames(Family.model_validate(data)) for name, data in load_phrases("claims").items()}


def _with_frames(family: Family) -> Family:
    if family.frames is None:
        return family
    frames = load_phrases("frames")[family.frames]
    made = tuple(frame.replace("{name}", name) for name in family.names for frame in frames)
    return family.model_copy(update={"positive": (*family.positive, *made)})


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """Productions by name, the shared ones and those that splits hold apart.

    Raises:
        ValueError: when a name is given twice.
    """
    data = load_phrases("lexicon")
    twice = set(data["shared"]) & set(data["split"])
    if twice:
        raise ValueError(f"shared and split: {sorted(twice)}")
    return {name: tuple(options) for part in data.values() for name, options in part.items()}


@cache
def shared_rules() -> frozenset[str]:
    """Productions that every split uses whole: terms of art, time phrases, what a report calls itself."""
    return frozenset(load_phrases("lexicon")["shared"])


@cache
def load_phrases(name: str) -> dict[str, Any]:
    """A phrase file as nested lists and dicts; not to be changed by callers."""
    data: dict[str, Any] = yaml.load(
        resources.files(__name__).joinpath(f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return data
