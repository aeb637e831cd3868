"""Which profiles are worth reading a document's tables by."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.region import Region
from corpora.profiles.profile import Form, Profile
from models.tables.keys import SHORT_LABEL, whole_key
from models.tables.printed.form_words import form_words

FAR_BEHIND = 0.25
"""Share of the best rival's label count below which a profile cannot win."""
SURE_LEAD = 12
"""Labels that the best rival must have found before any profile is left out."""


def likely_profiles(regions: Sequence[Region], profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """The profiles whose labels occur in the regions, cut, wrapped or run together, the likeliest first; all of them in
    case of doubt.
    """
    text = "".join(whole_key(slip.text) for region in regions for row in region.rows for slip in row if slip.text)
    counts = [_occurring(text, profile.forms) for profile in profiles]
    best = max(counts, default=0)
    if best < SURE_LEAD:
        return tuple(profiles)
    likely = [(count, one) for one, count in zip(profiles, counts, strict=True) if count >= FAR_BEHIND * best]
    return tuple(one for _, one in sorted(likely, key=lambda pair: -pair[0]))


def _occurring(text: str, forms: tuple[Form, ...]) -> int:
    """Labels, by any of their wordings, that stand in the text; short ones stand in any."""
    words = form_words(forms)
    found = {
        index for key, indices in words.keys.items() if len(key) > SHORT_LABEL and key in text for index in indices
    }
    return len(found)
