"""What a profile's YAML may say. Unknown keys are refused, so that a misspelt one is not a silent loss."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SectionData(_Strict):
    """A heading of the family."""

    number: str | None = None
    title: str
    variants: tuple[str, ...] = ()


class RowReplacement(_Strict):
    """Takes `count` rows of the inherited grid, from the one that holds the label `at`, and puts `rows` there."""

    at: str
    count: int = Field(ge=1)
    rows: tuple[tuple[str, ...], ...]


class FormData(_Strict):
    """A form drawn as a grid of labels, `<`, `^`, `=field` and `=prefix.*` (see statutory-2021.yaml)."""

    id: str
    extends: bool = False
    caption: str | None = None
    unit: str | None = None
    units: dict[str, str] = {}
    columns: tuple[str, ...] = ()
    grid: tuple[tuple[str, ...], ...] = ()
    replace_rows: tuple[RowReplacement, ...] = ()
    variants: dict[str, tuple[str, ...]] = {}


class IdentityData(_Strict):
    """Sums over field patterns; `{x}` in them runs over the keys of `each.x`, `{x:label}` over its values."""

    id: str
    name: str
    each: dict[str, dict[str, str]] = {}
    left: tuple[str, ...]
    right: tuple[str, ...]


class ProfileData(_Strict):
    """One YAML file."""

    id: str
    extends: str | None = None
    name: str | None = None
    document_number: str | None = None
    titles: tuple[str, ...] = ()
    sections: tuple[SectionData, ...] = ()
    forms: tuple[FormData, ...] = ()
    identities: tuple[IdentityData, ...] = ()
    measures: tuple[dict[str, object], ...] = ()
