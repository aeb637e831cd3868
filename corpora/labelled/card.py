"""The card of a labelled set, in the form of the Hugging Face hub: facts filled in by machine, limits written by people
in `corpora/cards/labelled.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import yaml

from corpora.labelled.formats.protocol import SPLITS, Format, Split
from corpora.labelled.label import ORIGINS, Origin
from corpora.labelled.splits import Group
from corpora.labelled.tally import Tally

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGEST = "1M<n<10M"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a card says beside the counts.

    Args:
        formats: of this very folder.
        order: the options that the set was made with, as words.
        groups: bodies joined by near-duplicates.
        left_out: reports that gave nothing, by reason.
        licence: as the hub names licences; "unknown" leaves it to whoever holds the documents.
    """

    formats: Sequence[Format]
    order: Mapping[str, str]
    groups: Sequence[Group]
    left_out: Mapping[str, int]
    licence: str
    version: str


def card(tally: Tally, facts: Facts) -> str:
    """`README.md`."""
    parts = [
        f"---\n{yaml.safe_dump(_front(tally, facts), allow_unicode=True, sort_keys=False)}---\n",
        "# 政府年度报告标注集 Labelled Chinese government reports\n",
        f"Made by `gouji label` {facts.version}. {sum(tally.reports.values())} reports of "
        f"{sum(len(bodies) for bodies in tally.bodies.values())} bodies, years {_years(tally.years)}. "
        f"Order: {', '.join(f'{name} {value}' for name, value in facts.order.items())}.\n",
        "## Splits\n\n" + _splits(tally, facts),
        "## Labels by origin\n\n" + _labels(tally),
        "## Agreement\n\n" + _agreement(tally),
        _template(),
    ]
    if facts.left_out:
        rows = [(reason, count) for reason, count in sorted(facts.left_out.items())]
        parts.insert(-1, "## Left out\n\n" + _table(("reason", "reports"), rows))
    return "\n".join(parts)


def _front(tally: Tally, facts: Facts) -> dict[str, object]:
    examples = max((sum(tally.examples[(one.name, split)] for split in SPLITS) for one in facts.formats), default=0)
    front: dict[str, object] = {
        "language": ["zh"],
        "license": facts.licence,
        "pretty_name": "政府年度报告标注集",
        "task_categories": list(dict.fromkeys(task for one in facts.formats for task in one.tasks)),
        "size_categories": [next((name for most, name in _SIZES if examples < most), _LARGEST)],
        "tags": ["document-understanding", "table-structure-recognition", "fact-checking", "政府信息公开"],
    }
    if any(one.name == "huggingface" for one in facts.formats):
        folder = "" if len(facts.formats) == 1 else "huggingface/"
        front["configs"] = _configs(tally, folder)
    return front


_HUB_SPLITS: Mapping[Split, str] = {"train": "train", "dev": "validation", "test": "test"}


def _configs(tally: Tally, folder: str) -> list[dict[str, object]]:
    """`datasets` cannot load a folder whose card names a split without rows; its file is there all the same."""
    found: list[dict[str, object]] = []
    for name in ("texts", "tables", "pairs"):
        inner = folder if name == "texts" else f"{folder}{name}/"
        files_of = [
            {"split": _HUB_SPLITS[split], "path": f"{inner}{split}.parquet"}
            for split in SPLITS
            if tally.rows[(name, split)]
        ]
        if files_of:
            found.append(
                {"config_name": name, **({"default": True} if name == "texts" else {}), "data_files": files_of}
            )
    return found


def _years(years: Counter[int]) -> str:
    return f"{min(years)}–{max(years)}" if years else "unknown"


def _splits(tally: Tally, facts: Facts) -> str:
    rows: list[Sequence[object]] = [
        (
            split, tally.reports[split], len(tally.bodies.get(split, ())), tally.characters[split],
            *(tally.examples[(one.name, split)] for one in facts.formats),
        )
        for split in SPLITS
    ]  # fmt: skip
    heads = ("split", "reports", "bodies", "characters", *(f"{one.name}: {one.holds[1]}" for one in facts.formats))
    joined = [group for group in facts.groups if group.near]
    largest = max((group.reports for group in facts.groups), default=0)
    return (
        _table(heads, rows) + f"\nA body is in one split with all its years. {len(joined)} groups of bodies "
        f"({sum(len(group.bodies) for group in joined)} bodies) are kept together because their reports are "
        f"near-duplicates; the largest group has {largest} reports. `splits.json` has every body's split.\n"
    )


def _labels(tally: Tally) -> str:
    kinds = sorted({kind for kind, _, _ in tally.labels})
    rows = [(kind, *(tally.labels[(kind, origin, split)] for origin in ORIGINS for split in SPLITS)) for kind in kinds]
    heads = ("label", *(f"{origin} {split}" for origin in ORIGINS for split in SPLITS))
    return _table(heads, rows) if rows else "None.\n"


def _agreement(tally: Tally) -> str:
    pairs: list[tuple[str, Origin, Origin]] = sorted({(kind, one, two) for kind, one, two, _ in tally.agreement})
    rows = []
    for kind, one, two in pairs:
        agreed, differed = tally.agreement[(kind, one, two, True)], tally.agreement[(kind, one, two, False)]
        if agreed + differed:
            rows.append((kind, f"{one} / {two}", agreed, differed, f"{agreed / (agreed + differed):.3f}"))
    if not rows:
        return "No label was judged by two origins.\n"
    return _table(("judged", "by", "same", "different", "share"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def _template() -> str:
    return files("corpora.cards").joinpath("labelled.md").read_text("utf-8")
