"""Where the entries of documents lead: which page of a register holds them, under which id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from converter.register.standing import Standing

_KEYS = {"persons": "person", "places": "place", "organisations": "org"}
_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class Address:
    """What an entry of a document leads to.

    ``key`` is its name in the page of the document (``place/port-sabal``), ``href`` the entry of
    the register as seen from OUT, ``others`` the number of other documents that name it.
    """

    key: str
    href: str
    others: int


class Addresses:
    """The addresses of all entries of all documents that stand in a page.

    They are read from the disk, where documents lie in the order of the corpus: asked for in
    that order they cost least.
    """

    def __init__(self, standing: Standing) -> None:
        """Keep who and what stands in the documents."""
        self._standing = standing
        self._place = lru_cache(_REMEMBERED)(self._placed)

    def of(self, document: str) -> Sequence[Address]:
        """Return the addresses of the entries of a document; ``document`` is its id."""
        return [
            Address(f"{_KEYS[kind]}/{ident}", *self._place(kind, number, path))
            for kind, listing in self._standing.made.items()
            for number, ident in self._standing.of(kind, document)
            if (path := listing.path(number))
        ]

    def entry(self, kind: str, number: int) -> str:
        """Return the address of an entry as seen from OUT, "" when it stands in no page."""
        path = self._standing.made[kind].path(number)
        return self._place(kind, number, path)[0] if path else ""

    def _placed(self, kind: str, number: int, path: str) -> tuple[str, int]:
        """Return the address of an entry, and how many documents beside one name it."""
        ident, documents = self._standing.made[kind].place(number)
        return f"{quote(path)}#{quote(ident)}", documents - 1
