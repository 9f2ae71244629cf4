"""Access: axe-core finds nothing serious in any scene and theme, and everything is reached and told without a mouse."""

import pytest
from playwright.async_api import Browser, Page, expect

from descentlab.api.page import page_folder
from tests.e2e.accessibility import CONTRAST, serious
from tests.e2e.race_page import RACERS, RacePage

pytestmark = pytest.mark.asyncio(loop_scope="session")

SLIDERS = ("-slider", "scrub")  # their thumbs are marked, which no style of theirs tells
SCENES = sorted(path.stem for path in (page_folder() / "src" / "scenes").glob("*.js"))


async def opened(page: Page, fragment: str) -> None:
    """Goes to a view and waits until its scene stands."""
    await page.goto(f"/#{fragment}")
    await page.wait_for_function(
        "() => !document.getElementById('boot') && document.querySelector('main')?.innerText.length > 20"
    )


@pytest.mark.parametrize("scene", SCENES)
async def test_nothing_serious_is_found_in_any_scene_in_any_theme(page: Page, scene: str) -> None:
    await opened(page, f"scene={scene}&step=3&theme=light&lang=en")
    assert await serious(page) == []
    for theme in ("dark", "projector"):
        await page.locator('[data-test="theme"]').select_option(theme)
        await expect(page.locator("html")).to_have_attribute("data-theme", theme)
        assert await serious(page, CONTRAST) == [], theme


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
async def test_nothing_serious_is_found_in_what_is_opened_above_or_beside_the_stage(page: Page, theme: str) -> None:
    race = await RacePage(page).open(step=3, theme=theme, lang="zh", inspect='{"open":true}')
    assert await serious(page) == [], "inspector"
    await race["inspector-mode-table"].check(force=True)
    assert await serious(page, CONTRAST) == [], "table"
    await page.keyboard.press("i")
    await race["export"].click()
    await expect(page.locator("#export-menu")).to_be_visible()
    assert await serious(page) == [], "export menu"
    await page.keyboard.press("Escape")
    for key, sheet in (("s", "share-sheet"), ("?", "shortcuts")):
        await page.keyboard.press(key)
        await expect(race[sheet]).to_be_visible()
        assert await serious(page) == [], sheet
        await page.keyboard.press("Escape")


async def test_everything_is_reached_by_tab_and_shows_that_it_has_the_focus(page: Page) -> None:
    await RacePage(page).open(step=3, theme="light")
    wanted = set(
        await page.evaluate(
            """() => [...document.querySelectorAll('button, select, input, a[href], [tabindex="0"]')]
                 .filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.disabled)
                 .filter((el) => el.tabIndex >= 0 && el.dataset.test)
                 .filter((el) => el.type !== 'radio' || el.checked).map((el) => el.dataset.test)"""
        )
    )
    reached: dict[str, bool] = {}
    await page.evaluate("() => document.activeElement.blur()")
    for _ in range(3 * len(wanted)):
        await page.keyboard.press("Tab")
        name, seen = await page.evaluate(
            """() => { const el = document.activeElement;
                 const marked = el.closest('label') ?? el;
                 const ring = [el, marked].some((one) => {
                   const style = getComputedStyle(one);
                   return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0; });
                 return [el.dataset.test ?? '', ring]; }"""
        )
        reached[name] = seen
        if wanted <= reached.keys():
            break
    assert wanted - reached.keys() == set()
    assert [name for name in wanted if not reached[name] and not name.endswith(SLIDERS)] == []


async def test_every_key_on_the_sheet_does_what_it_says(page: Page) -> None:
    race = await RacePage(page).open(step=10, lang="en")
    root = page.locator("html")
    for key, step in (
        ("ArrowRight", 11),
        ("ArrowLeft", 10),
        ("PageDown", 20),
        ("PageUp", 10),
        ("End", 200),
        ("Home", 0),
    ):
        await page.keyboard.press(key)
        await race.until(lambda shown, step=step: shown.step == step, ["gd"])  # type: ignore[misc]
    for key, part, name, value in (
        ("ArrowUp", "speed", None, "60"),
        ("ArrowDown", "speed", None, "30"),
        ("l", "loop", "aria-pressed", "true"),
        ("g", "field", "aria-pressed", "true"),
        ("f", "follow", "aria-pressed", "true"),
        ("p", "pin", "aria-pressed", "true"),
        ("i", "inspector-tab", "aria-selected", "true"),
        (" ", "play", "data-playing", "true"),
    ):
        await page.keyboard.press(key)
        await (expect(race[part]).to_have_attribute(name, value) if name else expect(race[part]).to_have_value(value))
    await page.keyboard.press("v")
    await expect(page.locator(".panels")).to_have_attribute("data-view", "overlay")
    await page.keyboard.press("e")
    await expect(page.locator("#export-menu")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("h")
    await expect(root).to_have_attribute("data-theme", "projector")
    await page.keyboard.press("h")
    await page.keyboard.press("?")
    keys = await race["shortcuts"].locator("kbd").all_text_contents()
    assert {"Space", "→", "←", "Home", "End", "L", "V", "+", "0", "F", "G", "I", "P", "S", "H", "E", "?"} <= set(keys)


async def test_a_reader_who_wants_no_movement_is_shown_the_end_and_steps_without_sliding(
    browser: Browser, port: int
) -> None:
    context = await browser.new_context(base_url=f"http://127.0.0.1:{port}", reduced_motion="reduce")
    race = await RacePage(await context.new_page()).open(lang="en")
    await expect(race["play"]).to_have_attribute("data-playing", "false")
    await race.until(lambda shown: shown.step == 200, list(RACERS))
    assert await race.page.evaluate("() => document.getAnimations().length") == 0
    await context.close()


async def test_a_sentence_tells_the_race_in_both_languages(page: Page) -> None:
    spec = {
        "problem": {"kind": "surface", "name": "bowl"},
        "steps": 30,
        "racers": [{"rule": "gd", "label": "slow", "knobs": {"alpha": 0.01}}, {"rule": "adam", "label": "quick"}],
    }
    race = await RacePage(page).open(spec=spec, step=12, lang="en")
    told = race["narration"]
    await expect(told).to_contain_text("12")
    await expect(told).to_contain_text("slow: ")
    await expect(told).to_contain_text("quick: ")
    assert await told.get_attribute("aria-live") == "polite"
    english = await told.inner_text()
    await race["lang"].click()
    await expect(told).not_to_have_text(english)
    await expect(told).to_contain_text("步")
