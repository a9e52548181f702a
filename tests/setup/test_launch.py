"""What `make up` says and what it starts."""

import io
import socket
from pathlib import Path

import pytest

from renewal_backend.launch import ports, processes, welcome
from renewal_backend.settings import Settings

PEOPLE = {
    "customers": [
        {
            "programme": "mypage",
            "name": "山田 花子",
            "login": "hanako@example.jp",
            "password": "Demo-1",
            "about": "OTP",
        },
        {"programme": "registration", "name": "佐藤 次郎", "login": "", "password": "", "about": "no login"},
    ],
    "staff": [{"login": "reviewer", "password": "Demo-2", "role": "reviewer"}],
}


def test_a_taken_port_is_named_with_its_variable() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = ports.complaint("127.0.0.1", port, port)
    assert f"Port {port} for the service" in said
    assert f"Port {port} for Rasa" in said
    assert "RASA_PORT=" in said
    assert ports.complaint("127.0.0.1", port, port) == ""


def test_the_welcome_shows_addresses_logins_and_a_code() -> None:
    text = welcome.welcome(Settings(port=8123), PEOPLE, 12.3)
    for part in (
        "http://127.0.0.1:8123/chat?entry=mypage",
        "http://127.0.0.1:8123/console",
        "ready after 12 s",
    ):
        assert part in text
    assert "hanako@example.jp" in text
    assert "Demo-1" in text
    assert "佐藤" not in text
    assert "reviewer" in text
    assert "█" in text


def test_a_long_wait_is_explained_once() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        said: list[str] = []
        waiting = welcome.Waiting(f"http://127.0.0.1:{free.getsockname()[1]}", said.append, patience=0)
        assert not waiting.is_ready()
        assert not waiting.is_ready()
    assert len(said) == 1
    assert "the service does not answer" in said[0]


def test_outside_the_demo_there_are_no_logins() -> None:
    assert "login" not in welcome.welcome(Settings(base_url="https://renew.example"), {}, 1)


def test_the_code_is_square() -> None:
    lines = [line for line in welcome.code("http://127.0.0.1:8000/chat").splitlines() if line.strip()]
    assert len({len(line) for line in lines}) <= 2
    assert io.StringIO("".join(lines)).read()


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(processes, "_MODELS", tmp_path)
    monkeypatch.setattr(processes, "_RASA_PYTHON", tmp_path / "python")
    return tmp_path


def test_without_a_model_the_start_says_what_to_do(set_up: Path) -> None:
    with pytest.raises(processes.NotSetUpError, match="make train"):
        processes.current_model()
    (set_up / "python").touch()
    (set_up / "current").write_text("a.tar.gz\n", "ascii")
    with pytest.raises(processes.NotSetUpError, match="make train"):
        processes.current_model()
    (set_up / "a.tar.gz").touch()
    assert processes.current_model() == set_up / "a.tar.gz"


def test_rasa_is_told_where_the_actions_are_and_stays_on_this_machine(set_up: Path) -> None:
    for name in ("python", "a.tar.gz"):
        (set_up / name).touch()
    (set_up / "current").write_text("a.tar.gz", "ascii")
    settings = Settings(port=8123, rasa_port=5123, action_secret="s" * 32, home=set_up)  # type: ignore[arg-type]
    rasa = processes.rasa(settings)
    assert rasa.env["KOSHIN_ACTION_URL"] == "http://127.0.0.1:8123/actions/webhook"
    assert rasa.env["KOSHIN_ACTION_SECRET"] == "s" * 32
    assert rasa.env["RASA_TELEMETRY_ENABLED"] == "false"
    assert rasa.command[rasa.command.index("--interface") + 1] == "127.0.0.1"
    assert rasa.command[rasa.command.index("--port") + 1] == "5123"
    assert not any("s" * 32 in word for word in rasa.command)


def test_the_service_gets_no_demo_secret_through_its_environment(tmp_path: Path) -> None:
    service = processes.service(Settings(action_secret="s" * 32, home=tmp_path))  # type: ignore[arg-type]
    assert "s" * 32 not in service.env.values()
