"""Taking away: every file of the menu is downloaded by clicks, opened, and compared with what it is of."""

import csv
import io
import json
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from playwright.async_api import Browser, expect

import descentlab
from descentlab.result import Run
from tests.e2e.accessibility import serious
from tests.e2e.taking_page import PLAYED, Taking, assert_pictured
from tests.e2e.watching import Watch
from tests.exports.taking import executed

pytestmark = pytest.mark.asyncio(loop_scope="session")

SPEC: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "ravine", "knobs": {}},
    "start": [-1.0, 0.5],
    "steps": 24,
    "seed": 0,
    "racers": [{"rule": "gd", "label": "mine", "knobs": {"alpha": 0.03}}, {"rule": "adam", "knobs": {"alpha": 0.1}}],
}
STEP = 12


async def race(taking: Taking, **view: Any) -> Taking:
    """The race, once its numbers are on screen."""
    return await taking.show(
        "race", f'[data-test="panel"][data-step="{STEP}"][data-loss]', spec=SPEC, step=STEP, **view
    )


def run() -> Run:
    """The race, by the engine."""
    return cast("Run", descentlab.race(SPEC))


async def test_the_stage_is_a_picture_flat_and_in_space(taking: Taking) -> None:
    sizes = set()
    for view in ("panels", "3d"):
        await race(taking, view=view)
        name, data = await taking.take("png")
        assert name == "descentlab-ravine.png"
        sizes.add(assert_pictured(data, 2400).height)
    assert len(sizes) > 1


async def test_the_drawing_holds_the_racers_and_their_paths(taking: Taking) -> None:
    await race(taking, view="overlay")
    name, data = await taking.take("svg")
    drawing = ET.fromstring(data)
    assert (name, drawing.tag) == ("descentlab-ravine.svg", "{http://www.w3.org/2000/svg}svg")
    text = data.decode()
    assert all(word in text for word in ("mine", "Adam", f"step {STEP}"))
    assert len(drawing.findall(".//{http://www.w3.org/2000/svg}path")) > 20


async def test_tables_hold_the_engines_numbers(taking: Taking) -> None:
    await race(taking)
    _, table = await taking.take("csv")
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    _, text = await taking.take("json")
    told = json.loads(text)
    for key, racer, own in zip(("gd", "adam"), run().racers, told["racers"], strict=True):
        mine = [row for row in rows if row["racer"] == key]
        assert [float(row["loss"]) for row in mine] == racer.loss.tolist() == own["loss"]
        assert [[float(row["x"]), float(row["y"])] for row in mine] == racer.params.tolist() == own["params"]


async def test_code_makes_the_run_again(taking: Taking) -> None:
    await race(taking)
    _, script = await taking.take("py")
    for (label, columns), racer in zip(executed(script.decode())["runs"], run().racers, strict=True):
        assert label == racer.label
        np.testing.assert_array_equal(columns["params"], racer.params)
    _, notebook = await taking.take("ipynb")
    cells = [cell for cell in json.loads(notebook)["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    for cell in cells[:-1]:  # the last draws
        executed(cell["source"], names)
    np.testing.assert_array_equal(names["runs"][1][1]["loss"], run().racers[1].loss)
    name, torch = await taking.take("torch")
    compile(torch, name, "exec")
    assert b"torch.optim.Adam(" in torch


async def test_animations_play(taking: Taking) -> None:
    await race(taking)
    _, gif = await taking.take("gif")
    image = Image.open(io.BytesIO(gif))
    assert (image.format, image.width, getattr(image, "n_frames", 1)) == ("GIF", 960, SPEC["steps"] + 1)
    name, film = await taking.take("webm")
    assert name == "descentlab-ravine.webm"
    assert film.startswith(b"\x1a\x45\xdf\xa3")
    assert (await taking.page.evaluate(PLAYED, list(film)))[0] == 960


async def test_the_page_plays_with_the_network_off(taking: Taking, browser: Browser, tmp_path: Path) -> None:
    await race(taking)
    name, data = await taking.take("html")
    (tmp_path / name).write_bytes(data)
    context = await browser.new_context(offline=True)
    page = await context.new_page()
    watch = Watch(page)
    await page.goto((tmp_path / name).as_uri())
    last = run().racers[1]
    await expect(page.locator("#counter")).to_have_text(f"step {last.steps}")  # it plays by itself
    cells = page.locator("#numbers tr").nth(1).locator("td")
    assert await cells.all_inner_texts() == ["24", repr(float(last.loss[-1])), *map(repr, last.params[-1].tolist())]
    await page.locator("#step").fill(str(STEP))
    await expect(cells.nth(1)).to_have_text(repr(float(last.loss[STEP])))
    await expect(page.locator(".scatterlayer .trace").first).to_be_attached()
    await context.close()
    watch.outside = [url for url in watch.outside if not url.startswith("file:")]
    watch.assert_clean()


async def test_the_graph_is_taken_away_as_picture_table_and_code(taking: Taking) -> None:
    await taking.show("graph", '[data-test="node"]')
    _, table = await taking.take("csv")
    grads = {row["node"]: float(row["gradient"]) for row in csv.DictReader(io.StringIO(table.decode()))}
    assert grads == {"a": 3.0, "b": 6.0, "c": 9.0, "u": 3.0, "v": 3.0, "J": 1.0}
    _, script = await taking.take("graph_py")
    assert {name: float(value) for name, value in executed(script.decode())["grad"].items()} == grads
    name, notebook = await taking.take("graph_ipynb")
    names: dict[str, Any] = {}
    for cell in json.loads(notebook)["cells"]:
        if cell["cell_type"] == "code":
            executed(cell["source"], names)
    wanted = descentlab.graph("u=b*c; v=a+u; J=3*v", {"a": 5, "b": 3, "c": 2})
    assert name.endswith(".graph.ipynb")
    assert {name: float(value) for name, value in names["grad"].items()} == grads
    assert {node["id"]: node["grad"] for node in wanted["nodes"]} == grads
    assert float(names["J"]) == wanted["nodes"][-1]["value"] == 33.0
    _, drawing = await taking.take("svg")
    assert ET.fromstring(drawing).tag.endswith("svg")


async def test_a_scene_without_a_run_gives_its_picture_and_its_numbers(taking: Taking) -> None:
    await taking.show("averages", '[data-test="average-0"]', step=40)
    _, table = await taking.take("csv")
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    series = [float(row["y"]) for row in rows if row["series"] == "series"]
    average, wanted = 0.0, []
    for value in series:
        average = 0.9 * average + 0.1 * value
        wanted.append(average)
    mine = [float(row["y"]) for row in rows if row["series"] == "beta = 0.9"]
    assert mine == pytest.approx(wanted, rel=1e-12)
    _, drawing = await taking.take("svg")
    assert "Averages" in drawing.decode()
    assert ET.fromstring(drawing).findall(".//{http://www.w3.org/2000/svg}image")
    await expect(taking["export-json"]).to_have_count(0)


async def test_the_menu_is_used_by_keyboard_and_told_in_its_sheet(taking: Taking) -> None:
    await race(taking)
    page = taking.page
    await page.keyboard.press("e")
    await expect(taking["export-png"]).to_be_focused()
    assert await serious(page) == []
    await page.keyboard.press("ArrowDown")
    await expect(taking["export-svg"]).to_be_focused()
    await page.keyboard.press("End")
    await expect(taking["export-json"]).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(taking["export"]).to_be_focused()
    await expect(taking["export-json"]).to_be_hidden()
    await page.keyboard.press("?")
    await expect(taking["shortcuts"]).to_contain_text("Take this away")
    await page.keyboard.press("Escape")


async def test_long_work_shows_how_far_it_is_and_can_be_stopped(taking: Taking) -> None:
    await race(taking)
    downloads: list[object] = []

    def note(download: object) -> None:
        downloads.append(download)

    taking.page.on("download", note)
    await taking["export"].click()
    await taking["export-webm"].click()
    await taking.page.wait_for_function(
        """() => Number(document.querySelector('[data-test="export-progress"]').getAttribute('value')) > 0"""
    )
    await taking["export-stop"].click()
    await expect(taking["export-progress"]).to_be_hidden()
    await taking.take("csv")
    assert len(downloads) == 1


async def test_what_cannot_be_made_is_told(taking: Taking) -> None:
    await race(taking, lang="zh")

    async def refuse(route: Any) -> None:
        await route.abort()

    await taking.page.route("**/api/export", refuse)
    await taking["export"].click()
    await expect(taking["export-py"]).to_contain_text("NumPy 脚本")
    await taking["export-py"].click()
    await expect(taking.page.locator('.toast[data-tone="alert"]')).to_be_visible()
    await taking.page.unroute("**/api/export")


async def test_the_menu_fits_a_phone(taking: Taking) -> None:
    await taking.page.set_viewport_size({"width": 390, "height": 844})
    await race(taking)
    await taking["export"].click()
    box = await taking.page.locator("#export-menu").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844
    await taking["export-csv"].scroll_into_view_if_needed()
    await taking.page.keyboard.press("Escape")
    await taking.page.set_viewport_size({"width": 1280, "height": 800})
