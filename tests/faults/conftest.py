"""A running server."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.api.serving import serving


@pytest_asyncio.fixture
async def port() -> AsyncIterator[int]:
    """Its port."""
    async with serving() as number:
        yield number
