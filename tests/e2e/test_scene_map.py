"""The map in a real browser: cells agree with the engine, edges with closed forms, and a cell leads to its race."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

import descentlab
from descentlab.session.link import linked_spec
from tests.e2e.scene_page import ScenePage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def opened(page: Page, **view: Any) -> ScenePage:
    """The map, once all of it has come."""
    scene = await ScenePage(page).open("map", lang="en", **view)
    await expect(scene["map-progress"]).to_be_hidden()
    return scene


async def spec_under(scene: ScenePage) -> dict[str, Any]:
    """The run of the cell that is looked at."""
    spec = linked_spec(await scene["map-race"].get_attribute("href") or "")
    assert spec is not None
    return spec


async def test_a_cell_tells_what_the_engine_makes_of_its_run_and_enter_races_it(page: Page) -> None:
    scene = await opened(page)
    await scene["map"].focus()
    for key in ["ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowDown"]:
        await page.keyboard.press(key)
    spec = await spec_under(scene)
    racer = descentlab.race(spec).racers[0]
    assert racer.end.kind == "reached"
    told = await scene["map-reading"].text_content() or ""
    assert f"at step {racer.end.facts['touched']}" in told
    await page.keyboard.press("Enter")
    await expect(page.locator('[data-test="panel"]')).to_have_count(1)
    alpha = spec["racers"][0]["knobs"]["alpha"]
    await expect(page.locator('[data-test="knob-momentum-alpha"]')).to_have_value(str(alpha))
    await page.wait_for_function("() => location.hash.includes('scene=race')")
    await page.go_back()
    await expect(scene["map"]).to_be_visible()


@pytest.mark.parametrize(("alpha", "kind"), [([0.03, 0.049], "reached"), ([0.0506, 0.06], "diverged")])
async def test_the_edge_lies_at_twice_one_plus_beta_over_the_curvature(page: Page, alpha: Any, kind: str) -> None:
    """Across the ravine the curvature is 40: from beta 0 to 0.01 the edge is at 0.05 to 0.0505."""
    racer = {"rule": "momentum", "knobs": {"form": "heavy_ball"}}
    spec = {"problem": {"kind": "surface", "name": "ravine"}, "steps": 1000, "racers": [racer]}
    scene = await opened(page, spec=spec, own={"x_range": alpha, "y_range": [0, 0.01]})
    told = await scene["map-legend"].locator(f'[data-legend="{kind}"]').text_content()
    assert (told or "").endswith(": 100 %")


async def test_starts_on_four_minima_are_told_by_where_they_end(page: Page) -> None:
    scene = await opened(page)
    await scene["try"].click()
    await expect(scene["map-legend"].locator('[data-legend^="minimum-"]')).to_have_count(4)
    await expect(scene["map-x"]).to_have_value("start.x")
    box = await scene["map"].bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.3)
    await expect(scene["map-reading"]).to_contain_text("reaches the minimum")
    await page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.3)
    await expect(page.locator('[data-test="panel"]')).to_have_count(1)
    await page.wait_for_function("() => location.hash.includes('scene=race')")
    spec: Any = linked_spec(page.url)
    start = spec["start"]
    assert start[0] > 0
    assert start[1] > 0


async def test_the_map_says_how_far_it_is_can_be_stopped_and_goes_on(page: Page) -> None:
    release = asyncio.Event()
    asked = 0

    async def hold(route: Route) -> None:
        nonlocal asked
        asked += 1
        if asked > 1:
            await release.wait()
        await route.continue_()

    await page.route("**/api/sweep", hold)
    scene = await ScenePage(page).open("map", lang="en")
    await expect(scene["map-words"]).to_have_text("Computing… 13 %")
    await scene["map-stop"].click()
    await expect(scene["map-words"]).to_have_text("Stopped at 13 %")
    release.set()
    await scene["map-stop"].click()
    await expect(scene["map-progress"]).to_be_hidden()
    await scene["map-rule"].select_option("adam")
    await expect(scene["map-y"]).to_have_value("knob.beta1")
    await expect(scene["map-progress"]).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
async def test_it_fits_in_chinese(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 800})
    scene = await ScenePage(page).open("map", lang="zh", theme="dark")
    await expect(scene["map-progress"]).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") <= width


async def test_its_cells_are_taken_away_as_a_table(page: Page) -> None:
    scene = await opened(page)
    await scene["export"].click()
    async with page.expect_download() as download:
        await scene["export-csv"].click()
    table = (await (await download.value).path()).read_text().splitlines()
    assert table[0] == "knob.alpha,knob.beta,outcome,step,loss,minimum"
    assert len(table) == 1 + 64 * 40
    reached = [row.split(",") for row in table if ",reached," in row]
    for alpha, beta, _, step, loss, _ in reached[:: len(reached) // 4]:
        knobs = {"form": "heavy_ball", "alpha": float(alpha), "beta": float(beta)}
        problem = {"kind": "surface", "name": "ravine"}
        racers = [{"rule": "momentum", "knobs": knobs}]
        racer = descentlab.race({"problem": problem, "steps": 200, "racers": racers}).racers[0]
        assert racer.end.facts["touched"] == int(step)
        assert racer.loss[-1] == pytest.approx(float(loss), rel=1e-6)
