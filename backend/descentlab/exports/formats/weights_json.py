"""The weights of every network at one step, for any program; numbers that are not finite are null."""

from collections.abc import Iterator
from dataclasses import asdict

import orjson

from descentlab.exports.format import Format, Taken
from descentlab.exports.weights import Weights, weights_of
from descentlab.session.refusal import JsonObject


def _pieces(taken: Taken) -> Iterator[bytes]:
    racers = [_told(weights) for weights in weights_of(taken)]
    yield orjson.dumps({"racers": racers}, option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_INDENT_2) + b"\n"


def _told(weights: Weights) -> JsonObject:
    head = {"racer": weights.key, "label": weights.label, "step": weights.step}
    return {**head, "network": asdict(weights.network), "layers": list(weights.layers)}


FORMAT = Format("weights_json", 56, ".weights.json", "application/json", _pieces)
