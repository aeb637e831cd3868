"""A reviewer who knows the truth of generated reports, and says it in the words that the service keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.document.reading import Reading
from corpora.labelled.label import LabelledReport
from corpora.readers.sources import RawSource
from service.assemble import build_toolkit
from service.export.record import to_record
from service.labels.from_record import labelled_report
from service.labels.words import PersonsWord
from service.pipeline import Toolkit, read_report
from service.revision.conclusion import Profiles, Said, current
from service.revision.corrections import parse_correction
from service.revision.standing import standing
from service.settings import Settings

Json = Mapping[str, Any]


@dataclass(slots=True, kw_only=True)
class Reviewer:
    """Goes through every figure and every claim of a report; `said` and `changed` count what was left and mended."""

    toolkit: Toolkit
    said: int = 0
    changed: int = 0

    @classmethod
    def of(cls, settings: Settings) -> Reviewer:
        """One who reads with these settings."""
        return cls(toolkit=build_toolkit(settings))

    def reviewed(self, document: Path, truth: Path) -> tuple[LabelledReport, str]:
        """The labels of a report after the review, and the record as the machine had read it (a line of JSON)."""
        machine = read_report(RawSource(path=document.name, data=document.read_bytes()), self.toolkit)
        assert isinstance(machine, Reading), machine
        words: list[Said] = []
        persons: list[PersonsWord] = []
        for kind, target, after in _answers(machine, json.loads(truth.read_text("utf-8"))):
            correction = parse_correction(kind, target, after)  # type: ignore[arg-type]
            assert correction is not None
            agreed = all(json.loads(standing(machine, correction)).get(key) == value for key, value in after.items())
            if not agreed:
                words.append((kind, target, json.dumps(after)))
            persons.append(PersonsWord(kind=kind, target=target, agreed=agreed))  # type: ignore[arg-type]
        self.said += len(persons)
        self.changed += len(words)
        revised = current(machine, words, profiles=Profiles(profiles=self.toolkit.profiles))
        return labelled_report(to_record(revised), words=persons), to_record(machine).model_dump_json()


def _answers(machine: Reading, truth: Json) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for figure in machine.layout.figures:
        if figure.field in truth["figures"]:
            yield "figure", figure.field, {"value": _number(truth["figures"][figure.field]), "state": "read"}
    fields = dict(fields_of(machine.document.text, truth))
    for claim in machine.claims:
        if claim.number.span.start in fields:
            yield "claim", claim.id, {"field": fields[claim.number.span.start]}


def _number(value: float) -> str:
    return f"{value:g}" if value != int(value) else str(int(value))


def fields_of(text: str, truth: Json) -> Iterator[tuple[int, str | None]]:
    """Where each numeral of the truth stands in the document, and what it speaks of."""
    start = 0
    for statement in truth["statements"]:
        found = text.find(statement["text"], start)
        if found < 0:  # printed otherwise: what it says is not known
            continue
        start = found
        for claim in statement["claims"]:
            plus, minus = claim.get("fields", []), claim.get("minus", [])
            field = "+".join(plus) + "".join(f"-{one}" for one in minus)
            yield start + (claim.get("numeral") or claim["span"])[0], field or None
