"""What the pages of the edition say of a document: a few words each, for there may be many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sys import intern

from converter.outcome import Outcome
from converter.register import Entry
from converter.tei.identifiers import person_id

_YEAR = re.compile(r"\d{4}(?!\d)")
_LAST = "9999"


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

    @property
    def place_in_time(self) -> tuple[str, str, str]:
        """Return what orders documents: by date, those without one last."""
        return self.when or _LAST, self.title.casefold(), self.id


def gather(outcomes: Iterable[Outcome], people: Sequence[Entry] = ()) -> list[Facts]:
    """Return the facts of the converted documents by date; ``people`` is the register."""
    called = {
        (member.document.id, member.person.id): intern(call(entry))
        for entry in people
        for member in entry.members
    }
    facts = [_facts(one, called) for one in outcomes if one.failure is None]
    return sorted(facts, key=lambda one: one.place_in_time)


def call(entry: Entry) -> str:
    """Return what a person is called where names stand in alphabetical order."""
    if not entry.surname:
        return entry.name
    return ", ".join(filter(None, (entry.surname, entry.forename, entry.title)))


def _facts(outcome: Outcome, called: dict[tuple[str, str], str]) -> Facts:
    filing = outcome.filing
    first, last = outcome.cast.limits
    when = outcome.when or first or last

    def parties(what: str) -> tuple[str, ...]:
        named = (
            called.get((outcome.id, person_id(person)) if person else ("", ""), name)
            for party, name, person in filing.parties
            if party == what
        )
        return tuple(dict.fromkeys(intern(" ".join(name.split())) for name in named if name))

    return Facts(
        id=outcome.id,
        output=outcome.output,
        title=outcome.title or outcome.source,
        when=when if _YEAR.match(when) else "",
        until="" if outcome.when or last == when else last,
        date=outcome.date,
        kind=intern(outcome.kind),
        sender=outcome.sender,
        receiver=", ".join(outcome.receivers),
        senders=parties("sender"),
        receivers=parties("receiver"),
        place=intern(outcome.place),
        archive=intern(filing.archive),
        collection=intern(next(iter(filing.collections), "")),
        classification=intern(filing.classification),
        languages=tuple(map(intern, filing.languages)),
        words=outcome.words.get("source", 0),
        persons=outcome.persons,
        made=tuple(kind for kind in _MADE if kind in outcome.paths),
    )


_MADE = ("html", "tei", "text")
