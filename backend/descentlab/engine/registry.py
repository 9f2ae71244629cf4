"""Registries that are their folder: an entry exists because its file does, and no list is kept twice."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """Anything that carries the name it is registered under."""

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


class Registry(Mapping[str, T], Generic[T]):
    """A read-only mapping, name -> entry, of a package's modules; each module holds one constant of the given name.

    Entries are ordered by their `order` attribute where they have one, then by name.
    """

    def __init__(self, package: str, constant: str) -> None:
        paths = import_module(package).__path__
        modules = [import_module(f"{package}.{module.name}") for module in iter_modules(paths)]
        entries: list[T] = [getattr(module, constant) for module in modules]
        entries.sort(key=lambda entry: (getattr(entry, "order", 100), entry.name))
        self._entries = {entry.name: entry for entry in entries}

    def __getitem__(self, name: str) -> T:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
