"""Links that somebody made to do harm: they are text, and do nothing but show themselves."""

import json
from urllib.parse import quote

import pytest
from playwright.async_api import Page, expect

from tests.e2e.race_page import RacePage
from tests.session.samples import spec

pytestmark = pytest.mark.asyncio(loop_scope="session")

HARM = '"><img src=x onerror="globalThis.harm=1"><script>globalThis.harm=1</script>{{1}}'


async def test_a_label_that_is_a_program_is_a_label(page: Page) -> None:
    racers = [{"rule": "gd", "label": HARM[:80]}, {"rule": "adam", "label": "javascript:globalThis.harm=1"}]
    race = await RacePage(page).open(scene="race", spec=spec(racers=racers), step=3)
    await expect(race["panel"].first).to_contain_text('"><img src=x')
    assert await page.locator("img[src=x]").count() == 0
    assert await page.evaluate("globalThis.harm") is None


@pytest.mark.parametrize(
    "fragment",
    [
        f"scene={quote(HARM)}&lang={quote(HARM)}&theme={quote(HARM)}&view={quote(HARM)}&step={quote(HARM)}",
        "scene=race&spec=" + quote(json.dumps(spec(racers=[{"rule": "gd", "label": "x" * 1_000_000}]))),
        "x" * 1_000_000,
    ],
    ids=["programs", "a label of a megabyte", "a megabyte"],
)
async def test_a_link_that_says_nothing_useful_leaves_a_page_that_works(page: Page, fragment: str) -> None:
    await page.goto("about:blank")
    await page.goto(f"/#{fragment}")
    race = RacePage(page)
    await expect(race["panel"].first if "scene=race" in fragment else page.locator("main")).to_be_visible()
    assert await page.evaluate("globalThis.harm") is None
    await page.goto("about:blank")
    await RacePage(page).open(scene="race", step=2)
