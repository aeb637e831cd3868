from itertools import product

import numpy as np

from models.language.network.tags import log_softmax, tagged_spans


def _logits(tags, n_tags, sure=6.0):
    logits = np.zeros((len(tags), n_tags), dtype=np.float32)
    logits[np.arange(len(tags)), tags] = sure
    return logits


def test_spans_that_touch_are_two():
    found = tagged_spans(_logits([0, 1, 2, 1, 2, 0, 3, 4], 5))
    assert [(one.label, one.start, one.end) for one in found] == [(0, 1, 3), (0, 3, 5), (1, 6, 8)]


def test_an_inside_without_its_begin_is_decided_by_the_likeliest_path():
    random = np.random.default_rng(4)
    for _ in range(60):
        logits = random.normal(0, 2, (5, 5)).astype(np.float32)
        found = tagged_spans(logits)
        assert [(one.label, one.start, one.end) for one in found] == _best_by_trying(logits)


def _best_by_trying(logits):
    likely = log_softmax(logits)
    best, spans = -1e9, []
    for tags in product(range(5), repeat=5):
        if any(tag in (2, 4) and before not in (tag, tag - 1) for before, tag in zip((0, *tags), tags, strict=False)):
            continue
        score = sum(likely[place, tag] for place, tag in enumerate(tags))
        if score > best:
            best, spans = score, tags
    starts = [place for place, tag in enumerate(spans) if tag in (1, 3)]
    ends = [next((p for p in range(s + 1, 5) if spans[p] != spans[s] + 1), 5) for s in starts]
    return [(spans[s] // 2, s, e) for s, e in zip(starts, ends, strict=True)]
