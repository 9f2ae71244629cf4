"""`POST /api/deep`: deep chains over HTTP."""

from typing import Any

import httpx
import numpy as np
import pytest

from descentlab.engine.nn.signal import Chain, linear_passage
from tests.session.samples import decode


async def test_the_linear_chain_is_the_engines(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/deep", json={"linear": {}})
    header, values = decode(answer.content)
    assert (header["linear"], header["chain"]) == ({"weights": [1.5, 0.5], "layers": 150}, None)
    told = values.reshape(2, 2, 151)
    for weight, passage in zip((1.5, 0.5), told, strict=True):
        assert np.array_equal(passage, linear_passage(weight, 150))


async def test_a_chain_is_the_engines_layer_by_layer(client: httpx.AsyncClient) -> None:
    asked = {"inits": ["he", "zeros"], "activation": "relu", "width": 6, "layers": 4, "seed": 2}
    answer = await client.post("/api/deep", json={"chain": asked, "format": "float32"})
    _, values = decode(answer.content)
    told = values.reshape(2, 2, 5, 40)
    for init, both in zip(asked["inits"], told, strict=True):  # type: ignore[call-overload]
        for index, (layer, spread) in enumerate(Chain(init, "relu", 6, 4, 2, "float32").spreads()):
            assert np.array_equal(both[int(index > 4), layer], spread.row())


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        ({}, "missing", ["linear"]),
        ({"linear": {"weights": []}}, "too_few", ["linear", "weights"]),
        ({"linear": {"weights": [1e7]}}, "out_of_range", ["linear", "weights", 0]),
        ({"linear": {"layers": 151}}, "out_of_range", ["linear", "layers"]),
        ({"linear": {}, "format": "float8"}, "unknown_name", ["format"]),
        ({"chain": {"inits": ["heh"]}}, "unknown_name", ["chain", "inits", 0]),
        ({"chain": {"activation": "step"}}, "unknown_name", ["chain", "activation"]),
        ({"chain": {"width": 129}}, "out_of_range", ["chain", "width"]),
    ],
)
async def test_what_cannot_be_tried_is_refused_by_field(
    client: httpx.AsyncClient, body: dict[str, Any], code: str, where: list[Any]
) -> None:
    answer = await client.post("/api/deep", json=body)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["where"]) == (422, code, where), error
