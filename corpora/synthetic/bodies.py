"""Invented issuing bodies: every place once in a corpus, and each place for good in one of the splits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product
from random import Random
from typing import Any

from corpora.plain_yaml import plain_yaml
from corpora.synthetic.split import Split, split_of
from corpora.synthetic.values import Level

LEVELS: tuple[Level, ...] = ("office", "office", "office", "county", "county", "city")
"""Offices are the most numerous, as they are in life."""
SHARE_OF_TOWNS, SHARE_OF_ZONES = 0.25, 0.05
"""Among bodies of the level "office"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """`region` is the place with its rank (砚溪湾县), `name` the body (砚溪湾县民政局)."""

    name: str
    level: Level
    region: str


@cache
def load_bodies() -> dict[str, Any]:
    """The lists that names are put together from; not to be changed by callers."""
    text = resources.files("corpora.synthetic").joinpath("bodies.yaml").read_text("utf-8")
    data: dict[str, Any] = plain_yaml(text)
    return data


@cache
def places(split: Split) -> tuple[str, ...]:
    """Every invented place that `split` may use, in a constant order."""
    data = load_bodies()
    first, second, third = data["syllables"]
    names = ["".join(syllables) for syllables in product(first, second, third)]
    names += ["".join(syllables) for syllables in product(data["short_first"], second)]
    return tuple(name for name in names if split in ("all", split_of(name)))


def shuffled_places(seed: int, *, split: Split = "all") -> list[str]:
    """The places in the order in which a corpus of this seed uses them up."""
    names = list(places(split))
    Random(f"places {seed}").shuffle(names)
    return names


def draw_body(random: Random, *, place: str | None = None, level: Level | None = None) -> Body:
    """A body, 云岭台市教育局 or 石渡头镇人民政府. Place and level are drawn where they are not given."""
    data = load_bodies()
    place = place or random.choice(places("all"))
    size: Level = random.choice(LEVELS) if level is None else level
    if size != "office":
        rank = random.choice(data["ranks"][size]).format(n=random.choice(data["nations"]))
        kind = random.choice(data["governments"].get(rank, data["governments"][size]))
        return Body(name=f"{place}{rank}{kind}", level=size, region=f"{place}{rank}")
    chance = random.random()
    if chance < SHARE_OF_TOWNS:
        return _seated(place, random.choice(data["towns"]))
    region = place + random.choice([rank for rank in data["ranks"]["county"] if "{" not in rank])
    offices = [office for line in data["offices"] for office in line]
    kind = random.choice(data["zones"] if chance > 1 - SHARE_OF_ZONES else offices)
    return Body(name=f"{region}{kind}", level="office", region=region)


def _seated(place: str, kind: str) -> Body:
    """A town or sub-district: its rank is the beginning of the body's own name."""
    rank = next(rank for rank in ("街道", "镇", "乡") if kind.startswith(rank))
    return Body(name=f"{place}{kind}", level="office", region=f"{place}{rank}")
