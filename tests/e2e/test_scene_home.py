"""Home in a real browser: every scene as a card that leads to it, with a picture of true numbers, in both languages."""

import pytest
from playwright.async_api import Browser, Page, expect

from descentlab.api.page import Page as Files
from descentlab.api.page import page_folder
from descentlab.session.lesson import lessons
from tests.e2e.serving import Cable

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCENES = [str(scene["id"]) for scene in Files(page_folder()).scenes()]
CARDS = [scene for scene in SCENES if scene != "home"]


async def home(page: Page, more: str = "&lang=en") -> Page:
    """The home page, once its first picture is drawn."""
    await page.goto(f"/#scene=home{more}")
    await page.locator('[data-test="picture-curve"][data-drawn]').wait_for()
    return page


async def test_every_scene_has_a_card_in_the_order_of_the_notes_and_every_lesson_a_link(page: Page) -> None:
    await home(page)
    cards = await page.locator('[data-test^="card-"]').evaluate_all("all => all.map((card) => card.dataset.test)")
    assert sorted(cards) == sorted(f"card-{scene}" for scene in CARDS)
    notes = [
        card for card in cards if card in ("card-curve", "card-graph", "card-deep", "card-batches", "card-batch-norm")
    ]
    assert notes == ["card-curve", "card-graph", "card-deep", "card-batches", "card-batch-norm"]
    for name in lessons():
        await expect(page.locator(f'[data-test="lesson-{name}"]')).to_have_count(1)


async def test_a_card_is_a_link_to_its_scene_and_the_name_of_the_page_leads_back(page: Page) -> None:
    await home(page)
    card = page.locator('[data-test="card-deep"]')
    assert "scene=deep" in (await card.get_attribute("href") or "")
    await card.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".scene-now .scene-title")).to_have_text("Deep gradients")
    await page.wait_for_function("() => location.hash.includes('scene=deep')")
    await page.locator('[data-test="home"]').click()
    await expect(page.locator('[data-test="home-page"]')).to_be_visible()
    await page.wait_for_function("() => location.hash.includes('scene=home')")
    await page.go_back()
    await expect(page.locator(".scene-now .scene-title")).to_have_text("Deep gradients")


async def test_pictures_move_while_they_are_in_sight_and_are_asked_for_once(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    await home(page)
    picture = "document.querySelector('[data-test=\"picture-curve\"] canvas').toDataURL()"
    before = await page.evaluate(picture)
    await page.wait_for_function(f"before => {picture} !== before", arg=before)
    unseen = page.locator('[data-test^="picture-"]:not([data-drawn])')
    for place in range(await page.locator('[data-test^="picture-"]').count()):
        await page.locator('[data-test^="picture-"]').nth(place).scroll_into_view_if_needed()
    await expect(unseen).to_have_count(0)
    assert len(asked) < 2 * len(CARDS) + 1


async def test_a_reader_who_wants_no_movement_gets_still_pictures(browser: Browser, cable: Cable) -> None:
    context = await browser.new_context(base_url=f"http://127.0.0.1:{cable.port}", reduced_motion="reduce")
    page = await home(await context.new_page())
    picture = "document.querySelector('[data-test=\"picture-curve\"] canvas').toDataURL()"
    before = await page.evaluate(picture)
    await page.evaluate(
        "() => new Promise((done) => { let n = 20; (function go() { n-- ? requestAnimationFrame(go) : done() })() })"
    )
    assert await page.evaluate(picture) == before
    await context.close()


async def test_the_menu_of_scenes_lists_them_all_by_keyboard(page: Page) -> None:
    await home(page)
    await page.locator('[data-test="scenes"]').focus()
    await page.keyboard.press("ArrowDown")
    await expect(page.locator('[data-test="scene-home"]')).to_be_focused()
    assert await page.locator(".scene-menu a").count() == len(SCENES)
    await page.keyboard.press("Escape")
    await expect(page.locator('[data-test="scenes"]')).to_be_focused()
    await expect(page.locator(".scene-menu")).to_be_hidden()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.locator(".scene-now .scene-title")).to_have_text("Race")


@pytest.mark.parametrize("width", [390, 1280, 1920])
async def test_nothing_is_wider_than_the_page_and_no_text_is_a_key(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 800})
    await home(page, "&lang=zh")
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    words = await page.locator("body").inner_text()
    assert [word for word in words.split() if word.startswith(("scene.", "home.", "lesson."))] == []


async def test_the_page_is_taken_away_with_every_picture_drawn_to_its_end(page: Page) -> None:
    await page.set_viewport_size({"width": 1280, "height": 500})
    await home(page)
    await expect(page.locator('[data-test="picture-map"]')).not_to_have_attribute("data-drawn", "")
    await page.locator('[data-test="export"]').click()
    async with page.expect_download() as download:
        await page.locator('[data-test="export-svg"]').click()
    file = await download.value
    assert file.suggested_filename == "descentlab-home.svg"
    picture = (await file.path()).read_text()
    assert picture.count("<image") == len(CARDS) - 1
    await expect(page.locator('[data-test="picture-map"]')).to_have_attribute("data-drawn", "")
