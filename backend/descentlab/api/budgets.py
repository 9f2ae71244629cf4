"""What each network address has had computed of late by its HTTP requests."""

from collections import OrderedDict

from descentlab.session.turns import Budget, Turns

MOST = 1000
"""Addresses that are remembered; who has not been heard for longest is forgotten first."""


class Budgets:
    """One budget for all requests of an address, so that who asks for much stands behind who asks for little."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._of: OrderedDict[str, Budget] = OrderedDict()

    def of(self, address: str) -> Budget:
        """The budget of an address, which is new where nothing was heard of it of late."""
        budget = self._of.pop(address, None) or self._turns.budget()
        self._of[address] = budget
        while len(self._of) > MOST:
            self._of.popitem(last=False)
        return budget
