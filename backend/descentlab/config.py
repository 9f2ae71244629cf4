"""The settings of a server, and the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from descentlab.session.limits import Limits

PREFIX = "DESCENTLAB_"


class SettingError(Exception):
    """A setting that cannot be used, with what would be right."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a host may choose; `docs/hosting.md` describes each.

    Each field is read from the environment variable of its name in capitals after `DESCENTLAB_`; so is each field
    of `limits` (`DESCENTLAB_STEPS`).
    """

    host: str = "127.0.0.1"
    port: int = 8000
    root_path: str = ""
    """The path under which a proxy serves the app: `/lab`."""
    origins: tuple[str, ...] = ()
    """Other origins whose pages may open the WebSocket, `https://course.example`; the server's own always may."""
    hosts: tuple[str, ...] = ()
    """Names by which the server may be asked for, `lab.example`; where it is empty, every name will do."""
    frame_ancestors: tuple[str, ...] = ()
    """Origins whose pages may show this one in a frame; none may where it is empty."""
    forwarded_allow_ips: str = ""
    """Proxies whose `X-Forwarded-*` headers are believed; none are where it is empty."""
    ping_interval: float = 20.0
    """Seconds between keep-alive pings of a WebSocket."""
    ping_timeout: float = 20.0
    """Seconds after which a WebSocket whose ping was not answered is cut off."""
    stall_timeout: float = 10.0
    """Seconds after which a client that takes nothing of what is sent to it is cut off."""
    request_timeout: float = 10.0
    """Seconds within which the head of a request must have come, and then its body."""
    host_token: str = field(default="", repr=False)
    """What a lecturer must know to open a room; everybody may where it is empty."""
    data: str = ""
    """The folder in which rooms are kept; in memory alone where it is empty."""
    redis_url: str = field(default="", repr=False)
    """The Redis through which several processes share their rooms, `redis://redis:6379/0`."""
    log_format: str = "text"
    """How the log is written: `text`, or `json`, one object a line."""
    limits: Limits = field(default_factory=Limits)

    @property
    def rooms_file(self) -> Path | None:
        """The file of rooms, if they are kept: a port of the moment's choice is another server's next time."""
        return Path(self.data) / f"rooms-{self.port}.sqlite" if self.data and self.port else None


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives; raises `SettingError` naming a variable whose value cannot be used."""
    given = os.environ if environment is None else environment
    own = {"data": _state_folder(given)} | _given(Settings(), given)
    return replace(Settings(**own), limits=Limits(**_given(Limits(), given)))


def _state_folder(environment: Mapping[str, str]) -> str:
    """Where the user's programs keep their state (XDG Base Directory), or nowhere."""
    home = environment.get("HOME")
    state = environment.get("XDG_STATE_HOME") or (f"{home}/.local/state" if home else "")
    return f"{state}/descentlab" if state else ""


def _given(defaults: Any, environment: Mapping[str, str]) -> dict[str, Any]:
    """The fields that have a variable, with its value."""
    variables = {PREFIX + entry.name.upper(): entry.name for entry in fields(defaults) if entry.name != "limits"}
    return {
        name: _value(variable, environment[variable], getattr(defaults, name))
        for variable, name in variables.items()
        if variable in environment
    }


_CHOICES = {"DESCENTLAB_LOG_FORMAT": ("text", "json")}


def _word(variable: str, text: str) -> str:
    known = _CHOICES.get(variable, (text,))
    if text not in known:
        raise SettingError(f"{variable} must be {' or '.join(known)}, not {text!r}.")
    return text


def _value(variable: str, text: str, default: object) -> object:
    if isinstance(default, tuple):
        return tuple(part.rstrip("/") for part in text.replace(",", " ").split())
    if isinstance(default, str):
        return _word(variable, text)
    try:
        number = type(default)(text)  # type: ignore[call-arg]
    except ValueError:
        number = None
    if number is None or not 0 < number < float("inf"):  # type: ignore[operator]
        wanted = "a whole number above 0" if isinstance(default, int) else "a number of seconds above 0"
        raise SettingError(f"{variable} must be {wanted}, not {text!r}.")
    return number
