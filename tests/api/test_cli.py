"""The command line: one line when it listens, a clear word when it cannot."""

import socket
import subprocess
import sys
import urllib.request

import pytest

from descentlab.cli import main
from descentlab.config import SettingError, Settings, read_settings
from descentlab.version import VERSION


def test_it_says_where_it_runs_once_it_does() -> None:
    command = [sys.executable, "-m", "descentlab", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = line.removeprefix("Descent Lab is running at ").strip()
        with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:
            assert answer.status == 200
        process.terminate()
        rest, complaints = process.communicate(timeout=10)
    assert line.startswith("Descent Lab is running at http://127.0.0.1:")
    assert (rest, complaints) == ("", "")


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["--port", str(port)]) == 1
    told = capsys.readouterr().err
    assert f"port {port}" in told
    assert "--port" in told


def test_a_host_that_is_not_known_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--host", "no.such.host.invalid"]) == 1
    assert "no.such.host.invalid" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["99999", "-1", "http"])
def test_a_port_that_is_none_is_told(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([f"--port={port}"])
    assert "0 to 65535" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"descentlab {VERSION}\n"


def test_a_wrong_setting_stops_the_start(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DESCENTLAB_STEPS", "many")
    assert main([]) == 1
    assert "DESCENTLAB_STEPS must be a whole number above 0, not 'many'." in capsys.readouterr().err


def test_settings_come_from_the_environment() -> None:
    given = {
        "DESCENTLAB_HOST": "0.0.0.0",
        "DESCENTLAB_PORT": "9000",
        "DESCENTLAB_ORIGINS": "https://a.example/, https://b.example",
        "DESCENTLAB_PING_TIMEOUT": "7.5",
        "DESCENTLAB_STEPS": "500",
        "DESCENTLAB_LIMITS": "ignored",
        "ELSE": "1",
    }
    settings = read_settings(given)
    assert (settings.host, settings.port, settings.ping_timeout) == ("0.0.0.0", 9000, 7.5)
    assert settings.origins == ("https://a.example", "https://b.example")
    assert (settings.limits.steps, settings.limits.racers) == (500, 12)
    assert read_settings({}) == Settings()


@pytest.mark.parametrize("text", ["0", "-5", "nan", "1.5", "", "1e3", "inf"])
def test_a_bound_is_a_whole_number_above_zero(text: str) -> None:
    with pytest.raises(SettingError, match="DESCENTLAB_RACERS"):
        read_settings({"DESCENTLAB_RACERS": text})
