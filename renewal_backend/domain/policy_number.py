"""Policy numbers: nine digits and a check digit."""

from __future__ import annotations

from stdnum import damm

LENGTH = 10
FIRST_SEQUENCE = 500_000_000
LAST_SEQUENCE = 999_999_999


def number_from(sequence: int) -> str:
    """The policy number for a sequence number: nine digits, zero-filled, and Damm's check digit.

    Damm's algorithm finds every wrong digit and every two neighbours changed over.
    New policies count from FIRST_SEQUENCE on. Raises ValueError when nine digits do not suffice.
    """
    if not 0 <= sequence <= LAST_SEQUENCE:
        raise ValueError(f"no policy number for sequence {sequence}")
    body = f"{sequence:0{LENGTH - 1}d}"
    return body + damm.calc_check_digit(body)


def is_valid(number: str) -> bool:
    """True for ten ASCII digits whose check digit is right."""
    return len(number) == LENGTH and number.isascii() and number.isdigit() and damm.is_valid(number)
