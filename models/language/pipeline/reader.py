"""The network as a component: grammar and network together on each Doc, its weights in the pipeline's own folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from corpora.profiles.profile import Profile
from models.language.combined import CombinedReader
from models.language.network.reader import MANIFEST, NETWORK, VOCABULARY, WEIGHTS, load_reader, read_manifest
from models.language.passages import prose_of
from models.language.pipeline.components import STATUTORY, as_document, bundled_profile
from models.language.pipeline.extensions import keep_mentions
from models.language.prediction import PassageReader
from models.language.protocol import Asking

READER = "gouji_reader"
FILES = (MANIFEST, NETWORK, VOCABULARY)
DOCS_A_BATCH = 16
"""Docs whose passages the network is asked about together."""


class Reader:
    """Puts on a Doc what grammar and network find together; see `models.language.combined`.

    Args:
        profile: report family whose fields claims are tied to, None for none.
        asking: which passages the network reads.
        links: False leaves the grammar's own links out.
        weights: folder of the network; loaded when the first Doc comes.
    """

    def __init__(
        self, *, profile: str | None, asking: Asking = "all", links: bool = True, weights: Path = WEIGHTS
    ) -> None:
        bundled_profile(profile)
        self._identifier, self._asking, self._links = profile, asking, links
        self._weights = weights
        self._network: PassageReader | None = None

    @cached_property
    def profile(self) -> Profile | None:
        """Whose fields claims are tied to."""
        return bundled_profile(self._identifier)

    @property
    def network(self) -> PassageReader:
        """The network, loaded now if it was not.

        Raises:
            LanguageWeightsUnsound: for weights that are missing or not those of their manifest.
            ImportError: without onnxruntime.
        """
        if self._network is None:
            self._network = load_reader(self._weights)
        return self._network

    def use(self, network: PassageReader) -> None:
        """Reads with a network that is already there, on whatever runs it; `to_disk` still writes the folder's."""
        self._network = network

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with entities, claims and ties."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = DOCS_A_BATCH) -> Iterator[Doc]:
        """Docs in order; the passages of a batch of them go to the network together."""
        rest = iter(stream)
        while docs := list(islice(rest, batch_size)):
            yield from self._read(docs)

    def _read(self, docs: list[Doc]) -> list[Doc]:
        model = CombinedReader(self.network, asking=self._asking, links=self._links)
        read = [as_document(doc, profile=self.profile) for doc in docs]
        proses = [prose_of(document, layout) for document, layout in read]
        asked = [model.asked(prose) for prose in proses]
        answers = self.network.read(one.query for passages in asked for one in passages)
        for doc, (document, layout), prose, passages in zip(docs, read, proses, asked, strict=True):
            own = [(one, next(answers)) for one in passages]
            keep_mentions(doc, model.combine(document, layout, prose, own, profile=self.profile))
        return docs

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """The weights' files, proved, into the folder.

        Raises:
            LanguageWeightsUnsound: for weights that are not there.
        """
        folder = Path(path)
        read_manifest(self._weights)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            if not (folder / name).exists() or not (folder / name).samefile(self._weights / name):
                shutil.copyfile(self._weights / name, folder / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Reader:
        """The network of a folder that `to_disk` wrote."""
        self._weights = Path(path)
        self._network = load_reader(self._weights)
        return self


@Language.factory(
    READER,
    assigns=["doc.ents", "doc.spans"],
    default_config={"profile": STATUTORY, "asking": "all", "links": True},
)
def create_reader(nlp: Language, name: str, profile: str | None, asking: Asking, links: bool) -> Reader:
    """The factory of `gouji_reader`; until `from_disk` names others its weights are the package's."""
    return Reader(profile=profile, asking=asking, links=links)
