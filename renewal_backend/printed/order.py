"""An order: which flyer, for which address, into which folder."""

from __future__ import annotations

from pathlib import Path

from renewal_backend.errors import BadRequest
from renewal_backend.knowledge.contacts import Contacts
from renewal_backend.knowledge.entrances import ENTRIES, Entrance, campaign_or_none
from renewal_backend.printed import code, content, sheet


class CannotPrint(Exception):  # noqa: N818 - errors are named after situations
    """What was ordered can not be printed; the message says why, in one sentence."""


def printed(entrance: Entrance, contacts: Contacts, public_url: str, folder: Path) -> list[Path]:
    """Writes flyer (PDF) and code (SVG, PNG) into the folder and gives their paths. Raises CannotPrint."""
    if campaign_or_none(entrance.campaign) != entrance.campaign:
        raise CannotPrint("A campaign is 1 to 32 characters of A-Z, a-z, 0-9, _ and -.")
    try:
        flyer = content.flyer(entrance, contacts, public_url)
        files = {
            "pdf": sheet.to_pdf(flyer),
            "svg": code.svg(flyer.address),
            "png": code.png(flyer.address),
        }
        folder.mkdir(parents=True, exist_ok=True)
        name = "-".join(["koshin", *filter(None, vars(entrance).values())])
        return [_written(folder / f"{name}.{kind}", data) for kind, data in files.items()]
    except BadRequest as error:
        raise CannotPrint(_why(error, entrance, contacts)) from error
    except (ValueError, OSError) as error:
        raise CannotPrint(f"Nothing could be printed: {error}.") from error


def _why(error: BadRequest, entrance: Entrance, contacts: Contacts) -> str:
    match error.code:
        case "unknown_entry":
            return f"There is no entry {entrance.entry!r}: there are {', '.join(ENTRIES)}."
        case "unknown_agency":
            return f"There is no agency {entrance.agency!r}: there are {', '.join(contacts.agencies)}."
    served = contacts.agencies[entrance.agency or ""].entries
    return f"The agency {entrance.agency!r} does not lead to {entrance.entry!r}, only to {', '.join(served)}."


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
