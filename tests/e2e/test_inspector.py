"""The inspector in a real browser: every number it shows is the recorded run's, in lines and in the table."""

from typing import Any

import numpy as np
import pytest
from playwright.async_api import Page, expect

import descentlab
from tests.e2e.race_page import RacePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

STEP = 17
SPEC: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "rosenbrock"},
    "steps": 40,
    "racers": [
        {"rule": "gd", "knobs": {"alpha": 0.001}},
        {"rule": "adam", "knobs": {"alpha": 0.1}},
        {"rule": "rmsprop", "knobs": {"alpha": 0.02}},
    ],
}
AXES = ("x", "y")


def run_of(index: int) -> Any:
    """What the engine records of a racer."""
    return descentlab.race(SPEC).racers[index]


def recorded(result: Any, symbol: str, axis: str, step: int) -> float:
    """What the run recorded of a symbol of update `step`: the gradient is that of the point before."""
    columns = {"g": result.grad, "W": result.params, "J": result.loss, "alpha": result.alpha}
    column = {**columns, **result.state, **result.lines}[symbol]
    row = column[step - 1 if symbol == "g" else step]
    return float(np.broadcast_to(row, (2,))[AXES.index(axis) if axis else 0])


async def lines(race: RacePage) -> dict[tuple[str, str], str]:
    """What every line of the inspector shows as its result."""
    found: list[list[str]] = await race["inspector-line"].evaluate_all(
        "rows => rows.map((row) => [row.dataset.target, row.dataset.axis, row.querySelector('output').textContent])"
    )
    return {(target, axis): text for target, axis, text in found}


def read(text: str) -> float:
    """The number that a text shows."""
    return float(text.replace("−", "-").replace("(", "").replace(")", ""))


@pytest.mark.parametrize("racer", ["gd", "adam", "rmsprop"])
async def test_each_number_of_each_line_is_the_recorded_runs(page: Page, racer: str) -> None:
    index = [one["rule"] for one in SPEC["racers"]].index(racer)
    race = await RacePage(page).open(spec=SPEC, step=STEP, focus=index, inspect='{"open":true,"digits":"all"}')
    await expect(race["inspector-racer"]).to_have_value(str(index))
    await expect(race["inspector-step"]).to_have_attribute("data-step", str(STEP))
    result = run_of(index)
    shown = await lines(race)
    assert {target for target, _ in shown} >= {"g", "step", "W"}
    for (target, axis), text in shown.items():
        assert read(text) == recorded(result, target, axis, STEP), (target, axis)


async def test_the_numbers_put_into_a_formula_give_its_result(page: Page) -> None:
    race = await RacePage(page).open(spec=SPEC, step=STEP, focus=1, inspect='{"open":true,"digits":"all"}')
    before, after = (run_of(1).state["V"][STEP - ago][0] for ago in (1, 0))
    gradient = run_of(1).grad[STEP - 1][0]
    row = race.page.locator('[data-test="inspector-line"][data-target="V"][data-axis="x"]')
    await expect(row).to_be_visible()
    put = [read(text) for text in await row.locator(".put").all_text_contents()]
    assert put == [0.9, before, 0.9, gradient]
    assert 0.9 * before + (1 - 0.9) * gradient == after == read(await row.locator("output").inner_text())


async def test_the_table_holds_the_run_and_a_row_is_gone_to(page: Page) -> None:
    race = await RacePage(page).open(spec=SPEC, step=STEP, focus=1, inspect='{"open":true,"digits":"all","table":true}')
    result = run_of(1)
    table = race["inspector-table"]
    await expect(table.locator(f'tr[data-row="{STEP}"]')).to_have_attribute("aria-current", "step")
    heads: list[list[str]] = await table.locator("thead th[data-symbol]").evaluate_all(
        "heads => heads.map((head) => [head.dataset.symbol, head.querySelector('.quiet')?.textContent ?? ''])"
    )
    assert len(heads) >= 6
    for step in (STEP - 1, STEP, STEP + 1):
        cells = await table.locator(f'tr[data-row="{step}"] td').all_text_contents()
        for (symbol, axis), text in zip(heads, cells, strict=True):
            assert read(text) == recorded(result, symbol, axis, step), (symbol, axis, step)
    await table.locator(f'tr[data-row="{STEP + 2}"]').click()
    await race.until(lambda shown: shown.step == STEP + 2, await race.racers())
    await table.focus()
    await page.keyboard.press("End")
    await race.until(lambda shown: shown.step == 40, await race.racers())


async def test_a_symbol_lights_its_arrow_or_its_squares_and_the_scale_is_said(page: Page) -> None:
    race = await RacePage(page).open(spec=SPEC, step=STEP, focus=1, lang="en", inspect='{"open":true}')
    for symbol in ("g", "V", "S", "step"):
        await race["inspector"].locator(f'button[data-symbol="{symbol}"]').first.hover()
        scale = race.panel("adam").locator('[data-test="arrow-scale"]')
        await expect(scale).to_contain_text("step 1:1" if symbol == "step" else "×", ignore_case=True)
    await expect(race.panel("gd").locator(".plot-note")).to_be_hidden()
    await race["inspector"].locator('button[data-symbol="V"]').first.focus()
    await expect(race.panel("adam").locator('[data-test="arrow-scale"]')).to_be_visible()


async def test_a_slow_step_is_played_in_its_phases(page: Page) -> None:
    race = await RacePage(page).open(spec=SPEC, step=STEP, focus=1, lang="en", inspect='{"open":true}')
    await race["speed"].select_option("0.5")
    await race["inspector"].evaluate(
        """(inspector) => { window.phases = [];
             new MutationObserver(() => {
               const now = inspector.querySelector('[data-when="now"]')?.dataset.phase;
               if (now && window.phases.at(-1) !== now) window.phases.push(now);
             }).observe(inspector, { subtree: true, attributeFilter: ['data-when'] }); }"""
    )
    await race["play"].click()
    await expect(race.panel("adam").locator('[data-test="phase"]')).to_have_text("Gradient")
    await race.until(lambda shown: shown.step == STEP + 1, ["adam"])
    await race["play"].click()
    phases = await page.evaluate("window.phases")
    assert phases[:4] == ["gradient", "averages", "correction", "move"]


async def test_digits_and_parameters_are_chosen_and_the_link_keeps_them(page: Page) -> None:
    race = await RacePage(page).open(spec=SPEC, step=STEP, lang="en")
    await page.keyboard.press("i")
    await race["inspector-digits"].select_option("3")
    await race["inspector-axis"].select_option("1")
    for part in ('"digits":3', '"axis":1'):
        await page.wait_for_function("part => decodeURIComponent(location.hash).includes(part)", arg=part)
    await page.reload()
    await race.ready()
    shown = await lines(race)
    assert {axis for _, axis in shown} == {"y"}
    value = float(run_of(0).grad[STEP - 1][1])
    assert shown["g", "y"] == f"{value:#.3g}".replace("-", "−")
