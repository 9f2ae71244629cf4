"""Racers in a real browser: they come, go, are copied, named, signed, turned round and started elsewhere."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

import descentlab
from tests.e2e.race_page import RacePage, Shown

pytestmark = pytest.mark.asyncio(loop_scope="session")

PARABOLA = {"kind": "surface", "name": "notes_parabola"}
TWO: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "ravine"},
    "steps": 60,
    "racers": [{"rule": "gd", "knobs": {"alpha": 0.04}}, {"rule": "adam", "knobs": {"alpha": 0.1}}],
}


async def linked(page: Page, part: str) -> Any:
    """What the address says, once it holds a text."""
    await page.wait_for_function("part => decodeURIComponent(location.hash).includes(part)", arg=part)
    return json.loads(parse_qs(urlsplit(page.url).fragment)["spec"][0])


async def signs(race: RacePage) -> list[tuple[str, str]]:
    """Marker and dash of every panel's sign."""
    found: list[tuple[str, str]] = await race.page.locator("[data-test=panel] .swatch").evaluate_all(
        "signs => signs.map((sign) => [sign.dataset.marker, sign.dataset.dash])"
    )
    return [(marker, dash) for marker, dash in found]


async def test_a_racer_is_added_copied_and_removed(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=30)
    await race["add-racer"].click()
    await race["add-racer-momentum"].click()
    await expect(race["panel"]).to_have_count(3)
    await race["racer-adam-edit"].click()
    await race["racer-adam-duplicate"].click()
    await race.ready()
    assert await race.racers() == ["gd", "adam", "adam-2", "momentum"]
    assert await race.shown("adam-2") == await race.shown("adam")
    assert len(set(await signs(race))) == 4
    await race["racer-adam-2-remove"].click()
    await expect(race["panel"]).to_have_count(3)
    assert await race.racers() == ["gd", "adam", "momentum"]


async def test_there_is_room_for_twelve_and_no_more(page: Page) -> None:
    race = await RacePage(page).open(spec={**TWO, "racers": [{"rule": "adam"}] * 11}, step=30)
    await race["add-racer"].click()
    await race["add-racer-gd"].click()
    await expect(race["panel"]).to_have_count(12)
    await race.ready()
    assert len({marker for marker, _ in await signs(race)}) == 12
    await expect(race["add-racer"]).to_be_disabled()
    await race["racer-gd-edit"].click()
    await expect(race["racer-gd-duplicate"]).to_be_disabled()


@pytest.mark.parametrize("count", [1, 5, 12])
async def test_any_number_of_panels_fits_any_screen(page: Page, count: int) -> None:
    race = await RacePage(page).open(spec={**TWO, "racers": [{"rule": "adam"}] * count}, step=30)
    for width in (390, 1280, 1920):
        await page.set_viewport_size({"width": width, "height": 900})
        boxes = [await panel.bounding_box() for panel in await race["panel"].all()]
        assert len(boxes) == count
        assert all(box is not None and box["width"] >= 150 and box["x"] + box["width"] <= width for box in boxes)
        assert len({round(box["width"]) for box in boxes if box}) == 1
        assert await page.evaluate("document.documentElement.scrollWidth") <= width


async def test_a_racer_is_named_and_signed_and_the_link_keeps_it(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=30)
    await race["racer-gd-edit"].click()
    await race["racer-gd-name"].fill("slow and steady")
    await race["racer-gd-name"].press("Enter")
    await race["racer-gd-colour-d55e00"].check(force=True)
    await race["racer-gd-marker-star"].check(force=True)
    await race["racer-gd-dash-dot"].check(force=True)
    spec = await linked(page, "slow and steady")
    spec = await linked(page, '"dash":"dot"')
    assert spec["racers"][0]["label"] == "slow and steady"
    assert spec["racers"][0]["style"] == {"colour": "#D55E00", "dash": "dot", "marker": "star"}
    await page.reload()
    await race.ready()
    await expect(race.panel("gd").locator(".panel-label")).to_have_text("slow and steady")
    assert (await signs(race))[0] == ("star", "dot")


async def test_racers_change_places_and_the_keyboard_stays_with_the_one_that_moved(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=30)
    await race["racer-gd-edit"].click()
    await race["racer-gd-down"].focus()
    await page.keyboard.press("Enter")
    await race.ready()
    assert await race.racers() == ["adam", "gd"]
    await expect(race["racer-gd-editor"]).to_be_visible()
    assert await page.evaluate("document.activeElement.closest('.card')?.dataset.test") == "card-gd"


async def test_why_not_plus_climbs_away_from_where_minus_leads_down(page: Page) -> None:
    spec = {"problem": PARABOLA, "steps": 20, "racers": [{"rule": "gd", "knobs": {"alpha": 1.0}}]}
    race = await RacePage(page).open(spec=spec, step=0)
    await race["why-plus"].click()
    await expect(race["panel"]).to_have_count(2)
    await expect(race["why-plus"]).to_be_hidden()
    await race["to-end"].click()
    await race.until(lambda shown: shown.step == 20, ["gd", "gd-2"])
    assert (await race.shown("gd")).at[0] == pytest.approx(5 + 5 * 0.8**20, rel=1e-12)
    assert (await race.shown("gd-2")).at[0] == pytest.approx(5 + 5 * 1.2**20, rel=1e-12)


async def test_plus_and_minus_are_chosen_in_the_card(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=5)
    await race["racer-gd-edit"].click()
    await race["racer-gd-sign-plus"].check(force=True)
    uphill = {**TWO, "racers": [{**TWO["racers"][0], "sign": "plus"}]}
    run = descentlab.race(uphill).racers[0]
    await race.until(lambda shown: shown == Shown(5, float(run.loss[5]), tuple(run.params[5].tolist())), ["gd"])


async def test_a_racer_may_start_elsewhere(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=0)
    await race["racer-adam-edit"].click()
    await race["racer-adam-start"].check()
    await race.turn("racer-adam-start-x", 0.5)
    await race.until(lambda shown: shown.at == (0.5, 1.0), ["adam"])
    assert (await race.shown("gd")).at == (-1.2, 1.0)
    await race["racer-adam-start"].uncheck()
    await race.until(lambda shown: shown.at == (-1.2, 1.0), ["adam"])


async def test_linked_rates_move_by_one_factor(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=30)
    await race["link-rates"].select_option("ratio")
    await race.turn("knob-gd-alpha", 0.02)
    await expect(race["knob-adam-alpha"]).to_have_value("0.05")
    await race["link-rates"].select_option("same")
    await race.turn("knob-gd-alpha", 0.03)
    await expect(race["knob-adam-alpha"]).to_have_value("0.03")


async def test_a_run_stops_where_its_target_is_met(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=60)
    await race.turn("setting-target", 0.5)
    targeted = descentlab.race({**TWO, "target": 0.5}).racers
    await race.until(lambda shown: shown.step in {racer.steps for racer in targeted}, ["gd", "adam"])
    assert (await race.shown("gd")).step == targeted[0].steps < 60
    await race["setting-target"].fill("")
    await race["setting-target"].press("Enter")
    await race["to-end"].click()
    await race.until(lambda shown: shown.step == 60, ["gd", "adam"])


async def test_the_keyboard_chooses_racers(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=30)
    await page.keyboard.press("2")
    await expect(race.panel("adam")).to_have_attribute("data-chosen", "")
    await page.keyboard.press("[")
    await expect(race.panel("gd")).to_have_attribute("data-chosen", "")
    await page.keyboard.press("9")
    await expect(race.panel("gd")).to_have_attribute("data-chosen", "")


async def test_the_sheet_of_keys_explains_every_key(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=30, lang="en")
    await page.keyboard.press("?")
    sheet = race["shortcuts"]
    await expect(sheet).to_be_visible()
    for words in ("Play or pause", "Choose a racer by its number", "Pin this run", "Share this view", "This sheet"):
        await expect(sheet.get_by_text(words, exact=False).first).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(sheet).to_be_hidden()


async def test_a_finger_adds_names_and_removes_a_racer(browser: Browser, port: int) -> None:
    context = await browser.new_context(
        base_url=f"http://127.0.0.1:{port}", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    race = await RacePage(await context.new_page()).open(spec=TWO, step=30)
    for name in ("add-racer", "add-racer-rmsprop", "racer-rmsprop-edit", "racer-rmsprop-marker-cross"):
        box = await race[name].bounding_box()
        assert box is not None
        await race[name].tap(force=True)
    await expect(race["panel"]).to_have_count(3)
    await race.ready()
    assert (await signs(race))[2][0] == "cross"
    await race["racer-rmsprop-remove"].tap()
    await expect(race["panel"]).to_have_count(2)
    await context.close()


async def test_choosing_a_racer_shows_its_card_and_never_moves_a_phones_page(page: Page) -> None:
    race = await RacePage(page).open(step=12, focus=3)
    await expect(race["card-adam"]).to_be_in_viewport()
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.reload()
    await race.ready()
    assert await page.evaluate("scrollY") == 0
    await page.locator('[data-racer="rmsprop"] .panel-name').click()
    await expect(page.locator('[data-test="panel"][data-racer="rmsprop"]')).to_have_attribute("data-chosen", "")
    assert await page.evaluate("scrollY") < 400
    await expect(race["card-rmsprop"]).not_to_be_in_viewport()
