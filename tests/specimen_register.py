"""The register of the specimens by the rules alone: without their authority file and decisions."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache

from converter.appearance import Appearance
from converter.register import Document, Entry, Listing, Registers, registers
from tests.shared import SPECIMENS, converted

Change = Callable[[Document, Appearance], Appearance]


@cache
def documents() -> tuple[Document, ...]:
    """Return the specimens as the register takes them in."""
    made = [(path, converted(path)) for path in SPECIMENS]
    return tuple(
        Document(one.id, path.stem, one.title or path.name, one.when, one.cast)
        for path, one in made
    )


@cache
def specimens() -> Registers:
    """Return their registers."""
    held = ExitStack()
    atexit.register(held.close)
    return held.enter_context(registers(documents()))


def people() -> Listing[Entry]:
    """Return their register of persons."""
    return specimens().persons


@contextmanager
def some(*ids: str, change: Change = lambda _, person: person) -> Iterator[Registers]:
    """Give the registers of documents that name the persons of these entries, and nobody else."""
    whose = {
        (member.document.id, member.id): entry.id
        for entry in people()
        if entry.id in ids
        for member in entry.members
    }
    with registers(
        replace(
            one,
            cast=replace(
                one.cast,
                people=tuple(
                    change(one, person)._replace(listed=whose[one.id, person.id])
                    for person in one.cast.people
                    if (one.id, person.id) in whose
                ),
            ),
        )
        for one in documents()
    ) as made:
        yield made
