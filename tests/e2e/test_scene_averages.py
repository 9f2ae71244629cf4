"""The scene of averages: how much of the past counts, the bias and its correction, and the rules' memories."""

import pytest
from playwright.async_api import Page, expect

from tests.e2e.scene_page import ScenePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

CONSTANT = {"source": "constant", "size": 50, "noise": 0, "betas": [0.9]}


async def test_the_average_of_a_constant_comes_late_and_its_correction_at_once(page: Page) -> None:
    scene = await ScenePage(page).open("averages", own={**CONSTANT, "focus": 0}, step=1)
    await scene.settles("live-average", 1.0)
    await scene.settles("live-corrected", 10.0)
    await scene.settles("live-window", 10.0)
    await scene.settles("live-faded", 0.9**10)
    await scene.seek(20)
    await scene.settles("live-average", 10 * (1 - 0.9**20))
    await scene.settles("live-corrected", 10.0)


async def test_trying_it_corrects_the_bias_and_the_slow_average_looks_back_a_thousand(page: Page) -> None:
    scene = await ScenePage(page).open("averages", own={"focus": 2}, step=10)
    await scene.settles("live-window", 1000.0)
    await expect(scene["corrected-off"]).to_be_checked()
    await scene["try"].click()
    await expect(scene["corrected-on"]).to_be_checked()
    await expect(scene["play"]).to_have_attribute("data-playing", "true")


async def test_what_a_rule_recorded_is_such_an_average(page: Page) -> None:
    scene = await ScenePage(page).open("averages", step=300)
    for source in ("momentum_v", "rmsprop_s", "adam_v", "adam_s"):
        await scene[f"link-{source}"].click()
        await expect(scene[f"link-{source}"]).to_have_attribute("aria-pressed", "true")
        await page.wait_for_function(
            "() => Number(document.querySelector('[data-test=\"agreement\"]').dataset.value) < 1e-12"
        )


async def test_it_fits_a_phone_and_speaks_chinese(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    scene = await ScenePage(page).open("averages", lang="zh", step=10)
    await expect(scene["story"]).to_contain_text("该记住多少过去")
    await scene.fits()
