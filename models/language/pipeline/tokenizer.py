"""Every character a token, white space too: token i is character i, and a Doc's text is the text it was made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

TOKENIZER = "gouji_characters"


class CharacterTokenizer:
    """Has no settings, so that nothing is stored. spaCy's own segmenter by characters joins some of them to blanks."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc of `len(text)` tokens."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to keep."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> CharacterTokenizer:
        """Nothing was kept."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing to keep."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> CharacterTokenizer:
        """Nothing was kept."""
        return self


def create_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """What a pipeline's config names."""
    return lambda nlp: CharacterTokenizer(nlp.vocab)


registry.tokenizers.register(TOKENIZER, func=create_tokenizer)
