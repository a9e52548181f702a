"""The front end: packages by the lock file, then what a browser loads and the fonts that a PDF embeds."""

from scripts.kit import node, places
from scripts.kit.runner import log_path, progress, run
from scripts.kit.stamps import Stamp, digest

ROOT = places.ROOT
_PACKAGES = [ROOT / "package.json", ROOT / "package-lock.json"]
_SOURCES = [*_PACKAGES, ROOT / "web", ROOT / "tsconfig.json", ROOT / "scripts" / "fonts.py"]


def front() -> None:
    """`node_modules/` and `renewal_backend/web/static/build/`."""
    modules = ROOT / "node_modules"
    packages = Stamp(modules / ".stamp", digest(_PACKAGES, str(ROOT)))
    build = Stamp(places.TOOLS / "stamps" / "front", digest(_SOURCES, str(ROOT)), (places.STATIC_BUILD,))
    if build.is_current() and packages.is_current():
        return
    npm, env = node.npm()
    with progress("the chat page (npm packages, build, fonts)"):
        log = log_path("front")
        build.take_away()
        if not packages.is_current():
            packages.take_away()
            run([*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], log, env)
            packages.write()
        run([*npm, "run", "build"], log, env)
        run([places.SERVICE_ENV / "bin" / "python", "scripts/fonts.py"], log, env)
        build.write()


def types() -> None:
    """The TypeScript compiler's opinion of `web/`."""
    npm, env = node.npm()
    with progress("types of the chat page"):
        run([*npm, "run", "check"], log_path("types"), env)
