"""The app: an object that is made from settings, with nothing outside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.exceptions import HTTPException

from descentlab.api.below import BelowPath
from descentlab.api.counted import Counted
from descentlab.api.docs import add_documentation
from descentlab.api.errors import Faults, http_error, refused
from descentlab.api.headers import SecurityHeaders
from descentlab.api.hosts import KnownHosts
from descentlab.api.http import addresses
from descentlab.api.operation import operation_addresses
from descentlab.api.page import Page, PageOrNothing, page_folder
from descentlab.api.service import Service
from descentlab.api.socket_address import SocketAddress
from descentlab.config import Settings
from descentlab.session.refusal import Refusal
from descentlab.version import VERSION

DESCRIPTION = (
    "Optimizers racing down the same loss surface, step by step. The WebSocket is described in docs/protocol.md."
)


def create_app(settings: Settings | None = None, page: Page | None = None) -> FastAPI:
    """The whole web app; the page's folder is found where none is given."""
    chosen = settings or Settings()
    service = Service(chosen, page or Page(page_folder()))

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with service.running():
            yield

    app = FastAPI(
        title="Descent Lab",
        version=VERSION,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        exception_handlers={Refusal: refused, HTTPException: http_error},
    )
    app.state.service = service
    app.include_router(operation_addresses(service))
    app.include_router(addresses(service))
    add_documentation(app)

    app.router.default = PageOrNothing(service.page, app.router.default)
    app.add_middleware(SocketAddress, service=service)
    app.add_middleware(Faults)
    app.add_middleware(KnownHosts, hosts=chosen.hosts)
    app.add_middleware(Counted, metrics=service.metrics)
    app.add_middleware(SecurityHeaders, frame_ancestors=chosen.frame_ancestors)
    app.add_middleware(BelowPath, root_path=chosen.root_path)
    return app
