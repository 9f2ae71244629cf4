"""How the page draws: frames per second while four panels of 2,000 steps play, and knob moved -> paths painted.

Run it as `python bench/page.py` with the package and Playwright installed. It serves the page itself on a free port and
drives a real Chromium without a graphics card. Every number is measured inside the page, around its own frames:

- frame interval: time between two animation frames while the race plays at 120 steps a second;
- frame work: time spent in all animation callbacks of one frame (time moved on, canvases drawn, numbers written);
- knob to painted: from the `input` event of a knob's slider to the first task after the paint of the new run, the
  events sent at random moments between frames; `drawn` is the part of it until the new rows had arrived and were drawn.
"""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

STEPS = 2000
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RACERS = [
    {"rule": "gd", "knobs": {"alpha": 0.001}},
    {"rule": "momentum", "knobs": {"alpha": 0.001}},
    {"rule": "rmsprop", "knobs": {"alpha": 0.002}},
    {"rule": "adam", "knobs": {"alpha": 0.01}},
]

COUNT_FRAMES = """
window.frameLog = [];
const request = window.requestAnimationFrame.bind(window);
let present = null;
window.requestAnimationFrame = (fn) => request((now) => {
  if (!present || present.now !== now) { present = { now, work: 0 }; window.frameLog.push(present); }
  const began = performance.now();
  fn(now);
  present.work += performance.now() - began;
});
"""

TURN_KNOB = """
async ({ value }) => {
  const slider = document.querySelector('[data-test="knob-adam-alpha-slider"]');
  const panel = document.querySelector('[data-test="panel"][data-racer="adam"]');
  await new Promise((done) => setTimeout(done, 120 + 16.7 * Math.random()));
  return await new Promise((done) => {
    const began = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      const drawn = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done([performance.now() - began, drawn - began]);
      channel.port2.postMessage(null);
    });
    observer.observe(panel, { attributeFilter: ['data-loss'] });
    slider.value = String(value);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
"""


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served() -> Iterator[str]:
    """Serves the page until the block is left; gives its address."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "descentlab", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_healthy(url)
            yield url
        finally:
            process.terminate()


def wait_until_healthy(url: str, patience: float = 20.0) -> None:
    """Returns once the server answers; raises TimeoutError when it does not within `patience` seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(f"{url}/healthz", timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError(f"{url} did not answer within {patience} s")


def link(url: str, steps: int, *, step: int | None) -> str:
    """The address of the four racers on Rosenbrock; without a step they play."""
    problem = {"kind": "surface", "name": "rosenbrock"}
    spec = {"problem": problem, "start": [-1.2, 1.0], "steps": steps, "racers": RACERS}
    fragment = f"#scene=race&spec={quote(json.dumps(spec))}&lang=en"
    return f"{url}/{fragment}" if step is None else f"{url}/{fragment}&step={step}"


def opened(page: Page, address: str) -> None:
    """Opens an address and returns once the first numbers are on the page."""
    page.goto(address)
    page.wait_for_selector('[data-test="panel"][data-racer="adam"][data-loss]')


def play(page: Page, url: str, seconds: float) -> dict[str, Any]:
    """Frame intervals and frame work, in ms, while 2,000 steps play."""
    opened(page, link(url, STEPS, step=0))
    page.select_option('[data-test="speed"]', value="120")
    page.wait_for_timeout(1500)
    page.click('[data-test="play"]')
    page.wait_for_timeout(500)
    page.evaluate("window.frameLog.length = 0")
    page.wait_for_timeout(int(seconds * 1000))
    log = page.evaluate("window.frameLog")
    moments = [frame["now"] for frame in log]
    intervals = [after - before for before, after in pairwise(moments)]
    return {"interval": intervals, "work": [frame["work"] for frame in log]}


def turn(page: Page, url: str, times: int, step: int) -> list[list[float]]:
    """Knob to painted and its round trip, in ms, for `times` turns of Adam's learning rate at a playhead of `step`."""
    opened(page, link(url, STEPS, step=step))
    page.wait_for_timeout(1500)
    slider = page.locator('[data-test="knob-adam-alpha-slider"]')
    if not slider.is_visible():
        page.click('[data-test="card-adam"] button.card-name')
    low, high = (float(slider.get_attribute(name) or 0) for name in ("min", "max"))
    places = [low + (high - low) * (0.3 + 0.3 * ((7 * i) % times) / times) for i in range(times)]
    return [page.evaluate(TURN_KNOB, {"value": place}) for place in places]


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which `part` of the values lie."""
    return sorted(values)[min(len(values) - 1, round(part * (len(values) - 1)))]


def report(name: str, values: Sequence[float]) -> None:
    """Prints a row of milliseconds: median, 95th percentile, highest."""
    median, p95, highest = statistics.median(values), quantile(values, 0.95), max(values)
    print(f"{name:34} median {median:7.2f}  p95 {p95:7.2f}  max {highest:7.2f} ms")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--url", help="measure a server that runs already")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--turns", type=int, default=60)
    options = parser.parse_args()
    with served() if not options.url else nullcontext(options.url) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.add_init_script(COUNT_FRAMES)
        frames = play(page, url, options.seconds)
        report("frame interval, 4 x 2,000 steps", frames["interval"])
        report("frame work", frames["work"])
        late = sum(interval > 20 for interval in frames["interval"]) / len(frames["interval"])
        print(f"{'frames later than 20 ms':34} {100 * late:.1f} %")
        for step in (300, STEPS):
            turns = turn(page, url, options.turns, step)
            report(f"knob to painted at step {step}", [total for total, _ in turns])
            report("    of which drawn", [drawn for _, drawn in turns])
        browser.close()


if __name__ == "__main__":
    main()
