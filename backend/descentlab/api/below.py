"""Serving below a path of a proxy, whether or not the proxy takes the path off."""

from starlette.types import ASGIApp, Receive, Scope, Send


class BelowPath:
    """Middleware that tells the app its root path: `/lab/healthz` and `/healthz` then both are `/healthz`."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self.app = app
        self.root_path = root_path.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and self.root_path:
            scope = dict(scope, root_path=self.root_path)
        await self.app(scope, receive, send)
