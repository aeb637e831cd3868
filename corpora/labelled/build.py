"""A set from reports as they come: kept on disk until all bodies are known, then split and written.

Memory holds a sketch of each report (some 10 kB) and what the writers hold back, whatever the number of reports.
"""

from __future__ import annotations

import secrets
import shutil
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import BinaryIO, Final

from pydantic import TypeAdapter

from corpora.document.errors import DocumentError, Failure, UsageError
from corpora.labelled.card import Facts, card
from corpora.labelled.formats.protocol import SPLITS, Format, Sample, Split, Writer
from corpora.labelled.formats.registry import format_named
from corpora.labelled.label import ORIGINS, LabelledReport, Origin
from corpora.labelled.near_duplicates import NearDuplicates
from corpora.labelled.passages import Unit, texts_of
from corpora.labelled.sound import sound_report
from corpora.labelled.splits import SHARES, Group, Groups
from corpora.labelled.splits_file import read_splits, write_splits
from corpora.labelled.tally import Tally
from corpora.labelled.worth import kept

CARD, SPLITS_FILE = "README.md", "splits.json"
_REPORT: Final[TypeAdapter[LabelledReport]] = TypeAdapter(LabelledReport)
_WAITING: Final = ".gouji-{}.part"
"""A folder inside of the set's, in which it is made; what a killed run left of it goes with the next one."""
_QUICK: Final = 1
"""zlib's level; the file is read once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked of a set; see the command's options."""

    formats: tuple[str, ...]
    seed: int = 0
    origins: frozenset[Origin] = frozenset(ORIGINS)
    min_confidence: float = 0.0
    unit: Unit = "passage"
    licence: str = "unknown"
    masked: bool = False
    earlier: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What came of it."""

    reports: Mapping[Split, int]
    examples: Mapping[tuple[str, Split], int]
    groups: tuple[Group, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)


def build_set(reports: Iterable[LabelledReport | Failure], *, out: Path, options: Options) -> Summary:
    """Writes the set into `out`, which is made; it appears whole, in place of an earlier set.

    A report that failed, or whose labels do not fit its text, is left out and counted in the card.

    Raises:
        UsageError: for a folder that holds something else, or a format that does not exist.
    """
    formats = [format_named(name) for name in dict.fromkeys(options.formats)]
    _refuse_strangers(out)
    earlier = read_splits(options.earlier) if options.earlier else {}
    out.mkdir(parents=True, exist_ok=True)
    for left in out.glob(_WAITING.format("*")):
        shutil.rmtree(left, ignore_errors=True)
    waiting = out / _WAITING.format(secrets.token_hex(4))
    waiting.mkdir()
    try:
        with (waiting / "reports").open("w+b") as spill:
            known = _gather(reports, spill, options=options)
            groups = known.groups.assign(seed=options.seed, earlier=earlier)
            tally = Tally()
            made = waiting / "set"
            _write(spill, made, formats, groups=groups, tally=tally, left_out=known.left_out, options=options)
        distinct = tuple({id(group): group for group in groups.values()}.values())
        write_splits(made / SPLITS_FILE, groups=distinct, documents=known.documents, seed=options.seed)
        facts = Facts(
            formats=formats, order=_order(options), groups=distinct, left_out=known.left_out, licence=options.licence,
            version=_version(),
        )  # fmt: skip
        _write_cards(made, tally, facts)
        _move(made, out)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return Summary(reports=tally.reports, examples=tally.examples, groups=distinct, left_out=known.left_out)


@dataclass(slots=True, kw_only=True)
class _Known:
    groups: Groups = field(default_factory=Groups)
    documents: dict[str, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)


def _gather(reports: Iterable[LabelledReport | Failure], spill: BinaryIO, *, options: Options) -> _Known:
    """Keeps the reports and learns which bodies belong together."""
    known, near = _Known(), NearDuplicates()
    order: list[str] = []
    for report in reports:
        if isinstance(report, Failure):
            known.left_out[report.code] += 1
            continue
        if report.document in known.documents:
            known.left_out["same bytes twice"] += 1
            continue
        try:
            sound_report(report)
        except DocumentError as error:
            known.left_out[error.code] += 1
            continue
        body = report.body or f"document:{report.document}"
        known.documents[report.document] = body
        known.groups.add(body)
        texts = texts_of(report)
        for other in near.add(len(order), texts):
            known.groups.join(body, order[other])
        order.append(body)
        data = zlib.compress(_REPORT.dump_json(kept(report, options.origins, options.min_confidence)), _QUICK)
        spill.write(len(data).to_bytes(4, "big") + data)
    return known


def _write(
    spill: BinaryIO,
    made: Path,
    formats: Sequence[Format],
    *,
    groups: Mapping[str, Group],
    tally: Tally,
    left_out: Counter[str],
    options: Options,
) -> None:
    with ExitStack() as stack:
        writers = _open_all(made, formats, stack)
        for report in _spilled(spill):
            body = report.body or f"document:{report.document}"
            split = groups[body].split
            sample = Sample(report=report, texts=texts_of(report, unit=options.unit))
            for one in formats:
                try:
                    tally.examples[(one.name, split)] += writers[(one.name, split)].add(sample)
                except DocumentError as error:
                    left_out[f"{one.name}: {error.code}"] += 1
            tally.take(sample, split, body=body)
        for writer in writers.values():
            writer.close()
        stack.pop_all()


def _open_all(made: Path, formats: Sequence[Format], stack: ExitStack) -> dict[tuple[str, Split], Writer]:
    writers: dict[tuple[str, Split], Writer] = {}
    for one in formats:
        folder = made / one.name if len(formats) > 1 else made
        folder.mkdir(parents=True, exist_ok=True)
        for split in SPLITS:
            writer = one.open(folder, split)
            stack.callback(writer.abandon)
            writers[(one.name, split)] = writer
    return writers


def _spilled(spill: BinaryIO) -> Iterator[LabelledReport]:
    spill.seek(0)
    while length := spill.read(4):
        yield _REPORT.validate_json(zlib.decompress(spill.read(int.from_bytes(length, "big"))))


def _write_cards(made: Path, tally: Tally, facts: Facts) -> None:
    """A card for the whole, and one in the folder of each format where there are several."""
    (made / CARD).write_text(card(tally, facts), encoding="utf-8")
    if len(facts.formats) > 1:
        for one in facts.formats:
            own = card(tally, replace(facts, formats=[one]))
            (made / one.name / CARD).write_text(own, encoding="utf-8")


def _order(options: Options) -> dict[str, str]:
    shares = "/".join(f"{SHARES[split]:g}" for split in SPLITS)
    return {
        "seed": str(options.seed), "shares": shares, "unit": options.unit,
        "origins": "+".join(one for one in ORIGINS if one in options.origins),
        "min-confidence": f"{options.min_confidence:g}", "masked": "yes" if options.masked else "no",
    }  # fmt: skip


def _refuse_strangers(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {out}: 不是文件夹 (not a folder)")
    found = [path for path in out.iterdir() if not path.match(_WAITING.format("*"))] if out.is_dir() else []
    if found and not (out / SPLITS_FILE).is_file():
        raise UsageError(f"--out {out}: 文件夹里有别的东西 (the folder holds something else)")


def _move(made: Path, out: Path) -> None:
    """An earlier set goes name by name as this one comes; `splits.json`, which marks a set, comes last."""
    for old in out.iterdir():
        if not old.match(_WAITING.format("*")) and old.name != SPLITS_FILE:
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for new in sorted(made.iterdir(), key=lambda path: path.name == SPLITS_FILE):
        new.replace(out / new.name)


def _version() -> str:
    try:
        return version("gouji")
    except PackageNotFoundError:
        return "0"
