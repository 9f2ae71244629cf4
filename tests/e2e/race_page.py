"""The race page as a person has it in hand: what it shows in numbers, and what can be done to it."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from playwright.async_api import Locator, Page

from tests.e2e.patience import PATIENCE

RACERS = ("gd", "momentum", "rmsprop", "adam")


@dataclass(frozen=True)
class Shown:
    """The numbers of one panel, in full precision."""

    step: int
    loss: float
    at: tuple[float, ...]


class RacePage:
    """Drives the page by its `data-test` names."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __getitem__(self, name: str) -> Locator:
        return self.page.locator(f'[data-test="{name}"]')

    async def open(self, **view: Any) -> "RacePage":
        """Opens the page at a view (`spec`, `step`, `lang` ...)."""
        shown = {key: json.dumps(value) if key == "spec" else str(value) for key, value in view.items()}
        fragment = "&".join(f"{key}={quote(value)}" for key, value in shown.items())
        await self.page.goto(f"/#{fragment}" if fragment else "/")
        return await self.ready()

    async def ready(self) -> "RacePage":
        """Waits until every panel has a point to show."""
        await self.page.wait_for_function(
            """() => { const panels = [...document.querySelectorAll('[data-test="panel"]')];
                       return panels.length > 0 && panels.every((panel) => panel.dataset.loss); }"""
        )
        return self

    def panel(self, racer: str) -> Locator:
        """One racer's panel."""
        return self.page.locator(f'[data-test="panel"][data-racer="{racer}"]')

    async def racers(self) -> list[str]:
        """The racers of the panels, in their order."""
        found: list[str] = await self["panel"].evaluate_all("panels => panels.map((panel) => panel.dataset.racer)")
        return found

    async def shown(self, racer: str) -> Shown:
        """What one panel says."""
        data = await self.panel(racer).evaluate("panel => ({...panel.dataset})")
        at = tuple(float(data[axis]) for axis in ("x", "y") if axis in data)
        return Shown(int(data["step"]), float(data["loss"]), at)

    async def step(self) -> int:
        """The step that every panel is at."""
        steps = {(await self.shown(racer)).step for racer in await self.racers()}
        assert len(steps) == 1, steps
        return steps.pop()

    async def pause(self) -> None:
        """Stops the player at the start of the run."""
        await self["to-start"].click()
        if await self["play"].get_attribute("data-playing") == "true":
            await self["play"].click()
            await self["to-start"].click()
        await self.until(lambda shown: shown.step == 0, await self.racers())

    async def seek(self, step: int) -> None:
        """Drags the scrubber to a step."""
        await self["scrub"].evaluate(
            """(scrub, step) => { scrub.value = step;
                 scrub.dispatchEvent(new Event('input', {bubbles: true}));
                 scrub.dispatchEvent(new Event('change', {bubbles: true})); }""",
            step,
        )
        await self.until(lambda shown: shown.step == step, await self.racers())

    async def turn(self, knob: str, value: object) -> None:
        """Types a knob's value."""
        await self[knob].fill(str(value))
        await self[knob].press("Enter")

    async def turn_at_rest(self, knob: str, value: object, racer: str) -> None:
        """Types a knob's value and waits until what one racer's panel shows has changed: the newer run is on screen."""
        before = await self.shown(racer)
        await self.turn(knob, value)
        await self.until(lambda shown: shown != before, [racer])

    async def until(self, holds: Callable[[Shown], bool], racers: list[str]) -> None:
        """Waits until what each of the racers' panels shows makes `holds` true."""
        end = time.monotonic() + PATIENCE
        shown: dict[str, Shown] = {}
        while time.monotonic() < end:
            shown = {racer: await self.shown(racer) for racer in racers}
            if all(holds(one) for one in shown.values()):
                return
            await asyncio.sleep(0.03)
        raise AssertionError(f"still not so after {PATIENCE} s: {shown}")
