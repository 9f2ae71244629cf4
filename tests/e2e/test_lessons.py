"""Lessons in a real browser: gone through by doing them, kept, shared, and every step shown by its own solution."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from descentlab.session.lesson import Lesson, lessons

pytestmark = pytest.mark.asyncio(loop_scope="session")


class LessonPage:
    """Drives the lesson that is open."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __getitem__(self, name: str) -> Any:
        return self.page.locator(f'[data-test="{name}"]')

    async def open(self, place: str, lang: str = "en") -> "LessonPage":
        """Opens a step by its link."""
        await self.page.goto(f"/#lesson={place}&lang={lang}")
        await self["lesson"].wait_for()
        return self

    async def is_asked(self, lesson: Lesson, place: int) -> None:
        """The panel tells what a step asks for, and nothing of what there is to notice yet."""
        await expect(self["lesson-do"]).to_have_text(lesson.steps[place].do.en)
        await expect(self["lesson-notice"]).to_be_empty()

    async def is_done(self, lesson: Lesson, place: int) -> None:
        """The panel has noticed it."""
        await expect(self["lesson-notice"]).to_have_text(lesson.steps[place].notice.en)

    async def turn(self, name: str, value: float) -> None:
        """Types a number."""
        await self[name].fill(str(value))
        await self[name].press("Enter")


async def test_a_lesson_is_gone_through_by_doing_it(page: Page) -> None:
    lesson = lessons()["gradient_descent"]
    here = await LessonPage(page).open("gradient_descent.1")
    await here.is_asked(lesson, 0)
    await page.keyboard.press("ArrowRight")
    await here.is_done(lesson, 0)
    await here["lesson-next"].click()
    await here.is_asked(lesson, 1)
    await here.turn("curve-alpha", 5)
    await here["to-start"].click()
    await here["step-on"].click()
    await here.is_done(lesson, 1)
    await here["lesson-next"].click()
    await here.is_asked(lesson, 2)
    await here.turn("curve-alpha", 10.5)
    await here["to-end"].click()
    await here.is_done(lesson, 2)
    await expect(here["lesson-next"]).to_have_text("Next lesson")
    await here["home"].click()
    await expect(here["lesson-gradient_descent"]).to_have_attribute("data-done", "")
    await page.wait_for_function("() => location.hash.includes('scene=home')")
    await page.reload()
    await expect(here["lesson-gradient_descent"]).to_have_attribute("data-done", "")
    await here["lessons-clear"].click()
    await expect(here["lesson-gradient_descent"]).not_to_have_attribute("data-done", "")


async def test_a_link_opens_a_step_as_it_begins_in_either_language_and_back_returns_to_it(page: Page) -> None:
    lesson = lessons()["momentum"]
    here = await LessonPage(page).open("momentum.3", lang="zh")
    await expect(here["lesson-do"]).to_have_text(lesson.steps[2].do.zh)
    await expect(here["panel"]).to_have_count(2)
    await here["lesson-step-1"].click()
    await expect(here["lesson-do"]).to_have_text(lesson.steps[0].do.zh)
    await page.wait_for_function("() => location.hash.includes('lesson=momentum.1')")
    await page.go_back()
    await expect(here["lesson-do"]).to_have_text(lesson.steps[2].do.zh)
    await here["lesson-leave"].click()
    await expect(here["lesson"]).to_be_hidden()
    await page.wait_for_function("() => !location.hash.includes('lesson=')")


async def test_a_step_of_another_scene_leads_there(page: Page) -> None:
    here = await LessonPage(page).open("deep_gradients.1")
    await here["scenes"].click()
    await here["scene-race"].click()
    await expect(here["lesson-do"]).to_have_text("This step is in the scene Deep gradients.")
    await here["lesson-there"].click()
    await here.is_asked(lessons()["deep_gradients"], 0)


async def test_the_first_step_of_every_lesson_opens_from_home_and_is_not_done_yet(page: Page) -> None:
    here = LessonPage(page)
    await page.goto("/#scene=home&lang=en")
    for name, lesson in lessons().items():
        await here[f"lesson-{name}"].click()
        await here.is_asked(lesson, 0)
        await expect(page.locator(f'[data-test="scene-{lesson.steps[0].scene}"]')).to_have_attribute(
            "aria-current", "page"
        )
        await here["home"].click()


@pytest.mark.parametrize(
    "name", ["why_minus", "back_propagation", "averages", "weight_decay", "momentum", "rmsprop", "adam", "rate_decay"]
)
async def test_the_steps_of_a_lesson_are_shown_by_its_solutions(page: Page, name: str) -> None:
    lesson = lessons()[name]
    await page.emulate_media(reduced_motion="reduce")
    here = await LessonPage(page).open(f"{name}.1")
    for place in range(len(lesson.steps)):
        await here.is_asked(lesson, place)
        await here["lesson-solve"].click()
        await here.is_done(lesson, place)
        if place + 1 < len(lesson.steps):
            await here["lesson-next"].click()
