"""Who the persons of an edition are: the register, and what joins a document's ids to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from converter.bibliography.taken import Taken

_AUTHORITIES = {"wikidata": r"Q[0-9]+", "VIAF": r"[0-9]+", "GND": r"[0-9X-]+"}
"""How the ids of an authority look; what looks otherwise is left out."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person: of the register, or of one document when the register has none for it."""

    id: str
    name: str
    surname: str = ""
    forename: str = ""
    titles: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    birth: str = ""
    death: str = ""
    wikidata: str = ""
    viaf: str = ""
    gnd: str = ""
    documents: int = 1
    registered: bool = False


class People:
    """The persons of the register, found by a document's name and the id there."""

    def __init__(self, register: Taken | None) -> None:
        """Read the register (the root of persons.xml); None: each document stands alone."""
        self._known: dict[str, Person] = {}
        self._joined: dict[tuple[str, str], str] = {}
        if register is not None:
            for element in register.elements("//t:person[@xml:id]"):
                self._add(element, register)

    def __iter__(self) -> Iterator[Person]:
        """Yield the persons of the register, in its order."""
        return iter(self._known.values())

    def of(self, document: str, local: str) -> Person | None:
        """Return the register's person for an id of a document, None when it has none."""
        return self._known.get(self._joined.get((document, local), ""))

    def _add(self, element: etree._Element, taken: Taken) -> None:
        targets = taken.all("t:ptr[@type='document']/@target", element)
        taken.elements("t:ptr[@type='document']", element)
        person = read_person(
            element,
            taken,
            identifier=taken.one("@xml:id", element),
            documents=len({target.partition("#")[0] for target in targets}),
            registered=True,
        )
        self._known[person.id] = person
        for target in targets:
            path, _, local = target.partition("#")
            name = unquote(path).removeprefix("tei/").removesuffix(".xml")
            self._joined[name, local] = person.id


def read_person(
    element: etree._Element,
    taken: Taken,
    identifier: str,
    documents: int = 1,
    *,
    registered: bool = False,
) -> Person:
    """Return what a ``person`` element says (TEI Guidelines, chapter 14)."""
    main = "t:persName[@type='main' or not(../t:persName[@type='main'])][1]"
    surname = taken.one(f"{main}/t:surname", element)
    forename = " ".join(taken.all(f"{main}/t:forename", element))
    parts = (forename, taken.one(f"{main}/t:nameLink", element), surname)
    taken.all("t:persName/@type | t:idno/@type | t:ptr/@type", element)
    suffix = taken.one(f"{main}/t:genName", element)
    whole = taken.one(main, element)
    ids = {
        kind: taken.one(f"t:idno[@type='{kind}']", element, like)
        for kind, like in _AUTHORITIES.items()
    }
    return Person(
        id=identifier,
        name=" ".join(part for part in (*parts, suffix) if part) if surname else whole,
        surname=surname,
        forename=forename,
        titles=taken.all(f"{main}/t:roleName", element),
        variants=taken.all("t:persName[@type='variant']", element),
        offices=tuple(dict.fromkeys(taken.all("t:occupation", element))),
        birth=taken.date("t:birth/@when", element),
        death=taken.date("t:death/@when", element),
        wikidata=ids["wikidata"],
        viaf=ids["VIAF"],
        gnd=ids["GND"],
        documents=documents,
        registered=registered,
    )
