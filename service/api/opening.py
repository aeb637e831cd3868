"""The store of a service, for whoever starts it or keeps its keys."""

from __future__ import annotations

from pathlib import Path

from service.store.opening import open_store
from service.store.store import Store


def opened_store(data: Path, database: str | None) -> Store:
    """Raises StoreError. The folder is made where there is none, for its owner alone: reports may be confidential."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return open_store(database, data.absolute())
