"""A run as a notebook: the script cell by cell, each racer with its story, and a picture by Plotly."""

from collections.abc import Iterator

import orjson

from descentlab.engine.problem import Problem
from descentlab.exports.code.numpy_script import Script, numpy_script, problem_of
from descentlab.exports.code.picture import picture_code
from descentlab.exports.words import NOTEBOOK, NOTEBOOK_PICTURE, NOTEBOOK_RACE, NOTEBOOK_SURFACE, Language, said
from descentlab.session.refusal import JsonObject
from descentlab.session.settle import SettledRun


def notebook(settled: SettledRun, lang: Language) -> bytes:
    """The notebook file, format 4.5."""
    cells = list(_cells(numpy_script(settled, lang), problem_of(settled), settled, lang))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    document = {
        "cells": [{"id": f"cell-{index}", **cell} for index, cell in enumerate(cells)],
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n"


def _cells(script: Script, problem: Problem, settled: SettledRun, lang: Language) -> Iterator[JsonObject]:
    yield _told(f"# {script.title}\n\n{said(NOTEBOOK, lang)}")
    yield _code(script.head)
    formula = f"\n\n`{script.formula}`" if script.formula else ""
    yield _told(f"## {said(NOTEBOOK_SURFACE, lang)}{formula}")
    yield _code(script.surface)
    for _, racer, code in script.racers:
        yield _told(f"## {said(racer.rule.title, lang)}\n\n{said(racer.rule.story, lang)}")
        yield _code(code)
    yield _told(f"## {said(NOTEBOOK_RACE, lang)}")
    yield _code(script.runs)
    yield _told(f"## {said(NOTEBOOK_PICTURE, lang)}")
    yield _code(picture_code(settled, problem, lang))


def _told(text: str) -> JsonObject:
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def _code(text: str) -> JsonObject:
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": text}
