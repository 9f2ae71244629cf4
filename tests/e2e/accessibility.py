"""Runs axe-core on a page: what it finds that is serious."""

from importlib.resources import files
from typing import Any

from playwright.async_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
CONTRAST = ("color-contrast",)
GRAVE = ("serious", "critical")


async def serious(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """The serious and critical findings on what the page shows now, by all rules or by some."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(AXE)
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found: list[dict[str, Any]] = await page.evaluate(
        "async (options) => (await axe.run(document, options)).violations", options
    )
    grave = [one for one in found if one["impact"] in GRAVE]
    return [
        f"{one['id']}: {' '.join(node['target'])} {node['failureSummary']}" for one in grave for node in one["nodes"]
    ]
