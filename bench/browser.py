"""A real Chromium without a graphics card, and what it says of its own page."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.table import FLAT, Row
from tests.e2e.chromium import find

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WINDOW = {"width": 1280, "height": 800}
BETWEEN = 5.0
"""Seconds between two looks at the memory."""


@contextmanager
def browsing() -> Iterator[Browser]:
    """A new browser with nothing in its cache, while the block lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def window() -> Iterator[tuple[Page, CDPSession]]:
    """One page of a new browser and its counters; times are those of the page's main thread."""
    with browsing() as browser:
        page = browser.new_page(viewport={"width": WINDOW["width"], "height": WINDOW["height"]})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        yield page, session


def counters(session: CDPSession) -> dict[str, float]:
    """The browser's own counters of the page."""
    return {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}


def heap(session: CDPSession) -> float:
    """Megabytes that the page holds after a full collection."""
    session.send("HeapProfiler.collectGarbage")
    return counters(session)["JSHeapUsedSize"] / 1e6


def played_on(what: str, page: Page, session: CDPSession, minutes: float) -> Row:
    """The heap as the page plays over and over, against what it was after the first turn."""
    page.click('[data-test="loop"]')
    _play(page)
    page.wait_for_timeout(1000 * BETWEEN)
    held, until = [heap(session)], time.monotonic() + 60 * minutes
    while time.monotonic() < until:
        page.wait_for_timeout(1000 * BETWEEN)
        _play(page)
        held.append(heap(session))
    ratios = [one / held[0] for one in held[1:]] or [1.0]
    spread = (min(ratios), max(ratios))
    return Row(
        f"{what}, heap after {minutes:g} min", held[-1], "MB", "at its beginning", held[0], "at most", FLAT, spread
    )


def _play(page: Page) -> None:
    if page.get_attribute('[data-test="play"]', "data-playing") != "true":
        page.click('[data-test="play"]')
