"""A network that is told what to say, and texts read with it or without; for tests of how rules and network go together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpora.document.claim import Claim
from corpora.document.geometry import Span
from corpora.document.mention import Mentions
from corpora.profiles.load import load_profiles
from models.language.plain import plain_document, plain_layout
from models.language.prediction import PassageQuery, PredictedClaim, PredictedTie, Prediction
from models.language.protocol import LanguageModel

PROFILES = {profile.id: profile for profile in load_profiles()}


def answer(span: tuple[int, int], **known: object) -> PredictedClaim:
    made = PredictedClaim(
        span=Span(*span), negated=False, confidence=1.0, measure=None, relation="equal", relation_confidence=1.0,
        period_kind="this_year", period_confidence=1.0, body="own", body_confidence=1.0, fields=(), minus=(),
        each=False, field_confidence=1.0, approximate=False,
    )  # type: ignore[arg-type]  # fmt: skip
    return replace(made, **known)  # type: ignore[arg-type]


class Told:
    """A network that says of each numeral what it was told, by the digits; of others nothing."""

    def __init__(
        self,
        said: dict[str, dict[str, object]],
        ties: tuple[PredictedTie, ...] = (),
        denials: tuple[tuple[str, dict[str, object]], ...] = (),
    ) -> None:
        self._said, self._ties, self._denials = said, ties, denials
        self.asked: list[str] = []

    def read(self, queries: Iterable[PassageQuery]) -> Iterator[Prediction]:
        for query in queries:
            self.asked.append(query.text)
            claims = [answer(span, **self._said.get(query.text[span.start : span.end], {})) for span in query.numerals]
            for words, known in self._denials:
                start = query.text.find(words)
                if start >= 0:
                    claims.append(answer((start, start + len(words)), negated=True, **known))
            yield Prediction(claims=tuple(claims), ties=self._ties)


def read(model: LanguageModel, text: str, *, profile: str = "statutory-2021") -> Mentions:
    document = plain_document(text)
    layout = plain_layout(document, profile=PROFILES[profile], organisation="云屏岭市水利局", year=2023)
    return model.read(document, layout, profile=PROFILES[profile])


def by_number(mentions: Mentions) -> dict[str, Claim]:
    return {claim.number.printed: claim for claim in mentions.claims}


def first(claim: Claim) -> tuple[str, ...]:
    return claim.fields[0].plus if claim.fields else ()
