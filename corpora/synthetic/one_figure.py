"""Reports in which one digit of one figure is another: what a checker misses, without anybody who thinks of mistakes.

    python -m corpora.synthetic.one_figure DRAW --out DIR [--count 200] [--seed 1]

DRAW holds reports and gold of `gouji generate --kind text`, or of `corpora.synthetic.write_written` as text. Of reports
that hold, figures of the prose that their truth calls supported are drawn at random; each makes one report of DIR, with
one contradiction in its truth. `gouji extract` and `gouji evaluate checks --show` tell what was found, by kind.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, Final

KINDS: Final = ("claim-table", "claim-parts", "claim-ratio", "claim-list")
"""Kinds of checks whose figures are changed: periods are years, and changes need another report."""
_NUMERAL: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_UNREAD: Final = "\ufffd"
TRIES: Final = 30
"""Digits drawn before a figure is given up: one of a single digit may have every other told elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A report with one wrong figure, and its truth."""

    name: str
    text: str
    gold: dict[str, Any]


def changed_reports(draw: Path, *, count: int, seed: int) -> Iterator[Changed]:
    """At most `count` of a folder's figures, each changed by itself."""
    random = Random(seed)
    figures = list(_figures(draw))
    random.shuffle(figures)
    made = 0
    for path, gold, item in figures:
        one = _changed(path, gold, item, random) if made < count else None
        if one is not None:
            made += 1
            yield one


def _figures(draw: Path) -> Iterator[tuple[Path, Mapping[str, Any], Mapping[str, Any]]]:
    """Figures of reports that hold."""
    for truth in sorted((draw / "gold").glob("*.json")):
        gold = json.loads(truth.read_text("utf-8"))
        path = draw / "reports" / gold["source"]
        if path.suffix == ".txt" and not gold["contradictions"] and not gold.get("doubtful"):
            for item in gold["supported"]:
                if item["kind"] in KINDS and item.get("claimed"):
                    yield path, gold, item


def _changed(path: Path, gold: Mapping[str, Any], item: Mapping[str, Any], random: Random) -> Changed | None:
    """None where the figure is not printed once and in digits, or where every other digit is told elsewhere."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    if _UNREAD in text:
        return None  # in another encoding
    place = _place(text, item)
    wrong = _another(place[0], text, random) if place else None
    if place is None or wrong is None:
        return None
    said, start, sentence = place
    shown = text[sentence.start() : start] + wrong + text[start + len(said) : sentence.end()]
    truth = {
        "kind": item["kind"],
        "claimed": float(wrong.replace(",", "")),
        "field": item.get("fields", []),
        "sentence": "".join(shown.split()),
    }
    number = gold["supported"].index(item)
    return Changed(
        name=f"{path.stem}-{number}{path.suffix}",
        text=text[:start] + wrong + text[start + len(said) :],
        gold={
            **gold, "source": f"{path.stem}-{number}{path.suffix}",
            "contradictions": [truth], "supported": [], "statements": [],
        },
    )  # fmt: skip


def _place(text: str, item: Mapping[str, Any]) -> tuple[str, int, re.Match[str]] | None:
    """The numeral, where it stands, and its sentence, which lines may break anywhere."""
    words = r"\s*".join(re.escape(sign) for sign in "".join(item.get("sentence", "").split()))
    sentence = re.search(words, text) if words else None
    if sentence is None:
        return None
    told = [one for one in _NUMERAL.finditer(text, *sentence.span()) if _value(one[0]) == Decimal(str(item["claimed"]))]
    return (told[0][0], told[0].start(), sentence) if len(told) == 1 else None


def _another(said: str, text: str, random: Random) -> str | None:
    """The figure with one digit another, which the report tells nowhere."""
    taken = {_value(one[0]) for one in _NUMERAL.finditer(text)}
    places = [place for place, sign in enumerate(said) if sign.isdigit()]
    for _ in range(TRIES):
        place, step = random.choice(places), random.randint(1, 9)
        wrong = f"{said[:place]}{(int(said[place]) + step) % 10}{said[place + 1 :]}"
        leads = wrong[0] == "0" and len(places) > 1 and said[0] != "0"
        if not leads and _value(wrong) not in taken:
            return wrong
    return None


def _value(numeral: str) -> Decimal:
    return Decimal(numeral.replace(",", ""))


def main() -> None:
    """Writes them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("draw", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for name in ("reports", "gold"):
        (given.out / name).mkdir(parents=True, exist_ok=True)
    for one in changed_reports(given.draw, count=given.count, seed=given.seed):
        (given.out / "reports" / one.name).write_bytes(one.text.encode())
        truth = json.dumps(one.gold, ensure_ascii=False, indent=1)
        (given.out / "gold" / f"{Path(one.name).stem}.json").write_text(f"{truth}\n", "utf-8")


if __name__ == "__main__":
    main()
