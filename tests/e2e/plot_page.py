"""What the plots of the page show: the part of the surface, the marks on it, where a point of the data is."""

from typing import Any

from playwright.async_api import Locator, Page

from tests.e2e.patience import PATIENCE

Side = tuple[float, float]
PATIENCE_MS = 1000 * PATIENCE


class Plot:
    """A drawn plot: the first of its place on the page."""

    def __init__(self, page: Page, place: str) -> None:
        self.page = page
        self.figure: Locator = page.locator(f"{place} .js-plotly-plot").first

    async def sides(self) -> tuple[Side, Side]:
        """The ends of its two axes."""
        found: Any = await self.figure.evaluate("plot => [plot.layout.xaxis.range, plot.layout.yaxis.range]")
        return tuple(found[0]), tuple(found[1])

    async def settled(self, holds: str) -> tuple[Side, Side]:
        """Its sides, once a condition on `[[x0, x1], [y0, y1]]` (JavaScript, named `s`) holds."""
        await self.page.wait_for_function(
            f"""plot => {{ const s = plot.layout && [plot.layout.xaxis.range, plot.layout.yaxis.range];
                          return s && ({holds}); }}""",
            arg=await self.figure.element_handle(),
            timeout=PATIENCE_MS,
        )
        return await self.sides()

    async def traces(self) -> list[dict[str, Any]]:
        """Its traces: what kind each is, its symbol, its points, its words."""
        found: list[dict[str, Any]] = await self.figure.evaluate(
            """plot => plot.data.map((trace) => ({ type: trace.type, mode: trace.mode, symbol: trace.marker?.symbol,
                 points: trace.x ? Array.from(trace.x, (x, i) => [x, trace.y[i]]) : [], words: trace.text ?? null }))"""
        )
        return found

    async def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the data is on the screen: a panel's plot reaches to its edges."""
        box = await self.figure.bounding_box()
        assert box is not None
        (x0, x1), (y0, y1) = await self.sides()
        return (
            box["x"] + (x - x0) / (x1 - x0) * box["width"],
            box["y"] + (y1 - y) / (y1 - y0) * box["height"],
        )

    async def painted(self, x: float, y: float, *, yes: bool = True, layer: int = 1) -> None:
        """Waits until anything (or nothing) is painted at a point: on the trail (0), or on what moves (1)."""
        px, py = await self.at(x, y)
        await self.page.wait_for_function(
            """([plot, { px, py, layer, yes }]) => {
                 const canvas = plot.parentElement.querySelectorAll(':scope > canvas')[layer];
                 const box = canvas.getBoundingClientRect();
                 const scale = canvas.width / box.width;
                 // a copy is read: reading the page's own canvas would take it off the graphics card
                 const copy = document.createElement('canvas');
                 copy.width = copy.height = Math.ceil(5 * scale);
                 const context = copy.getContext('2d', { willReadFrequently: true });
                 context.drawImage(canvas, -(px - box.left - 2) * scale, -(py - box.top - 2) * scale);
                 const pixels = context.getImageData(0, 0, copy.width, copy.height).data;
                 return yes === pixels.some((value, i) => i % 4 === 3 && value > 60); }""",
            arg=[await self.figure.element_handle(), {"px": px, "py": py, "layer": layer, "yes": yes}],
            timeout=PATIENCE_MS,
        )
