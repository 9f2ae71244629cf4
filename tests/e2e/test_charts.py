"""The charts, tied to panels and inspector by the pointer, and how each race ended in both languages."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

import descentlab
from tests.e2e.race_page import RacePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

RAVINE = {"kind": "surface", "name": "ravine"}
TWO: dict[str, Any] = {
    "problem": RAVINE,
    "steps": 60,
    "racers": [{"rule": "gd", "knobs": {"alpha": 0.04}}, {"rule": "adam", "knobs": {"alpha": 0.1}}],
}
ENDS: list[tuple[dict[str, Any], str, str]] = [
    ({"rule": "gd", "knobs": {"alpha": 0.04}}, "Reached the minimum at step {step}", "{step}"),
    ({"rule": "gd", "knobs": {"alpha": 0.06}}, "α 0.06 is above the limit 0.05", "0.06"),
    ({"rule": "rmsprop", "knobs": {"alpha": 0.05}}, "Repeats every|Moves on without", "循环|不再下降"),
    ({"rule": "gd", "knobs": {"alpha": 0.00001}}, "Still descending", "下降"),
]


async def point_at(page: Page, name: str, part: float) -> tuple[Locator, int]:
    """Moves the pointer over a chart until it is read there: what is said, and of which step."""
    chart = page.locator(f'[data-test="chart"][data-chart="{name}"]')
    reading = chart.locator('[data-test="chart-reading"]')
    await chart.scroll_into_view_if_needed()
    box = await chart.bounding_box()
    assert box is not None
    for aside in range(40):
        await page.mouse.move(box["x"] + box["width"] * part + aside % 2, box["y"] + box["height"] / 2)
        if await reading.is_visible():
            break
        await page.wait_for_timeout(50)
    await expect(reading).to_be_visible()
    return reading, int(await reading.get_attribute("data-step") or "")


async def test_pointing_at_a_chart_reads_one_step_there_in_the_panels_and_in_the_inspector(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=50, inspect='{"open":true}')
    runs: Any = descentlab.race(TWO).racers
    reading, step = await point_at(page, "loss", 0.4)
    assert 0 < step < 50
    values = await reading.locator("dd").evaluate_all("cells => cells.map((cell) => Number(cell.dataset.value))")
    assert values == [float(run.loss[step]) for run in runs]
    await expect(race["inspector-step"]).to_have_attribute("data-step", str(step))
    await expect(race["inspector"]).to_have_attribute("data-preview", "")
    assert await race.step() == 50
    await page.mouse.move(2, 2)
    await expect(race["inspector-step"]).to_have_attribute("data-step", "50")
    _, step = await point_at(page, "loss", 0.3)
    await page.mouse.down()
    await page.mouse.up()
    await race.until(lambda shown: shown.step == step, ["gd", "adam"])


async def test_every_measure_is_charted_with_the_recorded_numbers(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=50)
    run: Any = descentlab.race(TWO).racers[1]
    measures: dict[str, Any] = {
        "grad": (run.grad**2).sum(axis=1) ** 0.5,
        "alpha": run.alpha,
        "distance": (run.params**2).sum(axis=1) ** 0.5,
    }
    await race["loss-linear"].check(force=True)
    for name, measured in measures.items():
        await race[f"chart-{name}"].click()
        if await page.locator(f'[data-test="chart"][data-chart="{name}"]').count() == 0:
            await race[f"chart-{name}"].click()
        reading, step = await point_at(page, name, 0.5)
        value = float(await reading.locator("dd").nth(1).get_attribute("data-value") or "")
        assert value == pytest.approx(float(measured[step]), rel=1e-12), name


async def test_how_each_race_ended_is_told_with_its_number_in_both_languages(page: Page) -> None:
    spec = {"problem": RAVINE, "start": [-1.2, 1.0], "steps": 400, "racers": [racer for racer, _, _ in ENDS]}
    race = await RacePage(page).open(spec=spec, step=400, lang="en")
    ends: Any = [run.end for run in descentlab.race(spec).racers]
    told = page.locator('[data-test="panel"] .panel-end')
    for language in (0, 1):
        for i, (_, *words) in enumerate(ENDS):
            await expect(told.nth(i)).to_have_text(re.compile(words[language].format(step=ends[i].step)))
        await race["lang"].click()
