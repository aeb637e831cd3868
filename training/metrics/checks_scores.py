"""Checks against what was planted: by kind of check, by wordings seen or unseen in training, by cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple

from training.metrics.language_wordings import seen_in_training
from training.metrics.plain import plain
from training.metrics.scores import SHORTEST_SENTENCE, flags_of, planted_in, speaks_of, supports

Json = Mapping[str, Any]


class Part(NamedTuple):
    """What flags and plants are counted under: a kind of check, a kind of wording, a cause, a kind of document."""

    of: Literal["all", "kind", "wording", "cause", "document"]
    name: str


ALL = Part("all", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCounts:
    """Contradictions planted and found, flagged and true; claims that must be supported, and those that were.

    One is found when some flag speaks of it, whatever its kind; a flag is true when it speaks of something planted.
    """

    planted: int = 0
    found: int = 0
    flagged: int = 0
    true: int = 0
    claims: int = 0
    supported: int = 0

    def __add__(self, other: CheckCounts) -> CheckCounts:
        return CheckCounts(**{item.name: getattr(self, item.name) + getattr(other, item.name) for item in fields(self)})

    @property
    def precision(self) -> float | None:
        """Share of the flags that are true, None without a flag."""
        return self.true / self.flagged if self.flagged else None

    @property
    def recall(self) -> float | None:
        """Share of what was planted that was found, None where nothing was planted."""
        return self.found / self.planted if self.planted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both, None where nothing was planted."""
        if not self.planted:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A plant that was missed, or a flag that is not true. `told` is the sentence, the message or the field."""

    document: str
    kind: str
    what: Literal["missed", "false"]
    told: str


@dataclass(slots=True, kw_only=True)
class CheckScores:
    """Sums over documents.

    Args:
        clean: documents without anything planted; `quiet` ones were read and have no flag.
        claims, linked, checked: coverage as the records tell it.
        true_claims, true_links: figures that the truth calls claims, and those that it ties to fields.
    """

    documents: int = 0
    unread: int = 0
    clean: int = 0
    quiet: int = 0
    claims: int = 0
    linked: int = 0
    checked: int = 0
    true_claims: int = 0
    true_links: int = 0
    counts: dict[Part, CheckCounts] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)

    def add(self, name: str, record: Json | None, gold: Json) -> None:
        """Counts one document in. One that is missing or has an error finds nothing, and is not quiet."""
        read = None if record is None or record.get("error") else record
        planted, flags = planted_in(gold), flags_of(read, gold) if read else ()
        self.documents += 1
        self.unread += read is None
        self.clean += not planted
        self.quiet += not planted and read is not None and not flags
        self._cover(read, gold)
        document = Part("document", str(gold.get("kind") or "real"))
        for part, counts in _counted(read, gold, planted, flags):
            for key in (part, ALL, document) if part.of == "kind" else (part,):
                self.counts[key] = self.counts.get(key, CheckCounts()) + counts
        self.slips += _slips(name, planted, flags)

    def _cover(self, record: Json | None, gold: Json) -> None:
        coverage = (record or {}).get("coverage") or {}
        self.claims += coverage.get("claims", 0)
        self.linked += coverage.get("linked", 0)
        self.checked += coverage.get("checked", 0)
        claims = [claim for one in gold.get("statements", ()) for claim in one["claims"] if claim["relation"] != "none"]
        self.true_claims += len(claims)
        self.true_links += sum(bool(claim.get("fields") or claim.get("minus")) for claim in claims)


def _counted(
    record: Json | None, gold: Json, planted: Sequence[Json], flags: Sequence[Json]
) -> Iterator[tuple[Part, CheckCounts]]:
    wordings = _Wordings(gold)
    for item in planted:
        counts = CheckCounts(planted=1, found=any(speaks_of(flag, item) for flag in flags))
        yield Part("kind", item["kind"]), counts
        yield Part("wording", wordings.of(plain(item.get("sentence")), item["kind"])), counts
    for flag in flags:
        counts = CheckCounts(flagged=1, true=any(speaks_of(flag, item) for item in planted))
        yield Part("kind", flag["kind"]), counts
        yield Part("wording", wordings.of(_said(flag), flag["kind"])), counts
        yield Part("cause", str(flag["cause"])), counts
    held = [check for check in (record or {}).get("checks", ()) if check["verdict"] == "supported"]
    for item in gold.get("supported", ()):
        yield Part("kind", item["kind"]), CheckCounts(claims=1, supported=any(supports(one, item) for one in held))


def _said(flag: Json) -> str:
    """The longest of the flag's sentences; "" for one about a table alone."""
    return max((plain(one["text"]) for one in flag["evidence"] if one["role"] == "claim"), key=len, default="")


class _Wordings:
    """Tells of a sentence whether its wording is `seen` or `unseen` in training, `table` for what a table says by
    itself, `unnamed` for one that is not told or belongs to no family of wordings.
    """

    def __init__(self, gold: Json) -> None:
        self._families = {plain(one["text"]): one["family"] for one in gold.get("statements", ())}

    def of(self, sentence: str, kind: str) -> str:
        if len(sentence) < SHORTEST_SENTENCE:
            return "table" if kind == "table-identity" else "unnamed"
        held = (family for text, family in self._families.items() if sentence in text or text in sentence)
        family = next((name for name in held if name), None)
        if family is None:
            return "unnamed"
        return "seen" if seen_in_training(family) else "unseen"


def _slips(name: str, planted: Sequence[Json], flags: Sequence[Json]) -> Iterator[Slip]:
    for item in planted:
        if not any(speaks_of(flag, item) for flag in flags):
            told = item.get("sentence") or str(item.get("field") or item.get("claimed"))
            yield Slip(document=name, kind=item["kind"], what="missed", told=told)
    for flag in flags:
        if not any(speaks_of(flag, item) for item in planted):
            yield Slip(document=name, kind=flag["kind"], what="false", told=flag["message"])
