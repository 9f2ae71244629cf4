"""Turns: in the order asked for, those who had their share last, and none lost to a cancelled client."""

import asyncio

from descentlab.session.turns import Budget, Turns


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
    budget.take(1)
    return budget


async def test_turns_are_had_in_the_order_asked_for() -> None:
    assert await order(Turns(), ("a", None), ("b", None), ("c", Budget(0.2))) == ["a", "b", "c"]


async def test_a_client_over_its_budget_comes_after_all_others() -> None:
    assert await order(Turns(), ("greedy", spent()), ("a", None), ("b", Budget(0.2))) == ["a", "b", "greedy"]


async def test_a_client_over_its_budget_has_what_nobody_else_wants() -> None:
    turns, greedy = Turns(), spent()
    for _ in range(3):
        async with asyncio.timeout(1), turns.turn(greedy):
            pass


async def test_a_cancelled_client_loses_nobodys_turn() -> None:
    turns = Turns()
    had: list[str] = []

    async def take(name: str) -> None:
        async with turns.turn():
            had.append(name)

    await turns._wait(turns._first)
    gone, next_one = asyncio.create_task(take("gone")), asyncio.create_task(take("next"))
    await asyncio.sleep(0)
    turns._pass_on()
    gone.cancel()  # the turn is its own by now, but it has not had it
    await asyncio.wait_for(next_one, 1)
    async with asyncio.timeout(1), turns.turn():
        had.append("last")
    assert had == ["next", "last"]


def test_a_budget_fills_again_and_holds_one_second_of_it() -> None:
    clock = Clock()
    budget = Budget(0.2, clock)
    budget.take(0.5)
    assert budget.spent
    clock.now = 1.4
    assert budget.spent
    clock.now = 1.6
    assert not budget.spent
    clock.now = 100.0
    assert not budget.spent
    budget.take(0.21)
    assert budget.spent


async def test_the_wait_for_a_turn_is_told() -> None:
    waits: list[float] = []
    turns = Turns(waits.append)
    await order(turns, ("a", None))
    assert len(waits) == 2
    assert all(0 <= wait < 1 for wait in waits)
