"""Who is who among persons known by one word only: on the evidence of the documents."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from converter.register.calling import beginning_of, is_damaged, pattern_of
from converter.register.evidence import (
    ENOUGH,
    Evidence,
    Seen,
    excluded,
    points_alone,
    points_of_company,
    same_office,
)
from converter.register.gathering import Gathered
from converter.register.placed import Placed
from converter.register.seeing import FROM, PERSON, Seeing

_ROUNDS = 5
_LAST = "\U0010ffff"

Called = Callable[[Seen], "int | None"]
"""Who somebody is who is known by a word, None when that is not certain."""


class Surnames:
    """Joins persons known by one word only to humans, where the evidence is enough for one."""

    def __init__(self, gathered: Gathered, placed: Placed) -> None:
        """Begin with those known in full placed, and what is known of them on disk."""
        self._rows, self._people, self._placed = gathered.rows, gathered.people, placed
        self._seeing = Seeing(gathered)
        self._evidence = lru_cache(64)(self._read)
        self._rows.execute(
            "CREATE TABLE waiting (word TEXT, person INTEGER, PRIMARY KEY (word, person))"
            " WITHOUT ROWID"
        )
        # Those of several words, or with a lost letter, are looked at one by one.
        self._odd = array("I")

    def join(self) -> None:
        """Join who can be joined."""
        rows = self._rows
        rows.create_function("its_is_numbered", 1, self._people.is_numbered, deterministic=True)
        self._place_numbered()
        self._wait()
        for _ in range(_ROUNDS):
            self._placed.arrange()
            # Decided all at once: what is joined now is evidence in the next round only.
            rows.execute("CREATE TEMP TABLE found (human INTEGER, person INTEGER)")
            found = rows.executemany("INSERT INTO found VALUES (?, ?)", self._decided()).rowcount
            self._take_in()
            rows.execute("DROP TABLE found")
            if found <= 0:
                break

    def left(self) -> Iterator[tuple[str, int]]:
        """Yield those who are joined to nobody, with the first word that they are called by."""
        for word, person in self._rows.execute("SELECT word, person FROM waiting"):
            if not self._placed.is_placed(person):
                yield word, person
        for seen in self._one_by_one():
            yield seen.called.words[0], seen.number

    # -- who has a number of an authority ------------------------------------

    def _place_numbered(self) -> None:
        """Join those with a number of an authority to who has it."""
        rows, placed = self._rows, self._placed
        numbered = (
            f"SELECT {PERSON} FROM {FROM} WHERE NOT its_is_full(shape)"
            " AND its_is_numbered(shape) ORDER BY documents.id, persons.id"
        )
        rows.execute("CREATE TEMP TABLE found (human INTEGER, person INTEGER)")
        for row in rows.execute(numbered):
            seen = self._seeing.seen(*row)
            numbers = [f"{kind} {number}" for kind, number in sorted(seen.called.numbers)]
            told = (self._one("SELECT human FROM numbers WHERE number = ?", one) for one in numbers)
            human = next((one for one in told if one is not None), None)
            if human is None:
                human = placed.new()
                rows.execute("INSERT INTO humans VALUES (?, ?)", (human, Evidence().packed()))
            rows.executemany(
                "INSERT OR IGNORE INTO numbers VALUES (?, ?)", [(one, human) for one in numbers]
            )
            rows.execute("INSERT INTO found VALUES (?, ?)", (human, seen.number))
        self._take_in()
        rows.execute("DROP TABLE found")

    def _one(self, asked: str, key: str | int) -> int | None:
        row = self._rows.execute(asked, (key,)).fetchone()
        return None if row is None else int(row[0])

    # -- on evidence ---------------------------------------------------------

    def _wait(self) -> None:
        """Find who is known by one word only, and sort them by it."""
        asked = (
            "SELECT number, shape FROM persons WHERE NOT its_is_full(shape)"
            " AND NOT its_is_numbered(shape)"
        )

        def waiting() -> Iterator[tuple[str, int]]:
            for person, shape in self._rows.execute(asked):
                called = self._people.called(shape)
                if called.damaged or len(set(called.words)) > 1:
                    self._odd.append(person)
                else:
                    yield called.words[0], person

        self._rows.execute("CREATE TEMP TABLE words (word TEXT, person INTEGER)")
        self._rows.executemany("INSERT INTO words VALUES (?, ?)", waiting())
        self._rows.execute("INSERT INTO waiting SELECT * FROM words ORDER BY word, person")
        self._rows.execute("DROP TABLE words")

    def _decided(self) -> Iterator[tuple[int, int]]:
        """Yield who is found out in this round: humans and persons."""
        words = (
            "SELECT DISTINCT word FROM waiting WHERE word IN (SELECT word FROM surnames)"
            " OR word IN (SELECT word FROM forenames)"
        )
        asked = (
            f"SELECT {PERSON} FROM waiting CROSS JOIN persons ON persons.number = person"
            " JOIN documents ON documents.number = document WHERE word = ?"
        )
        for (word,) in self._rows.execute(words):
            called = self._who_is([word], word)
            if called is None:
                continue
            for row in self._rows.execute(asked, (word,)):
                if not self._placed.is_placed(row[0]):
                    seen = self._seeing.seen(*row)
                    if (human := called(seen)) is not None:
                        yield human, seen.number
        for seen in self._one_by_one():
            called = self._who_is(self._words_of(seen), seen.called.words[0])
            if called is not None and (human := called(seen)) is not None:
                yield human, seen.number

    def _one_by_one(self) -> Iterator[Seen]:
        asked = f"SELECT {PERSON} FROM {FROM} WHERE persons.number = ?"
        for person in self._odd:
            if not self._placed.is_placed(person):
                yield self._seeing.seen(*self._rows.execute(asked, (person,)).fetchone())

    def _words_of(self, seen: Seen) -> Sequence[str]:
        """Return the words that a person is called by, those read for a damaged one with them."""
        words = dict.fromkeys(seen.called.words)
        asked = "SELECT DISTINCT word FROM surnames WHERE word BETWEEN ? AND ?"
        for name in seen.called.names:
            if is_damaged(name.text):
                pattern, beginning = re.compile(pattern_of(name.text)), beginning_of(name.text)
                known = self._rows.execute(asked, (beginning, beginning + _LAST))
                words |= dict.fromkeys(word for (word,) in known if pattern.fullmatch(word))
        return list(words)

    def _who_is(self, words: Sequence[str], first: str) -> Called | None:
        """Return what tells whom words name, None when they name nobody for certain."""
        found = self._bearers("surnames", words)
        if len(found) > 1:
            return self._by_office(found)
        if found:
            return self._by_evidence(found[0], lambda alone, met: alone + min(met, 2) >= ENOUGH)
        # Sir Basil: the one human of this forename in the corpus, on better evidence.
        bearers = self._bearers("forenames", [first])
        if len(bearers) != 1:
            return None
        return self._by_evidence(
            bearers[0],
            lambda alone, met: met >= ENOUGH and alone + points_of_company(met) > ENOUGH,
        )

    def _bearers(self, names: str, words: Iterable[str]) -> list[int]:
        asked = f"SELECT human FROM {names} WHERE word = ?"
        found = (human for word in words for (human,) in self._rows.execute(asked, (word,)))
        return list(dict.fromkeys(found))

    def _by_office(self, humans: Sequence[int]) -> Called | None:
        """Return what tells which of several is meant: who alone held the very same office."""
        holding: dict[str, dict[int, Evidence]] = defaultdict(dict)
        for human in humans:
            evidence = self._read(human)
            for office in evidence.offices:
                holding[office][human] = evidence

        def called(seen: Seen) -> int | None:
            found = {
                human: evidence
                for role in seen.roles
                for human, evidence in holding.get(role.casefold(), {}).items()
            }
            known = [
                human
                for human, evidence in found.items()
                if same_office(evidence, seen, exactly=True)
                and not excluded(evidence, seen)
                and not self._placed.names(seen.document, human)
            ]
            return known[0] if len(known) == 1 else None

        return called if holding else None

    def _by_evidence(self, human: int, enough: Callable[[int, int], bool]) -> Called:
        """Return what tells whether this human is meant: ``enough`` is told points and company."""
        evidence = self._evidence(human)
        met: set[int] | None = None

        def called(seen: Seen) -> int | None:
            nonlocal met
            if self._placed.names(seen.document, human) or excluded(evidence, seen):
                return None
            alone = points_alone(evidence, seen)
            if enough(alone, 0):
                return human
            if met is None:
                met = self._placed.met(human)
            company = len(met.intersection(self._placed.company(seen.document)))
            return human if enough(alone, company) else None

        return called

    def _read(self, human: int) -> Evidence:
        asked = "SELECT evidence FROM humans WHERE human = ?"
        return Evidence.unpacked(*self._rows.execute(asked, (human,)).fetchone())

    def _take_in(self) -> None:
        """Place who was found, and add what the documents say of them to what is known."""
        rows = self._rows
        self._evidence.cache_clear()
        found = (
            f"SELECT human, {PERSON} FROM found CROSS JOIN persons ON persons.number = person"
            " JOIN documents ON documents.number = document ORDER BY human"
        )
        for human, group in groupby(rows.execute(found), itemgetter(0)):
            evidence = self._read(human)
            words: dict[str, None] = {}
            for _, *row in group:
                seen = self._seeing.seen(*row)
                evidence.add(seen)
                words |= dict.fromkeys(seen.called.words)
                self._placed.put(seen.number, human, mentioned=seen.mentioned)
            change = "UPDATE humans SET evidence = ? WHERE human = ?"
            rows.execute(change, (evidence.packed(), human))
            called = [(word, human) for word in words]
            rows.executemany("INSERT OR IGNORE INTO surnames VALUES (?, ?)", called)
