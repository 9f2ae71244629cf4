"""An answer that stays the same while the server runs: made once, compressed once."""

import gzip
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from descentlab.api.page import accepted_encodings, tags


class Kept:
    """A body that is sent as it is, gzipped, or not at all when the client has it."""

    def __init__(self, body: bytes, media_type: str) -> None:
        self._bodies = {"": body, "gzip": gzip.compress(body, 9, mtime=0)}
        self._tag = sha256(body).hexdigest()[:20]
        self._media_type = media_type

    def answer(self, request: Request) -> Response:
        """The answer to a GET."""
        encoding = "gzip" if "gzip" in accepted_encodings(request.headers.get("accept-encoding", "")) else ""
        tag = f'"{self._tag}{"-" + encoding if encoding else ""}"'
        headers = {"cache-control": "no-cache", "etag": tag, "vary": "accept-encoding"}
        if tag in tags(request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        if encoding:
            headers["content-encoding"] = encoding
        return Response(self._bodies[encoding], headers=headers, media_type=self._media_type)
