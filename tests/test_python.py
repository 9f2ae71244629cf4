"""`descentlab.race`: a whole run as NumPy arrays, and the same as `POST /api/run` answers."""

import doctest
import json
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

import descentlab
from descentlab import result
from descentlab.session.limits import Limits
from descentlab.session.settle import read_run
from descentlab.session.whole import WholeRun

SPEC: dict[str, Any] = {
    "problem": {"kind": "surface", "name": "rosenbrock", "knobs": {}},
    "start": [-1.2, 1.0],
    "steps": 200,
    "seed": 0,
    "racers": [
        {
            "rule": "adam",
            "knobs": {"alpha": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
            "schedule": {"name": "constant", "knobs": {}},
        },
        {"rule": "gd", "knobs": {"alpha": 0.01}},
    ],
}


def test_a_run_holds_every_racer_s_columns() -> None:
    run = descentlab.race(SPEC)
    adam = run.racers[0]
    assert (adam.rule, adam.label, adam.steps, run.parameters) == ("adam", "Adam", 200, ("x", "y"))
    assert adam.params.shape == adam.grad.shape == (201, 2)
    assert adam.loss.shape == adam.alpha.shape == (201,)
    assert {name: column.shape for name, column in adam.state.items()} == {"V": (201, 2), "S": (201, 2)}
    assert list(adam.lines) == ["beta1_t", "beta2_t", "Vc", "Sc", "step"]
    assert (adam.end.kind, adam.end.step) == ("descending", 200)
    assert np.array_equal(adam.params[1:], adam.params[:-1] - adam.lines["step"][1:])


def test_the_first_rows_agree_with_arithmetic_by_hand() -> None:
    adam = descentlab.race(SPEC).racers[0]
    assert adam.loss[0] == pytest.approx(24.2, rel=1e-15)
    assert adam.grad[0].tolist() == pytest.approx([-215.6, -88.0], rel=1e-14)
    assert adam.params[1].tolist() == pytest.approx([-1.19, 1.01], rel=1e-9)


def test_as_json_has_the_names_that_programs_rely_on() -> None:
    answer = descentlab.race(SPEC).as_json()
    adam, gd = answer["racers"]
    assert {"rule", "params", "loss", "grad", "alpha", "state", "end"} <= set(adam)
    assert adam["params"][0] == [-1.2, 1.0]
    assert adam["alpha"][:2] == [None, 0.01]
    assert set(adam["state"]) == {"V", "S"}
    assert adam["state"]["V"][0] == [0.0, 0.0]
    assert (adam["end"]["kind"], adam["end"]["step"]) == ("descending", 200)
    assert gd["end"]["kind"] == "diverged"
    assert len(gd["loss"]) == gd["end"]["step"] + 1
    assert None in (gd["loss"][-1], gd["grad"][-1][0], gd["params"][-1][0])
    json.dumps(answer, allow_nan=False)


def test_python_and_http_give_the_same_run() -> None:
    whole = WholeRun(read_run(SPEC, Limits()), Limits())
    while not whole.done:
        whole.advance()
    assert json.loads(b"".join(whole.pieces())) == json.loads(json.dumps(descentlab.race(SPEC).as_json()))


def test_knobs_left_out_take_the_catalogue_s_defaults() -> None:
    short = descentlab.race({"problem": SPEC["problem"], "steps": 5, "racers": [{"rule": "adam"}]})
    knobs = {"alpha": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    assert short.spec["racers"][0]["knobs"] == knobs
    assert short.spec["start"] == [-1.2, 1.0]


def test_a_problem_of_one_parameter_has_points_of_one_number() -> None:
    run = descentlab.race(
        {"problem": {"kind": "surface", "name": "notes_parabola"}, "steps": 2, "racers": [{"rule": "gd"}]}
    )
    assert run.as_json()["racers"][0]["params"][0] == [10.0]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"racers": [{"rule": "adma"}]}, ("racers", 0, "rule")),
        ({"racers": [{"rule": "adam", "knobs": {"alpha": -1.0}}]}, ("racers", 0, "knobs", "alpha")),
        ({"racers": [{"rule": "adam", "knobs": {"gamma": 1.0}}]}, ("racers", 0, "knobs", "gamma")),
        ({"problem": {"kind": "surface", "name": "nowhere"}}, ("problem", "name")),
        ({"start": [1.0]}, ("start",)),
        ({"steps": -1}, ("steps",)),
        ({"colour": "red"}, ("colour",)),
    ],
)
def test_a_bad_spec_is_refused_with_the_path_to_what_is_wrong(
    change: dict[str, Any], where: tuple[str | int, ...]
) -> None:
    with pytest.raises(descentlab.Refusal) as refused:
        descentlab.race(SPEC | change)
    assert refused.value.where == where
    assert refused.value.message


def test_the_spec_is_not_changed_by_running_it() -> None:
    before = json.dumps(SPEC)
    descentlab.race(SPEC)
    assert json.dumps(SPEC) == before


def test_the_examples_in_the_docstrings_run() -> None:
    assert doctest.testmod(result).attempted > 0
    assert doctest.testmod(result).failed == 0


def test_the_engine_alone_needs_neither_pydantic_nor_the_web() -> None:
    code = "import sys, descentlab.engine.race; print({'pydantic', 'fastapi', 'plotly'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "set()"
    )


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        _ = descentlab.nothing
