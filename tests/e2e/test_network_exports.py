"""Taking a training away: files of the menu are downloaded by clicks, opened, and compared with the engine."""

import io
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from PIL import Image
from playwright.async_api import Browser, expect

import descentlab
from descentlab.session.network import DataSpec, task_of
from descentlab.training_result import TrainingRun
from tests.e2e.taking_page import PLAYED, Taking, assert_pictured
from tests.e2e.watching import Watch
from tests.exports.taking import executed

pytestmark = pytest.mark.asyncio(loop_scope="session")

NETWORK: dict[str, Any] = {
    "problem": {"kind": "network", "data": {"name": "moons", "size": 60}, "network": {"hidden": [3]}},
    "steps": 30,
    "racers": [{"rule": "adam"}, {"rule": "gd"}],
}


async def test_a_training_is_taken_away_with_its_weights(taking: Taking) -> None:
    await taking.show("network", '[data-test="boundary"]', spec=NETWORK, step=20)
    trained = cast("TrainingRun", descentlab.race(NETWORK))
    name, data = await taking.take("weights_npz")
    arrays = np.load(io.BytesIO(data))
    assert name == "descentlab-network.npz"
    for number, (weights, biases) in enumerate(trained.racers[0].weights(20), start=1):
        np.testing.assert_array_equal(arrays[f"adam/W{number}"], weights)
        np.testing.assert_array_equal(arrays[f"adam/b{number}"], biases)
    _, script = await taking.take("py")
    for (_, columns), racer in zip(executed(script.decode())["runs"], trained.racers, strict=True):
        np.testing.assert_allclose(columns["params"], racer.params, rtol=1e-8, atol=1e-12)
    _, picture = await taking.take("png")
    assert assert_pictured(picture, Image.open(io.BytesIO(picture)).width).height > 1000


def sides(trained: TrainingRun, racer: int, step: int) -> list[bool]:
    """Which class a network chooses in three corners of the moons' plot: left and right above, right below."""
    domain = task_of(DataSpec.model_validate(NETWORK["problem"]["data"]), 0).domain
    low, high = np.array(domain).T
    values = (low[:, None] + (high - low)[:, None] * np.array([[1, 48, 48], [48, 48, 1]]) / 49).astype(np.float64)
    *hidden, (last, bias) = trained.racers[racer].weights(step)
    for weights, biases in hidden:
        values = np.tanh(weights @ values + biases[:, None])
    return cast("list[bool]", ((last @ values)[0] + bias[0] > 0).tolist())


def reddish(colour: tuple[int, ...]) -> bool:
    """Whether a field's colour is the second class's; the first one's is blue-green."""
    return colour[0] > colour[2]


async def test_a_film_of_a_training_shows_how_its_boundaries_move(taking: Taking) -> None:
    await taking.show("network", '[data-test="boundary"]', spec=NETWORK, step=20)
    trained = cast("TrainingRun", descentlab.race(NETWORK))
    name, gif = await taking.take("gif")
    image = Image.open(io.BytesIO(gif))
    assert (name, image.width, getattr(image, "n_frames", 1)) == ("descentlab-moons.gif", 960, 31)
    panel = (960 - 2 * 16 - 12) / 2
    for step in (0, 30):
        image.seek(step)
        shown = image.convert("RGB")
        for racer in (0, 1):
            left = 16 + racer * (panel + 12)
            corners = [(left + 0.03 * panel, 75), (left + 0.97 * panel, 75), (left + 0.97 * panel, 415)]
            colours = [cast("tuple[int, ...]", shown.getpixel((int(x), int(y)))) for x, y in corners]
            assert [reddish(colour) for colour in colours] == sides(trained, racer, step)
    name, film = await taking.take("webm")
    assert name == "descentlab-moons.webm"
    assert (await taking.page.evaluate(PLAYED, list(film)))[0] == 960


async def test_a_training_plays_with_the_network_off(taking: Taking, browser: Browser, tmp_path: Path) -> None:
    await taking.show("network", '[data-test="boundary"]', spec=NETWORK, step=20)
    trained = cast("TrainingRun", descentlab.race(NETWORK))
    name, data = await taking.take("html")
    (tmp_path / name).write_bytes(data)
    context = await browser.new_context(offline=True)
    page = await context.new_page()
    watch = Watch(page)
    watch.expected.append("willReadFrequently")  # the test reads the panels
    await page.goto((tmp_path / name).as_uri())
    await expect(page.locator("#shown")).to_have_text("30")  # it plays by itself
    for step in (30, 7):
        await page.locator("#step").fill(str(step))
        await expect(page.locator("#shown")).to_have_text(str(step))
        for racer in (0, 1):
            colours = (
                await page.locator("#networks canvas")
                .nth(racer)
                .evaluate(
                    """canvas => [[12, 12], [588, 12], [588, 588]].map(([x, y]) =>
                     [...canvas.getContext('2d').getImageData(x, y, 1, 1).data])"""
                )
            )
            assert [reddish(tuple(colour)) for colour in colours] == sides(trained, racer, step)
        cells = await page.locator("#numbers tr").first.locator("td").all_inner_texts()
        first = trained.racers[0]
        assert [float(cell) for cell in cells] == [
            step,
            first.train_loss[step],
            first.test_loss[step],
            *first.accuracy[step : step + 1],
        ]
    await context.close()
    watch.outside = [url for url in watch.outside if not url.startswith("file:")]
    watch.assert_clean()
