"""One edit that an editor has still to make, and how edits are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

OPERATIONS = (
    "add", "remove", "retag", "split", "merge", "move", "attribute", "text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """Say what an editor does, to what, in which part of the document, at which source line."""

    operation: str
    what: str
    part: str
    line: int | None = None

    def __str__(self) -> str:
        """Return the edit as one line, ``line 12: retag  p -> head: "The Harbour"``."""
        place = f"line {self.line}" if self.line else "-"
        return f"  {self.part:7} {place:>9}  {self.operation:9} {self.what}"


def counted(edits: Iterable[Edit]) -> str:
    """Return how many edits there are of each operation.

    >>> counted([Edit("add", "p", "text"), Edit("add", "p", "text"), Edit("move", "p", "text")])
    '3 (add 2, move 1)'
    """
    counts = Counter(edit.operation for edit in edits)
    told = ", ".join(f"{name} {counts[name]}" for name in OPERATIONS if counts[name])
    return f"{counts.total()}" + (f" ({told})" if told else "")


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
