"""Components of the pipeline that need no weights: sentence bounds and the rule grammar."""

from __future__ import annotations

from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from corpora.document.document import Document
from corpora.document.layout import Layout
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Profile
from models.language.grammar.reader import GrammarReader
from models.language.grammar.sentence import sentences_of
from models.language.grammar.unwrap import unwrap
from models.language.pipeline.extensions import keep_mentions, register_extensions
from models.language.plain import plain_document, plain_layout

SENTENCES, GRAMMAR = "gouji_sentences", "gouji_grammar"
STATUTORY = "statutory-2021"

register_extensions()


def bundled_profile(identifier: str | None) -> Profile | None:
    """A profile of the package by its id, None for None.

    Raises:
        ValueError: for an id that no profile has.
    """
    if identifier is None:
        return None
    found = {profile.id: profile for profile in load_profiles()}
    if identifier not in found:
        raise ValueError(f"no profile {identifier!r}; there are {', '.join(found)}")
    return found[identifier]


def as_document(doc: Doc, *, profile: Profile | None) -> tuple[Document, Layout]:
    """A Doc's text as a document without tables; `doc._.organisation` and `doc._.year` go before what the text says."""
    document = plain_document(doc.text)
    return document, plain_layout(document, profile=profile, organisation=doc._.organisation, year=doc._.year)


class SentenceBounds:
    """Sets where sentences begin as the grammar cuts them: hard-wrapped lines joined, headings apart."""

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc; white space and page numbers between sentences end the one before."""
        document, layout = as_document(doc, profile=None)
        unwrapped = unwrap(document.text, layout.passages)
        starts = {unwrapped.back(sentence.span).start for sentence in sentences_of(unwrapped, ())}
        spans = [doc.char_span(start, start + 1, alignment_mode="expand") for start in starts]
        begin = {span.start for span in spans if span is not None}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.i in begin
        return doc


class Grammar:
    """The rule grammar as a component: what it finds goes on the Doc."""

    def __init__(self, *, profile: str | None) -> None:
        bundled_profile(profile)
        self._identifier = profile
        self._reader = GrammarReader()

    @cached_property
    def profile(self) -> Profile | None:
        """Whose fields claims are tied to."""
        return bundled_profile(self._identifier)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with entities, claims and ties."""
        document, layout = as_document(doc, profile=self.profile)
        keep_mentions(doc, self._reader.read(document, layout, profile=self.profile))
        return doc


@Language.factory(SENTENCES, assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> SentenceBounds:
    """The factory of `gouji_sentences`."""
    return SentenceBounds()


@Language.factory(
    GRAMMAR,
    assigns=["doc.ents", "doc.spans"],
    default_config={"profile": STATUTORY},
)
def create_grammar(nlp: Language, name: str, profile: str | None) -> Grammar:
    """The factory of `gouji_grammar`. `profile` names the report family; None ties claims to no field."""
    return Grammar(profile=profile)
