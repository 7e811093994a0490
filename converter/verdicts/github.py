"""GitHub's workflow commands: each violation is shown at its line in a pull request."""

from __future__ import annotations

from converter.schema import Violation
from converter.verdicts.verdict import Verdict

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def write(verdicts: list[Verdict]) -> str:
    """Return a line for each violation."""
    return "".join(
        _command(verdict.name, one) + "\n" for verdict in verdicts for one in verdict.violations
    )


def _command(name: str, one: Violation) -> str:
    message = f"{one.message} ({one.path})" if one.path else one.message
    if one.source:
        message += f" source {one.source[0]}:{one.source[1]}"
    properties = {"file": name, "line": str(one.line), "title": one.rule}
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[one.level]} {told}::{_data(message)}"


def _data(text: str) -> str:
    r"""Escape a message (GitHub's toolkit: percent sign and line ends).

    >>> _data("100%\n")
    '100%25%0A'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property, which a colon or a comma would end.

    >>> _property("a,b: c")
    'a%2Cb%3A c'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
