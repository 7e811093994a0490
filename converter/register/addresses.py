"""Where the entries of documents lead: which page of a register holds them, under which id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from converter.register.entries import Entry
from converter.register.things import Thing

_KEYS = {"persons": "person", "places": "place", "organisations": "org"}


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
    """The addresses of all entries of all documents.

    An entry of a register has mostly the same id in all its documents, which then share an
    address: of each document only a list of references is held.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._of: dict[str, list[Address]] = {}

    def add(self, kind: str, path: str, entries: Iterable[Entry | Thing]) -> None:
        """Note that entries of persons, places or organisations stand in the page ``path``."""
        for entry in entries:
            href = f"{quote(path)}#{quote(entry.id)}"
            others = len({member.document.id for member in entry.members}) - 1
            shared: dict[str, Address] = {}
            for member in entry.members:
                address = shared.get(member.id)
                if address is None:
                    address = Address(f"{_KEYS[kind]}/{member.id}", href, others)
                    shared[member.id] = address
                self._of.setdefault(member.document.id, []).append(address)

    def of(self, document: str) -> Sequence[Address]:
        """Return the addresses of the entries of a document; ``document`` is its id."""
        return self._of.get(document, ())

    def find(self, document: str, key: str) -> Address | None:
        """Return the address of an entry of a document, None when it is in no register."""
        return next((one for one in self.of(document) if one.key == key), None)
