"""What `import descentlab` offers: a sorted list, each name explained."""

import ast
import inspect

import descentlab
from tests.house.tree import matches, short, text, under


def test_the_public_names_are_sorted_and_there() -> None:
    names = descentlab.__all__
    assert list(names) == sorted(names)
    assert [name for name in names if not hasattr(descentlab, name)] == []


def test_every_public_callable_explains_itself() -> None:
    offered = {name: getattr(descentlab, name) for name in descentlab.__all__}
    assert [name for name, value in offered.items() if callable(value) and not inspect.getdoc(value)] == []


def test_every_module_says_what_it_is() -> None:
    modules = under("backend", "tests", "bench", suffixes=(".py",))
    silent = [short(path) for path in modules if text(path).strip() and not ast.get_docstring(ast.parse(text(path)))]
    assert silent == []


def test_only_the_configuration_reads_the_environment() -> None:
    modules = [path for path in under("backend", suffixes=(".py",)) if path.name != "config.py"]
    assert matches(modules, r"\bos\.(environ|getenv)\b") == []
