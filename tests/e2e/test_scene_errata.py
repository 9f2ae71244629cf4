"""The errata in a real browser: every misprint with its right form, and links that show the difference."""

import pytest
from playwright.async_api import Page, expect

from descentlab.session.limits import Limits
from descentlab.session.link import linked_spec, parse_link
from descentlab.session.settle import read_run

pytestmark = pytest.mark.asyncio(loop_scope="session")

IDS = ["decay", "batches", "adam", "start", "beta2", "table", "root", "variance", "numerator", "inside", "names"]


async def errata(page: Page, more: str = "&lang=en") -> Page:
    """The page of errata."""
    await page.goto(f"/#scene=errata{more}")
    await page.locator('[data-test="errata"]').wait_for()
    return page


async def test_every_misprint_stands_beside_its_right_form_with_a_link_that_can_be_run(page: Page) -> None:
    await errata(page)
    shown = await page.locator(".erratum").evaluate_all("all => all.map((one) => one.dataset.test)")
    assert shown == [f"erratum-{name}" for name in IDS]
    for name in IDS:
        forms = await page.locator(f'[data-test="erratum-{name}"] dd').all_inner_texts()
        assert len(forms) == 2
        assert forms[0] != forms[1] or name == "inside", "only a bar tells these apart"
        href = await page.locator(f'[data-test="errata-see-{name}"]').get_attribute("href") or ""
        assert parse_link(href).get("scene") or "lesson=" in href
        spec = linked_spec(href)
        assert spec is None or read_run(spec, Limits()).spec.racers


async def test_the_variance_leads_to_one_batch_worked_out_and_back_returns(page: Page) -> None:
    await errata(page)
    await page.locator('[data-test="errata-see-variance"]').click()
    await expect(page.locator(".scene-now .scene-title")).to_have_text("Batch norm")
    await page.wait_for_function("() => location.hash.includes('scene=batch-norm')")
    await page.go_back()
    await expect(page.locator('[data-test="errata"]')).to_be_visible()


async def test_a_shifted_batch_is_shown_as_the_link_says(page: Page) -> None:
    await errata(page)
    await page.locator('[data-test="errata-see-numerator"]').click()
    await page.wait_for_function("() => decodeURIComponent(location.hash).includes('[102,104,106,112]')")


async def test_the_printed_decay_stands_beside_the_right_one(page: Page) -> None:
    await errata(page)
    await page.locator('[data-test="errata-see-decay"]').click()
    await expect(page.locator(".panel-label")).to_have_text(["αλW", "λW"])


@pytest.mark.parametrize(("name", "shown"), [("start", "live-first"), ("beta2", "live-window-1")])
async def test_what_is_said_of_adam_leads_to_its_comparison(page: Page, name: str, shown: str) -> None:
    await errata(page)
    await page.locator(f'[data-test="errata-see-{name}"]').click()
    await expect(page.locator(f'[data-test="{shown}"]')).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
async def test_it_fits_in_chinese(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 800})
    await errata(page, "&lang=zh&theme=projector")
    await expect(page.locator('[data-test="erratum-variance"] h3')).to_have_text("方差漏了平方")
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
