"""The runs that the page's tests read are the engine's own."""

import json

from tests.frontend.fixtures.record_runs import RECORDED, recorded


def test_the_recorded_runs_are_what_the_engine_gives() -> None:
    assert json.loads(RECORDED.read_text()) == json.loads(json.dumps(recorded()))
