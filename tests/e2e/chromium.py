"""Finds a Chromium for the browser tests; run as a program, installs one where there is none and says so.

CHROMIUM=/path/to/chrome names one outright.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ARGUMENTS = (
    "--no-sandbox",  # Chromium refuses to run as root with it, as tests in containers do
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",  # WebGL where there is no graphics card
    "--disable-gpu-rasterization",  # painting is quicker without a card that is only simulated
    "--disable-gpu-compositing",
    "--disable-accelerated-2d-canvas",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find() -> str | None:
    """The path of a browser that Playwright can drive, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    installed = [path for name in NAMES if (path := shutil.which(name))]
    installed += [path for path in APPLICATIONS if Path(path).exists()]
    return installed[0] if installed else _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install_from_system() -> None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print("Installing chromium from the system's packages ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *arguments], env=environment, capture_output=True, check=False)


def _install_from_playwright() -> None:
    print("Installing chromium with Playwright ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True, check=False)


def main() -> int:
    """Installs a browser unless there is one; 1 where neither way brings one."""
    for install in (_install_from_system, _install_from_playwright):
        if find():
            break
        install()
    found = find()
    if found is None:
        print(
            "The browser tests need Chromium, and it could not be installed from here. Install it from your system's\n"
            "packages (Debian, Ubuntu: apt install chromium), or name one: make test CHROMIUM=/path/to/chrome",
            file=sys.stderr,
        )
        return 1
    print(f"Browser for the tests: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
