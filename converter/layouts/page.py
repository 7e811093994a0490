"""The lines of a page, and what several layouts ask of them, asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from converter.lines import Line

_Answer = TypeVar("_Answer")


class Page(tuple[Line, ...]):  # noqa: SLOT001  (what is asked of it twice is kept in it)
    """The lines of a page in order, blank ones too."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Page:
        """Return lines as a page; a page is itself."""
        return lines if isinstance(lines, Page) else cls(lines)

    @cached_property
    def filled(self) -> list[Line]:
        """Return the lines that are not blank."""
        return [line for line in self if not line.blank]

    @cached_property
    def text(self) -> str:
        """Return the text of the page, to look whether a sign stands anywhere in it."""
        return "\n".join([line.text for line in self])

    def has(self, signs: Iterable[str]) -> bool:
        """Tell whether one of these signs stands anywhere in the page."""
        return any(sign in self.text for sign in signs)

    @cached_property
    def _answers(self) -> dict[Callable[[Page], object], object]:
        return {}

    def once(self, ask: Callable[[Page], _Answer]) -> _Answer:
        """Return what a question to the page brings; the second time it is known.

        >>> Page((Line(1, 0, "The quay"),)).once(len)
        1
        """
        answers: dict[Callable[[Page], object], object] = self._answers
        if ask not in answers:
            answers[ask] = ask(self)
        return answers[ask]  # type: ignore[return-value]
