"""The command line: `koshin`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from renewal_backend.launch.demo_secrets import FRESH
from renewal_backend.launch.describe import environment_name, table
from renewal_backend.launch.loading import SettingsError, load_settings
from renewal_backend.launch.processes import NotSetUpError
from renewal_backend.launch.tied import die_with_parent
from renewal_backend.settings import Settings


def _up(args: argparse.Namespace) -> int:
    from renewal_backend.launch.up import up

    if args.with_parent:
        die_with_parent()
    return up()


def _serve(_: argparse.Namespace) -> int:
    import uvicorn

    settings = load_settings()
    uvicorn.run(
        "renewal_backend.app:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        log_level=settings.log_level.lower(),
        # Addresses of pages carry one-time links.
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    return 0


def _settings(_: argparse.Namespace) -> int:
    print(table(Settings()))
    return 0


def _secrets(_: argparse.Namespace) -> int:
    for name, make in FRESH.items():
        print(f"{environment_name(name)}={make()}")
    return 0


def _flyer(args: argparse.Namespace) -> int:
    from renewal_backend.knowledge import load_contacts
    from renewal_backend.knowledge.entrances import Entrance
    from renewal_backend.printed import CannotPrint, printed

    entrance = Entrance(args.entry, args.agency, args.campaign)
    try:
        paths = printed(entrance, load_contacts(), Settings().public_url, args.out)
    except CannotPrint as error:
        print(error, file=sys.stderr)
        return 2
    print(*paths, f"The code opens {Settings().public_url}{entrance.path}", sep="\n")
    return 0


def _flyer_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--entry", required=True, help="mypage, clickar, registration or internet")
    command.add_argument("--agency", help="code of the agency whose customers get it, as in agencies.toml")
    command.add_argument(
        "--campaign", help="1 to 32 of A-Z, a-z, 0-9, _ and -, to count openings of the chat by"
    )
    command.add_argument("--out", type=Path, default=Path(), help="folder to write into (default: this one)")


_COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "up": (_up, "run the service and Rasa until Ctrl-C"),
    "serve": (_serve, "run the service alone"),
    "settings": (_settings, "list every setting with its meaning and default"),
    "flyer": (_flyer, "print a flyer: an A4 PDF, and its 2-D code as SVG and PNG"),
    "secrets": (_secrets, "print fresh secrets, as lines for an environment file"),
}


def parser() -> argparse.ArgumentParser:
    """The arguments of `koshin`."""
    whole = argparse.ArgumentParser(
        prog="koshin", description="Renew a car insurance contract by talking to a bot."
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="command")
    for name, (run, text) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        if name == "up":
            command.add_argument("--with-parent", action="store_true", help="stop when the caller is gone")
        if name == "flyer":
            _flyer_arguments(command)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except (SettingsError, NotSetUpError) as error:
        print(error, file=sys.stderr)
        return 78


if __name__ == "__main__":
    sys.exit(main())
