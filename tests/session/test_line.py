"""The line: so many at a time, least used first, bounded, and no place lost to who goes away."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from descentlab.session.line import Line, LineFull


async def begun(line: Line, *uses: float) -> list[asyncio.Task[None]]:
    """Who wants a place, having asked one after another."""
    tasks = [asyncio.create_task(line.enter(used)) for used in uses]
    await asyncio.sleep(0)
    return tasks


async def test_so_many_have_a_place_at_a_time() -> None:
    line = Line(places=2)
    first, second, third = await begun(line, 0, 0, 0)
    assert (first.done(), second.done(), third.done()) == (True, True, False)
    line.leave()
    await asyncio.wait_for(third, 1)


async def test_a_full_line_turns_away_who_has_used_most() -> None:
    line = Line(places=1, waiting=2)
    _, much, some = await begun(line, 0, 0.9, 0.5)
    (little,) = await begun(line, 0.1)
    with pytest.raises(LineFull):
        await asyncio.wait_for(much, 1)
    (more,) = await begun(line, 0.95)
    with pytest.raises(LineFull):
        await asyncio.wait_for(more, 1)
    line.leave()
    await asyncio.wait_for(little, 1)
    assert not some.done()
    line.leave()
    await asyncio.wait_for(some, 1)


async def test_who_gives_up_waiting_frees_its_place_in_the_line() -> None:
    line = Line(places=1, waiting=1)
    _, gone = await begun(line, 0, 0.1)
    gone.cancel()
    await asyncio.sleep(0)
    (other,) = await begun(line, 0.9)
    line.leave()
    await asyncio.wait_for(other, 1)


async def test_who_goes_as_its_place_comes_hands_it_on() -> None:
    line = Line(places=1)
    _, gone, other = await begun(line, 0, 0.1, 0.2)
    line.leave()
    gone.cancel()
    await asyncio.wait_for(other, 1)


@given(st.integers(1, 3), st.integers(0, 4), st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=12))
def test_every_place_is_had_again_whatever_was_asked_and_given_up(
    places: int, waiting: int, asked: list[tuple[float, bool]]
) -> None:
    async def go() -> None:
        line = Line(places, waiting)
        tasks = await begun(line, *(used for used, _ in asked))
        for task, (_, gives_up) in zip(tasks, asked, strict=True):
            if gives_up:
                task.cancel()
        await asyncio.sleep(0)
        had = [task for task in tasks if task.done() and not task.cancelled() and task.exception() is None]
        for _ in range(2 * len(tasks) + 2):
            for _task in had:
                line.leave()
            before = {task for task in tasks if task.done()}
            await asyncio.sleep(0)
            had = [task for task in tasks if task.done() and task not in before]
            had = [task for task in had if not task.cancelled() and task.exception() is None]
        assert all(task.done() for task in tasks)
        again = await begun(line, *([0.5] * places))
        assert all(task.done() for task in again)
        assert (await begun(line, 0.5))[0].done() is (waiting == 0)

    asyncio.run(go())
