"""Which pages may open the WebSocket: a browser says where a page came from, and only a browser can be led astray."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers

_PORTS = {"http": 80, "https": 443}


def may_connect(headers: Headers, allowed: tuple[str, ...]) -> bool:
    """True for programs (no Origin), for the server's own page, and for the allowed origins."""
    origin = headers.get("origin")
    if origin is None or origin in allowed:
        return True
    return _place(origin) is not None and _place(origin) in _own_places(headers)


def _own_places(headers: Headers) -> list[tuple[str, int] | None]:
    return [_place(f"{scheme}://{headers.get('host', '')}") for scheme in _PORTS]


def _place(origin: str) -> tuple[str, int] | None:
    try:
        parts = urlsplit(origin)
        port = parts.port or _PORTS[parts.scheme]
    except (KeyError, ValueError):
        return None
    return (parts.hostname, port) if parts.hostname else None
