"""What a change leaves as it was is not drawn again: the picture must be the one that a page opened anew has."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Page

from tests.e2e.patience import PATIENCE
from tests.e2e.race_page import RacePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

THREE: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "ravine"},
    "steps": 80,
    "noise": 0.2,
    "racers": [{"rule": "gd"}, {"rule": "momentum"}, {"rule": "adam", "knobs": {"alpha": 0.1}}],
}
PICTURE = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap((plot) =>
    [...plot.parentElement.querySelectorAll(':scope > canvas')].map((canvas) => {
      const copy = document.createElement('canvas');
      [copy.width, copy.height] = [canvas.width, canvas.height];
      copy.getContext('2d').drawImage(canvas, 0, 0);
      return copy.toDataURL();
    }))"""

Change = Callable[[RacePage], Awaitable[None]]


def typed(knob: str, value: object) -> Change:
    """Types a knob's value."""
    return lambda race: race.turn(knob, value)


async def darker(race: RacePage) -> None:
    await race["theme"].select_option("dark")


CHANGES: dict[str, Change] = {
    "one racer's knob": typed("knob-adam-alpha", 0.05),
    "another's": typed("knob-gd-alpha", 0.023),
    "the seed of the noise": typed("setting-seed", 5),
    "the start": typed("start-x", 1.5),
    "the number of steps": typed("setting-steps", 60),
    "the theme": darker,
}


async def anew(race: RacePage, other: RacePage) -> Any:
    """The picture of a page opened at the present address of another."""
    await other.page.goto("about:blank")
    await other.page.goto(race.page.url)
    await other.ready()
    await other.page.wait_for_timeout(300)
    return await other.page.evaluate(PICTURE)


async def test_after_every_change_the_picture_is_that_of_a_page_opened_anew(page: Page) -> None:
    race = await RacePage(page).open(spec=THREE, step=50)
    other = RacePage(await page.context.new_page())
    pictures = []
    for what, change in CHANGES.items():
        before = page.url
        await change(race)
        await page.wait_for_function("(before) => location.href !== before", arg=before, timeout=1000 * PATIENCE)
        end = asyncio.get_running_loop().time() + PATIENCE
        while (wanted := await anew(race, other)) != await page.evaluate(PICTURE):
            assert asyncio.get_running_loop().time() < end, what
        pictures.append(wanted)
    assert len({str(picture) for picture in pictures}) == len(CHANGES)


async def test_turning_one_racers_knob_leaves_the_other_panels_untouched(page: Page) -> None:
    race = await RacePage(page).open(spec=THREE, step=50)
    await page.wait_for_timeout(500)
    await page.evaluate(
        """() => { window.touched = new Set();
             const clear = CanvasRenderingContext2D.prototype.clearRect;
             CanvasRenderingContext2D.prototype.clearRect = function (...box) {
               window.touched.add(this.canvas.closest('[data-racer]')?.dataset.racer ?? 'chart');
               return clear.apply(this, box);
             }; }"""
    )
    await race.turn_at_rest("knob-adam-alpha", 0.3, "adam")
    assert set(await page.evaluate("[...window.touched]")) == {"adam", "chart"}
