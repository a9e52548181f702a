"""Imports go one way: catalogue <- domain <- services <- {web, console, channels}, bootstrap knows all."""

import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, imports, modules

CORE = {"catalogue", "domain", "errors"}
INNER = CORE | {"services", "knowledge"}
EDGE = INNER | {"settings"}

# Which rooms of renewal_backend a room may import, besides itself.
MAY_IMPORT: dict[str, set[str]] = {
    "catalogue": set(),
    "errors": {"catalogue"},
    "domain": {"catalogue", "errors"},
    "knowledge": CORE,
    "services": CORE | {"knowledge"},
    "storage": EDGE,
    "outside": EDGE,
    "alerts": {"catalogue"},
    "channels": EDGE | {"alerts"},
    "web": EDGE | {"channels"},
    "console": EDGE | {"web"},
    "printed": CORE | {"knowledge", "outside"},
    "settings": set(),
    "launch": {"settings"},
    "cli": {"settings", "launch", "app", "bootstrap", "knowledge", "printed"},
    "app": {"bootstrap", "settings", "launch", "services", "web", "console", "channels", "errors"},
}
KNOWS_ALL = {"bootstrap"}

PURE = {"alerts", "catalogue", "domain"}
FRAMEWORKS = {
    "alembic", "cryptography", "fastapi", "fpdf", "httpx", "jinja2", "pydantic", "pydantic_settings", "rasa",
    "rasa_sdk", "sqlalchemy", "sse_starlette", "starlette", "uvicorn",
}  # fmt: skip
OURS = {"renewal_backend", "actions", "bot", "bench", "scripts", "tests"}


def top_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if len(parts) > 1 else ""


BACKEND = [path for path in modules() if top_of(path) == "renewal_backend" and room_of(path) != "__init__"]


@pytest.mark.parametrize("path", BACKEND, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    room = room_of(path)
    if room in KNOWS_ALL:
        return
    assert room in MAY_IMPORT, f"renewal_backend/{room} is a new room: say here what it may import"
    allowed = MAY_IMPORT[room] | {room}
    parts = (name.split(".") for name in imports(path))
    reached = {part[1] for part in parts if part[0] == "renewal_backend" and len(part) > 1}
    assert reached <= allowed


@pytest.mark.parametrize("path", BACKEND, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_backend_knows_neither_the_bot_nor_the_tests(path: Path) -> None:
    doors = {"actions"} if room_of(path) in {"app", *KNOWS_ALL} else set()
    reached = {name.split(".")[0] for name in imports(path)} & OURS
    assert reached <= {"renewal_backend", *doors}


@pytest.mark.parametrize("room", sorted(PURE))
def test_the_core_uses_no_framework(room: str) -> None:
    reached = {name.split(".")[0] for path in BACKEND if room_of(path) == room for name in imports(path)}
    assert not reached & FRAMEWORKS


def test_the_bot_knows_nobody() -> None:
    for path in modules():
        if top_of(path) == "bot":
            reached = {name.split(".")[0] for name in imports(path)} & OURS
            assert reached <= {"bot"}, path


def test_actions_reach_the_backend_only_through_its_api() -> None:
    for path in modules():
        if top_of(path) == "actions":
            reached = {name.split(".")[0] for name in imports(path)} & OURS
            assert reached <= {"actions"}, path


def test_the_set_up_needs_nothing_installed() -> None:
    for path in modules():
        if path.is_relative_to(ROOT / "scripts" / "kit") or path.name == "setup.py":
            reached = {name.split(".")[0] for name in imports(path)}
            assert reached <= set(sys.stdlib_module_names) | {"scripts"}, path
