"""The scene of weight decay: where each form ends, for every strength, and what it does to a network."""

import json
from math import hypot

import pytest
from playwright.async_api import Page, expect

from tests.e2e.scene_page import ScenePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

ENDED = """([racer, x, y, within]) => {
  const { dataset } = document.querySelector(`[data-test="panel"][data-racer="${racer}"]`) ?? {};
  return dataset && dataset.step === '400'
    && Math.abs(Number(dataset.x) - x) < within && Math.abs(Number(dataset.y) - y) < within;
}"""


async def test_three_end_where_the_circle_touches_and_decoupled_adam_in_the_corner(page: Page) -> None:
    scene = await ScenePage(page).open("decay", step=0)
    await scene["try"].click()
    await scene["to-end"].click()
    for racer in ("gd", "gd-2", "adam"):
        await page.wait_for_function(ENDED, arg=[racer, 3 / 4, 20 / 13, 1e-3])
    await page.wait_for_function(ENDED, arg=["adam-2", 1 / 3, 1 / 3, 2e-3])
    await scene.settles("live-end-x", 3 / 4)
    await scene.settles("live-end-y", 20 / 13)
    await expect(scene["try-done"]).to_contain_text("corner of the square")


async def test_the_ends_are_swept_over_every_strength(page: Page) -> None:
    scene = await ScenePage(page).open("decay", step=0)
    ends = await page.wait_for_function(
        """() => { const told = JSON.parse(document.querySelector('[data-test="strengths"]')?.dataset.ends ?? '[]');
                   return told.length === 4 && told.every((norms) => norms?.length === 41) && told; }"""
    )
    norms = await ends.json_value()
    for place in range(41):
        l2 = 0.01 * 1000 ** (place / 40)
        wanted = hypot(3 / (1 + l2), 20 / (10 + l2))
        assert norms[0][place] == pytest.approx(wanted, rel=1e-6)
        assert norms[1][place] == pytest.approx(wanted, rel=1e-6)
    assert norms[3][30] < 0.75 * norms[2][30]
    await expect(scene["penalty-legend"]).to_contain_text("decoupled Adam")


async def test_a_typed_strength_reaches_every_racer_and_the_link(page: Page) -> None:
    scene = await ScenePage(page).open("decay", step=1)
    await scene["decay-l2"].fill("2.5")
    await scene["decay-l2"].press("Enter")
    for racer in ("gd", "gd-2", "adam", "adam-2"):
        await expect(scene[f"knob-{racer}-l2"]).to_have_value("2.5")
    await page.wait_for_function("() => decodeURIComponent(location.hash).includes('\"l2\":2.5')")
    await scene.settles("live-end-x", 3 / 3.5)


async def test_decay_keeps_the_weights_of_a_network_short(page: Page) -> None:
    scene = await ScenePage(page).open("decay", step=0)
    await scene["decay-ground-network"].check(force=True)
    await expect(scene["story"]).to_contain_text("What does weight decay do to a network?")
    await page.wait_for_function(
        """() => { const now = JSON.parse(document.querySelector('[data-test="norms"]')?.dataset.now ?? '[]');
                   return now.length === 3 && now[0] > 1.02 * now[2] && now[2] > 1.02 * now[1]; }"""
    )
    await scene["card-adam-2"].locator(".card-name").click()
    await scene["card-adam-2"].locator(".card-name").click()
    await scene.settles("live-share", 5 / 50)


async def test_a_link_to_one_form_opens_on_a_phone_in_chinese(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    bowl = {"kind": "formula", "expression": "0.5*((x - 3)^2 + 10*(y - 2)^2)", "parameters": ["x", "y"]}
    racers = [{"rule": "gd", "l2_form": "as_printed", "knobs": {"alpha": 0.08, "l2": 0.08}}]
    spec = {"problem": bowl, "start": [6, 4.2], "steps": 400, "racers": racers}
    scene = await ScenePage(page).open("decay", lang="zh", spec=json.dumps(spec), step=400)
    await page.wait_for_function(ENDED, arg=["gd", 1.5, 20 / 11, 1e-6])
    await expect(scene["story"]).to_contain_text("往 0 拉多远")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
