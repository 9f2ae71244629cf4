"""Sharing: a link restores everything, Back and Forward work, and the QR picture is read as a phone reads it."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.qr_reader import read_qr
from tests.e2e.race_page import RacePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

FULL: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "ravine", "knobs": {"condition": 25.0}},
    "start": [-1.0, 0.5],
    "steps": 90,
    "seed": 7,
    "noise": 0.5,
    "steps_per_epoch": 5,
    "racers": [
        {"rule": "gd", "label": "mine", "knobs": {"alpha": 0.03}, "start": [0.5, 0.25]},
        {
            "rule": "adam",
            "knobs": {"alpha": 0.1, "beta2": 0.99},
            "schedule": {"name": "staircase", "knobs": {"factor": 0.5, "every": 2}},
            "style": {"colour": "#D55E00", "dash": "dot", "marker": "star"},
        },
        {"rule": "gd", "sign": "plus"},
    ],
}


async def state(race: RacePage) -> dict[str, Any]:
    """All that a link is to restore, as the page shows it."""
    return {
        "shown": {racer: await race.shown(racer) for racer in await race.racers()},
        "names": await race.page.locator(".panel-label").all_text_contents(),
        "signs": await race.page.locator("[data-test=panel] .swatch").evaluate_all(
            "signs => signs.map((sign) => [sign.dataset.marker, sign.dataset.dash])"
        ),
        "pins": await race.page.locator(".pin-name").count(),
        "lang": await race.page.locator("html").get_attribute("lang"),
        "theme": await race.page.locator("html").get_attribute("data-theme"),
        "seed": await race["setting-seed"].input_value(),
        "condition": await race["surface-condition"].input_value(),
        "schedule": await race["schedule-adam-every"].input_value(),
        "chosen": await race.page.locator("[data-test=panel][data-chosen]").get_attribute("data-racer"),
    }


async def test_a_link_restores_everything_in_a_fresh_browser(page: Page, browser: Browser) -> None:
    race = await RacePage(page).open(spec=FULL, step=40, lang="zh", theme="dark", focus=1)
    await race["pin"].click()
    await race.turn_at_rest("knob-gd-alpha", 0.02, "gd")
    await page.wait_for_function("() => /spec=.*0\\.02.*pins=/.test(location.hash)")
    before = await state(race)
    assert (before["pins"], before["chosen"], before["names"][0]) == (1, "adam", "mine")
    elsewhere = await browser.new_context(locale="en-GB")
    copied = RacePage(await elsewhere.new_page())
    await copied.page.goto(page.url)
    await copied.ready()
    await copied.until(lambda shown: shown.step == 40, await copied.racers())
    assert await state(copied) == before
    await elsewhere.close()


async def test_back_and_forward_go_through_what_was_tried(page: Page) -> None:
    race = await RacePage(page).open(spec=FULL, step=40)
    tried = []
    for alpha in (0.031, 0.032, 0.033):
        await race.turn_at_rest("knob-gd-alpha", alpha, "gd")
        await page.wait_for_function("alpha => location.hash.includes(alpha)", arg=str(alpha))
        await expect(race.panel("gd")).to_have_attribute("data-step", "40")
        tried.append(await race.shown("gd"))
    for alpha, shown in [(0.032, tried[1]), (0.031, tried[0])]:
        await page.go_back()
        await expect(race["knob-gd-alpha"]).to_have_value(str(alpha))
        await race.until(lambda now, shown=shown: now == shown, ["gd"])  # type: ignore[misc]
    await page.go_forward()
    await expect(race["knob-gd-alpha"]).to_have_value("0.032")
    await race.until(lambda now: now == tried[1], ["gd"])


async def test_back_brings_a_removed_racer_back(page: Page) -> None:
    race = await RacePage(page).open(spec=FULL, step=40)
    before = [await race.shown(racer) for racer in await race.racers()]
    await race["racer-adam-edit"].click()
    await race["racer-adam-remove"].click()
    await expect(race["panel"]).to_have_count(2)
    await page.wait_for_function("() => !location.hash.includes('adam')")
    await page.go_back()
    await expect(race["panel"]).to_have_count(3)
    await race.ready()
    assert [await race.shown(racer) for racer in await race.racers()] == before


async def test_the_link_is_copied_and_read_off_the_qr_picture(page: Page) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    race = await RacePage(page).open(spec=FULL, step=40, theme="dark")
    await race["share"].click()
    await race["copy-link"].click()
    await expect(race["copy-link"]).to_contain_text("Copied")
    link = await page.evaluate("navigator.clipboard.readText()")
    assert json.loads(parse_qs(urlsplit(link).fragment)["spec"][0])["seed"] == 7
    assert await race["share-link"].input_value() == link
    assert await read_qr(race["qr"]) == link
    await race["copy-frame"].click()
    frame = await page.evaluate("navigator.clipboard.readText()")
    assert "?embed#scene=race" in frame.replace("&amp;", "&")


async def test_nothing_moves_under_the_finger_as_the_picture_comes(page: Page) -> None:
    race = await RacePage(page).open(spec=FULL, step=40)
    await page.evaluate(
        """() => { window.places = new Set();
             const look = () => {
               const button = document.querySelector('dialog[open] [data-test="copy-link"]');
               if (button) window.places.add(button.getBoundingClientRect().top);
               requestAnimationFrame(look); };
             look(); }"""
    )
    await race["share"].click()
    await expect(race["qr"]).to_be_visible()
    await page.wait_for_timeout(100)
    assert len(await page.evaluate("[...window.places]")) == 1


async def test_the_hall_gets_a_picture_that_fills_its_screen(page: Page) -> None:
    await page.set_viewport_size({"width": 1920, "height": 1080})
    race = await RacePage(page).open(theme="projector", step=3)
    await page.keyboard.press("s")
    box = await race["qr"].bounding_box()
    assert box is not None
    assert box["width"] >= 600
    assert box["y"] + box["height"] <= 1080
    link = await race["share-link"].input_value()
    assert await read_qr(race["qr"]) == link


async def test_pins_come_and_go_by_button_and_key_and_can_be_returned_to(page: Page) -> None:
    race = await RacePage(page).open(spec=FULL, step=40, lang="en")
    first = await race.shown("gd")
    await race["pin"].click()
    await expect(race["pinned-1"]).to_have_text("as now")
    await race.turn("knob-gd-alpha", 0.02)
    await expect(race["pinned-1"]).to_have_text("mine α 0.03")
    await race["scrub"].focus()
    await page.keyboard.press("p")
    await expect(race["pinned-2"]).to_have_text("as now")
    await race["pinned-1"].click()
    await expect(race["knob-gd-alpha"]).to_have_value("0.03")
    await race.until(lambda shown: shown == first, ["gd"])
    await race["unpin-1"].click()
    await expect(race["pinned-2"]).to_have_count(0)
    for alpha in (0.011, 0.012, 0.013):
        await race.turn("knob-gd-alpha", alpha)
        await race["pin"].click()
    await race.turn("knob-gd-alpha", 0.014)
    await expect(race["pin"]).to_be_disabled()
    await expect(page.locator(".pin-name")).to_have_count(4)
