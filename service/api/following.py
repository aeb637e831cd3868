"""Waiting for changes that threads of the desk tell, from within the event loop."""

from __future__ import annotations

import asyncio
import time
from types import TracebackType
from typing import Final

from service.api.ports import Desk

LOOK_SECONDS: Final = 2.0
"""Between two looks where nobody tells anything: another process on the same store may do the work."""
LEAST_SECONDS: Final = 0.2
"""Between two looks where much is told."""
DOCUMENTS_A_SECOND: Final = 5000
"""Of a long job that are told over at most, so that following it does not keep others waiting."""


class Follower:
    """To be opened in the event loop; a poke of any thread ends the wait."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._poked = asyncio.Event()
        self._looked, self._rest = 0.0, 0.0

    def __enter__(self) -> Follower:
        loop = asyncio.get_running_loop()

        def poke(sha256: str) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._poked.set)

        self._leave = self._desk.on_change(poke)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def rest(self, documents: int) -> None:
        """So many documents were just read: the next look comes the later, the more they are."""
        self._rest = documents / DOCUMENTS_A_SECOND

    async def changed(self) -> None:
        """Until something may have changed, `LOOK_SECONDS` at most."""
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                await self._poked.wait()
        except TimeoutError:
            pass
        early = self._looked + max(LEAST_SECONDS, self._rest) - time.monotonic()
        if early > 0:
            await asyncio.sleep(early)
        self._poked.clear()
        self._looked = time.monotonic()
