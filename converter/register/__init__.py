"""The registers: who and what is the same across the documents of a corpus (docs/register.md).

``appearing`` is what is kept of a document. ``gathering`` puts that of all on disk, what many
say alike once (``interning``). Persons: ``people`` and ``calling`` say which full names may be
one, ``full_names`` joins them block by block (``blocks``), ``surnames`` and ``surnames_alone``
those known by one word, on ``evidence`` (``bearers`` finds who may be meant); ``placed`` is who
is who, ``seeing`` a row as an object, ``humans`` what is said of each. Places and organisations:
``cells`` are beyond doubt the same, ``same_thing`` joins them, ``same_name`` compares names and
numbers, ``document_set`` their documents; ``things`` is what is said of each. ``summing`` counts
members, ``listing`` is a register with its ids and its alphabet, ``entries`` what one gives.
``standing`` and ``addresses``: which entries a document has, and where they are. ``registers`` is
all of them.
"""

from __future__ import annotations

from converter.register.addresses import Address, Addresses
from converter.register.appearing import cast
from converter.register.entries import OTHER, Document, Entry, Member, Office, Paper, Thing
from converter.register.listing import Listing
from converter.register.registers import Registers, registers
from converter.register.things import THINGS, Kind

__all__ = [
    "OTHER",
    "THINGS",
    "Address",
    "Addresses",
    "Document",
    "Entry",
    "Kind",
    "Listing",
    "Member",
    "Office",
    "Paper",
    "Registers",
    "Thing",
    "cast",
    "registers",
]
