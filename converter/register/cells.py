"""Places or organisations that are beyond doubt the same: the same numbers, or the same name."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence

from converter.register.blocks import Blocks
from converter.register.interning import Interned
from converter.register.same_name import authorities, is_made_of_initials, is_short_for, key_of

Look = tuple[int, int, bool, list[str], list[list[str]], list[str]]
"""What some documents say of a cell: the cell, how many do, whether it stays alone, the names,
the numbers, what it lies in."""


class Cells:
    """The cells of the places or the organisations of a corpus, and what may be joined further.

    Two cells are in one block when keys lead from one to the other: a number, a name, or a name
    that one of them has beside its own.
    """

    def __init__(self, rows: sqlite3.Connection, kind: str) -> None:
        """Begin with none; ``kind`` is places or organisations."""
        self._rows, self._kind = rows, kind
        # "CP" may be any party's; the short names of states are known everywhere.
        self._initials = kind == "organisations"
        self._shapes = Interned(rows, f"shapes_{kind}")
        self._names = Interned(rows, f"cells_{kind}")
        self._cell_of, self._often = array("I"), array("I")
        self.blocks = Blocks()
        rows.execute(f"CREATE TABLE keys_{kind} (key TEXT, cell INTEGER)")
        rows.execute(f"CREATE TABLE looks_{kind} (cell INTEGER, shape INTEGER, alone INTEGER)")
        self._look = f"INSERT INTO looks_{kind} VALUES (?, ?, ?)"
        self._key = f"INSERT INTO keys_{kind} VALUES (?, ?)"

    def place(
        self,
        names: Sequence[str],
        idnos: Sequence[Sequence[str]],
        within: Sequence[str],
        *,
        alone: bool,
    ) -> tuple[int, int]:
        """Return the number of what is said, and the cell it belongs to."""
        shape = self._shapes.number(json.dumps([names, idnos, within]))
        if shape == len(self._cell_of):
            self._cell_of.append(self._new(names, idnos, shape))
            self._often.append(0)
        if alone:
            cell = self._cell(f"alone {len(self.blocks)}")
            self._rows.execute(self._look, (cell, shape, 1))
            return shape, cell
        self._often[shape] += 1
        return shape, self._cell_of[shape]

    def _new(self, names: Sequence[str], idnos: Sequence[Sequence[str]], shape: int) -> int:
        """Return the cell of what was not said before; keep its keys."""
        numbers = sorted(authorities((kind, number) for kind, number in idnos))
        key = key_of(names[0])
        cell = self._cell(f"numbers {json.dumps(numbers)}" if numbers else f"name {key}")
        keys = {f"name {one}" for one in (key, *lasting(names, initials=self._initials))}
        keys |= {f"number {kind} {number}" for kind, number in numbers}
        self._rows.executemany(self._key, [(one, cell) for one in keys])
        self._rows.execute(self._look, (cell, shape, 0))
        return cell

    def _cell(self, name: str) -> int:
        cell = self._names.number(name)
        if cell == len(self.blocks):
            self.blocks.add()
        return cell

    def join(self) -> None:
        """Find the blocks."""
        # The keys end with a space: none is the beginning of another.
        sorted_ = f"SELECT key || ' ', cell FROM keys_{self._kind} ORDER BY key"
        self.blocks.join_by_keys(self._rows.execute(sorted_))

    def looks(self) -> Iterator[Look]:
        """Yield what is said of the cells, those of a block and those of a cell in a row."""
        self._rows.create_function("block", 1, self.blocks.of, deterministic=True)
        sorted_ = (
            f"SELECT cell, shape, alone, told FROM looks_{self._kind} JOIN shapes_{self._kind}"
            " ON number = shape ORDER BY block(cell), cell, shape"
        )
        for cell, shape, alone, told in self._rows.execute(sorted_):
            often = 1 if alone else self._often[shape]
            # Said only where it is ambiguous: the cell of its name alone has nothing of it.
            if often:
                yield cell, often, bool(alone), *json.loads(told)


def lasting(names: Sequence[str], *, initials: bool) -> Iterator[str]:
    """Yield the keys of the variants that are no short forms of the main name.

    ``initials``: names in capitals stand for a longer one only if they are its initials.
    """
    main = names[0]
    for name in names[1:]:
        short = initials and name.isupper() and not is_made_of_initials(name, main)
        if not short and not is_short_for(name, main):
            yield key_of(name)
