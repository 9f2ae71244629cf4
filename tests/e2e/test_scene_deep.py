"""The scene of deep gradients: w^L through 150 layers, and which initialisation keeps a signal alive."""

import pytest
from playwright.async_api import Page, expect

from tests.e2e.scene_page import ScenePage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_notes_chain_is_the_power_of_its_weight_both_ways(page: Page) -> None:
    scene = await ScenePage(page).open("deep", step=200)
    await scene.settles("deep-forward-0", 1.5**100, 1e-12)
    await scene.settles("deep-closed-0", 1.5**100, 1e-12)
    assert await scene.value("deep-backward-0") == pytest.approx(1.5**50, rel=1e-12)
    assert await scene.value("deep-forward-1") == 0.5**100
    await scene.seek(150)
    await scene.settles("deep-forward-0", 2.592321479487945e26, 1e-12)


async def test_half_precision_loses_it_to_infinity_and_to_zero(page: Page) -> None:
    scene = await ScenePage(page).open("deep", step=40, own={"format": "float16"})
    await expect(scene["deep-forward-0"]).to_have_text("∞")
    await expect(scene["deep-forward-1"]).to_have_text("0")


async def test_trying_it_shows_small_weights_die_and_he_live_under_relu(page: Page) -> None:
    scene = await ScenePage(page).open("deep", step=0)
    await scene["try"].click()
    await expect(scene["own-activation"]).to_have_value("relu")
    await expect(scene["own-init"]).to_have_value("small_normal")
    await scene["to-end"].click()
    assert await scene.value("deep-factor") == pytest.approx(0.01 * 32**0.5, rel=1e-9)
    assert await scene.value("deep-rms-backward") < 1e-30
    await scene["try"].click()
    await scene["to-end"].click()
    await scene.settles("deep-factor", 1.0)
    assert 0.1 < await scene.value("deep-rms-backward") < 10


async def test_a_slope_that_flattens_is_bounded(page: Page) -> None:
    own = {"mode": "chain", "activation": "sigmoid", "init": "he"}
    scene = await ScenePage(page).open("deep", step=5, own=own)
    await scene.settles("deep-factor", 2**0.5 / 4)


async def test_it_fits_a_phone_and_speaks_chinese(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    scene = await ScenePage(page).open("deep", lang="zh", step=10)
    await expect(scene["story"]).to_contain_text("150 层")
    await scene.fits()
