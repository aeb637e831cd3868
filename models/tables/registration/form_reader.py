"""What documents of the same pages say of prescribed forms: each is written, read and weighed in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.document.document import Document
from corpora.document.printed_page import PrintedPage
from corpora.profiles.profile import Form, Identity, Profile
from models.tables.doubt.figures import looks_of
from models.tables.keys import label_key
from models.tables.pages.paged_document import FindGrids
from models.tables.recover import Recovered, recover_tables
from models.tables.registration.form_grid import FormOnPages, forms_in_any_order
from models.tables.registration.worth import Worth, worth_of

FEWEST_LABELS = 4
"""Different labels on one page: 总计 and 其他 are printed in any table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document, what was recovered of it, and the worth of each form of its profile."""

    document: Document
    recovered: Recovered
    worth: Mapping[str, Worth]


class FormReader:
    """Writes documents of `pages` by their grids, and weighs them by the forms of the profiles."""

    def __init__(
        self, pages: Sequence[PrintedPage], *, write: Callable[[FindGrids], Document], profiles: Sequence[Profile]
    ) -> None:
        self.pages, self.write, self._profiles = pages, write, profiles
        self.scanned = any(page.scanned for page in pages)

    @cached_property
    def forms(self) -> list[Form]:
        """Those of all profiles, each once."""
        return list({id(form): form for profile in self._profiles for form in profile.forms}.values())

    @property
    def identities(self) -> list[Identity]:
        """Those of all profiles."""
        return [identity for profile in self._profiles for identity in profile.identities]

    @cached_property
    def registered(self) -> list[FormOnPages]:
        """The forms that the pages print in their order, by their labels."""
        return [one for one in self._found if one.in_order]

    @property
    def out_of_order(self) -> list[str]:
        """Names of the forms whose columns the pages print in an order of their own."""
        return [one.form.id for one in self._found if not one.in_order]

    @cached_property
    def _found(self) -> list[FormOnPages]:
        return forms_in_any_order(self.pages, self.forms)

    def read(self, find: FindGrids) -> Read:
        """The document of these grids."""
        document = self.write(find)
        recovered = recover_tables(document, profiles=self._profiles)
        looks = looks_of(document) if self.scanned else None
        worth = worth_of(recovered, self._profiles, scanned=self.scanned, looks=looks)
        return Read(document=document, recovered=recovered, worth=worth)


def may_print(pages: Sequence[PrintedPage], forms: Sequence[Form]) -> bool:
    """Whether a page has a few words that are labels of the forms, or is a picture, whose words may be garbled."""
    return any(True for _ in printing(pages, forms))


def printing(pages: Sequence[PrintedPage], forms: Sequence[Form]) -> Iterator[PrintedPage]:
    """Those pages."""
    keys = {label_key(wording) for form in forms for label in form.labels for wording in label.wordings}
    for page in pages:
        if page.scanned or len({key for word in page.words if (key := label_key(word.text)) in keys}) >= FEWEST_LABELS:
            yield page
