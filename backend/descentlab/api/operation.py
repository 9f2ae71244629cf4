"""What whoever runs the server asks: is it alive, can it serve, what has it counted."""

from fastapi import APIRouter, Response

from descentlab.api.errors import json_response
from descentlab.api.pulse import TOO_LATE
from descentlab.api.schema import Health, Readiness
from descentlab.api.service import Service
from descentlab.version import VERSION

_FRESH = {"cache-control": "no-store"}


def operation_addresses(service: Service) -> APIRouter:
    """The routes of one app."""
    router = APIRouter(tags=["operation"])

    @router.head("/healthz", include_in_schema=False)
    @router.get("/healthz", responses={200: {"model": Health}})
    async def healthz() -> Response:
        """Say that the server is alive."""
        return json_response({"status": "ok", "version": VERSION}, headers=_FRESH)

    @router.head("/readyz", include_in_schema=False)
    @router.get("/readyz", responses={200: {"model": Readiness}, 503: {"model": Readiness}})
    async def readyz() -> Response:
        """Say whether the server can serve, and if not, why."""
        reasons = unready(service)
        status = "ready" if not reasons else "not ready"
        return json_response({"status": status, "reasons": reasons}, 503 if reasons else 200, _FRESH)

    @router.get("/metrics", responses={200: {"content": {"text/plain": {}}}})
    async def metrics() -> Response:
        """What the server has counted, for Prometheus."""
        return service.metrics.answer()

    return router


def unready(service: Service) -> list[str]:
    """Why the server cannot serve well just now; nothing where it can."""
    checks = {
        "stopping": service.pulse.stopping,
        "event loop late": service.pulse.lag > TOO_LATE,
        "no room for connections": service.door.inside >= service.limits.sockets,
    }
    return [reason for reason, holds in checks.items() if holds]
