"""The other addresses: health, catalogue, landscape, documentation, and what is not there."""

import json
from typing import Any

import httpx
import numpy as np
import pytest

from descentlab.app import create_app
from descentlab.config import Settings
from descentlab.engine.optimizer import rules
from descentlab.engine.schedule import schedules
from descentlab.engine.surface import surfaces
from descentlab.session.settle import read_run
from descentlab.version import VERSION
from tests.session.samples import LIMITS, decode


async def test_the_server_says_that_it_is_alive(client: httpx.AsyncClient) -> None:
    answer = await client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "version": VERSION})
    assert (await client.head("/healthz")).status_code == 200


async def test_the_catalogue_holds_everything_there_is(client: httpx.AsyncClient) -> None:
    catalogue = (await client.get("/api/catalog")).json()
    assert catalogue["version"] == VERSION
    assert catalogue["protocol"] == 1
    assert [rule["name"] for rule in catalogue["rules"]] == list(rules())
    assert [schedule["name"] for schedule in catalogue["schedules"]] == list(schedules())
    assert [surface["name"] for surface in catalogue["surfaces"]] == list(surfaces())
    assert catalogue["limits"]["racers"] == LIMITS.racers


async def test_a_knob_of_the_catalogue_is_the_engines(client: httpx.AsyncClient) -> None:
    catalogue = (await client.get("/api/catalog")).json()
    adam = next(rule for rule in catalogue["rules"] if rule["name"] == "adam")
    beta2 = next(knob for knob in adam["knobs"] if knob["name"] == "beta2")
    assert (beta2["kind"], beta2["default"], beta2["below_maximum"]) == ("number", 0.999, True)
    assert {"value": 0.99, "label": {"en": "notes", "zh": "讲义"}} in beta2["marks"]
    assert adam["lines"][0]["target"] == "V"
    assert adam["state"][0]["name"] == "V"
    assert adam["powers"] == {"beta1_t": "beta1", "beta2_t": "beta2"}


async def test_the_opening_race_is_one_that_can_be_run(client: httpx.AsyncClient) -> None:
    spec = (await client.get("/api/catalog")).json()["defaults"]["spec"]
    assert spec["problem"]["name"] == "ravine"
    assert [racer["rule"] for racer in spec["racers"]] == ["gd", "momentum", "rmsprop", "adam"]
    assert read_run(spec, LIMITS).spec.model_dump(mode="json") == spec


async def test_every_text_of_the_catalogue_is_in_both_languages(client: httpx.AsyncClient) -> None:
    def texts(value: Any) -> list[dict[str, str]]:
        if isinstance(value, dict):
            own = [value] if set(value) == {"en", "zh"} else []
            return own + [text for inner in value.values() for text in texts(inner)]
        return [text for inner in value for text in texts(inner)] if isinstance(value, list) else []

    found = texts((await client.get("/api/catalog")).json())
    assert len(found) > 100
    assert all(text["en"].strip() and text["zh"].strip() for text in found)


async def test_the_catalogue_is_compressed_and_not_sent_twice(client: httpx.AsyncClient) -> None:
    first = await client.get("/api/catalog")
    assert first.headers["content-encoding"] == "gzip"
    again = await client.get("/api/catalog", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = await client.get("/api/catalog", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.json() == first.json()


async def landscape(client: httpx.AsyncClient, body: object) -> httpx.Response:
    return await client.post("/api/landscape", content=json.dumps(body), headers={"content-type": "application/json"})


async def test_a_landscape_is_the_loss_on_a_grid(client: httpx.AsyncClient) -> None:
    body = {"problem": {"kind": "surface", "name": "rosenbrock"}, "domain": [[-2, 2], [0, 3]], "size": [41, 31]}
    answer = await landscape(client, body)
    header, values = decode(answer.content)
    assert header["type"] == "landscape"
    assert (header["parameters"], header["size"]) == (["x", "y"], [41, 31])
    assert (header["domain"], header["minima"]) == ([[-2.0, 2.0], [0.0, 3.0]], [[1.0, 1.0]])
    x, y = np.meshgrid(np.linspace(-2, 2, 41), np.linspace(0, 3, 31))
    np.testing.assert_allclose(values.reshape(31, 41), (1 - x) ** 2 + 100 * (y - x * x) ** 2, rtol=1e-12)


async def test_a_landscape_with_its_gradient_is_a_grid_for_each_axis(client: httpx.AsyncClient) -> None:
    body = {"problem": {"kind": "surface", "name": "rosenbrock"}, "size": [9, 7], "gradient": True}
    header, values = decode((await landscape(client, body)).content)
    (left, right), (low, high) = header["domain"]
    x, y = np.meshgrid(np.linspace(left, right, 9), np.linspace(low, high, 7))
    _, along_x, along_y = values.reshape(3, 7, 9)
    np.testing.assert_allclose(along_x, -2 * (1 - x) - 400 * x * (y - x * x), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(along_y, 200 * (y - x * x), rtol=1e-12, atol=1e-12)


async def test_a_landscape_tells_the_loss_at_its_landmarks(client: httpx.AsyncClient) -> None:
    header, _ = decode((await landscape(client, {"problem": {"kind": "surface", "name": "himmelblau"}})).content)
    assert [len(header["losses"][kind]) for kind in ("minima", "saddles")] == [4, len(header["saddles"])]
    np.testing.assert_allclose(header["losses"]["minima"], 0, atol=1e-12)
    assert min(header["losses"]["saddles"]) > 1


async def test_a_landscape_of_one_parameter_is_a_curve(client: httpx.AsyncClient) -> None:
    header, values = decode(
        (await landscape(client, {"problem": {"kind": "surface", "name": "notes_parabola"}})).content
    )
    [[low, high]], [count] = header["domain"], header["size"]
    np.testing.assert_allclose(values, 0.1 * (np.linspace(low, high, count) - 5) ** 2, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", list(surfaces()))
async def test_every_surface_has_a_landscape(client: httpx.AsyncClient, name: str) -> None:
    header, values = decode((await landscape(client, {"problem": {"kind": "surface", "name": name}})).content)
    assert values.size == np.prod(header["size"])
    assert header["levels"] in ("log", "linear")


PROBLEM = {"kind": "surface", "name": "rosenbrock"}


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        ({}, "missing", ["problem"]),
        ({"problem": {"kind": "surface", "name": "hill"}}, "unknown_name", ["problem", "name"]),
        ({"problem": PROBLEM, "domain": [[0, 1]]}, "wrong_length", ["domain"]),
        ({"problem": PROBLEM, "domain": [[0, 1], [1, 1]]}, "out_of_range", ["domain", 1]),
        ({"problem": PROBLEM, "domain": [[0, 1], [1, float("nan")]]}, "not_finite", ["domain", 1, 1]),
        ({"problem": PROBLEM, "domain": [[-1e308, 1e308], [0, 1]]}, "out_of_range", ["domain", 0]),
        ({"problem": PROBLEM, "domain": [[0, 1, 2], [0, 1]]}, "too_many", ["domain", 0]),
        ({"problem": PROBLEM, "size": [100]}, "wrong_length", ["size"]),
        ({"problem": PROBLEM, "size": [100, 1]}, "out_of_range", ["size", 1]),
        ({"problem": PROBLEM, "size": [100_000, 2]}, "out_of_range", ["size", 0]),
        ({"problem": PROBLEM, "size": [2.5, 2]}, "wrong_type", ["size", 0]),
        ({"problem": PROBLEM, "zoom": 3}, "unknown_field", ["zoom"]),
    ],
)
async def test_a_wrong_landscape_gets_the_envelope(
    client: httpx.AsyncClient, body: object, code: str, where: list[str | int]
) -> None:
    answer = await landscape(client, body)
    assert answer.status_code == 422
    assert (answer.json()["error"]["code"], answer.json()["error"]["where"]) == (code, where)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "not_found"),
        ("GET", "/api/nowhere", 404, "not_found"),
        ("GET", "/api/run", 405, "method"),
        ("DELETE", "/healthz", 405, "method"),
        ("POST", "/nowhere", 405, "method"),
        ("PUT", "/", 405, "method"),
    ],
)
async def test_what_is_not_there_gets_the_envelope(
    client: httpx.AsyncClient, method: str, path: str, status: int, code: str
) -> None:
    answer = await client.request(method, path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    if status == 405:
        assert answer.headers["allow"]


async def test_a_fault_of_the_servers_own_tells_nothing_of_its_insides(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings())

    async def broken() -> None:
        raise ZeroDivisionError("a secret")

    app.add_api_route("/broken", broken)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://lab") as client:
        answer = await client.get("/broken")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal")
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers
    assert "ZeroDivisionError" in caplog.text


async def test_the_openapi_document_describes_the_bodies(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    gets = {"/healthz", "/readyz", "/metrics", "/api/catalog", "/api/rooms/{code}/answers"}
    posts = ("run", "landscape", "graph", "sweep", "average", "export", "deep", "batch-norm")
    assert set(document["paths"]) == gets | {f"/api/{name}" for name in posts}
    schemas = document["components"]["schemas"]
    assert schemas["RacerSpec"]["properties"]["rule"]["enum"] == list(rules())
    [surface] = [
        kind for kind in schemas["RunSpec"]["properties"]["problem"]["oneOf"] if kind["title"] == "SurfaceSpec"
    ]
    assert surface["properties"]["name"]["enum"] == list(surfaces())
    references = {part.split('"')[0] for part in json.dumps(document).split('"#/components/schemas/')[1:]}
    assert references <= set(schemas)


async def test_the_documentation_loads_nothing_from_outside(client: httpx.AsyncClient) -> None:
    page = (await client.get("/docs")).text
    assert "POST /api/run" in page
    assert "http:" not in page
    assert "https:" not in page
    assert "<script" not in page


@pytest.mark.parametrize("prefix", ["", "/lab"])
async def test_the_app_works_below_a_path(prefix: str) -> None:
    app = create_app(Settings(root_path="/lab"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://lab") as client:
        for path in ("/healthz", "/api/catalog", "/", "/openapi.json"):
            assert (await client.get(prefix + path)).status_code == 200
        assert (await client.get(prefix + "/nowhere")).status_code == 404
