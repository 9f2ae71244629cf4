"""`POST /api/run`: the whole run as JSON, and the envelope for whatever is wrong."""

import asyncio
import json
import math
from typing import Any

import httpx
import numpy as np
import pytest

from descentlab.app import create_app
from descentlab.config import Settings
from descentlab.engine.optimizer import rules
from descentlab.engine.surface import surfaces
from descentlab.session.limits import Limits
from descentlab.session.settle import read_run
from tests.session.samples import LIMITS, spec, with_value
from tests.session.test_spec import DEEPER, WRONG


async def post(client: httpx.AsyncClient, body: object) -> httpx.Response:
    """Posts what Python's own writer makes of the body, NaN and all."""
    return await client.post("/api/run", content=json.dumps(body), headers={"content-type": "application/json"})


async def test_the_notes_parabola_follows_its_closed_form(client: httpx.AsyncClient) -> None:
    body = {
        "problem": {"kind": "surface", "name": "notes_parabola"},
        "start": [10.0],
        "steps": 25,
        "racers": [{"rule": "gd", "knobs": {"alpha": 2.0}}],
    }
    answer = await post(client, body)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    racer = answer.json()["racers"][0]
    expected = [[5 + 5 * 0.6**t] for t in range(26)]
    np.testing.assert_allclose(racer["params"], expected, rtol=1e-12)
    np.testing.assert_allclose(racer["grad"], [[0.2 * (W - 5)] for [W] in expected], rtol=1e-9, atol=1e-14)
    assert racer["alpha"] == [None] + [2.0] * 25
    assert racer["state"] == {}


async def test_the_contract_of_an_adam_run(client: httpx.AsyncClient) -> None:
    body = {
        "problem": {"kind": "surface", "name": "rosenbrock", "knobs": {}},
        "start": [-1.2, 1.0],
        "steps": 200,
        "seed": 0,
        "racers": [
            {
                "rule": "adam",
                "knobs": {"alpha": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
                "schedule": {"name": "constant", "knobs": {}},
            }
        ],
    }
    racer = (await post(client, body)).json()["racers"][0]
    assert racer["rule"] == "adam"
    assert [len(racer[name]) for name in ("params", "loss", "grad", "alpha")] == [201] * 4
    assert racer["params"][0] == [-1.2, 1.0]
    assert math.isclose(racer["loss"][0], 24.2)
    assert set(racer["state"]) == {"V", "S"}
    assert [len(racer["state"]["V"]), racer["state"]["V"][0]] == [201, [0.0, 0.0]]
    assert racer["alpha"][:2] == [None, 0.01]
    assert racer["end"]["kind"] in ("reached", "descending", "stuck", "cycling", "diverged")
    assert isinstance(racer["end"]["step"], int)


async def test_the_numbers_are_the_engines_to_the_last_bit(client: httpx.AsyncClient) -> None:
    body = spec(steps=700, noise=0.3, seed=5)
    answer = (await post(client, body)).json()
    race = read_run(body, LIMITS).race()
    for racer, block in zip(answer["racers"], race.advance(701).blocks, strict=True):
        assert np.array(racer["params"]).T.tobytes() == np.ascontiguousarray(block[:2]).tobytes()
        assert np.array(racer["loss"]).tobytes() == np.ascontiguousarray(block[2]).tobytes()


@pytest.mark.parametrize("rule", list(rules()))
@pytest.mark.parametrize("surface", list(surfaces()))
async def test_every_rule_runs_on_every_surface_with_defaults(
    client: httpx.AsyncClient, rule: str, surface: str
) -> None:
    body = {"problem": {"kind": "surface", "name": surface}, "steps": 30, "racers": [{"rule": rule}]}
    answer = await post(client, body)
    assert answer.status_code == 200
    racer = answer.json()["racers"][0]
    size = len(surfaces()[surface].parameters)
    assert all(len(row) == size for row in racer["params"])
    assert set(racer["state"]) == {state.name for state in rules()[rule].state}


async def test_what_is_not_finite_is_null(client: httpx.AsyncClient) -> None:
    answer = await post(client, spec(steps=200, racers=[{"rule": "gd", "knobs": {"alpha": 1.0}}]))
    racer = json.loads(answer.text, parse_constant=pytest.fail)["racers"][0]
    assert racer["end"]["kind"] == "diverged"
    assert len(racer["params"]) < 201
    assert None in [*racer["params"][-1], racer["loss"][-1], *racer["grad"][-1]]


async def test_the_same_request_gets_the_same_bytes(client: httpx.AsyncClient) -> None:
    first, second = await asyncio.gather(post(client, spec(noise=1.0)), post(client, spec(noise=1.0)))
    assert first.content == second.content


@pytest.mark.parametrize(("path", "value", "code"), WRONG)
async def test_a_wrong_value_gets_the_envelope(
    client: httpx.AsyncClient, path: list[str | int], value: Any, code: str
) -> None:
    answer = await post(client, with_value(path, value))
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["code"] == code
    assert error["where"] == DEEPER.get(json.dumps([path, value]), path)
    assert error["message"]


RAW: list[tuple[bytes, int, str]] = [
    (b"", 400, "malformed"),
    (b"{", 400, "malformed"),
    (b"\xff\xfe\x00", 400, "malformed"),
    (b"[" * 100_000, 400, "malformed"),
    (b'{"steps": 1' + b"0" * 5000 + b"}", 400, "malformed"),
    (b"null", 422, "wrong_type"),
    (b"[]", 422, "wrong_type"),
    (b'"text"', 422, "wrong_type"),
    (b" " * 600_000, 413, "body_too_large"),
]


@pytest.mark.parametrize(("body", "status", "code"), RAW)
async def test_a_body_that_is_no_spec_gets_the_envelope(
    client: httpx.AsyncClient, body: bytes, status: int, code: str
) -> None:
    answer = await client.post("/api/run", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


async def test_a_body_of_unannounced_length_is_counted_as_it_comes(client: httpx.AsyncClient) -> None:
    async def endless() -> Any:
        for _ in range(1000):
            yield b" " * 1000

    answer = await client.post("/api/run", content=endless(), headers={"content-type": "application/json"})
    assert answer.status_code == 413


async def test_only_json_is_read(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/run", data={"steps": "3"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "media_type")


async def test_an_answer_that_would_be_too_large_is_refused() -> None:
    limits = Limits(request_rows=100)
    transport = httpx.ASGITransport(create_app(Settings(limits=limits)))
    async with httpx.AsyncClient(transport=transport, base_url="http://lab") as client:
        answer = await post(client, spec(steps=50))
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "too_large")
        assert answer.json()["error"]["where"] == ["steps"]
        assert (await post(client, spec(steps=49))).status_code == 200


async def test_too_many_requests_at_once_are_told_to_come_back() -> None:
    limits = Limits(requests=1, waiting_requests=2)
    transport = httpx.ASGITransport(create_app(Settings(limits=limits)))
    async with httpx.AsyncClient(transport=transport, base_url="http://lab") as client:
        answers = await asyncio.gather(*(post(client, spec(steps=2000)) for _ in range(6)))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] * 3 + [503] * 3
    busy = next(answer for answer in answers if answer.status_code == 503)
    assert (busy.json()["error"]["code"], busy.headers["retry-after"]) == ("busy", "1")


async def test_a_long_run_lets_others_be_answered_meanwhile(client: httpx.AsyncClient) -> None:
    long = asyncio.create_task(post(client, spec(steps=20_000)))
    await asyncio.sleep(0)
    answered = 0
    while not long.done():
        await client.get("/healthz")
        await asyncio.sleep(0)
        answered += 1
    assert (await long).status_code == 200
    assert answered > 20
