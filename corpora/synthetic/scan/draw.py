"""Draws damage as archives, fax machines and telephones of offices do it."""

from __future__ import annotations

from functools import cache
from importlib import resources
from random import Random
from typing import Any, Literal, get_args

from corpora.plain_yaml import plain_yaml
from corpora.synthetic.bodies import draw_body, places
from corpora.synthetic.scan.knobs import Damage, Tone
from corpora.synthetic.split import Split, allowed

Severity = Literal["clean", "worn", "fax", "photo"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
DRAWN_TO = 4
"""Decimals of drawn knobs: enough to tell them apart, short enough to read in a manifest."""

WEAKEST_IN_BILEVEL = 0.45
"""Share of the weakness of print that people still scan in black and white: weaker pages come out empty."""


def draw_damage(random: Random, *, severity: Severity, split: Split = "all", body: str | None = None) -> Damage:
    """Damage of a kind; `split` says whose words seals, stamps and notes use, `body` whose seal it is (else any).

    clean: a new flatbed scanner and a tidy office. worn: copies of copies out of a folder. fax: as received. photo: a
    telephone over a desk.
    """
    knobs = _PAGES[severity](random)
    knobs.update(_words(random, severity, split, body))
    rounded: dict[str, Any] = {
        name: round(value, DRAWN_TO) if isinstance(value, float) else value for name, value in knobs.items()
    }
    return Damage(**rounded)


def _clean(random: Random) -> dict[str, Any]:
    tone = random.choices(("gray", "color", "bilevel"), (5, 4, 2))[0]
    return {
        "dots_per_inch": random.choice((150, 200, 200, 200, 300, 300)),
        "skew_degrees": _bounded(random, 0.25, 0.7),
        "quarter_turns": _seldom(random, 0.03, 1, 2, 3),
        "ink_spread": random.uniform(-0.3, 0.4),
        "paper_grain": random.uniform(0, 1.5),
        "show_through": _maybe(random, 0.25, 0.05, 0.3),
        "faint_rules": _maybe(random, 0.1, 0.1, 0.4),
        "staple": random.random() < 0.08,
        "holes": _seldom(random, 0.06, 2, 2, 4),
        "black_level": random.randint(5, 45),
        "white_level": random.randint(238, 255),
        "gradient": _maybe(random, 0.3, 0.02, 0.12),
        "blur": random.uniform(0.3, 0.7),
        "noise": random.uniform(0.5, 3.5),
        "tone": tone,
        "threshold": "global",
        "jpeg_quality": None if tone == "bilevel" else random.randint(75, 95),
        "pen_marks": _seldom(random, 0.05, 1, 2),
    }


def _worn(random: Random) -> dict[str, Any]:
    tone = random.choices(("gray", "color", "bilevel"), (5, 3, 3))[0]
    sizes = (150, 200, 200, 300) if tone == "bilevel" else (100, 150, 150, 200, 200, 300)
    weak = WEAKEST_IN_BILEVEL if tone == "bilevel" else 1.0
    margin = _seldom(random, 0.25, 8, 20, -6)
    return {
        "dots_per_inch": random.choice(sizes),
        "skew_degrees": _bounded(random, 1.5, 5.0),
        "quarter_turns": _seldom(random, 0.08, 1, 2, 3),
        "curl": _maybe(random, 0.15, 2, 9),
        "margin": float(margin),
        "bed": random.choice((255, 235, 60, 20, 0)) if margin > 0 else random.choice((255, 0)),
        "ink_spread": random.uniform(-0.7 * weak, 1.2),
        "ink_fading": _maybe(random, 0.5, 0.1, 0.42 * weak),
        "dropouts": _maybe(random, 0.4, 0.02, 0.12 * weak),
        "faint_rules": _maybe(random, 0.45, 0.3, 0.9),
        "broken_rules": _maybe(random, 0.5, 0.05, 0.4),
        "paper_tint": _maybe(random, 0.6, 0.1, 0.9),
        "paper_grain": random.uniform(0, 7),
        "show_through": _maybe(random, 0.5, 0.2, 1.0),
        "folds": _seldom(random, 0.3, 1, 1, 2),
        "stains": _seldom(random, 0.35, 1, 1, 2),
        "holes": _seldom(random, 0.3, 2, 2, 3, 4),
        "staple": random.random() < 0.3,
        "copies": _seldom(random, 0.35, 1, 1, 2, 3),
        "black_level": random.randint(0, 90),
        "white_level": random.randint(205, 255),
        "gradient": _maybe(random, 0.5, 0.05, 0.35),
        "spine_shadow": _maybe(random, 0.25, 0.2, 0.9),
        "dark_edges": _maybe(random, 0.4, 3, 22),
        "blur": random.uniform(0.4, 1.1),
        "motion": _maybe(random, 0.1, 1.5, 3.0),
        "noise": random.uniform(1, 9),
        "pepper": _maybe(random, 0.4, 0.0002, 0.004),
        "tone": tone,
        "threshold": random.choice(("global", "adaptive", "dither")),
        "jpeg_quality": None if tone == "bilevel" else random.randint(35, 85),
        "pen_marks": _seldom(random, 0.35, 1, 2, 3, 5),
    }


def _fax(random: Random) -> dict[str, Any]:
    return {
        "dots_per_inch": 200,
        "skew_degrees": _bounded(random, 0.7, 2.5),
        "quarter_turns": _seldom(random, 0.03, 2),
        "margin": float(_seldom(random, 0.2, -4, 6)),
        "ink_spread": random.uniform(-0.6, 1.0),
        "ink_fading": _maybe(random, 0.3, 0.1, 0.4),
        "faint_rules": _maybe(random, 0.35, 0.2, 0.7),
        "broken_rules": _maybe(random, 0.4, 0.05, 0.3),
        "white_level": random.randint(225, 255),
        "gradient": _maybe(random, 0.3, 0.05, 0.3),
        "dark_edges": _maybe(random, 0.2, 2, 10),
        "blur": random.uniform(0.4, 1.0),
        "noise": random.uniform(4, 18),
        "pepper": _maybe(random, 0.5, 0.0003, 0.004),
        "threshold": random.choices(("global", "adaptive", "dither"), (8, 2, 1))[0],
        "fax": random.choices(("fine", "standard"), (3, 2))[0],
        "fax_dropouts": random.choice((0, 0, 2, 5, 12, 25)),
        "fax_streaks": random.choice((0, 0, 1, 2, 4)),
        "fax_squeezed": random.random() < 0.25,
        "pen_marks": _seldom(random, 0.2, 1, 2),
        "staple": random.random() < 0.1,
        "copies": _seldom(random, 0.3, 1),
    }


def _photo(random: Random) -> dict[str, Any]:
    tone: Tone = random.choices(("color", "gray"), (5, 1))[0]
    return {
        "dots_per_inch": random.choice((130, 150, 180, 200, 200)),
        "skew_degrees": _bounded(random, 1.8, 5.0),
        "quarter_turns": _seldom(random, 0.12, 1, 2, 3),
        "perspective": random.uniform(0.005, 0.06),
        "curl": _maybe(random, 0.55, 2, 14),
        "lens": _maybe(random, 0.5, -0.02, 0.015),
        "margin": random.uniform(-4, 40),
        "bed": random.randint(30, 160),
        "desk": True,
        "ink_spread": random.uniform(-0.3, 0.5),
        "paper_tint": _maybe(random, 0.4, 0.05, 0.5),
        "paper_grain": random.uniform(0, 3),
        "show_through": _maybe(random, 0.3, 0.1, 0.5),
        "folds": _seldom(random, 0.35, 1, 1, 2),
        "stains": _seldom(random, 0.12, 1),
        "staple": random.random() < 0.2,
        "black_level": random.randint(10, 60),
        "white_level": random.randint(195, 250),
        "gradient": random.uniform(0.05, 0.8),
        "vignette": random.uniform(0.0, 0.6),
        "spine_shadow": _maybe(random, 0.15, 0.2, 0.6),
        "flash": _maybe(random, 0.2, 0.1, 0.7),
        "shadow": _maybe(random, 0.35, 0.2, 0.9),
        "warmth": _bounded(random, 0.35, 0.9),
        "blur": random.uniform(0.4, 1.3),
        "motion": _maybe(random, 0.25, 1.5, 4.0),
        "noise": random.uniform(1.5, 8),
        "tone": tone,
        "jpeg_quality": random.randint(40, 90),
        "pen_marks": _seldom(random, 0.15, 1, 2, 3),
    }


_PAGES = {"clean": _clean, "worn": _worn, "fax": _fax, "photo": _photo}
_SEALED: dict[Severity, float] = {"clean": 0.2, "worn": 0.4, "fax": 0.3, "photo": 0.3}
_STAMPED: dict[Severity, float] = {"clean": 0.06, "worn": 0.3, "fax": 0.15, "photo": 0.12}
_NOTED: dict[Severity, float] = {"clean": 0.03, "worn": 0.25, "fax": 0.15, "photo": 0.12}
"""Shares of pages that carry one."""
_OVER_DIGITS = 0.45
"""Share of seals that lie on a table where there is one."""


def _words(random: Random, severity: Severity, split: Split, body: str | None) -> dict[str, Any]:
    """The knobs that carry words."""
    words: dict[str, Any] = {}
    if random.random() < _SEALED[severity]:
        words["seals"] = (_seal(random, split, body),)
        words["seal_over_digits"] = random.random() < _OVER_DIGITS
    if random.random() < _STAMPED[severity]:
        words["stamps"] = (_filled(random, random.choice(_allowed("stamps", split))),)
    if random.random() < _NOTED[severity]:
        words["notes"] = (_filled(random, random.choice(_allowed("notes", split))),)
    if severity == "fax" and random.random() < 0.75:
        words["fax_header"] = _filled(random, random.choice(_allowed("fax_headers", split)))
    return words


def _seal(random: Random, split: Split, body: str | None) -> str:
    name = body or draw_body(random, place=random.choice(places(split))).name
    line = random.choice(_allowed("seal_lines", split)) if random.random() < 0.35 else ""
    number = "".join(random.choices("0123456789", k=13)) if random.random() < 0.4 else ""
    return "|".join((name, line, number)).rstrip("|")


def _filled(random: Random, text: str) -> str:
    """With a date, a number, a telephone number for its places."""
    year, month, day = random.randint(2019, 2025), random.randint(1, 12), random.randint(1, 28)
    parts = {
        "date": random.choice((f"{year}年{month}月{day}日", f"{year}.{month:02d}.{day:02d}", f"{year}-{month}-{day}")),
        "stamp": f"{year}-{month:02d}-{day:02d} {random.randint(8, 18):02d}:{random.randint(0, 59):02d}",
        "number": str(random.randint(3, 480)),
        "phone": f"0{random.randint(310, 990)}{random.randint(2000000, 8999999)}",
        "page": "{page}",
        "pages": "{pages}",
    }
    return text.format(**parts)


@cache
def _lists() -> dict[str, list[str]]:
    text = resources.files("corpora.synthetic.scan").joinpath("words.yaml").read_text("utf-8")
    lists: dict[str, list[str]] = plain_yaml(text)
    return lists


def _allowed(name: str, split: Split) -> list[str]:
    return allowed(_lists()[name], split)


def _bounded(random: Random, sigma: float, most: float) -> float:
    return max(-most, min(most, random.gauss(0, sigma)))


def _maybe(random: Random, share: float, least: float, most: float) -> float:
    """Off but for `share` of the pages."""
    return random.uniform(least, most) if random.random() < share else 0.0


def _seldom(random: Random, share: float, *options: int) -> int:
    return random.choice(options) if random.random() < share else 0
