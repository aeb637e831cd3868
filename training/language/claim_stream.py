"""Batches without end: reports are drawn, passages by hand told anew, both disguised, cut and sorted by length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Final

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from corpora.labelled.passage import LabelledPassage
from corpora.synthetic.passages import draw_passages
from models.language.encoder.characters import CharacterTokens
from models.language.network.field_space import FieldSpace
from training.language.batches import Batch, batch_of
from training.language.claims_run import ClaimsRun
from training.language.examples import Example, Examples
from training.language.labelled_set import Taught, fields_alone, set_examples
from training.language.names import renamed
from training.language.noise import noisy, run_together
from training.language.other_senses import of_a_part, of_another_time, of_another_year
from training.language.written import written_passages

RARE_PERIODS: Final = ("last_year", "part_of_year", "running_total", "other_year")
RARE_RELATIONS: Final = ("increase", "decrease", "at_least")
AHEAD: Final = 8
"""Batches that each process makes ahead."""
POOL: Final = 768
"""Examples that are drawn together and sorted by length, so that little is padded."""
HIDDEN_WINDOWS: Final = 0.5
"""Share of the windows in which characters are hidden."""
TIMES_HIDDEN: Final = (1, 1, 3, 8)
"""How many times the usual share is hidden in one window."""


def batches_of(
    run: ClaimsRun, tokens: CharacterTokens, space: FieldSpace, *, first: int, taught: tuple[Taught, ...] = (),
    true: tuple[LabelledPassage, ...] = (),
) -> Iterator[Batch]:  # fmt: skip
    """`claim_batches`, made by `run.workers` processes where there are any; each draws for itself."""
    drawn = _Drawn(run=run, tokens=tokens, space=space, first=first, taught=taught, true=true)
    if not run.workers:
        return iter(drawn)
    return iter(DataLoader(drawn, batch_size=None, num_workers=run.workers, prefetch_factor=AHEAD))


@dataclass(frozen=True, eq=False, kw_only=True)
class _Drawn(IterableDataset[Batch]):
    """The batches of one process."""

    run: ClaimsRun
    tokens: CharacterTokens
    space: FieldSpace
    first: int
    taught: tuple[Taught, ...]
    true: tuple[LabelledPassage, ...]

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        return claim_batches(
            self.run, self.tokens, self.space, first=self.first, taught=self.taught, true=self.true,
            worker=None if worker is None else worker.id,
        )  # fmt: skip


def claim_batches(
    run: ClaimsRun, tokens: CharacterTokens, space: FieldSpace, *, first: int, taught: tuple[Taught, ...] = (),
    true: tuple[LabelledPassage, ...] = (), worker: int | None = None,
) -> Iterator[Batch]:  # fmt: skip
    """From step `first` on: a run that goes on draws reports that it has not seen, not those that it would have.
    `taught` are passages of a labelled set to learn from among the drawn ones, `true` those of true prose
    (`training.language.true_claims`), `worker` the number of a process that draws beside others.
    """
    random = Random(f"claims {run.seed} {first}" if worker is None else f"claims {run.seed} {first} {worker}")
    examples = _examples(run, tokens, space, random, taught, true)
    while True:
        pool = sorted(islice(examples, POOL), key=lambda one: len(one.ids))
        batches = [batch_of(part, tokens, space) for part in _parts(pool, run.batch)]
        random.shuffle(batches)
        yield from batches


def _parts(pool: list[Example], most: int) -> Iterator[list[Example]]:
    """Neighbours in length, `most` characters with their padding."""
    part: list[Example] = []
    for example in pool:
        if part and (len(part) + 1) * len(example.ids) > most:
            yield part
            part = []
        part.append(example)
    if part:
        yield part


def _examples(
    run: ClaimsRun, tokens: CharacterTokens, space: FieldSpace, random: Random, taught: tuple[Taught, ...],
    true: tuple[LabelledPassage, ...],
) -> Iterator[Example]:  # fmt: skip
    maker = Examples(tokens=tokens, space=space)
    given = ((set_examples(taught, maker, random), run.taught if taught else 0.0),
             (_true_examples(true, maker, random, run), run.true_prose if true else 0.0))  # fmt: skip
    for passage in _passages(run, random):
        for own, share in given:
            while random.random() < share:
                example = next(own)
                _hide(example, run, tokens, random)
                yield example
        for told in _told(passage, run, random):
            year = None if random.random() < run.without_year else told.year
            named = renamed(told, random) if random.random() < run.renamed else told
            for example in maker.of(noisy(named, random), year=year):
                _hide(example, run, tokens, random)
                yield example


def _true_examples(
    true: tuple[LabelledPassage, ...], maker: Examples, random: Random, run: ClaimsRun
) -> Iterator[Example]:
    """Without end, every passage once in each round, told anew."""
    while true:
        for passage in random.sample(true, len(true)):
            named = renamed(passage, random) if random.random() < run.renamed else passage
            year = None if random.random() < run.without_year else named.year
            yield from (fields_alone(one) for one in maker.of(noisy(named, random), year=year))


def _passages(run: ClaimsRun, random: Random) -> Iterator[LabelledPassage]:
    """Drawn ones, and among them those by hand, where there are any."""
    by_hand = written_passages(random)
    drawn = run_together(draw_passages(random.randrange(2**32), split="train"), random, share=run.together)
    for passage in drawn:
        if not passage.claims and random.random() >= run.numberless:
            continue
        while random.random() < run.written and (one := next(by_hand, None)) is not None:
            yield one
        yield passage


def _told(passage: LabelledPassage, run: ClaimsRun, random: Random) -> Iterator[LabelledPassage]:
    """The passage, a rare one again, some in another sense as well. What tells of another year needs its year told."""
    yield passage
    if is_rare(passage) and random.random() < run.rare_again:
        yield passage
    if random.random() < run.other_senses:
        other = random.choice((of_another_year, of_another_time, of_a_part))(passage, random)
        if other is not None:
            yield other


def is_rare(passage: LabelledPassage) -> bool:
    """Whether it tells of what few passages do: another's figures, another time, a change, something taken away."""
    return bool(passage.shares) or any(
        claim.body != "own" or claim.period_kind in RARE_PERIODS or claim.relation in RARE_RELATIONS or claim.minus
        for claim in passage.claims
    )


def _hide(example: Example, run: ClaimsRun, tokens: CharacterTokens, random: Random) -> None:
    """Puts unknown characters in the place of some, in a part of the windows, and of many in a part of those."""
    if random.random() >= HIDDEN_WINDOWS:
        return
    share = run.hidden_characters * random.choice(TIMES_HIDDEN)
    kept = {anchor.place for anchor in example.anchors}
    for place in range(1, len(example.ids) - 1):
        if random.random() < share and place not in kept and example.ids[place] != tokens.end:
            example.ids[place] = tokens.unknown
