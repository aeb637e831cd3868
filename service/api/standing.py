"""How the service stands, for whoever watches over it."""

from __future__ import annotations

from service.api.metrics import Standing
from service.api.ports import Desk
from service.store.store import Store


def standing(store: Store, desk: Desk) -> Standing:
    """For Prometheus."""
    now, workers = store.overview(), desk.workers
    return Standing(
        documents={
            "read": now.read, "failed": now.failed, "waiting": now.waiting, "cancelled": now.cancelled
        },
        workers={"alive": workers.alive, "busy": workers.busy, "lost": workers.lost},
        ready=desk.ready,
    )  # fmt: skip
