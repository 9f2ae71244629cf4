"""The pictures: the same drawing as SVG, PNG and GIF, with every racer's own sign."""

import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from descentlab.exports.drawing.dashes import dashed
from descentlab.exports.drawing.plane import pieces
from descentlab.exports.drawing.sign import corners, dash_lengths
from descentlab.exports.palette import LIGHT, channels
from descentlab.session.signs import MARKERS
from tests.exports.taking import CURVE, DIVERGING, FORMULA, LABEL, NETWORK, Spec, exported, opening, surface_spec

ROOT = Path(__file__).resolve().parents[2]
RUNS = {"race": opening(), "curve": CURVE, "formula": FORMULA, "network": NETWORK, "diverging": DIVERGING}
SVG = "{http://www.w3.org/2000/svg}"


def colours_of(picture: Image.Image) -> set[tuple[int, ...]]:
    """Every colour in a picture."""
    red, green, blue = np.asarray(picture.convert("RGB"), dtype=np.int64).transpose(2, 0, 1)
    return {
        (colour >> 16, colour >> 8 & 255, colour & 255) for colour in np.unique(red << 16 | green << 8 | blue).tolist()
    }


@pytest.mark.parametrize("spec", RUNS.values(), ids=RUNS.keys())
def test_the_drawing_is_xml_that_asks_for_nothing(spec: Spec) -> None:
    text = exported(spec, "svg").decode()
    root = ET.fromstring(text)
    assert root.tag == f"{SVG}svg"
    text = re.sub(r"data:image/png;base64,[^\"]+", "", text.replace("http://www.w3.org/2000/svg", ""))
    assert re.findall(r"(?:https?:)?//[^\"' ]+", text) == []
    used = {use.get("href", "").removeprefix("#") for use in root.iter(f"{SVG}use")}
    assert used <= {group.get("id") for group in root.iter(f"{SVG}g")}


def test_each_racer_keeps_its_colour_its_dash_and_its_name() -> None:
    root = ET.fromstring(exported(opening(), "svg"))
    strokes = {path.get("stroke"): path.get("stroke-dasharray") for path in root.iter(f"{SVG}path")}
    assert strokes["#0072B2"] is None
    assert len({strokes[colour] for colour in ("#E69F00", "#009E73", "#CC79A7")} - {None}) == 3
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert {"GD", "Momentum", "RMSprop", "Adam"} <= set(words)


def test_a_path_is_drawn_through_the_recorded_points() -> None:
    spec = surface_spec("bowl", racers=[{"rule": "gd", "knobs": {"alpha": 0.25}}], start=[-1.5, 0.0], steps=3)
    root = ET.fromstring(exported(spec, "svg"))
    lines = [path.get("d", "") for path in root.iter(f"{SVG}path") if path.get("stroke") == "#0072B2"]
    drawn = [line.removeprefix("M").split("L") for line in lines]
    in_the_panel = next(
        points for points in drawn if len({point.split()[1] for point in points}) == 1 < len(points) - 1
    )
    across = [float(point.split()[0]) for point in in_the_panel]
    assert len(across) == 4
    gaps = np.diff(across)
    np.testing.assert_allclose(gaps[1:] / gaps[:-1], 0.5, atol=2e-3)


def test_a_still_picture_shows_the_step_that_is_asked_for() -> None:
    words = [text.text for text in ET.fromstring(exported(opening(), "svg", step=7)).iter(f"{SVG}text")]
    assert "step 7" in words
    assert "step 7" not in [text.text for text in ET.fromstring(exported(opening(), "svg")).iter(f"{SVG}text")]


def test_a_label_cannot_leave_the_drawing() -> None:
    root = ET.fromstring(exported(DIVERGING, "svg"))
    assert list(root.iter(f"{SVG}script")) == []
    assert any(text.text == "".join(c for c in LABEL if c.isprintable()) for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("spec", RUNS.values(), ids=RUNS.keys())
def test_the_picture_opens_and_shows_every_racers_colour(spec: Spec) -> None:
    with Image.open(io.BytesIO(exported(spec, "png"))) as picture:
        assert (picture.format, picture.width) == ("PNG", 2400)
        known = colours_of(picture)
    styles = [racer.get("style") for racer in json.loads(exported(spec, "json"))["spec"]["racers"]]
    assert {channels(style["colour"]) for style in styles} <= known


@pytest.mark.parametrize("spec", [opening(), CURVE, NETWORK], ids=["race", "curve", "network"])
def test_the_animation_plays_from_start_to_end_within_its_bounds(spec: Spec) -> None:
    data = exported(spec, "gif")
    assert len(data) < 2_000_000
    with Image.open(io.BytesIO(data)) as animation:
        frames, width = animation.n_frames, animation.width
        first = np.asarray(animation.convert("RGB"), dtype=int)
        animation.seek(frames - 1)
        last, known = np.asarray(animation.convert("RGB"), dtype=int), colours_of(animation)
        assert animation.info["duration"] == 2500
    assert 2 <= frames <= 120
    assert width == 960
    assert (first != last).any()
    for racer in json.loads(exported(spec, "json"))["spec"]["racers"]:
        assert channels(racer["style"]["colour"]) in known


def test_twelve_racers_have_a_panel_each_and_more_share_the_chart() -> None:
    many = [{"rule": "adam", "knobs": {"alpha": 0.01 * (index + 1)}} for index in range(13)]
    twelve = ET.fromstring(exported(surface_spec("ravine", racers=many[:12]), "svg"))
    assert len(list(twelve.iter(f"{SVG}circle"))) == 12
    thirteen = ET.fromstring(exported(surface_spec("ravine", racers=many), "svg"))
    assert list(thirteen.iter(f"{SVG}circle")) == []


def test_the_colours_are_the_pages_light_theme() -> None:
    style = (ROOT / "frontend/styles/theme-light.css").read_text()
    tokens = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", style))
    own = {name.replace("_", "-"): getattr(LIGHT, name) for name in ("ground", "ink", "ink_soft", "hairline", "halo")}
    assert {name: tokens[name] for name in own} == own
    assert tokens["contour"] == LIGHT.contour
    assert tuple(tokens[f"ramp-{step}"] for step in range(5)) == LIGHT.ramp


def test_the_signs_are_the_pages() -> None:
    signs = json.loads((ROOT / "tests/golden/signs.json").read_text())
    assert set(signs["markers"]) == {marker.value for marker in MARKERS} - {"circle"}
    for marker, outline in signs["markers"].items():
        np.testing.assert_allclose(corners(marker), outline, atol=1e-12)
    for dash, lengths in signs["dashes"].items():
        np.testing.assert_allclose(dash_lengths(dash, 2.0), lengths)


def test_a_line_is_cut_into_its_dashes() -> None:
    strokes = list(dashed(np.array([(0.0, 0.0), (6.0, 0.0), (6.0, 4.0)]), (4.0, 2.0)))
    assert [stroke.tolist() for stroke in strokes] == [[[0, 0], [4, 0]], [[6, 0], [6, 4]]]


def test_a_path_that_leaves_is_cut_at_the_edge_and_goes_on_where_it_comes_back() -> None:
    line = np.array([(1.0, 5.0), (1e5, 5.0), (9.0, 9.0)])
    cut = list(pieces(line, (10.0, 10.0), margin=0.0))
    np.testing.assert_allclose(cut[0], [[1, 5], [10, 5]])
    np.testing.assert_allclose(cut[1], [[10, 9], [9, 9]], atol=1e-3)
