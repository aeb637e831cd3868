"""What came in, was settled and was left of a year that is named in front of it all."""

from __future__ import annotations

import re
from typing import Final

_FLOW: Final = re.compile(
    r"(?:^|[，,。；;：:])\s?((?:19|20)\d\d)\s?年度?上(?:一)?年度?结转(?![^。；;]*(?:今年|本年|当年|(?:19|20)\d\d\s?年))[^。；;]*$"
)


FARTHEST: Final = 120
"""Characters in which the year of a flow is looked for."""


def year_of_the_flow(words: str) -> int | None:
    """`2022年上年结转64件、办结1887件、结转下年82件`: whose carry-over it is, up to where another year is named; None
    where no year is said to have had one.
    """
    found = _FLOW.search(words[-FARTHEST:])
    return int(found[1]) if found is not None else None
