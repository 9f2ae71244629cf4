"""Run specs: what is filled in, and how each wrong value is refused."""

import json
from typing import Any

import pytest

from descentlab.engine.optimizer import rules
from descentlab.engine.schedule import schedules
from descentlab.engine.surface import surfaces
from descentlab.session.limits import Limits
from descentlab.session.refusal import Refusal
from descentlab.session.settle import read_run
from tests.session.samples import LIMITS, spec, with_value

NAN, INFINITY = float("nan"), float("inf")


def test_every_default_is_filled_in() -> None:
    given = {"problem": {"kind": "surface", "name": "ravine"}, "racers": [{"rule": "adam"}]}
    full = read_run(given, LIMITS).spec.model_dump(mode="json")
    surface, rule = surfaces()["ravine"], rules()["adam"]
    assert full["problem"]["knobs"] == {knob.name: knob.default for knob in surface.knobs}
    assert full["start"] == list(surface.starts[0].at)
    assert full["steps"] == surface.steps
    assert (full["seed"], full["noise"], full["steps_per_epoch"], full["target"]) == (0, 0.0, 10, None)
    racer = full["racers"][0]
    assert racer["label"] == rule.label
    assert racer["knobs"] == {knob.name: knob.default for knob in rule.knobs}
    assert racer["schedule"] == {"name": "constant", "knobs": {}}
    assert racer["style"]["colour"] == rule.style.colour
    assert (racer["sign"], racer["start"]) == ("minus", None)


def test_a_full_spec_reads_as_itself() -> None:
    full = read_run(spec(), LIMITS).spec.model_dump(mode="json")
    assert read_run(json.loads(json.dumps(full)), LIMITS).spec.model_dump(mode="json") == full


@pytest.mark.parametrize("rule", list(rules()))
@pytest.mark.parametrize("schedule", list(schedules()))
def test_every_rule_and_schedule_can_be_asked_for(rule: str, schedule: str) -> None:
    run = read_run(spec(racers=[{"rule": rule, "schedule": {"name": schedule, "knobs": {}}}]), LIMITS)
    race = run.race()
    assert race.advance(5).blocks[0].shape[1] == 5


def test_whole_numbers_are_read_as_numbers() -> None:
    racer = read_run(with_value(["racers", 0, "knobs", "alpha"], 1), LIMITS).spec.racers[0]
    assert isinstance(racer.knobs["alpha"], float)


def test_a_manual_schedule_keeps_its_changes() -> None:
    schedule = {"name": "manual", "knobs": {"changes": [[3, 0.5], [10, 0.1]]}}
    run = read_run(spec(racers=[{"rule": "gd", "knobs": {"alpha": 0.001}, "schedule": schedule}]), LIMITS)
    assert run.spec.model_dump(mode="json")["racers"][0]["schedule"] == schedule


WRONG: list[tuple[list[str | int], object, str]] = [
    (["problem"], 3, "wrong_type"),
    (["problem", "kind"], "surfac", "unknown_name"),
    (["problem", "kind"], 7, "unknown_name"),
    (["problem", "name"], "rosenbroc", "unknown_name"),
    (["problem", "name"], None, "wrong_type"),
    (["problem", "colour"], 1, "unknown_field"),
    (["problem", "knobs", "depth"], 1, "unknown_field"),
    (["problem", "knobs"], [], "wrong_type"),
    (["start"], "here", "wrong_type"),
    (["start"], [1.0], "wrong_length"),
    (["start"], [1.0, 2.0, 3.0], "wrong_length"),
    (["start", 1], NAN, "not_finite"),
    (["start", 0], True, "wrong_type"),
    (["start", 0], 10**400, "not_finite"),
    (["steps"], 0, "out_of_range"),
    (["steps"], -1, "out_of_range"),
    (["steps"], 10.5, "wrong_type"),
    (["steps"], "300", "wrong_type"),
    (["steps"], True, "wrong_type"),
    (["steps"], 10**9, "out_of_range"),
    (["steps"], 10**300, "out_of_range"),
    (["steps"], INFINITY, "not_finite"),
    (["seed"], -1, "out_of_range"),
    (["seed"], 2**60, "out_of_range"),
    (["noise"], -0.1, "out_of_range"),
    (["noise"], NAN, "not_finite"),
    (["steps_per_epoch"], 0, "out_of_range"),
    (["target"], "low", "wrong_type"),
    (["racers"], [], "too_few"),
    (["racers"], {}, "wrong_type"),
    (["racers"], [{"rule": "gd"}] * 13, "too_many"),
    (["racers", 1], 5, "wrong_type"),
    (["racers", 1, "rule"], "adma", "unknown_name"),
    (["racers", 1, "rule"], ["adam"], "wrong_type"),
    (["racers", 1, "speed"], 5, "unknown_field"),
    (["racers", 0, "label"], "", "missing"),
    (["racers", 0, "label"], "x" * 81, "too_large"),
    (["racers", 0, "label"], "x" * 500, "too_large"),
    (["racers", 0, "sign"], "up", "unknown_name"),
    (["racers", 0, "start"], [1.0], "wrong_length"),
    (["racers", 0, "style"], {"colour": "red"}, "wrong_format"),
    (["racers", 0, "style"], {"dash": "wavy"}, "unknown_name"),
    (["racers", 0, "knobs", "alpha"], NAN, "not_finite"),
    (["racers", 0, "knobs", "alpha"], INFINITY, "not_finite"),
    (["racers", 0, "knobs", "alpha"], 10**400, "not_finite"),
    (["racers", 0, "knobs", "alpha"], -1, "out_of_range"),
    (["racers", 0, "knobs", "alpha"], 1e300, "out_of_range"),
    (["racers", 0, "knobs", "alpha"], True, "wrong_type"),
    (["racers", 0, "knobs", "alpha"], "0.1", "wrong_type"),
    (["racers", 0, "knobs", "alpha"], None, "wrong_type"),
    (["racers", 0, "knobs", "beta1"], 1, "out_of_range"),
    (["racers", 0, "knobs", "beta3"], 0.5, "unknown_field"),
    (["racers", 0, "schedule"], "constant", "wrong_type"),
    (["racers", 0, "schedule", "name"], "constnt", "unknown_name"),
    (["racers", 0, "schedule", "knobs"], {"rate": 1}, "unknown_field"),
    (["stpes"], 3, "unknown_field"),
]

DEEPER: dict[str, list[str | int]] = {
    json.dumps([["racers", 0, "style"], {"colour": "red"}]): ["racers", 0, "style", "colour"],
    json.dumps([["racers", 0, "style"], {"dash": "wavy"}]): ["racers", 0, "style", "dash"],
    json.dumps([["racers", 0, "schedule", "knobs"], {"rate": 1}]): ["racers", 0, "schedule", "knobs", "rate"],
}


@pytest.mark.parametrize(("path", "value", "code"), WRONG)
def test_a_wrong_value_is_refused_by_the_path_of_its_field(path: list[str | int], value: Any, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_run(with_value(path, value), LIMITS)
    assert refused.value.code == code
    assert list(refused.value.where) == DEEPER.get(json.dumps([path, value]), path)
    assert refused.value.message.endswith((".", "?"))
    assert len(refused.value.message) < 400
    json.dumps(refused.value.as_json(), allow_nan=False)


@pytest.mark.parametrize(
    ("missing", "where"),
    [("problem", ["problem"]), ("racers", ["racers"])],
)
def test_what_must_be_given_is_named(missing: str, where: list[str]) -> None:
    with pytest.raises(Refusal) as refused:
        read_run(spec(**{missing: None}), LIMITS)
    assert (refused.value.code, list(refused.value.where)) == ("missing", where)


def test_a_problem_must_say_its_kind() -> None:
    with pytest.raises(Refusal) as refused:
        read_run(spec(problem={"name": "ravine"}), LIMITS)
    assert (refused.value.code, list(refused.value.where)) == ("missing", ["problem", "kind"])


@pytest.mark.parametrize("given", [None, 3, "spec", [], True, NAN])
def test_only_an_object_is_a_spec(given: object) -> None:
    with pytest.raises(Refusal) as refused:
        read_run(given, LIMITS)
    assert (refused.value.code, refused.value.where) == ("wrong_type", ())


def test_a_near_name_is_offered() -> None:
    with pytest.raises(Refusal, match=r'did you mean "rosenbrock"[?]') as refused:
        read_run(with_value(["problem", "name"], "Rosenbrok"), LIMITS)
    assert refused.value.values["nearest"] == "rosenbrock"


def test_a_bound_is_told() -> None:
    with pytest.raises(Refusal, match=r"beta1 must be at least 0 and below 1; 1[.]5 is not") as refused:
        read_run(with_value(["racers", 0, "knobs", "beta1"], 1.5), LIMITS)
    assert (refused.value.values["minimum"], refused.value.values["maximum"]) == (0.0, 1.0)


CHANGES: list[tuple[object, str, list[int]]] = [
    ("now", "wrong_type", []),
    ([3], "wrong_type", [0]),
    ([[1, 0.1, 2]], "wrong_type", [0]),
    ([[0, 0.1]], "out_of_range", [0, 0]),
    ([[1.5, 0.1]], "wrong_type", [0, 0]),
    ([[True, 0.1]], "wrong_type", [0, 0]),
    ([[1, 0.1], [1, 0.2]], "out_of_order", [1, 0]),
    ([[1, -0.1]], "out_of_range", [0, 1]),
    ([[1, NAN]], "not_finite", [0, 1]),
    ([[step, 0.1] for step in range(1, 2000)], "too_many", []),
]


@pytest.mark.parametrize(("changes", "code", "deeper"), CHANGES)
def test_a_wrong_manual_change_is_named(changes: object, code: str, deeper: list[int]) -> None:
    racer = {"rule": "gd", "schedule": {"name": "manual", "knobs": {"changes": changes}}}
    with pytest.raises(Refusal) as refused:
        read_run(spec(racers=[racer]), LIMITS)
    assert refused.value.code == code
    assert list(refused.value.where) == ["racers", 0, "schedule", "knobs", "changes", *deeper]


def test_the_limits_are_settings() -> None:
    few = Limits(steps=10, racers=1)
    with pytest.raises(Refusal, match="at most 10 steps"):
        read_run(spec(steps=11), few)
    with pytest.raises(Refusal, match="at most 1 racers"):
        read_run(spec(steps=5), few)
