"""Looks at a training: the pictures of the network that was trained, at the reader's pace, whatever else goes on."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from descentlab import race
from descentlab.session.conversation import Conversation
from tests.session.samples import LIMITS, decode

SPEC: dict[str, Any] = {
    "problem": {"kind": "network", "data": {"size": 60}, "network": {"hidden": [3]}, "batch_size": 10},
    "steps": 40,
    "racers": [{"rule": "gd", "knobs": {"alpha": 0.1}}, {"rule": "adam", "knobs": {"alpha": 0.02}}],
}


class Client:
    """A client that reads everything."""

    def __init__(self, spec: dict[str, Any] = SPEC, until: int = 1_000) -> None:
        self.conversation = Conversation(LIMITS, "0")
        self.say("run.start", spec=spec, until=until)
        self.work()

    def say(self, kind: str, **fields: object) -> None:
        self.conversation.hear(json.dumps({"type": kind, "run": "n1", **fields}))

    def work(self) -> list[Any]:
        """All work there is; returns what was said, frames as (header, values)."""
        while self.conversation.runs.waiting:
            self.conversation.work()
        said = [decode(answer) if isinstance(answer, bytes) else answer for answer in self.conversation.outbox]
        self.conversation.outbox.clear()
        return said

    def look(self, step: int, *wants: dict[str, Any], name: str = "a") -> tuple[dict[str, Any], list[np.ndarray]]:
        """The answer to one look: its header, and its arrays in their shapes."""
        self.say("run.look", look=name, step=step, wants=wants)
        [(header, values)] = self.work()
        shapes = [shape for part in header["parts"] for shape in part["shapes"]]
        return header, _parted(values, shapes)


def _parted(values: np.ndarray, shapes: Sequence[Sequence[int]]) -> list[np.ndarray]:
    ends = np.cumsum([0, *(int(np.prod(shape)) for shape in shapes)])
    assert ends[-1] == values.size
    return [values[ends[i] : ends[i + 1]].reshape(shape) for i, shape in enumerate(shapes)]


@pytest.fixture
def client() -> Client:
    """A client whose training has ended."""
    return Client()


def test_outputs_are_those_of_the_trained_weights(client: Client) -> None:
    domain = [[-1.0, 1.0], [-2.0, 2.0]]
    header, [outputs] = client.look(17, {"what": "outputs", "racer": 1, "size": 5, "domain": domain})
    [(hidden, bias), (last, out_bias)] = race(SPEC).racers[1].weights(17)
    for i, y in enumerate(np.linspace(-2, 2, 5)):
        for j, x in enumerate(np.linspace(-1, 1, 5)):
            said = last @ np.tanh(hidden @ [x, y] + bias) + out_bias
            assert outputs[:, i, j] == pytest.approx(said, rel=1e-12)
    assert header["parts"][0]["domain"] == domain


def test_sums_are_counted_as_the_activation_takes_them(client: Client) -> None:
    header, [edges, counts] = client.look(17, {"what": "sums", "racer": 1})
    run = race(SPEC)
    [(hidden, bias), _] = run.racers[1].weights(17)
    z = run.data.train[0] @ hidden.T + bias
    assert header["parts"][0]["layers"][0]["mean"] == pytest.approx(float(z.mean()), rel=1e-10)
    assert header["parts"][0]["layers"][0]["deviation"] == pytest.approx(float(z.std()), rel=1e-10)
    assert (counts.sum(), edges[0]) == (z.size, pytest.approx(float(z.min()), rel=1e-10))


def test_a_batch_is_the_samples_of_the_update(client: Client) -> None:
    _, [nothing] = client.look(0, {"what": "batch", "racer": 1})
    assert nothing.size == 0
    racer = race(SPEC).racers[1]
    for step in (1, 3, 4, 40):
        header, [samples] = client.look(step, {"what": "batch", "racer": 1})
        epoch, batch = (step - 1) // 3 + 1, (step - 1) % 3
        assert samples.tolist() == racer.batches(epoch)[batch].tolist()
        assert (header["parts"][0]["epoch"], header["parts"][0]["batch"]) == (epoch, batch + 1)


def test_units_are_every_layers(client: Client) -> None:
    _, [hidden, outputs] = client.look(40, {"what": "units", "racer": 0, "size": 4})
    assert (hidden.shape, outputs.shape) == ((3, 4, 4), (1, 4, 4))
    assert np.abs(hidden).max() < 1.0
    _, [alone] = client.look(40, {"what": "outputs", "racer": 0, "size": 4})
    assert (alone == outputs).all()


def test_a_moment_leads_from_one_row_to_the_next(client: Client) -> None:
    header, arrays = client.look(12, {"what": "moment", "racer": 1})
    named = dict(zip(header["parts"][0]["names"], arrays, strict=True))
    params = race(SPEC).racers[1].params
    assert (named["params"] == params[12]).all()
    assert (named["params.before"] == params[11]).all()
    assert (named["params.before"] - named["step"] == named["params"]).all()
    assert (named["V"] == 0.9 * named["V.before"] + (1 - 0.9) * named["grad"]).all()
    assert header["parts"][0]["numbers"]["beta1_t"] == pytest.approx(0.9**12)


def test_a_decoupled_decay_is_taken_off_before_the_rule() -> None:
    spec = SPEC | {"problem": SPEC["problem"] | {"network": {"hidden": [3], "l2": 3.0, "l2_form": "decoupled"}}}
    header, arrays = Client(spec).look(5, {"what": "moment", "racer": 0})
    named = dict(zip(header["parts"][0]["names"], arrays, strict=True))
    params = race(spec).racers[0].params
    assert (named["params.before"] == params[4] - named["decayed"]).all()
    assert (named["params"] == named["params.before"] - named["step"]).all()
    assert named["decayed"].any()


def test_before_the_first_update_there_are_only_parameters(client: Client) -> None:
    header, [params] = client.look(0, {"what": "moment", "racer": 0})
    assert header["parts"][0]["names"] == ["params"]
    assert (params == race(SPEC).racers[0].params[0]).all()


def test_layers_count_every_value(client: Client) -> None:
    header, arrays = client.look(40, {"what": "layers", "racer": 0})
    [part] = header["parts"]
    edges, counts = arrays[::2], arrays[1::2]
    assert [count.sum() for count in counts] == [3 * 30, 3 * 30, 1 * 30]
    assert all((np.diff(edge) > 0).all() for edge in edges)
    assert part["loss"] == pytest.approx(race(SPEC).racers[0].train_loss[-1])


def test_the_plane_holds_the_paths_and_their_loss(client: Client) -> None:
    header, [origin, directions, losses] = client.look(40, {"what": "plane", "racer": 0, "size": 5})
    [part] = header["parts"]
    assert directions @ directions.T == pytest.approx(np.eye(2), abs=1e-12)
    assert part["racers"] == [0, 1]
    assert 0.5 < sum(part["explained"]) <= 1.0 + 1e-12
    for racer in race(SPEC).racers:
        u, v = directions @ (racer.params - origin).T
        for along, (low, high) in zip((u, v), part["domain"], strict=True):
            assert low <= along.min() <= along.max() <= high
    assert losses.shape == (5, 5)
    assert losses.min() >= 0.0
    assert (
        client.look(40, {"what": "plane", "directions": "random", "size": 4})[0]["parts"][0]["explained"]
        != part["explained"]
    )


def test_a_path_that_ran_away_leaves_the_plane_to_the_others() -> None:
    away = {"rule": "gd", "knobs": {"alpha": 1e6}}
    spec = {"problem": {"kind": "network", "network": {"activation": "relu"}}, "steps": 40}
    header, _ = Client({**spec, "racers": [{"rule": "gd"}, away]}).look(40, {"what": "plane", "size": 4})
    [part] = header["parts"]
    assert (part["racers"], part["left_out"]) == ([0, 1], [1])
    alone = Client({**spec, "racers": [{"rule": "gd"}]}).look(40, {"what": "plane", "size": 4})[0]["parts"][0]
    assert part["domain"] == alone["domain"]
    assert alone["left_out"] == []
    only = Client({**spec, "racers": [away]}).look(1, {"what": "plane", "size": 4})[0]["parts"][0]
    assert only["left_out"] == []


def test_a_look_waits_for_its_step_and_does_not_make_the_run_go_on() -> None:
    client = Client(until=5)
    client.say("run.look", look="a", step=20, wants=[{"what": "outputs"}])
    assert client.work() == []
    client.say("run.more", until=41)
    assert [header["step"] for header, _ in _frames(client.work()) if header["type"] == "run.look"] == [20]


def _frames(said: list[Any]) -> list[tuple[dict[str, Any], np.ndarray]]:
    return [answer for answer in said if isinstance(answer, tuple)]


def test_of_each_name_only_the_newest_is_answered(client: Client) -> None:
    for step in (1, 2, 3):
        client.say("run.look", look="a", step=step, wants=[{"what": "outputs"}])
    client.say("run.look", look="b", step=9, wants=[{"what": "outputs"}])
    assert [(header["look"], header["step"]) for header, _ in _frames(client.work())] == [("a", 3), ("b", 9)]


def test_looking_changes_no_row() -> None:
    looked, plain = Client(until=10), Client(until=10)
    looked.look(3, {"what": "units"}, {"what": "moment", "racer": 1})
    rows = []
    for client in (looked, plain):
        client.say("run.more", until=41)
        rows.append(np.concatenate([values for header, values in _frames(client.work())]))
    assert (rows[0] == rows[1]).all()


def test_a_racer_that_ended_is_shown_as_it_ended() -> None:
    racers = [{"rule": "gd", "knobs": {"alpha": 1e6}}, {"rule": "adam"}]
    spec = SPEC | {
        "racers": racers,
        "problem": SPEC["problem"] | {"network": {"hidden": [3], "activation": "identity"}},
    }
    client = Client(spec)
    header, _ = client.look(40, {"what": "outputs", "racer": 0}, {"what": "outputs", "racer": 1})
    assert header["parts"][0]["step"] < header["parts"][1]["step"] == 40


@pytest.mark.parametrize(
    ("want", "code", "where"),
    [
        ({"what": "outputs", "racer": 2}, "out_of_range", ["wants", 0, "racer"]),
        ({"what": "units", "size": 65}, "out_of_range", ["wants", 0, "size"]),
        ({"what": "outputs", "domain": [[0.0, 1.0]]}, "wrong_length", ["wants", 0, "domain"]),
        ({"what": "outputs", "domain": [[1.0, 0.0], [0.0, 1.0]]}, "out_of_range", ["wants", 0, "domain", 0]),
        ({"what": "outputs", "domain": [[0.0, 1.0], [-1e308, 1e308]]}, "out_of_range", ["wants", 0, "domain", 1]),
    ],
)
def test_a_look_that_cannot_be_had_is_refused_and_the_run_goes_on(
    client: Client, want: dict[str, Any], code: str, where: list[Any]
) -> None:
    client.say("run.look", look="bad", step=1, wants=[want])
    [error] = client.work()
    assert (error["type"], error["look"], error["code"], error["where"]) == ("error", "bad", code, where)
    assert client.look(1, {"what": "outputs"})[0]["step"] == 1


def test_only_networks_can_be_looked_at() -> None:
    surface = {"problem": {"kind": "surface", "name": "ravine"}, "steps": 3, "racers": [{"rule": "gd"}]}
    client = Client(surface)
    client.say("run.look", look="a", step=1, wants=[{"what": "outputs"}])
    assert client.work()[0]["code"] == "unknown_name"
    client.say("run.start", spec=surface, until=9)
    client.say("run.look", look="a", step=1, wants=[{"what": "outputs"}])
    assert [said["look"] for said in client.work() if isinstance(said, dict) and said["type"] == "error"] == ["a"]
