"""Figures of several bodies side by side: a whole of the report's own, and which of its bodies counts what."""

from __future__ import annotations

from decimal import Decimal

from corpora.synthetic.prose.families import table_fact
from corpora.synthetic.prose.parts import Part, parts_fact, print_parts, tie_of_parts
from corpora.synthetic.prose.phrases import load_phrases
from corpora.synthetic.prose.voice import Voice, family_name
from corpora.synthetic.report import Statement

NEW = "requests.new.total"
KINDS = {
    "government": (("seat", "office"), ("departments", "subordinate"), ("towns", "subordinate")),
    "office": (("own", "office"), ("below", "subordinate")),
}
"""Who counts, by the lists of composites.yaml, and the body that its figures are of."""


def by_body(voice: Voice) -> Statement | None:
    """New requests by the bodies that received them, None where there are too few to share out."""
    speaker = "government" if voice.standing.counts_region else "office"
    total = int(voice.figures[NEW])
    kinds = list(KINDS[speaker])
    if len(kinds) > 2 and voice.random.random() < 0.5:
        kinds.pop()
    if total <= len(kinds):
        return None
    phrases = load_phrases("composites")[f"bodies_of_{speaker}"]
    cuts = sorted(voice.random.sample(range(1, total), len(kinds) - 1))
    counts = [end - start for start, end in zip((0, *cuts), (*cuts, total), strict=True)]
    parts = [
        Part(name=voice.random.choice(phrases[key]).format(**_names(voice)), value=Decimal(count), sense=(body,))
        for (key, body), count in zip(kinds, counts, strict=True)
    ]
    template = voice.choose(phrases["sentences"])
    complete = "其中" not in template
    whole, printed = voice.print(total).of(NEW), print_parts(voice, parts, unit="件")
    if voice.standing.speaker == "seat":  # 全县 is another body than its office, with the same tables
        whole = whole.narrowed("region")
    words = template.replace("{parts}", printed.words) + tie_of_parts("whole", printed.top, complete=complete)
    filled = voice.fill(words, {"whole": whole, **printed.slots})
    facts = (parts_fact(filled, whole, parts, complete=complete, firm=True), table_fact(filled, "whole", whole))
    return filled.statement(*facts, family=family_name(f"bodies_of_{speaker}", template))


def _names(voice: Voice) -> dict[str, str]:
    return {"seat": voice.standing.seat, "rank": voice.standing.rank}
