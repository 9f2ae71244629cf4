"""Which names the server answers to: a page that points a name of its own at this machine is told nothing."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from descentlab.api.errors import envelope
from descentlab.session.refusal import Refusal

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""What health checks on the same machine say."""


class KnownHosts:
    """Middleware that refuses requests whose `Host` is not one of the names; with no names, every one will do."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asks = scope["type"] in ("http", "websocket")
        if not asks or not self.hosts or _named(Headers(scope=scope)) in self.hosts | LOOPBACK:
            await self.app(scope, receive, send)
            return
        refusal = envelope(
            Refusal("host", "The server does not answer to this name; DESCENTLAB_HOSTS lists its names.")
        )
        await refusal(scope, receive, send)


def _named(headers: Headers) -> str:
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""
