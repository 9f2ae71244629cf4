"""`POST /api/sweep`: where runs end, by start and by learning rate."""

from typing import Any

import httpx
import numpy as np
import pytest

from tests.session.samples import decode

RUN = {
    "problem": {"kind": "surface", "name": "notes_waves"},
    "steps": 150,
    "racers": [{"rule": "gd", "knobs": {"alpha": 0.3}}],
}
STARTS = {"of": "start", "name": "W", "low": -3, "high": 13, "count": 17}
RATES = {"of": "knob", "name": "alpha", "low": 0.3, "high": 1.2, "count": 2}


async def swept(client: httpx.AsyncClient, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The header, and the columns by name with an axis for each of the sweep's, the first one last."""
    answer = await client.post("/api/sweep", json={"run": RUN, "axes": [STARTS], **changes})
    assert answer.status_code == 200, answer.text
    header, values = decode(answer.content)
    shape = (len(header["columns"]), *header["size"][::-1])
    return header, dict(zip(header["columns"], values.reshape(shape), strict=True))


async def test_the_basins_of_the_notes_waves(client: httpx.AsyncClient) -> None:
    header, columns = await swept(client)
    assert header["minima"][0] == [5.0]
    assert columns["ending"].tolist() == [0.0] * 11 + [1.0] * 3 + [2.0] * 2 + [3.0]
    ended = [header["minima"][int(index)][0] for index in columns["ending"]]
    np.testing.assert_allclose(columns["W"], ended, atol=0.016)


async def test_two_axes_are_every_start_with_every_rate(client: httpx.AsyncClient) -> None:
    header, columns = await swept(client, axes=[STARTS, RATES])
    assert header["size"] == [17, 2]
    assert columns["ending"].shape == (2, 17)
    assert columns["ending"][0].tolist() == (await swept(client))[1]["ending"].tolist()
    assert (columns["ending"][0][13], columns["ending"][1][13]) == (1.0, 0.0)  # from W = 10


async def test_each_run_is_the_run_alone(client: httpx.AsyncClient) -> None:
    _, columns = await swept(client, axes=[STARTS, RATES])
    for row, alpha in enumerate((0.3, 1.2)):
        for place in (0, 8, 13):
            alone = RUN | {"start": [-3.0 + place], "racers": [{"rule": "gd", "knobs": {"alpha": alpha}}]}
            record = (await client.post("/api/run", json=alone)).json()["racers"][0]
            assert columns["W"][row, place] == record["params"][-1][0]
            assert columns["loss"][row, place] == record["loss"][-1]
            assert columns["best"][row, place] == min(record["loss"])


async def test_what_diverges_is_told_with_its_step(client: httpx.AsyncClient) -> None:
    run = RUN | {"problem": {"kind": "surface", "name": "notes_parabola"}, "start": [10.0], "steps": 3000}
    axis = RATES | {"low": 2, "high": 14, "count": 3}
    _, columns = await swept(client, run=run, axes=[axis])
    assert columns["ending"].tolist() == [0.0, 0.0, -1.0]
    assert columns["diverged"][:2].tolist() == [-1.0, -1.0]
    record = (await client.post("/api/run", json=run | {"racers": [{"rule": "gd", "knobs": {"alpha": 14.0}}]})).json()
    assert columns["diverged"][2] == len(record["racers"][0]["loss"]) - 1


async def test_reached_is_the_races_reached(client: httpx.AsyncClient) -> None:
    run = RUN | {"problem": {"kind": "surface", "name": "notes_parabola"}, "start": [10.0]}
    _, columns = await swept(client, run=run, axes=[RATES | {"low": 1, "high": 5, "count": 2}])
    for place, alpha in enumerate((1.0, 5.0)):
        alone = run | {"racers": [{"rule": "gd", "knobs": {"alpha": alpha}}]}
        end = (await client.post("/api/run", json=alone)).json()["racers"][0]["end"]
        assert (end["kind"], float(end["step"])) == ("reached", columns["reached"][place])


async def test_an_axis_may_be_even_in_one_minus_beta(client: httpx.AsyncClient) -> None:
    run = RUN | {"racers": [{"rule": "momentum"}]}
    axis = {"of": "knob", "name": "beta", "low": 0.9, "high": 0.999, "count": 3, "scale": "log1m"}
    _, columns = await swept(client, run=run, axes=[axis])
    alone = run | {"racers": [{"rule": "momentum", "knobs": {"beta": 0.99}}]}
    record = (await client.post("/api/run", json=alone)).json()["racers"][0]
    assert columns["W"][1] == pytest.approx(record["params"][-1][0], rel=1e-12)


TOO_LONG = RUN | {"steps": 100_000}
NETWORK = {"problem": {"kind": "network", "data": {}, "network": {}}, "racers": [{"rule": "gd"}]}


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"axes": []}, "too_few", ["axes"]),
        ({"axes": [STARTS, RATES, RATES]}, "too_many", ["axes"]),
        ({"axes": [STARTS, STARTS]}, "given_twice", ["axes", 1]),
        ({"axes": [STARTS | {"name": "x"}]}, "unknown_name", ["axes", 0, "name"]),
        ({"axes": [RATES | {"name": "beta"}]}, "unknown_name", ["axes", 0, "name"]),
        ({"axes": [RATES | {"low": -1}]}, "out_of_range", ["axes", 0, "low"]),
        ({"axes": [RATES | {"low": 2}]}, "out_of_range", ["axes", 0, "low"]),
        ({"axes": [RATES | {"low": 0, "scale": "log"}]}, "out_of_range", ["axes", 0, "low"]),
        ({"axes": [RATES | {"scale": "log1m"}]}, "out_of_range", ["axes", 0, "low"]),
        ({"axes": [STARTS | {"low": -1e308, "high": 1e308}]}, "out_of_range", ["axes", 0, "low"]),
        ({"axes": [STARTS | {"count": 1}]}, "out_of_range", ["axes", 0, "count"]),
        ({"axes": [STARTS | {"count": 513}]}, "out_of_range", ["axes", 0, "count"]),
        ({"axes": [STARTS | {"count": 512}], "run": TOO_LONG}, "too_large", ["axes"]),
        ({"run": RUN | {"racers": [{"rule": "gd"}, {"rule": "gd"}]}}, "too_many", ["run", "racers"]),
        ({"run": RUN | {"racers": [{"rule": "adma"}]}}, "unknown_name", ["run", "racers", 0, "rule"]),
        ({"run": RUN | {"start": [1.0, 2.0]}}, "wrong_length", ["run", "start"]),
        ({"run": NETWORK}, "wrong_length", ["run", "problem"]),
        ({"more": 1}, "unknown_field", ["more"]),
    ],
)
async def test_what_cannot_be_swept_is_refused_by_field(
    client: httpx.AsyncClient, changes: dict[str, Any], code: str, where: list[Any]
) -> None:
    answer = await client.post("/api/sweep", json={"run": RUN, "axes": [STARTS]} | changes)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["where"]) == (422, code, where), error


async def test_the_strength_of_a_decay_is_a_knob_like_any_other(client: httpx.AsyncClient) -> None:
    racers = [{"rule": "gd", "knobs": {"alpha": 0.5}, "l2_form": "coupled"}]
    run = {"problem": {"kind": "surface", "name": "notes_parabola"}, "steps": 400, "racers": racers}
    axis = {"of": "knob", "name": "l2", "low": 0.01, "high": 1.0, "count": 21, "scale": "log"}
    header, columns = await swept(client, run=run, axes=[axis])
    l2 = np.geomspace(0.01, 1.0, 21)
    np.testing.assert_allclose(columns["W"], 0.2 * 5.0 / (0.2 + l2), rtol=1e-9)
    assert header["axes"][0]["name"] == "l2"
