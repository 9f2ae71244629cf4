"""The scene of schedules: every decay in one noisy race, and a rate that is changed by hand while it runs."""

import json
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.async_api import Page, expect

import descentlab
from tests.e2e.scene_page import ScenePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

STEPS = 400
NAMES = ("constant", "inverse_epoch", "exponential", "power_epoch", "power_step", "staircase", "manual")
MANUAL = NAMES.index("manual")


def race(changes: list[list[float]]) -> descentlab.Run:
    """What the scene opens with, from the engine."""
    knobs = {"manual": {"changes": changes}}
    racers = [
        {"rule": "gd", "knobs": {"alpha": 0.2}, "schedule": {"name": name, "knobs": knobs.get(name, {})}}
        for name in NAMES
    ]
    problem = {"kind": "surface", "name": "bowl"}
    run = descentlab.race({"problem": problem, "steps": STEPS, "noise": 1.0, "steps_per_epoch": 10, "racers": racers})
    assert isinstance(run, descentlab.Run)
    return run


def wandering(run: descentlab.Run, racer: int) -> float:
    """The mean distance to the minimum over the last 100 steps."""
    return float(np.mean(np.hypot(*np.asarray(run.racers[racer].params[-100:]).T)))


async def test_the_table_tells_the_engines_rates_and_who_settles(page: Page) -> None:
    scene = await ScenePage(page).open("schedules", step=STEPS)
    run = race([])
    for i in range(len(NAMES)):
        for epoch in (1, 2, 3, 4):
            rate = run.racers[i].alpha[(epoch - 1) * 10 + 1]
            await scene.settles(f"epoch-{epoch}-{i}", float(rate))
        await scene.settles(f"mean-{i}", wandering(run, i))
    assert [await scene[f"epoch-{epoch}-1"].inner_text() for epoch in (1, 2, 3, 4)] == ["0.1", "0.0667", "0.05", "0.04"]
    assert await scene.value("mean-0") > 2.5 * await scene.value("mean-1")
    await scene["schedule-1"].click()
    await scene.seek(25)
    await scene.settles("live-rate", 0.05)


async def test_a_change_by_hand_is_recorded_edited_replayed_and_shared(page: Page) -> None:
    scene = await ScenePage(page).open("schedules", step=99)
    await scene["live-alpha"].fill("0.02")
    await scene["live-alpha"].press("Enter")
    await scene.seek(STEPS)
    await scene.settles(f"mean-{MANUAL}", wandering(race([[100, 0.02]]), MANUAL))
    await scene["record"].locator("summary").click()
    await scene["schedule-gd-7-changes-0-step"].fill("60")
    await scene["schedule-gd-7-changes-0-step"].press("Enter")
    mean = wandering(race([[60, 0.02]]), MANUAL)
    await scene.settles(f"mean-{MANUAL}", mean)
    await page.wait_for_function("() => decodeURIComponent(location.hash).includes('[60,0.02]')")
    spec = json.loads(parse_qs(urlsplit(page.url).fragment)["spec"][0])
    assert spec["racers"][MANUAL]["schedule"] == {"name": "manual", "knobs": {"changes": [[60, 0.02]]}}
    await page.reload()
    await scene.settles(f"mean-{MANUAL}", mean)
    await scene["again"].click()
    await expect(scene["play"]).to_have_attribute("data-playing", "true")


async def test_the_slider_records_while_the_run_plays(page: Page) -> None:
    scene = await ScenePage(page).open("schedules", step=0)
    await scene["try"].click()
    await expect(scene["play"]).to_have_attribute("data-playing", "true")
    await scene["live-alpha-slider"].press("ArrowLeft")
    await expect(scene["play"]).to_have_attribute("data-playing", "true")
    await expect(scene["record"].locator("summary")).to_contain_text("1")
    await scene["forget"].click()
    await expect(scene["forget"]).to_be_disabled()
    await scene["printed"].click()
    await expect(scene["record"].locator("summary")).to_contain_text("4")
    await scene.settles(f"epoch-2-{MANUAL}", 0.67)


async def test_it_fits_a_phone_and_speaks_chinese(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    scene = await ScenePage(page).open("schedules", lang="zh", step=3)
    await expect(scene["story"]).to_contain_text("学习率为什么要越来越小")
    await scene.fits()


async def test_a_link_that_leaves_the_usual_epoch_out_says_how_long_it_is(page: Page) -> None:
    problem = {"kind": "surface", "name": "bowl"}
    racers = [{"rule": "gd", "knobs": {"alpha": 0.2}}]
    scene = await ScenePage(page).open("schedules", spec={"problem": problem, "racers": racers}, lang="en")
    await expect(scene["story"]).to_contain_text("An epoch has 10 updates here.")
