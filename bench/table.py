"""The table as it is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.figures import Figure

_WORDS = {None: "", True: "met", False: "NOT MET"}
_DIGITS = {"ms": 1, "s": 1, "×": 2, "GB": 2, "turns/s": 1, "%": 0}


def table(groups: Mapping[str, Sequence[Figure]]) -> str:
    """All figures under their headings, each beside its target."""
    figures = [figure for group in groups.values() for figure in group]
    width = max(len(figure.name) for figure in figures)
    lines: list[str] = []
    for heading, group in groups.items():
        lines += ["", heading, *(_line(figure, width) for figure in group)]
    missed = sum(figure.met is False for figure in figures)
    aimed = sum(figure.met is not None for figure in figures)
    return "\n".join([*lines, "", f"{aimed - missed} of {aimed} targets met."])


def _line(figure: Figure, width: int) -> str:
    sign = "≤" if figure.better == "low" else "≥"
    target = f"{sign} {figure.target:g}" if figure.target is not None else ""
    value = f"{figure.value:.{_DIGITS[figure.unit]}f}"
    return (
        f"  {figure.name:<{width}}  {value:>8} {figure.unit:<7}  {target:<7}  {_WORDS[figure.met]}".rstrip()
    )
