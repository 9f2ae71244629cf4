"""The stage in a real browser: three views of one run at one step, the curve, what is marked on the ground."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

import descentlab
from tests.e2e.plot_page import Plot
from tests.e2e.race_page import RacePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

TWO: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "ravine"},
    "steps": 60,
    "racers": [{"rule": "gd", "knobs": {"alpha": 0.04}}, {"rule": "adam", "knobs": {"alpha": 0.1}}],
}
CURVE: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "notes_parabola"},
    "steps": 20,
    "racers": [{"rule": "gd", "knobs": {"alpha": 1.0}}],
}


def allow_plotlys_letters(page: Page) -> None:
    """Plotly reads the letters of its 3-D axes back from a canvas, of which Chromium warns."""
    page.watch.expected += ["willReadFrequently"]  # type: ignore[attr-defined]


async def test_three_views_show_one_run_at_one_step_and_share_what_is_looked_at(page: Page) -> None:
    allow_plotlys_letters(page)
    race = await RacePage(page).open(spec=TWO, step=30)
    before = [await race.shown(racer) for racer in ("gd", "adam")]
    await race["zoom-in"].click()
    beside = await Plot(page, ".panel").settled("s[0][1] - s[0][0] < 2")
    await page.keyboard.press("v")
    await expect(page.locator(".panels")).to_have_attribute("data-view", "overlay")
    overlay = Plot(page, ".split-plot")
    assert await overlay.settled("s[0][1] - s[0][0] < 2") == beside
    await race.ready()
    assert [await race.shown(racer) for racer in ("gd", "adam")] == before
    for shown in before:
        await overlay.painted(*shown.at)
    await race["view-3d"].check(force=True)
    await page.wait_for_function(
        "() => document.querySelector('.split-plot .js-plotly-plot')?.data?.[0]?.type === 'surface'"
    )
    await race.ready()
    assert [await race.shown(racer) for racer in ("gd", "adam")] == before
    await race["step-on"].click()
    await race.until(lambda shown: shown.step == 31, ["gd", "adam"])
    await page.keyboard.press("v")
    await expect(page.locator(".panels")).to_have_attribute("data-view", "panels")
    await race.ready()
    assert await race.step() == 31


async def test_the_camera_is_turned_by_dragging_and_the_link_keeps_it(page: Page) -> None:
    allow_plotlys_letters(page)
    race = await RacePage(page).open(spec=TWO, step=30, view="3d")
    await page.wait_for_function("() => document.querySelector('.split-plot .js-plotly-plot')?.data?.[0]")
    box = await page.locator(".split-plot").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 120, y + 30, steps=4)
    await page.mouse.up()
    await page.wait_for_function("() => decodeURIComponent(location.hash).includes('camera')")
    await race["zoom-reset"].click()
    await page.wait_for_function("() => !decodeURIComponent(location.hash).includes('camera')")


async def test_a_curve_has_its_tangent_and_the_step_drawn(page: Page) -> None:
    race = await RacePage(page).open(spec=CURVE, step=2)
    at, loss, slope = 5 + 5 * 0.8**2, 0.1 * (5 * 0.8**2) ** 2, 0.2 * 5 * 0.8**2
    await race.until(lambda shown: shown.at[0] == pytest.approx(at), ["gd"])
    plot = Plot(page, ".panel")
    (x0, x1), _ = await plot.sides()
    for aside in ((x1 - x0) / 25, -(x1 - x0) / 25):
        await plot.painted(at + aside, loss + slope * aside)
        await plot.painted(at + aside, loss - slope * aside, yes=False)
    between = (5 + 5 * 0.8 + at) / 2
    await plot.painted(5 + 5 * 0.8, 0.1 * (5 * 0.8) ** 2, layer=0)
    await race["inspector-tab"].click()
    await race["inspector"].locator('button[data-symbol="step"]').first.hover()
    await expect(race["arrow-scale"]).to_be_visible()
    await plot.painted(between, 0.1 * (5 * 0.8) ** 2)
    await expect(race["view-3d"]).to_be_disabled()


async def test_minima_and_saddles_are_marked_where_they_are_and_named(page: Page) -> None:
    hills = {**TWO, "problem": {"kind": "surface", "name": "himmelblau"}}
    race = await RacePage(page).open(spec=hills, step=5, view="overlay", lang="en")
    await race.until(lambda shown: shown.step == 5, ["gd", "adam"])
    lowest, _, saddles = [trace for trace in await Plot(page, ".split-plot").traces() if trace["symbol"]]
    assert [3.0, 2.0] in lowest["points"]
    assert len([point for point in lowest["points"] if point[0] is not None]) == 4
    assert len([point for point in saddles["points"] if point[0] is not None]) == 4
    assert "minimum" in lowest["words"]
    assert "saddle" in saddles["words"]


async def test_the_slopes_are_drawn_on_demand_and_point_downhill(page: Page) -> None:
    bowl = {**TWO, "problem": {"kind": "surface", "name": "bowl", "knobs": {}}}
    race = await RacePage(page).open(spec=bowl, step=5)
    await page.keyboard.press("g")
    await expect(race["field"]).to_have_attribute("aria-pressed", "true")
    await page.wait_for_function(
        "() => document.querySelector('.panel .js-plotly-plot').data.some((trace) => trace.mode === 'lines')"
    )
    field = next(trace for trace in await Plot(page, ".panel").traces() if trace["mode"] == "lines")
    arrows = [field["points"][i : i + 2] for i in range(0, len(field["points"]), 6)]
    assert len(arrows) > 20
    for (x0, y0), (x1, y1) in arrows:
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        assert (x1 - x0) * middle[0] + (y1 - y0) * middle[1] < 0
    await race["field"].click()
    await page.wait_for_function(
        "() => document.querySelector('.panel .js-plotly-plot').data.every((trace) => trace.mode !== 'lines')"
    )


async def test_pinned_runs_stay_as_ghosts_on_the_ground(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=30)
    pinned = descentlab.race(TWO).racers[0].params[3]
    await race["pin"].click()
    await race.turn_at_rest("knob-gd-alpha", 0.002, "gd")
    plot = Plot(page, ".panel")
    await expect(page.locator(".pin-name")).to_have_count(1)
    await plot.painted(float(pinned[0]), float(pinned[1]), layer=0)
    await race["unpin-1"].click()
    await expect(page.locator(".pin-name")).to_have_count(0)
    await plot.painted(float(pinned[0]), float(pinned[1]), yes=False, layer=0)
