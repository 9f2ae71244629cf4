"""What the documents say is so: their links lead somewhere, their examples run."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, short, text

DOCUMENTS = [path for path in files() if path.suffix == ".md"]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
NAMED = re.compile(r"`((?:docs|backend|frontend|tests|tools|bench)/[\w./-]+\.\w+)`")
EXAMPLE = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=short)
def test_every_link_leads_to_a_file(path: Path) -> None:
    assert [link for link in LINK.findall(text(path)) if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=short)
def test_every_file_that_is_named_is_there(path: Path) -> None:
    named = [name for name in NAMED.findall(text(path)) if "/x." not in name and "/xx." not in name]
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_examples_run(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    examples = EXAMPLE.findall(text(ROOT / name))
    assert examples
    for example in examples:
        exec(compile(example, name, "exec"), {})
    assert capsys.readouterr().out


def test_both_readmes_show_the_same_example() -> None:
    english, chinese = (EXAMPLE.findall(text(ROOT / name)) for name in ("README.md", "README.zh.md"))
    assert [re.sub(r"#.*", "", code) for code in english] == [re.sub(r"#.*", "", code) for code in chinese]
