"""How the page draws four networks of 10,000 updates: frames per second, work of a frame, and memory as it plays on.

    python bench/network_page.py [--seconds 7] [--minutes 10]

It serves the page itself and drives a real Chromium without a graphics card. The trainings play at 120 rows a second,
over and over. Frames are counted inside the page; the work of a frame is the processor time of the page's main thread,
which other programs on the machine do not lengthen; the heap is what is left after a full collection.
"""

import argparse
import json
import time
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from page import ARGUMENTS, CHROMIUM, served
from playwright.sync_api import CDPSession, Page, sync_playwright

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
COUNT_FRAMES = """() => {
    window.frameMoments = [];
    const turn = (now) => { window.frameMoments.push(now); requestAnimationFrame(turn); };
    requestAnimationFrame(turn); }"""


def metrics(session: CDPSession) -> dict[str, float]:
    """The browser's own counters of the page."""
    return {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}


def opened(page: Page, url: str) -> None:
    """Opens the trainings and waits until their pictures are there and all rows have come."""
    page.goto(f"{url}/#scene=network&lang=en&step=0&spec={quote(json.dumps(SPEC))}")
    page.wait_for_selector('[data-test="boundary"][data-step]')
    page.click('[data-test="to-end"]')
    page.wait_for_selector('[data-test="boundary"][data-racer="adam"][data-step="10000"]')
    page.wait_for_selector('[data-test="weight-plane"][data-explained]', state="attached")
    page.select_option('[data-test="speed"]', value="120")


def played(page: Page, session: CDPSession, seconds: float) -> dict[str, float]:
    """Frames per second and what a frame costs while the trainings play from their start."""
    page.click('[data-test="to-start"]')
    page.click('[data-test="play"]')
    page.wait_for_timeout(500)
    page.evaluate(COUNT_FRAMES)
    before = metrics(session)
    page.wait_for_timeout(int(1000 * seconds))
    after, moments = metrics(session), page.evaluate("window.frameMoments")
    intervals = sorted(b - a for a, b in pairwise(moments))
    spent = {name: 1000 * (after[name] - before[name]) / len(moments) for name in ("TaskDuration", "ScriptDuration")}
    return {
        "frames per second": 1000 * len(intervals) / (moments[-1] - moments[0]),
        "frame interval, median ms": intervals[len(intervals) // 2],
        "frame interval, p95 ms": intervals[round(0.95 * (len(intervals) - 1))],
        "work per frame, ms": spent["TaskDuration"],
        "of which script, ms": spent["ScriptDuration"],
    }


def heap(session: CDPSession) -> dict[str, Any]:
    """What the page holds after a full collection."""
    session.send("HeapProfiler.collectGarbage")
    now = metrics(session)
    return {"heap_MB": now["JSHeapUsedSize"] / 1e6, "nodes": now["Nodes"], "listeners": now["JSEventListeners"]}


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=7.0)
    options.add_argument("--minutes", type=float, default=0.0, help="how long memory is watched")
    chosen = options.parse_args()
    with served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        opened(page, url)
        for name, value in played(page, session, chosen.seconds).items():
            print(f"{name:30} {value:8.2f}", flush=True)
        if chosen.minutes > 0:
            page.click('[data-test="loop"]')
            began = time.monotonic()
            while (minutes := (time.monotonic() - began) / 60) < chosen.minutes:
                held = heap(session)
                print(f"{minutes:5.1f} min  {held['heap_MB']:7.2f} MB  {held['nodes']:.0f} nodes", flush=True)
                page.wait_for_timeout(30_000)
                if page.get_attribute('[data-test="play"]', "data-playing") != "true":
                    page.click('[data-test="play"]')
        browser.close()


if __name__ == "__main__":
    main()
