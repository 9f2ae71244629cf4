"""Landscapes of problems with more parameters than a picture has axes."""

from typing import Any

import numpy as np
import pytest

from descentlab.session.landscape import Landscape, LandscapeSpec
from descentlab.session.refusal import Refusal
from descentlab.session.strict import read
from tests.session.samples import LIMITS, decode

BOWL = {"kind": "formula", "expression": "(x-1)^2 + 10(y+2)^2 + 100(z-3)^2"}


def drawn(**asked: Any) -> tuple[dict[str, Any], np.ndarray]:
    landscape = Landscape(read(LandscapeSpec, {"problem": BOWL, "size": [7, 5], **asked}), LIMITS)
    for _ in landscape.slices():
        pass
    return decode(landscape.frame())


def test_two_chosen_parameters_vary_and_the_rest_stays() -> None:
    header, losses = drawn(axes=["z", "x"], at=[0.0, 4.0, 0.0], domain=[[2, 4], [0, 2]])
    assert header["parameters"] == ["z", "x"]
    assert header["at"] == {"x": 0.0, "y": 4.0, "z": 0.0}
    z, x = np.meshgrid(np.linspace(2, 4, 7), np.linspace(0, 2, 5))
    np.testing.assert_allclose(losses.reshape(5, 7), (x - 1) ** 2 + 360 + 100 * (z - 3) ** 2, rtol=1e-12)


def test_by_default_the_first_two_vary_around_the_start() -> None:
    header, losses = drawn()
    assert header["parameters"] == ["x", "y"]
    assert list(header["at"].values()) == header["start"]
    assert losses.size == 35


def test_one_axis_is_a_curve() -> None:
    header, losses = drawn(axes=["y"], at=[1.0, 0.0, 3.0], size=[9], domain=[[-3, -1]])
    assert header["size"] == [9]
    np.testing.assert_allclose(losses, 10 * (np.linspace(-3, -1, 9) + 2) ** 2, atol=1e-12)


def test_a_minimum_is_marked_where_the_plane_goes_through_it() -> None:
    assert drawn(axes=["x", "y"], at=[0.0, 0.0, 3.0])[0]["minima"] == [[1.0, -2.0]]
    assert drawn(axes=["x", "y"], at=[0.0, 0.0, 2.0])[0]["minima"] == []


def test_slopes_are_those_of_the_axes() -> None:
    _, values = drawn(axes=["z", "x"], at=[0.0, 4.0, 0.0], domain=[[2, 4], [0, 2]], gradient=True)
    z, x = np.meshgrid(np.linspace(2, 4, 7), np.linspace(0, 2, 5))
    np.testing.assert_allclose(values.reshape(3, 5, 7)[1:], [200 * (z - 3), 2 * (x - 1)], atol=1e-12)


@pytest.mark.parametrize(
    ("asked", "code", "where"),
    [
        ({"axes": ["x", "q"]}, "unknown_name", ("axes", 1)),
        ({"axes": ["x", "x"]}, "given_twice", ("axes", 1)),
        ({"axes": []}, "too_few", ("axes",)),
        ({"at": [1.0]}, "wrong_length", ("at",)),
        ({"axes": ["x"]}, "wrong_length", ("size",)),
        ({"domain": [[0, 1]]}, "wrong_length", ("domain",)),
    ],
)
def test_a_plane_that_there_is_not_is_refused(asked: dict[str, Any], code: str, where: tuple[str | int, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        drawn(**asked)
    assert (refused.value.code, refused.value.where) == (code, where)
