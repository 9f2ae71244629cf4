"""A run as a notebook: the script cell by cell, each racer with its story, and a picture by Plotly."""

from collections.abc import Iterable, Iterator

import orjson

from descentlab.exports.code.numpy_script import Script, problem_of
from descentlab.exports.code.picture import picture_code, training_picture_code
from descentlab.exports.code.script_of import script_of
from descentlab.exports.words import (
    NOTEBOOK,
    NOTEBOOK_NETWORK,
    NOTEBOOK_PICTURE,
    NOTEBOOK_RACE,
    NOTEBOOK_SURFACE,
    NOTEBOOK_TRAINING,
    Language,
    said,
)
from descentlab.session.refusal import JsonObject
from descentlab.session.settle import SettledRun


def notebook(settled: SettledRun, lang: Language) -> bytes:
    """The notebook file, format 4.5."""
    return written(_cells(script_of(settled, lang), settled, lang))


def written(cells: Iterable[JsonObject]) -> bytes:
    """Cells as a notebook file."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    document = {
        "cells": [{"id": f"cell-{index}", **cell} for index, cell in enumerate(cells)],
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n"


def _cells(script: Script, settled: SettledRun, lang: Language) -> Iterator[JsonObject]:
    trains = settled.problem.problem is None
    yield told(f"# {script.title}\n\n{said(NOTEBOOK_TRAINING if trains else NOTEBOOK, lang)}")
    yield code(script.head)
    formula = f"\n\n`{script.formula}`" if script.formula else ""
    yield told(f"## {said(NOTEBOOK_NETWORK if trains else NOTEBOOK_SURFACE, lang)}{formula}")
    yield code(script.surface)
    for _, racer, text in script.racers:
        yield told(f"## {said(racer.rule.title, lang)}\n\n{said(racer.rule.story, lang)}")
        yield code(text)
    yield told(f"## {said(NOTEBOOK_RACE, lang)}")
    yield code(script.runs)
    yield told(f"## {said(NOTEBOOK_PICTURE, lang)}")
    if trains:
        yield code(training_picture_code(settled, lang))
    else:
        yield code(picture_code(settled, problem_of(settled), lang))


def told(text: str) -> JsonObject:
    """A cell of words."""
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code(text: str) -> JsonObject:
    """A cell of code."""
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": text}
