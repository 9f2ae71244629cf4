"""The wheel carries the package and the whole page, and nothing that only development needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What a wheel built from this tree holds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("descentlab-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def inside(folder: str, room: str) -> set[str]:
    """The files of a folder of the tree, by the names that they have in the wheel."""
    root = ROOT / folder
    return {f"{room}/{path.relative_to(root).as_posix()}" for path in files() if path.is_relative_to(root)}


def test_it_carries_the_whole_page(names: set[str]) -> None:
    assert inside("frontend", "descentlab/page") - names == set()


def test_it_carries_the_whole_package(names: set[str]) -> None:
    assert inside("backend/descentlab", "descentlab") - names == set()


def test_it_carries_nothing_else(names: set[str]) -> None:
    assert {Path(name).parts[0].split("-")[0].split(".")[0] for name in names} == {"descentlab"}
    assert [name for name in names if name.endswith((".pyc", "package.json"))] == []
