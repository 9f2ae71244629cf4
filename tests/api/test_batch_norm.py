"""`POST /api/batch-norm`: a small batch over HTTP."""

from typing import Any

import httpx
import numpy as np
import pytest

from descentlab.engine.nn.small_batch import SmallBatch
from tests.session.samples import decode


async def test_the_numbers_are_the_engines(client: httpx.AsyncClient) -> None:
    asked = {"values": [1.0, 2.0, 3.0, 6.0], "gamma": 2.0, "beta": 1.0, "eps": 0.5, "batches": 7}
    header, values = decode((await client.post("/api/batch-norm", json=asked)).content)
    batch = SmallBatch(np.array(asked["values"]), 2.0, 1.0, 0.5)
    assert (header["mean"], header["variance"], header["printed_variance"]) == (3.0, 3.5, 0.0)
    columns = [batch.values, batch.centred, batch.centred**2, batch.normalised, batch.outputs, batch.printed]
    wanted = np.concatenate([*columns, *batch.running(7), batch.predicted(7).ravel()])
    assert np.array_equal(values, wanted)


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        ({}, "missing", ["values"]),
        ({"values": []}, "too_few", ["values"]),
        ({"values": [0] * 33}, "too_many", ["values"]),
        ({"values": [1e9]}, "out_of_range", ["values", 0]),
        ({"values": [1], "eps": -1}, "out_of_range", ["eps"]),
        ({"values": [1], "batches": 501}, "out_of_range", ["batches"]),
    ],
)
async def test_what_cannot_be_normalised_is_refused_by_field(
    client: httpx.AsyncClient, body: dict[str, Any], code: str, where: list[Any]
) -> None:
    answer = await client.post("/api/batch-norm", json=body)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["where"]) == (422, code, where), error
