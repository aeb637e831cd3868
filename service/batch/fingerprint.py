"""What a document was read with, as a few characters: other characters, and it is read again.

Counted in: gouji's code that makes a record (that of OCR only for documents with pages), the weights, the profiles, the
settings that a record depends on. For a document that failed also the limits: raised ones are worth another try, while
what was read within the old ones stays as it is.
Not counted in: versions of libraries, which the manifest names.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from corpora.document.errors import UsageError
from models.language.choose import why_not
from models.language.network.reader import WEIGHTS as LANGUAGE_WEIGHTS
from models.ocr.networks import networks_present
from service.settings import Settings

DIGITS: Final = 16
"""Of a SHA-256 in hexadecimal; a corpus is read with some dozens of them at most."""

ROOT: Final = Path(__file__).parents[2]
READS_TEXT: Final = (
    "corpora/document", "corpora/readers", "corpora/profiles", "models/language", "models/tables", "service/checks",
    "service/export", "service/pipeline.py", "service/assemble.py", "service/batch/reading.py",
    "service/batch/links.py", "models/onnx_session.py",
)  # fmt: skip
READS_PAGES: Final = ("models/ocr",)
WEIGHTS: Final = ROOT / "models" / "weights"
LIMITS: Final = ("max_bytes", "max_characters", "timeout_seconds", "total_seconds", "max_memory_bytes")
CHOICES: Final = ("lang", "language", "language_passages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprints:
    """Those of one run; `facts` are what they are made of, for the manifest."""

    text: str
    paged: str
    failed_text: str
    failed_paged: str
    facts: dict[str, Any]

    def of(self, *, paged: bool, failed: bool) -> str:
        """Of a document that ended so."""
        if failed:
            return self.failed_paged if paged else self.failed_text
        return self.paged if paged else self.text

    @property
    def all(self) -> str:
        """One for all four: two machines that agree in it read alike."""
        return _digest([self.text, self.paged, self.failed_text, self.failed_paged])


def fingerprints(settings: Settings, *, expected: str | None = None) -> Fingerprints:
    """Of gouji as it is installed here, with these settings.

    Raises:
        UsageError: when they are not those `expected`.
    """
    facts = _facts(settings)
    text = _digest([facts[name] for name in ("gouji", "code", "weights", "profiles", "settings")])
    paged = _digest([text, facts["code_of_pages"], facts["weights_of_pages"]])
    limits = facts["limits"]
    found = Fingerprints(
        text=text, paged=paged, failed_text=_digest([text, limits]), failed_paged=_digest([paged, limits]), facts=facts
    )
    if expected is not None and found.all != expected:
        raise UsageError(
            f"此机器上的 gouji 与主机的不同 (gouji here differs from the driver's): {found.all} {expected}"
        )
    return found


def _facts(settings: Settings) -> dict[str, Any]:
    chosen = settings.model_dump(mode="json")
    language, tables = settings.language_weights or LANGUAGE_WEIGHTS, settings.table_weights
    profiles = sorted((ROOT / "corpora" / "profiles").glob("*.yaml"))
    return {
        "gouji": version("gouji"),
        "code": _digest(_hashes(_code(READS_TEXT))),
        "code_of_pages": _digest(_hashes(_code(READS_PAGES))),
        "weights": {"language": None if why_not(language) else _hashes(sorted(language.glob("manifest.json")))},
        "weights_of_pages": _hashes(sorted(WEIGHTS.glob("*.json")))
        | {"table_weights": _hashes(sorted(tables.glob("*.json"))) if tables is not None else None}
        | {"rapidocr": version("rapidocr") if networks_present() else None},
        "profiles": _hashes([*profiles, *([settings.profile] if settings.profile else [])]),
        "settings": {name: chosen[name] for name in CHOICES},
        "limits": {name: chosen[name] for name in LIMITS},
    }


def _code(places: Iterable[str]) -> list[Path]:
    found = [ROOT / place for place in places]
    return sorted(file for place in found for file in ([place] if place.suffix else place.rglob("*.py")))


def _hashes(files: Iterable[Path]) -> dict[str, str | None]:
    """By name; a file of the user's own by its name alone, since its folder says nothing about what it holds."""
    return {
        str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else file.name: _hash(file.read_bytes())
        for file in files
    }


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest(facts: Any) -> str:
    return _hash(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode())[:DIGITS]
