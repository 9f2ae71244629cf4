"""Networks as problems: their specs, what is wrong with wrong ones, and their runs over the wire."""

import json
from typing import Any

import numpy as np
import pytest

from descentlab.engine.data.dataset import datasets
from descentlab.engine.nn.training import MOST_NUMBERS, MOST_ROWS
from descentlab.session.limits import Limits
from descentlab.session.network_catalogue import network_catalogue
from descentlab.session.refusal import Refusal
from descentlab.session.runs import Runs
from descentlab.session.settle import SettledRun, read_run
from descentlab.session.whole import WholeRun
from tests.session.samples import LIMITS, blocks_of, decode
from tests.session.test_runs import work

POINTS = [[0.0, 0.0, 1], [1.0, 0.0, -1], [0.0, 2.0, -1], [3.0, 3.0, 1], [1.0, 1.0, 1], [2.0, 0.0, -1]]


def read(problem: dict[str, Any] | None = None, racers: list[dict[str, Any]] | None = None, **more: Any) -> SettledRun:
    given = {"problem": {"kind": "network", **(problem or {})}, "racers": racers or [{"rule": "gd"}], "steps": 30}
    return read_run(given | more, LIMITS)


def test_everything_has_a_default() -> None:
    spec = read().spec.model_dump(mode="json")
    assert spec["problem"] == {
        "kind": "network",
        "data": {
            "name": "circle",
            "size": 500,
            "noise": 0.0,
            "test_share": 0.5,
            "seed": None,
            "labels": "classes",
        },
        "network": {
            "hidden": [4, 2],
            "activation": "tanh",
            "loss": "squared",
            "init": "glorot_normal",
            "bias": True,
            "batch_norm": False,
            "l2": 0.0,
            "l2_form": "coupled",
        },
        "batch_size": 10,
        "stride": 1,
    }
    assert spec["steps_per_epoch"] == 25
    assert spec["start"] is None


@pytest.mark.parametrize(
    "problem",
    [
        {},
        {"data": {"name": "wave", "size": 10_000, "noise": 0.2, "seed": 4}, "network": {"hidden": []}},
        {"data": {"name": "points", "points": POINTS}, "network": {"loss": "softmax"}, "batch_size": 1},
        {"data": {"name": "points", "points": POINTS, "labels": "values"}, "stride": 7},
    ],
)
def test_a_full_spec_is_read_as_itself(problem: dict[str, Any]) -> None:
    racers = [{"rule": "adam"}, {"rule": "gd", "network": {"hidden": [3], "batch_norm": True}, "batch_size": 2}]
    spec = read(problem, racers).spec
    assert read_run(spec.model_dump(mode="json"), LIMITS).spec == spec


@pytest.mark.parametrize(
    ("problem", "code", "where"),
    [
        ({"data": {"name": "circles"}}, "unknown_name", ["data", "name"]),
        ({"data": {"size": 10_001}}, "out_of_range", ["data", "size"]),
        ({"data": {"size": 1}}, "out_of_range", ["data", "size"]),
        ({"data": {"noise": -1.0}}, "out_of_range", ["data", "noise"]),
        ({"data": {"noise": float("nan")}}, "not_finite", ["data", "noise"]),
        ({"data": {"test_share": 1.0}}, "out_of_range", ["data", "test_share"]),
        ({"data": {"points": POINTS}}, "unknown_field", ["data", "points"]),
        ({"data": {"name": "points"}}, "missing", ["data", "points"]),
        ({"data": {"name": "points", "points": POINTS[:1]}}, "too_few", ["data", "points"]),
        ({"data": {"name": "points", "points": [[0, 0, 1], [1, 1, 1]]}}, "too_few", ["data", "points"]),
        ({"data": {"name": "points", "points": [[0, 0, i] for i in range(7)]}}, "too_many", ["data", "points"]),
        ({"data": {"name": "points", "points": POINTS, "size": 5}}, "wrong_length", ["data", "size"]),
        ({"data": {"name": "points", "points": [[0, 1, 1], [0, 1]]}}, "too_few", ["data", "points", 1]),
        ({"data": {"name": "points", "points": [[0, 1, 1], [0, "1", 0]]}}, "wrong_type", ["data", "points", 1, 1]),
        ({"data": {"name": "points", "points": [[0, 1, 1], [0, None, 0]]}}, "wrong_type", ["data", "points", 1, 1]),
        ({"data": {"name": "line"}, "network": {"loss": "logistic"}}, "unknown_name", ["network", "loss"]),
        ({"network": {"hidden": [4] * 7}}, "too_many", ["network", "hidden"]),
        ({"network": {"hidden": [17]}}, "out_of_range", ["network", "hidden", 0]),
        ({"network": {"hidden": [0]}}, "out_of_range", ["network", "hidden", 0]),
        ({"network": {"hidden": [2.5]}}, "wrong_type", ["network", "hidden", 0]),
        ({"network": {"activation": "rleu"}}, "unknown_name", ["network", "activation"]),
        ({"network": {"init": "xavier"}}, "unknown_name", ["network", "init"]),
        ({"network": {"l2": -0.1}}, "out_of_range", ["network", "l2"]),
        ({"network": {"l2_form": "loose"}}, "unknown_name", ["network", "l2_form"]),
        ({"network": {"dropout": 0.5}}, "unknown_field", ["network", "dropout"]),
        ({"batch_size": 0}, "out_of_range", ["batch_size"]),
        ({"stride": 0}, "out_of_range", ["stride"]),
    ],
)
def test_what_is_wrong_is_named(problem: dict[str, Any], code: str, where: list[str | int]) -> None:
    with pytest.raises(Refusal) as caught:
        read(problem)
    assert (caught.value.code, list(caught.value.where)) == (code, ["problem", *where])


@pytest.mark.parametrize(
    ("racer", "code", "where"),
    [
        ({"batch_size": 10_001}, "out_of_range", ["batch_size"]),
        ({"network": {"loss": "logistic"}}, "unknown_name", ["network", "loss"]),
        ({"network": {"hidden": [99]}}, "out_of_range", ["network", "hidden", 0]),
        ({"network": {"init": "xavier"}}, "unknown_name", ["network", "init"]),
        ({"start": [1.0]}, "wrong_length", ["start"]),
        ({"network": {"hidden": [1]}, "start": [0.5] * 25}, "wrong_length", ["start"]),
        ({"edits": [{"step": 1, "parameter": "W9_9_9", "value": 0.0}]}, "unknown_name", ["edits", 0, "parameter"]),
        ({"edits": [{"step": -1, "parameter": "b1_1", "value": 0.0}]}, "out_of_range", ["edits", 0, "step"]),
    ],
)
def test_what_is_wrong_with_a_racer_is_named(racer: dict[str, Any], code: str, where: list[str | int]) -> None:
    with pytest.raises(Refusal) as caught:
        read(racers=[{"rule": "gd"}, {"rule": "gd", **racer}])
    assert (caught.value.code, list(caught.value.where)) == (code, ["racers", 1, *where])


def test_noise_belongs_to_surfaces_and_batches_to_networks() -> None:
    with pytest.raises(Refusal, match="noise must be 0"):
        read(noise=0.1)
    for field, value in (("batch_size", 3), ("network", {}), ("edits", [])):
        racer = {"rule": "gd", field: value}
        with pytest.raises(Refusal) as caught:
            read_run({"problem": {"kind": "surface", "name": "bowl"}, "racers": [racer]}, LIMITS)
        assert (caught.value.code, caught.value.where) == ("unknown_field", ("racers", 0, field))


def test_a_record_is_bounded() -> None:
    wide = {"network": {"hidden": [16] * 6}}
    racers = [{"rule": "gd"}] * 4
    settled = read(wide, racers, steps=100_000)
    size = len(settled.problem.parameters)
    assert settled.rows <= MOST_ROWS + 1
    assert (settled.rows - 1) * 4 * size <= MOST_NUMBERS
    with pytest.raises(Refusal) as caught:
        read({**wide, "stride": 1}, racers, steps=100_000)
    assert (caught.value.code, caught.value.where) == ("too_large", ("problem", "stride"))


def test_racers_differ_by_what_they_say() -> None:
    racers = [
        {"rule": "gd"},
        {"rule": "gd", "batch_size": 250},
        {"rule": "gd", "network": {"batch_norm": True, "init": "he", "hidden": [3, 3, 3], "l2": 0.5}},
    ]
    race: Any = read(racers=racers).race()
    assert [trainee.batch for trainee in race.trainees] == [10, 250, 10]
    assert race.trainees[2].network.sizes == (2, 3, 3, 3, 1)
    assert [trainee.network.batch_norm for trainee in race.trainees] == [False, False, True]
    assert race.trainees[2].network.l2 == 0.5


def test_a_start_is_the_first_weights() -> None:
    start = [0.25 * (index % 5) for index in range(25)]
    own = [0.5] * 25
    race: Any = read(racers=[{"rule": "gd"}, {"rule": "gd", "start": own}], start=start).race()
    race.advance(1)
    stacks = [race.at(index, 0) for index in (0, 1)]
    assert [stack.params[place].tolist() for stack, place in stacks] == [start, own]


def test_points_keep_their_classes_in_the_order_of_their_labels() -> None:
    race: Any = read({"data": {"name": "points", "points": POINTS, "test_share": 0.0}}).race()
    assert race.task.train.label.tolist() == [1.0, 0.0, 0.0, 1.0, 1.0, 0.0]
    values: Any = read({"data": {"name": "points", "points": POINTS, "test_share": 0.0, "labels": "values"}}).race()
    assert values.task.train.label.tolist() == [float(point[2]) for point in POINTS]


def test_a_training_runs_over_the_wire_like_a_race() -> None:
    settled = read(racers=[{"rule": "adam"}, {"rule": "gd", "batch_size": 1}], steps=700)
    runs = Runs(LIMITS)
    runs.start("a", settled.spec, 0, 400)
    answers = work(runs)
    runs.more("a", 10**6)
    answers += work(runs)
    started, ended = answers[0], answers[-1]
    assert started["layout"][0][:4] == [["steps", 1], ["epoch", 1], ["samples", 1], ["params", 25]]
    assert len(started["data"]["train"]["x"]) == 250
    chunks = [decode(answer) for answer in answers if isinstance(answer, bytes)]
    assert all(max(header["rows"]) > 0 for header, _ in chunks)
    blocks = [blocks_of(header, values, started["layout"]) for header, values in chunks]
    joined = [np.concatenate(racer, axis=1) for racer in zip(*blocks, strict=True)]
    wanted = settled.race()
    wanted.pause_after = float("inf")  # type: ignore[attr-defined]
    for ours, engines in zip(joined, wanted.advance(10**6).blocks, strict=True):
        assert np.array_equal(ours, engines, equal_nan=True)
    assert [end["kind"] for end in ended["ends"]] == ["descending", "descending"]


def streamed(spec: Any, first: int) -> np.ndarray:
    """The rows of the only racer from row `first` on, as a client gets them."""
    runs = Runs(LIMITS)
    runs.start("a", spec, first, 10**6)
    started, *answers = work(runs)
    chunks = [decode(answer) for answer in answers if isinstance(answer, bytes)]
    blocks = [blocks_of(header, values, started["layout"])[0] for header, values in chunks]
    nothing = np.empty((sum(size for _, size in started["layout"][0]), 0))
    return np.concatenate([nothing, *blocks], axis=1)


@pytest.mark.parametrize("first", [1, 13, 150, 301])
def test_a_client_that_comes_back_gets_the_rest_with_the_same_bits(first: int) -> None:
    spec = read(racers=[{"rule": "adam"}], steps=300).spec
    assert np.array_equal(streamed(spec, 0)[:, first:], streamed(spec, first), equal_nan=True)


def test_a_slice_of_a_large_training_is_short() -> None:
    large = {"data": {"size": 10_000}, "network": {"hidden": [16] * 6}, "batch_size": 5_000, "stride": 500}
    race: Any = read(large, steps=1000).race()
    race.advance(256)
    first = race._courses[0].stack.step
    assert 0 <= first < 5
    race.advance(256)
    assert first < race._courses[0].stack.step < 10


def test_the_whole_answer_is_json_for_scripts() -> None:
    settled = read({"data": {"name": "blobs3", "size": 30}, "network": {"loss": "softmax"}}, steps=5)
    whole = WholeRun(settled, Limits())
    while not whole.done:
        whole.advance()
    answer = json.loads(b"".join(whole.pieces()))
    racer = answer["racers"][0]
    assert racer["steps"] == [0, 1, 2, 3, 4, 5]
    assert len(racer["train_loss"]) == len(racer["accuracy"]) == 6
    assert racer["alpha"][0] is None
    assert [len(row) for row in racer["grad_norm"]] == [3] * 6
    assert answer["output_activation"] == "identity"
    assert len(answer["data"]["train"]["y"][0]) == 3
    assert answer["parameters"][:3] == ["W1_1_1", "W1_1_2", "b1_1"]


def test_the_catalogue_offers_what_a_spec_may_name() -> None:
    offered: Any = network_catalogue()
    assert [entry["name"] for entry in offered["data"]] == list(datasets())
    for data in offered["data"]:
        for loss in offered["losses"]:
            if data["classes"] or loss["regression"]:
                read({"data": {"name": data["name"]}, "network": {"loss": loss["name"]}})
    for what, field in (("activations", "activation"), ("inits", "init")):
        for entry in offered[what]:
            assert entry["title"]["en"]
            assert entry["title"]["zh"]
            read({"network": {field: entry["name"]}})
    assert read(offered["defaults"]).spec == read().spec
    with pytest.raises(Refusal):
        read({"network": {"hidden": [offered["limits"]["units"] + 1]}})
