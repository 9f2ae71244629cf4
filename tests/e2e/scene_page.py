"""A scene as a person has it in hand: opened by its address, read by its numbers."""

import json
from typing import Any
from urllib.parse import quote

from playwright.async_api import Locator, Page


class ScenePage:
    """Drives any scene by its `data-test` names."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __getitem__(self, name: str) -> Locator:
        return self.page.locator(f'[data-test="{name}"]')

    async def open(self, scene: str, **view: Any) -> "ScenePage":
        """Opens a scene at a view (`own`, `spec`, `step` ...)."""
        shown = {key: value if isinstance(value, str) else json.dumps(value) for key, value in view.items()}
        fragment = "&".join(f"{key}={quote(value)}" for key, value in ({"scene": scene} | shown).items())
        await self.page.goto(f"/#{fragment}")
        await self["story"].wait_for()
        return self

    async def seek(self, step: int) -> None:
        """Types a step."""
        await self["step-input"].fill(str(step))
        await self["step-input"].press("Enter")

    async def value(self, name: str) -> float:
        """The number of a live line, in full precision, once it is there."""
        await self.page.wait_for_function(
            'name => document.querySelector(`[data-test="${name}"]`)?.dataset.value', arg=name
        )
        return float(await self[name].get_attribute("data-value") or "nan")

    async def settles(self, name: str, wanted: float, within: float = 1e-9) -> None:
        """Waits until a live line's number is what is wanted, within a relative error."""
        await self.page.wait_for_function(
            """([name, wanted, within]) => {
                 const text = document.querySelector(`[data-test="${name}"]`)?.dataset.value;
                 return text && Math.abs(Number(text) - wanted) <= within * Math.abs(wanted);
               }""",
            arg=[name, wanted, within],
        )

    async def fits(self) -> None:
        """Asserts that nothing is wider than the page and that no chart on the page has lost its height."""
        assert await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        heights = await self.page.locator(".chart-plot, .wide-chart, .panel-plot").evaluate_all(
            "charts => charts.filter((chart) => chart.getClientRects().length).map((chart) => chart.clientHeight)"
        )
        assert heights
        assert min(heights) > 100
