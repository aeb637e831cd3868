"""The totals of requests that prose speaks of: what came in, what was settled, and what there was to settle."""

from __future__ import annotations

from typing import Final

from corpora.document.claim import Expression

UNITS: Final = ("件", "份", "宗")
"""In which applications are counted."""
_NEW, _CARRIED_IN, _SETTLED = "requests.new.total", "requests.carried_in.total", "requests.outcome_total.total"
NEW: Final = Expression(name="新收", plus=(_NEW,))
CARRIED_IN: Final = Expression(name="上年结转", plus=(_CARRIED_IN,))
CARRIED_OUT: Final = Expression(name="结转下年度", plus=("requests.carried_out.total",))
SETTLED: Final = Expression(name="办结", plus=(_SETTLED,))
TO_SETTLE: Final = Expression(name="新收＋上年结转", plus=(_NEW, _CARRIED_IN))
OPENED: Final = Expression(name="予以公开＋部分公开", plus=("requests.granted.total", "requests.partial.total"))
ALL_REQUESTS: Final = (NEW, SETTLED, TO_SETTLE)
