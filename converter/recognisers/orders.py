"""What editors demand of the recognisers: here is a name, there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from converter.model import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from converter.model import Mark


@dataclass(frozen=True, slots=True)
class Orders:
    """Names that must be marked, by passage, and stretches of text where none may be, and why."""

    forced: Mapping[int, tuple[Mark, ...]] = field(default_factory=dict)
    refused: Mapping[tuple[int, int, int], str] = field(default_factory=dict)

    def heed(self, key: int, marks: Iterable[Mark]) -> list[Mark]:
        """Return the marks of a passage that the orders leave.

        A longer name than the one that is refused stays; a title whose name goes
        goes too.
        """
        if not (self.forced or self.refused):
            return list(marks)
        wanted = self.forced.get(key, ())
        barred = [(start, end) for at, start, end in self.refused if at == key]
        if not (wanted or barred):
            return list(marks)
        kept: list[Mark] = []
        fallen: list[Mark] = []
        for mark in marks:
            name = mark.kind is MarkKind.PERSON
            (fallen if name and not _allowed(mark, wanted, barred) else kept).append(mark)
        return [mark for mark in kept if not _lonely(mark, kept, fallen)]


NO_ORDERS = Orders()


def parts_refused(orders: Orders, texts: Mapping[int, str]) -> frozenset[str]:
    """Return the words of refused names of several words: none of them is a name by itself."""
    names = (texts[key][start:end].split() for key, start, end in orders.refused)
    return frozenset(word for words in names if len(words) > 1 for word in words)


def _allowed(mark: Mark, wanted: Sequence[Mark], barred: Sequence[tuple[int, int]]) -> bool:
    for other in wanted:
        if mark.start < other.end and other.start < mark.end:
            return (mark.start, mark.end) == (other.start, other.end)
    return not any(start <= mark.start and mark.end <= end for start, end in barred)


def _lonely(mark: Mark, kept: Sequence[Mark], fallen: Sequence[Mark]) -> bool:
    """Tell a title whose name is refused: it says nothing without one."""
    if mark.kind is not MarkKind.ROLE or not any(_beside(mark, name) for name in fallen):
        return False
    return not any(name.kind is MarkKind.PERSON and _beside(mark, name) for name in kept)


def _beside(role: Mark, name: Mark) -> bool:
    distance = name.start - role.end if role.end <= name.start else role.start - name.end
    return 0 <= distance <= len(", [")
