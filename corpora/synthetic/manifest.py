"""What a generated corpus says of itself: the order it was made from and what is in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from corpora.synthetic.order import Order

SCHEMA_VERSION = 1


def write_manifest(
    out_dir: Path, order: Order, truths: Sequence[dict[str, Any]], *, fonts: Sequence[str]
) -> dict[str, Any]:
    """Writes `out_dir/manifest.json` and returns what it says.

    Args:
        out_dir: the corpus.
        order: what was asked for.
        truths: of each document its `source`, `kind`, `dossier` and `contradictions`.
        fonts: that its pages may be set in, empty without pages.
    """
    planted = Counter(item["kind"] for truth in truths for item in truth["contradictions"])
    together = Counter(len(truth["contradictions"]) for truth in truths)
    manifest: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "gouji": version("gouji"),
        "order": asdict(order),
        "fonts": list(fonts),
        "documents": len(truths),
        "kinds": dict(sorted(Counter(truth["kind"] for truth in truths).items())),
        "roles": dict(sorted(Counter(truth["dossier"]["role"] for truth in truths).items())),
        "planted": dict(sorted(planted.items())),
        "planted_in_one_document": {str(number): count for number, count in sorted(together.items())},
    }
    path = out_dir / "manifest.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return manifest
