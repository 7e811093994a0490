"""What the documents say of persons, each thing once, and which full names may be compared."""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Iterator
from functools import lru_cache

from converter.appearance import Appearance
from converter.recognisers.forms import Form
from converter.register.blocks import Blocks
from converter.register.calling import (
    Called,
    beginning_of,
    is_damaged,
    keys_of,
    lost_keys_of,
    pattern_of,
    told_of,
)
from converter.register.interning import Interned

NONE = 0xFFFF_FFFF
"""Stands for no number."""

_LAST = "\U0010ffff"
_REMEMBERED = 4_096


class People:
    """The shapes of persons (what is said of them), and the blocks of their full names.

    Two shapes are in one block when keys lead from one to the other: outside it nobody can
    be the same, except who is known by one word only.
    """

    def __init__(self, rows: sqlite3.Connection) -> None:
        """Begin with nobody."""
        self._rows = rows
        self._shapes = Interned(rows, "shapes_persons")
        self._forms = Interned(rows, "forms")
        self._form_of = array("I")
        self._order = array("I")
        self._numbered = bytearray()
        self.blocks = Blocks()
        self.called = lru_cache(_REMEMBERED)(self._called)
        rows.execute("CREATE TABLE keys (key TEXT, form INTEGER)")
        rows.execute("CREATE TABLE damaged (name TEXT, word TEXT, form INTEGER)")
        rows.execute(
            "CREATE TABLE full_shapes (shape INTEGER, unlisted INTEGER, damaged INTEGER,"
            " written INTEGER, words INTEGER, name TEXT)"
        )

    def shape(self, person: Appearance) -> int:
        """Return the number of what is said of a person."""
        told = told_of(person)
        shape = self._shapes.number(told)
        if shape == len(self._form_of):
            called = Called(told)
            self._form_of.append(self._new(shape, called))
            self._numbered.append(bool(called.numbers))
        return shape

    def _new(self, shape: int, called: Called) -> int:
        """Return the number of a full name, NONE where there is none; keep how it is found."""
        forms = [self._form(form) for form in called.full]
        if not forms:
            return NONE
        for form in forms[1:]:
            self.blocks.join(forms[0], form)
        keys = [(f"number {kind} {number} ", forms[0]) for kind, number in called.numbers]
        self._rows.executemany("INSERT INTO keys VALUES (?, ?)", keys)
        self._rows.execute(
            "INSERT INTO full_shapes VALUES (?, ?, ?, ?, ?, ?)", (shape, *called.order)
        )
        return forms[0]

    def _form(self, form: Form) -> int:
        """Return the number of a full name."""
        parts = (form.text, form.surname, *form.forenames, str(form.east), str(form.sure))
        number = self._forms.number("\t".join((*parts, *form.others)))
        if number == len(self.blocks):
            self.blocks.add()
            keys = {*keys_of(form), *lost_keys_of(form)}
            self._rows.executemany(
                "INSERT INTO keys VALUES (?, ?)", [(key, number) for key in keys]
            )
            if is_damaged(form.text):
                words = {key.split(" ")[1] for key in lost_keys_of(form)}
                lost = [(form.text, word, number) for word in words]
                self._rows.executemany("INSERT INTO damaged VALUES (?, ?, ?)", lost)
        return number

    def _called(self, shape: int) -> Called:
        return Called(self._shapes.text(shape))

    def join(self) -> None:
        """Find the blocks and the order in which full names are joined."""
        rows = self._rows
        rows.execute("CREATE INDEX keys_sorted ON keys (key, form)")
        together = "SELECT key, form FROM keys WHERE key < 'lost' OR key > 'lost!' ORDER BY key"
        self.blocks.join_by_keys(rows.execute(together))
        for name, word, number in rows.execute("SELECT * FROM damaged").fetchall():
            for other in self._meant(name, word):
                self.blocks.join(number, other)
        self._order.extend([NONE] * len(self._form_of))
        ordered = (
            "SELECT shape, dense_rank() OVER (ORDER BY unlisted, damaged, written, words, name)"
            " FROM full_shapes"
        )
        for shape, place in rows.execute(ordered):
            self._order[shape] = place

    def _meant(self, name: str, word: str) -> Iterator[int]:
        """Yield the full names that a damaged one may be, of those with this surname."""
        pattern, start = re.compile(pattern_of(name)), f"lost {word} "
        beginning = start + beginning_of(name)
        asked = "SELECT key, form FROM keys WHERE key BETWEEN ? AND ?"
        for key, other in self._rows.execute(asked, (beginning, beginning + _LAST)):
            if pattern.fullmatch(key.removeprefix(start)):
                yield other

    def is_full(self, shape: int) -> bool:
        """Tell whether somebody is known by more than one word."""
        return self._form_of[shape] != NONE

    def is_numbered(self, shape: int) -> bool:
        """Tell whether an authority file knows somebody."""
        return bool(self._numbered[shape])

    def block(self, shape: int) -> int:
        """Return the block of somebody who is known by more than one word."""
        return self.blocks.of(self._form_of[shape])

    def order(self, shape: int) -> int:
        """Return what orders those who are known by more than one word: the fullest first."""
        return self._order[shape]
