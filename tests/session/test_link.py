"""Shared links, read as the page reads them."""

import json
from pathlib import Path
from typing import Any

import pytest

from descentlab.session.link import linked_spec, parse_link
from descentlab.session.refusal import Refusal

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).resolve().parents[1] / "golden" / "links.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_a_link_says_what_it_says_to_the_page(vector: dict[str, Any]) -> None:
    said = parse_link(vector["link"])
    assert said == vector["view"]
    assert json.dumps(said, sort_keys=True) == json.dumps(vector["view"], sort_keys=True)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_a_fragment_says_the_same_within_an_address(vector: dict[str, Any]) -> None:
    address = "https://lab.example/course/?embed#" + vector["link"].removeprefix("#")
    assert parse_link(address) == vector["view"]


def test_a_link_without_a_run_has_no_spec() -> None:
    assert linked_spec("http://127.0.0.1:8000/#step=3") is None
    assert linked_spec("http://127.0.0.1:8000/") is None


def test_a_run_that_cannot_be_read_is_refused_and_not_replaced_by_another() -> None:
    with pytest.raises(Refusal) as refused:
        linked_spec("http://127.0.0.1:8000/#spec=%7B%22racers%22")
    assert refused.value.code == "malformed"
    assert refused.value.where == ("link",)


@pytest.mark.parametrize("text", ["run.json", "ravine", "{}"])
def test_what_is_no_link_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        linked_spec(text)
    assert refused.value.code == "malformed"
