"""Names of columns and keys as editors write them: capitals, spaces, hyphens do not matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from converter.regexes import regex

_OWN = regex(r"x[-_ ]", re.IGNORECASE)


class ColumnNames:
    """The fields that a file of the editors' can fill, each with the other names it may have."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        """Take in each field with its other names."""
        spelled = [(one, field) for field, more in names.items() for one in (field, *more)]
        self._field = {_plain(one): field for one, field in spelled}
        self._spelled = {_plain(one): one for one, _ in spelled}

    def field_of(self, name: str) -> str:
        """Return the field that a column or key means, "" when none is called so.

        >>> ColumnNames({"shelfmark": ("call number",)}).field_of("Call_Number")
        'shelfmark'
        """
        return self._field.get(_plain(name), "")

    def nearest(self, name: str) -> str:
        """Return the known name that is nearest to one that is not known, "" when none is near."""
        near = get_close_matches(_plain(name), self._field, n=1, cutoff=0.7)
        return self._spelled[near[0]] if near else ""


def is_own(name: str) -> bool:
    """Tell whether a column is the editors' own, which is passed over (``x-shelf``)."""
    return bool(_OWN.match(name))


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()
