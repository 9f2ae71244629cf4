"""How the page draws: frames while four panels of 2,000 steps play, a knob moved -> paths painted, scrubbing, memory.

    python -m bench.page [--seconds 10] [--turns 60] [--minutes 0.5]

It serves the page itself and drives a real Chromium without a graphics card. Times are measured inside the page, around
its own frames:

- frame interval: time between two animation frames while the race plays at 120 steps a second;
- frame work: time spent in all animation callbacks of one frame (time moved on, canvases drawn, numbers written);
- knob to painted: from the `input` event of a knob's slider to the first task after the paint of the new run, the
  events sent at random moments between frames;
- scrub to painted: the same from the `input` event of the bar that is dragged through time.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Page

from bench.browser import played_on, window
from bench.figures import fifths, share
from bench.script import run
from bench.server import served
from bench.table import Row, alone, within

STEPS = 2000
TOY = 500
FRAME = 1000 / 60
TWO_FRAMES = 33.0
LATE = 20.0
RACERS = [
    {"rule": "gd", "knobs": {"alpha": 0.001}},
    {"rule": "momentum", "knobs": {"alpha": 0.001}},
    {"rule": "rmsprop", "knobs": {"alpha": 0.002}},
    {"rule": "adam", "knobs": {"alpha": 0.01}},
]
KNOB = '[data-test="knob-adam-alpha-slider"]'
SCRUB = '[data-test="scrub"]'
PANEL = '[data-test="panel"][data-racer="adam"]'

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

MOVE = """
async ({ handle, panel, changed, value }) => {
  const slider = document.querySelector(handle);
  await new Promise((done) => setTimeout(done, 120 + 16.7 * Math.random()));
  return await new Promise((done) => {
    const began = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - began);
      channel.port2.postMessage(null);
    });
    observer.observe(document.querySelector(panel), { attributeFilter: [changed] });
    slider.value = String(value);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
"""


def opened(page: Page, url: str, steps: int, step: int) -> None:
    """Opens the four racers on Rosenbrock at a step and returns once they are still."""
    problem = {"kind": "surface", "name": "rosenbrock"}
    spec = {"problem": problem, "start": [-1.2, 1.0], "steps": steps, "racers": RACERS}
    page.goto("about:blank")  # from here on nothing is left of what was open
    page.goto(f"{url}/#scene=race&spec={quote(json.dumps(spec))}&lang=en&step={step}")
    page.wait_for_selector(f"{PANEL}[data-loss]")
    page.wait_for_timeout(1500)


def played(page: Page, url: str, seconds: float) -> Iterator[Row]:
    """Frame intervals and frame work while 2,000 steps play."""
    opened(page, url, STEPS, 0)
    page.select_option('[data-test="speed"]', value="120")
    page.click('[data-test="play"]')
    page.wait_for_timeout(500)
    page.evaluate("window.frameLog.length = 0")
    page.wait_for_timeout(seconds * 1000)
    log = page.evaluate("window.frameLog")
    intervals = [after["now"] - before["now"] for before, after in pairwise(log)]
    work = [frame["work"] for frame in log]
    playing = "playing 4 x 2,000 steps"
    yield within(f"{playing}, frame interval, median", median(intervals), "ms", round(FRAME, 1), fifths(intervals, 0.5))
    yield within(f"{playing}, frame interval, longest", max(intervals), "ms", TWO_FRAMES, fifths(intervals, 1.0))
    late = sum(interval > LATE for interval in intervals) / len(intervals)
    yield alone(f"{playing}, frames later than {LATE:g} ms", 100 * late, "%")
    yield alone(f"{playing}, work of a frame, p95", share(work, 0.95), "ms", fifths(work, 0.95))


def turned(page: Page, url: str, times: int, steps: int, step: int) -> list[float]:
    """Knob to painted, in ms, for so many turns of Adam's learning rate at a playhead of `step`."""
    opened(page, url, steps, step)
    slider = page.locator(KNOB)
    if not slider.is_visible():
        page.click('[data-test="card-adam"] button.card-name')
    low, high = (float(slider.get_attribute(name) or 0) for name in ("min", "max"))
    places = [low + (high - low) * (0.3 + 0.3 * ((7 * i) % times) / times) for i in range(times)]
    move = {"handle": KNOB, "panel": PANEL, "changed": "data-loss"}
    return [page.evaluate(MOVE, move | {"value": place}) for place in places]


def scrubbed(page: Page, url: str, times: int) -> list[float]:
    """Scrub to painted, in ms, for so many places all over a run of 2,000 steps."""
    opened(page, url, STEPS, 0)
    places = [1 + (769 * i) % STEPS for i in range(1, times + 1)]
    move = {"handle": SCRUB, "panel": PANEL, "changed": "data-step"}
    return [page.evaluate(MOVE, move | {"value": place}) for place in places]


def moved(what: str, waits: list[float]) -> Iterator[Row]:
    """Waits of a person who moves something: the median, and whether nearly all stay within two frames."""
    yield alone(f"{what}, p50", median(waits), "ms", fifths(waits, 0.5))
    yield within(f"{what}, p95", share(waits, 0.95), "ms", TWO_FRAMES, fifths(waits, 0.95))


def measure(chosen: argparse.Namespace) -> Iterator[Row]:
    """Everything that a person who watches and moves something waits for."""
    with served() as server, window() as (page, session):
        page.add_init_script(COUNT_FRAMES)
        yield from played(page, server.url, chosen.seconds)
        waits = turned(page, server.url, chosen.turns, TOY, TOY)
        yield from moved(f"knob to painted, 4 x {TOY} steps", waits)
        for step in (300, STEPS):
            waits = turned(page, server.url, chosen.turns, STEPS, step)
            what = f"knob to painted, 4 x 2,000 steps, at step {step:,}, p95"
            yield alone(what, share(waits, 0.95), "ms", fifths(waits, 0.95))
        yield from moved("scrub to painted, 4 x 2,000 steps", scrubbed(page, server.url, chosen.turns))
    with served() as server, window() as (page, session):
        opened(page, server.url, STEPS, 0)
        page.select_option('[data-test="speed"]', value="120")
        yield played_on("playing the race", page, session, chosen.minutes)


if __name__ == "__main__":
    run(__doc__, measure, seconds=10.0, turns=60, minutes=0.5)
