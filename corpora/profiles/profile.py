"""A report family as nouns: its sections, forms, fields and identities. Data read by `corpora.profiles.load`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from corpora.profiles.measure import Topic

LEVEL = " / "
"""Between the heads of a field's label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSection:
    """A heading that reports of the family carry. `number` is a Chinese numeral; `variants` other wordings met."""

    number: str | None
    title: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLabel:
    """A printed cell of a form. `text` is the official wording, `variants` others that mean the same cell."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    variants: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that it may be printed as, the official wording first."""
        return (self.text, *self.variants)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A cell of a form that takes a figure. `label` is "row path / column path" in the words of the form."""

    id: str
    label: str
    unit: str | None
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A table as it is prescribed: labels and fields, each in reading order, cover `n_rows` by `n_columns` once."""

    id: str
    caption: str
    n_rows: int
    n_columns: int
    labels: tuple[FormLabel, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The sum of fields `left` equals the sum of fields `right`; blank counts as nothing only if all are blank."""

    id: str
    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field concerned, those of the left side first."""
        return *self.left, *self.right

    def missing(self, field: str, left: Decimal, right: Decimal) -> Decimal:
        """By how much a field must grow for the sides, which come to `left` and `right`, to agree."""
        return right - left if field in self.left else left - right

    def sides(self, known: Mapping[str, Decimal]) -> tuple[Decimal, Decimal] | None:
        """Both sums; None where one of their figures is not known."""
        if not all(name in known for name in self.fields):
            return None
        left, right = (sum((known[name] for name in side), Decimal(0)) for side in (self.left, self.right))
        return left, right


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One report family.

    Args:
        document_number: of the order that prescribes the family, None when there is none.
        titles: regular expressions, one of which the report's title matches.
        measures: what claims may speak of, and by which words.
    """

    id: str
    name: str
    document_number: str | None
    titles: tuple[str, ...]
    sections: tuple[ProfileSection, ...]
    forms: tuple[Form, ...]
    identities: tuple[Identity, ...]
    measures: tuple[Topic, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of every form, in reading order."""
        return tuple(field for form in self.forms for field in form.fields)
