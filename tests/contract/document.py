"""The examples of docs/protocol.md, by the words after ```json."""

import json
import re
from pathlib import Path
from typing import Any

PROTOCOL = Path(__file__).resolve().parents[2] / "docs" / "protocol.md"
_EXAMPLE = re.compile(r"^```json ([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LIMIT = re.compile(r"^\| `(\w+)` \| (\d+) \|", re.MULTILINE)


def examples() -> dict[str, Any]:
    """Every example by its name."""
    found = [(name, json.loads(text)) for name, text in _EXAMPLE.findall(PROTOCOL.read_text())]
    assert len(dict(found)) == len(found)
    return dict(found)


def limits() -> dict[str, int]:
    """The table of limits."""
    return {name: int(value) for name, value in _LIMIT.findall(PROTOCOL.read_text().partition("## Limits")[2])}


def words() -> set[str]:
    """Every word that the document sets in code style."""
    return set(re.findall(r"`([a-z_]+)`", PROTOCOL.read_text()))
