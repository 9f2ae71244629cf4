"""What a network may be made of, for the catalogue: data sets, activations, losses, initialisations and bounds."""

from descentlab.engine.data.dataset import MOST_SAMPLES, datasets
from descentlab.engine.nn.activation import ACTIVATIONS
from descentlab.engine.nn.init import INITS
from descentlab.engine.nn.loss import LOSSES
from descentlab.engine.nn.network import MOST_LAYERS, MOST_UNITS
from descentlab.engine.text import Text
from descentlab.session.network import MOST_CLASSES, MOST_EDITS, MOST_L2, MOST_NOISE
from descentlab.session.problems.network import NetworkProblem
from descentlab.session.refusal import JsonObject


def network_catalogue() -> JsonObject:
    """Everything that the controls of a network are built from."""
    return {
        "data": [
            {
                "name": dataset.name,
                "title": _text(dataset.title),
                "story": _text(dataset.story),
                "inputs": dataset.inputs,
                "classes": dataset.classes,
                "domain": [list(dataset.domain)] * dataset.inputs,
                "source": dataset.source,
            }
            for dataset in datasets().values()
        ],
        "activations": [_named(entry.name, entry.title, entry.formula) for entry in ACTIVATIONS.values()],
        "losses": [
            {**_named(entry.name, entry.title, entry.formula), "regression": entry.regression}
            for entry in LOSSES.values()
        ],
        "inits": [_named(entry.name, entry.title, entry.formula) for entry in INITS.values()],
        "limits": {
            "samples": MOST_SAMPLES,
            "classes": MOST_CLASSES,
            "noise": MOST_NOISE,
            "layers": MOST_LAYERS,
            "units": MOST_UNITS,
            "l2": MOST_L2,
            "edits": MOST_EDITS,
        },
        "defaults": NetworkProblem(kind="network").model_dump(mode="json"),
    }


def _named(name: str, title: Text, formula: str) -> JsonObject:
    return {"name": name, "title": _text(title), "formula": formula}


def _text(text: Text) -> JsonObject:
    return {"en": text.en, "zh": text.zh}
