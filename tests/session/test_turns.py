"""Turns: who has used least is next, then who asked first, and none is lost to a cancelled client."""

import asyncio
import math
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from descentlab.session.turns import MEMORY, Budget, Turns


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def order(turns: Turns, *wanted: tuple[str, Budget | None]) -> list[str]:
    """Who has turns in which order when all ask while one is being had."""
    had: list[str] = []

    async def take(name: str, budget: Budget | None) -> None:
        async with turns.turn(budget):
            had.append(name)

    async with turns.turn():
        tasks = [asyncio.create_task(take(*one)) for one in wanted]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    return had


def spent() -> Budget:
    budget = Budget(0.2, Clock())
    budget.take(10)
    return budget


def after(seconds: float) -> Budget:
    """Of a client that has just computed for so long."""
    budget = Budget(0.2, Clock())
    budget.take(seconds)
    return budget


async def test_among_equals_who_asked_first_is_first() -> None:
    wanted = [(name, Budget(0.2, Clock())) for name in "abc"]
    assert await order(Turns(), *wanted) == ["a", "b", "c"]
    assert await order(Turns(), ("a", None), ("b", None)) == ["a", "b"]


async def test_who_has_used_least_is_next() -> None:
    wanted = (("greedy", spent()), ("much", after(1.5)), ("some", None), ("little", after(0.01)), ("new", after(0)))
    assert await order(Turns(), *wanted) == ["new", "little", "some", "much", "greedy"]


@given(st.lists(st.integers(0, 1000), max_size=12))
def test_turns_go_by_use_whatever_the_order_of_asking(slices: list[int]) -> None:
    wanted = [(str(i), after(count / 1024)) for i, count in enumerate(slices)]
    by_use = sorted(range(len(slices)), key=slices.__getitem__)
    assert asyncio.run(order(Turns(), *wanted)) == [str(i) for i in by_use]


async def test_work_aside_leaves_turns_to_others() -> None:
    turns, told = Turns(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow() -> str:
        loop.call_soon_threadsafe(told.set)
        return threading.current_thread().name

    async with turns.turn():
        aside = asyncio.create_task(turns.aside(None, slow))
        await asyncio.wait_for(told.wait(), 1)
    assert await aside != threading.current_thread().name


async def test_a_client_over_its_budget_has_what_nobody_else_wants() -> None:
    turns, greedy = Turns(), spent()
    for _ in range(3):
        async with asyncio.timeout(1), turns.turn(greedy):
            pass


async def test_many_who_compute_much_hold_up_who_computes_little_by_one_slice() -> None:
    """As many slices as there are greedy clients may not go by before the turn of one who asks meanwhile."""
    turns, slices = Turns(), 0

    async def hog() -> None:
        nonlocal slices
        greedy = spent()
        while True:
            async with turns.turn(greedy):
                slices += 1

    hogs = [asyncio.create_task(hog()) for _ in range(20)]
    await asyncio.sleep(0.01)
    before = slices
    async with turns.turn(Budget(0.2, Clock())):
        waited = slices - before
    for task in hogs:
        task.cancel()
    await asyncio.gather(*hogs, return_exceptions=True)
    assert before > 20
    assert waited <= 2


async def test_a_cancelled_client_loses_nobodys_turn() -> None:
    turns = Turns()
    async with turns.turn():
        gone = asyncio.create_task(turns.turn().__aenter__())
        await asyncio.sleep(0)
        gone.cancel()
    async with asyncio.timeout(1), turns.turn():
        pass


async def test_work_aside_is_taken_in_order_of_use() -> None:
    turns, done, go = Turns(), [], threading.Event()

    async def aside(name: str, budget: Budget) -> None:
        await turns.aside(budget, go.wait)
        done.append(name)

    tasks = [asyncio.create_task(aside("first", after(0)))]
    await asyncio.sleep(0)
    tasks += [asyncio.create_task(aside(*one)) for one in (("greedy", spent()), ("little", after(0)))]
    await asyncio.sleep(0)
    go.set()
    await asyncio.wait_for(asyncio.gather(*tasks), 5)
    assert done == ["first", "little", "greedy"]


def test_what_was_computed_fades_and_a_steady_share_is_one() -> None:
    clock = Clock()
    budget = Budget(0.2, clock)
    assert budget.used == 0
    for _ in range(10_000):
        clock.now += 0.01
        budget.take(0.002)
    assert budget.used == pytest.approx(1, rel=1e-2)
    before = budget.used
    clock.now += MEMORY
    assert budget.used == pytest.approx(before / math.e)


async def test_the_wait_for_a_turn_is_told() -> None:
    waits: list[float] = []
    turns = Turns(waits.append)
    await order(turns, ("a", None))
    assert len(waits) == 2
    assert all(0 <= wait < 1 for wait in waits)
