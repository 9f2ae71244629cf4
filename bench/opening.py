"""A cold start: from asking for the page until four paths move, and what has been loaded for it.

    python -m bench.opening [--rounds 5]

Every round is a new browser with an empty cache. The clock is the page's own, from the beginning of the navigation to
the first animation frame in which all four panels are past their start. The slow line is the browser's own throttling:
20 Mbit/s each way and 40 ms added to every request; Chromium does not throttle what comes over the WebSocket.
"""

import argparse
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from playwright.sync_api import CDPSession

from bench.browser import window
from bench.script import run
from bench.server import served
from bench.table import Row, alone, within
from bench.turns import middle_half

LOOK = """
const look = () => {
  const panels = [...document.querySelectorAll('[data-test="panel"]')];
  const moved = panels.length === 4 && panels.every((panel) => Number(panel.dataset.step) >= 1);
  if (moved) document.documentElement.setAttribute('data-four-moved', performance.now());
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
BYTES_A_SECOND = 20e6 / 8
SLOW = {"offline": False, "latency": 40, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
LIMITS = {"on this machine": 1000.0, "at 20 Mbit/s and 40 ms": 2000.0}


class Weight:
    """Kilobytes that have come over the line, headers included and as compressed as they came."""

    def __init__(self, session: CDPSession) -> None:
        self.kilobytes = 0.0
        self.files = 0
        session.on("Network.loadingFinished", self._came)

    def _came(self, event: dict[str, Any]) -> None:
        self.kilobytes += event["encodedDataLength"] / 1e3
        self.files += 1


def opened(url: str, *, slow: bool) -> tuple[float, Weight]:
    """Milliseconds until four paths move, and what came until nothing more did."""
    with window() as (page, session):
        page.add_init_script(LOOK)
        session.send("Network.enable")
        weight = Weight(session)
        if slow:
            session.send("Network.emulateNetworkConditions", SLOW)
        page.goto(f"{url}/", wait_until="commit")
        page.wait_for_selector("html[data-four-moved]", state="attached")
        page.wait_for_load_state("networkidle")
        return float(page.get_attribute("html", "data-four-moved") or "nan"), weight


def measure(chosen: argparse.Namespace) -> Iterator[Row]:
    """Both lines in turn, and the weight."""
    with served() as server:
        rounds = [[opened(server.url, slow=slow) for slow in (False, True)] for _ in range(chosen.rounds)]
    for (line, limit), opens in zip(LIMITS.items(), zip(*rounds, strict=True), strict=True):
        waits = [wait for wait, _ in opens]
        yield within(f"cold start {line}, four paths moving", median(waits), "ms", limit, quartiles(waits))
    weights = [weight for opens in rounds for _, weight in opens]
    loaded = [weight.kilobytes for weight in weights]
    yield alone("cold start, everything loaded, compressed", median(loaded), "kB", quartiles(loaded))
    yield alone("cold start, files loaded", median(weight.files for weight in weights), "")


def quartiles(values: Sequence[float]) -> Sequence[float]:
    """The ends of the middle half, where there are several values."""
    return middle_half(list(values)) or ()


if __name__ == "__main__":
    run(__doc__, measure, rounds=5)
