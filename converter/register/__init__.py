"""The registers: who and what is the same across the documents of a corpus (docs/register.md).

Persons: ``appearing`` is what is kept of a document; ``joining`` makes persons of
documents to humans; ``evidence`` is what speaks for and against; ``entries`` what is
said of a human. Places and organisations: ``things`` are their entries, ``same_thing``
joins those of the documents, ``same_name`` compares names and numbers. ``addresses``:
where the entries of a document stand in the registers' pages.
"""

from __future__ import annotations

from converter.register.addresses import Address, Addresses
from converter.register.appearing import cast
from converter.register.entries import OTHER, Document, Entry, Member
from converter.register.joining import register
from converter.register.things import THINGS, Kind, Thing, register_of

__all__ = [
    "OTHER",
    "THINGS",
    "Address",
    "Addresses",
    "Document",
    "Entry",
    "Kind",
    "Member",
    "Thing",
    "cast",
    "register",
    "register_of",
]
