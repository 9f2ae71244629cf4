"""One server and one browser for all browser tests; a fresh, watched page for each."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.e2e.chromium import ARGUMENTS, find
from tests.e2e.patience import PATIENCE
from tests.e2e.serving import Cable, served
from tests.e2e.taking_page import Taking
from tests.e2e.watching import Watch

ARTIFACTS = Path(__file__).resolve().parents[2] / "test-artifacts"
failed = pytest.StashKey[bool]()
expect.set_options(timeout=1000 * PATIENCE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remembers that a test failed, so that its page can be photographed."""
    report = yield
    item.stash[failed] = item.stash.get(failed, False) or report.failed  # type: ignore[attr-defined]
    return report


@pytest.fixture(scope="session")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the server."""
    with served(tmp_path_factory.mktemp("server") / "server.log") as number:
        yield number


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def cable(port: int) -> AsyncIterator[Cable]:
    """What joins the page to the server: a test may cut it."""
    cable = Cable(port)
    await cable.lay()
    yield cable
    await cable.take_up()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, cable: Cable, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    """An empty page whose addresses are relative to the server; fails its test if it complains."""
    context = await browser.new_context(
        base_url=f"http://127.0.0.1:{cable.port}", locale="en-GB", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(1000 * PATIENCE)
    page = await context.new_page()
    page.watch = watch = Watch(page)  # type: ignore[attr-defined]
    yield page
    await _photograph(page, request.node)
    await context.close()
    watch.assert_clean()


async def _photograph(page: Page, test: pytest.Item) -> None:
    if test.stash.get(failed, False):
        ARTIFACTS.mkdir(exist_ok=True)
        await page.screenshot(path=ARTIFACTS / f"{re.sub(r'[^a-z0-9]+', '-', test.name.lower())}.png")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def taking(browser: Browser, port: int) -> AsyncIterator[Taking]:
    """One page for all tests of a module, whose menu of files is used by hand."""
    context = await browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(20_000)
    page = await context.new_page()
    watch = Watch(page)
    watch.expected += ["willReadFrequently", "ERR_FAILED"]  # Plotly's own pictures of space; what a test cuts off
    yield Taking(page)
    await context.close()
    watch.assert_clean()
