"""Counting of HTTP answers."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from descentlab.api.metrics import Metrics


class Counted:
    """Middleware that counts every HTTP answer by its status."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.metrics.requests.labels(str(message["status"])).inc()
            await send(message)

        await self.app(scope, receive, counted if scope["type"] == "http" else send)
