"""An entry exists because its file does: one constant a file, named after it, and tested by name."""

import importlib
import re
from pathlib import Path

import pytest

from descentlab.api.page import Page, page_folder
from tests.house.tree import ROOT, text, under

FOLDERS = {"optimizers": "RULE", "schedules": "SCHEDULE", "surfaces": "SURFACE"}
PROMISED = {
    "optimizers": {"gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"},
    "schedules": {"constant", "inverse_epoch", "exponential", "power_epoch", "power_step", "staircase", "manual"},
    "surfaces": {
        "notes_parabola", "notes_waves", "bowl", "ravine", "saddle", "beale",
        "rosenbrock", "himmelblau", "rastrigin", "ackley", "cliff",
    },
}  # fmt: skip


def entries(folder: str) -> list[Path]:
    """The files of one plural folder."""
    return sorted(
        path for path in (ROOT / "backend/descentlab/engine" / folder).glob("*.py") if path.name != "__init__.py"
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_promised_entry_is_there(folder: str) -> None:
    assert {path.stem for path in entries(folder)} >= PROMISED[folder]


@pytest.mark.parametrize("path", [path for folder in FOLDERS for path in entries(folder)], ids=lambda path: path.stem)
def test_a_file_holds_one_constant_that_is_named_after_it(path: Path) -> None:
    constants = re.findall(r"^([A-Z][A-Z0-9_]*)\b[^=\n]*=", text(path), flags=re.MULTILINE)
    assert constants == [FOLDERS[path.parent.name]]
    module = importlib.import_module(f"descentlab.engine.{path.parent.name}.{path.stem}")
    assert getattr(module, constants[0]).name == path.stem


@pytest.mark.parametrize("path", [path for folder in FOLDERS for path in entries(folder)], ids=lambda path: path.stem)
def test_an_entry_has_a_row_in_a_table_of_the_tests(path: Path) -> None:
    tables = [
        test for test in under("tests", suffixes=(".py", ".json")) if not test.is_relative_to(ROOT / "tests/house")
    ]
    assert any(f'"{path.stem}"' in text(table) for table in tables)


def test_the_package_holds_one_registry_for_each_folder_of_entries() -> None:
    for folder, constant in FOLDERS.items():
        singular = ROOT / "backend/descentlab/engine" / f"{folder[:-1]}.py"
        assert f'Registry("descentlab.engine.{folder}", "{constant}")' in text(singular)


@pytest.mark.parametrize("path", under("frontend/src/scenes", suffixes=(".js",)), ids=lambda path: path.stem)
def test_a_scene_says_its_own_name_and_place(path: Path) -> None:
    listed = {scene["id"]: scene["order"] for scene in Page(page_folder()).scenes()}
    assert path.stem in listed
    assert list(listed.values()) == sorted(set(listed.values())), "two scenes have one place"
