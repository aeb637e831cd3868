"""The data card beside a generated corpus: facts by machine; limits by people stand in `corpora/cards/synthetic.md`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

HEAD = """---
license: cc0-1.0
language: [zh]
task_categories: [token-classification, text-classification, object-detection, table-question-answering]
pretty_name: gouji 合成报告
tags: [document-understanding, table-structure-recognition, fact-checking, 政府信息公开]
---

# Generated Chinese reports with known truth

Invented bodies, invented places, invented figures: nothing here was ever published by anyone. Made by `gouji generate`
{gouji}; the same order gives the same bytes.

"""
REST = """
Each document `reports/NAME.EXT` has its truth in `gold/NAME.json`: figures as printed, grids, sentences with their
entities and claims, planted contradictions, claims that must be found supported, every knob of its layout and damage;
documents with pages have `pages/NAME.json` beside it: words, cells, rows, columns, rules and table regions as
quadrilaterals in page points. `twins/` holds planted documents before the planted change, where that was asked for.

How the truth is defined, what the data is good for and where it falls short of real reports is written in
`corpora/cards/synthetic.md` of gouji's repository.
"""
TABLES = (("documents by kind", "kinds"), ("documents by role", "roles"), ("planted contradictions", "planted"))


def write_card(out_dir: Path, manifest: Mapping[str, Any]) -> Path:
    """Writes `out_dir/README.md` from the manifest's counts and returns its path."""
    order = manifest["order"]
    asked = ", ".join(f"{key} {value}" for key, value in order.items() if key not in ("kinds", "plant_kinds"))
    parts = [HEAD.format(gouji=manifest["gouji"]), f"{manifest['documents']} documents. Order: {asked}.\n"]
    for title, key in TABLES:
        rows = "".join(f"| {name} | {count} |\n" for name, count in manifest[key].items())
        parts.append(f"\n| {title} | |\n| --- | --- |\n{rows}")
    path = out_dir / "README.md"
    path.write_text("".join(parts) + REST, encoding="utf-8")
    return path
