"""How the page looks and what its address keeps: languages, themes, widths, links."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.race_page import RACERS, RacePage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_language_changes_in_place_and_the_numbers_stay(page: Page) -> None:
    race = await RacePage(page).open(lang="en")
    await race.pause()
    await race.seek(42)
    before = [await race.shown(racer) for racer in RACERS]
    english = await page.locator("body").inner_text()
    await race["lang"].click()
    await expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert await page.locator("body").inner_text() != english
    assert [await race.shown(racer) for racer in RACERS] == before


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
async def test_nothing_is_wider_than_the_screen(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 900})
    await RacePage(page).open()
    assert await page.evaluate("document.documentElement.scrollWidth") <= width


async def test_on_a_phone_the_racers_have_the_screen_and_the_rest_comes_on_demand(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    race = await RacePage(page).open(lang="en")
    first = await race.panel("gd").bounding_box()
    assert first is not None
    assert first["y"] < 844 * 0.4
    await expect(race["surface"]).to_be_hidden()
    await race["toolbar-more"].click()
    await expect(race["surface"]).to_be_visible()
    await race["toolbar-more"].click()
    await race["knobs"].click()
    sheet, seen = await page.locator("#rail-knobs").bounding_box(), await race.panel("gd").bounding_box()
    assert sheet is not None
    assert seen is not None
    assert -2 < seen["y"] < sheet["y"] - 150 < 844 < sheet["y"] + sheet["height"] + 150
    await expect(race["knob-gd-alpha"]).to_be_in_viewport()
    await page.locator("#rail-knobs .sheet-close").click()
    await expect(race["knobs"]).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
async def test_each_theme_has_a_ground_of_its_own_under_the_plots(page: Page, theme: str) -> None:
    await RacePage(page).open(theme=theme)
    await expect(page.locator("html")).to_have_attribute("data-theme", theme)
    brightness = await page.evaluate(
        """() => { const ink = document.createElement('canvas').getContext('2d');
                   ink.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
                   ink.fillRect(0, 0, 1, 1);
                   return Math.max(...ink.getImageData(0, 0, 1, 1).data.slice(0, 3)); }"""
    )
    assert brightness < 64 if theme == "dark" else brightness > 224


async def test_a_link_opens_on_the_same_step_and_the_same_numbers(page: Page, browser: Browser) -> None:
    race = await RacePage(page).open()
    await race.pause()
    await race.seek(77)
    await race.turn_at_rest("knob-adam-alpha", 0.3, "adam")
    before = [await race.shown(racer) for racer in RACERS]
    await page.wait_for_function("() => /step=77/.test(location.hash) && /0\\.3/.test(location.hash)")
    elsewhere = await browser.new_context()
    other = await elsewhere.new_page()
    await other.goto(page.url)
    copied = await RacePage(other).ready()
    await copied.until(lambda shown: shown.step == 77, list(RACERS))
    assert [await copied.shown(racer) for racer in RACERS] == before
    await elsewhere.close()


async def test_a_one_parameter_problem_is_drawn_as_its_curve(page: Page) -> None:
    race = await RacePage(page).open()
    await race.pause()
    await race["surface"].select_option("notes_parabola")
    await race.pause()
    await race.until(lambda shown: shown.at == (10.0,), list(RACERS))
    assert {(await race.shown(racer)).loss for racer in RACERS} == {2.5}


async def test_a_hostile_link_opens_the_page_says_what_it_could_not_show_and_is_never_taken_as_markup(
    page: Page,
) -> None:
    hostile = {"problem": {"kind": "surface", "name": "<img src=x onerror=alert(1)>"}, "racers": [{"rule": "adam"}]}
    race = await RacePage(page).open(spec=hostile)
    assert tuple(await race.racers()) == RACERS
    await expect(page.locator(".toast")).to_contain_text("<img src=x onerror=alert(1)>")
    assert await page.locator("img").count() == 0


async def test_what_of_a_link_cannot_be_read_is_named_in_both_languages_and_the_page_goes_on(page: Page) -> None:
    await page.goto("/#step=12&view=sideways&spec=%7B%22racers%22&lang=en")
    race = await RacePage(page).ready()
    toast = page.locator(".toast")
    await expect(toast).to_contain_text('cannot be read: view=sideways, spec={"racers"')
    await race["lang"].click()
    await expect(toast).to_contain_text("无法读取")
    await race.until(lambda shown: shown.step == 12, list(RACERS))
    await race.turn_at_rest("knob-adam-alpha", 0.3, "adam")
