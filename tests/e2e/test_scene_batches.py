"""The scene of batches: sizes from one sample to all, on one true loss."""

import numpy as np
import pytest
from playwright.async_api import Page, expect

import descentlab
from tests.e2e.scene_page import ScenePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

SIZES = (64, 128, 256, 2000, 1)


async def number(scene: ScenePage, name: str) -> float:
    """A cell's number, once it is there."""
    await scene.page.wait_for_function(
        'name => document.querySelector(`[data-test="${name}"]`)?.dataset.value', arg=name
    )
    return float(await scene[name].get_attribute("data-value") or "nan")


async def test_each_size_has_its_updates_its_last_batch_and_the_true_loss(page: Page) -> None:
    scene = await ScenePage(page).open("batches", step=32)
    await expect(scene["samples-0"]).to_have_text("2000")
    problem = {
        "kind": "network",
        "data": {"name": "line", "size": 2000, "noise": 1.0, "test_share": 0.0},
        "network": {"hidden": [], "loss": "squared"},
        "stride": 1,
    }
    racers = [{"rule": "gd", "knobs": {"alpha": 0.05}, "batch_size": size} for size in SIZES]
    run = descentlab.race({"problem": problem, "start": [-1.0, 2.0], "steps": 32, "racers": racers})
    assert isinstance(run, descentlab.TrainingRun)
    x, y = (np.asarray(part)[:, 0] for part in run.data.train)
    for i, size in enumerate(SIZES):
        assert await number(scene, f"updates-{i}") == -(-2000 // size)
        assert await number(scene, f"last-{i}") == (2000 % size or size)
        w, b = run.racers[i].params[32]
        assert await number(scene, f"loss-{i}") == pytest.approx(float(np.mean((w * x + b - y) ** 2) / 2), rel=1e-9)


async def test_trying_it_compares_by_samples_seen(page: Page) -> None:
    scene = await ScenePage(page).open("batches", step=10)
    await scene["try"].click()
    await expect(scene["own-across-samples"]).to_be_checked()
    await scene["to-end"].click()
    await expect(scene["samples-3"]).to_have_text("800000")
    await expect(scene["samples-4"]).to_have_text("400")
    await scene.settles("live-cost", 400 * 64 - 12 * 48 + 50 * 400)
    await scene["racer-4"].click()
    await scene.settles("live-cost", 400 + 50 * 400)
    await page.wait_for_function(
        """() => document.querySelector('[data-test="batches-plane"]').dataset.size === '48'"""
    )


async def test_it_fits_a_phone_and_speaks_chinese(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    scene = await ScenePage(page).open("batches", lang="zh", step=10)
    await expect(scene["story"]).to_contain_text("小批量")
    await scene.fits()


async def test_a_run_that_is_no_training_leaves_the_rule_as_the_notes_say_it(page: Page) -> None:
    spec = {"problem": {"kind": "surface", "name": "bowl"}, "racers": [{"rule": "gd"}]}
    scene = await ScenePage(page).open("batches", spec=spec, lang="en")
    await expect(scene["story"]).to_contain_text("with M = 2000 one smooth step costs the samples of 31.3 steps of 64")


async def test_the_rule_follows_the_samples_of_the_run(page: Page) -> None:
    data = {"name": "line", "noise": 1, "test_share": 0}
    problem = {"kind": "network", "data": data, "network": {"hidden": [], "loss": "squared"}}
    spec = {"problem": problem, "start": [-1, 2], "steps": 20, "racers": [{"rule": "gd"}]}
    scene = await ScenePage(page).open("batches", spec=spec, lang="en")
    size = descentlab.race(spec).spec["problem"]["data"]["size"]
    await expect(scene["story"]).to_contain_text(f"with M = {size} one smooth step")
