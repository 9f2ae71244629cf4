"""The run as `POST /api/run` answers it, every number in full, those that are not finite as null."""

from collections.abc import Iterator

import orjson

from descentlab.exports.format import Format, Taken


def _pieces(taken: Taken) -> Iterator[bytes]:
    run = taken.run
    head = {"parameters": run.parameters, "spec": run.spec}
    yield orjson.dumps(head)[:-1] + b',"racers":['
    for index, racer in enumerate(run.racers):
        yield (b"," if index else b"") + orjson.dumps(racer.as_json(), option=orjson.OPT_SERIALIZE_NUMPY)
    yield b"]}\n"


FORMAT = Format("json", 60, ".json", "application/json", _pieces)
