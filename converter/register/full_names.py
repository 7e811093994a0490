"""Who is who among persons known in full: block by block, the fullest names first."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from converter.register.calling import Called, Index, is_damaged
from converter.register.evidence import Group, Seen, agree, fits, same_office
from converter.register.gathering import Gathered
from converter.register.placed import Placed
from converter.register.seeing import FROM, PERSON, Seeing

_REMEMBERED = 100_000


class FullNames:
    """Joins persons known by more than one word; what is known of each human goes to disk."""

    def __init__(self, gathered: Gathered, placed: Placed) -> None:
        """Begin with what was gathered; who is who is told to ``placed``."""
        self._gathered, self._placed = gathered, placed
        rows = gathered.rows
        rows.execute("CREATE TABLE humans (human INTEGER PRIMARY KEY, evidence TEXT)")
        for names in ("surnames", "forenames"):
            rows.execute(
                f"CREATE TABLE {names} (word TEXT, human INTEGER, PRIMARY KEY (word, human))"
                " WITHOUT ROWID"
            )
        rows.execute("CREATE TABLE numbers (number TEXT PRIMARY KEY, human INTEGER)")

    def join(self) -> None:
        """Join them all."""
        people = self._gathered.people
        people.join()
        for _, block in groupby(self._members(), lambda one: one[0]):
            joined = _Block(self._placed)
            for _, seen in block:
                joined.place(seen)
            keep(self._gathered.rows, joined.groups)
            numbers = [(f"{k} {n}", one.number) for (k, n), one in joined.numbers.items()]
            self._gathered.rows.executemany("INSERT INTO numbers VALUES (?, ?)", numbers)

    def _members(self) -> Iterator[tuple[int, Seen]]:
        """Yield those known in full with their blocks, a block in a row, in their order."""
        people, rows = self._gathered.people, self._gathered.rows
        for name in ("is_full", "block", "order"):
            rows.create_function(f"its_{name}", 1, getattr(people, name), deterministic=True)
        ordered = (
            f"SELECT its_block(shape), {PERSON} FROM {FROM} WHERE its_is_full(shape)"
            " ORDER BY 1, its_order(shape), documents.id, persons.id"
        )
        seeing = Seeing(self._gathered)
        for block, *row in rows.execute(ordered):
            yield block, seeing.seen(*row)


def keep(rows: sqlite3.Connection, groups: Iterable[Group]) -> None:
    """Put on disk what is known of humans."""
    for group in groups:
        human = group.number
        rows.execute("INSERT INTO humans VALUES (?, ?)", (human, group.evidence.packed()))
        surnames = [(word, human) for word in group.surnames()]
        rows.executemany("INSERT INTO surnames VALUES (?, ?)", surnames)
        forenames = [(word, human) for word in group.forenames()]
        rows.executemany("INSERT INTO forenames VALUES (?, ?)", forenames)


class _Block:
    """The humans of a block, and the index of the names they answer to."""

    def __init__(self, placed: Placed) -> None:
        self.groups: list[Group] = []
        self.numbers: dict[tuple[str, str], Group] = {}
        self._placed = placed
        self._index: dict[str, dict[Group, None]] = defaultdict(dict)
        self._fitting: dict[tuple[int, int], tuple[int, bool]] = {}

    def place(self, seen: Seen) -> None:
        """Say who a person is; a shorter name joins when it fits one human only."""
        group, open_ = self._whose(seen)
        if group is None:
            group = Group(self._placed.new())
            self.groups.append(group)
        for form in group.add(seen):
            for key in Index.entries_of(form):
                self._index[key][group] = None
        if open_:
            group.keys |= seen.called.keys
            for number in seen.called.numbers:
                self.numbers.setdefault(number, group)
        self._placed.put(seen.number, group.number, mentioned=seen.mentioned)

    def _whose(self, seen: Seen) -> tuple[Group | None, bool]:
        """Return who a person is, None for somebody new, and whether others may join that."""
        for number in sorted(seen.called.numbers):
            if told := self.numbers.get(number):
                return told, True
        form = seen.called.best
        written = form is not None and form.fullness[0] > 0
        found = self._found(seen, form.folded if form and written else ())
        if len(found) <= 1:
            return (found[0] if found else None), True
        same = [one for one in found if written and form and one.fullest == form.folded]
        if len(same) == 1:
            return same[0], True
        known = [one for one in found if same_office(one.evidence, seen, exactly=True)]
        # Initials that fit several humans stay apart, from each other too.
        return (known[0], True) if len(known) == 1 else (None, written)

    def _found(self, seen: Seen, written: tuple[str, ...]) -> list[Group]:
        """Return whom a person may be; where that is several anyway, further ones by office only.

        ``written`` are the words of a name without initials: one human may be called just so.
        """
        found: list[Group] = []
        same = 0
        # Two entries of the authority file are two people, however alike they are called.
        listed = bool(seen.called.listed)
        for one in self._candidates(seen.called):
            if len(found) > 1 and (not written or same > 1):
                if not seen.roles:
                    break
                if not same_office(one.evidence, seen, exactly=True):
                    continue
            if (
                not (listed and one.listed)
                and not one.keys.isdisjoint(seen.called.keys)
                and self._fits(one, seen)
                and agree(one.evidence, seen)
                and not self._placed.names(seen.document, one.number)
            ):
                found.append(one)
                same += one.fullest == written
        return found

    def _candidates(self, called: Called) -> Iterator[Group]:
        if len(self.groups) == 1 or any(is_damaged(form.text) for form in called.full):
            yield from self.groups
            return
        met: set[Group] = set()
        for key in dict.fromkeys(key for form in called.full for key in Index.asked_by(form)):
            for group in self._index.get(key, ()):
                if group not in met:
                    met.add(group)
                    yield group

    def _fits(self, group: Group, seen: Seen) -> bool:
        """Tell whether a full name fits a human; it is found out once for each number of forms."""
        asked = group.number, seen.shape
        known = self._fitting.get(asked)
        if known is None or known[0] != len(group.forms):
            if len(self._fitting) > _REMEMBERED:
                self._fitting.clear()
            known = self._fitting[asked] = len(group.forms), fits(group, seen.called)
        return known[1]
