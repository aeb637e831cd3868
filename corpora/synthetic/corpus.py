"""Writes a corpus: documents in many kinds beside their truth, the same bytes for the same order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from corpora.document.check import CheckKind
from corpora.synthetic.card import write_card
from corpora.synthetic.dossier import Item, Plan, draw_dossier, plans
from corpora.synthetic.files.word97 import to_word97
from corpora.synthetic.gold import gold
from corpora.synthetic.kinds import FILES, named, print_report
from corpora.synthetic.manifest import write_manifest
from corpora.synthetic.order import Order
from corpora.synthetic.paged_kinds import PAGED_KINDS
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.pages.truth_json import page_to_json
from corpora.synthetic.plant import KINDS as PLANT_KINDS
from corpora.synthetic.printed import Printed
from corpora.synthetic.report import Report
from corpora.synthetic.split import Split

DOSSIERS_A_TASK = 8
"""Handed to a worker at a time: enough that starting costs little, few enough that workers end together."""
TWINS = "twins"
"""Folder for the clean twins: beside the corpus, since they would repeat its bodies and years."""

Json = dict[str, Any]


def write_corpus(
    out_dir: Path,
    *,
    count: int,
    seed: int,
    kinds: Sequence[str] = FILES,
    planted: float = 0.5,
    together: float = 0.2,
    plant_kinds: Sequence[CheckKind] = PLANT_KINDS,
    split: Split = "all",
    twins: bool = False,
    general: float = 0.0,
    jobs: int = 1,
) -> list[Path]:
    """Writes `out_dir/reports/0000.txt …` and `out_dir/gold/0000.json …`, and returns the documents' paths in order.

    `jobs` processes share the work; they change nothing in what is written. For the rest see `Order`; `kinds` may name
    groups of `kinds.GROUPS`.

    Raises:
        ValueError: for an unknown kind.
    """
    order = Order(
        count=count,
        seed=seed,
        kinds=named(kinds),
        planted=planted,
        together=together,
        plant_kinds=tuple(plant_kinds),
        split=split,
        twins=twins,
        general=general,
    )
    tasks = _tasks(order)
    if jobs == 1:
        written = [_write_dossiers(out_dir, order, task) for task in tasks]
    else:
        with ProcessPoolExecutor(jobs) as pool:
            futures = [pool.submit(_write_dossiers, out_dir, order, task) for task in tasks]
            written = [future.result() for future in futures]
    truths = sorted(chain.from_iterable(written), key=lambda truth: str(truth["source"]))
    write_card(out_dir, write_manifest(out_dir, order, truths, fonts=_fonts(order)))
    return [out_dir / "reports" / str(truth["source"]) for truth in truths]


def draw_corpus(order: Order) -> Iterator[Item]:
    """The documents of a corpus as values and sentences, nothing rendered: what a language model is trained on."""
    for plan in plans(order):
        yield from draw_dossier(plan, order)


def write_document(out_dir: Path, source: str, content: bytes, truth: Json) -> Path:
    """Writes one document and its truth, and returns the document's path."""
    path, gold_path = out_dir / "reports" / source, out_dir / "gold" / f"{Path(source).stem}.json"
    for parent in (path.parent, gold_path.parent):
        parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    lines = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in truth.items())
    gold_path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return path


def _fonts(order: Order) -> tuple[str, ...]:
    """Fonts that the pages of the corpus may be set in: another machine's fonts give other pages."""
    if not any(kind in PAGED_KINDS for kind in order.kinds):
        return ()
    from corpora.synthetic.paged import font_names

    return font_names(order.split)


def _tasks(order: Order) -> list[list[Plan]]:
    dossiers = list(plans(order))
    return [dossiers[start : start + DOSSIERS_A_TASK] for start in range(0, len(dossiers), DOSSIERS_A_TASK)]


def _write_dossiers(out_dir: Path, order: Order, dossiers: Iterable[Plan]) -> list[Json]:
    """Writes their documents, and returns of each truth what the manifest tells."""
    copies = list(chain.from_iterable(_copies(out_dir, order, plan) for plan in dossiers))
    waiting = [copy for copy in copies if copy.printed.needs_office]
    finished = dict(zip(map(id, waiting), to_word97([copy.printed.content for copy in waiting]), strict=True))
    told = []
    for copy in copies:
        write_document(copy.folder, copy.source, finished.get(id(copy), copy.printed.content), copy.truth)
        write_pages(copy.folder, copy.source, copy.printed.pages)
        if copy.folder == out_dir:
            told.append({key: copy.truth[key] for key in ("source", "kind", "dossier", "contradictions")})
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """A document about to be written, in the corpus or beside it."""

    folder: Path
    source: str
    printed: Printed
    truth: Json


def _copies(out_dir: Path, order: Order, plan: Plan) -> Iterator[_Copy]:
    for item in draw_dossier(plan, order):
        yield _copy(out_dir, order, item, item.report)
        if order.twins and item.contradictions:
            yield _copy(out_dir / TWINS, order, item, item.clean)


def _copy(folder: Path, order: Order, item: Item, report: Report) -> _Copy:
    kind = order.kind_of(item.number)
    printed = print_report(report, Random(f"print {order.seed} {item.number}"), kind=kind, split=order.split)
    source = f"{item.number:04d}.{printed.extension}"
    truth = gold(
        printed.report or report,
        source=source,
        kind=kind,
        contradictions=item.contradictions if report is item.report else (),
        dossier=(item.dossier, item.role),
        knobs=printed.knobs,
    )
    return _Copy(folder=folder, source=source, printed=printed, truth=truth)


def write_pages(folder: Path, source: str, pages: Sequence[TruePage]) -> None:
    """The truth of the pages, where the document has any: long, and of no use to who only scores figures."""
    if not pages:
        return
    path = folder / "pages" / f"{Path(source).stem}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    told = ",\n".join(json.dumps(page_to_json(page), ensure_ascii=False) for page in pages)
    path.write_text(f'{{"source": {json.dumps(source)}, "pages": [\n{told}\n]}}\n', encoding="utf-8")
