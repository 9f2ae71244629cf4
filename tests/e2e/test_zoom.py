"""What part of the ground is looked at: by wheel, keys, drags and fingers; racers that leave, and are followed."""

import re
from typing import Any

import pytest
from playwright.async_api import Browser, CDPSession, Page, expect

import descentlab
from tests.e2e.plot_page import Plot
from tests.e2e.race_page import RacePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

TWO: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "bowl"},
    "steps": 40,
    "racers": [{"rule": "gd", "knobs": {"alpha": 0.1}}, {"rule": "adam", "knobs": {"alpha": 0.1}}],
}
WHOLE = "s[0][0] === -2 && s[0][1] === 2 && s[1][0] === -2 && s[1][1] === 2"
LEAVING: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "bowl"},
    "start": [1.5, 0.0],
    "steps": 12,
    "racers": [{"rule": "gd", "sign": "plus", "knobs": {"alpha": 0.5}}],
}


async def test_buttons_and_keys_zoom_about_the_middle_in_every_panel_and_the_link_keeps_it(page: Page) -> None:
    race = await RacePage(page).open(spec=TWO, step=5)
    panels = [Plot(page, f'.panel[data-racer="{racer}"]') for racer in ("gd", "adam")]
    await panels[0].settled(WHOLE)
    await race["zoom-in"].click()
    closer = await panels[0].settled("s[0][1] < 2 && s[1][1] < 2")
    assert await panels[1].settled("s[0][1] < 2 && s[1][1] < 2") == closer
    assert closer[0] == pytest.approx((-closer[0][1], closer[0][1]))
    await page.keyboard.press("+")
    closest = await panels[0].settled(f"s[0][1] < {closer[0][1]}")
    await page.keyboard.press("-")
    again = await panels[0].settled(f"s[0][1] > {closest[0][1]}")
    await page.wait_for_function(
        'end => decodeURIComponent(location.hash).includes(`"domain":[[${-end},${end}]`)', arg=again[0][1]
    )
    await page.reload()
    await race.ready()
    await panels[0].settled(f"s[0][1] === {again[0][1]}")
    await page.keyboard.press("0")
    await panels[0].settled(WHOLE)


async def test_the_wheel_zooms_about_the_pointer_and_a_drag_with_shift_moves_on(page: Page) -> None:
    await RacePage(page).open(spec=TWO, step=5, view="overlay")
    plot = Plot(page, ".split-plot")
    await plot.settled(WHOLE)
    await page.mouse.move(*await plot.at(1.0, -1.0))
    await page.mouse.wheel(0, -300)
    (x0, x1), (y0, y1) = await plot.settled("s[0][1] - s[0][0] < 3.9")
    assert (1.0 - x0) / (x1 - x0) == pytest.approx(0.75, abs=0.01)
    assert (-1.0 - y0) / (y1 - y0) == pytest.approx(0.25, abs=0.01)
    there = await plot.at(0.5, 0.0)
    await page.keyboard.down("Shift")
    await page.mouse.move(*await plot.at(1.0, -0.5))
    await page.mouse.down()
    await page.mouse.move(*there, steps=3)
    await page.mouse.up()
    await page.keyboard.up("Shift")
    (moved, _), (lifted, _) = await plot.settled(f"Math.abs(s[0][0] - {x0 + 0.5}) < 0.02")
    assert moved == pytest.approx(x0 + 0.5, abs=0.02)
    assert lifted == pytest.approx(y0 - 0.5, abs=0.02)


async def test_two_fingers_zoom_and_leave_the_start_where_it_is(browser: Browser, port: int) -> None:
    context = await browser.new_context(
        base_url=f"http://127.0.0.1:{port}", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = await context.new_page()
    race = await RacePage(page).open(spec=TWO, step=0, view="overlay")
    plot = Plot(page, ".split-plot")
    await plot.settled(WHOLE)
    start = (await race.shown("gd")).at
    await plot.figure.scroll_into_view_if_needed()
    fingers = await context.new_cdp_session(page)
    places = [[await plot.at(side * reach, 0.0) for side in (-1, 1)] for reach in (0.3, 0.5, 0.8)]
    for kind, points in zip(("touchStart", "touchMove", "touchMove", "touchEnd"), [*places, []], strict=True):
        await touch(fingers, kind, points)
    (x0, x1), _ = await plot.settled("Math.abs(s[0][1] - s[0][0] - 4 * 0.3 / 0.8) < 0.02")
    assert (x0, x1) == pytest.approx((-0.75, 0.75), abs=0.01)
    assert (await race.shown("gd")).at == start
    await context.close()


async def touch(fingers: CDPSession, kind: str, points: list[tuple[float, float]]) -> None:
    """Fingers that come, move or go."""
    told = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
    await fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})


async def test_a_racer_that_leaves_is_shown_leaving_and_can_be_followed(page: Page) -> None:
    race = await RacePage(page).open(spec=LEAVING, step=0)
    plot = Plot(page, ".panel")
    await plot.settled(WHOLE)
    await race["to-end"].click()
    away = descentlab.race(LEAVING).racers[0].params[-1].tolist()
    await race.until(lambda shown: shown.at == tuple(away), ["gd"])
    assert away[0] > 100
    box = await plot.figure.bounding_box()
    assert box is not None
    await plot.painted(2 - 16 * 4 / box["width"], 0.0)
    await expect(race["outside"]).to_have_text(re.compile(r"outside the plot, at x\s=\s\d+, y\s="))
    await race["follow"].click()
    await expect(race["follow"]).to_have_attribute("aria-pressed", "true")
    await expect(race["outside"]).to_be_empty()
    _, (y0, y1) = await plot.settled(f"s[0][0] < {away[0]} && s[0][1] > {away[0]}")
    assert y0 < away[1] < y1
    await plot.painted(*away)
    await race["to-start"].click()
    await plot.settled("s[0][0] < 1.5 && s[0][1] > 1.5")
    await page.keyboard.press("f")
    await expect(race["follow"]).to_have_attribute("aria-pressed", "false")
    await race["zoom-reset"].click()
    await plot.settled(WHOLE)
