"""What the pages of the edition say of a document: a few words each, for there may be many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from converter.outcome import Outcome
from converter.register import Entry, Registers
from converter.tei.identifiers import person_id

Called = Callable[[str, str], str | None]
"""What the register calls a person of a document, by the ids of both; None: it has no such one."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A document as lists show it.

    ``when`` is the date of writing or its first limit, ``until`` the last limit, ``date`` what is
    printed. ``senders`` and ``receivers`` are the values to browse by (a person as the register
    calls them), ``sender`` and ``receiver`` the words of the page. ``made`` are kinds of outputs.
    """

    id: str
    output: str
    title: str
    when: str = ""
    until: str = ""
    date: str = ""
    kind: str = ""
    sender: str = ""
    receiver: str = ""
    senders: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    place: str = ""
    archive: str = ""
    collection: str = ""
    classification: str = ""
    languages: tuple[str, ...] = ()
    words: int = 0
    persons: int = 0
    made: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """Return the year, "" when there is none."""
        return self.when[:4]

    @property
    def month(self) -> str:
        """Return year and month; the year alone when no month is known."""
        return self.when[:7]


def called_by(registers: Registers) -> Called:
    """Return what tells what the persons of documents are called; documents in their order."""

    @lru_cache(maxsize=1)
    def persons(document: str) -> dict[str, int]:
        return {ident: number for number, ident in registers.persons_of(document)}

    @lru_cache(maxsize=16_384)
    def name(number: int) -> str:
        return call(registers.persons[number])

    def called(document: str, person: str) -> str | None:
        number = persons(document).get(person)
        return None if number is None else name(number)

    return called


def call(entry: Entry) -> str:
    """Return what a person is called where names stand in alphabetical order."""
    if not entry.surname:
        return entry.name
    return ", ".join(filter(None, (entry.surname, entry.forename, entry.title)))


def facts_of(outcome: Outcome, called: Called) -> Facts:
    """Return the facts of a converted document."""
    filing = outcome.filing
    last = outcome.cast.limits[1]

    def parties(what: str) -> tuple[str, ...]:
        named = (
            (person and called(outcome.id, person_id(person))) or name
            for party, name, person in filing.parties
            if party == what
        )
        return tuple(dict.fromkeys(" ".join(name.split()) for name in named if name))

    return Facts(
        id=outcome.id,
        output=outcome.output,
        title=outcome.title or outcome.source,
        when=outcome.dated,
        until="" if outcome.when or last == outcome.dated else last,
        date=outcome.date,
        kind=outcome.kind,
        sender=outcome.sender,
        receiver=", ".join(outcome.receivers),
        senders=parties("sender"),
        receivers=parties("receiver"),
        place=outcome.place,
        archive=filing.archive,
        collection=next(iter(filing.collections), ""),
        classification=filing.classification,
        languages=filing.languages,
        words=outcome.words.get("source", 0),
        persons=outcome.persons,
        made=tuple(kind for kind in _MADE if kind in outcome.paths),
    )


_MADE = ("html", "tei", "text")
