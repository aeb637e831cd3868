"""How a house prints the labels of a form, learned from figures that people corrected.

A reviewer says what each figure is, not where it stands. Where the numbers of one row of the table that was read are,
in whatever order, those of one row of the form as corrected, and of no other, the row's printed label is one more way
to say the form's; the same with columns. Each report has a vote, and a label is believed that several reports agree on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Literal

from corpora.labelled.label import FigureLabel
from corpora.profiles.profile import Form, Profile
from models.tables.keys import label_key

FEWEST_REPORTS: Final = 2
"""That must agree on a label: one may have two rows alike by chance."""
AGREEMENT: Final = 0.9
"""Share of a printed label's votes that its meaning must have."""
FEWEST_NUMBERS: Final = 2
"""Numbers other than zero by which a row or column is known: with one, chance is too likely."""

Axis = Literal["row", "column"]
Vote = tuple[str, str, str]
"""Form, the form's own label, the printed one."""
Numbers = tuple[Decimal, ...]
"""Other than zero, sorted."""


@dataclass(slots=True, kw_only=True)
class LearnedLabels:
    """Takes reports one by one; `variants` are what all of them say."""

    profile: Profile
    votes: Counter[Vote] = field(default_factory=Counter)

    def add(self, figures: Iterable[FigureLabel], tables: Sequence[Mapping[str, Any]]) -> None:
        """`figures` as corrected; `tables` as the machine had read them, in the form of a record."""
        values = {one.field: one.value for one in figures if one.value is not None}
        filled = Counter(one.table for one in figures)
        for form in self.profile.forms:
            mine = {one.id for one in form.fields} & values.keys()
            table = next((one for one in tables if one["form"] == form.id and one["id"] in filled), None)
            if table is None or not mine:
                continue
            for axis in ("row", "column"):
                self.votes.update(set(_votes(form, axis, values, table)))

    def variants(self) -> dict[str, dict[str, list[str]]]:
        """For each form its labels with the words that were learned for them, most often seen first."""
        printed: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for (form, official, words), count in self.votes.items():
            printed[form, words][official] += count
        found: dict[str, dict[str, list[str]]] = {}
        for (form, words), meanings in sorted(printed.items(), key=lambda one: -one[1].total()):
            (official, count), *_ = meanings.most_common(1)
            known = label_key(words) in self._known(form, official)
            if not known and count >= FEWEST_REPORTS and count / meanings.total() >= AGREEMENT:
                found.setdefault(form, {}).setdefault(official, []).append(words)
        return found

    def _known(self, form: str, official: str) -> set[str]:
        labels = (one for own in self.profile.forms if own.id == form for one in own.labels)
        return {label_key(words) for one in labels if one.text == official for words in one.wordings}


def _votes(form: Form, axis: Axis, values: Mapping[str, Decimal | None], table: Mapping[str, Any]) -> Iterator[Vote]:
    meant = _unique(_of_form(form, axis, values))
    seen = _unique(_of_table(axis, table))
    for numbers, official in meant.items():
        if numbers in seen and seen[numbers] and official:
            yield form.id, official, seen[numbers]


def _unique(lines: Iterable[tuple[Numbers, str]]) -> dict[Numbers, str]:
    """Those that no other line has the numbers of."""
    held = [line for line in lines if len(line[0]) >= FEWEST_NUMBERS]
    counts = Counter(numbers for numbers, _ in held)
    return {numbers: label for numbers, label in held if counts[numbers] == 1}


def _of_form(form: Form, axis: Axis, values: Mapping[str, Decimal | None]) -> Iterator[tuple[Numbers, str]]:
    lines: dict[int, list[Decimal]] = defaultdict(list)
    for one in form.fields:
        lines[getattr(one, axis)].append(values.get(one.id) or Decimal(0))
    for place, numbers in lines.items():
        yield _numbers(numbers), _official(form, axis, place)


def _official(form: Form, axis: Axis, place: int) -> str:
    """The label nearest to the figures of the line."""
    if axis == "row":
        first = min(one.column for one in form.fields if one.row == place)
        own = [one for one in form.labels if one.row <= place < one.row + one.row_span and one.column < first]
        return max(own, key=lambda one: one.column).text if own else ""
    first = min(one.row for one in form.fields if one.column == place)
    own = [one for one in form.labels if one.column <= place < one.column + one.column_span and one.row < first]
    return max(own, key=lambda one: one.row).text if own else ""


def _of_table(axis: Axis, table: Mapping[str, Any]) -> Iterator[tuple[Numbers, str]]:
    """Lines of the table as it was read, each with the nearest words before its numbers."""
    across: Axis = "column" if axis == "row" else "row"
    names = {"row": "row", "column": "col"}
    lines: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for cell in table["cells"]:
        for place in range(cell[names[axis]], cell[names[axis]] + cell[f"{names[axis]}_span"]):
            lines[place].append(cell)
    for cells in lines.values():
        ordered = sorted(cells, key=lambda cell: int(cell[names[across]]))
        numbers = [cell for cell in ordered if cell["number"] is not None and not cell["header"]]
        if not numbers:
            continue
        before = [cell["text"] for cell in ordered[: ordered.index(numbers[0])] if cell["number"] is None]
        words = next((text for text in reversed(before) if label_key(text)), "")
        yield _numbers(Decimal(str(cell["number"])) for cell in numbers), words


def _numbers(values: Iterable[Decimal]) -> Numbers:
    return tuple(sorted(value.normalize() for value in values if value))


def profile_with(profile: Profile, variants: Mapping[str, Mapping[str, Sequence[str]]], *, name: str) -> dict[str, Any]:
    """A profile of a user's own that extends `profile`, as the YAML that `--profile` takes says it."""
    forms = [
        {"id": form, "extends": True, "variants": {
            official: [*_variants_of(profile, form, official), *words] for official, words in labels.items()
        }}
        for form, labels in variants.items()
    ]  # fmt: skip
    return {"id": name, "extends": profile.id, "name": profile.name, "titles": list(profile.titles), "forms": forms}


def _variants_of(profile: Profile, form: str, official: str) -> list[str]:
    """What a patch's list takes the place of."""
    labels = (one for own in profile.forms if own.id == form for one in own.labels)
    return list(dict.fromkeys(words for one in labels if one.text == official for words in one.variants))
