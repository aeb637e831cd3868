"""The rule grammar and the network together: the language model of the service."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from corpora.document.document import Document
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Profile
from models.language.combination import Combination
from models.language.combined_claims import ClaimJudge
from models.language.elsewhere import set_apart
from models.language.field_names import FieldNames
from models.language.grammar.reader import GrammarReader, form_fields
from models.language.passages import Asked, Prose, prose_of
from models.language.prediction import PassageReader, Prediction
from models.language.protocol import Asking

FAMILY = "statutory-2021"
"""The profile whose fields the network points at."""


class CombinedReader:
    """Implements `models.language.protocol.LanguageModel`: grammar and network on every claim, as `decisions` says.

    Args:
        network: asked about each passage that may hold a claim.
        grammar: finds numerals, spans and sentences, and is the other opinion.
        asking: which passages the network reads.
        links: False leaves the grammar's own links out, so that the network alone ties claims to fields.
        judge: makes what decides on links.
    """

    def __init__(
        self, network: PassageReader, *, grammar: GrammarReader | None = None, asking: Asking = "claims",
        links: bool = True,
        judge: Callable[..., ClaimJudge] = ClaimJudge,
    ) -> None:  # fmt: skip
        self._network, self._grammar = network, grammar or GrammarReader()
        self._asking, self._links, self._judge = asking, links, judge

    def read(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """Mentions of one document; see `LanguageModel.read`."""
        prose = prose_of(document, layout)
        asked = self.asked(prose)
        predictions = self._network.read(one.query for one in asked)
        return self.combine(document, layout, prose, zip(asked, predictions, strict=True), profile=profile)

    def asked(self, prose: Prose) -> list[Asked]:
        """The passages that the network has to read."""
        return [one for one in prose.passages if one.may_claim or self._asking == "all"]

    def combine(
        self, document: Document, layout: Layout, prose: Prose, answers: Iterable[tuple[Asked, Prediction]],
        *, profile: Profile | None,
    ) -> Mentions:  # fmt: skip
        """Mentions of one document from the network's answers on its passages."""
        mentions = self._grammar.read_words(document, layout, profile=profile if self._links else None)
        found = [prose.answered(asked, said, text=document.text) for asked, said in answers]
        judge = self._judge(_names(layout, profile))
        found_together = Combination(document, layout, mentions, found, judge=judge).mentions()
        return set_apart(found_together, layout.organisation)


def _names(layout: Layout, profile: Profile | None) -> FieldNames | None:
    """Names of the report's own fields, None where the network does not know its family."""
    if profile is None:
        return None
    family = _family()
    groups = {f"{head.rpartition('.')[0]}.{column}" for head, _, column in (field.rpartition(".") for field in family)}
    if not {field.id for field in profile.fields} <= family | groups:
        return None
    return _named(profile.id, tuple(form_fields(layout, profile)), profile)


@lru_cache(maxsize=1)
def _family() -> frozenset[str]:
    return frozenset(field.id for profile in load_profiles() if profile.id == FAMILY for field in profile.fields)


_LATELY: dict[tuple[str, tuple[str, ...]], FieldNames] = {}
KEPT_FORMS = 8
"""Forms whose names are kept from one document to the next: reports of one family rarely differ in theirs."""


def _named(identifier: str, fields: tuple[str, ...], profile: Profile) -> FieldNames:
    key = (identifier, fields)
    if key not in _LATELY:
        if len(_LATELY) >= KEPT_FORMS:
            _LATELY.clear()
        _LATELY[key] = FieldNames(profile, fields=fields, family=_family())
    return _LATELY[key]
