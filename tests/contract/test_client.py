"""Another client, written from the document, sees what the engine computes."""

from collections.abc import AsyncIterator

import numpy as np
import pytest
import pytest_asyncio

from descentlab import race
from tests.api.serving import serving
from tests.contract.client import Lab, connect
from tests.contract.document import examples

RAVINE = {
    "problem": {"kind": "surface", "name": "ravine"},
    "steps": 1000,
    "noise": 0.2,
    "racers": [{"rule": "gd", "knobs": {"alpha": 1.0}}, {"rule": "adam"}, {"rule": "momentum"}],
}


@pytest_asyncio.fixture
async def lab() -> AsyncIterator[Lab]:
    async with serving() as port, connect(f"ws://127.0.0.1:{port}/ws") as lab:
        yield lab


@pytest.mark.parametrize("ahead", [1, 100, 300, 5000])
async def test_it_records_the_run_that_python_computes(lab: Lab, ahead: int) -> None:
    spec = RAVINE | {"steps": 40} if ahead == 1 else RAVINE
    recording = await lab.run(spec, ahead=ahead)
    run = race(spec)
    for columns, racer in zip(recording.racers, run.racers, strict=True):
        assert np.array(columns["params"]).T.tobytes() == racer.params.tobytes()
        assert np.array(columns["loss"][0]).tobytes() == racer.loss.tobytes()
        assert np.array(columns["grad"]).T.tobytes() == racer.grad.tobytes()
        for name, state in racer.state.items():
            assert np.array(columns[name]).T.tobytes() == state.tobytes()
    assert recording.ends == [racer.end.as_json() for racer in run.racers]


async def test_it_goes_on_from_the_row_it_has(lab: Lab) -> None:
    whole = await lab.run(RAVINE)
    later = await lab.run(RAVINE, first=700)
    for all_rows, last_rows in zip(whole.racers, later.racers, strict=True):
        assert [column[700:] for column in all_rows["params"]] == last_rows["params"]
    assert later.ends == whole.ends


async def test_it_is_told_what_is_wrong(lab: Lab) -> None:
    with pytest.raises(ValueError, match="alpha must be at least 0"):
        await lab.run(examples()["client error"]["spec"])


async def test_the_documents_run_has_the_documents_values(lab: Lab) -> None:
    recording = await lab.run(examples()["client run.start"]["spec"])
    columns = [column for name in recording.racers[0].values() for column in name]
    values = [None if value != value else value for column in columns for value in column]
    assert values == examples()["values"]
