"""The registers of places and organisations: what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Literal, TypeAlias

from converter.register.document_set import DocumentSet
from converter.register.entries import Thing
from converter.register.gathering import Gathered
from converter.register.listing import Listing, Made
from converter.register.same_name import key_of, sort_of
from converter.register.same_thing import Group, groups
from converter.spelling import slug

Kind: TypeAlias = Literal["places", "organisations"]

THINGS: tuple[Kind, ...] = ("places", "organisations")


def things(gathered: Gathered, kind: Kind) -> Listing[Thing]:
    """Return a register of things, whatever the order of documents.

    Each presence is looked at once, and only different names and numbers are compared, those
    that keys lead to: the time grows with the number of presences.
    """
    listing = Listing(gathered, kind, Thing, "cell")
    cells = gathered.cells[kind]
    cells.join()

    def read(found: Iterable[int]) -> DocumentSet:
        documents = chain.from_iterable(map(listing.documents, found))
        return DocumentSet(documents, gathered.count)

    def made() -> Iterator[Made]:
        for _, block in groupby(cells.looks(), lambda look: cells.blocks.of(look[0])):
            for group in groups(block, read, initials=kind == "organisations"):
                yield _made(group, listing)

    listing.add(made())
    return listing


def _made(group: Group, listing: Listing[Thing]) -> Made:
    name = _name(group)
    texts = {*group.names, *group.others} - {name}
    return Made(
        id=slug(name) or "x",
        sort=sort_of(name),
        told={
            "name": name,
            "variants": sorted(texts, key=lambda text: (sort_of(text), text)),
            "within": sorted(group.within),
            "idnos": sorted(group.idnos, key=lambda one: (one[0].casefold(), one[1])),
        },
        sum=listing.sum(group.cells),
        cells=group.cells,
    )


def _name(group: Group) -> str:
    """Return what it is called: the usual name, rather without capitals and article.

    A name that is a variant of another of its names comes after that.
    """
    lesser = {key for key in group.variants if key in group.keys}

    def worse(text: str) -> tuple[bool, bool, bool, int, int, str]:
        less, article = key_of(text) in lesser, text.lower().startswith("the ")
        return text.isupper(), less, article, -group.names[text], -len(text), text

    return min(group.names, key=worse)
