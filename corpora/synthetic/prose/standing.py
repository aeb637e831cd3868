"""What a body is among others: a government that speaks for its whole region, or one office of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpora.synthetic.prose.phrases import Speaker

_GOVERNMENT = re.compile(r"(?P<rank>[市县区州旗镇乡])人民政府(?P<seat>办公[室厅])?$|(?P<league>盟)行政公署$")
_RANK = re.compile(r"[市县区州旗镇乡盟]|街道")
TOWNS = ("镇", "乡")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Words for a body's surroundings.

    Args:
        speaker: "government" for the government of a city, county, town …, "seat" for its general office, whose report
            counts for the whole region too, else "office".
        rank: of the place in its name, 县 of 砚溪湾县民政局.
    """

    speaker: Speaker
    rank: str

    @property
    def counts_region(self) -> bool:
        """Whether the report's tables are of the whole region."""
        return self.speaker != "office"

    @property
    def region(self) -> str:
        """全县: of a government its own, of an office that of the government above it."""
        return f"全{self.rank}"

    @property
    def seat(self) -> str:
        """县政府办公室; of a town 党政综合办公室."""
        return "党政综合办公室" if self.rank in (*TOWNS, "街道") else f"{self.rank}政府办公室"


@cache
def standing_of(body: str) -> Standing:
    """By the end of the body's name."""
    government = _GOVERNMENT.search(body)
    ranks: list[str] = _RANK.findall(body)
    if government:
        speaker: Speaker = "seat" if government["seat"] else "government"
        return Standing(speaker=speaker, rank=government["rank"] or government["league"])
    return Standing(speaker="office", rank=ranks[0] if ranks else "市")
