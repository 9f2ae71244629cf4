"""Photographs the running page for the documentation (`make picture`): one line of `PICTURES` is one picture."""

import json
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.chromium import ARGUMENTS, find
from tests.e2e.serving import served

DOCS = Path(__file__).resolve().parents[1] / "docs"
IMAGES = DOCS / "images"
STEP = 63
INTRODUCTION = """# Gallery

The page as it is now. `make picture` takes every picture again, and writes this page from `tools/picture.py`, where one
line is one picture.
"""
PHONE, DESK, HALL = (390, 844), (1280, 800), (1920, 1080)
INSPECTED = {"inspect": {"open": True}, "focus": 3}


@dataclass(frozen=True)
class Picture:
    """A view of the page, how large the window is, and what is to be seen."""

    name: str
    sees: str
    size: tuple[int, int] = DESK
    view: dict[str, Any] = field(default_factory=dict)


PICTURES = (
    Picture("race-light", "Side by side: the race that the page opens with"),
    Picture("race-dark", "The same in the dark theme", view={"theme": "dark"}),
    Picture("race-zh", "The same in Chinese", view={"lang": "zh"}),
    Picture("race-overlay", "Overlay: all racers on one surface", view={"view": "overlay"}),
    Picture("race-3d", "3-D: the paths on the surface, its height on a logarithmic scale", view={"view": "3d"}),
    Picture("race-3d-dark", "3-D in the dark theme", view={"view": "3d", "theme": "dark"}),
    Picture("race-inspector", "The inspector: Adam's update, line by line, in the run's own numbers", view=INSPECTED),
    Picture("home", "Home: the notes as a map of scenes", view={"scene": "home"}),
    Picture("curve", "The curve: minus and plus, the tangent, the run over its closed form", view={"scene": "curve"}),
    Picture("graph", "The graph: values forward, gradients backward, node by node", view={"scene": "graph", "step": 7}),
    Picture("decay", "Weight decay: the penalty pulls the minimum towards 0", view={"scene": "decay"}),
    Picture("deep", "Deep gradients: what 150 layers make of a signal", view={"scene": "deep"}),
    Picture("batches", "Batches: all samples, some, or one at a time", view={"scene": "batches"}),
    Picture("averages", "Averages: what a beta remembers, and the correction at the start", view={"scene": "averages"}),
    Picture("rules", "Rules: from GD to Adam, line by line", view={"scene": "rules"}),
    Picture("schedules", "Schedules: every decay races the constant rate", view={"scene": "schedules"}),
    Picture("batch-norm", "Batch norm: the same network with and without", view={"scene": "batch-norm"}),
    Picture("network", "Networks: four racers train the same one", view={"scene": "network", "step": 150}),
    Picture("network-dark", "The same in the dark theme", view={"scene": "network", "step": 150, "theme": "dark"}),
    Picture("map", "The map: what runs come to over two knobs", view={"scene": "map"}),
    Picture("race-projector", "In the hall, 1920 pixels wide", size=HALL, view={"theme": "projector"}),
    Picture("race-wide", "At a desk, 1920 pixels wide", size=HALL),
    Picture("race-phone", "On a phone", size=PHONE),
    Picture("race-phone-dark", "On a phone, overlaid, dark", size=PHONE, view={"view": "overlay", "theme": "dark"}),
    Picture("race-phone-inspector", "On a phone, with the inspector's sheet", size=PHONE, view=INSPECTED),
)


def address(port: int, view: dict[str, Any]) -> str:
    """The link of a view at the step that is photographed."""
    told = {"scene": "race", "step": STEP, "lang": "en", "theme": "light", **view}
    words = {key: value if isinstance(value, str) else json.dumps(value) for key, value in told.items()}
    return f"http://127.0.0.1:{port}/#" + "&".join(f"{key}={quote(value)}" for key, value in words.items())


def photograph(browser: Browser, port: int, picture: Picture) -> bytes:
    """Opens a view, waits until it stands, and takes it as PNG."""
    width, height = picture.size
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address(port, picture.view))
    page.wait_for_function("() => !document.getElementById('boot') && document.querySelector('main svg, main canvas')")
    page.wait_for_timeout(2500)
    taken = page.screenshot()
    page.close()
    return taken


def small(png: bytes) -> bytes:
    """The same picture, pixel by pixel, in a third of the room."""
    out = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").save(out, "WEBP", lossless=True, method=6)
    return out.getvalue()


def gallery() -> str:
    """The page of the documentation that shows every picture."""
    pictures = [f"## {one.sees}\n\n![{one.sees}](images/{one.name}.webp)\n" for one in PICTURES]
    return "\n".join([INTRODUCTION, *pictures])


def main() -> None:
    """Takes every picture, and writes the page that shows them."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, served(Path(folder) / "server.log") as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        for picture in PICTURES:
            taken = small(photograph(browser, port, picture))
            (IMAGES / f"{picture.name}.webp").write_bytes(taken)
            print(f"{picture.name}: {len(taken) // 1024} KiB")
        browser.close()
    (DOCS / "gallery.md").write_text(gallery())


if __name__ == "__main__":
    main()
