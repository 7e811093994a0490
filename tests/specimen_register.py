"""The register of the specimens by the rules alone: without their authority file and decisions."""

from __future__ import annotations

from functools import cache

from converter.register import Document, Entry, register
from tests.shared import SPECIMENS, converted


@cache
def documents() -> tuple[Document, ...]:
    """Return the specimens as the register knows them."""
    made = [(path, converted(path)) for path in SPECIMENS]
    return tuple(
        Document(one.id, path.stem, one.title or path.name, one.when, one.cast)
        for path, one in made
    )


@cache
def people() -> tuple[Entry, ...]:
    """Return the entries of their register."""
    return register(documents())
