"""Who is who among persons of one surname whom nobody is known by in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from converter.register.bearers import Bearers
from converter.register.evidence import (
    ENOUGH,
    Evidence,
    Seen,
    excluded,
    points_alone,
    points_of_company,
)
from converter.register.gathering import Gathered
from converter.register.placed import Placed
from converter.register.seeing import FROM, PERSON, Seeing


class SurnamesAlone:
    """Joins them in the order of time, on the same evidence as the others.

    Only humans for whom something speaks are looked at, those met last first, and no more than
    two who may be meant: a surname may be that of very many humans. Somebody whom more than
    ``bearers.COMMON`` humans of a surname were met with is no company that tells them apart.
    """

    def __init__(self, gathered: Gathered, placed: Placed) -> None:
        """Begin with all others placed."""
        self._rows, self._placed = gathered.rows, placed
        self._seeing = Seeing(gathered)
        self._bearers = Bearers(gathered.rows)
        self._document = -1
        # Who is named by the document that is looked at: words and humans.
        self._named: list[tuple[str, int]] = []

    def join(self, left: Iterable[tuple[str, int]]) -> None:
        """Join those who are left: the words that they are called by, and their numbers."""
        rows, placed = self._rows, self._placed
        rows.execute("CREATE TABLE alone (word TEXT, person INTEGER)")
        rows.executemany("INSERT INTO alone VALUES (?, ?)", left)
        rows.execute(
            "CREATE TABLE meeting AS SELECT word FROM alone GROUP BY word HAVING count(*) > 1"
            " AND word NOT IN (SELECT word FROM surnames)"
        )
        rows.execute("CREATE UNIQUE INDEX meeting_words ON meeting (word)")
        ordered = (
            f"SELECT meeting.word, {PERSON} FROM alone CROSS JOIN {FROM}"
            " LEFT JOIN meeting USING (word) WHERE persons.number = person"
            " ORDER BY dated, documents.id, persons.id"
        )
        for word, *row in rows.execute(ordered):
            seen = self._seeing.seen(*row)
            if seen.document != self._document:
                self._begin(seen.document)
            human = placed.new() if word is None else self._who(word, seen)
            placed.put(seen.number, human, mentioned=seen.mentioned)

    def _begin(self, document: int) -> None:
        """Go on to another document: all who are named in the one before are known by now."""
        if self._named:
            company = set(self._placed.company(self._document))
            self._bearers.met(self._named, company)
            self._named.clear()
        self._document = document

    def _who(self, word: str, seen: Seen) -> int:
        """Return who somebody is, of the humans of this surname or somebody new."""
        found = self._found(word, seen)
        human = found[0] if len(found) == 1 else self._placed.new()
        self._bearers.add(word, human, seen)
        if seen.mentioned:
            self._named.append((word, human))
        return human

    def _found(self, word: str, seen: Seen) -> list[int]:
        """Return whom the evidence is enough for: nobody, one, or the first two."""
        company: Counter[int] = Counter()
        for other in set(self._placed.company(seen.document)):
            company.update(self._bearers.who_met(word, other))
        looked_at: set[int] = set()
        found: list[int] = []
        for human in self._candidates(word, seen, company):
            if human not in looked_at:
                looked_at.add(human)
                if self._is(self._bearers.evidence(human), seen, human, company[human]):
                    found.append(human)
                    if len(found) > 1:
                        break
        return found

    def _candidates(self, word: str, seen: Seen, company: Iterable[int]) -> Iterator[int]:
        """Yield all for whom the evidence may be enough: nobody else reaches ``ENOUGH``."""
        yield from company
        yield from self._bearers.of_archive(word, seen)
        for role in seen.roles:
            yield from self._bearers.of_office(word, role, seen)

    def _is(self, evidence: Evidence, seen: Seen, human: int, company: int) -> bool:
        """Tell whether the evidence for this human is enough."""
        return (
            not self._placed.names(seen.document, human)
            and not excluded(evidence, seen)
            and points_alone(evidence, seen) + points_of_company(company) >= ENOUGH
        )
