"""The ways into the chat: which entry, as whose customer, through which printed code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from renewal_backend.domain.conversation import UNKNOWN_ENTRY
from renewal_backend.errors import BadRequest
from renewal_backend.knowledge.agencies import Agency
from renewal_backend.knowledge.answer import SYSTEM_NAMES
from renewal_backend.knowledge.library import SYSTEMS

ENTRIES = SYSTEMS
_CAMPAIGN = re.compile(r"[A-Za-z0-9_-]{1,32}")


@dataclass(frozen=True)
class Entrance:
    """One way in: a system, an agency's code and the id of a campaign. Nothing in it is about a person."""

    entry: str
    agency: str | None = None
    campaign: str | None = None

    @property
    def path(self) -> str:
        """Where the chat opens on it, from the service's root."""
        return "/chat?" + urlencode({name: value for name, value in vars(self).items() if value})

    def check(self, agencies: Mapping[str, Agency]) -> None:
        """Raises BadRequest: unknown_entry, unknown_agency, or not_this_agency for an entry that it does not serve."""
        if self.entry not in (*ENTRIES, UNKNOWN_ENTRY):
            raise BadRequest("unknown_entry")
        if self.agency is None:
            return
        agency = agencies.get(self.agency)
        if agency is None:
            raise BadRequest("unknown_agency")
        if self.entry not in agency.entries:
            raise BadRequest("not_this_agency", {"agency": agency.name, "entries": entry_names(agency)})


def entry_names(agency: Agency) -> str:
    """What an agency leads to, as one phrase: 「マイページの会員登録」と「…」."""
    return "と".join(f"「{SYSTEM_NAMES[entry]}」" for entry in agency.entries)


def campaign_or_none(value: object) -> str | None:
    """The id of a campaign, 1 to 32 of A-Z, a-z, 0-9, _ and -; None for whatever can not be one."""
    return value if isinstance(value, str) and _CAMPAIGN.fullmatch(value) else None
