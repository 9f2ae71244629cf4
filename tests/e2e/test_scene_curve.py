"""The scene of curves: minus and plus, what each rate does, and which of several minima is found."""

from math import cos, pi, sin

import pytest
from playwright.async_api import Page, expect

import descentlab
from tests.e2e.scene_page import ScenePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

REGIMES = (
    (0.1, "creeps"),
    (4.0, "fast"),
    (5.0, "one_step"),
    (7.5, "oscillates"),
    (10.0, "cycles"),
    (12.0, "diverges"),
)


def waves(alpha: float) -> dict[str, object]:
    """A run on the curve of several minima."""
    problem = {"kind": "surface", "name": "notes_waves"}
    return {"problem": problem, "start": [10.0], "steps": 150, "racers": [{"rule": "gd", "knobs": {"alpha": alpha}}]}


async def test_minus_descends_and_plus_climbs_by_their_closed_forms(page: Page) -> None:
    scene = await ScenePage(page).open("curve", step=0)
    await scene.settles("live-gradient", 1.0)
    await scene.seek(11)
    await scene.settles("live-form", 5 + 5 * 0.8**11)
    assert await scene.value("form-difference") < 1e-14
    await page.get_by_role("button", name="GD (+)").click()
    await scene.settles("live-form", 5 + 5 * 1.2**11)
    await scene.settles("live-gradient", 0.2 * 5 * 1.2**11)


async def test_the_slider_names_each_regime_and_one_step_suffices_at_5(page: Page) -> None:
    scene = await ScenePage(page).open("curve", step=1)
    for alpha, regime in REGIMES:
        await scene["curve-alpha-slider"].wait_for()
        await scene["curve-alpha"].fill(str(alpha))
        await scene["curve-alpha"].press("Enter")
        await expect(scene["regime"]).to_have_attribute("data-regime", regime)
        await expect(scene[f"regime-{regime}"]).to_have_attribute("aria-pressed", "true")
        await scene.settles("live-form", 5 + 5 * (1 - 0.2 * alpha), 1e-12)
    await scene["try"].click()
    await scene["to-end"].click()
    await scene.settles("live-form", 5.0)
    await expect(page.locator('[data-test="panel"][data-racer="gd"]')).to_have_attribute("data-x", "5")


async def test_start_and_rate_decide_which_minimum_is_found(page: Page) -> None:
    scene = await ScenePage(page).open("curve", spec=waves(0.3), step=150)
    panel = page.locator('[data-test="panel"][data-racer="gd"]')
    for alpha in (0.3, 1.2):
        if alpha == 1.2:
            await scene["try"].click()
            await scene["to-end"].click()
        run = descentlab.race(waves(alpha))
        await expect(panel).to_have_attribute("data-x", str(run.racers[0].params[150][0]))
    assert descentlab.race(waves(0.3)).racers[0].params[150][0] == pytest.approx(8.04, abs=0.01)
    assert descentlab.race(waves(1.2)).racers[0].params[150][0] == pytest.approx(5.0, abs=0.01)
    await expect(scene["basins"].locator('[data-ending="0"]')).to_have_count(1)
    await expect(scene["live-form"]).to_have_count(0)


async def test_several_minima_are_told_in_formulas_and_other_rules_by_what_they_recorded(page: Page) -> None:
    run = descentlab.race(waves(0.3)).racers[0]
    scene = await ScenePage(page).open("curve", spec=waves(0.3), step=20)
    here = run.params[20][0]
    phase = pi * (here + 3) ** 2 / 32
    await scene.settles("live-loss", 0.1 * (here - 5) ** 2 + 0.5 * (1 - cos(phase)), 1e-12)
    await scene.settles("live-gradient", 0.2 * (here - 5) + 0.5 * pi / 16 * (here + 3) * sin(phase), 1e-12)
    await scene.settles("live-move", run.params[21][0])
    await expect(scene["rule-lines"]).to_have_count(0)
    await scene["rule"].select_option("adam")
    await expect(scene["live-move"]).to_have_count(0)
    await expect(scene["rule-lines"].locator(".line")).to_have_count(7)


async def test_it_fits_a_phone_and_speaks_chinese(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    scene = await ScenePage(page).open("curve", lang="zh", step=3)
    await expect(scene["story"]).to_contain_text("为什么要减去梯度")
    await scene.fits()
