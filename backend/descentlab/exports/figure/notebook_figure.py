"""The figure with frames, a slider and buttons: what `run.figure()` gives."""

from typing import TYPE_CHECKING

from descentlab.exports.figure.moving import JsonObject, frame
from descentlab.exports.figure.scene import Scene
from descentlab.exports.thinning import frame_rows
from descentlab.exports.words import PAUSE, PLAY, STEP, Language, said

if TYPE_CHECKING:
    import plotly.graph_objects as go

MOST_FRAMES = 200
MOST_POINTS = 300_000
"""Points in all frames together: a notebook that holds the figure stays below about 6 MB."""
FRAME_MS, REDRAWN_MS = 50, 120
"""Milliseconds of a frame; of one that draws everything anew."""
CONTROLS = 100
"""Pixels for the slider and the buttons."""


def animated(scene: Scene, lang: Language) -> "go.Figure":
    """The scene as a Plotly figure."""
    import plotly.graph_objects as go  # noqa: PLC0415 - takes longer to import than most runs take

    rows = _rows(scene)
    names = [f"{scene.steps[row]:.0f}" for row in rows]
    layout = {**scene.layout, "sliders": [_slider(scene, names, lang)], "updatemenus": [_buttons(scene, lang)]}
    layout["height"] += CONTROLS
    layout["margin"] = {**layout["margin"], "b": layout["margin"]["b"] + CONTROLS}
    frames = [frame([*scene.fields, *scene.moving], row, name) for row, name in zip(rows, names, strict=True)]
    return go.Figure({"data": scene.data, "layout": layout, "frames": frames})


def _rows(scene: Scene) -> list[int]:
    """The rows that have a frame: as many as the bounds allow."""
    most = MOST_FRAMES
    rows: list[int] = frame_rows(scene.last, most).tolist()
    while most > 2 and sum(trace.points(row) for trace in [*scene.fields, *scene.moving] for row in rows) > MOST_POINTS:
        most = most * 3 // 4
        rows = frame_rows(scene.last, most).tolist()
    return rows


def _at_once(scene: Scene, duration: int) -> JsonObject:
    frame = {"duration": duration, "redraw": bool(scene.fields)}
    return {"mode": "immediate", "frame": frame, "transition": {"duration": 0}}


def _slider(scene: Scene, names: list[str], lang: Language) -> JsonObject:
    steps = [{"method": "animate", "label": name, "args": [[name], _at_once(scene, 0)]} for name in names]
    return {
        "steps": steps,
        "x": 0.12,
        "len": 0.88,
        "y": 0.0,
        "pad": {"t": 76},
        "currentvalue": {"prefix": f"{said(STEP, lang)} ", "xanchor": "right"},
        "transition": {"duration": 0},
    }


def _buttons(scene: Scene, lang: Language) -> JsonObject:
    duration = REDRAWN_MS if scene.fields else FRAME_MS
    play = {"method": "animate", "label": f"▶ {said(PLAY, lang)}"}
    pause = {"method": "animate", "label": f"❚❚ {said(PAUSE, lang)}"}
    return {
        "type": "buttons",
        "direction": "left",
        "showactive": False,
        "x": 0.0,
        "xanchor": "left",
        "y": 0.0,
        "yanchor": "top",
        "pad": {"t": 84},
        "buttons": [
            {**play, "args": [None, {**_at_once(scene, duration), "fromcurrent": True}]},
            {**pause, "args": [[None], _at_once(scene, 0)]},
        ],
    }
