"""A file that was checked: what is wrong with it, and what of it was known before."""

from __future__ import annotations

from dataclasses import dataclass

from converter.schema import Violation


@dataclass(frozen=True, slots=True)
class Known:
    """A violation that the baseline accepts."""

    violation: Violation


@dataclass(frozen=True, slots=True)
class Verdict:
    """The name of a file (as it is to be shown, with ``/``), its violations and its known ones.

    ``register``: it is the register of persons, no document, where that was asked.
    """

    name: str
    violations: tuple[Violation, ...]
    known: tuple[Known, ...] = ()
    register: bool = False

    @property
    def valid(self) -> bool:
        """Tell whether the file has no error that is not known."""
        return self.count("error") == 0

    def count(self, level: str) -> int:
        """Return how many violations have a level."""
        return sum(one.level == level for one in self.violations)
