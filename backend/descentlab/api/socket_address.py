"""The WebSocket's address, taken before the routes are looked at."""

from starlette._utils import get_route_path
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from descentlab.api.service import Service
from descentlab.api.socket import serve_socket

ADDRESS = "/ws"


class SocketAddress:
    """Middleware that serves `/ws`; everything else goes on to the app.

    A WebSocket stays for a lesson, and whatever is called around it stays as long: the router and what it keeps for a
    request were a fifth of the memory of a connection.
    """

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app = app
        self.service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and get_route_path(scope) == ADDRESS:
            await serve_socket(WebSocket(scope, receive, send), self.service)
            return
        await self.app(scope, receive, send)
