"""The page stands alone: it asks for nothing outside, needs no inline code, and says everything in both languages."""

import json
import re
from functools import cache
from os.path import normpath
from pathlib import Path

import pytest

from descentlab.api.opening import FIRST, Opening
from tests.house.tree import ROOT, matches, text, under

LOCALES = ROOT / "frontend" / "locales"
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"}
COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"`])//[^\n]*", re.DOTALL)
LITERAL = re.compile(r"'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\]|\\.)*)`")
KEY = re.compile(r"[a-z][a-z0-9]*(\.[a-z0-9_-]+)+")


@cache
def code() -> str:
    """All of the page's own JavaScript, its comments taken out."""
    return "\n".join(COMMENT.sub("", text(path)) for path in under("frontend/src", suffixes=(".js",)))


@cache
def literals() -> list[str]:
    """Every string in the page's JavaScript."""
    return ["".join(groups) for groups in LITERAL.findall(code())]


@cache
def table(language: str) -> dict[str, str]:
    """One language's sentences."""
    sentences: dict[str, str] = json.loads(text(LOCALES / f"{language}.json"))
    return sentences


def test_the_page_asks_for_nothing_outside() -> None:
    addresses = matches(
        under("frontend", suffixes=(".js", ".css", ".html", ".json")), r"(https?:)?//[\w.-]+\.[a-z]{2,}/?"
    )
    assert [line for line in addresses if not any(space in line for space in NAMESPACES)] == []


def test_the_page_holds_no_inline_code_or_style() -> None:
    pages = under("frontend", suffixes=(".html",))
    assert pages
    assert matches(pages, r"<style\b|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:") == []


def test_the_modules_that_the_page_opens_with_can_be_sent_as_one() -> None:
    """Every form of import and export in them is one that `Opening` knows, and the page names what stands for them."""
    folder = ROOT / "frontend"
    opening = Opening(folder)
    assert {"src/main.js", "src/scenes/race.js", "src/core/signal.js"} <= opening.addresses
    assert FIRST in opening.page(text(folder / "index.html"))


def test_a_later_module_takes_from_the_first_file_what_is_in_it() -> None:
    folder = ROOT / "frontend"
    opening = Opening(folder)
    later = {path.relative_to(folder).as_posix(): text(path) for path in under("frontend/src", suffixes=(".js",))}
    for address in later.keys() - opening.addresses:
        sent = opening.module(address, later[address])
        targets = re.findall(r"^(?:import|export)\b[^;]*?from '(\.[^']*)'", sent, re.MULTILINE)
        asked = {normpath(Path(address).parent / target) for target in targets}
        assert not asked & opening.addresses, address


def test_every_style_sheet_is_in_the_one_that_the_page_asks_for() -> None:
    folder = ROOT / "frontend" / "styles"
    imported = re.findall(r'^@import "([\w.-]+)";$', text(folder / "page.css"), re.MULTILINE)
    assert sorted(imported) == sorted(path.name for path in folder.glob("*.css") if path.name != "page.css")


def test_the_page_never_evaluates_text() -> None:
    assert (
        matches(under("frontend/src", suffixes=(".js",)), r"\beval\(|new Function\(|\.innerHTML\b|document\.write")
        == []
    )


def test_both_languages_have_the_same_keys_in_order() -> None:
    assert list(table("en")) == list(table("zh"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_sentence_is_empty(language: str) -> None:
    assert [key for key, sentence in table(language).items() if not sentence.strip()] == []


def test_both_languages_have_the_same_holes() -> None:
    holes = re.compile(r"\{(\w+)\}")
    english, chinese = table("en"), table("zh")
    assert [key for key in english if set(holes.findall(english[key])) != set(holes.findall(chinese[key]))] == []


def test_every_key_that_the_page_names_has_a_sentence() -> None:
    spaces = {key.split(".")[0] for key in table("en")}
    named = {literal for literal in literals() if KEY.fullmatch(literal) and literal.split(".")[0] in spaces}
    assert sorted(named - set(table("en"))) == []


def test_every_sentence_is_used_by_the_page() -> None:
    named = set(literals())
    composed = [re.escape(literal).replace(r"\$\{", "${") for literal in named if "${" in literal and "." in literal]
    patterns = [re.compile(re.sub(r"\$\{.*?\}", r"[\\w.-]+", pattern)) for pattern in composed]
    unused = [
        key for key in table("en") if key not in named and not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert unused == []


def test_no_sentence_is_written_in_the_code() -> None:
    sentence = re.compile(r"[\u4e00-\u9fff]|^[A-Z][a-z]+( [a-z]+)+")
    thrown = set(re.findall(r"Error\(\s*['\"`]([^'\"`]*)", code()))
    assert [literal for literal in literals() if sentence.search(literal) and literal not in thrown] == []
