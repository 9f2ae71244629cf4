"""`POST /api/average`: averages of a series over HTTP."""

from typing import Any

import httpx
import numpy as np
import pytest

from descentlab.engine.averages import total_weight, weighted_average, weights
from descentlab.engine.series import made_series
from tests.session.samples import LIMITS, decode

BETAS = [0.5, 0.9, 0.999]


async def averaged(client: httpx.AsyncClient, series: dict[str, Any], betas: list[float]) -> tuple[Any, Any]:
    """The header and the columns, [1 + 4 betas, size]."""
    answer = await client.post("/api/average", json={"series": series, "betas": betas})
    assert answer.status_code == 200, answer.text
    header, values = decode(answer.content)
    return header, values.reshape(1 + 4 * len(betas), header["size"])


async def test_the_columns_are_the_engines(client: httpx.AsyncClient) -> None:
    header, columns = await averaged(client, {"kind": "temperature", "size": 400, "noise": 3.0, "seed": 5}, BETAS)
    assert header == {"type": "average", "size": 400, "betas": BETAS, "windows": [1 / (1 - beta) for beta in BETAS]}
    series = made_series("temperature", 400, 3.0, 5)
    wanted = [series]
    for beta in BETAS:
        average, total = weighted_average(series.tolist(), beta), total_weight(400, beta)
        wanted += [average, total, average / total, weights(400, beta)]
    assert np.array_equal(columns, np.array(wanted))


async def test_the_average_of_a_constant_over_http(client: httpx.AsyncClient) -> None:
    _, columns = await averaged(client, {"kind": "constant", "size": 50}, [0.9])
    t = np.arange(1, 51)
    np.testing.assert_allclose(columns[1], 10.0 * (1 - 0.9**t), rtol=1e-12)
    np.testing.assert_allclose(columns[3], 10.0, rtol=1e-12)


async def test_a_series_of_ones_own_is_averaged(client: httpx.AsyncClient) -> None:
    _, columns = await averaged(client, {"kind": "given", "values": [4.0, 8.0, 0.0]}, [0.5])
    assert columns[0].tolist() == [4.0, 8.0, 0.0]
    assert columns[1].tolist() == [2.0, 5.0, 2.5]
    assert columns[2].tolist() == [0.5, 0.75, 0.875]


GIVEN = {"kind": "given", "values": [1.0]}


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        ({"series": GIVEN}, "missing", ["betas"]),
        ({"series": GIVEN, "betas": []}, "too_few", ["betas"]),
        ({"series": GIVEN, "betas": [1.0]}, "out_of_range", ["betas", 0]),
        ({"series": GIVEN, "betas": [0.5, -0.1]}, "out_of_range", ["betas", 1]),
        ({"series": GIVEN, "betas": [0.5] * (LIMITS.averages + 1)}, "too_many", ["betas"]),
        ({"series": {"kind": "given"}, "betas": [0.5]}, "missing", ["series", "values"]),
        ({"series": {"kind": "given", "values": []}, "betas": [0.5]}, "too_few", ["series", "values"]),
        ({"series": {"kind": "given", "values": [None]}, "betas": [0.5]}, "wrong_type", ["series", "values", 0]),
        ({"series": {"kind": "step", "values": [1]}, "betas": [0.5]}, "unknown_field", ["series", "values"]),
        ({"series": {"kind": "weather"}, "betas": [0.5]}, "unknown_name", ["series", "kind"]),
        ({"series": {"kind": "step", "size": 0}, "betas": [0.5]}, "out_of_range", ["series", "size"]),
        ({"series": {"kind": "step", "size": 10**6}, "betas": [0.5]}, "out_of_range", ["series", "size"]),
        (
            {"series": {"kind": "given", "values": [0] * (LIMITS.series + 1)}, "betas": [0.5]},
            "too_many",
            ["series", "values"],
        ),
    ],
)
async def test_what_cannot_be_averaged_is_refused_by_field(
    client: httpx.AsyncClient, body: dict[str, Any], code: str, where: list[Any]
) -> None:
    answer = await client.post("/api/average", json=body)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["where"]) == (422, code, where), error
