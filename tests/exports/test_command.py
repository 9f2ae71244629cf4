"""`descentlab export LINK --to FILE`."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from descentlab.cli import main
from descentlab.exports.format import format_of, formats
from tests.exports.taking import CURVE, FORMULA, NETWORK, Spec, exported

BEGINS = {
    "html": b"<!doctype html>",
    "py": b'"""Descent Lab',
    "ipynb": b'{\n  "cells"',
    "torch": b'"""Descent Lab',
    "csv": b"racer,label,step,W,",
    "json": b'{"parameters":["W"]',
    "gif": b"GIF89a",
    "png": b"\x89PNG\r\n",
    "svg": b"<svg xmlns=",
    "graph_py": b'"""Descent Lab',
    "graph_ipynb": b'{\n  "cells"',
    "weights_json": b'{\n  "racers"',
    "weights_npz": b"PK",
}
SPECS = {"graph_py": FORMULA, "graph_ipynb": FORMULA, "weights_json": NETWORK, "weights_npz": NETWORK}


def link(spec: Spec, **view: str) -> str:
    """A link to a run."""
    fields = "".join(f"&{name}={value}" for name, value in view.items())
    return f"https://lab.example/#spec={quote(json.dumps(spec))}{fields}"


@pytest.mark.parametrize("name", formats())
def test_the_suffix_chooses_the_format(name: str, tmp_path: Path) -> None:
    to = tmp_path / f"run{formats()[name].suffix}"
    spec = SPECS.get(name, CURVE)
    assert main(["export", link(spec), "--to", str(to)]) == 0
    assert to.read_bytes().startswith(BEGINS[name])
    assert to.read_bytes() == exported(spec, name)


@pytest.mark.parametrize("name", ["html", "gif", "png", "svg"])
def test_a_link_to_a_training_gives_its_boundaries(name: str, tmp_path: Path) -> None:
    to = tmp_path / f"run{formats()[name].suffix}"
    assert main(["export", link(NETWORK, scene="network", step="12"), "--to", str(to)]) == 0
    assert to.read_bytes() == exported(NETWORK, name, step=12)
    assert to.read_bytes() != exported({**NETWORK, "seed": 1}, name, step=12)


def test_a_torch_script_is_not_taken_for_a_numpy_one() -> None:
    assert [format_of(name) for name in ("RUN.PY", "a.b.py", "run.Torch.py", "torch.py")] == [
        *(formats()["py"], formats()["py"], formats()["torch"], formats()["py"])
    ]


def test_the_links_step_and_language_are_kept(tmp_path: Path) -> None:
    to = tmp_path / "run.svg"
    assert main(["export", link(CURVE, step="7", lang="zh"), "--to", str(to)]) == 0
    assert to.read_bytes() == exported(CURVE, "svg", "zh", 7)
    assert main(["export", link(CURVE, step="7", lang="zh"), "--to", str(to), "--lang", "en"]) == 0
    assert to.read_bytes() == exported(CURVE, "svg", "en", 7)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["#", "--to", "run.zip"], ".torch.py"),
        (["#", "--to", "run"], "says no format"),
        (["#spec=%7B%22rac", "--to", "run.csv"], "cannot be read"),
        (["run.json", "--to", "run.csv"], "no link"),
        ([link({**CURVE, "racers": [{"rule": "adma"}]}), "--to", "run.csv"], 'did you mean "adam"'),
        ([link(NETWORK), "--to", "run.graph.py"], "Only a formula has a graph"),
        (["#", "--to", "no/such/folder/run.csv"], "no/such/folder"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("descentlab: ")
    assert told in output.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_name_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "#"])
    assert "--to" in capsys.readouterr().err
