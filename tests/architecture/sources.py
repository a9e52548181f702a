"""Our own source files, as git knows them, and what they import."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("actions", "bench", "bot", "renewal_backend", "scripts")


@cache
def committed() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode("utf-8").split("\0")
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())


@cache
def text_of(path: Path) -> str:
    """A file's text; empty when it is not text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def modules() -> tuple[Path, ...]:
    """Our Python modules, without tests and database migrations."""
    python = (path for path in committed() if path.suffix == ".py")
    return tuple(p for p in python if p.relative_to(ROOT).parts[0] in OURS and "migrations" not in p.parts)


def imports(path: Path) -> Iterator[str]:
    """Full names of what a module imports, anywhere in it; `from a import b` gives `a.b`."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
