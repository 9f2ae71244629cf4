"""The graph page as a person has it in hand."""

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from playwright.async_api import Locator, Page, expect

from tests.e2e.patience import PATIENCE

Numbers = dict[str, tuple[float, float]]


class GraphPage:
    """Drives the page by its `data-test` names."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __getitem__(self, name: str) -> Locator:
        return self.page.locator(f'[data-test="{name}"]')

    async def open(self, **view: Any) -> "GraphPage":
        """Opens the graph at a view (`spec`, `own`, `step`, `lang` ...)."""
        texts = {key: value if isinstance(value, str) else json.dumps(value) for key, value in view.items()}
        await self.page.goto(
            "/#" + "&".join(f"{key}={quote(text)}" for key, text in {"scene": "graph", **texts}.items())
        )
        await self["play"].wait_for()
        return self

    def node(self, name: str) -> Locator:
        """One node of the picture."""
        return self.page.locator(f'[data-test="node"][data-node="{name}"]')

    async def numbers(self) -> Numbers:
        """Value and gradient of every node, in full precision."""
        found: list[list[str]] = await self["node"].evaluate_all(
            "nodes => nodes.map(({dataset}) => [dataset.node, dataset.value, dataset.grad])"
        )
        return {name: (float(value), float(grad)) for name, value, grad in found}

    async def shows(self, name: str, value: str, grad: str) -> None:
        """Waits until the picture shows these for a node; empty is what has not been computed."""
        await expect(self.node(name).locator(".graph-value")).to_have_text(value)
        await expect(self.node(name).locator(".graph-grad")).to_have_text(grad)

    async def seek(self, step: int) -> None:
        """Types a step."""
        await self["step-input"].fill(str(step))
        await self["step-input"].press("Enter")

    async def until(self, holds: Callable[[Numbers], bool]) -> Numbers:
        """Waits until the numbers of the nodes make `holds` true."""
        end = time.monotonic() + PATIENCE
        numbers: Numbers = {}
        while time.monotonic() < end:
            numbers = await self.numbers()
            if numbers and holds(numbers):
                return numbers
            await asyncio.sleep(0.03)
        raise AssertionError(f"still not so after {PATIENCE} s: {numbers}")
