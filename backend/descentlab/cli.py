"""The command line: `descentlab` serves the page, `descentlab export` takes a run away."""

import argparse
import gc
import sys
import webbrowser
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec

import uvicorn

from descentlab.api.server.listen import ListenError, Server, configure, listening_socket
from descentlab.app import create_app
from descentlab.config import SettingError, Settings, read_settings
from descentlab.doctor import examine
from descentlab.exports.command import add_export, export
from descentlab.log import log_config
from descentlab.session.refusal import Refusal
from descentlab.version import VERSION

_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104
"""What to open in a browser on this machine when the server listens on every address."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted, or do what was asked instead; returns the exit status."""
    try:
        settings = read_settings()
        given = _parser(settings).parse_args(arguments)
        if given.command == "export":
            export(given.link, given.to, given.lang)
            return 0
        if given.command == "doctor":
            return doctor(replace(settings, host=given.host, port=given.port))
        return serve(replace(settings, host=given.host, port=given.port), open_browser=given.open)
    except (SettingError, ListenError, Refusal, OSError) as problem:
        print(f"descentlab: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def serve(settings: Settings, *, open_browser: bool = False) -> int:
    """Listen, say so once it is true, and serve."""
    listener = listening_socket(settings.host, settings.port)
    address = f"http://{_shown(settings.host)}:{listener.getsockname()[1]}"

    def running() -> None:
        print(f"Descent Lab is running at {address}{settings.root_path}", flush=True)
        if open_browser:
            webbrowser.open(address + settings.root_path)

    server = Server(server_config(settings), running)
    _collect_seldom()
    sys.setswitchinterval(0.0005)  # What works aside in a thread gives way at once when somebody's turn has come.
    server.run(sockets=[listener])
    return 0 if server.started else 1


def _collect_seldom() -> None:
    """Have Python look for cyclic garbage less often: with a class connected each look holds everybody up.

    What is loaded by now stays, and is not looked through again. Runs and connections are freed by reference counting;
    what little is left in cycles is found later. Measured with `bench/load class`.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 10)


def doctor(settings: Settings) -> int:
    """Say whether a server can run with these settings; returns 1 where it cannot."""
    findings = examine(settings)
    for well, sentence in findings:
        print(f"{'ok   ' if well else 'wrong'}  {sentence}")
    return 0 if all(well for well, _ in findings) else 1


def server_config(settings: Settings) -> uvicorn.Config:
    """The server's configuration for these settings."""
    app = create_app(settings)
    return configure(
        app,
        dropped=app.state.service.metrics.drop,
        log_config=log_config(settings.log_format),
        message_bytes=settings.limits.message_bytes,
        request_timeout=settings.request_timeout,
        stall_timeout=settings.stall_timeout,
        ws_ping_interval=settings.ping_interval,
        ws_ping_timeout=settings.ping_timeout,
        proxy_headers=bool(settings.forwarded_allow_ips),
        forwarded_allow_ips=settings.forwarded_allow_ips or None,
        loop=_loop(),
    )


def _loop() -> str:
    return "uvloop" if find_spec("uvloop") is not None else "asyncio"


def _shown(host: str) -> str:
    shown = _ANYWHERE.get(host, host)
    return f"[{shown}]" if ":" in shown and not shown.startswith("[") else shown


def _parser(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="descentlab",
        description="Serve Descent Lab: watch optimizers descend the same loss surface, step by step.",
        epilog="Every setting can be given as an environment variable DESCENTLAB_...; see docs/hosting.md.",
    )
    parser.add_argument("--host", default=settings.host, help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=settings.port, help="port to listen on (default: %(default)s)")
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    parser.add_argument("--version", action="version", version=f"descentlab {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="instead of serving")
    add_export(commands.add_parser("export", help="take a run away: a page, notebook, script, table or picture"))
    checks = commands.add_parser("doctor", help="check what a server needs here: port, page, disk, Redis, browser")
    checks.add_argument("--host", default=argparse.SUPPRESS, help="address to check")
    checks.add_argument("--port", type=_port, default=argparse.SUPPRESS, help="port to check")
    return parser


def _port(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(f"a port is a whole number from 0 to 65535, not {text!r}")
    return int(text)
