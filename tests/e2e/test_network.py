"""Networks in a real browser: trained, scrubbed, compared, fed with a person's own points."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import orjson
import pytest
from playwright.async_api import Locator, Page, expect

import descentlab
from descentlab.session.preset import presets

pytestmark = pytest.mark.asyncio(loop_scope="session")

OPENING = presets()["four_rules_train"].spec
TABLE = "x1,x2,label\n" + "\n".join(
    f"{x},{y},{'up' if y > 0 else 'down'}" for x in (-2, -1, 0, 1, 2) for y in (-1.5, -1, 1, 1.5)
)


def trained(spec: Mapping[str, Any]) -> descentlab.TrainingRun:
    """The same training by the engine."""
    result = descentlab.race(spec)
    assert isinstance(result, descentlab.TrainingRun)
    return result


class NetworkPage:
    """The network scene, by its `data-test` names."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __getitem__(self, name: str) -> Locator:
        return self.page.locator(f'[data-test="{name}"]')

    async def open(
        self, spec: dict[str, Any] | None = None, step: int | None = None, lang: str = "en"
    ) -> "NetworkPage":
        view = f"#scene=network&lang={lang}" + (f"&step={step}" if step is not None else "")
        if spec is not None:
            view += f"&spec={quote(orjson.dumps(spec).decode())}"
        await self.page.goto(f"/{view}")
        there = re.compile(r"\d") if step is None else str(step)
        await expect(self["boundary"].first).to_have_attribute("data-step", there)
        return self

    async def numbers(self, name: str) -> list[float]:
        """One number of every racer, in full precision."""
        return [float(value) for value in await self[name].evaluate_all("all => all.map((e) => e.dataset.value)")]

    async def to(self, step: int) -> None:
        """Goes to a step and waits until every picture is of it."""
        await self["step-input"].fill(str(step))
        await self["step-input"].press("Enter")
        for picture in await self["boundary"].all():
            await expect(picture).to_have_attribute("data-step", str(step))

    async def pixels(self, racer: str) -> list[int]:
        """A racer's picture: every pixel's red."""
        found: list[int] = await self.page.evaluate(
            """(racer) => {
                const shown = document.querySelector(`[data-test="boundary"][data-racer="${racer}"] canvas`);
                const copy = new OffscreenCanvas(shown.width, shown.height);
                const context = copy.getContext('2d', { willReadFrequently: true });
                context.drawImage(shown, 0, 0);
                const { data } = context.getImageData(0, 0, copy.width, copy.height);
                return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i]); }""",
            racer,
        )
        return found


async def test_the_opening_network_learns_and_says_so(page: Page) -> None:
    lab = await NetworkPage(page).open(step=1000)
    result = trained(OPENING)
    assert await lab.numbers("accuracy") == [racer.accuracy[-1] for racer in result.racers]
    assert await lab.numbers("train-loss") == [racer.train_loss[-1] for racer in result.racers]
    assert await lab.numbers("test-loss") == [racer.test_loss[-1] for racer in result.racers]
    assert min(await lab.numbers("accuracy")) > 0.95
    await expect(lab["explained"]).to_contain_text("% of the variance")


async def test_scrubbing_back_shows_the_early_boundary(page: Page) -> None:
    lab = await NetworkPage(page).open(step=1000)
    late = await lab.pixels("adam")
    await lab.to(25)
    result = trained(OPENING)
    assert await lab.numbers("accuracy") == [racer.accuracy[25] for racer in result.racers]
    early = await lab.pixels("adam")
    assert len(early) == len(late)
    assert sum(abs(a - b) > 8 for a, b in zip(early, late, strict=True)) > 0.1 * len(late)
    await expect(lab["epoch"].first).to_have_text("epoch 1.00")
    await lab.to(1000)
    assert await lab.pixels("adam") == late


async def test_batch_sizes_are_compared_by_the_samples_they_saw(page: Page) -> None:
    lab = await NetworkPage(page).open()
    await lab["preset"].select_option("batch_of_one_or_all")
    await expect(lab["panel"]).to_have_count(3)
    await lab["to-end"].click()
    await expect(lab["boundary"].last).to_have_attribute("data-step", "1000")
    texts = await page.locator(".panel-differs").all_text_contents()
    assert texts == ["batch 1", "batch 64", "batch 250"]
    await page.locator('[data-test="across-samples"]').check(force=True)
    assert '"across":"samples"' in await _own(page)


async def _own(page: Page) -> str:
    await page.wait_for_function("location.hash.includes('own=')")
    return str(await page.evaluate("decodeURIComponent(location.hash)"))


async def test_a_pasted_table_is_learnt(page: Page) -> None:
    lab = await NetworkPage(page).open(step=0)
    await lab["data"].select_option("points")
    await lab["points-csv"].fill(TABLE)
    await lab["points-apply"].click()
    await expect(lab["data-size"]).to_have_value("20")
    await lab["to-end"].click()
    await expect(lab["boundary"].first).to_have_attribute("data-step", "1000")
    assert await lab.numbers("accuracy") == [1.0] * 4


async def test_a_broken_table_is_told_and_changes_nothing(page: Page) -> None:
    lab = await NetworkPage(page).open(step=0)
    await lab["data"].select_option("points")
    await expect(lab["data-size"]).to_have_value("500")
    for table, told in (
        ("1,2,0\n3,x,1", "Line 2, column 2: “x” is not a number."),
        ("1,2,0\n3,4", "Line 2 has 2 columns; 3 are wanted: x1, x2, label."),
        ("1,2,0\n3,4,0", "All labels are the same; at least two classes are needed."),
    ):
        await lab["points-csv"].fill(table)
        await lab["points-apply"].click()
        await expect(lab["points-problem"]).to_have_text(told)
        await expect(lab["data-size"]).to_have_value("500")


async def test_a_weight_set_by_hand_leads_elsewhere_and_back(page: Page) -> None:
    lab = await NetworkPage(page).open(step=50)
    before = await lab.numbers("train-loss")
    await lab["weight-name"].select_option("W1_2_1")
    await lab["weight-value"].fill("4")
    await lab["weight-value"].press("Enter")
    await expect(lab["weight-undo"]).to_be_visible()
    edits = [{"step": 50, "parameter": "W1_2_1", "value": 4.0}]
    racers = [dict(racer) for racer in OPENING["racers"]]
    racers[0]["edits"] = edits
    edited = trained({**OPENING, "racers": racers})
    await expect(lab["train-loss"].first).to_have_attribute("data-value", repr(float(edited.racers[0].train_loss[50])))
    assert (await lab.numbers("train-loss"))[1:] == before[1:]
    await lab["weight-undo"].click()
    await expect(lab["train-loss"].first).to_have_attribute("data-value", repr(before[0]))


async def test_a_step_is_told_line_by_line(page: Page) -> None:
    lab = await NetworkPage(page).open(step=50)
    await lab["weight-name"].select_option("b1_1")
    line = page.locator('[data-test="weight"] [data-target="step"]')
    result = trained(OPENING).racers[0]
    place = 2
    moved = result.params[49, place] - result.params[50, place]
    assert float(await line.get_attribute("data-value") or "nan") == pytest.approx(moved, rel=1e-12)


async def test_long_trainings_play_without_falling_behind(page: Page) -> None:
    lab = await NetworkPage(page).open({**OPENING, "steps": 10_000}, step=0)
    await lab["speed"].select_option("120")
    await lab["play"].click()
    frames = await page.evaluate(
        """() => new Promise((done) => { let count = 0; const start = performance.now();
            const turn = (now) => (now - start > 3000 ? done(count / 3) : ((count += 1), requestAnimationFrame(turn)));
            requestAnimationFrame(turn); })"""
    )
    assert frames > 5
    step = int(await lab["panel"].first.get_attribute("data-step") or "0")
    assert step > 100
    assert step % 10 == 0
