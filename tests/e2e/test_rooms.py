"""A room with a lecturer and a follower, each in a browser of their own."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.e2e.patience import PATIENCE
from tests.e2e.race_page import RacePage
from tests.e2e.serving import Cable
from tests.e2e.watching import Watch

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: Browser, port: int) -> AsyncIterator[RacePage]:
    """A follower's phone, in another language, with a connection of its own."""
    context = await browser.new_context(
        base_url=f"http://127.0.0.1:{port}", locale="zh-CN", viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(PATIENCE * 1000)
    page = await context.new_page()
    watch = Watch(page)
    yield RacePage(page)
    await context.close()
    watch.assert_clean()


async def opened(page: Page) -> tuple[RacePage, str]:
    """A lecturer's page in a new room, and the room's code."""
    race = await RacePage(page).open(step=20)
    await race["room"].click()
    await race["room-open"].click()
    await expect(race["room-big"]).to_be_visible()
    code = (await race["room-big"].inner_text()).replace(" ", "")
    await page.keyboard.press("Escape")
    return race, code


async def test_a_follower_sees_what_the_lecturer_shows_breaks_away_and_comes_back(page: Page, phone: RacePage) -> None:
    lecturer, code = await opened(page)
    await phone.page.goto(f"/#room={code}")
    await phone.ready()
    await phone.until(lambda shown: shown.step == 20, ["gd", "adam"])
    await expect(lecturer["room-said"]).to_have_text("You lead. 1 follow.")
    await lecturer.turn_at_rest("knob-gd-alpha", 0.02, "gd")
    shown = await lecturer.shown("gd")
    await phone.until(lambda now: now == shown, ["gd"])
    assert await phone.page.locator("html").get_attribute("lang") == "zh-Hans"
    await phone["room-away"].click()
    await lecturer.seek(33)
    await expect(lecturer.panel("gd")).to_have_attribute("data-step", "33")
    await expect(phone["room-back"]).to_be_visible()
    assert (await phone.shown("gd")).step == 20
    await phone["room-back"].click()
    await phone.until(lambda now: now.step == 33, ["gd", "adam"])
    await phone["room-leave"].click()
    await expect(phone["room-bar"]).to_be_hidden()
    await expect(lecturer["room-said"]).to_have_text("You lead. 0 follow.")


async def test_a_class_predicts_and_is_shown_what_it_said(page: Page, phone: RacePage) -> None:
    lecturer, code = await opened(page)
    await phone.page.goto("/")
    await phone.ready()
    await phone["room"].click()
    await phone["room-typed"].fill(f"{code[:3].lower()} {code[3:]}")
    await phone["room-join"].click()
    await expect(phone["room-bar"]).to_be_visible()
    await lecturer["room-ask"].click()
    await lecturer["room-ask-go"].click()
    await phone["room-option-3"].click()
    await expect(phone["room-option-3"]).to_have_attribute("aria-pressed", "true")
    await expect(lecturer["room-count"]).to_have_text("1 answered.")
    await lecturer["room-reveal"].click()
    for page_ in (lecturer, phone):
        await expect(page_["room-results"].locator("dd")).to_have_text(["0", "0", "0", "1"])
    async with page.expect_download() as download:
        await lecturer["room-table"].click()
    assert (await download.value).suggested_filename == f"descent-lab-{code}.csv"


async def test_a_students_run_lands_on_the_map_of_the_class(page: Page, phone: RacePage) -> None:
    lecturer, code = await opened(page)
    await phone.page.goto(f"/#room={code}")
    await phone.ready()
    await lecturer["room-ask"].click()
    await page.locator("label", has=lecturer["room-kind-map"]).click()
    await lecturer["room-ask-go"].click()
    await phone["room-board"].click(position={"x": 40, "y": 60})
    await expect(lecturer["room-board"].locator("path")).to_have_count(1)
    await expect(phone["room-board"].locator("path[data-kind=own]")).to_have_count(1)
    await expect(phone["room-back"]).to_be_visible()


async def test_a_room_is_there_again_after_a_reload_and_a_cut_connection(
    page: Page, phone: RacePage, cable: Cable
) -> None:
    lecturer, code = await opened(page)
    await page.reload()
    await lecturer.ready()
    await expect(lecturer["room-code"]).to_have_text(f"Room {code[:3]} {code[3:]}")
    await expect(lecturer["room-ask"]).to_be_visible()
    await phone.page.goto(f"/#room={code}")
    await phone.ready()
    await expect(phone["room-bar"]).to_be_visible()
    page.watch.expected += ["ERR_", "WebSocket connection"]  # type: ignore[attr-defined]
    cable.cut()
    cable.mend()
    await expect(lecturer["room-said"]).to_have_text("You lead. 1 follow.")
    await lecturer.seek(44)
    await phone.until(lambda now: now.step == 44, ["gd"])
    await lecturer["room-close"].click()
    await expect(phone["room-bar"]).to_be_hidden()
