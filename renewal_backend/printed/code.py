"""The 2-D code of an address: error correction M or better, with its quiet zone; nothing but the address is in it."""

from __future__ import annotations

import io
from typing import Any

import segno

QUIET = 4
"""Empty modules around a code, as the standard wants it."""
_PIXELS = 16
"""Pixels of a module in the PNG: a code of 45 modules prints at 6 cm with 300 dots an inch."""


def code_of(address: str) -> segno.QRCode:
    """The code. Raises ValueError for an address that is too long for one."""
    return segno.make_qr(address, error="m")


def svg(address: str) -> bytes:
    """The code as an SVG file, one unit a module, the quiet zone white."""
    return _saved(address, kind="svg", scale=1, light="#fff", title=address)


def png(address: str) -> bytes:
    """The code as a PNG file."""
    return _saved(address, kind="png", scale=_PIXELS)


def _saved(address: str, **how: Any) -> bytes:
    out = io.BytesIO()
    code_of(address).save(out, border=QUIET, **how)
    return out.getvalue()
