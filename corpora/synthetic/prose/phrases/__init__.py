"""Phrase data as YAML, and its loader."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from corpora.plain_yaml import plain_yaml

CORES = ("cores", "zero_cores")
Speaker = Literal["government", "seat", "office"]


class Family(BaseModel):
    """Sentences about the same figures. `slots` names sums of fields, those with - taken away; see claims.yaml for the
    lists.

    `firm` False: true all the same, but the words leave a checker in doubt of what they count. `lead` and `tail` are
    productions that may be said before a plain sentence, and behind a plain positive one. `names` of a row are put into
    the sentences of frames.yaml that `frames` names. `ties` are those of its slots, wherever a sentence prints them.

    `cores` and `zero_cores` are clauses without time or speaker, set into the patterns of patterns.yaml that `patterns`
    names: what is said and how it is led up to are drawn apart. `mixed` sentences print every slot, zeros too, and need
    one above zero.

    The rest are conditions of all its sentences: `none` are fields that must be zero, `same` lists of fields that must
    have one sum, `who` may say them. `regional` ones are told of the whole region.
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
    patterns: str | None = None
    positive: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    cores: tuple[str, ...] = ()
    zero_cores: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    who: tuple[Speaker, ...] = ()
    regional: bool = False


@cache
def load_families() -> dict[str, Family]:
    """The claim families by name, in file order."""
    return {name: _with_frames(Family.model_validate(data)) for name, data in load_phrases("claims").items()}


def _with_frames(family: Family) -> Family:
    """With the sentences and cores of its frames; {name} is drawn when they are filled, so that splits hold frames
    apart and share the names.
    """
    if family.frames is None:
        return family
    frames = load_phrases("frames")[family.frames]
    return family.model_copy(
        update={kind: (*getattr(family, kind), *frames.get(kind, ())) for kind in ("positive", "zero", *CORES)}
        | {"patterns": family.patterns or frames.get("patterns")}
    )


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
    """The phrases of `name`.yaml, and of every `name`_….yaml behind it, which add to its lists; nested lists and dicts,
    not to be changed by callers.
    """
    folder = resources.files(__name__)
    files = sorted(file.name for file in folder.iterdir() if re.fullmatch(rf"{name}(_\w+)?\.yaml", file.name))
    whole: dict[str, Any] = {}
    for file in files:
        whole = _added(whole, plain_yaml(folder.joinpath(file).read_text("utf-8")))
    return whole


def _added(one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        return one | {key: _added(one[key], value) if key in one else value for key, value in other.items()}
    return [*one, *other] if isinstance(one, list) and isinstance(other, list) else other
