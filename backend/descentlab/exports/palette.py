"""The page's light theme, for pictures that leave it (`frontend/styles/theme-light.css`, which a test compares)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of what is not a racer."""

    ground: str
    ink: str
    ink_soft: str
    hairline: str
    contour: str
    halo: str
    ramp: tuple[str, ...]


LIGHT = Palette(
    ground="#fcfcfb",
    ink="#171a1e",
    ink_soft="#565d66",
    hairline="#dde1e4",
    contour="#aab4bb",
    halo="#2b3137",
    ramp=("#fbfbf9", "#f1f3f2", "#e6eaeb", "#dae0e3", "#ced6db"),
)

HALO_PART = 0.62


def mixed(colour: str, other: str, part: float = HALO_PART) -> str:
    """The colour, so far towards the other: what sets a racer's path off any ground."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + part * (b - a)):02x}" for a, b in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """`#rrggbb` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def along(ramp: tuple[str, ...], part: float) -> str:
    """The colour at a part of the way along a ramp."""
    place = min(max(part, 0.0), 1.0) * (len(ramp) - 1)
    below = min(int(place), len(ramp) - 2)
    return mixed(ramp[below], ramp[below + 1], place - below)
