"""Networks in a real browser: trained, scrubbed, compared, fed with a person's own points."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import orjson
import pytest
from playwright.async_api import CDPSession, Locator, Page, expect

import descentlab
from descentlab.session.preset import presets

pytestmark = pytest.mark.asyncio(loop_scope="session")

OPENING = presets()["four_rules_train"].spec
TABLE = "x1,x2,label\n" + "\n".join(
    f"{x},{y},{'up' if y > 0 else 'down'}" for x in (-2, -1, 0, 1, 2) for y in (-1.5, -1, 1, 1.5)
)

PIXELS = """(racer) => {
    const shown = document.querySelector(`[data-test="boundary"][data-racer="${racer}"] canvas`);
    const copy = new OffscreenCanvas(shown.width, shown.height);
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(shown, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i]); }"""


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

    async def open(self, spec: dict[str, Any] | None = None, step: int = 0, lang: str = "en") -> "NetworkPage":
        view = f"#scene=network&lang={lang}&step={step}"
        if spec is not None:
            view += f"&spec={quote(orjson.dumps(spec).decode())}"
        await self.page.goto(f"/{view}")
        await expect(self["boundary"].first).to_have_attribute("data-step", str(step))
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

    async def keep_picture(self, racer: str, name: str) -> None:
        """Keeps a racer's picture as it is now, in the page."""
        await self.page.evaluate(f"window.kept ??= {{}}; window.kept.{name} = ({PIXELS})({racer!r})")

    async def changed(self, first: str, second: str) -> float:
        """The share of pixels in which two kept pictures differ to the eye."""
        share: float = await self.page.evaluate(
            """([first, second]) => {
                const [a, b] = [window.kept[first], window.kept[second]];
                return a.filter((red, i) => Math.abs(red - b[i]) > 8).length / a.length; }""",
            [first, second],
        )
        return share


async def test_the_opening_network_learns_and_its_early_boundary_comes_back(page: Page) -> None:
    lab = await NetworkPage(page).open(step=1000)
    result = trained(OPENING)
    for name, column in (("accuracy", "accuracy"), ("train-loss", "train_loss"), ("test-loss", "test_loss")):
        assert await lab.numbers(name) == [getattr(racer, column)[-1] for racer in result.racers]
    assert min(await lab.numbers("accuracy")) > 0.95
    await expect(lab["explained"]).to_contain_text("% of the variance")
    await lab.keep_picture("adam", "late")
    await lab.to(25)
    await expect(lab["epoch"].first).to_have_text("epoch 1.00")
    assert await lab.numbers("accuracy") == [racer.accuracy[25] for racer in result.racers]
    await lab.keep_picture("adam", "early")
    assert await lab.changed("early", "late") > 0.1
    await lab.to(1000)
    await lab.keep_picture("adam", "again")
    assert await lab.changed("late", "again") == 0.0


async def test_batch_sizes_are_compared_by_the_samples_they_saw(page: Page) -> None:
    lab = await NetworkPage(page).open(step=0)
    await lab["preset"].select_option("batch_of_one_or_all")
    await expect(lab["panel"]).to_have_count(3)
    await expect(page.locator(".panel-differs")).to_have_text(["batch 1", "batch 64", "batch 250"])
    await lab["to-end"].click()
    await expect(lab["boundary"].last).to_have_attribute("data-step", "1000")
    result = trained(presets()["batch_of_one_or_all"].spec)
    assert await lab.numbers("test-loss") == [racer.test_loss[-1] for racer in result.racers]
    await lab["across-samples"].check(force=True)
    await expect(page).to_have_url(re.compile("across%22:%22samples"))


async def test_ones_own_points_are_pasted_read_and_drawn_and_a_broken_table_changes_nothing(page: Page) -> None:
    lab = await NetworkPage(page).open(step=0)
    await lab["data"].select_option("points")
    await expect(lab["data-size"]).to_have_value("500")
    for table, told in (
        ("1,2,0\n3,x,1", "Line 2, column 2: “x” is not a number. Write it like 1.5 or -2e3."),
        ("1,2,0\n3,4", "Line 2 has 2 columns; 3 are wanted: x1, x2, label."),
        ("1,2,0\n3,4,0", "All labels are the same; at least two classes are needed."),
    ):
        await lab["points-csv"].fill(table)
        await lab["points-apply"].click()
        await expect(lab["points-problem"]).to_have_text(told)
        await expect(lab["points-csv"]).to_have_value(table)
        await expect(lab["data-size"]).to_have_value("500")
    await lab["points-csv"].fill(TABLE)
    await lab["points-apply"].click()
    await expect(lab["data-size"]).to_have_value("20")
    await expect(lab["points-problem"]).to_have_text("")
    await lab["to-end"].click()
    await expect(lab["boundary"].first).to_have_attribute("data-step", "1000")
    assert await lab.numbers("accuracy") == [1.0] * 4
    await lab["points-file"].set_input_files(
        {"name": "points.csv", "mimeType": "text/csv", "buffer": f"{TABLE}\n0.5,0.5,up".encode()}
    )
    await expect(lab["data-size"]).to_have_value("21")
    await lab["brush-1"].check(force=True)
    await lab["boundary"].last.click(position={"x": 113, "y": 113})
    await expect(lab["data-size"]).to_have_value("22")


async def test_a_weight_is_told_line_by_line_and_set_by_hand_and_back(page: Page) -> None:
    lab = await NetworkPage(page).open(step=50)
    result = trained(OPENING).racers[0]
    await lab["weight-name"].select_option("b1_1")
    line = page.locator('[data-test="weight"] [data-target="step"]')
    moved = result.params[49, 2] - result.params[50, 2]
    assert float(await line.get_attribute("data-value") or "nan") == pytest.approx(moved, rel=1e-12)
    before = await lab.numbers("train-loss")
    await lab["weight-name"].select_option("W1_2_1")
    await lab["weight-value"].fill("4")
    await lab["weight-value"].press("Enter")
    await expect(lab["weight-undo"]).to_be_visible()
    racers = [dict(racer) for racer in OPENING["racers"]]
    racers[0]["edits"] = [{"step": 50, "parameter": "W1_2_1", "value": 4.0}]
    edited = trained({**OPENING, "racers": racers}).racers[0]
    await expect(lab["train-loss"].first).to_have_attribute("data-value", repr(float(edited.train_loss[50])))
    assert (await lab.numbers("train-loss"))[1:] == before[1:]
    await lab["weight-undo"].click()
    await expect(lab["train-loss"].first).to_have_attribute("data-value", repr(before[0]))


async def test_ten_thousand_updates_play_within_a_thirtieth_of_a_second_a_frame(page: Page) -> None:
    session = await page.context.new_cdp_session(page)
    await session.send("Performance.enable", {"timeDomain": "threadTicks"})
    lab = await NetworkPage(page).open({**OPENING, "steps": 10_000}, step=0)
    await lab["speed"].select_option("120")
    before = await busy(session)
    await lab["play"].click()
    frames = await page.evaluate(
        """() => new Promise((done) => {
            let count = 0;
            const panel = document.querySelector('[data-test="panel"]');
            const turn = () => {
                count += 1;
                return Number(panel.dataset.step) > 2000 ? done(count) : requestAnimationFrame(turn); };
            requestAnimationFrame(turn); })"""
    )
    assert (await busy(session) - before) / frames < 1 / 30
    step = int(await lab["panel"].first.get_attribute("data-step") or "0")
    assert step % 10 == 0
    await lab["to-end"].click()
    await expect(lab["boundary"].first).to_have_attribute("data-step", "10000")


async def busy(session: CDPSession) -> float:
    """Seconds of processor time that the page's main thread has taken: other programs do not lengthen it."""
    told = await session.send("Performance.getMetrics")
    return next(float(entry["value"]) for entry in told["metrics"] if entry["name"] == "TaskDuration")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [360, 390])
async def test_the_choices_of_the_chart_of_losses_stand_in_one_row_of_a_phone(
    page: Page, lang: str, width: int
) -> None:
    await page.set_viewport_size({"width": width, "height": 844})
    await NetworkPage(page).open(lang=lang)
    choices = page.locator(".part-learning .segments")
    await expect(choices).to_have_count(3)
    boxes = await choices.evaluate_all("all => all.map((e) => e.getBoundingClientRect()).map((e) => [e.top, e.right])")
    assert len({top for top, _ in boxes}) == 1
    assert boxes[2][1] <= width - 8
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_numbers_to_predict_have_no_accuracy_to_choose(page: Page) -> None:
    network = await NetworkPage(page).open()
    measure = page.locator(".part-learning .segments").first
    await network["measure-accuracy"].check()
    await expect(page.locator(".part-learning > p")).to_contain_text("Strong lines: the test")
    await network["data"].select_option("wave")
    await expect(measure).to_be_hidden()
    await expect(page.locator(".part-learning > p")).to_contain_text("Strong lines: the training")
    await expect(network["accuracy"].first).to_be_hidden()
