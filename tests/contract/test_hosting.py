"""docs/hosting.md lists every setting with its default."""

import re
from dataclasses import fields
from pathlib import Path

from descentlab.config import Settings

HOSTING = Path(__file__).resolve().parents[2] / "docs" / "hosting.md"


def test_every_setting_stands_in_the_table_with_its_default() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \|([^|]*)\|", HOSTING.read_text(), re.MULTILINE))
    settings = Settings()
    own = [entry.name for entry in fields(Settings) if entry.name != "limits"]
    assert {name: value.strip() for name, value in told.items()} == {
        name: "" if getattr(settings, name) == () else str(getattr(settings, name)) for name in own
    }
