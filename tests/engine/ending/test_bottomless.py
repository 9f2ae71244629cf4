"""Losses that have no minimum are told from those that only have it far away."""

import pytest

from tests.engine.ending.passed import end, formula

FOR_EVER = [("3*x", "3"), ("-x**2", "-2*x"), ("-log(x)", "-1/x"), ("-exp(x)", "-exp(x)"), ("-sqrt(x)", "-0.5/sqrt(x)")]
BOUNDED = [("-tanh(x)", "tanh(x)**2 - 1"), ("exp(-x)", "-exp(-x)"), ("1/x", "-1/x**2")]


@pytest.mark.parametrize(("value", "slope"), FOR_EVER)
@pytest.mark.parametrize("rule", ["gd", "adam"])
def test_a_loss_that_falls_for_ever_is_told(value: str, slope: str, rule: str) -> None:
    ended = end(formula(value, (slope,)), rule, start=(1.5,), alpha=0.05, steps=200)
    assert ended.kind in {"descending", "diverged"}
    assert ended.facts["code"] == "bottomless"


@pytest.mark.parametrize(("value", "slope"), BOUNDED)
@pytest.mark.parametrize("rule", ["gd", "adam"])
def test_a_loss_that_levels_off_is_not(value: str, slope: str, rule: str) -> None:
    ended = end(formula(value, (slope,)), rule, start=(1.5,), alpha=0.05, steps=200)
    assert (ended.kind, ended.facts.get("code")) == ("descending", None)


def test_the_notes_graph_has_no_minimum() -> None:
    problem = formula("3*(a + b*c)", ("3", "3*c", "3*b"), ("a", "b", "c"))
    short = end(problem, "gd", start=(5.0, 3.0, 2.0), alpha=0.01, steps=100)
    assert (short.kind, short.facts["code"]) == ("descending", "bottomless")
    to_the_end_of_floats = end(problem, "gd", start=(5.0, 3.0, 2.0), alpha=0.1, steps=2000)
    assert (to_the_end_of_floats.kind, to_the_end_of_floats.facts["code"]) == ("diverged", "bottomless")


def test_a_surface_with_a_known_minimum_is_not_asked() -> None:
    assert "code" not in end("rosenbrock", "gd", alpha=1e-4, steps=50).facts
