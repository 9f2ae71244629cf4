"""The page: Plotly's own whole library, the figure, the numbers and the player, in one file that asks for nothing."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

import numpy as np
import orjson

from descentlab.exports.boundary.camera import cameras_of
from descentlab.exports.code.numpy_script import described
from descentlab.exports.figure.moving import JsonObject
from descentlab.exports.figure.scene import Scene, scene_of
from descentlab.exports.page.film import Film, panels_html
from descentlab.exports.page.numbers import Numbers, numbers_of
from descentlab.exports.record import Record, records
from descentlab.exports.terrain import terrain_of
from descentlab.exports.words import LOSS, PAUSE, PLAY, RACER, SPEED, STEP, Language, said
from descentlab.session.whole import WholeRun

SPEEDS = (1, 5, 10, 30, 60, 120)
USUAL_SPEED = 30
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"


def standalone(run: WholeRun, lang: Language) -> Iterator[bytes]:
    """The page in pieces."""
    title = described(run.settled, lang)[0]
    raced = list(records(run))
    terrain = terrain_of(run.settled)
    cameras, others = cameras_of(run), numbers_of(run, raced, lang)
    above = "" if cameras else title
    scene = scene_of(raced, terrain, above, lang)
    narrow = scene_of(raced, terrain, above, lang, most=2).layout | {"images": []}
    shown = {**_scene(scene, raced, others, lang), "narrow": narrow}
    yield _head(title, lang)
    heading = f"<h1>{escape(title)}</h1>{panels_html(raced, lang)}" if cameras else ""
    body = f"<main>{heading}<div id=figure></div>{_table(raced, others.heads, lang)}</main>"
    yield f"{body}{_controls(len(scene.steps), lang)}".encode()
    yield b"<script>" + _inlined("plotly", "package_data/plotly.min.js") + b"</script>"
    yield (b"<script id=scene type=application/json>" + _json(shown) + b"</script>")
    spec = orjson.dumps(run.settled.spec.model_dump(mode="json")).replace(b"<", b"\\u003c")
    yield b"<script id=spec type=application/json>" + spec + b"</script>"
    if cameras:
        yield from _film(Film(cameras, raced))
    yield b"<script>" + _inlined("descentlab.exports.page", "player.js") + b"</script></body></html>\n"


def _film(film: Film) -> Iterator[bytes]:
    """What the networks say, frame by frame, and what draws it."""
    yield b"<script id=film type=application/json>" + _json(film.still()) + b"</script>"
    yield b"<script id=frames type=text/plain>"
    for frame in film.frames():
        yield b"\n" + frame.encode()
    yield b"</script><script>" + _inlined("descentlab.exports.page", "networks.js") + b"</script>"


def _head(title: str, lang: Language) -> bytes:
    style = _inlined("descentlab.exports.page", "player.css").decode()
    return (
        f'<!doctype html><html lang="{"zh-Hans" if lang == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(title)} · Descent Lab</title><style>{style}</style></head><body>"
    ).encode()


def _table(raced: Sequence[Record], others: Sequence[str], lang: Language) -> str:
    heads = [said(RACER, lang), said(STEP, lang), said(LOSS, lang), *others]
    head = "".join(f"<th scope=col>{escape(name)}</th>" for name in heads)
    cells = "<td></td>" * (len(heads) - 1)
    rows = "".join(f"<tr><th scope=row>{escape(record.label)}</th>{cells}</tr>" for record in raced)
    return f"<div><table><thead><tr>{head}</tr></thead><tbody id=numbers>{rows}</tbody></table></div>"


def _controls(rows: int, lang: Language) -> str:
    options = "".join(
        f'<option value="{speed}"{" selected" if speed == USUAL_SPEED else ""}>{speed}</option>' for speed in SPEEDS
    )
    return (
        f"<footer><button id=play type=button>{said(PLAY, lang)}</button>"
        f'<input id=step type=range min=0 max={rows - 1} value=0 aria-label="{said(STEP, lang)}">'
        f"<output id=counter></output><label>{said(SPEED, lang)} <select id=speed>{options}</select></label></footer>"
    )


def _scene(scene: Scene, raced: Sequence[Record], others: Numbers, lang: Language) -> JsonObject:
    columns = _Columns()
    moving = [
        {
            "trace": trace.trace,
            "x": columns.place(trace.x),
            "y": columns.place(trace.y),
            "rows": None if trace.rows is None else columns.place(trace.rows),
        }
        for trace in scene.moving
    ]
    racers = [
        {
            "loss": columns.place(record.loss),
            "others": [columns.place(column) for column in numbers],
        }
        for record, numbers in zip(raced, others.columns, strict=True)
    ]
    return {
        "figure": {"data": scene.data, "layout": scene.layout},
        "columns": columns.kept,
        "moving": moving,
        "racers": racers,
        "steps": [int(step) for step in scene.steps.tolist()],
        "words": {"step": said(STEP, lang), "play": said(PLAY, lang), "pause": said(PAUSE, lang)},
    }


class _Columns:
    """Columns that several traces share are written once."""

    def __init__(self) -> None:
        self.kept: list[np.ndarray[Any, Any]] = []
        self._places: dict[bytes, int] = {}

    def place(self, column: np.ndarray[Any, Any]) -> int:
        exact = np.ascontiguousarray(column, dtype=np.float64 if column.dtype.kind == "f" else np.int32)
        key = exact.dtype.char.encode() + exact.tobytes()
        if key not in self._places:
            self._places[key] = len(self.kept)
            self.kept.append(exact)
        return self._places[key]


def _json(value: JsonObject) -> bytes:
    """JSON that can stand in a script element; arrays as Plotly's typed ones."""
    return orjson.dumps(value, default=_typed).replace(b"<", b"\\u003c")


def _typed(array: object) -> JsonObject:
    if not isinstance(array, np.ndarray):
        raise TypeError(f"{type(array).__name__} is not JSON")
    exact = np.ascontiguousarray(array, dtype="<f8" if array.dtype.kind == "f" else "<i4")
    return {"dtype": exact.dtype.str[1:], "bdata": b64encode(exact.tobytes()).decode()}


@cache
def _inlined(package: str, name: str) -> bytes:
    """A file that is written into the page."""
    return files(package).joinpath(name).read_bytes()
