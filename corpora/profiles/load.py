"""Reads profiles from YAML: those of the package, and a user's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import product
from pathlib import Path

import yaml
from pydantic import ValidationError

from corpora.document.errors import UsageError
from corpora.plain_yaml import plain_yaml
from corpora.profiles.drawing import draw_form
from corpora.profiles.load_measures import load_topics
from corpora.profiles.measure import Topic
from corpora.profiles.measured_fields import require_fields
from corpora.profiles.profile import Form, Identity, Profile, ProfileSection
from corpora.profiles.schema import FormData, IdentityData, ProfileData

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def load_profiles() -> tuple[Profile, ...]:
    """The package's own profiles, in order of their ids. What one inherits unchanged from another is one object."""
    return tuple(_shared(load_profile(path) for path in sorted(_FOLDER.glob("*.yaml"))))


def _shared(profiles: Iterable[Profile]) -> Iterator[Profile]:
    forms: dict[Form, Form] = {}
    identities: dict[Identity, Identity] = {}
    for profile in profiles:
        yield replace(
            profile,
            forms=tuple(forms.setdefault(form, form) for form in profile.forms),
            identities=tuple(identities.setdefault(one, one) for one in profile.identities),
        )


def load_profile(path: Path) -> Profile:
    """The profile in one file; `extends` names a file beside it or one of the package's.

    Raises:
        UsageError: when the file is not there, is not YAML, or says what a profile can't; the message has the place.
    """
    try:
        own = _read(path)
        profile = _built(_inherited(own, path, seen=()))
        if own.measures:  # those that are inherited may speak of rows that the heir's forms lack
            require_fields(profile.measures, fields=[field.id for form in profile.forms for field in form.fields])
        return profile
    except UsageError as error:
        raise UsageError(f"{path.name}: {error}") from error


def _read(path: Path) -> ProfileData:
    try:
        raw = plain_yaml(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"is not UTF-8 (byte {error.start})") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise UsageError(f"line {line}: {error.problem}") from error
    except yaml.YAMLError as error:
        raise UsageError(str(error)) from error
    try:
        return ProfileData.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{'.'.join(map(str, first['loc'])) or 'top level'}: {first['msg']}") from error


def _inherited(data: ProfileData, path: Path, *, seen: tuple[str, ...]) -> ProfileData:
    if data.extends is None:
        return data
    if data.extends in seen or data.extends == data.id:
        raise UsageError(f"extends: {data.extends} goes round in a circle")
    beside = path.parent / f"{data.extends}.yaml"
    above = beside if beside.exists() else _FOLDER / f"{data.extends}.yaml"
    if not above.exists():
        raise UsageError(f"extends: no profile {data.extends}")
    return _merged(data, _inherited(_read(above), above, seen=(*seen, data.id)))


def _merged(data: ProfileData, base: ProfileData) -> ProfileData:
    own = {form.id: form for form in data.forms}
    known = {form.id: form for form in base.forms}
    forms = [own[form.id] if form.id in own and not own[form.id].extends else form for form in base.forms]
    forms = [_patched(own[form.id], form) if form.id in own and own[form.id].extends else form for form in forms]
    forms += [form for form in data.forms if form.id not in known]
    replaced = {identity.id for identity in data.identities}
    fields = _fields(forms)
    inherited = (_still_meant(identity, fields=fields) for identity in base.identities if identity.id not in replaced)
    return ProfileData(
        id=data.id,
        name=data.name or base.name,
        document_number=data.document_number or base.document_number,
        titles=data.titles or base.titles,
        sections=data.sections or base.sections,
        forms=tuple(forms),
        identities=(*(identity for identity in inherited if identity), *data.identities),
        measures=data.measures or base.measures,
    )


def _topics(data: ProfileData) -> tuple[Topic, ...]:
    try:
        return load_topics(data.measures)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"measures.{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _patched(patch: FormData, form: FormData) -> FormData:
    """`form` with the rows that `patch` replaces; everything else that `patch` sets is added."""
    grid = list(form.grid)
    for replacement in patch.replace_rows:
        at = next((i for i, row in enumerate(grid) if replacement.at in row), None)
        if at is None:
            raise UsageError(f"forms.{form.id}.replace_rows: no row has the label {replacement.at}")
        grid[at : at + replacement.count] = replacement.rows
    texts = {text for row in grid for text in row}
    variants = {label: words for label, words in form.variants.items() if label in texts}
    return form.model_copy(
        update={
            "grid": tuple(grid),
            "variants": {**variants, **patch.variants},
            "units": {**form.units, **patch.units},
            "columns": patch.columns or form.columns,
            "caption": patch.caption or form.caption,
            "unit": patch.unit or form.unit,
        }
    )


def _fields(forms: Iterable[FormData]) -> frozenset[str]:
    return frozenset(field.id for form in forms for field in draw_form(form).fields)


def _still_meant(identity: IdentityData, *, fields: frozenset[str]) -> IdentityData | None:
    """An inherited identity without the values of `each` whose fields the heir lacks; None when none is left."""
    each = {name: dict(values) for name, values in identity.each.items()}
    for name, values in identity.each.items():
        for value, words in values.items():
            only = identity.model_copy(update={"each": {**identity.each, name: {value: words}}})
            if not any(_matching(pattern, fields) for one in _expanded(only) for pattern in one.left):
                del each[name][value]
    if not identity.each and not any(_matching(pattern, fields) for pattern in identity.left):
        return None
    return identity.model_copy(update={"each": each}) if all(each.values()) else None


def _expanded(identity: IdentityData) -> Iterator[IdentityData]:
    names = list(identity.each)
    for chosen in product(*(identity.each[name].items() for name in names)):
        values = dict(zip(names, chosen, strict=True))
        yield IdentityData(
            id=_filled(identity.id, values),
            name=_filled(identity.name, values),
            left=tuple(_filled(pattern, values) for pattern in identity.left),
            right=tuple(_filled(pattern, values) for pattern in identity.right),
        )


def _filled(text: str, values: dict[str, tuple[str, str]]) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise UsageError(f"identities: {{{match[1]}}} is not in `each`")
        return values[match[1]][1 if match[2] else 0]

    return re.sub(r"\{(\w+)(:label)?\}", value, text)


def _matching(pattern: str, fields: Iterable[str]) -> tuple[str, ...]:
    depth = pattern.count(".")
    return tuple(field for field in fields if field.count(".") == depth and fnmatchcase(field, pattern))


def _built(data: ProfileData) -> Profile:
    forms = tuple(draw_form(form) for form in data.forms)
    fields = [field.id for form in forms for field in form.fields]
    twice = {field for field in fields if fields.count(field) > 1}
    if twice:
        raise UsageError(f"forms: fields named twice {sorted(twice)}")
    return Profile(
        id=data.id,
        name=data.name or data.id,
        document_number=data.document_number,
        titles=tuple(_pattern(title) for title in data.titles),
        sections=tuple(ProfileSection(number=s.number, title=s.title, variants=s.variants) for s in data.sections),
        forms=forms,
        identities=tuple(_identity(one, fields) for identity in data.identities for one in _expanded(identity)),
        measures=_topics(data),
    )


def _pattern(title: str) -> str:
    try:
        re.compile(title)
    except re.error as error:
        raise UsageError(f"titles: {title} is not a regular expression ({error})") from error
    return title


def _identity(one: IdentityData, fields: list[str]) -> Identity:
    sides = []
    for side in (one.left, one.right):
        found = [_matching(pattern, fields) for pattern in side]
        if not all(found):
            raise UsageError(f"identities.{one.id}: no field fits {side[found.index(())]}")
        sides.append(tuple(dict.fromkeys(field for some in found for field in some)))
    return Identity(id=one.id, name=one.name, left=sides[0], right=sides[1])
