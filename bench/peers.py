"""Peers to measure against: programs that do the work once for each line they are sent and answer with milliseconds."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
Round = Callable[[], float]
"""Does the work once and returns the CPU milliseconds that it took."""


def talker(command: list[str]) -> Round:
    """A round by a program that is started once and told by a line to go."""
    peer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def once() -> float:
        assert peer.stdin is not None
        assert peer.stdout is not None
        peer.stdin.write("\n")
        peer.stdin.flush()
        return float(peer.stdout.readline().split()[0])

    return once


def compiled(source: str, *flags: str) -> Round:
    """A round by a C file of this folder, compiled now."""
    binary = Path(tempfile.mkdtemp()) / "peer"
    subprocess.run(["gcc", *flags, str(HERE / source), "-o", str(binary), "-lm"], check=True)
    return talker([str(binary)])


def by_torch(python: str | None, script: str) -> dict[str, Round]:
    """A round by PyTorch where the given Python, or this one, has it."""
    chosen = python or sys.executable
    found = subprocess.run([chosen, "-c", "import torch"], capture_output=True, check=False).returncode == 0
    return {"torch.optim, analytic gradients": talker([chosen, str(HERE / script)])} if found else {}


def compare(rounds: Mapping[str, Round], count: int) -> dict[str, float]:
    """The median of each, measured in turn, so that a busy moment falls on all; prints a table against every peer."""
    times: dict[str, list[float]] = {name: [] for name in rounds}
    for _ in range(count + 1):
        for name, once in rounds.items():
            times[name].append(once())
    medians = {name: median(values[1:]) for name, values in times.items()}
    width = max(map(len, medians))
    print(f"{'':{width}} {'ms':>10}  " + "  ".join(f"x {name}"[:24].rjust(24) for name in medians))
    for name, value in medians.items():
        ratios = "  ".join(f"{value / other:24.2f}" for other in medians.values())
        print(f"{name:{width}} {value:10.3f}  {ratios}")
    return medians
