"""Every benchmark, one after another, as one table of sections.

    python bench [--torch /path/to/a/python/with/torch] [race sweep ...]

With names only these run. What a class costs the server is not among them unless it is named: `python bench class`.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
WITH_TORCH = ("race", "sweep", "network")
USUAL = (*WITH_TORCH, "formula", "page")
CLASS = ("press", "class", "follow", "abuse")


def command(name: str, torch: str | None) -> list[str]:
    """What runs a benchmark."""
    if name in CLASS:
        return [str(FOLDER / "load"), name]
    return [str(FOLDER / f"{name}.py"), *(["--torch", torch] if torch and name in WITH_TORCH else [])]


def main() -> int:
    """Run them; 1 where one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--torch")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join((*USUAL, *CLASS))}")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in (*USUAL, *CLASS)]
    if unknown:
        parser.error(f"there is no benchmark called {', '.join(unknown)}")
    failed = []
    for name in given.names or USUAL:
        began = time.monotonic()
        print(f"── {name} {'─' * (100 - len(name))}", flush=True)
        if subprocess.run([sys.executable, *command(name, given.torch)], check=False).returncode:
            failed.append(name)
        print(f"   {time.monotonic() - began:.0f} s\n", flush=True)
    print(f"failed: {', '.join(failed)}" if failed else "all ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
