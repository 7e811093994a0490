"""Answers in the order of the tasks, whoever gives them when, and whoever dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from converter.executors.chunks import MOST_BYTES, Chunks
from converter.executors.protocol import Died

_UNREAD = 16
"""Chunks for each worker that may wait for one before them, a long report's, to be read."""


@dataclass(eq=False, slots=True)
class Piece:
    """Tasks that travel together, and their answers when they are there.

    ``long``: one task that takes longer than others together, so that none should wait
    behind it. ``alone``: one task that a worker's death interrupted; it is tried once more, when no
    other is under way, so that nobody else's death is its own, and all memory is its.
    """

    tasks: tuple[Any, ...]
    long: bool = False
    alone: bool = False
    answers: Sequence[Any] | None = None


class Crew(Protocol):
    """The workers: what they are given, and what they have done."""

    @property
    def size(self) -> int:
        """Return how many workers there are; there may be none yet."""

    @property
    def free(self) -> bool:
        """Return whether a worker can take a piece without keeping it waiting for long."""

    @property
    def idle(self) -> bool:
        """Return whether no piece is under way."""

    def give(self, piece: Piece) -> None:
        """Hand out a piece."""

    def wait(self) -> Iterable[tuple[Piece, Sequence[Any] | None]]:
        """Wait until a piece has ended; return each with its answers, None: its worker died."""


def in_order(crew: Crew, chunks: Chunks[Any]) -> Iterator[Any]:
    """Yield the answers to the tasks of all chunks, Died for one that costs a worker's life twice.

    Raises what a worker raises: that no task is to blame for.
    """
    window: deque[Piece] = deque()
    again: deque[Piece] = deque()
    while True:
        _hand_out(crew, chunks, window, again)
        if not window:
            return
        if window[0].answers is not None:
            yield from window.popleft().answers or ()
            continue
        for piece, answers in crew.wait():
            if answers is not None:
                piece.answers = answers
            elif piece.alone:
                piece.answers = (Died(piece.tasks[0]),)
            else:
                ones = [Piece((task,), alone=True) for task in piece.tasks]
                _replace(window, piece, ones)
                again.extend(ones)


def _hand_out(crew: Crew, chunks: Chunks[Any], window: deque[Piece], again: deque[Piece]) -> None:
    """Give the workers as much as they can take."""
    alone = any(piece.alone and piece.answers is None for piece in window)
    if alone:
        if crew.idle:
            crew.give(again.popleft())
        return
    workers = chunks.workers = max(1, crew.size)
    while crew.free and len(window) < _UNREAD * workers:
        tasks, size = chunks.take()
        if not tasks:
            return
        piece = Piece(tasks, long=size > MOST_BYTES)
        window.append(piece)
        crew.give(piece)


def _replace(window: deque[Piece], piece: Piece, ones: Iterable[Piece]) -> None:
    at = window.index(piece)
    del window[at]
    for one in ones:
        window.insert(at, one)
        at += 1
