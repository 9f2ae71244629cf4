"""Small files with names of their own, and nothing in them that belongs to one machine."""

import re
from pathlib import Path

import pytest

from tests.house.tree import files, matches, short, text, under

CODE = (".css", ".html", ".js", ".mjs", ".py", ".sh", ".ts")
WORDS = (".cfg", ".json", ".md", ".toml", ".yaml", ".yml", *CODE)
LONGEST = 300
LARGEST = 2_000_000
# spelt in two halves, so that this file does not find itself
PRIVATE = [
    "/" + "work/(main|shared|\\.)",
    "/" + "(home|Users|root)/",
    r"https?://[a-z.-]*" + r"(pythonhosted|npmjs|pypi|debian)\.",
]
LEFT_OPEN = [
    r"\b(TO" + "DO|FIX" + "ME|XX" + r"X|HA" + r"CK)\b",
    r"pytest\.mark\.(sk" + r"ip|xf" + r"ail)",
    r"\.(sk" + r"ip|on" + r"ly|to" + r"do)\(",
    r"pytest\.sk" + r"ip",
]


def everywhere() -> list[Path]:
    """Every file of words that a person wrote."""
    return [path for path in under(".", suffixes=WORDS) if path.name != "package-lock.json"]


def test_no_file_of_code_is_longer_than_300_lines() -> None:
    lengths = {short(path): len(text(path).splitlines()) for path in under(".", suffixes=CODE)}
    assert lengths
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_file_is_too_large_for_git() -> None:
    assert {short(path): path.stat().st_size for path in files() if path.stat().st_size > LARGEST} == {}


def test_every_file_has_a_name_of_its_own() -> None:
    nameless = re.compile(r"(^|/)(utils?|helpers?|common|misc)(\.|/|$)")
    assert [short(path) for path in files() if nameless.search(short(path))] == []


@pytest.mark.parametrize("pattern", PRIVATE)
def test_nothing_names_a_machine_or_a_registry(pattern: str) -> None:
    assert matches(everywhere(), pattern) == []


def test_the_lock_files_hold_no_download_address() -> None:
    locks = [path for path in files() if path.name == "package-lock.json"]
    assert locks
    assert matches(locks, r'"resolved"\s*:') == []


@pytest.mark.parametrize("pattern", LEFT_OPEN)
def test_nothing_is_left_open_or_switched_off(pattern: str) -> None:
    assert matches(under("backend", "frontend", "tests", "bench", "tools", suffixes=CODE), pattern) == []


def test_javascript_files_are_named_in_kebab_case() -> None:
    kebab = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.js$")
    scripts = under("frontend/src", "tests/frontend", suffixes=(".js",))
    assert [short(path) for path in scripts if not kebab.match(path.name)] == []
