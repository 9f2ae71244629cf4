"""An app, a client for its HTTP addresses, and a running server."""

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio

from descentlab.app import create_app
from descentlab.config import Settings
from tests.api.serving import serving


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """Speaks to the app without a network."""
    transport = httpx.ASGITransport(create_app(Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://lab") as client:
        yield client


@pytest_asyncio.fixture
async def port() -> AsyncIterator[int]:
    """The port of a running server."""
    async with serving() as number:
        yield number
