"""Photographs the running page for the documentation: `make picture`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.e2e.chromium import ARGUMENTS, find
from tests.e2e.serving import served

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
VIEWS = {
    "race-light.png": {"theme": "light", "lang": "en"},
    "race-dark.png": {"theme": "dark", "lang": "en"},
    "race-zh.png": {"theme": "light", "lang": "zh"},
}
STEP = 63


def photograph(browser: Browser, address: str, path: Path) -> None:
    """Opens a view, waits until it stands at the step, and saves it."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.wait_for_function(
        """step => { const panels = [...document.querySelectorAll('[data-test="panel"]')];
                     return panels.length > 0 && panels.every((panel) => panel.dataset.step === String(step)); }""",
        arg=STEP,
    )
    page.wait_for_timeout(1000)
    page.screenshot(path=path)
    page.close()


def main() -> None:
    """Writes every picture."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, served(Path(folder) / "server.log") as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        for name, view in VIEWS.items():
            fragment = "&".join(f"{key}={value}" for key, value in {**view, "step": STEP}.items())
            photograph(browser, f"http://127.0.0.1:{port}/#{fragment}", IMAGES / name)
            print(f"{name}: {(IMAGES / name).stat().st_size // 1024} KiB")
        browser.close()


if __name__ == "__main__":
    main()
