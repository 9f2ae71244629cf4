"""A run as an animated GIF: a bounded number of frames, each of which holds only what has changed."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from PIL import Image

from descentlab.exports.drawing.colour_table import ColourTable
from descentlab.exports.drawing.picture import stage_of
from descentlab.exports.drawing.raster import raster
from descentlab.exports.drawing.stage import Stage
from descentlab.exports.thinning import frame_rows
from descentlab.exports.words import Language
from descentlab.session.whole import WholeRun

WIDTH = 960.0
MOST_FRAMES = 120
FRAME_MS, LAST_MS = 60, 2_500
FINER = 2


def gif(run: WholeRun, lang: Language) -> bytes:
    """The whole run, from its start to its last step, which stays a little longer."""
    stage = stage_of(run, lang, WIDTH)
    rows = frame_rows(stage.last, MOST_FRAMES).tolist()
    frames = list(_frames(stage, rows))
    table = ColourTable(_together(frames) if stage.fields else frames[0], stage.colours)
    first, *others = (table.applied(frame) for frame in frames)
    out = BytesIO()
    durations = [FRAME_MS] * (len(rows) - 1) + [LAST_MS]
    first.save(out, "GIF", save_all=True, append_images=others, duration=durations, loop=0, disposal=1, optimize=True)
    return out.getvalue()


def _together(frames: list[Image.Image]) -> Image.Image:
    """The first, the middle and the last frame beside each other: what shows every colour."""
    shown = [frames[0], frames[len(frames) // 2], frames[-1]]
    out = Image.new("RGB", (sum(frame.width for frame in shown), frames[0].height))
    for place, frame in enumerate(shown):
        out.paste(frame, (place * frame.width, 0))
    return out


def _frames(stage: Stage, rows: list[int]) -> Iterator[Image.Image]:
    """Each row's picture; what stands still is drawn once."""
    still = stage.still
    ground = raster(still, FINER)
    for row in rows:
        yield raster(replace(still, marks=list(stage.moving(row))), FINER, ground).reduce(FINER)
