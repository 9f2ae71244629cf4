"""The page in a frame of another: what it hides there, who may frame it, and the way out."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.e2e.race_page import RacePage
from tests.e2e.serving import served

pytestmark = pytest.mark.asyncio(loop_scope="session")
PARTS = {
    "topbar": ".topbar",
    "picker": ".preset-picker",
    "story": ".preset-sentence",
    "rail": ".rail",
    "charts": ".charts",
    "transport": ".transport",
}


class Quiet(SimpleHTTPRequestHandler):
    """A course page's server that logs nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """A course site of another origin: its port, and the folder that it serves."""
    folder = tmp_path_factory.mktemp("course")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], folder
        server.shutdown()


@pytest.fixture(scope="module")
def lab(course: tuple[int, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A lab that the course site may frame."""
    log = tmp_path_factory.mktemp("lab") / "server.log"
    with served(log, {"DESCENTLAB_FRAME_ANCESTORS": f"http://127.0.0.1:{course[0]}"}) as port:
        yield port


async def framed(context: BrowserContext, course: tuple[int, Path], address: str) -> Page:
    """A page of the course with the address in a frame."""
    port, folder = course
    (folder / "lesson.html").write_text(f'<iframe src="{address}" width="900" height="640"></iframe>')
    (folder / "favicon.ico").touch()
    page = await context.new_page()
    await page.goto(f"http://127.0.0.1:{port}/lesson.html")
    return page


async def test_a_course_page_that_may_frames_the_race_and_its_back_button_stays_its_own(
    browser: Browser, course: tuple[int, Path], lab: int
) -> None:
    context = await browser.new_context()
    page = await framed(context, course, f"http://127.0.0.1:{lab}/?embed&amp;hide=topbar,rail#step=12")
    frame = page.frame_locator("iframe")
    panel = frame.locator('[data-test="panel"][data-racer="adam"]')
    await expect(panel).to_have_attribute("data-step", "12")
    await expect(frame.locator(".topbar")).to_be_hidden()
    await expect(frame.locator(".transport")).to_be_visible()
    entries = await page.evaluate("history.length")
    await frame.locator('[data-test="surface"]').select_option("bowl")
    inner = page.frames[1]
    await inner.wait_for_function("() => location.hash.includes('bowl')")
    assert await page.evaluate("history.length") == entries
    await context.close()


async def test_the_way_out_of_the_frame_is_the_same_view_by_itself(
    browser: Browser, course: tuple[int, Path], lab: int
) -> None:
    context = await browser.new_context()
    page = await framed(context, course, f"http://127.0.0.1:{lab}/?embed#step=9")
    frame = page.frame_locator("iframe")
    await expect(frame.locator('[data-test="panel"]').first).to_have_attribute("data-step", "9")
    async with context.expect_page() as opening:
        await frame.locator('[data-test="way-out"]').click()
    out = RacePage(await opening.value)
    await out.ready()
    assert "embed" not in out.page.url
    assert await out.step() == 9
    await expect(out.page.locator(".topbar")).to_be_visible()
    await context.close()


async def test_a_page_that_may_not_frames_nothing(browser: Browser, course: tuple[int, Path], port: int) -> None:
    context = await browser.new_context()
    page = await framed(context, course, f"http://127.0.0.1:{port}/?embed")
    await page.wait_for_timeout(500)
    assert await page.frames[1].locator('[data-test="panel"]').count() == 0
    await context.close()


@pytest.mark.parametrize("name", PARTS)
async def test_each_named_part_can_be_hidden(page: Page, name: str) -> None:
    await page.goto(f"/?embed&hide={name}")
    await RacePage(page).ready()
    for part, selector in PARTS.items():
        shown = page.locator(selector).first
        await (expect(shown).to_be_hidden() if part == name else expect(shown).to_be_visible())


async def test_a_frame_alone_hides_what_frames_usually_do(page: Page) -> None:
    await page.goto("/?embed")
    await RacePage(page).ready()
    hidden = [part for part, selector in PARTS.items() if not await page.locator(selector).first.is_visible()]
    assert hidden == ["topbar", "story", "rail"]
    await page.keyboard.press("Space")
    await expect(page.locator('[data-test="play"]')).to_have_attribute("data-playing", "false")


async def test_the_hall_is_asked_for_by_the_address_and_a_link_may_say_otherwise(page: Page) -> None:
    await page.goto("/?present")
    await RacePage(page).ready()
    await expect(page.locator("html")).to_have_attribute("data-theme", "projector")
    await page.goto(f"/?present#theme={quote('dark')}")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_presenting_takes_the_whole_screen_and_gives_it_back(page: Page) -> None:
    race = await RacePage(page).open(theme="dark")
    await race["present"].click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "projector")
    await page.wait_for_function("() => document.fullscreenElement === document.documentElement")
    await page.keyboard.press("h")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.wait_for_function("() => document.fullscreenElement === null")


async def test_below_a_path_everything_is_found_there(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "server.log", {"DESCENTLAB_ROOT_PATH": "/lab"}) as number:
        context = await browser.new_context()
        page = await context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        await page.goto(f"http://127.0.0.1:{number}/lab/#step=9")
        race = await RacePage(page).ready()
        assert await race.step() == 9
        here = f"://127.0.0.1:{number}/lab/"
        assert [url for url in asked if here not in url and not url.startswith(("data:", "blob:"))] == []
        assert f"ws{here}ws" in asked
        await context.close()
