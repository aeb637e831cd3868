"""For machines that watch over this one."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from service.api.access import asker_of
from service.api.backend import Rooms
from service.api.metrics import MEDIA_TYPE
from service.api.problems import Refused
from service.api.wire import Wire, refusals

router = APIRouter(tags=["health"])


class Alive(Wire):
    """It answers."""

    status: str = "ok"


@router.get("/livez", responses=refusals())
async def is_alive() -> Alive:
    """The process answers; it asks nothing of the store or the workers."""
    return Alive()


@router.get("/readyz", responses=refusals())
def is_ready(rooms: Rooms) -> Alive:
    """Documents would be read now: a worker has its models and the store answers. Else 503."""
    if not rooms.desk.ready:
        raise Refused("busy", ("模型尚未载入", "the models are not loaded yet"))
    rooms.store.overview()
    return Alive()


@router.get("/metrics", responses={200: {"content": {"text/plain": {}}}, **refusals()}, response_class=Response)
def metrics(request: Request, rooms: Rooms) -> Response:
    """For Prometheus. Where keys are required, any key will do."""
    asker_of(request, rooms)
    return Response(rooms.metrics.text(), media_type=MEDIA_TYPE)
