"""`POST /api/export`: the same files over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from descentlab.app import create_app
from descentlab.config import Settings
from descentlab.exports.format import formats
from descentlab.session.limits import Limits
from tests.exports.taking import CURVE, DIVERGING, FORMULA, NETWORK, Spec, exported

SERVED = ["html", "py", "ipynb", "torch", "csv", "json"]
OF_FORMULAS = ["graph_ipynb", "graph_py"]
OF_NETWORKS = ["weights_npz", "weights_json"]


def client_of(settings: Settings) -> httpx.AsyncClient:
    """Speaks to an app without a network."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(create_app(settings)), base_url="http://lab")


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(Settings()) as client:
        yield client


async def test_the_server_makes_every_file_but_pictures() -> None:
    assert {name for name, kind in formats().items() if kind.served} == {*SERVED, *OF_FORMULAS, *OF_NETWORKS}


@pytest.mark.parametrize("to", SERVED)
async def test_a_file_comes_with_its_name_and_type(client: httpx.AsyncClient, to: str) -> None:
    answer = await client.post("/api/export", json={"spec": DIVERGING, "to": to, "lang": "zh"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == formats()[to].media_type
    name = f"descentlab-rosenbrock{formats()[to].suffix}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content == exported(DIVERGING, to, "zh")


async def test_the_name_of_a_problem_without_one_is_its_kind(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/export", json={"spec": NETWORK, "to": "csv"})
    assert 'filename="descentlab-network.csv"' in answer.headers["content-disposition"]
    assert answer.content == exported(NETWORK, "csv")


@pytest.mark.parametrize(
    ("spec", "to"), [*((FORMULA, to) for to in OF_FORMULAS), *((NETWORK, to) for to in OF_NETWORKS)]
)
async def test_what_only_some_problems_have_comes_at_the_step_asked_for(
    client: httpx.AsyncClient, spec: Spec, to: str
) -> None:
    answer = await client.post("/api/export", json={"spec": spec, "to": to, "step": 7})
    assert answer.status_code == 200
    assert answer.content == exported(spec, to, step=7)
    assert answer.headers["content-disposition"].endswith(f'{formats()[to].suffix}"')


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        ({"spec": CURVE, "to": "zip"}, "unknown_name", ["to"]),
        ({"spec": CURVE, "to": "gif"}, "unknown_name", ["to"]),
        ({"spec": CURVE}, "missing", ["to"]),
        ({"to": "csv"}, "missing", ["spec"]),
        ({"spec": CURVE, "to": "csv", "lang": "fr"}, "unknown_name", ["lang"]),
        ({"spec": CURVE, "to": "csv", "as": 1}, "unknown_field", ["as"]),
        ({"spec": {**CURVE, "racers": [{"rule": "adma"}]}, "to": "py"}, "unknown_name", ["spec", "racers", 0, "rule"]),
        ({"spec": {**CURVE, "steps": 10**7}, "to": "csv"}, "out_of_range", ["spec", "steps"]),
        ({"spec": CURVE, "to": "weights_npz"}, "not_exportable", ["spec", "problem"]),
        ({"spec": NETWORK, "to": "graph_py"}, "not_exportable", ["spec", "problem"]),
    ],
)
async def test_what_is_wrong_is_told_at_its_field(
    client: httpx.AsyncClient, body: dict[str, Any], code: str, where: list[str | int]
) -> None:
    answer = await client.post("/api/export", json=body)
    assert answer.status_code == 422
    assert (answer.json()["error"]["code"], answer.json()["error"]["where"]) == (code, where)


async def test_a_run_of_more_rows_than_one_answer_holds_is_refused() -> None:
    async with client_of(Settings(limits=Limits(request_rows=50))) as client:
        answer = await client.post("/api/export", json={"spec": CURVE, "to": "csv"})
    assert answer.json()["error"]["code"] == "too_large"
    assert answer.json()["error"]["where"] == ["spec", "steps"]


async def test_others_are_answered_while_a_long_file_is_made(client: httpx.AsyncClient) -> None:
    long = {**DIVERGING, "steps": 40_000, "racers": [{"rule": "adam", "knobs": {"alpha": 0.01}}]}
    making = asyncio.create_task(client.post("/api/export", json={"spec": long, "to": "csv"}))
    answered = 0
    while not making.done():
        assert (await client.get("/healthz")).status_code == 200
        answered += 1
        await asyncio.sleep(0.01)
    assert len((await making).content.splitlines()) == 40_002
    assert answered > 5
