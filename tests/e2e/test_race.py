"""The race in a real browser, over the real socket: what a person does with it, and the engine's own numbers."""

import copy
import json
import math
import urllib.request
from typing import Any

import pytest
from playwright.async_api import Page, expect

import descentlab
from tests.e2e.race_page import RACERS, RacePage, Shown
from tests.e2e.serving import Cable

pytestmark = pytest.mark.asyncio(loop_scope="session")
Spec = dict[str, Any]


@pytest.fixture(scope="session")
def opening(port: int) -> Spec:
    """The race that the page opens with."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/catalog") as answer:
        spec: Spec = json.load(answer)["defaults"]["spec"]
    return spec


def computed(spec: Spec, racer: str, step: int) -> Shown:
    """What the engine says of a racer at a step."""
    rules = [entry["rule"] for entry in spec["racers"]]
    run = descentlab.race(spec).racers[rules.index(racer)]
    return Shown(step, float(run.loss[step]), tuple(float(value) for value in run.params[step]))


async def assert_agrees(race: RacePage, spec: Spec, step: int) -> None:
    """Every panel shows the engine's own numbers, to the last bit."""
    for racer in await race.racers():
        assert await race.shown(racer) == computed(spec, racer, step)


async def test_it_opens_on_four_racers_already_moving(page: Page) -> None:
    race = await RacePage(page).open()
    assert tuple(await race.racers()) == RACERS
    first = {racer: await race.shown(racer) for racer in RACERS}
    await race.until(lambda shown: shown.step >= 20, list(RACERS))
    assert [racer for racer in RACERS if (await race.shown(racer)).at == first[racer].at] == []


async def test_the_numbers_shown_are_the_engines(page: Page, opening: Spec) -> None:
    long = {**opening, "steps": 600}
    race = await RacePage(page).open(spec=long)
    await race.pause()
    for step in (0, 1, 37, 255, 256, 600):
        await race.seek(step)
        await assert_agrees(race, long, step)


async def test_a_changed_knob_changes_that_path_and_no_other(page: Page, opening: Spec) -> None:
    race = await RacePage(page).open()
    await race.pause()
    await race.seek(50)
    before = await race.shown("adam")
    await race.turn("knob-adam-alpha", 0.5)
    await race.until(lambda shown: shown.step == 50 and shown.at != before.at, ["adam"])
    changed = copy.deepcopy(opening)
    changed["racers"][RACERS.index("adam")].setdefault("knobs", {})["alpha"] = 0.5
    await assert_agrees(race, changed, 50)


async def test_a_bad_value_is_told_at_its_control_and_the_last_good_run_stays(page: Page, opening: Spec) -> None:
    race = await RacePage(page).open()
    await race.pause()
    await race.seek(30)
    await race.turn("knob-adam-beta1", 1.5)
    await expect(race["knob-adam-beta1"]).to_have_attribute("aria-invalid", "true")
    await assert_agrees(race, opening, 30)


async def test_a_click_on_a_surface_starts_every_racer_there(page: Page, opening: Spec) -> None:
    race = await RacePage(page).open()
    await race.pause()
    before = await race.shown("gd")
    box = await race.panel("momentum").locator(".nsewdrag").first.bounding_box()
    assert box is not None
    await page.mouse.click(box["x"] + 0.3 * box["width"], box["y"] + 0.4 * box["height"])
    await race.until(lambda shown: shown.step == 0 and shown.at != before.at, list(RACERS))
    start = (await race.shown("gd")).at
    assert {(await race.shown(racer)).at for racer in RACERS} == {start}
    await race.seek(80)
    await assert_agrees(race, {**opening, "start": list(start)}, 80)


async def test_it_scrubs_back_and_steps_both_ways(page: Page, opening: Spec) -> None:
    race = await RacePage(page).open()
    await race.pause()
    await race.seek(100)
    await race.seek(40)
    await assert_agrees(race, opening, 40)
    await race["step-on"].click()
    await race.until(lambda shown: shown.step == 41, list(RACERS))
    await race["step-back"].click()
    await race["step-back"].click()
    await race.until(lambda shown: shown.step == 39, list(RACERS))
    await race["to-end"].click()
    await race.until(lambda shown: shown.step == opening["steps"], list(RACERS))
    await assert_agrees(race, opening, opening["steps"])
    await race["to-start"].click()
    await race.until(lambda shown: shown.step == 0, list(RACERS))


async def test_it_obeys_the_keyboard(page: Page) -> None:
    race = await RacePage(page).open()
    await race.pause()
    await race.seek(10)
    await page.evaluate("document.activeElement.blur()")
    await page.keyboard.press("ArrowRight")
    await race.until(lambda shown: shown.step == 11, list(RACERS))
    await page.keyboard.press("ArrowLeft")
    await race.until(lambda shown: shown.step == 10, list(RACERS))
    await page.keyboard.press("Space")
    await race.until(lambda shown: shown.step > 12, list(RACERS))
    await page.keyboard.press("Space")
    rested = await race.step()
    await page.wait_for_timeout(200)
    assert await race.step() == rested


async def test_another_surface_is_raced_from_its_own_start(page: Page) -> None:
    race = await RacePage(page).open()
    await race.pause()
    await race["surface"].select_option("rosenbrock")
    await race.pause()
    await race.until(lambda shown: shown.at == (-1.2, 1.0), list(RACERS))
    assert (await race.shown("gd")).loss == pytest.approx(24.2, rel=1e-15)


async def test_a_run_that_diverges_is_told_with_its_step_and_reason(page: Page, opening: Spec) -> None:
    wild = copy.deepcopy(opening)
    wild["racers"][RACERS.index("gd")]["knobs"] = {"alpha": 3.0}
    race = await RacePage(page).open(spec=wild, lang="en")
    await race.pause()
    await race["to-end"].click()
    end = descentlab.race(wild).racers[0].end
    assert end.kind == "diverged"
    await expect(race.panel("gd")).to_contain_text(str(end.step))
    await expect(race.panel("gd")).to_contain_text("diverged", ignore_case=True)
    assert math.isfinite((await race.shown("adam")).loss)


async def test_a_cut_connection_is_said_and_mended_and_the_run_goes_on_the_same(
    page: Page, cable: Cable, opening: Spec
) -> None:
    page.watch.expected += ["ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_SOCKET", "WebSocket connection"]  # type: ignore[attr-defined]
    race = await RacePage(page).open(lang="en")
    await race.pause()
    cable.cut()
    await expect(race["connection"]).not_to_have_attribute("data-state", "open")
    await race.turn("knob-gd-alpha", 0.011)
    cable.mend()
    await expect(race["connection"]).to_have_attribute("data-state", "open", timeout=20_000)
    changed = copy.deepcopy(opening)
    changed["racers"][0].setdefault("knobs", {})["alpha"] = 0.011
    await race.seek(200)
    await assert_agrees(race, changed, 200)


async def test_a_long_run_cut_in_the_middle_ends_on_the_same_bits(page: Page, cable: Cable, opening: Spec) -> None:
    page.watch.expected += ["ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_SOCKET", "WebSocket connection"]  # type: ignore[attr-defined]
    long = {**opening, "steps": 4000, "noise": 0.05, "seed": 3}
    race = await RacePage(page).open(spec=long)
    cable.cut()
    await page.wait_for_timeout(300)
    cable.mend()
    await race.pause()
    await race["to-end"].click()
    await race.until(lambda shown: shown.step == 4000, list(RACERS))
    await assert_agrees(race, long, 4000)
