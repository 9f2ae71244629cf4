"""The scene of batch normalisation: a batch by hand, the misprint, and two trainings."""

import json

import pytest
from playwright.async_api import Page, expect

from tests.e2e.scene_page import ScenePage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_every_number_of_the_batch_is_right_and_the_misprint_is_beside_it(page: Page) -> None:
    own = {"values": [1, 2, 3, 6], "gamma": 2, "beta": 1, "eps": 0.5}
    scene = await ScenePage(page).open("batch-norm", own=own, step=2)
    await scene.settles("bn-mean", 3.0)
    await scene.settles("bn-variance", 3.5)
    for sample, wanted in enumerate((-1.0, 0.0, 1.0, 4.0)):
        await expect(scene[f"outputs-{sample}"]).to_have_attribute("data-value", json.dumps(wanted).removesuffix(".0"))
    assert await scene.value("bn-printed-variance") == 0.0
    await scene.settles("bn-printed", 2 * 1 * 3 / 0.5 + 1)
    await scene.settles("bn-running", 3 * (1 - 0.9**2))


async def test_a_typed_sum_changes_the_batch_and_the_link(page: Page) -> None:
    scene = await ScenePage(page).open("batch-norm", step=0)
    await scene.settles("bn-mean", 6.0)
    await scene["value-3"].fill("8")
    await scene["value-3"].press("Enter")
    await scene.settles("bn-mean", 5.0)
    await page.wait_for_function("() => location.hash.includes('own=')")


async def test_from_small_weights_only_the_normalised_network_has_sums_to_speak_of(page: Page) -> None:
    scene = await ScenePage(page).open("batch-norm", own={"layer": "1"}, step=0)
    await scene["try"].click()
    await scene["to-start"].click()
    await page.wait_for_function(
        """() => { const sums = (i) => document.querySelector(`[data-test="sums-${i}"]`)?.dataset;
                   return sums(0)?.step === '0' && Number(sums(0).deviation) < 1e-2
                     && Math.abs(Number(sums(1)?.deviation) - 1) < 0.2; }"""
    )


async def test_it_fits_a_phone_and_speaks_chinese(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    scene = await ScenePage(page).open("batch-norm", lang="zh", step=10)
    await expect(scene["story"]).to_contain_text("方差漏了平方")
    await scene.fits()
