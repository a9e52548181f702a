"""The settings as a person reads them: `koshin settings`."""

import re

from pydantic import SecretStr

from renewal_backend.settings import Settings


def environment_name(field: str) -> str:
    """The variable that sets a field."""
    alias = Settings.model_fields[field].validation_alias
    choices = getattr(alias, "choices", None)
    return str(choices[0]) if choices else f"KOSHIN_{field.upper()}"


def shown(value: object) -> str:
    """A value for the screen; secrets only say whether they are set."""
    if isinstance(value, SecretStr):
        return "(set)" if value.get_secret_value() else "(not set)"
    if value is None:
        return "(unset)"
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:***@", str(value)) or "(empty)"


def table(current: Settings | None = None) -> str:
    """Every setting: name, default, meaning, and its present value where it differs."""
    lines = []
    for name, field in Settings.model_fields.items():
        lines.append(
            f"{environment_name(name)}\n    {field.description}\n    default: {shown(field.default)}"
        )
        value = getattr(current, name) if current else field.default
        if value != field.default:
            lines[-1] += f"    now: {shown(value)}"
    return "\n".join(lines)
