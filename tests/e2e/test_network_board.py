"""Below the networks' panels: the network drawn out, how its layers fare, and all paths on one plane of weights."""

from typing import Any

import numpy as np
import pytest
from playwright.async_api import Page, expect

from descentlab.engine.nn.plane import principal
from tests.e2e.test_network import NetworkPage, trained

pytestmark = pytest.mark.asyncio(loop_scope="session")

STEPS = 40
SPEC: dict[str, Any] = {
    "problem": {
        "kind": "network",
        "data": {"name": "circle", "size": 80},
        "network": {"hidden": [3], "activation": "relu"},
    },
    "steps": STEPS,
    "racers": [
        {"rule": "adam", "knobs": {"alpha": 0.05}},
        {"rule": "gd", "network": {"init": "zeros"}, "label": "dead"},
        {"rule": "gd", "knobs": {"alpha": 1000.0}, "label": "wild"},
    ],
}


async def test_a_neuron_and_a_weight_are_pressed_where_they_are_drawn(page: Page) -> None:
    lab = await NetworkPage(page).open(SPEC, step=STEPS)
    result = trained(SPEC).racers[0]
    await expect(lab["diagram"]).to_have_attribute("data-units", "2-3-1")
    box = await lab["diagram"].bounding_box()
    assert box is not None
    await lab["diagram"].click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    await expect(lab["weight-name"]).to_have_value("b1_2")
    names = [f"W1_{unit}_{source}" for unit in (1, 2, 3) for source in (1, 2)]
    await lab["diagram"].click(position={"x": box["width"] * 0.72, "y": box["height"] / 2})
    await expect(lab["weight-name"]).to_have_value("W2_1_2")
    assert set(names) < set(await lab["weight-name"].locator("option").evaluate_all("all => all.map((o) => o.value)"))
    shown = float(await lab["weight-value"].get_attribute("data-value") or "nan")
    assert shown == result.weights(STEPS)[1][0][0, 1]
    assert "step" in await page.locator('[data-test="weight"] [data-target]').evaluate_all(
        "all => all.map((line) => line.dataset.target)"
    )


async def test_what_ails_a_network_is_told_with_the_number_that_shows_it(page: Page) -> None:
    lab = await NetworkPage(page).open(SPEC, step=STEPS)
    health = page.locator(".network-health")
    await page.locator('[data-racer="gd"] .panel-name').click()
    await expect(health).to_contain_text("3 of 3 ReLUs are dead (100 %)")
    await expect(page.locator('[data-test="panel"][data-racer="gd"]')).to_contain_text("100 % of a layer")
    wild = trained(SPEC).racers[2]
    assert wild.end.kind == "diverged"
    await expect(page.locator('[data-test="panel"][data-racer="gd-2"]')).to_contain_text(
        f"Diverged at update {wild.end.step}"
    )
    await expect(page.locator(".spread-row")).to_have_count(3)  # their head, one hidden layer, the outputs
    await lab["weight-name"].select_option("b1_1")
    await expect(lab["weight-value"]).to_be_visible()


async def test_the_plane_says_how_much_of_the_paths_it_shows(page: Page) -> None:
    spec = {**SPEC, "racers": [{"rule": "adam"}, {"rule": "momentum"}, {"rule": "gd"}]}
    lab = await NetworkPage(page).open(spec, step=STEPS)
    spread = sorted(set(np.linspace(0, STEPS, 64).round().astype(int).tolist()))
    paths = [racer.params[spread] for racer in trained(spec).racers]
    wanted = principal(paths).explained
    await expect(lab["weight-plane"]).to_have_attribute("data-explained", repr(float(wanted[0]) + float(wanted[1])))
    await expect(lab["explained"]).to_contain_text("of the variance of the paths")
    before = await lab["weight-plane"].get_attribute("data-explained")
    await lab["directions-random"].check(force=True)
    await expect(lab["weight-plane"]).not_to_have_attribute("data-explained", before or "")
    chosen = await lab["weight-plane"].get_attribute("data-explained")
    assert float(chosen or "nan") < float(before or "nan")
    await lab["directions-again"].click()
    await expect(lab["weight-plane"]).not_to_have_attribute("data-explained", chosen or "")
