"""The scene of rules: terms switched on one by one, two forms that walk one path, two memories, and the correction."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

import descentlab
from tests.e2e.scene_page import ScenePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

RAVINE = {"kind": "surface", "name": "ravine"}
STANDS = """([racer, step, x, y]) => {
  const { dataset } = document.querySelector(`[data-test="panel"][data-racer="${racer}"]`) ?? {};
  return dataset && Number(dataset.step) === step && Number(dataset.x) === x && Number(dataset.y) === y;
}"""


async def stands(page: Page, racer: str, spec: dict[str, Any], step: int) -> None:
    """Waits until a panel shows, to the last bit, where the engine's racer is."""
    run = descentlab.race({"problem": RAVINE, "steps": 200, "racers": [spec]}).racers[0]
    await page.wait_for_function(STANDS, arg=[racer, step, *run.params[step].tolist()])


async def test_terms_are_switched_on_from_gd_to_adam_and_the_path_follows(page: Page) -> None:
    scene = await ScenePage(page).open("rules", step=20)
    await expect(scene["built"]).to_have_text("Momentum")
    await expect(scene["term-corrected"]).to_be_disabled()
    await scene["term-V"].click()
    await expect(scene["built"]).to_have_text("GD")
    await scene["term-S"].click()
    await expect(scene["built"]).to_have_text("RMSprop")
    await scene["term-V"].click()
    await expect(scene["built"]).to_have_text("V/√S")
    await scene["to-end"].click()
    await stands(page, "adam", {"rule": "adam", "knobs": {"alpha": 0.08}, "corrected": False}, 200)
    await scene["try"].click()
    await expect(scene["built"]).to_have_text("Adam")
    await expect(scene["term-line"].locator('[data-lit="false"]:visible')).to_have_count(0)
    await scene["to-end"].click()
    await stands(page, "adam", {"rule": "adam", "knobs": {"alpha": 0.08}}, 200)
    await expect(scene["try-done"]).to_contain_text("That is Adam")


async def test_two_forms_of_momentum_walk_one_path_for_any_beta(page: Page) -> None:
    scene = await ScenePage(page).open("rules", own={"part": "forms"}, step=0)
    await scene.settles("live-heavy", 0.012)
    assert await scene.value("live-difference") < 1e-14
    await scene["try"].click()
    await scene.settles("live-heavy", 0.024)
    await expect(scene["knob-momentum-2-alpha"]).to_have_value("0.024")
    await scene["to-end"].click()
    await expect(scene["try-done"]).to_contain_text("rounding")
    assert await scene.value("live-difference") < 1e-14


async def test_a_link_without_the_usual_beta_turns_both_rates_and_claims_nothing_as_tried(page: Page) -> None:
    racers = [
        {"rule": "momentum", "knobs": {"alpha": 0.12}},
        {"rule": "momentum", "knobs": {"alpha": 0.012, "form": "heavy_ball"}},
    ]
    spec = {"problem": {"kind": "surface", "name": "ravine"}, "racers": racers}
    scene = await ScenePage(page).open("rules", own={"part": "forms"}, spec=spec, step=0)
    await scene.settles("live-heavy", 0.012)
    await scene["to-end"].click()
    await expect(scene["try-done"]).to_be_empty()
    await scene["both-alpha"].fill("0.05")
    await scene["both-alpha"].press("Enter")
    await scene.settles("live-heavy", 0.005)
    await expect(scene["knob-momentum-2-alpha"]).to_have_value("0.005")


async def test_the_notes_memory_is_a_hundred_steps_and_the_papers_a_thousand(page: Page) -> None:
    scene = await ScenePage(page).open("rules", own={"part": "memory"}, step=100)
    await scene.settles("live-window-0", 100.0)
    await scene.settles("live-window-1", 1000.0)
    await page.wait_for_function(
        """() => { const at = (i) => Number(document.querySelector(`[data-test="live-divisor-${i}"]`)?.dataset.value);
                   return at(0) > 0 && at(1) > 1.2 * at(0); }"""
    )


async def test_uncorrected_the_first_step_is_too_long_by_its_closed_form(page: Page) -> None:
    scene = await ScenePage(page).open("rules", own={"part": "bias"}, step=1)
    await scene.settles("live-first", 0.08, 1e-6)
    await scene.settles("live-raw", 0.08 * 0.1 / 0.001**0.5, 1e-6)
    await scene.settles("live-factor", 0.1 / 0.001**0.5)
    await scene["try"].click()
    await scene.settles("live-raw", 0.8, 1e-6)
    await scene.settles("live-first", 0.08, 1e-6)


async def test_the_keyboard_switches_terms_on_a_phone_in_chinese(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    scene = await ScenePage(page).open("rules", lang="zh", step=0)
    await expect(scene["story"]).to_contain_text("差在哪一项")
    await scene["term-S"].focus()
    await page.keyboard.press("Enter")
    await expect(scene["term-S"]).to_have_attribute("aria-pressed", "true")
    await page.wait_for_function("() => decodeURIComponent(location.hash).includes('\"corrected\":false')")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390


async def test_a_training_in_a_link_leaves_the_lines_of_update_out_without_a_fault(page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    problem = {"kind": "network", "data": {"name": "circle"}, "network": {"hidden": [4]}}
    scene = await ScenePage(page).open("rules", spec={"problem": problem, "steps": 20, "racers": [{"rule": "gd"}]})
    await scene["to-end"].click()
    await page.wait_for_function("() => document.querySelector('[data-test=\"step-input\"]')?.value === '20'")
    await expect(scene["rule-lines"]).to_be_hidden()
    assert faults == []
