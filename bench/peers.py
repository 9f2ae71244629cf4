"""Peers to measure against: programs that do the work once for each line they are sent and answer with milliseconds."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from bench.turns import Round

HERE = Path(__file__).parent


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


def compiled(source: str, *flags: str) -> Round | None:
    """A round by a C file of this folder, compiled now; None where there is no compiler."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        return None
    binary = Path(tempfile.mkdtemp()) / "peer"
    subprocess.run([compiler, *flags, str(HERE / source), "-o", str(binary), "-lm"], check=True)
    return talker([str(binary)])


def by_torch(python: str, script: str, *arguments: str) -> Round | None:
    """A round by a PyTorch program of this folder; None where the Python that is named has no PyTorch."""
    return talker([python, str(HERE / script), *arguments]) if has_torch(python) else None


@cache
def has_torch(python: str) -> bool:
    """Whether a Python can import PyTorch."""
    return subprocess.run([python, "-c", "import torch"], capture_output=True, check=False).returncode == 0
