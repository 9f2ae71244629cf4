"""`POST /api/graph`, and formulas over HTTP."""

from typing import Any

import httpx
import pytest

import descentlab
from tests.session.samples import decode, spec

NOTES = {"expression": "u=b*c; v=a+u; J=3*v", "values": {"a": 5, "b": 3, "c": 2}}


async def test_the_notes_graph_over_http(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/graph", json=NOTES)
    assert answer.status_code == 200
    body = answer.json()
    assert body == descentlab.graph(**NOTES)
    nodes = {node["label"]: node for node in body["nodes"]}
    assert {name: (node["value"], node["grad"]) for name, node in nodes.items()} == {
        "a": (5, 3),
        "b": (3, 6),
        "c": (2, 9),
        "u": (6, 3),
        "v": (11, 3),
        "J": (33, 1),
    }
    assert body["output"] == nodes["J"]["id"]
    assert body["leaves"] == {"a": 3, "b": 6, "c": 9}


async def test_what_is_not_finite_is_null_with_a_note(client: httpx.AsyncClient) -> None:
    body = (await client.post("/api/graph", json={"expression": "log(x)", "values": {"x": -1}})).json()
    output = next(node for node in body["nodes"] if node["id"] == body["output"])
    assert output["value"] is None
    assert "negative" in output["note"]["en"]


@pytest.mark.parametrize(
    ("body", "position"),
    [
        ({"expression": "3*(a+", "values": {"a": 1}}, 5),
        ({"expression": "u=b*c; x = $", "values": {}}, 11),
        ({"expression": "a + b", "values": {"a": 1}}, 4),
        ({"expression": "__import__('os')"}, 0),
        ({"expression": "x" + "+x" * 90_000}, 2_000),
    ],
)
async def test_an_unreadable_formula_is_422_with_its_position(
    client: httpx.AsyncClient, body: dict[str, Any], position: int
) -> None:
    answer = await client.post("/api/graph", json=body)
    error = answer.json()["error"]
    assert answer.status_code == 422
    assert (error["code"], error["where"], error["position"]) == ("formula", ["expression"], position)
    assert error["message"]


async def test_a_value_that_is_no_number_is_refused_by_name(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/graph", json={"expression": "a", "values": {"a": "5"}})
    assert answer.status_code == 422
    assert answer.json()["error"]["where"] == ["values", "a"]


async def test_names_without_a_value_take_those_that_are_offered_in_turn(client: httpx.AsyncClient) -> None:
    body = {"expression": "x*y + z*w", "values": {"z": 7}, "otherwise": [0.5, 1]}
    nodes = (await client.post("/api/graph", json=body)).json()["nodes"]
    leaves = {node["id"]: node["value"] for node in nodes if node["op"] == "leaf"}
    assert leaves == {"x": 0.5, "y": 1, "z": 7, "w": 0.5}


async def test_the_graph_at_several_points_at_once(client: httpx.AsyncClient) -> None:
    points = {"a": [5, 4, 3.5], "b": [3, -2, 0.25]}
    body = NOTES | {"values": {"c": 2}, "rows": points}
    rows = (await client.post("/api/graph", json=body)).json()
    for index, (a, b) in enumerate(zip(*points.values(), strict=True)):
        alone = descentlab.graph(NOTES["expression"], {"a": a, "b": b, "c": 2})
        for node, single in zip(rows["nodes"], alone["nodes"], strict=True):
            for field in ("value", "grad"):
                several = node[field]
                assert (several[index] if isinstance(several, list) else several) == single[field]


@pytest.mark.parametrize(
    ("rows", "code", "where"),
    [
        ({"a": [1, 2], "b": [1]}, "wrong_length", ["rows", "b"]),
        ({"a": [0.0] * 65}, "too_many", ["rows", "a"]),
        ({"a": []}, "too_few", ["rows", "a"]),
    ],
)
async def test_rows_that_do_not_fit_are_refused(
    client: httpx.AsyncClient, rows: dict[str, list[float]], code: str, where: list[str]
) -> None:
    answer = await client.post("/api/graph", json=NOTES | {"rows": rows})
    assert answer.status_code == 422
    assert (answer.json()["error"]["code"], answer.json()["error"]["where"]) == (code, where)


async def test_a_formula_is_run_over_http(client: httpx.AsyncClient) -> None:
    problem = {"kind": "formula", "expression": "(1-x)^2 + 100*(y-x^2)^2", "parameters": ["x", "y"], "fixed": {}}
    typed = (await client.post("/api/run", json=spec(problem=problem))).json()
    surface = (await client.post("/api/run", json=spec())).json()
    for ours, theirs in zip(typed["racers"], surface["racers"], strict=True):
        assert ours["loss"] == pytest.approx(theirs["loss"], rel=1e-9)
    refused = await client.post("/api/run", json=spec(problem=problem | {"expression": "(1-x"}))
    assert refused.status_code == 422
    assert refused.json()["error"]["where"] == ["problem", "expression"]
    assert refused.json()["error"]["position"] == 0


async def test_the_landscape_of_a_formula(client: httpx.AsyncClient) -> None:
    problem = {"kind": "formula", "expression": "(x^2+y-11)^2 + (x+y^2-7)^2"}
    answer = await client.post("/api/landscape", json={"problem": problem, "size": [5, 4]})
    header, losses = decode(answer.content)
    assert header["parameters"] == ["x", "y"]
    assert len(header["minima"]) == 4
    assert losses.size == 20


async def test_the_openapi_document_describes_graphs(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    assert "/api/graph" in document["paths"]
    assert {"GraphSpec", "GraphAnswer"} <= set(document["components"]["schemas"])
    assert document["components"]["schemas"]["ErrorDetail"]["properties"]["position"]
