"""What is vendored is what its name says, compressed as it is, licensed, and each imported in one place."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, matches, short, text, under

VENDOR = ROOT / "frontend" / "vendor"
ADDRESS = re.compile(r"(?:https?:)?//[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.[a-z]{2,}[^\s\"'`)\\]*")
FOR_PEOPLE = (
    "http://www.w3.org/",
    "https://www.w3.org/TR/",
    "https://developer.mozilla.org/",
    "https://github.com/",
    "https://plotly.com/",
    "https://get.webgl.org",
)


def only(pattern: str) -> Path:
    """The one vendored file of that kind."""
    found = list(VENDOR.glob(pattern))
    assert len(found) == 1, [path.name for path in found]
    return found[0]


def loaded() -> list[Path]:
    """What a browser may ask for: each with its compressed copies beside it."""
    return [
        only("plotly-[0-9]*.min.js"),
        only("plotly-space-*.min.js"),
        only("plotly-*.css"),
        only("qr-*.min.js"),
        only("gif-*.min.js"),
    ]


def test_each_file_is_named_after_its_content() -> None:
    for path in loaded():
        named = re.search(r"-([0-9a-f]{8})\.", path.name)
        assert named is not None
        assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(named[1])


def test_the_compressed_copies_hold_the_same() -> None:
    for path in loaded():
        packed = path.with_name(path.name + ".gz")
        assert gzip.decompress(packed.read_bytes()) == path.read_bytes()
        assert path.with_name(path.name + ".br").stat().st_size < packed.stat().st_size


@pytest.mark.parametrize(("tool", "package"), [("plotly", "plotly.js"), ("qr", "uqr")])
def test_a_bundle_is_the_version_that_its_tool_builds(tool: str, package: str) -> None:
    wanted = re.search(rf'"{re.escape(package)}": "([\d.]+)"', text(ROOT / f"tools/{tool}/package.json"))
    assert wanted is not None
    built = [path.name for path in loaded() if path.name.startswith(f"{tool}-")]
    assert built
    assert [name for name in built if f"-{wanted[1]}-" not in name] == []
    assert only(f"{tool}-[0-9]*.min.d.ts").read_text() == text(ROOT / f"tools/{tool}/{tool}.d.ts")
    assert "Permission is hereby granted" in text(VENDOR / f"LICENSE-{tool}")


def test_a_bundle_holds_no_address_that_it_could_ask() -> None:
    """What is left are XML's namespaces, and pages for people: in help texts, error messages, or behind a click."""
    bundles = [path for path in loaded() if path.suffix in {".js", ".css"}]
    found = {address for path in bundles for address in ADDRESS.findall(text(path))}
    assert found
    assert {address for address in found if not address.startswith(FOR_PEOPLE)} == set()
    assert [path.name for path in bundles if re.search(r"cdn\.|cloud\.plotly|chart-studio|@import", text(path))] == []


def test_no_bundle_is_longer_than_300_lines() -> None:
    assert {path.name: len(text(path).splitlines()) for path in loaded() if len(text(path).splitlines()) > 300} == {}


def test_the_part_for_space_adds_itself_to_the_part_for_the_plane() -> None:
    imports = re.findall(r'from"\./([^"]+)"', text(only("plotly-space-*.min.js")))
    assert set(imports) == {only("plotly-[0-9]*.min.js").name}


def test_only_the_adapters_import_what_is_vendored() -> None:
    importing = matches(under("frontend/src", suffixes=(".js",)), r"\bimport\b.*vendor/")
    adapters = {f"frontend/src/plots/{name}.js" for name in ("plotly", "qr", "export-gif")}
    assert {line.split(":")[0] for line in importing} == adapters
    assert [line for line in importing if not any(path.name in line for path in loaded())] == []


def test_the_page_links_the_style_sheet_where_plotly_looks_for_it() -> None:
    page = text(ROOT / "frontend/index.html")
    link = re.search(r"<link\b[^>]*plotly\.js-style-global[^>]*>", page)
    assert link is not None, short(ROOT / "frontend/index.html")
    assert f"vendor/{only('plotly-*.css').name}" in link[0]
    assert "no-inline-styles" in link[0]
