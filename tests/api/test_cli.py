"""The command line: one line when it listens, a clear word when it cannot."""

import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from descentlab.cli import doctor, main
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


def test_the_doctor_finds_nothing_wrong_with_what_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor(Settings(port=0, data=str(tmp_path / "new"))) == 0
    told = capsys.readouterr().out
    assert told.count("ok ") == len(told.splitlines()) == 6
    assert list((tmp_path / "new").iterdir()) == []


def test_the_doctor_names_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        settings = Settings(port=port, data=str(tmp_path / "file"), redis_url="redis://127.0.0.1:1/0")
        assert doctor(settings) == 1
    wrong = [line for line in capsys.readouterr().out.splitlines() if line.startswith("wrong")]
    assert [any(word in line for line in wrong) for word in (f"port {port}", "Rooms cannot", "Redis")] == [True] * 3


def test_the_doctor_finds_a_file_of_rooms_that_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rooms-1.sqlite").write_bytes(b"no database, but as long as one " * 50)
    assert doctor(Settings(port=1, data=str(tmp_path))) == 1
    assert "move it away" in capsys.readouterr().out


def test_rooms_are_kept_in_the_users_state_folder_unless_told_otherwise() -> None:
    assert read_settings({"HOME": "/somebody"}).data == "/somebody/.local/state/descentlab"
    assert read_settings({"HOME": "/somebody", "XDG_STATE_HOME": "/state"}).data == "/state/descentlab"
    assert read_settings({"HOME": "/somebody", "DESCENTLAB_DATA": ""}).data == ""
