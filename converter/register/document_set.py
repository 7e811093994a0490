"""The documents that name a place or an organisation: a set of bounded size."""

from __future__ import annotations

from collections.abc import Iterable

_SHARE = 64
"""What more than this part of all documents name takes a bit for each of them."""


class DocumentSet:
    """Numbers of documents: one by one while they are few, then a bit for each document.

    ``few`` is None when they are many, and then ``bits`` has them.
    """

    def __init__(self, numbers: Iterable[int], count: int) -> None:
        """Take some numbers below ``count``."""
        self.count = count
        self.few: set[int] | None = set()
        self._bits = bytearray()
        for number in numbers:
            if self.few is None:
                self._bits[number >> 3] |= 1 << (number & 7)
                continue
            self.few.add(number)
            if len(self.few) > count // _SHARE + _SHARE:
                self._bits = self.bits
                self.few = None

    @property
    def bits(self) -> bytearray:
        """Return a bit for each document."""
        if self.few is None:
            return self._bits
        bits = bytearray(self.count // 8 + 1)
        for number in self.few:
            bits[number >> 3] |= 1 << (number & 7)
        return bits

    def is_apart_from(self, other: DocumentSet) -> bool:
        """Tell whether two sets have no document in common.

        >>> few, many = DocumentSet([1, 2], 999), DocumentSet(range(2, 900), 999)
        >>> few.is_apart_from(many), DocumentSet([1, 901], 999).is_apart_from(many)
        (False, True)
        >>> many.is_apart_from(many), few.is_apart_from(DocumentSet([3], 999))
        (False, True)
        """
        if self.few is not None and other.few is not None:
            return self.few.isdisjoint(other.few)
        if self.few is not None:
            bits = other.bits
            return not any(bits[number >> 3] & 1 << (number & 7) for number in self.few)
        if other.few is not None:
            return other.is_apart_from(self)
        return not int.from_bytes(self.bits, "little") & int.from_bytes(other.bits, "little")

    def add(self, other: DocumentSet) -> None:
        """Take in the documents of another set.

        >>> few, many = DocumentSet([1, 2], 999), DocumentSet(range(2, 900), 999)
        >>> few.add(many)
        >>> few.is_apart_from(DocumentSet([1], 999)), few.is_apart_from(DocumentSet([0], 999))
        (False, True)
        """
        if self.few is not None and other.few is not None:
            self.few |= other.few
            return
        both = int.from_bytes(self.bits, "little") | int.from_bytes(other.bits, "little")
        self._bits = bytearray(both.to_bytes(self.count // 8 + 1, "little"))
        self.few = None
