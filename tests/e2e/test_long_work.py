"""Work that takes its time says how far it is and can be stopped; what was on screen stays, and it can go on."""

import json
import re
from urllib.parse import quote

import pytest
from playwright.async_api import Page, expect

import descentlab
from tests.e2e.race_page import RacePage
from tests.e2e.serving import Cable

pytestmark = pytest.mark.asyncio(loop_scope="session")

STEPS = 20_000
SPEC = {
    "problem": {"kind": "surface", "name": "rosenbrock"},
    "steps": STEPS,
    "racers": [{"rule": rule, "knobs": {"alpha": 0.0001}} for rule in ("gd", "adam")],
}


async def test_what_is_on_its_way_can_be_stopped_and_gone_on_with(page: Page, cable: Cable) -> None:
    race = await RacePage(page).open(spec=SPEC, step=10, lang="en")
    await expect(race["busy"]).not_to_have_attribute("data-shown", "")
    cable.hold()
    await race["to-end"].click()
    await expect(race["busy"]).to_have_attribute("data-shown", "")
    await expect(race["busy"]).to_contain_text(re.compile(r"\d+ %"))
    await expect(race["busy-words"]).not_to_be_empty()
    await race["stop"].click()
    await expect(race["busy"]).not_to_have_attribute("data-shown", "")
    cable.let_go()
    came = (await race.shown("adam")).step
    assert came < STEPS
    await race["to-end"].click()
    await race.until(lambda shown: shown.step == STEPS, ["gd", "adam"])
    result = descentlab.race(SPEC)
    assert (await race.shown("adam")).loss == result.racers[1].loss[-1]


async def test_a_newer_run_that_is_stopped_leaves_the_older_one_on_screen(page: Page, cable: Cable) -> None:
    race = await RacePage(page).open(spec=SPEC, step=10, lang="zh")
    before = await race.shown("gd")
    cable.hold()
    await race.turn("knob-gd-alpha", 0.0005)
    await expect(race["busy"]).to_have_attribute("data-shown", "")
    await race["stop"].click()
    await expect(race["busy"]).not_to_have_attribute("data-shown", "")
    cable.let_go()
    assert await race.shown("gd") == before
    await expect(race["knob-gd-alpha"]).to_have_value("0.0001")


@pytest.mark.parametrize(
    ("width", "query"),
    [(1280, ""), (1280, "?embed"), (1280, "?embed&hide=topbar,rail,transport"), (390, ""), (390, "?embed")],
)
async def test_it_stays_in_sight_in_a_frame_and_on_a_phone(page: Page, cable: Cable, width: int, query: str) -> None:
    await page.set_viewport_size({"width": width, "height": 844})
    spec = quote(json.dumps(SPEC))
    await page.goto(f"/{query}#spec={spec}&step=10")
    race = await RacePage(page).ready()
    cable.hold()
    await page.keyboard.press("End")
    await expect(race["busy"]).to_have_attribute("data-shown", "")
    await page.mouse.wheel(0, 3000)
    for part in ("stop", "busy"):
        await expect(race[part]).to_be_in_viewport(ratio=1)
    transport = await page.locator(".transport").bounding_box()
    stop = await race["stop"].bounding_box()
    assert stop is not None
    assert transport is None or stop["y"] + stop["height"] <= transport["y"]
    await race["stop"].click()
    await expect(race["busy"]).not_to_have_attribute("data-shown", "")
    cable.let_go()


async def test_a_frame_without_a_top_bar_says_that_the_connection_is_lost(page: Page, cable: Cable) -> None:
    page.watch.expected += ["ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_SOCKET", "WebSocket connection"]  # type: ignore[attr-defined]
    await page.goto("/?embed#step=10")
    race = await RacePage(page).ready()
    await expect(race["connection"]).to_be_hidden()
    cable.cut()
    await expect(race["connection"]).to_be_in_viewport()
    cable.mend()
    await expect(race["connection"]).to_be_hidden()
