"""Where the racers start: clicked, dragged, typed, named, touched; while it is dragged the newest run wins."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

import descentlab
from tests.e2e.plot_page import Plot
from tests.e2e.race_page import RacePage, Shown

pytestmark = pytest.mark.asyncio(loop_scope="session")

TWO: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "bowl"},
    "steps": 40,
    "racers": [{"rule": "gd", "knobs": {"alpha": 0.1}}, {"rule": "adam", "knobs": {"alpha": 0.1}}],
}
CURVE: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "notes_parabola"},
    "steps": 20,
    "racers": [{"rule": "gd", "knobs": {"alpha": 1.0}}],
}

WATCH_LOSSES = """
() => {
  const panel = document.querySelector('[data-test="panel"][data-racer="gd"]');
  window.losses = [];
  new MutationObserver(() => window.losses.push(Number(panel.dataset.loss)))
    .observe(panel, { attributeFilter: ['data-loss'] });
}
"""


async def test_a_click_moves_the_start_of_all_and_the_playhead_stays(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=7)
    plot = Plot(page, '.panel[data-racer="adam"]')
    await page.mouse.click(*await plot.at(-1.0, 1.5))
    await page.wait_for_function("() => document.querySelector('[data-test=\"start-x\"]').value.startsWith('-')")
    start = [float(await race[name].input_value()) for name in ("start-x", "start-y")]
    assert start == pytest.approx([-1.0, 1.5], abs=0.03)
    results: Any = descentlab.race({**TWO, "start": start}).racers
    for racer, result in zip(("gd", "adam"), results, strict=True):
        row = Shown(7, float(result.loss[7]), tuple(result.params[7].tolist()))
        await race.until(lambda shown, row=row: shown == row, [racer])  # type: ignore[misc]
    await expect(race["start"]).to_have_value("")


async def test_a_dragged_start_runs_live_and_the_newest_wins(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=7)
    plot = Plot(page, ".panel")
    first = float(descentlab.race(TWO).racers[0].loss[7])
    await race.until(lambda shown: shown.loss == first, ["gd"])
    await page.evaluate(WATCH_LOSSES)
    await page.mouse.move(*await plot.at(1.0, 0.0))
    await page.mouse.down()
    for x in (1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7):
        await page.mouse.move(*await plot.at(x, 0.0))
    await page.wait_for_function("() => window.losses.length > 1")
    await page.mouse.up()
    start = [float(await race[name].input_value()) for name in ("start-x", "start-y")]
    assert start == pytest.approx([1.7, 0.0], abs=0.03)
    last = float(descentlab.race({**TWO, "start": start}).racers[0].loss[7])
    await race.until(lambda shown: shown.loss == last, ["gd"])
    seen = await page.evaluate("window.losses")
    assert seen == sorted(seen)
    assert seen[-1] == last


async def test_a_dragged_knob_never_shows_an_older_path_after_a_newer_one(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=20)
    await page.evaluate(WATCH_LOSSES)
    await race["knob-gd-alpha-slider"].evaluate(
        """async (slider) => {
             const [low, high] = [Number(slider.min), Number(slider.max)];
             for (let i = 0; i <= 30; i += 1) {
               slider.value = String(low + (high - low) * (0.2 + 0.01 * i));
               slider.dispatchEvent(new Event('input', { bubbles: true }));
               await new Promise((done) => setTimeout(done, 8));
             }
             slider.dispatchEvent(new Event('change', { bubbles: true })); }"""
    )
    alpha = float(await race["knob-gd-alpha"].input_value())
    asked = {**TWO, "racers": [{"rule": "gd", "knobs": {"alpha": alpha}}]}
    last = float(descentlab.race(asked).racers[0].loss[20])
    await race.until(lambda shown: shown.loss == pytest.approx(last, rel=1e-12), ["gd"])
    seen = await page.evaluate("window.losses")
    assert seen[1:] == sorted(seen[1:], reverse=True)
    assert len(seen) > 2


async def test_a_start_is_named_or_typed_and_a_bad_one_leaves_the_last_good_run(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=0, lang="en")
    await race["start"].select_option("axis")
    named = await race["start-y"].input_value()
    await race.until(lambda shown: shown.at[1] == float(named), ["gd", "adam"])
    await race.turn("start-x", "0.25")
    await race.until(lambda shown: shown.at[0] == 0.25, ["gd", "adam"])
    await race.turn("start-x", "far away")
    await expect(race["start-x"]).to_have_attribute("aria-invalid", "true")
    await race.turn("start-y", "0.5")
    await race.until(lambda shown: shown.at == (0.25, 0.5), ["gd", "adam"])


async def test_on_a_curve_the_start_is_moved_along_it(page: Page) -> None:
    race = await RacePage(page).open(spec=CURVE, step=0)
    plot = Plot(page, ".panel")
    await page.mouse.click(*await plot.at(2.0, 1.0))
    await race.until(lambda shown: shown.at[0] == pytest.approx(2.0, abs=0.05), ["gd"])
    at = (await race.shown("gd")).at[0]
    assert (await race.shown("gd")).loss == pytest.approx(0.1 * (at - 5) ** 2)


async def test_a_tap_moves_the_start(browser: Browser, port: int) -> None:
    context = await browser.new_context(
        base_url=f"http://127.0.0.1:{port}", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = await context.new_page()
    race = await RacePage(page).open(spec=TWO, step=0)
    plot = Plot(page, ".panel")
    await page.touchscreen.tap(*await plot.at(-1.0, -1.0))
    await race.until(lambda shown: shown.at == pytest.approx((-1.0, -1.0), abs=0.1), ["gd", "adam"])
    await context.close()
