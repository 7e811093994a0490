"""A row of the tables as what a document says of a person."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import NamedTuple

from converter.register.evidence import Seen, moment_of
from converter.register.gathering import NEVER, Gathered

_REMEMBERED = 8_192

PERSON = "persons.number, document, shape, way, mentions, dated, archive"
"""The columns that ``Seeing.seen`` takes, of the tables of FROM."""

FROM = "persons JOIN documents ON documents.number = document"


class Way(NamedTuple):
    """How a document names somebody: offices, parts, and "woman" or "man"."""

    roles: tuple[str, ...]
    parts: tuple[str, ...]
    styled: str


class Seeing:
    """Makes objects of rows; what many rows have is made once."""

    def __init__(self, gathered: Gathered) -> None:
        """Begin with what was gathered."""
        self._ways, self._people = gathered.ways, gathered.people
        self.way = lru_cache(_REMEMBERED)(self._way)

    def _way(self, number: int) -> Way:
        roles, parts, styled = json.loads(self._ways.text(number))
        return Way(tuple(roles), tuple(parts), styled)

    def seen(
        self,
        number: int,
        document: int,
        shape: int,
        way: int,
        *more: int | str,
    ) -> Seen:
        """Return a person of a document; ``more``: mentions, the document's date, the archive."""
        mentions, dated, archive = more
        roles, _, styled = self.way(way)
        return Seen(
            number,
            document,
            shape,
            self._people.called(shape),
            roles,
            styled,
            None if dated == NEVER else moment_of(str(dated)),
            int(archive),
            bool(mentions),
        )
