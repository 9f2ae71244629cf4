"""The desk: one address that asks for much does not keep others from their answers."""

import asyncio

import pytest

from descentlab.api.budgets import MOST, Budgets
from descentlab.api.desk import Desk
from descentlab.session.limits import Limits
from descentlab.session.refusal import Refusal
from descentlab.session.turns import Budget, Turns


async def at_desk(desk: Desk, budget: Budget, leave: asyncio.Event) -> None:
    async with desk.place(budget):
        await leave.wait()


async def test_where_the_line_is_full_the_address_that_computed_most_is_told_to_come_back() -> None:
    desk, budgets, leave = Desk(Limits(requests=1, waiting_requests=2)), Budgets(Turns()), asyncio.Event()
    budgets.of("hog").take(5)
    hogs = [asyncio.create_task(at_desk(desk, budgets.of("hog"), leave)) for _ in range(3)]
    await asyncio.sleep(0)
    other = asyncio.create_task(at_desk(desk, budgets.of("other"), leave))
    (away,), _ = await asyncio.wait([other, *hogs], timeout=1, return_when=asyncio.FIRST_COMPLETED)
    assert away in hogs
    with pytest.raises(Refusal, match="try again") as refused:
        away.result()
    assert refused.value.code == "busy"
    leave.set()
    await asyncio.wait_for(asyncio.gather(other, *(hog for hog in hogs if hog is not away)), 1)


async def test_an_address_has_one_budget_and_old_ones_are_forgotten() -> None:
    budgets = Budgets(Turns())
    budgets.of("first").take(5)
    assert budgets.of("first").used > 1
    assert budgets.of("second").used == 0
    for count in range(MOST):
        budgets.of(f"address {count}")
    assert budgets.of("first").used == 0
