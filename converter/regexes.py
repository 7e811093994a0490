"""Regular expressions that are compiled when they are first used.

The rules of the layouts are about a thousand expressions, and a run needs half of
them at most: compiling all would be a quarter of the time that one short report takes.
"""

from __future__ import annotations

import re
from typing import cast


class _Regex:
    """Stands for a pattern; each of its methods is looked up once and then the pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # asked for by copy, pickle and the like
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        return regex, (self.pattern, self._flags)

    def __repr__(self) -> str:
        return f"regex({self.pattern!r}, {self._flags})"


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what answers as ``re.compile(pattern, flags)`` does, and compiles at the first call.

    For the expressions of this program, written as constants: an error in one is raised
    at its first use (``re.error``). What a user wrote is compiled at once, so that its
    error is told where it stands. The functions of ``re`` do not take it as a pattern.
    """
    return cast("re.Pattern[str]", _Regex(pattern, flags))
