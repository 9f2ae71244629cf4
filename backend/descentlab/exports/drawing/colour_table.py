"""The few colours of an animation, and the nearest of them to any other."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from descentlab.exports.palette import LIGHT, channels, mixed

GROUND_COLOURS, MOST_COLOURS = 96, 255
"""One of 256 stays free: it says that a pixel has not changed."""
_SOFTENED = (0.35, 0.7)
"""A line's edge is so far towards what is beneath it."""
_SHIFT = 3
"""Colours that agree but for the last bits share an answer."""


class ColourTable:
    """The colours of the ground, and each racer's own with its softer edges, which are too few pixels to be counted."""

    def __init__(self, ground: Image.Image, colours: list[str]) -> None:
        counted = ground.quantize(GROUND_COLOURS, Image.Quantize.MEDIANCUT).getpalette() or []
        own = [channels(shade) for colour in colours for shade in _shades(colour)]
        known = [tuple(counted[place : place + 3]) for place in range(0, len(counted), 3)]
        self._colours = np.array([*own, *known][:MOST_COLOURS], dtype=np.int64)
        self._nearest = self._answers(len(own))

    def applied(self, picture: Image.Image) -> Image.Image:
        """The picture in these colours."""
        out = Image.fromarray(self._nearest[_places(np.asarray(picture, dtype=np.int64))])
        out.putpalette(self._colours.astype(np.uint8).tobytes())
        return out

    def _answers(self, own: int) -> NDArray[np.uint8]:
        """For every colour but its last bits, the nearest of ours; a racer's own colour is always itself."""
        steps = np.arange(0, 256, 1 << _SHIFT) + (1 << (_SHIFT - 1))
        every = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
        nearest = np.zeros(len(every), dtype=np.uint8)
        best = np.full(len(every), np.iinfo(np.int64).max)
        for index, colour in enumerate(self._colours):
            distance = ((every - colour) ** 2).sum(axis=1)
            nearest[distance < best] = index
            best = np.minimum(best, distance)
        nearest[_places(self._colours[own - 1 :: -1])] = np.arange(own - 1, -1, -1)
        return nearest


def _shades(colour: str) -> list[str]:
    """A racer's colour, its halo, and both as they are where an edge is part of a pixel."""
    halo = mixed(colour, LIGHT.halo)
    return [
        colour,
        halo,
        mixed(colour, halo, 0.3),
        mixed(colour, halo, 0.65),
        *(mixed(line, LIGHT.ramp[2], part) for line in (colour, halo) for part in _SOFTENED),
    ]


def _places(colours: NDArray[np.int64]) -> NDArray[np.int64]:
    bits = 8 - _SHIFT
    kept = colours >> _SHIFT
    return (kept[..., 0] << (2 * bits)) | (kept[..., 1] << bits) | kept[..., 2]
