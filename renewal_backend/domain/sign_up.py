"""Somebody who is getting a login: what was entered on the pages, and the single-use links that were mailed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Purpose = Literal["activate", "reset"]


@dataclass(frozen=True)
class SignUp:
    """One try at getting a login. `id` is that of its renewal row, whose answers it continues.

    `entries` is what was entered, `password_hash` the password chosen with it (membership only). Each time (UTC) is
    None until then: `entered_at` the page was filled in, `checked_at` it was confirmed, `done_at` the login exists.
    """

    id: str
    entries: Mapping[str, Any]
    password_hash: str | None = None
    entered_at: datetime | None = None
    checked_at: datetime | None = None
    done_at: datetime | None = None


@dataclass(frozen=True)
class MailedLink:
    """A link that was mailed, good once and until `expires_at` (UTC). `token_hash` is the SHA-256 (hex) of its secret.

    `about` is the sign-up that it activates, or the member whose password it resets. `tries` counts wrong passwords.
    """

    token_hash: str
    purpose: Purpose
    about: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    tries: int = 0
