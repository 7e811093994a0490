"""Persons as one document shows them: small, plain, and able to travel between processes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed, taken apart: ``sure`` when it is certain which word is the surname.

    ``east``: the surname stands first; ``others`` are words that may be a surname too.
    """

    text: str
    surname: str
    forenames: tuple[str, ...] = ()
    east: bool = False
    sure: bool = True
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a document names a person, with a line of what stands round it.

    ``part`` is paragraph, note, summary or the TEI name of another part; ``number``
    is that of the paragraph or note, ``anchor`` the nearest address in the page.
    """

    part: str
    number: str
    anchor: str
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person of one document; the id is that of the person in its TEI.

    ``surname`` and ``forename`` are empty where it is not sure which is which;
    ``title`` is the form of address (Lord, Mrs.);
    ``listed`` is the id of an entry of the authority file; ``parts`` says what
    the person has to do with the document (sender, receiver, copy, author,
    translator); ``styled`` is "woman" or "man" where the text says Mrs. or Mr.
    ``roles`` are printed, ``held`` are offices that the authority file alone gives.
    ``mentions`` counts all, ``occurrences`` holds the first few.
    """

    id: str
    names: tuple[Name, ...]
    surname: str = ""
    forename: str = ""
    roles: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    title: str = ""
    idnos: tuple[tuple[str, str], ...] = ()
    listed: str = ""
    born: str = ""
    died: str = ""
    parts: tuple[str, ...] = ()
    styled: str = ""
    mentions: int = 0
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The persons of a document, and what helps to know them again in another.

    ``archive`` is the repository and its outermost collection; ``limits`` are
    those of the date of writing where it is a span.
    """

    people: tuple[Appearance, ...] = ()
    archive: str = ""
    limits: tuple[str, str] = ("", "")
