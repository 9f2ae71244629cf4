"""What networks say over their inputs, in files: what the recorded weights say, in the page's colours."""

import io
import json
import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from PIL import Image

import descentlab
from descentlab.exports.boundary.camera import FIELD, cameras_of
from descentlab.exports.boundary.said import choices, sureness
from descentlab.exports.boundary.shades import CLASSES, FORMS, STRONGEST, WEAKEST_CHOICE, sure_pixels
from descentlab.exports.page.film import LEADS, MOST_BYTES, MOST_FRAMES, Film
from descentlab.exports.record import records
from descentlab.training_result import TrainingRun
from tests.exports.taking import CURVE, Spec, exported, taken

ROOT = Path(__file__).resolve().parents[2]
KINDS = {"u1": np.dtype("u1"), "f2": np.dtype("<f2"), "f4": np.dtype("<f4")}


def training(data: str, **changes: Any) -> Spec:
    """Two rules on a data set."""
    problem = {"kind": "network", "data": {"name": data, "size": 60}, "network": {"hidden": [4, 2]}}
    return {"problem": problem, "steps": 40, "racers": [{"rule": "adam"}, {"rule": "gd"}], **changes}


SPECS = {"classes": training("circle"), "more classes": training("blobs3"), "numbers": training("wave")}


def script(page: str, name: str) -> str:
    """What a script element of a page holds."""
    found = re.search(rf"<script id={name} type=[a-z/]+>(.*?)</script>", page, re.DOTALL)
    assert found is not None
    return found[1]


def film_of(spec: Spec) -> tuple[dict[str, Any], list[list[np.ndarray]]]:
    """The film of the page of a run: what stands still, and each frame's numbers of each racer."""
    page = exported(spec, "html").decode()
    still = json.loads(script(page, "film"))
    lines = script(page, "frames").split()
    packed = [np.frombuffer(b64decode(text), KINDS[still["kind"]]) for text in lines]
    count = len(spec["racers"])
    return still, [packed[first : first + count] for first in range(0, len(packed), count)]


def outputs(spec: Spec, racer: int, step: int) -> np.ndarray:
    """A network's outputs over the grid by its recorded weights, [n_out, points]."""
    run = cast("TrainingRun", descentlab.race(spec))
    domain = taken(spec).run.race.task.domain  # type: ignore[attr-defined]
    count = FIELD if len(domain) > 1 else 128
    grid = np.meshgrid(*(np.linspace(low, high, count) for low, high in domain))
    values = np.stack([axis.ravel() for axis in grid])
    *hidden, (last, bias) = run.racers[racer].weights(step)
    for weights, biases in hidden:
        values = np.tanh(weights @ values + biases[:, None])
    return cast("np.ndarray", last @ values + bias[:, None])


@pytest.mark.parametrize("name", SPECS)
def test_every_frame_of_the_page_is_what_the_recorded_weights_say(name: str) -> None:
    still, frames = film_of(SPECS[name])
    assert still["steps"] == list(range(41))
    assert len(frames) == 41
    for step in (0, 17, 40):
        for racer in (0, 1):
            wanted, shown = outputs(SPECS[name], racer, step), frames[step][racer]
            if name == "more classes":
                choice = choices("squared", wanted)
                np.testing.assert_array_equal(shown // LEADS, choice.chosen)
                np.testing.assert_allclose(shown % LEADS, choice.lead * (LEADS - 1), atol=0.51)
            else:
                np.testing.assert_allclose(shown, wanted[0], rtol=1e-3 if name == "classes" else 1e-6, atol=1e-6)


def test_twelve_racers_over_many_steps_stay_within_their_bytes() -> None:
    for count, racers in ((MOST_FRAMES, 1), (74, 12)):
        many = training("circle", steps=400, racers=[{"rule": "gd"} for _ in range(racers)])
        run = taken(many).run
        cameras = cameras_of(run)
        assert cameras is not None
        film = Film(cameras, list(records(run)))
        assert (film.rows[0], film.rows[-1], len(film.rows)) == (0, 400, count)
        assert len(next(film.frames()).replace(" ", "")) * count <= MOST_BYTES


def test_a_page_of_a_surface_has_no_film() -> None:
    page = exported(CURVE, "html").decode()
    assert "<script id=film" not in page
    assert "<canvas" not in page


def test_a_network_that_bursts_stays_as_it_ended() -> None:
    wild = training("circle", racers=[{"rule": "gd", "knobs": {"alpha": 1e6}}, {"rule": "adam"}])
    wild["problem"] = {**wild["problem"], "network": {"hidden": [4], "activation": "identity"}}
    still, frames = film_of(wild)
    assert len(frames) == len(still["steps"])
    assert not np.isfinite(frames[-1][0].astype(float)).all() or np.abs(frames[-1][0]).max() > 1e3
    np.testing.assert_array_equal(np.isnan(frames[-1][0]), np.isnan(frames[-2][0]))


def test_the_colours_and_the_laws_are_the_pages() -> None:
    core = (ROOT / "frontend/src/core/class-colours.js").read_text()
    plots = (ROOT / "frontend/src/plots/class-colours.js").read_text()
    samples = (ROOT / "frontend/src/plots/samples.js").read_text()
    assert tuple(re.findall(r"'(#[0-9a-f]{6})'", core)) == CLASSES
    assert f"STRONGEST = {STRONGEST};" in plots
    assert f"WEAKEST_CHOICE = {WEAKEST_CHOICE};" in plots
    assert re.findall(r"'([a-z-]+)'", samples.split("FORMS", 1)[1].split("]", 1)[0]) == list(FORMS)


def places(picture: Image.Image, spec: Spec, width: float) -> list[tuple[int, int, int]]:
    """The colours at the corners of the grid in the first panel of a picture, which no sample hides."""
    scale = picture.width / width
    panel = (width - 2 * 16 - 12) / 2
    high = min(panel, 320.0)
    at = [(16 + x * panel, 64 + y * high) for x, y in ((0.02, 0.02), (0.98, 0.02), (0.98, 0.98))]
    return [cast("tuple[int, int, int]", picture.getpixel((int(x * scale), int(y * scale)))) for x, y in at]


@pytest.mark.parametrize("to", ["gif", "png"])
def test_pictures_show_the_field_of_their_step(to: str) -> None:
    spec = SPECS["classes"]
    with Image.open(io.BytesIO(exported(spec, to))) as picture:
        if to == "gif":
            picture.seek(getattr(picture, "n_frames", 1) - 1)
        shown = places(picture.convert("RGB"), spec, 960.0 if to == "gif" else 1200.0)
    settled = taken(spec)
    task = settled.run.race.task  # type: ignore[attr-defined]
    grid = outputs(spec, 0, 40)[0].reshape(FIELD, FIELD)
    wanted = sure_pixels(sureness(task, "squared", grid[[-2, -2, 1], [1, -2, -2]]))
    np.testing.assert_allclose(shown, wanted, atol=14 if to == "gif" else 8)


def test_a_drawing_holds_a_field_a_line_and_the_samples() -> None:
    drawing = ET.fromstring(exported(SPECS["classes"], "svg"))
    images = list(drawing.iter("{http://www.w3.org/2000/svg}image"))
    assert len(images) == 2
    with Image.open(io.BytesIO(b64decode(images[0].get("href", "").partition(",")[2]))) as field:
        assert field.size == (FIELD, FIELD)
    fills = [path.get("fill") for path in drawing.iter("{http://www.w3.org/2000/svg}path")]
    assert fills.count(CLASSES[0]) + fills.count(CLASSES[1]) == 30
