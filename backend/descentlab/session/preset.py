"""What a preset is: a named race with something to see in it, told in a sentence that is tested."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from descentlab.engine.registry import Registry
from descentlab.engine.text import Text

Topic = Literal["notes", "rates", "memory", "ground", "networks"]


@dataclass(frozen=True, slots=True)
class Preset:
    """One race to begin with; see `session/presets/why_minus.py` for one."""

    name: str
    order: int
    topic: Topic
    """Under which heading it is listed: the notes, learning rates, what rules remember, the ground they walk on,
    networks."""
    title: Text
    sentence: Text
    """What there is to see. Every claim in it is asserted in `tests/session/presets`."""
    spec: Mapping[str, Any]
    """A run spec as a person would write it; what it leaves out takes its default."""
    speed: float | None = None
    """Steps a second at which it is best watched; the page's own where it is left out."""


@cache
def presets() -> Registry[Preset]:
    """Every preset, by name, in the order the page lists them."""
    return Registry("descentlab.session.presets", "PRESET")
