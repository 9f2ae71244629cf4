"""Choosing an entry by its name, with a helpful answer when there is none of that name."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from descentlab.session.refusal import Refusal, Where

T = TypeVar("T")


def choose(entries: Mapping[str, T], name: str, what: str, where: Where) -> T:
    """The entry called `name`; `what` says what it is ("rule") in the `Refusal` (`unknown_name`) for any other name."""
    if name in entries:
        return entries[name]
    raise unknown("unknown_name", f"There is no {what} called {quoted(name)}", name, entries, where)


def unknown(code: str, problem: str, name: str, known: Iterable[str], where: Where) -> Refusal:
    """A refusal that goes on with the nearest known name, or with all of them where none is near."""
    names = list(known)
    near = get_close_matches(name.lower()[:80], names, n=1, cutoff=0.6)
    remedy = f"did you mean {quoted(near[0])}?" if near else _listed(names)
    values = {"name": name[:80], "known": names} | ({"nearest": near[0]} if near else {})
    return Refusal(code, f"{problem}; {remedy}", where, values)


def quoted(name: str) -> str:
    """A person's word in quotation marks, cut where it is absurdly long."""
    return f'"{name}"' if len(name) <= 80 else f'"{name[:80]}..."'


def _listed(names: list[str]) -> str:
    return f"choose one of {', '.join(names)}." if names else "nothing can be given here."
