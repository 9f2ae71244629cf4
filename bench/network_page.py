"""How the page draws four networks of 10,000 updates: frames per second, work of a frame, and memory as it plays on.

    python -m bench.network_page [--seconds 7] [--minutes 0.5]

It serves the page itself and drives a real Chromium without a graphics card. The trainings play at 120 rows a second,
over and over. Frames are counted inside the page; the work of a frame is the processor time of the page's main thread,
which other programs on the machine do not lengthen; the heap is what is left after a full collection.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from urllib.parse import quote

from playwright.sync_api import CDPSession, Page

from bench.browser import counters, played_on, window
from bench.figures import fifths, share
from bench.script import run
from bench.server import served
from bench.table import Row, alone, at_least, within

SPEC = {
    "problem": {"kind": "network", "data": {"name": "circle"}, "network": {"hidden": [8, 4]}, "batch_size": 10},
    "steps": 10_000,
    "racers": [
        {"rule": "gd", "knobs": {"alpha": 0.3}},
        {"rule": "momentum", "knobs": {"alpha": 0.3}},
        {"rule": "rmsprop", "knobs": {"alpha": 0.01}},
        {"rule": "adam", "knobs": {"alpha": 0.02}},
    ],
}
PLAYING = "playing 4 networks of 10,000 updates"
COUNT_FRAMES = """() => {
    window.frameMoments = [];
    const turn = (now) => { window.frameMoments.push(now); requestAnimationFrame(turn); };
    requestAnimationFrame(turn); }"""


def opened(page: Page, url: str) -> None:
    """Opens the trainings and waits until their pictures are there and all rows have come."""
    page.goto(f"{url}/#scene=network&lang=en&step=0&spec={quote(json.dumps(SPEC))}")
    page.wait_for_selector('[data-test="boundary"][data-step]')
    page.click('[data-test="to-end"]')
    page.wait_for_selector('[data-test="boundary"][data-racer="adam"][data-step="10000"]')
    page.wait_for_selector('[data-test="weight-plane"][data-explained]', state="attached")
    page.select_option('[data-test="speed"]', value="120")


def played(page: Page, session: CDPSession, seconds: float) -> Iterator[Row]:
    """Frames per second and what a frame costs while the trainings play from their start."""
    page.click('[data-test="to-start"]')
    page.click('[data-test="play"]')
    page.wait_for_timeout(500)
    page.evaluate(COUNT_FRAMES)
    before = counters(session)
    page.wait_for_timeout(1000 * seconds)
    after, moments = counters(session), page.evaluate("window.frameMoments")
    intervals = [b - a for a, b in pairwise(moments)]
    spent = {name: 1000 * (after[name] - before[name]) / len(moments) for name in ("TaskDuration", "ScriptDuration")}
    rate = 1000 * len(intervals) / (moments[-1] - moments[0])
    yield at_least(f"{PLAYING}, frames a second", rate, "", 30)
    yield alone(f"{PLAYING}, frame interval, median", median(intervals), "ms", fifths(intervals, 0.5))
    yield alone(f"{PLAYING}, frame interval, p95", share(intervals, 0.95), "ms", fifths(intervals, 0.95))
    yield within(f"{PLAYING}, main thread for a frame", spent["TaskDuration"], "ms", 1000 / 30)
    yield alone(f"{PLAYING}, script for a frame", spent["ScriptDuration"], "ms")


def measure(chosen: argparse.Namespace) -> Iterator[Row]:
    """Frames, and memory."""
    with served() as server, window() as (page, session):
        opened(page, server.url)
        yield from played(page, session, chosen.seconds)
        yield played_on("playing the networks", page, session, chosen.minutes)


if __name__ == "__main__":
    run(__doc__, measure, seconds=7.0, minutes=0.5)
