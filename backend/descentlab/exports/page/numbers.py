"""What a page's table tells of each racer beside its step and its loss."""

from collections.abc import Sequence
from typing import NamedTuple

from descentlab.exports.record import Array, Record
from descentlab.exports.words import ACCURACY, TEST_LOSS, Language, said
from descentlab.session.whole import WholeRun

MOST = 8
"""Parameters that the table has a column for."""


class Numbers(NamedTuple):
    """Names of columns, and each racer's columns of that name, [rows]."""

    heads: list[str]
    columns: list[list[Array]]


def numbers_of(run: WholeRun, raced: Sequence[Record], lang: Language) -> Numbers:
    """Where a racer stands; of networks, whose weights are many, how well they do on samples that they never saw."""
    if "test_loss" not in run.columns(0):
        parameters = list(run.settled.problem.parameters[:MOST])
        return Numbers(
            parameters, [[record.params[:, place] for place, _ in enumerate(parameters)] for record in raced]
        )
    tested = [run.columns(racer)["test_loss"] for racer, _ in enumerate(raced)]
    if raced[0].right is None:
        return Numbers([said(TEST_LOSS, lang)], [[losses] for losses in tested])
    right = [[] if record.right is None else [record.right] for record in raced]
    heads = [said(TEST_LOSS, lang), said(ACCURACY, lang)]
    return Numbers(heads, [[losses, *shares] for losses, shares in zip(tested, right, strict=True)])
