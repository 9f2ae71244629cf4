"""The picture of a run at a step."""

from descentlab.exports.code.numpy_script import described
from descentlab.exports.drawing.layout import Size
from descentlab.exports.drawing.marks import Drawing
from descentlab.exports.drawing.stage import Stage
from descentlab.exports.words import Language
from descentlab.session.whole import WholeRun

WIDTH = 1200.0


def stage_of(run: WholeRun, lang: Language, width: float = WIDTH) -> Stage:
    """The stage of a run."""
    return Stage(run, described(run.settled, lang)[0], lang, Size(width))


def drawing_of(run: WholeRun, lang: Language, step: int | None) -> Drawing:
    """The stage at a step; at the last where none is given."""
    stage = stage_of(run, lang)
    return stage.drawing(stage.last if step is None else min(step, stage.last))
