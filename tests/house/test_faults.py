"""docs/faults.md names a test for each of the fifty faults, or why there is none; every test that it names is there."""

import re
from functools import cache

import pytest

from tests.house.tree import ROOT, text

DOCUMENT = text(ROOT / "docs" / "faults.md")
NAMED = re.findall(r"`(tests/[\w./-]+)::([^`]+)`", DOCUMENT)
TITLE = {".py": r"^(?:async )?def (test_\w+)", ".js": r"^test\(\s*'([^']*)'"}


@cache
def titles(path: str) -> set[str]:
    """The names of a file's tests."""
    file = ROOT / path
    return set(re.findall(TITLE[file.suffix], text(file), re.MULTILINE))


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED)))
def test_a_test_that_is_named_is_there(path: str, name: str) -> None:
    assert name in titles(path)


def test_every_fault_has_a_test_or_a_reason() -> None:
    told = re.findall(r"^(?:\| |- )(\d+)\b", DOCUMENT, re.MULTILINE)
    assert {int(number) for number in told} == set(range(1, 51))


def test_the_tests_of_faults_are_all_named() -> None:
    named = {path for path, _ in NAMED}
    fuzzed = {"tests/faults/test_http_fuzz.py"}
    made = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / "faults").glob("test_*.py")}
    assert made - fuzzed <= named
