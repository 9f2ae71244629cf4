"""Presets in a real browser: picked from the list, told in both languages, kept by the link."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

import descentlab
from descentlab.session.preset import presets
from tests.e2e.race_page import RacePage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def pick(race: RacePage, name: str) -> None:
    """Picks a preset, and stops it at its start."""
    await race["preset"].select_option(name)
    await expect(race["panel"]).to_have_count(len(presets()[name].spec["racers"]))
    await race.pause()


def assert_ends(spec: Any, shown: list[float]) -> None:
    assert shown == [float(racer.loss[-1]) for racer in descentlab.race(spec).racers]


async def test_the_page_opens_on_the_first_preset_and_says_what_is_to_be_seen(page: Page) -> None:
    race = await RacePage(page).open(lang="en")
    first = next(iter(presets().values()))
    await expect(race["preset"]).to_have_value(first.name)
    await expect(race["preset-sentence"]).to_have_text(first.sentence.en)
    await race["lang"].click()
    await expect(race["preset-sentence"]).to_have_text(first.sentence.zh)


async def test_every_preset_is_listed_in_both_languages(page: Page) -> None:
    race = await RacePage(page).open(lang="en")
    listed = await race["preset"].locator("option:not([hidden])").all_text_contents()
    races = [preset for preset in presets().values() if preset.topic != "networks"]
    assert sorted(listed) == sorted(preset.title.en for preset in races)
    await race["lang"].click()
    listed = await race["preset"].locator("option:not([hidden])").all_text_contents()
    assert sorted(listed) == sorted(preset.title.zh for preset in races)


@pytest.mark.parametrize("name", ["why_minus", "four_basins", "all_seven_rules"])
async def test_a_preset_runs_as_the_engine_runs_it(page: Page, name: str) -> None:
    race = await RacePage(page).open(lang="en")
    await pick(race, name)
    await race["to-end"].click()
    spec = presets()[name].spec
    results = descentlab.race(spec).racers
    last = max(racer.steps for racer in results)
    await expect(race["step-input"]).to_have_value(str(last))
    await race.until(lambda shown: shown.step in {racer.steps for racer in results}, await race.racers())
    assert_ends(spec, [(await race.shown(racer)).loss for racer in await race.racers()])


async def test_a_preset_plays_at_the_speed_it_is_best_watched_at(page: Page) -> None:
    race = await RacePage(page).open()
    await race["preset"].select_option("first_steps")
    await expect(race["speed"]).to_have_value("2")
    await expect(race["play"]).to_have_attribute("data-playing", "true")


async def test_the_link_of_a_preset_opens_on_it_and_a_changed_knob_makes_it_ones_own(page: Page) -> None:
    race = await RacePage(page).open()
    await pick(race, "edge_of_stability")
    await page.wait_for_function("() => location.hash.includes('0.0501')")
    await page.reload()
    await race.ready()
    await expect(race["preset"]).to_have_value("edge_of_stability")
    await race.turn("knob-gd-alpha", 0.03)
    await expect(race["preset"]).to_have_value("")
    await expect(race["preset-sentence"]).to_be_hidden()
    await race.turn("knob-gd-alpha", 0.0499)
    await expect(race["preset"]).to_have_value("edge_of_stability")


async def test_back_returns_to_the_preset_before(page: Page) -> None:
    race = await RacePage(page).open()
    await pick(race, "local_minima")
    await page.wait_for_function("() => location.hash.includes('notes_waves')")
    await pick(race, "four_basins")
    await page.wait_for_function("() => location.hash.includes('himmelblau')")
    await page.go_back()
    await expect(race["preset"]).to_have_value("local_minima")
    await expect(race["surface"]).to_have_value("notes_waves")
    await page.go_forward()
    await expect(race["preset"]).to_have_value("four_basins")
