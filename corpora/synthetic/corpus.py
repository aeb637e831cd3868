"""Writes a corpus: documents in many kinds beside their truth, the same bytes for the same seed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from corpora.document.check import CheckKind
from corpora.synthetic.bodies import draw_body
from corpora.synthetic.draw import REGULAR, Habits, draw_habits, draw_reports
from corpora.synthetic.files import docx as word
from corpora.synthetic.files.html import draw_html_style, render_html
from corpora.synthetic.files.surface import PLAIN, Encoding, draw_surface, encode
from corpora.synthetic.files.text import NEEDS_FULL_CELLS, TEXT_FORMS, TextForm, render_text
from corpora.synthetic.files.xlsx import XlsxStyle, render_xlsx
from corpora.synthetic.gold import gold
from corpora.synthetic.plant import KINDS, Contradiction, plant
from corpora.synthetic.report import Report
from corpora.synthetic.values import Level

TEXT_KINDS: dict[str, TextForm] = {f"txt-{form}": form for form in TEXT_FORMS}
RENDER_KINDS: tuple[str, ...] = (*TEXT_KINDS, "html", "html-broken", "docx", "docx-odd", "docx-text", "xlsx")
NO_BLANKS: frozenset[str] = frozenset(f"txt-{form}" for form in NEEDS_FULL_CELLS)
SHARE_IN_GB18030 = 0.2
ATTEMPTS = 400
"""Tries to draw a report that says something of the kind to be planted: a small office without requests seldom does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One document of a corpus before it is rendered."""

    report: Report
    contradictions: tuple[Contradiction, ...] = ()


def write_corpus(
    out_dir: Path,
    *,
    count: int,
    seed: int,
    kinds: Sequence[str] = RENDER_KINDS,
    planted: float = 0.5,
    plant_kinds: Sequence[CheckKind] = KINDS,
) -> list[Path]:
    """Writes `out_dir/reports/0000.txt …` and `out_dir/gold/0000.json …`, and returns the documents' paths.

    Args:
        out_dir: made when absent.
        count: documents; a comparison with last year brings last year's report along as one of them.
        seed: source of every choice.
        kinds: names of RENDER_KINDS, taken in turn.
        planted: share of documents with one contradiction.
        plant_kinds: kinds of contradiction, taken in turn; at least one.

    Raises:
        ValueError: for an unknown kind.
    """
    unknown = set(kinds) - set(RENDER_KINDS)
    if unknown:
        raise ValueError(f"no such kind of document: {', '.join(sorted(unknown))}")
    random, paths = Random(seed), []
    for number, item in enumerate(_items(random, count=count, kinds=kinds, planted=planted, plant_kinds=plant_kinds)):
        kind = kinds[number % len(kinds)]
        content = render(item.report, random, kind=kind)
        source = f"{number:04d}.{kind.split('-')[0]}"
        truth = gold(item.report, source=source, kind=kind, contradictions=item.contradictions)
        paths.append(write_document(out_dir, source, content, truth))
    return paths


def write_document(out_dir: Path, source: str, content: bytes, truth: dict[str, object]) -> Path:
    """Writes one document and its truth, and returns the document's path."""
    path, gold_path = out_dir / "reports" / source, out_dir / "gold" / f"{Path(source).stem}.json"
    for parent in (path.parent, gold_path.parent):
        parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    lines = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in truth.items())
    gold_path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return path


def render(report: Report, random: Random, *, kind: str) -> bytes:
    """The report as a document of a kind, with irregularities drawn for it."""
    if kind in TEXT_KINDS:
        surface = draw_surface(random, line_breaks=TEXT_KINDS[kind] == "cells")
        text = render_text(report, form=TEXT_KINDS[kind], random=random, surface=surface)
        other: Encoding = "gb18030" if random.random() < SHARE_IN_GB18030 else "utf-8-sig"
        encoding: Encoding = random.choice(("utf-8", other))
        return encode(text, encoding, newline=random.choice(("\n", "\n", "\r\n")))
    writers: dict[str, Callable[[], bytes]] = {
        "html": lambda: render_html(report, random=random).encode(),
        "html-broken": lambda: render_html(
            report, random=random, style=draw_html_style(random), surface=draw_surface(random, line_breaks=True)
        ).encode(),
        "docx": lambda: word.render_docx(report, random=random, style=word.DocxStyle(headings=random.random() < 0.5)),
        "docx-odd": lambda: word.render_docx(
            report, random=random, style=word.ODD, surface=draw_surface(random, line_breaks=True)
        ),
        "docx-text": lambda: word.render_docx(report, random=random, style=word.DocxStyle(tables_as_text=True)),
        "xlsx": lambda: render_xlsx(
            report, random=random, style=XlsxStyle(sheet_per_section=random.random() < 0.3), surface=PLAIN
        ),
    }
    return writers[kind]()


def draw_planted(
    random: Random, *, kind: CheckKind, year: int, level: Level, body: str, habits: Habits = REGULAR
) -> tuple[list[Report], Report, Contradiction]:
    """Consecutive consistent reports of one body (two for claim-change, else one), the last of them planted as well,
    and what was planted.

    Raises:
        LookupError: when no drawn report says anything of the kind.
    """
    for _ in range(ATTEMPTS):
        years = 2 if kind == "claim-change" else 1
        reports = draw_reports(random, year=year, years=years, level=level, body=body, habits=habits)
        result = plant(reports[-1], random, kind=kind)
        if result:
            return reports, *result
    raise LookupError(f"no report drawn in {ATTEMPTS} attempts can carry a planted {kind}")


def _items(
    random: Random, *, count: int, kinds: Sequence[str], planted: float, plant_kinds: Sequence[CheckKind]
) -> Iterator[Item]:
    """Each body appears once (or in two fitting years), so that no two documents contradict each other by chance."""
    made, turn, used = 0, 0, set[str]()
    while made < count:
        drawn = draw_body(random)
        level, body = drawn.level, drawn.name
        if body in used:
            continue
        used.add(body)
        habits, year = draw_habits(random), random.randint(2021, 2024)
        if any(kinds[(made + ahead) % len(kinds)] in NO_BLANKS for ahead in range(2)):
            habits = replace(habits, blank_share=0.0)
        kind = plant_kinds[turn % len(plant_kinds)] if random.random() < planted else None
        if kind is None or (kind == "claim-change" and made + 2 > count):
            items = [Item(report=draw_reports(random, year=year, level=level, body=body, habits=habits)[0])]
        else:
            turn += 1
            habits = replace(habits, titled=True)
            reports, wrong, planted_one = draw_planted(
                random, kind=kind, year=year, level=level, body=body, habits=habits
            )
            items = [Item(report=report) for report in reports[:-1]]
            items.append(Item(report=wrong, contradictions=(planted_one,)))
        yield from items
        made += len(items)
