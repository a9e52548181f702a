"""Nothing in the repository ties it to one machine or one source of packages."""

import re
from pathlib import Path

from tests.architecture.sources import ROOT, committed, text_of

# Put together here, so that this file does not name them itself.
_HOSTS = [
    *(f"{name}\\.org" for name in ("pypi", "pythonhosted", "npmjs", "deb\\.debian")),
    *(f"{name}\\.com" for name in ("npmjs", "yarnpkg")),
]
REGISTRIES = re.compile("|".join(_HOSTS) + r'|"resol(ved)":|index-url\s*[= ]\s*\S*://|registry\s*=\s*\S*://')
MACHINE_PATHS = re.compile(
    "|".join(re.escape(f"{path}/") for path in {ROOT.parent, Path.home()} if path != Path("/"))
)


def naming(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in committed()
        if (found := pattern.search(text_of(path)))
    ]


def test_no_package_registry_is_named() -> None:
    assert naming(REGISTRIES) == []


def test_no_path_of_this_machine_is_named() -> None:
    assert naming(MACHINE_PATHS) == []


def test_every_pin_has_a_hash() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        for pin in re.split(r"\n(?=\S)", path.read_text("utf-8").strip()):
            assert "--hash=sha256:" in pin, f"{path.name}: {pin.splitlines()[0]}"
