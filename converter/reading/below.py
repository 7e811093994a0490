"""What follows in a long run of chunks, without a copy of it for each place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from converter.reading.chunks import Chunk

_SHORT = 200


def from_here(chunks: Sequence[Chunk], index: int) -> Sequence[Chunk]:
    """Return the chunks from a place on."""
    return chunks[index:] if len(chunks) - index <= _SHORT else Below(chunks, index, len(chunks))


class Below(Sequence[Chunk]):
    """A part of a run of chunks, which stays where it is."""

    __slots__ = ("_chunks", "_end", "_start")

    def __init__(self, chunks: Sequence[Chunk], start: int, end: int) -> None:
        """Look at ``chunks[start:end]``."""
        self._chunks = chunks
        self._start = start
        self._end = end

    def __len__(self) -> int:
        """Return the number of chunks."""
        return self._end - self._start

    @overload
    def __getitem__(self, place: int) -> Chunk: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Chunk]: ...
    def __getitem__(self, place: int | slice) -> Chunk | Sequence[Chunk]:
        """Return a chunk, or a part of these in its turn."""
        if isinstance(place, int):
            at = place + (self._start if place >= 0 else self._end)
            if not self._start <= at < self._end:
                raise IndexError(place)
            return self._chunks[at]
        start, end, step = place.indices(len(self))
        if step != 1 or end - start <= _SHORT:
            return [self._chunks[self._start + at] for at in range(start, end, step)]
        return Below(self._chunks, self._start + start, self._start + end)

    def __iter__(self) -> Iterator[Chunk]:
        """Yield the chunks in order."""
        return (self._chunks[at] for at in range(self._start, self._end))
